"""What a run spends: never more than its budget and what is under way, and all of it counted."""

import asyncio
from typing import Any

import pytest
from fakeanswers import LONG, RIGHT, WRONG, Demo, make_request
from fakeclock import FakeClock
from fakeserver import FakeServer, Step, fail, say, send
from tenacity import wait_fixed

from summarizer.errors import BudgetExceededError, SummarizerError
from summarizer.llm.attempts import Attempt
from summarizer.llm.base import Completion, Sampling
from summarizer.llm.budget import Budget
from summarizer.llm.live.client import LiveModel
from summarizer.llm.prices import Price
from summarizer.settings import Settings

PRICE = Price(model="test-model", input=1.0, output=2.0)
"""An answer of the server costs 11 and 7 tokens."""


def make_model(url: str, budget: Budget, **changes: Any) -> LiveModel:
    return LiveModel(
        Settings(model="test-model", base_url=url, **changes),
        records={"demo": Demo},
        clock=FakeClock(),
        backoff=wait_fixed(10),
        budget=budget,
    )


async def ask_all(model: LiveModel, requests: int) -> list[Completion | BaseException]:
    sampling = Sampling(max_output_tokens=10)
    asked = (model.complete(make_request(f"{n}", sampling=sampling)) for n in range(requests))
    return await asyncio.gather(*asked, return_exceptions=True)


@pytest.mark.fault(41)
@pytest.mark.parametrize("at_once", [1, 4])
async def test_run_stops_when_the_next_request_does_not_fit(
    fake_server: FakeServer, at_once: int
) -> None:
    fake_server.script = [say(RIGHT)]
    budget = Budget(max_tokens=300, price=PRICE)

    async with make_model(fake_server.url, budget, concurrency=at_once) as model:
        ended = await ask_all(model, 60)

    answered = [one for one in ended if isinstance(one, Completion)]
    stopped = [one for one in ended if isinstance(one, BudgetExceededError)]
    assert len(answered) + len(stopped) == 60
    assert answered
    assert stopped
    assert len(fake_server.asked) == len(answered)
    assert budget.input_tokens + budget.output_tokens == 18 * len(answered) <= 300


@pytest.mark.fault(41)
async def test_server_that_counts_more_than_was_thought_spends_no_more_than_is_under_way(
    fake_server: FakeServer,
) -> None:
    body = say(RIGHT).body.replace(b'"prompt_tokens": 11', b'"prompt_tokens": 1000')
    fake_server.script = [send(body)]
    budget = Budget(max_tokens=700)

    async with make_model(fake_server.url, budget, concurrency=4) as model:
        await ask_all(model, 20)

    assert len(fake_server.asked) <= 4


@pytest.mark.fault(41)
async def test_what_is_under_way_finishes_when_the_budget_is_spent(
    fake_server: FakeServer,
) -> None:
    fake_server.script = [say(RIGHT, delay_seconds=0.05)]
    budget = Budget(max_tokens=400)

    async with make_model(fake_server.url, budget, concurrency=8) as model:
        ended = await ask_all(model, 40)

    assert len([one for one in ended if isinstance(one, Completion)]) == len(fake_server.asked)


async def test_only_what_went_out_is_told_as_an_attempt(fake_server: FakeServer) -> None:
    fake_server.script = [say(WRONG), say("{", finish="length"), fail(500, "no"), say(RIGHT)]
    told: list[Attempt] = []

    async with make_model(fake_server.url, Budget(max_tokens=10_000)) as model:
        model.on_attempt = told.append
        await model.complete(make_request(sampling=Sampling(max_output_tokens=10)))
        with pytest.raises(BudgetExceededError):
            await model.complete(make_request(sampling=Sampling(max_output_tokens=20_000)))

    assert [(one.outcome, one.usage.output_tokens) for one in told] == [
        ("schema", 7),
        ("output_truncated", 7),
        ("server_error", None),
        ("answered", 7),
    ]


async def test_reasks_and_cut_off_answers_are_paid(fake_server: FakeServer) -> None:
    fake_server.script = [say(WRONG), say(LONG, finish="length"), say(RIGHT)]
    budget = Budget(price=PRICE)

    async with make_model(fake_server.url, budget) as model:
        await model.complete(make_request())

    assert (budget.input_tokens, budget.output_tokens) == (33, 21)
    assert budget.cost == pytest.approx(75e-6)
    described = model.describe()
    assert (described["sent"], described["retries"], described["reasks"]) == (3, 1, 1)
    assert described["cost"] == budget.cost


@pytest.mark.parametrize(
    ("step", "unmetered"),
    [
        pytest.param(
            Step(body=b'{"id"', manner="reset"), 1, marks=pytest.mark.fault(12), id="reset"
        ),
        pytest.param(Step(body=b'{"id"', manner="short"), 1, id="short body"),
        pytest.param(Step(manner="hang"), 1, marks=pytest.mark.fault(10), id="hang"),
        pytest.param(send(say(RIGHT).body[:-20]), 1, id="cut off envelope"),
        pytest.param(fail(500, "no"), 0, id="server error"),
        pytest.param(fail(429, "slow"), 0, id="rate limit"),
        pytest.param(send(b"<html>", content_type="text/html"), 0, id="web page"),
    ],
)
async def test_requests_that_may_be_billed_twice_are_counted(
    fake_server: FakeServer, step: Step, unmetered: int
) -> None:
    fake_server.script = [step, say(RIGHT)]
    budget = Budget()

    seconds = 0.5 if step.manner == "hang" else 60
    async with make_model(fake_server.url, budget, timeout_seconds=seconds) as model:
        await model.complete(make_request())

    assert budget.unmetered == unmetered
    assert model.tally.sent == 2
    assert budget.input_tokens == 11


async def test_cost_is_unknown_where_the_price_is(fake_server: FakeServer) -> None:
    fake_server.script = [say(RIGHT)]

    async with make_model(fake_server.url, Budget()) as model:
        await model.complete(make_request())

    assert model.describe()["cost"] is None


async def test_answer_without_usage_counts_as_estimated(fake_server: FakeServer) -> None:
    body = say(RIGHT).body.replace(b'"usage"', b'"used"')
    fake_server.script = [send(body)]
    budget = Budget(max_tokens=500)

    async with make_model(fake_server.url, budget, concurrency=1) as model:
        ended = await ask_all(model, 30)

    assert {type(one) for one in ended} == {Completion, BudgetExceededError}
    assert budget.unmetered == len(fake_server.asked)


async def test_refused_requests_give_their_room_back(fake_server: FakeServer) -> None:
    fake_server.script = [fail(400, "no idea")]
    budget = Budget(max_tokens=300)

    async with make_model(fake_server.url, budget, concurrency=1) as model:
        ended = await ask_all(model, 20)

    assert {one.kind for one in ended if isinstance(one, SummarizerError)} == {"bad_request"}
