"""A clock that stands still until a test moves it on."""

import asyncio


class SteppedClock:
    """Wakes sleepers, in order, when the time is moved to where they wanted to be."""

    def __init__(self) -> None:
        self._seconds = 1000.0
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []

    @property
    def sleepers(self) -> int:
        """How many wait."""
        return sum(not future.done() for _, future in self._sleepers)

    def now(self) -> float:
        """Return the time."""
        return self._seconds

    async def sleep(self, seconds: float) -> None:
        """Wait until the time is moved that far."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers.append((self._seconds + seconds, future))
        await future

    async def advance(self, seconds: float) -> None:
        """Move the time on, from sleeper to sleeper."""
        target = self._seconds + seconds
        while due := [one for one in self._sleepers if one[0] <= target]:
            at, future = min(due, key=lambda one: one[0])
            self._sleepers.remove((at, future))
            self._seconds = max(at, self._seconds)
            if not future.done():
                future.set_result(None)
            for _ in range(5):
                await asyncio.sleep(0)
        self._seconds = target
