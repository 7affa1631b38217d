"""How long the work on one article may take, by the clock of the run."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial

from summarizer.errors import ExtractionError
from summarizer.llm.limited import Clock, SystemClock


@dataclass(frozen=True)
class TimeLimit:
    """A bound of the time that one article may take, with all its requests.

    Attributes:
        seconds: How long; None for as long as it takes.
        clock: Tells the time.
    """

    seconds: float | None = None
    clock: Clock = field(default_factory=SystemClock)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Do what stands in the block, and give it up when its time is over.

        Raises:
            ExtractionError: It took too long (`timeout`).
        """
        if self.seconds is None:
            yield
            return
        try:
            async with asyncio.timeout(None) as scope:
                watch = asyncio.create_task(self.clock.sleep(self.seconds))
                watch.add_done_callback(partial(_end, scope))
                try:
                    yield
                finally:
                    watch.cancel()
        except TimeoutError:
            if not scope.expired():
                raise
            msg = f"the article took longer than `article_deadline_seconds` = {self.seconds:g}"
            raise ExtractionError(msg, kind="timeout") from None


def _end(scope: asyncio.Timeout, watch: asyncio.Task[None]) -> None:
    """End a block whose watch has run to its end."""
    if not watch.cancelled():
        scope.reschedule(0)
