"""One thread that writes: all that arrives while a commit is under way goes into the next one.

A commit that survives a power cut takes milliseconds, however much is in it; so hundreds of answers
a second need no more commits than the disk can do, and each is acknowledged only after its own.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, Generic, TypeVar, cast

from summarizer.errors import SummarizerError
from summarizer.llm.stores.sqlitefile import naming_faults, open_to_write

T = TypeVar("T")

_PATIENCE = 0.1
"""Seconds that what nobody waits for waits for something to go with."""
_MOST_JOBS = 256
"""Jobs of one commit, so that the first one of many is not kept waiting."""


@dataclass
class _Job(Generic[T]):
    """Something to be done inside a transaction, what came of it, and who waits for that."""

    work: Callable[[sqlite3.Connection], T]
    is_durable: bool
    future: Future[T] | asyncio.Future[T]
    loop: asyncio.AbstractEventLoop | None = None
    result: T | None = None
    error: Exception | None = None

    def tell(self) -> None:
        """Give the result to whoever still waits for it."""
        if self.future.cancelled():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(cast("T", self.result))


class GroupWriter:
    """Writes to one file from one thread, which begins with the first job."""

    def __init__(
        self,
        path: Path,
        open_file: Callable[[Path], sqlite3.Connection] = open_to_write,
    ) -> None:
        """Open nothing yet.

        Args:
            path: The file.
            open_file: Opens it, in the thread that writes.
        """
        self._path = path
        self._open_file = open_file
        self._jobs: SimpleQueue[_Job[Any] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._lock = Lock()
        self._is_closed = False
        self._level = ""

    def submit(
        self, work: Callable[[sqlite3.Connection], T], *, is_durable: bool = True
    ) -> Future[T]:
        """Have this done inside the next transaction.

        Args:
            work: What to do; it fails or succeeds with all others of its transaction.
            is_durable: Whether it must survive a power cut before it is acknowledged; what need
                not goes before what must.

        Returns:
            Its result, once it is committed. Who stops waiting for it does not stop it.
        """
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        self._put(_Job(work, is_durable, future))
        return future

    async def run(self, work: Callable[[sqlite3.Connection], T], *, is_durable: bool = True) -> T:
        """Do as `submit` does, and wait for the result while others go on."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._put(_Job(work, is_durable, future, loop))
        return await future

    def _put(self, job: _Job[Any]) -> None:
        with self._lock:
            if self._is_closed:
                msg = f"{str(self._path)!r} was closed"
                raise SummarizerError(msg, kind="store")
            if self._thread is None:
                self._thread = Thread(target=self._run, name="store writer", daemon=True)
                self._thread.start()
            self._jobs.put(job)

    def close(self) -> None:
        """Finish what was submitted."""
        with self._lock:
            self._is_closed = True
            thread = self._thread
            self._jobs.put(None)
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        """Commit until the writer is closed."""
        try:
            connection = self._open_file(self._path)
        except Exception as exc:  # Whoever waits is told.
            self._refuse_all(exc)
            return
        try:
            while jobs := self._take():
                self._commit(connection, jobs)
        finally:
            connection.close()

    def _take(self) -> list[_Job[Any]]:
        """Wait for a job, and return it with all that wait; nothing once the writer is closed.

        Jobs that nobody waits for go with the next one that somebody waits for, if one comes soon.
        """
        job = self._jobs.get()
        jobs: list[_Job[Any]] = []
        is_awaited = False
        while job is not None:
            jobs.append(job)
            is_awaited = is_awaited or job.is_durable
            if len(jobs) == _MOST_JOBS:
                return jobs
            try:
                job = self._jobs.get_nowait() if is_awaited else self._jobs.get(timeout=_PATIENCE)
            except Empty:
                return jobs
        if jobs:
            self._jobs.put(None)
        return jobs

    def _commit(self, connection: sqlite3.Connection, jobs: list[_Job[Any]]) -> None:
        """Do the jobs in one transaction: all of them are kept, or none is."""
        level = "FULL" if any(job.is_durable for job in jobs) else "NORMAL"
        try:
            with naming_faults(self._path):
                if level != self._level:
                    connection.execute(f"PRAGMA synchronous = {level}")
                    self._level = level
                connection.execute("BEGIN IMMEDIATE")
                for job in jobs:
                    job.result = job.work(connection)
                connection.execute("COMMIT")
        except Exception as exc:  # Whoever waits is told.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            for job in jobs:
                job.error = exc
        _tell_all(jobs)

    def _refuse_all(self, error: Exception) -> None:
        while (job := self._jobs.get()) is not None:
            job.error = error
            _tell_all([job])


def _tell_all(jobs: list[_Job[Any]]) -> None:
    """Give all results out, waking each event loop once."""
    by_loop: dict[asyncio.AbstractEventLoop, list[_Job[Any]]] = {}
    for job in jobs:
        if job.loop is None:
            job.tell()
        else:
            by_loop.setdefault(job.loop, []).append(job)
    for loop, some in by_loop.items():
        with suppress(RuntimeError):  # The loop was closed: nobody waits.
            loop.call_soon_threadsafe(_tell, some)


def _tell(jobs: list[_Job[Any]]) -> None:
    for job in jobs:
        job.tell()
