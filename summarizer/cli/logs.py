"""Logs on standard error: lines for people, or one JSON object a line for machines.

In the second form everything that goes to standard error is such an object, messages included.
"""

import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal, TypeAlias

from summarizer.cli.terminal import MASKER, print_text, printable_line, say_as
from summarizer.masking import Masker

LogFormat: TypeAlias = Literal["text", "json"]
"""How a log is written."""
LogLevel: TypeAlias = Literal["debug", "info", "warning", "error"]
"""The least weighty lines that are written."""

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
        print_text(printable_line(self._masker.mask(self.format(record))), to_stderr=True)

    def say(self, text: str, level: int) -> None:
        """Print a message to the user as a line of the log, whatever lines are written."""
        self.emit(logging.LogRecord("summarizer.cli", level, "", 0, text, None, None))


def start_logging(*, level: LogLevel, form: LogFormat) -> None:
    """Print what is logged from this level on, in this form, and warnings of other packages.

    The handler is the root's, so that what other packages log is made safe as well; what a
    package would print by a handler of its own, it prints where there is none.
    """
    handler = TerminalHandler(MASKER)
    handler.setFormatter(JsonForm() if form == "json" else TextForm())
    logging.getLogger("summarizer").setLevel(level.upper())
    root = logging.getLogger()
    root.handlers = [one for one in root.handlers if not isinstance(one, TerminalHandler)]
    root.addHandler(handler)
    logging.captureWarnings(True)
    say_as(handler.say if form == "json" else None)


def is_debugging() -> bool:
    """Return whether everything is logged, so that an error's origin is to be shown."""
    return logging.getLogger("summarizer").isEnabledFor(logging.DEBUG)


def fields_of(record: logging.LogRecord) -> dict[str, Any]:
    """Return what a line says beside its words."""
    given: Any = getattr(record, "fields", {})
    others = {name: value for name, value in vars(record).items() if name not in _ORDINARY}
    return {**others, **(given if isinstance(given, Mapping) else {"fields": given})}
