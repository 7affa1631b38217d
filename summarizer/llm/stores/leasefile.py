"""Leases of several processes, in a SQLite file of their own beside a store.

Nobody waits for the disk with them: a lease that is lost with the power is nobody's. In the store's
own file each would wait for the commits of answers, which do wait for the disk. The file keeps a
write-ahead log and syncs it at checkpoints alone, so that it is never torn
(https://www.sqlite.org/pragma.html#pragma_synchronous).
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from summarizer.errors import SummarizerError
from summarizer.llm.leasing import Lease
from summarizer.llm.stores.sqlitefile import connect_file, naming_faults, start_log

_TABLE = """CREATE TABLE IF NOT EXISTS leases (key TEXT PRIMARY KEY, owner TEXT NOT NULL,
    seconds REAL NOT NULL, expires_at REAL NOT NULL) WITHOUT ROWID"""
_TAKE = """INSERT INTO leases VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE
    SET seconds = excluded.seconds, expires_at = excluded.expires_at
    WHERE owner = excluded.owner RETURNING 1"""


class LeaseFile:
    """Who asks for what now; every step is one short transaction, made at once."""

    def __init__(self, path: Path) -> None:
        """Open nothing yet; the first lease makes the file."""
        self._path = path
        self._opened: sqlite3.Connection | None = None
        self._lock = Lock()

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    def take(self, key: str, lease: Lease) -> bool:
        """Return whether a lease was taken: nobody else has one of this key."""
        with self._connection() as connection:
            return bool(connection.execute(_TAKE, (key, *lease)).fetchall())

    def take_over(self, key: str, lease: Lease, *, instead_of: Lease) -> bool:
        """Return whether a lease was taken in the place of one that is over, and is there still."""
        with self._connection() as connection:
            taken = connection.execute(
                "UPDATE leases SET owner = ?, seconds = ?, expires_at = ?"
                " WHERE key = ? AND owner = ? AND expires_at = ? RETURNING 1",
                (*lease, key, instead_of.owner, instead_of.expires_at),
            )
            return bool(taken.fetchall())

    def find(self, key: str) -> Lease | None:
        """Return the lease of a key."""
        query = "SELECT owner, seconds, expires_at FROM leases WHERE key = ?"
        with self._connection() as connection:
            rows = connection.execute(query, (key,)).fetchall()
        if not rows:
            return None
        owner, seconds, expires_at = rows[0]
        return Lease(owner.decode(errors="replace"), float(seconds), float(expires_at))

    def renew(self, owner: str, expires_at: float) -> None:
        """Have all leases of an owner end then."""
        with self._connection() as connection:
            connection.execute(
                "UPDATE leases SET expires_at = ? WHERE owner = ?", (expires_at, owner)
            )

    def release(self, key: str, owner: str) -> None:
        """End the lease of an owner, if it is still its own."""
        with self._connection() as connection:
            connection.execute("DELETE FROM leases WHERE key = ? AND owner = ?", (key, owner))

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with self._lock, naming_faults(self._path):
            if self._opened is None:
                self._opened = self._open()
            yield self._opened

    def _open(self) -> sqlite3.Connection:
        try:
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError as exc:
            msg = f"cannot write {str(self._path)!r}: {exc.strerror}"
            raise SummarizerError(msg, kind="store") from exc
        connection = connect_file(self._path, "rw")
        try:
            start_log(connection, self._path)
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(_TABLE)
        except BaseException:
            connection.close()
            raise
        return connection
