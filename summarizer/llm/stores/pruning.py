"""What a store holds, counted, and how old answers are removed from it."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import Field

from summarizer.llm.base import STORE_FORMAT
from summarizer.llm.stores.database import DatabaseStore
from summarizer.llm.stores.keptfile import count_kept, kept_path
from summarizer.llm.stores.rows import StoredCell
from summarizer.llm.stores.sqlitefile import naming_faults, open_to_write
from summarizer.schema.base import Record

_PRUNED = ("answers", "conflicts", "damaged")


class PrunedRow(NamedTuple):
    """A row that is removed."""

    table: str
    """Table that it stands in."""
    id: int
    """Its number there."""
    key: str
    """Key of its request."""
    prompt: str
    """Id of the prompt."""
    model: str
    """Name of the model that was asked."""
    written_at: int
    """When it was kept, in seconds since 1970."""


class ModelCount(Record):
    """What a store holds of one model."""

    endpoint: str
    """Base URL without credentials, or `builtin`."""
    model: str
    """Name of the model."""
    prompt: str
    """Id of the prompt."""
    answers: int
    """Answers."""
    input_tokens: int
    """Tokens of requests, as the server counted them."""
    output_tokens: int
    """Tokens of answers, as the server counted them."""


class StoreCounts(Record):
    """What a store holds."""

    answers: int
    """Answers that can be read."""
    stale: int
    """Answers of another store format, which are not read."""
    conflicts: int
    """Other answers to requests that had one already."""
    damaged: int
    """Rows that were set aside."""
    models: tuple[ModelCount, ...]
    """Answers by endpoint, model and prompt."""
    attempts: dict[str, int] = Field(default_factory=dict)
    """Outcome to how many attempts had it."""
    attempt_input_tokens: int = 0
    """Tokens of all attempts' requests, as the server counted them."""
    attempt_output_tokens: int = 0
    """Tokens of all attempts' answers, as the server counted them."""
    uncounted_attempts: int = 0
    """Attempts whose tokens nobody counted; they may have been billed."""
    bytes: int
    """Size of the file, with its log."""
    communiques: int | None = 0
    """Communiqués that are kept in a file beside it; None where that cannot be read."""


def find_old_rows(
    store: DatabaseStore, *, older_than_seconds: float | None, model: str | None
) -> list[PrunedRow]:
    """Return the rows that are older than this, and of this model; at least one is given."""
    before = None if older_than_seconds is None else store.wall_clock() - older_than_seconds
    found = []
    for table in _tables_of(store, _PRUNED):
        rows = store.query(
            f"SELECT id, key, prompt, model, written_at FROM {table}"  # noqa: S608 - constants
            " WHERE (?1 IS NULL OR written_at < ?1) AND (?2 IS NULL OR model = ?2) ORDER BY id",
            (before, model),
        )
        found += [PrunedRow(table, *map(_plain, row)) for row in rows]  # type: ignore[arg-type] # by the query
    return found


def remove_rows(store: DatabaseStore, rows: Sequence[PrunedRow]) -> None:
    """Remove rows, and give their room back to the disk."""
    store.transact(partial(_delete_rows, rows=rows))
    path = Path(store.place)
    with closing(open_to_write(path)) as connection, naming_faults(path):
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def count_store(store: DatabaseStore) -> StoreCounts:
    """Return what a store holds."""
    held = _tables_of(store, ("answers", "conflicts", "damaged", "attempts"))
    counts = {name: _number(store, f"SELECT count(*) FROM {name}") for name in held}  # noqa: S608
    stale = _number(store, f"SELECT count(*) FROM answers WHERE store_format != {STORE_FORMAT}")  # noqa: S608
    attempts = _count_attempts(store) if "attempts" in held else {}
    return StoreCounts(
        answers=counts["answers"] - stale,
        stale=stale,
        conflicts=counts.get("conflicts", 0),
        damaged=counts.get("damaged", 0),
        models=_count_models(store),
        bytes=_bytes_of(Path(store.place)),
        communiques=count_kept(kept_path(Path(store.place))),
        **attempts,
    )


def _count_attempts(store: DatabaseStore) -> dict[str, Any]:
    outcomes = store.query("SELECT outcome, count(*) FROM attempts GROUP BY 1 ORDER BY 1")
    return {
        "attempts": {str(_plain(name)): _plain(number) for name, number in outcomes},
        "attempt_input_tokens": _number(store, "SELECT total(input_tokens) FROM attempts"),
        "attempt_output_tokens": _number(store, "SELECT total(output_tokens) FROM attempts"),
        "uncounted_attempts": _number(
            store, "SELECT count(*) FROM attempts WHERE input_tokens IS NULL"
        ),
    }


def _count_models(store: DatabaseStore) -> tuple[ModelCount, ...]:
    rows = store.query(
        "SELECT endpoint, model, prompt, count(*), total(input_tokens), total(output_tokens)"
        " FROM answers GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
    )
    names = list(ModelCount.model_fields)
    return tuple(
        ModelCount.model_validate(dict(zip(names, map(_plain, row), strict=True))) for row in rows
    )


def _tables_of(store: DatabaseStore, names: Sequence[str]) -> list[str]:
    """Return those of the tables that the file has; one of an older version lacks some."""
    held = {row[0] for row in store.query("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return [name for name in names if name.encode() in held]


def _delete_rows(connection: sqlite3.Connection, *, rows: Sequence[PrunedRow]) -> None:
    for row in rows:
        connection.execute(f"DELETE FROM {row.table} WHERE id = ?", (row.id,))  # noqa: S608 - constants


def _number(store: DatabaseStore, statement: str) -> int:
    ((value,),) = store.query(statement)
    return int(_plain(value))


def _plain(cell: StoredCell) -> str | int:
    if isinstance(cell, bytes):
        return cell.decode(errors="replace")
    return int(cell or 0)


def _bytes_of(path: Path) -> int:
    files = (path, path.with_name(f"{path.name}-wal"))
    return sum(file.stat().st_size for file in files if file.is_file())
