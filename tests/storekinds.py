"""The two kinds of stores, and what can be done to them behind their back."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Protocol

from fakeanswers import RIGHT

from summarizer.llm.base import Completion, Request
from summarizer.llm.stores.database import DatabaseStore
from summarizer.llm.stores.folder import FolderStore


class StoreKind(Protocol):
    """One kind of store in a test's folder."""

    name: str

    def open(self) -> DatabaseStore | FolderStore:
        """Open the store, once more."""
        ...

    def damage(self, request: Request) -> None:
        """Flip a bit of the answer to a request."""
        ...

    def age(self, request: Request) -> None:
        """Make the recording of a request one of another store format."""
        ...

    def aside(self) -> list[str]:
        """Return the answers that are kept and not read, as text."""
        ...


class Folder:
    name = "folder"

    def __init__(self, folder: Path) -> None:
        self.path = folder / "recordings"

    def open(self) -> FolderStore:
        return FolderStore(self.path)

    def damage(self, request: Request) -> None:
        path = self._file(request)
        text = path.read_text()
        assert '\\"a\\"' in text
        path.write_text(text.replace('\\"a\\"', '\\"`\\"'))

    def age(self, request: Request) -> None:
        path = self._file(request)
        path.write_text(json.dumps({**json.loads(path.read_text()), "store_format": 0}))

    def aside(self) -> list[str]:
        return [path.read_text() for path in self.path.glob("*") if path.suffix != ".json"]

    def _file(self, request: Request) -> Path:
        (path,) = self.path.glob(f"*-{request.key[:16]}.json")
        return path


class Database:
    name = "database"

    def __init__(self, folder: Path) -> None:
        self.path = folder / "kept" / "answers.sqlite"

    def open(self) -> DatabaseStore:
        return DatabaseStore(self.path)

    def damage(self, request: Request) -> None:
        raw = RIGHT.encode()
        data = self.path.read_bytes()
        assert data.count(raw) == 1
        self.path.write_bytes(data.replace(raw, raw.replace(b'"a"', b'"`"')))

    def age(self, request: Request) -> None:
        from summarizer.llm.stores.rows import ANSWERS, FORMAT, cells_of, seal_row

        with closing(sqlite3.connect(self.path)) as connection, connection:
            connection.text_factory = bytes
            query = f"SELECT {ANSWERS.selected} FROM answers WHERE key = ?"
            (row,) = connection.execute(query, (request.key,)).fetchall()
            cells = list(cells_of(row))
            cells[FORMAT - 1] = 0
            connection.execute("DELETE FROM answers WHERE key = ?", (request.key,))
            connection.execute(ANSWERS.insertion, seal_row(ANSWERS, cells))

    def aside(self) -> list[str]:
        with closing(sqlite3.connect(self.path)) as connection:
            query = "SELECT raw FROM damaged UNION ALL SELECT raw FROM conflicts"
            return [raw for (raw,) in connection.execute(query)]


def answer_to(request: Request, raw: str = RIGHT) -> Completion:
    """Return an answer to a request."""
    return Completion(request_key=request.key, model="served", text=RIGHT, raw=raw)
