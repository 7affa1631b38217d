"""Where the results of a batch stand: a folder for each event, and how to tell a finished one.

An event's own `briefing.run.json` is written last. It says what the briefing was made from (a
digest) and what it is (its SHA-256), so that the next run can leave the event as it is.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import rfc8785
from pydantic import ValidationError

from summarizer.batch.plan import PlannedEvent
from summarizer.errors import SummarizerError, UsageError
from summarizer.files import write_atomically
from summarizer.ingest.mediatypes import PLAIN, max_bytes_of, media_type_of
from summarizer.ingest.sources import SourceFile, find_files
from summarizer.pipeline import Outcome
from summarizer.schema.article import UnreadSource
from summarizer.schema.base import Record
from summarizer.schema.briefing import Briefing
from summarizer.schema.provenance import StaleCorrection

RUN_FILE = "briefing.run.json"
"""Name of the file that an event's folder is complete with."""
BRIEFING_FILE = "briefing.json"
"""Name of the briefing in an event's folder."""

_LEFT_OVER = re.compile(r"\.[0-9a-f]{16}\.tmp")
"""What a killed run may leave of a file that it was writing."""


class Mark(Record):
    """How the run of one event went, and what its briefing rests on."""

    digest: str
    """SHA-256 of all that decides the briefing: sources, words, model, prompts, versions."""
    briefing_sha256: str
    """SHA-256 of the briefing's file."""
    is_complete: bool
    """Whether another run could bring no more: nothing failed that may not fail again."""
    articles: int
    """How many articles were read."""
    failures: tuple[UnreadSource, ...]
    """What could not be used."""
    stale_corrections: tuple[StaleCorrection, ...] = ()
    """What a reader corrects and could not be applied."""
    rejected_items: int
    """How many items of articles were set aside."""
    seconds: Mapping[str, float]
    """Stage to how long it took."""
    versions: Mapping[str, str]
    """Of the program, of Python, and of what else may matter."""


@dataclass(frozen=True)
class Shelf:
    """The output folder of a batch.

    Attributes:
        out: The folder.
        basis: What decides every briefing of the run besides its sources, as JSON data.
        render: Returns the files of an outcome: name to bytes, the briefing last.
        versions: What the marks say of the program.
    """

    out: Path
    basis: Mapping[str, Any]
    render: Callable[[Outcome], Mapping[str, bytes]]
    versions: Mapping[str, str]

    def digest(self, event: PlannedEvent) -> str:
        """Return the SHA-256 of all that decides the event's briefing.

        Raises:
            UsageError: A source does not exist.
        """
        files = [(_name_of(file), _file_digest(file)) for file in find_files(event.sources)]
        plain: dict[str, Any] = {
            "basis": dict(self.basis),
            "words": event.words,
            "sources": sorted(files),
        }
        if event.corrections:
            found = (_file_digest(SourceFile(path, "")) for path in event.corrections)
            plain["corrections"] = sorted(found)
        return sha256(rfc8785.dumps(plain)).hexdigest()

    def find_mark(self, event: str, digest: str) -> Mark | None:
        """Return the mark of a complete briefing that was made from the same; None without one."""
        folder = self.out / event
        try:
            mark = Mark.model_validate_json((folder / RUN_FILE).read_bytes())
            found = sha256((folder / BRIEFING_FILE).read_bytes()).hexdigest()
        except (OSError, ValidationError):
            return None
        is_same = mark.is_complete and mark.digest == digest and mark.briefing_sha256 == found
        beside = ("briefing.md", "briefing.articles.jsonl", "briefing.communiques.jsonl")
        return mark if is_same and all((folder / name).is_file() for name in beside) else None

    def keep(self, event: str, digest: str, outcome: Outcome, *, is_complete: bool) -> None:
        """Write all files of an event, each whole or not at all, the mark last.

        Args:
            event: Its name.
            digest: SHA-256 of what its briefing was made from.
            outcome: What is written.
            is_complete: Whether another run could bring no more.

        Raises:
            SummarizerError: One cannot be written; it and those after it are as they were.
            UsageError: A link leads out of the output; nothing was written.
        """
        folder = self.out / event
        contents = dict(self.render(outcome))
        mark = Mark(
            digest=digest,
            briefing_sha256=sha256(contents[BRIEFING_FILE]).hexdigest(),
            is_complete=is_complete,
            articles=len(outcome.articles),
            failures=outcome.failures,
            stale_corrections=stale_corrections(outcome.briefing),
            rejected_items=sum(len(one.rejected) for one in outcome.communiques),
            seconds={name: round(value, 3) for name, value in outcome.seconds.items()},
            versions=self.versions,
        )
        contents[RUN_FILE] = plain_json(mark.model_dump(mode="json"))
        self._check_inside(folder, *(folder / name for name in contents))
        _sweep(folder)
        for name, data in contents.items():
            write_file(folder / name, data)

    def _check_inside(self, *targets: Path) -> None:
        """See that no link leads out of the output.

        Raises:
            UsageError: One does.
        """
        root = self.out.resolve()
        for path in targets:
            if not path.resolve().is_relative_to(root):
                msg = f"{str(path)!r} is a link that leads out of {str(self.out)!r}; remove it"
                raise UsageError(msg)


def stale_corrections(briefing: Briefing) -> tuple[StaleCorrection, ...]:
    """Return what a reader corrects and could not be applied."""
    corrections = briefing.provenance.corrections
    return corrections.stale if corrections else ()


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        SummarizerError: It cannot be written, for example because the disk is full.
    """
    try:
        write_atomically(path, data)
    except OSError as exc:
        msg = f"cannot write {str(path)!r}: {exc.strerror or exc}"
        raise SummarizerError(msg, kind="output") from exc


def plain_json(values: Mapping[str, Any]) -> bytes:
    """Return JSON for a file that people read and that is the same never twice."""
    return (json.dumps(values, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _name_of(file: SourceFile) -> str:
    """Return what a file is known by, with the numbers of the articles of it that are meant."""
    return file.uri if file.only is None else f"{file.uri}#{','.join(map(str, sorted(file.only)))}"


def _file_digest(file: SourceFile) -> str:
    """Return the SHA-256 of what is read of a file; of nothing where it cannot be read."""
    if file.path is None or not file.path.is_file():
        return "none"
    try:
        with file.path.open("rb") as stream:
            most = max_bytes_of(media_type_of(file.path.name) or PLAIN)
            digest = sha256(stream.read(most + 1)).hexdigest()
    except OSError:
        return "unreadable"
    return digest


def _sweep(folder: Path) -> None:
    """Remove what a killed run left of files that it was writing."""
    names: Iterable[Path] = folder.iterdir() if folder.is_dir() else ()
    for path in names:
        if _LEFT_OVER.fullmatch(path.name):
            with suppress(OSError):
                path.unlink()
