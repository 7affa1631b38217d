"""How much of anything a page may cost, and the clock that time is told by."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from summarizer.errors import FetchError


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Clock:
    """Where the time comes from, so that tests need not wait.

    Attributes:
        now: Seconds that only ever grow.
        sleep: Waits so many seconds.
        utc: The time of day, for what is written down and for dates in answers.
    """

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    utc: Callable[[], datetime] = _utc_now


@dataclass(frozen=True)
class FetchLimits:
    """What one page may cost.

    Attributes:
        page_seconds: Time for one page, with its `robots.txt` and all redirects, waiting excepted.
        read_seconds: Time for which a server may say nothing.
        wire_bytes: Bytes of one answer as they are sent, headers included.
        page_bytes: Bytes of one page after it is unpacked.
        robots_bytes: Bytes of a `robots.txt`; at least 500 KiB are to be read
            (https://www.rfc-editor.org/rfc/rfc9309#section-2.5).
        redirects: Redirects that are followed.
        pause_seconds: Time between two pages of one host.
        wait_seconds: How long a server may ask to wait, by `Retry-After` or `Crawl-delay`.
    """

    page_seconds: float = 60.0
    read_seconds: float = 20.0
    wire_bytes: int = 10_000_000
    page_bytes: int = 20_000_000
    robots_bytes: int = 512_000
    redirects: int = 5
    pause_seconds: float = 1.0
    wait_seconds: float = 30.0


class Deadline:
    """The instant by which a page must be there."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self._clock = clock
        self._seconds = seconds
        self._end = clock.now() + seconds

    def left(self) -> float:
        """Return the seconds that are left; more than none.

        Raises:
            FetchError: The time is over; `kind` is `timeout`.
        """
        left = self._end - self._clock.now()
        if left <= 0:
            raise FetchError(f"it took more than {self._seconds:g} seconds", kind="timeout")
        return left

    def wait(self, seconds: float) -> None:
        """Wait on purpose, which costs nothing of the time."""
        if seconds > 0:
            self._clock.sleep(seconds)
            self._end += seconds
