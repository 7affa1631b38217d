"""Logs on standard error: lines for people, or one JSON object a line for machines.

In the second form everything that goes to standard error is such an object, messages included.
"""

import json
import logging
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal, TypeAlias

from summarizer.cli.terminal import print_text, printable, say_as
from summarizer.llm.masking import Masker

LogFormat: TypeAlias = Literal["text", "json"]
"""How a log is written."""
LogLevel: TypeAlias = Literal["debug", "info", "warning", "error"]
"""The least weighty lines that are written."""

_KEYS = ("SUMMARIZER_API_KEY", "OPENAI_API_KEY")
_ORDINARY = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "fields"}


class TextForm(logging.Formatter):
    """Writes the level, what happened, and its fields."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        fields = "".join(f" {name}={value}" for name, value in fields_of(record).items())
        return f"{record.levelname}: {record.getMessage()}{fields}"


class JsonForm(logging.Formatter):
    """Writes one JSON object: `time`, `level`, `logger`, `event` and `fields`."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        plain = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            "fields": fields_of(record),
        }
        return json.dumps(plain, ensure_ascii=False, default=str)


class TerminalHandler(logging.Handler):
    """Prints log lines to standard error, safe to look at, keys masked."""

    def __init__(self, masker: Masker) -> None:
        super().__init__()
        self._masker = masker

    def emit(self, record: logging.LogRecord) -> None:
        """Print one line."""
        print_text(printable(self._masker.mask(self.format(record))), to_stderr=True)

    def say(self, text: str, level: int) -> None:
        """Print a message to the user as a line of the log, whatever lines are written."""
        self.emit(logging.LogRecord("summarizer.cli", level, "", 0, text, None, None))


def start_logging(*, level: LogLevel, form: LogFormat) -> None:
    """Print what is logged from this level on, in this form; keys of the environment are masked."""
    handler = TerminalHandler(Masker(tuple(os.environ.get(name, "") for name in _KEYS)))
    handler.setFormatter(JsonForm() if form == "json" else TextForm())
    logger = logging.getLogger("summarizer")
    logger.handlers = [handler]
    logger.setLevel(level.upper())
    # What other packages log has no handler of its own and would be printed as it is.
    root = logging.getLogger()
    root.handlers = [one for one in root.handlers if not isinstance(one, TerminalHandler)]
    logger.propagate = form != "json"
    if form == "json":
        root.addHandler(handler)
    say_as(handler.say if form == "json" else None)


def is_debugging() -> bool:
    """Return whether everything is logged, so that an error's origin is to be shown."""
    return logging.getLogger("summarizer").isEnabledFor(logging.DEBUG)


def fields_of(record: logging.LogRecord) -> dict[str, Any]:
    """Return what a line says beside its words."""
    given: Any = getattr(record, "fields", {})
    others = {name: value for name, value in vars(record).items() if name not in _ORDINARY}
    return {**others, **(given if isinstance(given, Mapping) else {"fields": given})}
