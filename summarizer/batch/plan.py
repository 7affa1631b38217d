"""Which events a batch has, and where their articles are; no article is opened here."""

import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pydantic import Field, ValidationError

from summarizer.batch.failures import Fault
from summarizer.errors import UsageError
from summarizer.ingest.corrections import corrections_beside
from summarizer.ingest.fetched import is_url
from summarizer.ingest.mediatypes import media_type_of
from summarizer.ingest.sources import find_files
from summarizer.schema.base import Record
from summarizer.schema.faults import first_fault

MOST_NAME_BYTES = 200
"""Longer names are no names of folders everywhere."""
_RESERVED = ("/", "\\", ":", "*", "?", '"', "<", ">", "|")
_DEVICES = re.compile(
    r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:\..*)?"
)
"""Names that Windows keeps for devices, whatever they end in
(https://learn.microsoft.com/windows/win32/fileio/naming-a-file)."""
_OWN_FILES = re.compile(
    r"run(?:\.\d+-of-\d+)?\.json|failures(?:\.\d+-of-\d+)?\.jsonl", re.IGNORECASE
)
"""Files of a whole run, which stand beside the folders of its events."""


class PlannedEvent(NamedTuple):
    """One event that is to be briefed."""

    name: str
    """What it is called: the name of its folder in the output."""
    sources: tuple[str, ...]
    """Files, folders and patterns of its articles."""
    words: str | None
    """Words of the event, where its articles may be on several."""
    articles: int
    """How many files the sources mean; 0 where that cannot be told yet."""
    corrections: tuple[Path, ...] = ()
    """Files of a reader's corrections; an event with several of them fails."""


@dataclass(frozen=True)
class Plan:
    """What a batch is to do.

    Attributes:
        events: The events, by name.
        notes: What the user should know of it.
        faults: Files that belong to no event, since they cannot be read.
    """

    events: tuple[PlannedEvent, ...]
    notes: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def articles(self) -> int:
        """How many files the events have."""
        return sum(event.articles for event in self.events)

    def only(self, names: Iterable[str]) -> "Plan":
        """Return the plan for events of these names, and for nothing else."""
        wanted = frozenset(names)
        return Plan(tuple(one for one in self.events if one.name in wanted), self.notes)


class ManifestLine(Record):
    """One line of a manifest."""

    event: str = Field(min_length=1)
    """Name of the event: of its folder in the output."""
    sources: tuple[str, ...] = Field(min_length=1)
    """Files, folders and patterns of its articles."""
    words: str | None = None
    """Words of the event, where its articles may be on several."""
    corrections: str | None = None
    """File of a reader's corrections, where it does not stand beside the articles."""


def plan_folders(root: Path, *, out: Path) -> Plan:
    """Return one event for each folder in `root`, but for the output's own.

    Raises:
        UsageError: `root` is no folder that can be read, or has none in it.
    """
    try:
        entries = sorted(root.iterdir())
    except OSError as exc:
        msg = f"cannot read the folder {str(root)!r}: {exc.strerror or exc}"
        raise UsageError(msg) from exc
    own = out.resolve()
    folders = [
        one
        for one in entries
        if one.is_dir() and not one.name.startswith(".") and one.resolve() != own
    ]
    if not folders:
        msg = (
            f"{str(root)!r} holds no folder; a batch has one for each event (for one event: "
            "`summarizer brief`; for a heap of articles: --group)"
        )
        raise UsageError(msg)
    taken = [one.name for one in folders if _OWN_FILES.fullmatch(one.name)]
    if taken:
        msg = f"{str(root)!r} holds a folder {taken[0]!r}: the output has a file of that name"
        raise UsageError(msg)
    events = [plan_event(_printable(one.name), (str(one),)) for one in folders]
    loose = sum(one.is_file() and media_type_of(one.name) is not None for one in entries)
    note = f"left out: {loose} files in {str(root)!r} itself, which are in the folder of no event"
    return Plan(_sorted(events), (note,) if loose else ())


def plan_manifest(manifest: Path, *, root: Path | None) -> Plan:
    """Return one event for each line of a manifest; its sources are relative to `root`.

    Args:
        manifest: File of JSON lines.
        root: None for the manifest's own folder.

    Raises:
        UsageError: The file cannot be read, a line is no event, or two have one name.
    """
    base = manifest.parent if root is None else root
    try:
        lines = manifest.read_bytes().split(b"\n")
    except OSError as exc:
        msg = f"cannot read {str(manifest)!r}: {exc.strerror or exc}"
        raise UsageError(msg) from exc
    events: list[PlannedEvent] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{str(manifest)!r}, line {number}"
        one = _read_line(line, place)
        known = unicodedata.normalize("NFC", one.event).casefold()
        if known in seen:
            msg = f"{place}: event {one.event!r} stands in line {seen[known]} already"
            raise UsageError(msg)
        seen[known] = number
        # A URL stays one, so that the event says what is wrong with it.
        sources = tuple(name if is_url(name) else str(base / name) for name in one.sources)
        corrections = None if one.corrections is None else base / one.corrections
        events.append(plan_event(one.event, sources, words=one.words, corrections=corrections))
    if not events:
        msg = f"{str(manifest)!r} holds no event"
        raise UsageError(msg)
    return Plan(_sorted(events))


def plan_event(
    name: str,
    sources: Sequence[str],
    *,
    words: str | None = None,
    corrections: Path | None = None,
) -> PlannedEvent:
    """Return an event with its files counted, and the corrections named or beside its articles."""
    found = corrections_beside(sources) if corrections is None else (corrections,)
    return PlannedEvent(name, tuple(sources), words, count_files(*sources), found)


def count_files(*sources: str) -> int:
    """Return how many articles are there; 0 where a source cannot be read, which is told later."""
    try:
        return len(find_files(sources))
    except UsageError:
        return 0


def _read_line(line: bytes, place: str) -> ManifestLine:
    try:
        one = ManifestLine.model_validate_json(line)
    except ValidationError as exc:
        form = '{"event": "NAME", "sources": ["PATH", ...]}'
        msg = f"{place}: {first_fault(exc)}; expected a line such as {form}"
        raise UsageError(msg) from exc
    _check_name(one.event, place)
    return one


def _check_name(name: str, place: str) -> None:
    """See that a name can be a folder's on any machine, and stays inside of the output."""
    is_plain = name == name.strip(" .") and name.isprintable()
    if not is_plain or any(sign in name for sign in _RESERVED):
        msg = (
            f"{place}: event {name!r} is to be the name of a folder: without "
            f"{' '.join(_RESERVED)}, invisible characters, and spaces or dots around it"
        )
        raise UsageError(msg)
    if _DEVICES.fullmatch(name) or _OWN_FILES.fullmatch(name):
        msg = f"{place}: event {name!r} is the name of a device or of a file of the run"
        raise UsageError(msg)
    if len(name.encode()) > MOST_NAME_BYTES:
        msg = f"{place}: the event's name is longer than {MOST_NAME_BYTES} bytes"
        raise UsageError(msg)


def _printable(name: str) -> str:
    """Return a folder's name in characters that every record can hold."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _sorted(events: Iterable[PlannedEvent]) -> tuple[PlannedEvent, ...]:
    return tuple(sorted(events, key=lambda one: one.name))
