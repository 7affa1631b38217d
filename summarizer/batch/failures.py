"""What failed, with the command that tries it again."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from summarizer.errors import SummarizerError, UsageError
from summarizer.schema.article import UnreadSource
from summarizer.schema.base import Record
from summarizer.schema.canonical import compact_json
from summarizer.schema.faults import first_fault


class Fault(NamedTuple):
    """An article that could not be used, or an event that could not be briefed."""

    event: str
    """Name of the event."""
    uri: str | None
    """The article; None where it is the event itself."""
    kind: str
    """What kind of error it was, such as `rate_limited`."""
    reason: str
    """What happened, for people."""


class Failure(Record):
    """One line of `failures.jsonl`."""

    event: str
    """Name of the event."""
    uri: str | None
    """The article, as its event's briefing names it; None where it is the event itself."""
    kind: str
    """What kind of error it was, such as `rate_limited`."""
    reason: str
    """What happened, for people."""
    retry: str
    """The command that tries this event again, and no other."""


def faults_of(event: str, unread: Iterable[UnreadSource]) -> tuple[Fault, ...]:
    """Return the articles of an event that could not be used."""
    return tuple(
        Fault(event, one.uri, one.kind or one.status, one.reason or one.status) for one in unread
    )


def fault_of(event: str, error: SummarizerError) -> Fault:
    """Return an event that could not be briefed."""
    return Fault(event, None, error.kind, str(error))


def sort_faults(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return the faults by event and article, each once."""
    ordered = sorted(set(faults), key=lambda one: (one.event, one.uri or "", one.kind, one.reason))
    return tuple(ordered)


def write_failures(faults: Sequence[Fault], retry: Callable[[str], str]) -> bytes:
    """Return the lines of the faults, by event and article.

    Args:
        faults: What failed.
        retry: Returns the command that tries an event again.
    """
    lines = (Failure(**one._asdict(), retry=retry(one.event)) for one in sort_faults(faults))
    return b"".join(compact_json(line) + b"\n" for line in lines)


def read_failures(path: Path) -> tuple[Fault, ...]:
    """Return the faults of an earlier run; none where there is no file.

    Raises:
        UsageError: The file cannot be read, or a line is no failure.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return ()
    except OSError as exc:
        msg = f"cannot read {str(path)!r}: {exc.strerror or exc}"
        raise UsageError(msg) from exc
    return tuple(
        _read_line(line, f"{str(path)!r}, line {number}")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    )


def _read_line(line: bytes, place: str) -> Fault:
    try:
        one = Failure.model_validate_json(line)
    except ValidationError as exc:
        msg = f"{place} is no failure: {first_fault(exc)}"
        raise UsageError(msg) from exc
    return Fault(one.event, one.uri, one.kind, one.reason)
