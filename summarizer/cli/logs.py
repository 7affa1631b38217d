"""Logs on standard error."""

import logging

from summarizer.cli.terminal import say


class TerminalHandler(logging.Handler):
    """Prints log lines to standard error, safe to look at."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one line."""
        say(self.format(record))


def start_logging(*, debug: bool) -> None:
    """Print the package's warnings, and with `debug` all that it logs."""
    handler = TerminalHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("summarizer")
    logger.handlers = [handler]
    logger.setLevel(logging.DEBUG if debug else logging.WARNING)


def is_debugging() -> bool:
    """Return whether logging was started with `debug`."""
    return logging.getLogger("summarizer").isEnabledFor(logging.DEBUG)
