"""An article that takes too long is given up, by the clock of the run; the others go on."""

import asyncio

import pytest
from fakeclock import FakeClock

from summarizer.errors import ExtractionError
from summarizer.llm.timelimit import TimeLimit


class StoppedClock(FakeClock):
    """A clock that stands still, so that nothing is ever late."""

    async def sleep(self, seconds: float) -> None:
        """Wait for ever."""
        await asyncio.Event().wait()


async def test_what_takes_too_long_is_given_up() -> None:
    clock = FakeClock()

    with pytest.raises(ExtractionError, match="article_deadline_seconds` = 60") as caught:
        async with TimeLimit(60.0, clock).running():
            await asyncio.Event().wait()

    assert caught.value.kind == "timeout"
    assert clock.sleeps == [60.0]


async def test_what_is_done_in_time_is_let_finish() -> None:
    async with TimeLimit(60.0, StoppedClock()).running():
        await asyncio.sleep(0)


async def test_no_limit_needs_no_clock() -> None:
    clock = FakeClock()

    async with TimeLimit(None, clock).running():
        await asyncio.sleep(0)

    assert clock.sleeps == []


async def test_timeout_of_the_work_itself_stays_what_it_is() -> None:
    with pytest.raises(TimeoutError):
        async with TimeLimit(60.0, StoppedClock()).running():
            raise TimeoutError


async def test_cancelling_from_outside_is_no_timeout() -> None:
    async def work() -> None:
        async with TimeLimit(60.0, StoppedClock()).running():
            await asyncio.Event().wait()

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
