"""Several processes, one store: who asks takes a lease, and the others wait for the answer.

A lease is renewed while its request is under way. It is over when its owner is known to have ended,
or when it was not renewed for as long as it had left, which is read off the wall clock once, held
to between half of a lease and a whole one, and waited for by the monotonic clock: so a clock that
jumps neither ends a lease that is being renewed nor makes one last for ever.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Literal, NamedTuple, Protocol, TypeAlias, runtime_checkable

from summarizer.errors import SummarizerError
from summarizer.llm.base import Request
from summarizer.llm.limited import Clock, SystemClock

logger = logging.getLogger(__name__)

LEASE_SECONDS = 90.0
"""How long a lease lasts that is not renewed."""
RENEWALS = 3
"""How often a lease is renewed in that time."""

_FIRST_PAUSE = 0.02
_LONGEST_PAUSE = 1.0

LeaseOutcome: TypeAlias = Literal["granted", "answered", "held"]
"""A lease is given; there is no need of one; another owner has it."""


class Lease(NamedTuple):
    """Who asks for an answer at the moment, and how long that is taken for granted."""

    owner: str
    """Name of the owner."""
    seconds: float
    """How long it lasts."""
    expires_at: float
    """When it ends by the wall clock, in seconds since 1970."""


@runtime_checkable
class LeasingStore(Protocol):
    """A store that several processes can share."""

    @property
    def owner(self) -> str:
        """Name of this process among those that share the store."""
        ...

    async def lease(self, key: str, lease: Lease, *, instead_of: Lease | None) -> LeaseOutcome:
        """Take a lease, unless there is an answer or another lease than the one that is over."""
        ...

    def find_lease(self, key: str) -> Lease | None:
        """Return who has a lease now."""
        ...

    def is_abandoned(self, lease: Lease) -> bool:
        """Return whether its owner is known to have ended."""
        ...

    async def renew(self, expires_at: float) -> None:
        """Have all leases of this owner end then."""
        ...

    def release(self, key: str) -> None:
        """Give a lease of this owner back; nobody waits for that."""
        ...


class LeaseKeeper:
    """Takes, renews and gives back the leases of one process."""

    def __init__(
        self,
        store: LeasingStore,
        clock: Clock | None = None,
        wall_clock: Callable[[], float] = time.time,
        seconds: float = LEASE_SECONDS,
    ) -> None:
        self._store = store
        self._clock = clock or SystemClock()
        self._wall_clock = wall_clock
        self._seconds = seconds
        self._held: set[str] = set()
        self._renewing: asyncio.Task[None] | None = None

    async def acquire(self, request: Request) -> bool:
        """Return True when this process is to ask, and False when there is an answer now."""
        over: Lease | None = None
        while True:
            outcome = await self._store.lease(request.key, self._new_lease(), instead_of=over)
            if outcome == "granted":
                self._hold(request.key)
            if outcome != "held":
                return outcome == "granted"
            over = await self._watch(request.key)

    def release(self, request: Request) -> None:
        """Give a lease back, if it is still held."""
        if request.key in self._held:
            self._held.discard(request.key)
            self._store.release(request.key)
        if not self._held and self._renewing is not None:
            self._renewing.cancel()
            self._renewing = None

    async def _watch(self, key: str) -> Lease | None:
        """Wait until nobody has a lease, or the one that somebody has is over, and return that."""
        watched: Lease | None = None
        ends_at, pause = 0.0, _FIRST_PAUSE
        while (found := self._store.find_lease(key)) is not None:
            if found != watched:
                watched, ends_at = found, self._clock.now() + self._seconds_left(found)
            if self._store.is_abandoned(found) or self._clock.now() >= ends_at:
                return found
            await self._clock.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
        return None

    def _new_lease(self) -> Lease:
        return Lease(self._store.owner, self._seconds, self._wall_clock() + self._seconds)

    def _seconds_left(self, lease: Lease) -> float:
        """Return how long to wait for a lease's renewal before it is over."""
        left = lease.expires_at - self._wall_clock()
        return min(max(left, lease.seconds / 2), lease.seconds)

    def _hold(self, key: str) -> None:
        self._held.add(key)
        if self._renewing is None:
            self._renewing = asyncio.create_task(self._renew())

    async def _renew(self) -> None:
        """Renew all leases for as long as there are any."""
        while True:
            await self._clock.sleep(self._seconds / RENEWALS)
            try:
                await self._store.renew(self._wall_clock() + self._seconds)
            except SummarizerError as exc:  # Who keeps an answer is told as well.
                logger.warning("leases could not be renewed: %s", exc)
