"""Cache, recorder and replayer in one: a model whose answers are durable before they are used."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.errors import MismatchError, NoRecordingError, StoreDamagedError
from summarizer.llm.base import Completion, LanguageModel, Request
from summarizer.llm.leasing import LeaseKeeper, LeasingStore
from summarizer.llm.nearest import describe_difference, find_nearest
from summarizer.llm.recording import Recording, Store, raw_of, split_request
from summarizer.llm.unwrap import read_answer

logger = logging.getLogger(__name__)


@dataclass
class StoredTally:
    """How often a store could answer.

    Attributes:
        found: Answers that came from the store.
        asked: Answers that the model behind it was asked for.
        damaged: Recordings that were set aside.
        stale: Recordings of another store format, which are not read.
        conflicts: Answers to requests that had another answer by then, which stands.
    """

    found: int = 0
    asked: int = 0
    damaged: int = 0
    stale: int = 0
    conflicts: int = 0


class _Flight:
    """One request that is being answered, and how many wait for it."""

    def __init__(self, task: asyncio.Task[Completion]) -> None:
        self.task = task
        self.waiting = 0


class StoredModel:
    """A model that answers from a store, and asks the model behind it for what is not there.

    With no model behind it, it only replays. An answer is read strictly, written, flushed to the
    disk and read back before anybody sees it; errors, refusals and cut-off answers are never kept.
    The same request, asked by several at once, is answered once; where the store offers leases,
    also when they are several processes.
    """

    def __init__(
        self,
        store: Store,
        inner: LanguageModel | None = None,
        make_keeper: Callable[[LeasingStore], LeaseKeeper] = LeaseKeeper,
    ) -> None:
        """Ask nothing yet.

        Args:
            store: Where answers are.
            inner: What is asked for those that are not there.
            make_keeper: Makes what takes the leases of a store that offers them.
        """
        self._store = store
        self._inner = inner
        asks = inner is not None  # Who only replays needs no lease, and no right to write.
        self._keeper = make_keeper(store) if asks and isinstance(store, LeasingStore) else None
        self._flights: dict[str, _Flight] = {}
        self._recalled: set[str] = set()
        self._has_told_nearest = False
        self.tally = StoredTally()

    async def complete(self, request: Request) -> Completion:
        """Return the answer.

        Raises:
            NoRecordingError: There is no recording and no model to ask.
            MismatchError: The recording is damaged and there is no model to ask.
            ModelError: The model that was asked failed.
        """
        key = request.key
        flight = self._flights.get(key)
        if flight is None:
            flight = self._flights[key] = _Flight(asyncio.create_task(self._answer(request)))
        flight.waiting += 1
        try:
            return await asyncio.shield(flight.task)
        finally:
            flight.waiting -= 1
            if not flight.waiting:
                if self._flights.get(key) is flight:
                    del self._flights[key]
                flight.task.cancel()

    async def recall(self, keys: Sequence[str]) -> None:
        """Count answers of the store that somebody uses without reading them, as if they were read.

        As with answers that are read, those who use the same one at the same moment count once.
        """
        for key in keys:
            if key not in self._flights and key not in self._recalled:
                self._recalled.add(key)
                self.tally.found += 1
            await asyncio.sleep(0)
            self._recalled.discard(key)

    async def _answer(self, request: Request) -> Completion:
        recording = self._read(request)
        if recording is not None:
            self.tally.found += 1
            return _completion_of(recording, recording.text)
        if self._store.has_stale(request):
            self.tally.stale += 1
        if self._inner is None:
            raise self._no_recording(request)
        if self._keeper is None:
            return await self._ask(request, self._inner)
        return await self._ask_alone(request, self._inner, self._keeper)

    async def _ask_alone(
        self, request: Request, inner: LanguageModel, keeper: LeaseKeeper
    ) -> Completion:
        """Ask, or wait for the answer that another process asks for."""
        while not await keeper.acquire(request):
            recording = self._read(request)
            if recording is not None:
                self.tally.found += 1
                return _completion_of(recording, recording.text)
        try:
            return await self._ask(request, inner)
        finally:
            keeper.release(request)

    async def _ask(self, request: Request, inner: LanguageModel) -> Completion:
        self.tally.asked += 1
        completion = await inner.complete(request)
        raw = raw_of(completion)
        text = read_answer(raw)
        recording = await self._store.keep(request, completion)
        if recording.raw == raw:
            return _completion_of(recording, text)
        self.tally.conflicts += 1
        logger.warning(
            "%r in %r is another answer than the one that came; the first one stands",
            recording.name,
            self._store.place,
        )
        return _completion_of(recording, recording.text)

    def _read(self, request: Request) -> Recording | None:
        try:
            return self._store.read(request)
        except StoreDamagedError:
            raise
        except MismatchError as exc:
            if self._inner is None:
                raise
            name = self._store.set_aside(request)
            self.tally.damaged += 1
            logger.warning("%s; it is now %r, and the model is asked again", exc, name)
            return None

    def _no_recording(self, request: Request) -> NoRecordingError:
        """Return the error, the first one with what differs from the nearest recording."""
        head = f"no recording of {request.prompt!r} with key {request.key} in {self._store.place!r}"
        advice = "run again with `--record DIR` or `--store FILE`"
        if self._has_told_nearest:  # A store can be large, and one error ends a run.
            return NoRecordingError(f"{head}; {advice}")
        self._has_told_nearest = True
        asked = split_request(request)
        nearest = find_nearest(asked, self._store.all_recordings())
        if nearest is None:
            return NoRecordingError(f"{head}, which holds none; {advice}")
        differences = "; ".join(describe_difference(asked, nearest.request)) or "its store format"
        return NoRecordingError(
            f"{head}; the nearest one, {nearest.name!r}, differs in {differences}; {advice}"
        )


def _completion_of(recording: Recording, text: str) -> Completion:
    return Completion(
        request_key=recording.key,
        model=recording.model,
        text=text,
        raw=recording.raw,
        usage=recording.usage,
        rules=recording.rules,
        row_sha256=recording.row_sha256,
    )
