"""The tables of a store's file, and how a file of an older version becomes one of this."""

import sqlite3

from summarizer.errors import ConfigurationError

APPLICATION_ID = 0x53554D4D
"""What marks a file as a store of this program: `SUMM`."""
PAGE_BYTES = 4096
"""Size of a page; fixed, so that pages are found in a file without a readable header."""

_ANSWER_COLUMNS = """
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,
    key TEXT NOT NULL,
    store_format INTEGER NOT NULL,
    prompt TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    model TEXT NOT NULL,
    served TEXT NOT NULL,
    input_tokens INTEGER,
    output_tokens INTEGER,
    written_at INTEGER NOT NULL,
    rules TEXT NOT NULL,
    request TEXT NOT NULL,
    raw TEXT NOT NULL
"""

_STEPS: tuple[tuple[str, ...], ...] = (
    (
        f"CREATE TABLE answers ({_ANSWER_COLUMNS})",
        "CREATE UNIQUE INDEX answers_by_key ON answers (key)",
        "CREATE INDEX answers_by_model ON answers (model, endpoint)",
        "CREATE TABLE profiles (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL,"
        " profile TEXT NOT NULL UNIQUE)",
    ),
    (
        f"CREATE TABLE conflicts ({_ANSWER_COLUMNS})",
        "CREATE INDEX conflicts_by_key ON conflicts (key)",
        f"CREATE TABLE damaged ({_ANSWER_COLUMNS.replace(' NOT NULL', '')}, reason TEXT)",
        "CREATE TABLE attempts (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, key TEXT NOT NULL,"
        " prompt TEXT NOT NULL, endpoint TEXT NOT NULL, model TEXT NOT NULL,"
        " outcome TEXT NOT NULL, input_tokens INTEGER, output_tokens INTEGER, at INTEGER NOT NULL)",
        "CREATE INDEX attempts_by_digest ON attempts (sha256)",
    ),
)
"""What leads from each version to the next; the first one makes an empty file version 1."""

VERSION = len(_STEPS)
"""Version of the tables that this program writes."""


def read_version(connection: sqlite3.Connection, place: str) -> int:
    """Return the version of a file's tables; 0 for an empty file.

    Raises:
        ConfigurationError: The file is another program's, or of a newer version than this.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and application != APPLICATION_ID:
        msg = f"{place!r} is a database of another program; name another file"
        raise ConfigurationError(msg)
    if version > VERSION:
        msg = (
            f"{place!r} is a store of version {version}, and this program knows versions up to"
            f" {VERSION}; install a newer `summarizer`, or name another file"
        )
        raise ConfigurationError(msg)
    return int(version)


def bring_up_to_date(connection: sqlite3.Connection, place: str, *, version: int = VERSION) -> int:
    """Make or renew the tables in one transaction, and return the version that they had.

    Raises:
        ConfigurationError: The file is another program's, or of a newer version than this.
    """
    found = read_version(connection, place)
    if found == version:
        return found
    connection.execute("BEGIN IMMEDIATE")
    try:
        found = read_version(connection, place)  # Another process may have been first.
        for step in _STEPS[found:version]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return found
