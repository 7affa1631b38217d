"""Opening SQLite files, and what their errors mean."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from summarizer.errors import ConfigurationError, StoreDamagedError, SummarizerError
from summarizer.llm.stores.tables import PAGE_BYTES, bring_up_to_date, read_version

BUSY_SECONDS = 60.0
"""How long to wait for another process that is writing."""

_HEADER = b"SQLite format 3\0"
_CHECKPOINT_PAGES = 4000


def create_file(path: Path) -> None:
    """Make a store's file and folder where they are missing, for their owner only, and see that
    its tables are of this version.

    Raises:
        ConfigurationError: The file is another program's, or of a newer version than this.
        SummarizerError: It cannot be made, read or written; it is as it was.
    """
    check_header(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as exc:
        msg = f"cannot write {str(path)!r}: {exc.strerror}; for reading alone, there is `--replay`"
        raise SummarizerError(msg, kind="store") from exc
    os.close(handle)
    with naming_faults(path), closing(connect_file(path, "rw")) as connection:
        read_version(connection, str(path))  # Before anything is changed in another one's file.
        start_log(connection, path)
        bring_up_to_date(connection, str(path))


def open_to_write(path: Path) -> sqlite3.Connection:
    """Return a connection that makes every commit durable."""
    with naming_faults(path):
        connection = connect_file(path, "rw")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
        return connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """Return a connection that changes no row; it needs no right to write.

    Raises:
        ConfigurationError: There is no such file, or it is another program's, or too new.
        SummarizerError: It cannot be read.
    """
    if not path.is_file():
        msg = f"there is no store {str(path)!r}"
        raise ConfigurationError(msg)
    check_header(path)
    with naming_faults(path):
        connection = connect_file(path, reading_mode(path))
        try:
            connection.execute("PRAGMA query_only = ON")
            if not read_version(connection, str(path)):
                msg = f"{str(path)!r} holds no store"
                raise ConfigurationError(msg)
        except BaseException:
            connection.close()
            raise
        return connection


def check_header(path: Path) -> None:
    """See that a file, where there is one, begins as SQLite's do.

    Raises:
        StoreDamagedError: It does not.
        ConfigurationError: It is a folder.
    """
    if path.is_dir():
        msg = f"expected a file, found the folder {str(path)!r}; name it with --record DIR"
        raise ConfigurationError(msg)
    try:
        with path.open("rb") as file:
            found = file.read(len(_HEADER))
    except FileNotFoundError:
        return
    except OSError as exc:
        msg = f"cannot read {str(path)!r}: {exc.strerror}"
        raise SummarizerError(msg, kind="store") from exc
    if found and found != _HEADER:
        msg = f"{str(path)!r} is no database, or its beginning is damaged; {_advice(path)}"
        raise StoreDamagedError(msg)


@contextmanager
def naming_faults(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into this package's, with the file's name."""
    try:
        yield
    except sqlite3.Error as exc:
        raise explain(exc, path) from exc
    except UnicodeDecodeError as exc:
        # Python cannot read SQLite's message, which quotes bytes of a damaged table.
        raise damaged_file(path, "what its tables are called is no text") from exc


def damaged_file(path: Path, what: str) -> StoreDamagedError:
    """Return the error of a file that is damaged, and what can be done."""
    return StoreDamagedError(f"{str(path)!r} is damaged: {what}; {_advice(path)}")


def explain(error: sqlite3.Error, path: Path) -> SummarizerError:
    """Return what an error of SQLite means for the file.

    Result codes: https://www.sqlite.org/rescode.html
    """
    extended = getattr(error, "sqlite_errorcode", None) or 0
    place, code = str(path), extended & 0xFF
    if code == sqlite3.SQLITE_FULL or extended in _FAILED_WRITES:
        msg = (
            f"disk full at {place!r} (or the file may grow no more): {error};"
            " what was kept before is safe; make room and run again"
        )
        return SummarizerError(msg, kind="disk_full")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged_file(path, str(error))
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        msg = f"{place!r} is locked by another process, and was not let go"
        return SummarizerError(msg, kind="store_locked")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        msg = f"cannot open {place!r}: {error}; for reading alone, there is `--replay`"
        return SummarizerError(msg, kind="store")
    return SummarizerError(f"cannot use {place!r}: {error}", kind="store")


_FAILED_WRITES = frozenset(
    {
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
    }
)


def _advice(path: Path) -> str:
    return (
        f"nothing was written to it; see `summarizer store check {path}`, and get out what can"
        f" be read with `summarizer store salvage {path} --out NEW`"
    )


def connect_file(path: Path, mode: str, patience: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Return a connection in which each statement is a transaction, and text comes as bytes.

    Args:
        path: The file.
        mode: `rw`, `ro`, or `immutable`.
        patience: Seconds to wait for another process that is writing.
    """
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{query}",
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.text_factory = bytes
    return connection


def reading_mode(path: Path) -> str:
    """Return how to open a file for reading.

    A file that nobody can write to, and whose log is empty, is read as it is: SQLite would need to
    make a file beside it (https://www.sqlite.org/wal.html#read_only_databases).
    """
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "rw"
    log = path.with_name(f"{path.name}-wal")
    has_log = log.is_file() and log.stat().st_size > 0
    return "ro" if has_log else "immutable"


def start_log(connection: sqlite3.Connection, path: Path, patience: float = BUSY_SECONDS) -> None:
    """Have the file keep a write-ahead log; two that begin at once get in each other's way."""
    deadline = time.monotonic() + patience
    connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
    while True:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
            break
        except sqlite3.OperationalError as exc:
            if exc.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
    if mode != b"wal":
        msg = f"{str(path)!r} can have no write-ahead log there; name a file on a local disk"
        raise SummarizerError(msg, kind="store")
