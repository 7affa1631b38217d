"""A desk that submits to the service on the loopback, and can be killed at any instant."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from fakeanswers import Demo, make_request
from fakebatches import FakeBatches
from fakeclock import FakeClock
from tenacity import wait_fixed

from summarizer.errors import AnswerError, PendingAnswerError
from summarizer.llm.base import ModelProfile, Request, Sampling
from summarizer.llm.collect import CollectingModel
from summarizer.llm.fetching import FetchReport, fetch
from summarizer.llm.filelimits import Limits
from summarizer.llm.live.batches import LiveBatches
from summarizer.llm.pending import FOLDER as PENDING
from summarizer.llm.pending import PendingFolder
from summarizer.llm.service import BatchService, RemoteBatch
from summarizer.llm.splitting import lines_of
from summarizer.llm.stores.folder import FolderStore
from summarizer.llm.submitted import FOLDER, BatchFolder
from summarizer.llm.submitting import (
    Desk,
    NamedRequests,
    finish_interrupted,
    left_over,
    sort_requests,
    submit,
)
from summarizer.settings import Settings

RECORDS = {"demo": Demo}


class KilledError(BaseException):
    """The process is gone."""


class Fate:
    """Kills at one instant: before or after a durable write, or a call of the service."""

    def __init__(self, at: int | None = None) -> None:
        self.at = at
        self.passed = 0

    def pass_instant(self) -> None:
        """Die, if it is time."""
        if self.passed == self.at:
            raise KilledError
        self.passed += 1


class MortalFolder(BatchFolder):
    """A folder whose process can be killed around each write."""

    def __init__(self, path: Path, fate: Fate) -> None:
        super().__init__(path)
        self._fate = fate

    def _write(self, path: Path, data: bytes) -> None:
        self._fate.pass_instant()
        super()._write(path, data)
        self._fate.pass_instant()


class MortalService:
    """A service whose process can be killed around each call."""

    def __init__(self, inner: BatchService, fate: Fate) -> None:
        self._inner = inner
        self._fate = fate

    async def _around(self, call: Callable[[], Awaitable[Any]]) -> Any:
        self._fate.pass_instant()
        result = await call()
        self._fate.pass_instant()
        return result

    async def upload(self, name: str, data: bytes) -> str:
        result: str = await self._around(lambda: self._inner.upload(name, data))
        return result

    async def create(self, file_id: str, metadata: Mapping[str, str]) -> RemoteBatch:
        result: RemoteBatch = await self._around(lambda: self._inner.create(file_id, metadata))
        return result

    async def find(self, file_id: str, metadata: Mapping[str, str]) -> RemoteBatch | None:
        result: RemoteBatch | None = await self._around(lambda: self._inner.find(file_id, metadata))
        return result

    async def retrieve(self, batch_id: str) -> RemoteBatch:
        result: RemoteBatch = await self._around(lambda: self._inner.retrieve(batch_id))
        return result

    async def cancel(self, batch_id: str) -> RemoteBatch:
        result: RemoteBatch = await self._around(lambda: self._inner.cancel(batch_id))
        return result

    async def download(self, file_id: str) -> bytes:
        result: bytes = await self._around(lambda: self._inner.download(file_id))
        return result

    async def close(self) -> None:
        await self._inner.close()


def make_service(server: FakeBatches) -> LiveBatches:
    """Return a client of the service whose waits take no time; close it."""
    settings = Settings(model="test-model", base_url=server.url)
    return LiveBatches(settings, clock=FakeClock(), backoff=wait_fixed(10))


class Office:
    """A store with what waits and what was submitted; each call is a process of its own."""

    def __init__(self, folder: Path, server: FakeBatches, service: LiveBatches) -> None:
        self.folder = folder
        self.server = server
        self.clock = FakeClock()
        self._service = service
        self.profile = ModelProfile(
            endpoint=server.url, model="test-model", sampling=Sampling(temperature=0.0)
        )
        FolderStore(folder).claim(self.profile)

    def desk(self, fate: Fate | None = None) -> Desk:
        """Return a desk as a new process would make it."""
        fate = fate or Fate()
        return Desk(
            batches=MortalFolder(self.folder / FOLDER, fate),
            pending=PendingFolder(self.folder / PENDING),
            store=FolderStore(self.folder),
            service=MortalService(self._service, fate),
            endpoint=self.server.url,
            clock=self.clock,
        )

    def request(self, number: int) -> Request:
        """Return one of the requests that the run needs."""
        return make_request(f"[1] They met {number} times.", endpoint=self.server.url)

    async def export(self, count: int) -> NamedRequests:
        """Return what a run that needs so many answers would ask next."""
        desk = self.desk()
        model = CollectingModel(desk.store, desk.pending)
        for number in range(count):
            try:
                await model.complete(self.request(number))
            except (PendingAnswerError, AnswerError):
                continue
        lines = lines_of(model.collected.values())
        return NamedRequests("ask.jsonl", b"".join(line.data for line in lines))

    async def submit(
        self, *files: NamedRequests, fate: Fate | None = None, limits: Limits | None = None
    ) -> None:
        """Submit files, as the command does."""
        desk = self.desk(fate)
        with desk.batches.locked():
            await finish_interrupted(desk)
            fresh = [line for _, line in sort_requests(files, desk).fresh]
            await submit("ask", fresh, desk, limits or Limits())

    async def fetch(self, *, resubmit: bool = False, fate: Fate | None = None) -> FetchReport:
        """Fetch what came, as the command does."""
        desk = self.desk(fate)
        with desk.batches.locked():
            report = await fetch(desk, RECORDS)
            if resubmit:
                await finish_interrupted(desk)
                await submit("again", left_over(desk), desk, Limits())
        return report
