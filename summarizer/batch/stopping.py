"""How a batch is stopped: work that is under way is finished, or no further request is made."""

import asyncio
from typing import Literal, TypeAlias

from summarizer.llm.base import Completion, LanguageModel, Request

StopReason: TypeAlias = Literal["signal", "failures", "budget", "endpoint", "error"]
"""Why a batch came to its end early."""


class RunStoppedError(Exception):
    """The batch is to stop; what raises this was not done, and has not failed."""


class Stop:
    """Whether a batch goes on. The first reason counts; a stricter stop may follow.

    Attributes:
        reason: Why it is to stop; None while it is not.
        asks_no_more: Whether articles under way are left as well, at their next request.
    """

    def __init__(self) -> None:
        self.reason: StopReason | None = None
        self.asks_no_more = False

    def take_no_more(self, reason: StopReason) -> None:
        """Begin no further article; those under way are finished."""
        self.reason = self.reason or reason

    def ask_no_more(self, reason: StopReason) -> None:
        """Make no further request; those under way are answered."""
        self.take_no_more(reason)
        self.asks_no_more = True

    def check(self) -> None:
        """Raise where nothing new is to be begun.

        Raises:
            RunStoppedError: The batch is to stop.
        """
        if self.reason is not None:
            raise RunStoppedError


class StoppedModel:
    """A model that is asked nothing more once the batch is to make no further request.

    A request takes one of the places until its answer is on the disk, so that a run that is killed
    loses no more answers than that.
    """

    def __init__(self, inner: LanguageModel, stop: Stop, places: int) -> None:
        self._inner = inner
        self._stop = stop
        self._places = asyncio.Semaphore(places)

    async def complete(self, request: Request) -> Completion:
        """Return the answer of the model behind.

        Raises:
            RunStoppedError: The batch is to make no further request.
            ModelError: The request failed.
        """
        async with self._places:
            if self._stop.asks_no_more:
                raise RunStoppedError
            return await self._inner.complete(request)
