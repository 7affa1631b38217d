"""Derived results beside a store, in a SQLite file of their own that may be lost at any time.

A row is read back as it was kept or not at all: it has a SHA-256 over all that it says. Nobody
waits for the disk with it. The file is for one program on one machine: it says of which fingerprint
its rows are and which file it is itself, and rows of another fingerprint, or of a file that was
copied here, are dropped when it is opened.
"""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from summarizer.errors import SummarizerError
from summarizer.llm.stores.groupcommit import GroupWriter
from summarizer.llm.stores.rows import Cell, StoredRow, Table, is_whole, seal_row
from summarizer.llm.stores.sqlitefile import (
    connect_file,
    naming_faults,
    reading_mode,
    start_log,
)

KEPT = Table("kept", ("key", "basis", "answers", "data"))
"""Results: key of what they were made from, basis of the file, the answers they rest on, bytes."""

_APPLICATION_ID = 0x53554D4B
"""What marks the file: `SUMK`."""
_VERSION = 1
_PATIENCE = 2.0
"""Seconds to wait for another process; the run can do without."""
_NOT_WRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS)
_CHECKPOINT_PAGES = 1000
_ROWS_AT_ONCE = 32
"""Rows that are handed to the thread that writes; waking it costs more than a row does."""
_ADVICE = "it is derived from the answers, and can be deleted"
_TABLES = (
    "DROP TABLE IF EXISTS kept",
    "DROP TABLE IF EXISTS basis",
    "CREATE TABLE basis (value TEXT NOT NULL)",
    "CREATE TABLE kept (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, key TEXT NOT NULL UNIQUE,"
    " basis TEXT NOT NULL, answers TEXT NOT NULL, data BLOB NOT NULL)",
    f"PRAGMA application_id = {_APPLICATION_ID}",
    f"PRAGMA user_version = {_VERSION}",
)
_FIND = f"SELECT {KEPT.selected} FROM kept WHERE key = ?"  # noqa: S608 - constants
_ALL = f"SELECT {KEPT.selected} FROM kept ORDER BY id"  # noqa: S608 - constants
_KEEP = (
    f"INSERT OR REPLACE INTO kept ({KEPT.selected})"  # noqa: S608 - constants
    " SELECT ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM basis WHERE value = ?)"
)


class KeptResult(NamedTuple):
    """A result that is kept."""

    answers: str
    """What answers it rests on, as text."""
    data: bytes
    """The result itself."""


def kept_path(store: Path) -> Path:
    """Return the file that belongs to a store's file."""
    return store.with_name(f"{store.name}.communiques")


class KeptFile:
    """Results by their key; close it."""

    def __init__(
        self,
        path: Path,
        fingerprint: str,
        on_fault: Callable[[SummarizerError], None],
        patience: float = _PATIENCE,
    ) -> None:
        """Open the file, make it where it is missing, and drop what is not of this fingerprint.

        Args:
            path: The file.
            fingerprint: Of the program.
            on_fault: Told what went wrong when something was to be written; from any thread.
            patience: Seconds to wait for another process that is writing.

        Raises:
            SummarizerError: It cannot be opened, made or written.
        """
        self._path = path
        self._on_fault = on_fault
        _make(path)
        self._basis = f"{fingerprint} {path.stat().st_ino}"
        with naming_faults(path):
            self._connection = connect_file(path, "rw", patience)
            try:
                start_log(self._connection, path, patience)
                _prepare(self._connection, path, self._basis)
            except BaseException:
                self._connection.close()
                raise
        self._lock = Lock()
        self._waiting: list[tuple[Cell, ...]] = []
        self._writer = GroupWriter(path, partial(_open_to_write, patience=patience))

    def close(self) -> None:
        """Finish what was handed in, and let the file go."""
        if self._waiting:
            self._write()
        self._writer.close()
        with self._lock:
            self._connection.close()

    def find(self, key: str) -> KeptResult | None:
        """Return the result of a key; None where there is none, or what is there is damaged.

        Raises:
            SummarizerError: The file cannot be read.
        """
        with self._lock, naming_faults(self._path):
            rows: list[StoredRow] = self._connection.execute(_FIND, (key,)).fetchall()
        if not rows:
            return None
        _, _, basis, answers, data = row = rows[0]
        is_right = is_whole(KEPT, row) and basis == self._basis.encode()
        if not is_right or not isinstance(answers, bytes) or not isinstance(data, bytes):
            self.drop(key)
            return None
        return KeptResult(answers.decode(), data)

    def keep(self, key: str, result: KeptResult) -> None:
        """Keep a result with one of the next commits, in the place of what was there.

        A process that is killed loses those of the last few articles.
        """
        cells = seal_row(KEPT, (key, self._basis, result.answers, result.data))
        self._waiting.append((*cells, self._basis))
        if len(self._waiting) >= _ROWS_AT_ONCE:
            self._write()

    def drop(self, key: str) -> None:
        """Forget the result of a key with one of the next commits."""
        self._submit(partial(_drop, key=key))

    def _write(self) -> None:
        rows, self._waiting = self._waiting, []
        self._submit(partial(_keep, rows=rows))

    def _submit(self, work: Callable[[sqlite3.Connection], None]) -> None:
        self._writer.submit(work, is_durable=False).add_done_callback(self._look_at)

    def _look_at(self, done: Future[None]) -> None:
        error = done.exception()
        if isinstance(error, SummarizerError):
            self._on_fault(error)


def count_kept(path: Path) -> int | None:
    """Return how many results a file holds: 0 where there is no file, None where it is damaged."""
    if not path.exists():
        return 0
    try:
        with _reading(path) as connection:
            ((count,),) = connection.execute("SELECT count(*) FROM kept")
    except SummarizerError:
        return None
    return int(count)


def check_kept(path: Path) -> list[str]:
    """Return what is wrong with a file of results; nothing where there is no file."""
    if not path.exists():
        return []
    try:
        with _reading(path) as connection:
            damaged = sum(not is_whole(KEPT, row) for row in connection.execute(_ALL))
    except SummarizerError as exc:
        return [f"{str(path)!r} cannot be read: {reason_of(exc)}; {_ADVICE}"]
    told = f"{damaged} of the rows in {str(path)!r} are not what their SHA-256 says; {_ADVICE}"
    return [told] if damaged else []


def reason_of(error: SummarizerError) -> str:
    """Return what is wrong with a file, without what one would do about a store of answers."""
    return str(error.__cause__ or error)


def prune_kept(path: Path, fingerprint: str, is_usable: Callable[[str], bool]) -> None:
    """Forget the results of another fingerprint, and those whose answers are not usable any more.

    Gives their room back to the disk.

    Raises:
        SummarizerError: The file cannot be read or written.
    """
    if not path.exists():
        return
    KeptFile(path, fingerprint, lambda _error: None).close()
    with naming_faults(path), closing(_open_to_write(path)) as connection:
        rows = connection.execute("SELECT id, answers FROM kept").fetchall()
        gone = [(row,) for row, answers in rows if not is_usable(answers.decode(errors="replace"))]
        connection.executemany("DELETE FROM kept WHERE id = ?", gone)
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    with naming_faults(path), closing(connect_file(path, reading_mode(path))) as connection:
        connection.execute("PRAGMA query_only = ON")
        yield connection


def _make(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as exc:
        msg = f"cannot write {str(path)!r}: {exc.strerror}"
        kind = "not_writable" if exc.errno in _NOT_WRITABLE else "kept"
        raise SummarizerError(msg, kind=kind) from exc


def _prepare(connection: sqlite3.Connection, path: Path, basis: str) -> None:
    """Make the tables where they are missing, and empty them where they are of another basis."""
    if _is_ready(connection, path) and _basis_of(connection) == basis.encode():
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        if not _is_ready(connection, path):  # Another process may have been first.
            for statement in _TABLES:
                connection.execute(statement)
        if _basis_of(connection) != basis.encode():
            connection.execute("DELETE FROM kept")
            connection.execute("DELETE FROM basis")
            connection.execute("INSERT INTO basis VALUES (?)", (basis,))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _is_ready(connection: sqlite3.Connection, path: Path) -> bool:
    """Return whether the tables are there.

    Raises:
        SummarizerError: The file is another program's.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and application != _APPLICATION_ID:
        msg = f"{str(path)!r} is a database of another program"
        raise SummarizerError(msg, kind="kept")
    return bool(tables) and version == _VERSION


def _basis_of(connection: sqlite3.Connection) -> bytes | None:
    row = connection.execute("SELECT value FROM basis").fetchone()
    return None if row is None else bytes(row[0])


def _open_to_write(path: Path, patience: float = _PATIENCE) -> sqlite3.Connection:
    with naming_faults(path):
        connection = connect_file(path, "rw", patience)
        connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
        return connection


def _keep(connection: sqlite3.Connection, *, rows: list[tuple[Cell, ...]]) -> None:
    connection.executemany(_KEEP, rows)


def _drop(connection: sqlite3.Connection, *, key: str) -> None:
    connection.execute("DELETE FROM kept WHERE key = ?", (key,))
