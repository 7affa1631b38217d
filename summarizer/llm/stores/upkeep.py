"""What is done to a store as a whole: check it, merge it, take out what is there."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

from summarizer.errors import StoreDamagedError, UsageError
from summarizer.llm.base import ModelProfile
from summarizer.llm.recording import Kept, name_recording
from summarizer.llm.stores.database import DatabaseStore
from summarizer.llm.stores.folder import FolderStore
from summarizer.llm.stores.keeping import keep_answer, keep_conflict, keep_once
from summarizer.llm.stores.keptfile import check_kept, kept_path
from summarizer.llm.stores.pages import PageFile, find_rows
from summarizer.llm.stores.rows import (
    ANSWERS,
    ATTEMPTS,
    CONFLICTS,
    KEY,
    TABLES,
    Cell,
    StoredCell,
    StoredRow,
    Table,
    answer_row,
    cells_of,
    describe_row,
    is_whole,
    seal_row,
)

_ROWS_AT_ONCE = 200


@dataclass
class MergeReport:
    """What became of the rows that were put into a store.

    Attributes:
        kept: Answers by what became of them.
        conflicts: Names of requests that had another answer.
        damaged: Names of rows, or files, that could not be read.
        attempts: Attempts that were read.
    """

    kept: Counter[Kept] = field(default_factory=Counter)
    conflicts: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    attempts: int = 0

    @property
    def is_clean(self) -> bool:
        """Whether everything could be read and no two answers differ."""
        return not (self.conflicts or self.damaged)


def check_store(store: DatabaseStore | FolderStore) -> list[str]:
    """Return what is wrong with a store: every row, and for a file how its pages hang together.

    Communiqués that are kept beside a file are looked at as well.
    """
    if isinstance(store, FolderStore):
        return store.describe_damage()
    faults: list[str] = []
    try:
        for (line,) in store.query("PRAGMA integrity_check"):
            told = line.decode(errors="replace") if isinstance(line, bytes) else str(line)
            faults += [] if told == "ok" else [told]
        for table in TABLES:
            faults += (
                f"{_name_row(table, row)} is not what its SHA-256 says"
                for row in store.all_rows(table)
                if not is_whole(table, row)
            )
    except StoreDamagedError as exc:
        faults.append(str(exc))
    return faults + check_kept(kept_path(Path(store.place)))


def merge_store(into: DatabaseStore, source: DatabaseStore | FolderStore) -> MergeReport:
    """Put all that a store holds into another one; what is there already stays as it is."""
    report = MergeReport()
    if isinstance(source, FolderStore):
        into.claim(source.read_profile())
        now = int(into.wall_clock())
        rows = ((ANSWERS, answer_row(one, now)) for one in source.all_recordings())
        _put_rows(into, rows, report)
        report.damaged += source.describe_damage()
    else:
        _put_rows(into, _whole_rows(source, report), report)
    return report


def salvage_file(path: Path, into: DatabaseStore) -> MergeReport:
    """Put what can still be read in a damaged file into a new store; the file stays as it is.

    Every page is read for rows, whatever the file's header, trees and free pages say of it; a row
    counts if its SHA-256 is right.

    Raises:
        UsageError: There is no such file.
    """
    if not path.is_file():
        msg = f"there is no file {str(path)!r}"
        raise UsageError(msg)
    report = MergeReport()
    broken: dict[StoredCell, str] = {}
    _put_rows(into, _salvaged_rows(PageFile(path), broken), report)
    whole = {row[KEY] for row in into.all_rows(ANSWERS)}
    report.damaged += sorted(name for key, name in broken.items() if key not in whole)
    return report


def export_store(store: DatabaseStore, folder: FolderStore, profile: ModelProfile) -> MergeReport:
    """Put the answers of one model into a folder of recordings."""
    folder.claim(profile)
    report = MergeReport()
    wanted = (
        one
        for one in store.all_recordings()
        if (one.request.endpoint, one.request.model, one.request.sampling)
        == (profile.endpoint, profile.model, profile.sampling.model_dump())
    )
    for recording in wanted:
        (outcome,) = folder.put([recording])
        report.kept[outcome] += 1
        if outcome == "conflict":
            report.conflicts.append(recording.name)
    return report


def _put_rows(
    into: DatabaseStore, rows: Iterable[tuple[Table, tuple[Cell, ...]]], report: MergeReport
) -> None:
    """Put rows in, some hundred a transaction."""
    remaining = iter(rows)
    while some := list(islice(remaining, _ROWS_AT_ONCE)):
        for table, cells, outcome in into.transact(partial(_put_some, rows=some)):
            if table is ATTEMPTS:
                report.attempts += 1
            if outcome is not None:
                report.kept[outcome] += 1
            if outcome == "conflict":
                report.conflicts.append(name_recording(str(cells[2]), str(cells[0])))


def _put_some(
    connection: sqlite3.Connection, *, rows: list[tuple[Table, tuple[Cell, ...]]]
) -> list[tuple[Table, tuple[Cell, ...], Kept | None]]:
    """Put these rows in, and return each with what became of it, if it is an answer."""
    return [(table, cells, _put_row(connection, table, cells)) for table, cells in rows]


def _put_row(connection: sqlite3.Connection, table: Table, cells: tuple[Cell, ...]) -> Kept | None:
    if table is ANSWERS:
        return keep_answer(cells)(connection)
    if table is CONFLICTS:
        keep_conflict(connection, cells)
    else:
        keep_once(connection, table, seal_row(table, cells))
    return None


def _whole_rows(
    source: DatabaseStore, report: MergeReport
) -> Iterator[tuple[Table, tuple[Cell, ...]]]:
    """Yield the rows of a store that are whole, and report the others."""
    for table in TABLES:
        for row in source.all_rows(table):
            if is_whole(table, row):
                yield table, cells_of(row)
            else:
                report.damaged.append(_name_row(table, row))


def _salvaged_rows(
    file: PageFile, broken: dict[StoredCell, str]
) -> Iterator[tuple[Table, tuple[Cell, ...]]]:
    """Yield each whole row on any page once; what looks like an answer and is not whole, is put
    down by its key.
    """
    seen: set[StoredCell] = set()
    for found in find_rows(file):
        row = found[1:]  # Without `id`, which is no part of the digest.
        fitting = [table for table in TABLES if len(row) == len(table.columns) + 1]
        whole = [table for table in fitting if is_whole(table, row)]
        if whole and row[0] not in seen:
            seen.add(row[0])
            yield whole[0], cells_of(row)
        elif not whole and ANSWERS in fitting:
            broken[row[KEY]] = describe_row(row)


def _name_row(table: Table, row: StoredRow) -> str:
    named = describe_row(row) if table in (ANSWERS, CONFLICTS) else "a row"
    return f"{named} in the table `{table.name}`"
