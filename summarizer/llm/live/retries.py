"""When a request is made again: one policy for transport faults and wrong answers, one deadline."""

from collections import Counter
from typing import Final, Literal

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, wait_random_exponential
from tenacity.wait import wait_base

from summarizer.errors import (
    AnswerError,
    OutputTruncatedError,
    RateLimitedError,
    TransportError,
)
from summarizer.llm.base import Usage
from summarizer.llm.corrections import Correction
from summarizer.llm.limited import Clock
from summarizer.settings import Settings

FULL_JITTER: Final = wait_random_exponential(multiplier=0.5, max=30)
"""Exponential growth with full jitter; see "Exponential Backoff And Jitter", AWS, 2015."""

_MOST_ATTEMPTS: Final = {
    "bad_endpoint": 2,
    "bad_finish": 2,
    "empty_choices": 2,
    "unreachable": 3,
    "bad_envelope": 4,
    "bad_encoding": 4,
}
"""Faults that are given up before the deadline, after so many of their kind."""

_LARGEST_OUTPUT_TOKENS: Final = 65_536


class Course:
    """How one request is going: what it may still do, and what it has to say next time.

    Attributes:
        correction: The last wrong answer and its faults; None where there was none.
        max_tokens: Bound of the answer's length that is sent; 0 for none.
        usage: What the server counted of this attempt, empty where it did not; None where nothing
            went out.
        attempts: How often the request was made.
        repeats: What the next attempt repeats: nothing, a fault, or a wrong answer.
    """

    def __init__(self, settings: Settings, clock: Clock, max_tokens: int | None) -> None:
        self._settings = settings
        self._clock = clock
        self._ends_at = clock.now() + settings.deadline_seconds
        self._faults: Counter[str] = Counter()
        self._wrong_answers = 0
        self._may_grow = True
        self.correction: Correction | None = None
        self.max_tokens = max_tokens or 0
        self.attempts = 0
        self.usage: Usage | None = None
        self.repeats: Literal["nothing", "fault", "answer"] = "nothing"

    def remaining_seconds(self) -> float:
        """Return the time that is left until the deadline."""
        return max(0.0, self._ends_at - self._clock.now())

    def retrying(self, backoff: wait_base) -> AsyncRetrying:
        """Return a fresh policy for this request; such an object must never be shared."""

        def wait(state: RetryCallState) -> float:
            return self._wait_seconds(_error_of(state), backoff(state))

        def stop(state: RetryCallState) -> bool:
            return state.upcoming_sleep >= self.remaining_seconds()

        return AsyncRetrying(
            sleep=self._clock.sleep,
            retry=retry_if_exception(self._may_retry),
            wait=wait,
            stop=stop,
            reraise=True,
        )

    def extend(self, seconds: float) -> None:
        """Put the deadline off by the time that was spent in a queue of our own."""
        self._ends_at += seconds

    def note_fault(self) -> None:
        """Take note that the next attempt repeats one that failed on the way."""
        self.repeats = "fault"

    def note_wrong_answer(self, correction: Correction) -> None:
        """Tell the model next time what is wrong."""
        self.repeats = "answer"
        self.correction = correction

    def note_truncation(self) -> None:
        """Ask for a longer answer next time."""
        self.repeats = "fault"
        wanted = 2 * max(self.max_tokens, 4_096)
        self.max_tokens = min(wanted, max(_LARGEST_OUTPUT_TOKENS, self.max_tokens))

    def _may_retry(self, error: BaseException) -> bool:
        if isinstance(error, AnswerError):
            self._wrong_answers += 1
            return self._wrong_answers <= self._settings.max_reasks
        if isinstance(error, OutputTruncatedError):
            may_grow, self._may_grow = self._may_grow, False
            return may_grow
        if isinstance(error, RateLimitedError):
            asked = error.retry_after_seconds or 0.0
            return asked <= self._settings.max_wait_seconds
        if isinstance(error, TransportError):
            self._faults[error.kind] += 1
            most = _MOST_ATTEMPTS.get(error.kind)
            return most is None or self._faults[error.kind] < most
        return False

    @staticmethod
    def _wait_seconds(error: BaseException | None, backoff_seconds: float) -> float:
        if isinstance(error, AnswerError | OutputTruncatedError):
            return 0.0
        if isinstance(error, RateLimitedError) and error.retry_after_seconds is not None:
            return error.retry_after_seconds
        return backoff_seconds


def given_up(error: TransportError, course: Course, settings: Settings) -> Exception:
    """Return what to say of a fault that retrying did not cure."""
    if isinstance(error, RateLimitedError):
        asked = error.retry_after_seconds
        if asked is not None and asked > settings.max_wait_seconds:
            return RateLimitedError(
                f"{error}; the server asked to wait {asked:g} s, and `max_wait_seconds` is "
                f"{settings.max_wait_seconds:g}",
                retry_after_seconds=asked,
            )
        return RateLimitedError(_with_attempts(error, course, settings), retry_after_seconds=asked)
    return TransportError(_with_attempts(error, course, settings), kind=error.kind)


def _with_attempts(error: Exception, course: Course, settings: Settings) -> str:
    times = "once" if course.attempts == 1 else f"{course.attempts} times"
    return f"{error}; tried {times} within `deadline_seconds` = {settings.deadline_seconds:g}"


def _error_of(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None
