"""Keys and articles kept out of what the SDK and its HTTP library log, whoever listens to them."""

import logging

from summarizer.masking import Masker

_LOGGERS = (
    "openai._base_client",
    "openai._response",
    "openai._legacy_response",
    "httpx2",
    "httpcore2.connection",
    "httpcore2.http11",
    "httpcore2.http2",
    "httpcore2.proxy",
    "httpcore2.socks",
)
"""Loggers that see headers and bodies; a filter holds for the very logger that it is added to."""
_REQUEST = "Request options:"
"""What the SDK begins a line with that holds the whole request, and so an article."""


class KeyFilter(logging.Filter):
    """Rewrites lines of those loggers without keys, from now until `stop`.

    A line is about one connection, but nobody can tell about which: each filter rewrites all.
    """

    def __init__(self, masker: Masker) -> None:
        super().__init__()
        self._masker = masker
        for name in _LOGGERS:
            logging.getLogger(name).addFilter(self)

    def stop(self) -> None:
        """Let lines through as they are."""
        for name in _LOGGERS:
            logging.getLogger(name).removeFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite a line; it is always let through.

        What an exception holds is not shown with it: the SDK's hold the request and the body.
        """
        told = record.getMessage()
        if told.startswith(_REQUEST):
            told = f"{_REQUEST} not shown"
        record.msg, record.args = self._masker.mask(told), ()
        record.exc_info = record.exc_text = None
        return True
