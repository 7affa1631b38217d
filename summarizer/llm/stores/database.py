"""A store in one SQLite file: answers and attempts, which several processes can share.

The file is a write-ahead log and a database (`-wal` and `-shm` beside it while it is open); a
commit is on the disk before it is acknowledged. Every row has a SHA-256 over all that it says,
which is checked whenever it is read.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self, TypeVar

from summarizer.errors import MismatchError, ModelError, SummarizerError
from summarizer.llm.attempts import LOST, Attempt
from summarizer.llm.base import STORE_FORMAT, Completion, ModelProfile, Request
from summarizer.llm.leasing import Lease, LeaseOutcome
from summarizer.llm.recording import Kept, Recording, make_recording, name_recording
from summarizer.llm.stores.groupcommit import GroupWriter
from summarizer.llm.stores.keeping import (
    find_row,
    keep_answer,
    note_attempt,
    note_profile,
    put_damaged_aside,
)
from summarizer.llm.stores.leasefile import LeaseFile
from summarizer.llm.stores.owners import OwnerMark, is_gone
from summarizer.llm.stores.rows import (
    ANSWERS,
    FORMAT,
    PROFILES,
    StoredRow,
    Table,
    answer_row,
    digest_in,
    is_whole,
    read_profile_row,
    read_recording,
)
from summarizer.llm.stores.sqlitefile import (
    create_file,
    damaged_file,
    naming_faults,
    open_to_read,
)

T = TypeVar("T")

_ROWS_AT_ONCE = 100


class DatabaseStore:
    """Answers, attempts and leases in one file; close it, or use it in `with`."""

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        wall_clock: Callable[[], float] = time.time,
    ) -> None:
        """Open the file; unless it is only to be read, make it where it is missing.

        Raises:
            ConfigurationError: It is another program's file, of a newer version, or missing.
            StoreDamagedError: It is no database.
            SummarizerError: It cannot be opened or made.
        """
        self._path = path
        self.wall_clock = wall_clock
        self._owner: OwnerMark | None = None
        if not read_only:
            create_file(path)
        self._reader = open_to_read(path)
        self._lock = Lock()
        self._writer = GroupWriter(path)
        self._leases = LeaseFile(path.with_name(f"{path.name}.leases"))

    @property
    def place(self) -> str:
        """The file."""
        return str(self._path)

    def close(self) -> None:
        """Finish what was submitted, and let the file go."""
        self._writer.close()
        self._leases.close()
        with self._lock:
            self._reader.close()
        if self._owner is not None:
            self._owner.close()
            self._owner = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    # Answers

    def read(self, request: Request) -> Recording | None:
        """Return the recording of a request, or None where there is none.

        Raises:
            MismatchError: There is one, and it is damaged.
            StoreDamagedError: The file is damaged.
        """
        recording = self._read(request.key)
        if recording is None:
            return None
        try:
            recording.text  # noqa: B018 - read here, and kept
        except ModelError as exc:
            msg = f"{recording.name!r} in {self.place!r} is damaged: {exc}"
            raise MismatchError(msg) from exc
        return recording

    def has_stale(self, request: Request) -> bool:
        """Return whether there is a recording of another store format, which is not read."""
        row = self._find(request.key)
        return row is not None and row[FORMAT] != STORE_FORMAT

    def digest_of(self, key: str) -> str | None:
        """Return the SHA-256 of the row of an answer that can be read; None where there is none.

        Raises:
            StoreDamagedError: The file is damaged.
        """
        row = self._find(key)
        if row is None or row[FORMAT] != STORE_FORMAT or not is_whole(ANSWERS, row):
            return None
        return digest_in(row)

    def write(self, request: Request, completion: Completion) -> Recording:
        """Keep an answer, and return what the store holds now, read back.

        When this returns, it survives a power cut. Where another answer to the request is there
        already, that one stays and is returned; the new one is a conflict.

        Raises:
            SummarizerError: It cannot be kept, for example because the disk is full.
        """
        self.transact(self._keeping(request, completion))
        return self._read_back(request)

    async def keep(self, request: Request, completion: Completion) -> Recording:
        """Do as `write` does, and let others go on meanwhile."""
        await self._writer.run(self._keeping(request, completion))
        return self._read_back(request)

    def put(self, recordings: Iterable[Recording]) -> list[Kept]:
        """Keep recordings of another store, in one transaction, and say what became of each."""
        now = int(self.wall_clock())
        works = [keep_answer(answer_row(recording, now)) for recording in recordings]
        return self.transact(lambda connection: [work(connection) for work in works])

    def set_aside(self, request: Request) -> str:
        """Move a damaged row to the table `damaged`, and return what it is called."""
        self.transact(partial(put_damaged_aside, key=request.key))
        return f"{name_recording(request.prompt, request.key)} in the table `damaged`"

    def all_recordings(self) -> Iterator[Recording]:
        """Yield every recording that can be read, in the order in which they came."""
        for row in self.all_rows(ANSWERS):
            if row[FORMAT] == STORE_FORMAT and is_whole(ANSWERS, row):
                yield read_recording(row, self.place)

    def all_rows(self, table: Table) -> Iterator[StoredRow]:
        """Yield every row of a table, whole or not; none where the file has no such table yet.

        Raises:
            StoreDamagedError: The file is damaged: what cannot be read, or rows out of order, which
                SQLite would give over and over.
        """
        if not self.query("SELECT 1 FROM sqlite_master WHERE name = ?", (table.name,)):
            return
        query = (
            f"SELECT id, {table.selected} FROM {table.name} WHERE id > ?"  # noqa: S608 - constants
            f" ORDER BY id LIMIT {_ROWS_AT_ONCE}"
        )
        last = 0
        while rows := self.query(query, (last,)):
            for row in rows:
                if not isinstance(row[0], int) or row[0] <= last:
                    raise damaged_file(self._path, f"rows of {table.name!r} are out of order")
                last = row[0]
                yield row[1:]

    # Models

    def claim(self, profile: ModelProfile) -> None:
        """Say that answers of this model are kept; a file can hold those of many."""
        self.transact(partial(note_profile, profile=profile))

    def read_profiles(self) -> tuple[ModelProfile, ...]:
        """Return the models that the file holds answers of, in the order in which they came.

        Raises:
            MismatchError: The row of one is damaged.
        """
        rows = self.query(f"SELECT {PROFILES.selected} FROM profiles ORDER BY id")  # noqa: S608
        if not all(is_whole(PROFILES, row) for row in rows):
            msg = f"a profile in {self.place!r} is damaged: it is not what its SHA-256 says"
            raise MismatchError(msg)
        held = set(self.query("SELECT DISTINCT model, endpoint FROM answers"))
        return tuple(
            profile
            for profile in map(read_profile_row, rows)
            if (profile.model.encode(), profile.endpoint.encode()) in held
        )

    # Attempts

    def note_attempt(self, attempt: Attempt) -> None:
        """Keep an attempt with the next commit; nobody waits for that."""
        if attempt.at is None:
            attempt = attempt.model_copy(update={"at": int(1000 * self.wall_clock())})
        self._submit_and_forget(partial(note_attempt, attempt=attempt))

    # Leases

    @property
    def owner(self) -> str:
        """Name of this process among those that share the file."""
        if self._owner is None:
            self._owner = OwnerMark(self._owners)
        return self._owner.name

    async def lease(self, key: str, lease: Lease, *, instead_of: Lease | None) -> LeaseOutcome:
        """Take a lease, unless there is an answer or another lease than the one that is over."""
        taken = self._leases.take(key, lease)
        if not taken and instead_of is not None:
            taken = self._leases.take_over(key, lease, instead_of=instead_of)
            if taken:
                self.note_attempt(_lost(key, instead_of))
        if not taken:
            return "held"
        row = self._find(key)  # Looked for last: who had the lease before may have answered.
        if row is None or row[FORMAT] != STORE_FORMAT:
            return "granted"
        self._leases.release(key, lease.owner)
        return "answered"

    def find_lease(self, key: str) -> Lease | None:
        """Return who has a lease now."""
        return self._leases.find(key)

    def is_abandoned(self, lease: Lease) -> bool:
        """Return whether the process that has a lease is known to have ended."""
        return is_gone(self._owners, lease.owner)

    async def renew(self, expires_at: float) -> None:
        """Have all leases of this process end then."""
        self._leases.renew(self.owner, expires_at)

    def release(self, key: str) -> None:
        """Give a lease of this process back."""
        self._leases.release(key, self.owner)

    # Rows

    def query(self, statement: str, arguments: Sequence[object] = ()) -> list[StoredRow]:
        """Return the rows of a query; text comes as bytes.

        Raises:
            StoreDamagedError: The file is damaged.
        """
        with self._lock, naming_faults(self._path):
            return self._reader.execute(statement, arguments).fetchall()

    def transact(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do this in one transaction, and return its result once it is on the disk."""
        return self._writer.submit(work).result()

    def _submit_and_forget(self, work: Callable[[sqlite3.Connection], None]) -> None:
        with suppress(SummarizerError):  # It was closed, by a run that ends.
            self._writer.submit(work, is_durable=False)

    def _find(self, key: str) -> StoredRow | None:
        with self._lock, naming_faults(self._path):
            return find_row(self._reader, key)

    def _read(self, key: str) -> Recording | None:
        row = self._find(key)
        if row is None or (row[FORMAT] != STORE_FORMAT and is_whole(ANSWERS, row)):
            return None
        return read_recording(row, self.place)

    @property
    def _owners(self) -> Path:
        return self._path.with_name(f"{self._path.name}.owners")

    def _keeping(
        self, request: Request, completion: Completion
    ) -> Callable[[sqlite3.Connection], Kept]:
        """Return the work of keeping an answer; what can go wrong with it goes wrong here."""
        recording = make_recording(request, completion)
        return keep_answer(answer_row(recording, int(self.wall_clock())))

    def _read_back(self, request: Request) -> Recording:
        recording = self._read(request.key)
        if recording is None:
            msg = f"{self.place!r} does not hold the answer that was just written to it"
            raise MismatchError(msg)
        return recording


def _lost(key: str, lease: Lease) -> Attempt:
    """Return the attempt of an owner that did not come back: it may have been billed."""
    at = int(1000 * (lease.expires_at - lease.seconds))
    return Attempt(key=key, prompt="", endpoint="", model="", outcome=LOST, at=at)
