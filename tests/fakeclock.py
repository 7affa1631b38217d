"""A clock that only moves when somebody sleeps, so that no test does."""

import asyncio
from collections.abc import Awaitable, Callable


class FakeClock:
    """Keeps what was slept; `meanwhile` is done once, before the first sleep ends."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.sleeps: list[float] = []
        self.meanwhile: Callable[[], Awaitable[object]] | None = None

    def now(self) -> float:
        """Return the time."""
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        """Move on at once."""
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile is not None:
            await meanwhile()
        self.sleeps.append(seconds)
        self.seconds += seconds
        await asyncio.sleep(0)
