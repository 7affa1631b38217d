"""A run reserves before it asks, settles by what the server counts, and stops in time."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import BudgetExceededError
from summarizer.llm.base import Usage
from summarizer.llm.budget import Budget, Reservation
from summarizer.llm.prices import Price

PRICE = Price(model="m", input=1.0, output=10.0)


def wanted(input_tokens: int, output_tokens: int = 0) -> Reservation:
    return Reservation(input_tokens, output_tokens, input_tokens)


def used(input_tokens: int, output_tokens: int = 0) -> Usage:
    return Usage(input_tokens=input_tokens, output_tokens=output_tokens)


async def test_what_does_not_fit_is_refused_with_the_figures() -> None:
    budget = Budget(max_tokens=100)
    budget.settle(await budget.reserve(wanted(60)), used(60))

    with pytest.raises(BudgetExceededError, match="60 tokens spent, about 41 needed") as caught:
        await budget.reserve(wanted(41))

    assert caught.value.exit_code == 5
    assert "--max-tokens 100" in str(caught.value)


async def test_a_cost_is_limited_by_the_price() -> None:
    budget = Budget(max_cost=0.01, price=PRICE)
    budget.settle(await budget.reserve(wanted(0, 900)), used(0, 900))

    with pytest.raises(BudgetExceededError, match=r"0\.0090 US dollars spent, about 0\.0020"):
        await budget.reserve(wanted(0, 200))

    assert budget.cost == 0.009


async def test_a_request_waits_for_what_is_under_way_to_come_to_less() -> None:
    budget = Budget(max_tokens=100)
    first = await budget.reserve(wanted(80))
    second = asyncio.create_task(budget.reserve(wanted(50)))
    await asyncio.sleep(0)
    assert not second.done()

    budget.settle(first, used(40))

    assert await second == wanted(50)


async def test_once_there_was_no_room_nothing_fits() -> None:
    budget = Budget(max_tokens=100)
    with pytest.raises(BudgetExceededError):
        await budget.reserve(wanted(101))

    with pytest.raises(BudgetExceededError):
        await budget.reserve(wanted(1))


async def test_waiters_are_refused_when_nothing_is_under_way_any_more() -> None:
    budget = Budget(max_tokens=100)
    first = await budget.reserve(wanted(80))
    waiting = [asyncio.create_task(budget.reserve(wanted(50))) for _ in range(3)]
    await asyncio.sleep(0)

    budget.settle(first, used(80))
    ended = await asyncio.gather(*waiting, return_exceptions=True)

    assert {type(one) for one in ended} == {BudgetExceededError}


async def test_what_cannot_have_been_billed_is_given_back() -> None:
    budget = Budget(max_tokens=100)

    for _ in range(5):
        budget.settle(await budget.reserve(wanted(90)), None)

    assert (budget.input_tokens, budget.unmetered) == (0, 0)


async def test_what_may_have_been_billed_counts_as_estimated() -> None:
    budget = Budget(max_tokens=100)
    budget.settle(await budget.reserve(wanted(90)), Usage())

    with pytest.raises(BudgetExceededError):
        await budget.reserve(wanted(20))

    assert (budget.input_tokens, budget.unmetered) == (0, 1)


def test_an_unknown_price_is_no_price() -> None:
    assert Budget().cost is None
    assert Budget(price=PRICE).cost == 0.0


async def test_estimates_follow_what_the_server_counts() -> None:
    budget = Budget(max_tokens=1_000_000)
    before = budget.estimate(1_000, max_output=0)
    for _ in range(3):
        budget.settle(await budget.reserve(budget.estimate(1_000, max_output=0)), used(500, 100))

    after = budget.estimate(1_000, max_output=0)

    assert (before.input_tokens, before.output_tokens) == (1_000, 2_000)
    assert (after.input_tokens, after.output_tokens) == (600, 150)
    assert budget.estimate(1_000, max_output=70).output_tokens == 70


@given(
    limit=st.integers(1, 3_000),
    requests=st.lists(st.tuples(st.integers(1, 400), st.floats(0, 1)), max_size=20),
    at_once=st.integers(1, 5),
)
@settings(deadline=None)
def test_no_order_of_events_spends_more_than_there_is(
    limit: int, requests: list[tuple[int, float]], at_once: int
) -> None:
    """What a request comes to is never more here than what was reserved for it."""

    async def run() -> int:
        budget = Budget(max_tokens=limit)
        places = asyncio.Semaphore(at_once)

        async def ask(tokens: int, share: float) -> None:
            async with places:
                reserved = await budget.reserve(wanted(tokens))
                await asyncio.sleep(0)
                budget.settle(reserved, used(int(tokens * share)))

        await asyncio.gather(*(ask(*one) for one in requests), return_exceptions=True)
        return budget.input_tokens

    assert asyncio.run(run()) <= limit
