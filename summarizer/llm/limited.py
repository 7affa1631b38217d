"""The clock of a run, and the gate that a server can shut."""

import asyncio
import time
from typing import Protocol


class Clock(Protocol):
    """A monotonic clock and a way to wait, so that tests need not."""

    def now(self) -> float:
        """Return seconds since some fixed instant."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class SystemClock:
    """The machine's monotonic clock."""

    def now(self) -> float:
        """Return seconds since some fixed instant."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


class Gate:
    """Holds every request of a run back for as long as a server asked to wait."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._opens_at = clock.now()

    def hold(self, seconds: float) -> None:
        """Keep the gate shut for that long from now; an earlier, longer hold stands."""
        self._opens_at = max(self._opens_at, self._clock.now() + seconds)

    def remaining_seconds(self) -> float:
        """Return how long the gate stays shut; 0 when it is open."""
        return max(0.0, self._opens_at - self._clock.now())
