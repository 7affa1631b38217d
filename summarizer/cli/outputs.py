"""Where results go, and how they are read again."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from summarizer.cli.terminal import write_out
from summarizer.errors import SummarizerError, UsageError
from summarizer.files import write_atomically
from summarizer.schema.base import Record
from summarizer.schema.briefing import Briefing
from summarizer.schema.canonical import compact_json
from summarizer.schema.faults import first_fault

STDOUT = Path("-")
"""What is named to write to standard output."""

_ENDINGS = (".md", ".articles.jsonl", ".communiques.jsonl", ".run.json", ".html", ".changes.json")
_NO_BRIEFING = (*_ENDINGS, ".jsonl", ".markdown", ".txt", ".text", ".html", ".htm", ".xhtml")

AnyRecord = TypeVar("AnyRecord", bound=Record)


class BriefingFiles(NamedTuple):
    """A briefing and what stands beside it."""

    json: Path
    """The briefing."""
    markdown: Path
    """The page for people."""
    articles: Path
    """The articles as they were read."""
    communiques: Path
    """What was found in each."""
    run: Path
    """How the run went."""
    html: Path
    """The page for a browser; written where it is asked for."""
    changes: Path
    """What changed from an earlier briefing; written where one is named."""


def briefing_files(output: Path, *, html: bool = False) -> BriefingFiles:
    """Return the files of a briefing that is written to `output`; html: with a page for a browser.

    Raises:
        UsageError: `output` cannot be a briefing's name, or a file that is no part of an earlier
            briefing would be lost.
    """
    if output.is_dir() or not output.name:
        msg = f"-o {str(output)!r} is a folder; name a file, such as {str(output / 'a.json')!r}"
        raise UsageError(msg)
    if output.name.lower().endswith(_NO_BRIEFING):
        msg = f"-o {str(output)!r} names the briefing itself, which is JSON; `.json` fits"
        raise UsageError(msg)
    stem = output.name.removesuffix(".json")
    files = BriefingFiles(output, *(output.with_name(stem + ending) for ending in _ENDINGS))
    _check_links(files)
    pages = (files.markdown, files.html) if html else (files.markdown,)
    lost = next((page for page in pages if page.exists()), None)
    if lost is not None and not files.json.exists() and not files.articles.exists():
        msg = (
            f"{str(lost)!r} would be written over, and no briefing is beside it; "
            "name another file with -o"
        )
        raise UsageError(msg)
    return files


def _check_links(files: BriefingFiles) -> None:
    """See that only the file that was named can be a link to another one.

    Raises:
        UsageError: A file beside it is one.
    """
    link = next((one for one in files[1:] if one.is_symlink()), None)
    if link is not None:
        msg = f"{str(link)!r} is a link, which is not followed; remove it, or name another file"
        raise UsageError(msg)


def articles_beside(path: Path) -> Path:
    """Return the file of articles that stands beside a briefing or a file of communiqués."""
    for ending in (".communiques.jsonl", ".jsonl", ".json"):
        if path.name.endswith(ending):
            return path.with_name(path.name.removesuffix(ending) + ".articles.jsonl")
    return path.with_name(path.name + ".articles.jsonl")


def communiques_beside(path: Path) -> Path:
    """Return the file of communiqués that stands beside a briefing."""
    return path.with_name(path.name.removesuffix(".json") + ".communiques.jsonl")


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write each file whole or not at all, in this order.

    Raises:
        SummarizerError: One cannot be written; those after it are as they were.
    """
    for path, data in contents.items():
        try:
            write_atomically(path, data)
        except OSError as exc:
            msg = f"cannot write {str(path)!r}: {exc.strerror or exc}"
            raise SummarizerError(msg, kind="output") from exc


def write_result(output: Path, data: bytes) -> None:
    """Write a result to a file, or to standard output where `output` is `-`.

    Raises:
        SummarizerError: It cannot be written.
    """
    if output == STDOUT:
        write_out(data)
    else:
        write_files({output: data})


def json_lines(records: Iterable[Record]) -> bytes:
    """Return one line of canonical JSON (RFC 8785) for each record."""
    return b"".join(compact_json(record) + b"\n" for record in records)


def read_lines(path: Path, record: type[AnyRecord]) -> tuple[AnyRecord, ...]:
    """Return the records of a file of JSON lines.

    Raises:
        UsageError: The file cannot be read, or a line is no such record.
    """
    lines = read_file(path).split(b"\n")
    return tuple(
        _read_record(line, record, f"{str(path)!r}, line {number}")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    )


def read_briefing_file(path: Path) -> Briefing:
    """Return the briefing in a file; whether it is true is not looked at.

    Raises:
        UsageError: The file cannot be read, or is no briefing.
    """
    return _read_record(read_file(path), Briefing, repr(str(path)))


def read_file(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        UsageError: The file cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as exc:
        msg = f"cannot read {str(path)!r}: {exc.strerror or exc}"
        raise UsageError(msg) from exc


def _read_record(data: bytes, record: type[AnyRecord], place: str) -> AnyRecord:
    try:
        return record.model_validate_json(data)
    except ValidationError as exc:
        msg = f"{place} is no {record.__name__}: {first_fault(exc)}"
        raise UsageError(msg) from exc


def plain_lines(values: Mapping[str, object]) -> bytes:
    """Return JSON for a file that people read and that is the same never twice."""
    return (json.dumps(values, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()
