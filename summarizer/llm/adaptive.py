"""How many requests may be under way at once: as many as the server bears.

Growth is additive and cuts are multiplicative, as in the congestion control of TCP (Chiu and Jain,
"Analysis of the Increase and Decrease Algorithms", 1989), with a slow start where nobody said how
much the server bears (RFC 5681, 3.1). A cut answers one episode of rate limiting: what was under
way when it was made does not cut again.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Literal, TypeAlias

from summarizer.llm.limited import Clock

Reason: TypeAlias = Literal["begin", "grow", "rate_limited"]
"""Why a limit is what it is."""

MOST_CHANGES = 1_000
"""Changes of the limit that are remembered."""
_CUT = 0.5
_SLOWER = 1.5
_MEMORY = 0.2


@dataclass(frozen=True)
class LimitChange:
    """One change of a limit; growth without a cut in between is one change.

    Attributes:
        seconds: Since the run began.
        limit: What it is from then on.
        reason: Why.
    """

    seconds: float
    limit: int
    reason: Reason


@dataclass(frozen=True)
class Place:
    """One request that is under way.

    Attributes:
        episode: How often the limit had been cut when it went out.
        fills: How often all places had been taken before it took its own.
        began: When it went out, by the clock.
    """

    episode: int
    fills: int
    began: float


class AdaptiveLimit:
    """Gives out places for requests, and learns from what becomes of them how many there may be.

    Attributes:
        most: More places than these there never are.
        most_used: Most places that were taken at once.
        most_waiting: Most requests that waited for a place at once.
        history: What the limit was, and when.
    """

    def __init__(self, clock: Clock, *, start: int, most: int) -> None:
        """Begin with `start` places; where there may be more, double them until they are too many.

        Args:
            clock: Tells the time, for the history and for how long answers take.
            start: Places to begin with.
            most: Places that there may be.
        """
        self._clock = clock
        self._began = clock.now()
        self._limit = float(start)
        self._is_slow_start = start < most
        self._episode = 0
        self._calm_answers = 0
        self._used = 0
        self._fills = 0
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._usual_seconds: float | None = None
        self._least_seconds: float | None = None
        self.most = most
        self.most_used = 0
        self.most_waiting = 0
        self.history: deque[LimitChange] = deque(maxlen=MOST_CHANGES)
        self._note("begin")

    @property
    def limit(self) -> int:
        """How many requests may be under way now."""
        return int(self._limit)

    @asynccontextmanager
    async def place(self) -> AsyncIterator[Place]:
        """Wait for a place, first come, first served, and give it back at the end."""
        fills = self._fills
        await self._take()
        try:
            yield Place(self._episode, fills, self._clock.now())
        finally:
            self._used -= 1
            self._wake()

    def note_answer(self, place: Place) -> None:
        """Take note that a request was answered, and grow if places were short and it was quick."""
        is_slow = self._is_slower(self._clock.now() - place.began)
        if self._calm_answers:
            self._calm_answers -= 1
            return
        was_full = self._fills > place.fills
        if place.episode < self._episode or not was_full or is_slow or self.limit >= self.most:
            return
        before = self.limit
        self._limit = min(self._limit + (1 if self._is_slow_start else 1 / self._limit), self.most)
        if self.limit > before:
            self._note("grow")
            self._wake()

    def note_rate_limit(self, place: Place) -> None:
        """Take note that a server asked to slow down, and cut the limit once for each episode."""
        if place.episode < self._episode:
            return
        self._episode += 1
        self._is_slow_start = False
        self._limit = float(max(1, int(self._limit * _CUT)))
        self._note("rate_limited")

    def note_trouble(self) -> None:
        """Take note of a server's error or a timeout: no growth until a round of answers came."""
        self._is_slow_start = False
        self._calm_answers = self.limit

    def _is_slower(self, seconds: float) -> bool:
        """Return whether answers take clearly longer than they did at their quickest.

        A server that puts requests into a queue answers all of them later, and none is lost: more
        of them would only wait there, until they are too late (Brakmo and Peterson, "TCP Vegas",
        1995).
        """
        usual = self._usual_seconds
        usual = seconds if usual is None else usual + _MEMORY * (seconds - usual)
        self._usual_seconds = usual
        least = self._least_seconds
        self._least_seconds = least = usual if least is None else min(least, usual)
        return usual > _SLOWER * least

    async def _take(self) -> None:
        if self._used < self.limit and not self._waiting:
            self._use()
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        self.most_waiting = max(self.most_waiting, len(self._waiting))
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._used -= 1
                self._wake()
            elif turn in self._waiting:
                self._waiting.remove(turn)
            raise

    def _use(self) -> None:
        self._used += 1
        self._fills += self._used >= self.limit
        self.most_used = max(self.most_used, self._used)

    def _wake(self) -> None:
        while self._waiting and self._used < self.limit:
            turn = self._waiting.popleft()
            if not turn.done():
                self._use()
                turn.set_result(None)

    def _note(self, reason: Reason) -> None:
        change = LimitChange(round(self._clock.now() - self._began, 3), self.limit, reason)
        if reason == "grow" and self.history[-1].reason == "grow":
            self.history.pop()
        self.history.append(change)
