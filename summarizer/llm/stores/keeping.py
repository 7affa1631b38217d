"""What is done inside a transaction: answers and attempts go in, damaged rows go aside."""

import sqlite3
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from summarizer.errors import ModelError
from summarizer.llm.attempts import Attempt
from summarizer.llm.base import STORE_FORMAT, ModelProfile
from summarizer.llm.recording import Kept
from summarizer.llm.stores.rows import (
    ANSWERS,
    ATTEMPTS,
    CONFLICTS,
    FORMAT,
    PROFILES,
    RAW,
    Cell,
    StoredRow,
    Table,
    attempt_row,
    is_whole,
    profile_row,
    seal_row,
)
from summarizer.llm.unwrap import read_answer

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]
"""What a transaction does."""

_BY_KEY = f"SELECT {ANSWERS.selected} FROM answers WHERE key = ?"  # noqa: S608 - constants
_UNLESS_THERE = ANSWERS.insertion.replace("INSERT", "INSERT OR IGNORE", 1)
"""One statement for what is nearly always new: the writer waits for Python after each."""
_ASIDE = "id, " + ANSWERS.selected


def find_row(connection: sqlite3.Connection, key: str) -> StoredRow | None:
    """Return the row of a key, as it stands there."""
    rows: list[StoredRow] = connection.execute(_BY_KEY, (key,)).fetchall()
    return rows[0] if rows else None


def keep_answer(cells: tuple[Cell, ...]) -> Work[Kept]:
    """Return the work of keeping an answer."""
    return partial(_keep_answer, cells=cells, sealed=seal_row(ANSWERS, cells))


def _keep_answer(
    connection: sqlite3.Connection,
    *,
    cells: tuple[Cell, ...],
    sealed: tuple[Cell, ...],
) -> Kept:
    if connection.execute(_UNLESS_THERE, sealed).rowcount:
        return "new"
    key = str(cells[0])
    held = find_row(connection, key)
    if held is not None:
        if _can_be_read(held):
            return _keep_beside(connection, held, cells)
        reason = "another store format" if is_whole(ANSWERS, held) else "damaged"
        put_aside(connection, key=key, reason=reason)
    connection.execute(ANSWERS.insertion, sealed)
    return "new"


def _can_be_read(row: StoredRow) -> bool:
    """Return whether a row is whole, of this store format, and its answer is strict JSON."""
    if row[FORMAT] != STORE_FORMAT or not is_whole(ANSWERS, row):
        return False
    raw = row[RAW]
    try:
        read_answer(raw.decode() if isinstance(raw, bytes) else "")
    except ModelError:
        return False
    return True


def _keep_beside(connection: sqlite3.Connection, held: StoredRow, cells: tuple[Cell, ...]) -> Kept:
    """Keep another answer to a request where nothing reads it; the first one stands."""
    if held[RAW] == str(cells[-1]).encode():
        return "same"
    keep_conflict(connection, cells)
    return "conflict"


def keep_conflict(connection: sqlite3.Connection, cells: tuple[Cell, ...]) -> None:
    """Keep another answer to a request, once."""
    raw = str(cells[-1]).encode()
    known = connection.execute("SELECT raw FROM conflicts WHERE key = ?", (cells[0],)).fetchall()
    if (raw,) not in known:
        connection.execute(CONFLICTS.insertion, seal_row(CONFLICTS, cells))


def put_damaged_aside(connection: sqlite3.Connection, *, key: str) -> None:
    """Move the row of a key aside, unless another process has put a whole one there meanwhile."""
    held = find_row(connection, key)
    if held is None or not _can_be_read(held):
        put_aside(connection, key=key, reason="damaged")


def put_aside(connection: sqlite3.Connection, *, key: str, reason: str) -> None:
    """Move the row of a key to where nothing reads it, as it stands there."""
    connection.execute(
        f"INSERT INTO damaged ({ANSWERS.selected}, reason)"  # noqa: S608 - constants
        f" SELECT {ANSWERS.selected}, ? FROM answers WHERE key = ?",
        (reason, key),
    )
    connection.execute("DELETE FROM answers WHERE key = ?", (key,))


def note_attempt(connection: sqlite3.Connection, *, attempt: Attempt) -> None:
    """Keep an attempt."""
    connection.execute(ATTEMPTS.insertion, seal_row(ATTEMPTS, attempt_row(attempt)))


def note_profile(connection: sqlite3.Connection, *, profile: ModelProfile) -> None:
    """Keep the profile of a model, once."""
    keep_once(connection, PROFILES, seal_row(PROFILES, profile_row(profile)))


def keep_once(connection: sqlite3.Connection, table: Table, sealed: tuple[Cell, ...]) -> None:
    """Put a row in, unless one of the same digest is there."""
    query = f"SELECT 1 FROM {table.name} WHERE sha256 = ?"  # noqa: S608 - constants
    if not connection.execute(query, sealed[:1]).fetchall():
        connection.execute(table.insertion, sealed)
