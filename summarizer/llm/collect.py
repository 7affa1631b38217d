"""A model that answers from a store and collects what is not there, for a batch file."""

from summarizer.errors import AnswerError, PendingAnswerError
from summarizer.llm.base import Completion, Request
from summarizer.llm.pending import PendingFolder, PendingRequest
from summarizer.llm.recording import Store
from summarizer.llm.stored import StoredModel


class CollectingModel:
    """Answers from a store; what nobody recorded is put down as pending, and nothing is sent.

    Attributes:
        collected: Pending requests by key, in the order in which they were asked.
    """

    def __init__(self, store: Store, pending: PendingFolder) -> None:
        self._store = store
        self._stored = StoredModel(store)
        self._pending = pending
        self.collected: dict[str, PendingRequest] = {}

    async def complete(self, request: Request) -> Completion:
        """Return the answer, if the store has it.

        Raises:
            PendingAnswerError: It has not; the request is among `collected` now.
            AnswerError: The request was asked as often as it may be, and never well answered.
        """
        if self._store.read(request) is not None:
            return await self._stored.complete(request)
        pending = self._pending.add(request)
        if pending.is_given_up:
            last = pending.attempts[-1]
            msg = f"asked {len(pending.attempts)} times, and never well answered: {last.faults}"
            raise AnswerError(msg, raw=last.raw)
        self.collected[request.key] = pending
        msg = f"{request.prompt!r} with key {request.key} waits for its answer"
        raise PendingAnswerError(msg)
