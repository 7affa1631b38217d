"""Cache, recorder and replayer in one: a model whose answers are durable before they are used."""

import asyncio
import logging
from dataclasses import dataclass

from summarizer.errors import MismatchError, NoRecordingError
from summarizer.llm.base import Completion, LanguageModel, Request
from summarizer.llm.nearest import describe_difference, find_nearest
from summarizer.llm.recording import Recording, Store, split_request
from summarizer.llm.unwrap import read_answer

logger = logging.getLogger(__name__)


@dataclass
class StoredTally:
    """How often a store could answer.

    Attributes:
        found: Answers that came from the store.
        asked: Answers that the model behind it was asked for.
        damaged: Recordings that were set aside.
    """

    found: int = 0
    asked: int = 0
    damaged: int = 0


class _Flight:
    """One request that is being answered, and how many wait for it."""

    def __init__(self, task: asyncio.Task[Completion]) -> None:
        self.task = task
        self.waiting = 0


class StoredModel:
    """A model that answers from a store, and asks the model behind it for what is not there.

    With no model behind it, it only replays. An answer is written, flushed to the disk and read
    back, strictly, before anybody sees it; errors, refusals and cut-off answers are never kept.
    The same request, asked by several at once, is answered once.
    """

    def __init__(self, store: Store, inner: LanguageModel | None = None) -> None:
        self._store = store
        self._inner = inner
        self._flights: dict[str, _Flight] = {}
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

    async def _answer(self, request: Request) -> Completion:
        recording = self._read(request)
        if recording is not None:
            self.tally.found += 1
            return _completion_of(recording)
        if self._inner is None:
            raise _no_recording(request, self._store)
        self.tally.asked += 1
        completion = await self._inner.complete(request)
        read_answer(_raw_of(completion))
        await asyncio.to_thread(self._store.write, request, completion)
        recording = self._store.read(request)
        if recording is None:
            msg = f"{self._store.place!r} does not hold the answer that was just written to it"
            raise MismatchError(msg)
        return _completion_of(recording)

    def _read(self, request: Request) -> Recording | None:
        try:
            return self._store.read(request)
        except MismatchError as exc:
            if self._inner is None:
                raise
            name = self._store.set_aside(request)
            self.tally.damaged += 1
            logger.warning("%s; it is now %r, and the model is asked again", exc, name)
            return None


def _completion_of(recording: Recording) -> Completion:
    return Completion(
        request_key=recording.key,
        model=recording.model,
        text=read_answer(recording.raw),
        raw=recording.raw,
        usage=recording.usage,
        rules=recording.rules,
    )


def _raw_of(completion: Completion) -> str:
    return completion.text if completion.raw is None else completion.raw


def _no_recording(request: Request, store: Store) -> NoRecordingError:
    asked = split_request(request)
    head = f"no recording of {request.prompt!r} with key {request.key} in {store.place!r}"
    advice = "run again with `--record DIR`"
    nearest = find_nearest(asked, store.all_recordings())
    if nearest is None:
        return NoRecordingError(f"{head}, which holds none; {advice}")
    differences = "; ".join(describe_difference(asked, nearest.request)) or "its store format"
    return NoRecordingError(
        f"{head}; the nearest one, {nearest.name!r}, differs in {differences}; {advice}"
    )
