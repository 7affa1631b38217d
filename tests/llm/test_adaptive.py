"""The limit of what is under way grows only when it is used, and is cut once an episode."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack

import pytest
from fakeclock import FakeClock
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.llm.adaptive import MOST_CHANGES, AdaptiveLimit, Place

Outcome = Callable[[AdaptiveLimit, Place], None]


def answer(limit: AdaptiveLimit, place: Place) -> None:
    limit.note_answer(place)


def refuse(limit: AdaptiveLimit, place: Place) -> None:
    limit.note_rate_limit(place)


def trouble(limit: AdaptiveLimit, _place: Place) -> None:
    limit.note_trouble()


async def run_round(
    limit: AdaptiveLimit, requests: int, outcome: Outcome, seconds: float = 0
) -> None:
    """Have so many requests under way at once, which all end alike."""
    clock = limit._clock
    async with AsyncExitStack() as stack:
        places = [await stack.enter_async_context(limit.place()) for _ in range(requests)]
        if seconds:
            await clock.sleep(seconds)
        for place in places:
            outcome(limit, place)


def reasons(limit: AdaptiveLimit) -> list[tuple[int, str]]:
    return [(change.limit, change.reason) for change in limit.history]


async def test_limit_doubles_each_round_until_there_are_most() -> None:
    limit = AdaptiveLimit(FakeClock(), start=4, most=16)

    found = []
    for _ in range(4):
        await run_round(limit, limit.limit, answer)
        found.append(limit.limit)

    assert found == [8, 16, 16, 16]
    assert reasons(limit) == [(4, "begin"), (16, "grow")]


async def test_limit_that_was_asked_for_is_there_from_the_start() -> None:
    limit = AdaptiveLimit(FakeClock(), start=64, most=64)

    await run_round(limit, 64, answer)

    assert reasons(limit) == [(64, "begin")]
    assert limit.most_used == 64


async def test_limit_that_is_not_used_does_not_grow() -> None:
    limit = AdaptiveLimit(FakeClock(), start=4, most=16)

    for _ in range(10):
        await run_round(limit, 3, answer)

    assert limit.limit == 4


@pytest.mark.fault(3)
async def test_limit_is_cut_once_for_all_that_was_under_way() -> None:
    limit = AdaptiveLimit(FakeClock(), start=64, most=64)

    await run_round(limit, 64, refuse)
    await run_round(limit, 32, refuse)

    assert reasons(limit) == [(64, "begin"), (32, "rate_limited"), (16, "rate_limited")]


async def test_limit_is_never_cut_below_one() -> None:
    limit = AdaptiveLimit(FakeClock(), start=2, most=2)

    for _ in range(5):
        await run_round(limit, 1, refuse)

    assert limit.limit == 1


async def test_limit_grows_by_one_a_round_after_a_cut() -> None:
    limit = AdaptiveLimit(FakeClock(), start=8, most=8)
    await run_round(limit, 8, refuse)

    found = []
    for _ in range(3):
        await run_round(limit, limit.limit, answer)
        found.append(limit.limit)

    assert found == [4, 5, 6] or found == [5, 6, 7]


async def test_answers_to_what_went_out_before_a_cut_do_not_grow_it() -> None:
    limit = AdaptiveLimit(FakeClock(), start=2, most=2)
    async with limit.place() as first, limit.place() as second:
        limit.note_rate_limit(first)
        for _ in range(10):
            limit.note_answer(second)

    assert limit.limit == 1


@pytest.mark.fault(7)
@pytest.mark.fault(10)
async def test_server_errors_stop_growth_for_a_round_and_do_not_cut() -> None:
    limit = AdaptiveLimit(FakeClock(), start=4, most=64)

    await run_round(limit, 4, trouble)
    await run_round(limit, 4, answer)
    after_a_round = limit.limit
    await run_round(limit, 4, answer)
    await run_round(limit, 4, answer)

    assert after_a_round == 4
    assert limit.limit > 4
    assert {change.reason for change in limit.history} == {"begin", "grow"}


async def test_limit_does_not_grow_into_the_queue_of_a_slow_server() -> None:
    """A server with four slots takes twice as long for eight requests."""
    limit = AdaptiveLimit(FakeClock(), start=4, most=64)

    for _ in range(20):
        await run_round(limit, limit.limit, answer, seconds=limit.limit / 4)

    assert limit.limit <= 12


async def test_who_waits_longest_goes_first() -> None:
    limit = AdaptiveLimit(FakeClock(), start=1, most=1)
    order = []

    async def work(name: str) -> None:
        async with limit.place():
            order.append(name)
            await asyncio.sleep(0)

    await asyncio.gather(*(work(name) for name in "abcd"))

    assert order == list("abcd")
    assert (limit.most_used, limit.most_waiting) == (1, 3)


async def test_cut_limit_lets_nobody_in_until_enough_have_left() -> None:
    limit = AdaptiveLimit(FakeClock(), start=4, most=4)
    entered = asyncio.Event()

    async def late() -> None:
        async with limit.place():
            entered.set()

    async with AsyncExitStack() as stack:
        places = [await stack.enter_async_context(limit.place()) for _ in range(4)]
        limit.note_rate_limit(places[0])
        task = asyncio.create_task(late())
        await asyncio.sleep(0)
        assert not entered.is_set()

    await task
    assert entered.is_set()


@given(st.lists(st.booleans(), min_size=1, max_size=30))
@settings(deadline=None)
def test_no_place_is_lost_when_waiters_are_cancelled(cancelled: list[bool]) -> None:
    async def run() -> int:
        limit = AdaptiveLimit(FakeClock(), start=2, most=2)

        async def work() -> None:
            async with limit.place():
                await asyncio.sleep(0)

        tasks = [asyncio.create_task(work()) for _ in cancelled]
        await asyncio.sleep(0)
        for task, is_cancelled in zip(tasks, cancelled, strict=True):
            if is_cancelled:
                task.cancel()
                await asyncio.sleep(0)
        await asyncio.gather(*tasks, return_exceptions=True)
        async with limit.place(), limit.place():
            return limit.most_used

    assert asyncio.run(run()) == 2


async def test_history_tells_when_by_the_clock_and_stays_short() -> None:
    clock = FakeClock()
    limit = AdaptiveLimit(clock, start=2, most=4)

    for _ in range(MOST_CHANGES):
        clock.seconds += 1
        await run_round(limit, limit.limit, answer)
        await run_round(limit, limit.limit, refuse)

    assert len(limit.history) == MOST_CHANGES
    assert limit.history[-1].seconds == MOST_CHANGES
