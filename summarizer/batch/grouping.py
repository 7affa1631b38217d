"""One heap of articles as a plan: they are told apart by event before a model is asked anything."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from summarizer.batch.failures import Fault, faults_of
from summarizer.batch.plan import Plan, PlannedEvent
from summarizer.errors import UsageError
from summarizer.ingest.corrections import CORRECTIONS_NAME
from summarizer.ingest.process import ParserProcess
from summarizer.ingest.read import read_articles
from summarizer.ingest.sources import find_files
from summarizer.schema.article import Article
from summarizer.vocabulary.agencies import Agencies

Sketch = TypeVar("Sketch")

_MEMBER = re.compile(r"#[1-9]\d*$")
NO_EVENT = ""
"""What stands for the event of a file that cannot be read, and so is told apart from nothing."""


@dataclass(frozen=True)
class Heap(Generic[Sketch]):
    """How the articles of a heap are told apart.

    Attributes:
        sketch: Returns what is kept of an article for that; the article itself is forgotten.
        group: Returns the ids of the articles of each event, whatever the order of the sketches.
    """

    sketch: Callable[[Article], Sketch]
    group: Callable[[Sequence[Sketch]], tuple[tuple[str, ...], ...]]


def plan_heap(
    root: Path, heap: Heap[Sketch], *, out: Path, agencies: Agencies | None = None
) -> Plan:
    """Return one event for each group of the articles below `root`.

    An event is named after the smallest id of its articles, so that a later article of another
    event renames nothing. Articles are read one after the other, and only sketches are kept.

    Raises:
        UsageError: `root` cannot be read, or there is no article below it.
    """
    paths: dict[str, list[str]] = {}
    sketches: list[Sketch] = []
    faults: list[Fault] = []
    with ParserProcess() as parsers:
        for path in _files_below(root, out):
            read = read_articles([str(path)], parsers=parsers, agencies=agencies)
            faults += faults_of(NO_EVENT, read.unread)
            for article in read.articles:
                if article.id not in paths:
                    sketches.append(heap.sketch(article))
                for uri in (article.uri, *read.copies.get(article.id, ())):
                    paths.setdefault(article.id, []).append(_source_of(path, uri))
    if not paths:
        msg = f"no article below {str(root)!r} can be read"
        raise UsageError(msg)
    groups = heap.group(sketches)
    events = [_event(ids, paths) for ids in groups if ids]
    return Plan(tuple(sorted(events)), notes=_notes_of(root), faults=tuple(faults))


def _notes_of(root: Path) -> tuple[str, ...]:
    """Return what is left out of a heap: corrections, which are of one event each."""
    path = root / CORRECTIONS_NAME
    note = f"left out: {str(path)!r}, since corrections are of one event; a manifest names its own"
    return (note,) if path.is_file() else ()


def _source_of(path: Path, uri: str) -> str:
    """Return what names one article of a file: the file, and its number where there are several."""
    member = _MEMBER.search(uri)
    return f"{path}{member[0]}" if member and not path.name.endswith(member[0]) else str(path)


def _event(ids: Sequence[str], paths: dict[str, list[str]]) -> PlannedEvent:
    sources = tuple(sorted(path for id_ in ids for path in paths[id_]))
    return PlannedEvent(f"event-{min(ids)}", sources, None, len(sources))


def _files_below(root: Path, out: Path) -> Iterator[Path]:
    """Yield the files of a heap; what an earlier run wrote below it is no part of it."""
    own = os.path.realpath(out)
    for file in find_files([str(root)]):
        if file.path and not os.path.realpath(file.path).startswith(os.path.join(own, "")):  # noqa: PTH118
            yield file.path
