"""How many requests go out: never more than the limit, and none to an endpoint that is no use."""

import asyncio
from typing import Any

import pytest
from fakeanswers import RIGHT, make_live, make_request
from fakeclock import FakeClock
from fakeserver import FakeServer, Step, fail, say, send

from summarizer.errors import EndpointUnusableError, SummarizerError, TransportError
from summarizer.llm.base import Completion
from summarizer.llm.live.client import LiveModel

PAGE = send(b"<html>Log in</html>", content_type="text/html")


async def ask_all(model: LiveModel, requests: int) -> list[Completion | BaseException]:
    asked = (model.complete(make_request(str(number))) for number in range(requests))
    return await asyncio.gather(*asked, return_exceptions=True)


async def ask_all_from(model: LiveModel, first: int, end: int) -> list[Completion | BaseException]:
    asked = (model.complete(make_request(str(number))) for number in range(first, end))
    return await asyncio.gather(*asked, return_exceptions=True)


def first_of(body: dict[str, Any]) -> str:
    content: str = body["messages"][1]["content"]
    return content


class SlowClock(FakeClock):
    """Waits that never end, so that nothing is owed to a wait."""

    async def sleep(self, seconds: float) -> None:
        await asyncio.Event().wait()


def kinds(ended: list[Completion | BaseException]) -> set[str]:
    return {one.kind if isinstance(one, SummarizerError) else "answer" for one in ended}


@pytest.mark.fault(3)
async def test_storm_of_rate_limits_cuts_the_limit_once(fake_server: FakeServer) -> None:
    refusals = [fail(429, "slow down")] * 8
    fake_server.script = [say(RIGHT), *refusals, say(RIGHT)]

    async with make_live(fake_server.url, concurrency=8) as model:
        await ask_all(model, 1)
        ended = await ask_all(model, 8)

    assert kinds(ended) == {"answer"}
    assert [(one.limit, one.reason) for one in model.limit.history][:2] == [
        (8, "begin"),
        (4, "rate_limited"),
    ]
    assert [one.reason for one in model.limit.history].count("rate_limited") == 1
    assert (model.tally.sent, model.tally.retries, model.tally.reasks) == (17, 8, 0)


async def test_concurrency_after_a_cut_is_seen_by_the_server(fake_server: FakeServer) -> None:
    fake_server.script = [*[fail(429, "slow")] * 8, say(RIGHT, delay_seconds=0.01)]
    async with make_live(fake_server.url, concurrency=8) as model:
        await ask_all(model, 8)
        at_once = fake_server.most_at_once
        fake_server.most_at_once = 0

        await ask_all(model, 3)

    assert at_once <= 8
    assert fake_server.most_at_once <= 5


@pytest.mark.fault(7)
async def test_server_errors_do_not_cut_the_limit(fake_server: FakeServer) -> None:
    fake_server.script = [*[fail(503, "overloaded")] * 4, say(RIGHT)]

    async with make_live(fake_server.url, concurrency=4) as model:
        await ask_all(model, 4)

    assert [one.reason for one in model.limit.history] == ["begin"]


async def test_time_in_our_own_queue_does_not_count(fake_server: FakeServer) -> None:
    clock = FakeClock()
    fake_server.script = [say(RIGHT)]

    async with make_live(fake_server.url, clock, concurrency=1, deadline_seconds=10) as model:
        async with model.limit.place():
            task = asyncio.create_task(model.complete(make_request()))
            await asyncio.sleep(0)
            clock.seconds += 1000
        completion = await task

    assert completion.text == RIGHT


@pytest.mark.parametrize(
    ("step", "kind", "requests"),
    [
        pytest.param(fail(401, "bad key"), "bad_key", 1, marks=pytest.mark.fault(39)),
        pytest.param(
            fail(429, "out", code="insufficient_quota"), "quota", 1, marks=pytest.mark.fault(6)
        ),
        pytest.param(
            fail(404, "no such model", code="model_not_found"),
            "unknown_model",
            1,
            marks=pytest.mark.fault(40),
        ),
        pytest.param(PAGE, "bad_endpoint", 2, marks=pytest.mark.fault(9)),
    ],
)
async def test_unusable_endpoint_is_asked_no_more_by_any_request(
    fake_server: FakeServer, step: Step, kind: str, requests: int
) -> None:
    fake_server.script = [step]

    async with make_live(fake_server.url, concurrency=1) as model:
        ended = await ask_all(model, 6)
        again = await ask_all(model, 2)

    assert kinds([*ended, *again]) == {kind}
    assert all(isinstance(one, EndpointUnusableError) for one in ended)
    assert len(fake_server.asked) == requests


@pytest.mark.parametrize(
    "listing", [fail(401, "bad key"), fail(403, "no scope"), fail(404, "no list")]
)
@pytest.mark.fault(39)
async def test_refused_key_is_refused_once_however_many_wait(
    fake_server: FakeServer, listing: Step
) -> None:
    fake_server.script = [fail(401, "bad key")]
    fake_server.listing = listing

    async with make_live(fake_server.url, SlowClock(), concurrency=64) as model:
        ended = await ask_all(model, 200)

    assert kinds(ended) == {"bad_key"}
    assert len(fake_server.asked) == 1


@pytest.mark.fault(40)
async def test_model_that_is_not_listed_is_asked_for_once(fake_server: FakeServer) -> None:
    fake_server.script = [fail(404, "no such model", code="model_not_found")]
    fake_server.models = ("another-model",)

    async with make_live(fake_server.url, concurrency=64) as model:
        ended = await ask_all(model, 200)

    assert kinds(ended) == {"unknown_model"}
    assert len(fake_server.asked) == 1


async def test_nobody_waits_for_the_first_answer_where_the_model_is_listed(
    fake_server: FakeServer,
) -> None:
    fake_server.script = lambda body: say(RIGHT, delay_seconds=0.2 * (first_of(body) == "0"))
    fake_server.models = ("test-model",)
    ended: list[str] = []

    async def ask(number: int) -> None:
        await model.complete(make_request(str(number)))
        ended.append(str(number))

    async with make_live(fake_server.url, SlowClock(), concurrency=4) as model:
        await asyncio.gather(*(ask(number) for number in range(4)))

    assert ended[-1] == "0"


async def test_first_request_that_is_given_up_holds_nobody_back(fake_server: FakeServer) -> None:
    was_asked = asyncio.Event()

    def answer(body: dict[str, Any]) -> Step:
        was_asked.set()
        return say(RIGHT, delay_seconds=60.0 * (first_of(body) == "0"))

    fake_server.script = answer
    fake_server.models = ("another-model",)

    async with make_live(fake_server.url, SlowClock(), concurrency=4) as model:
        first = asyncio.create_task(model.complete(make_request("0")))
        await was_asked.wait()
        others = asyncio.create_task(ask_all_from(model, 1, 4))
        await asyncio.sleep(0)
        first.cancel()
        ended = await others

    assert kinds(ended) == {"answer"}


async def test_single_request_asks_for_no_list(fake_server: FakeServer) -> None:
    fake_server.script = [say(RIGHT)]

    async with make_live(fake_server.url, concurrency=64) as model:
        await ask_all(model, 1)

    assert [one.path for one in fake_server.received] == ["/v1/chat/completions"]


async def test_nothing_but_refused_connections_ends_the_run() -> None:
    async with FakeServer() as server:
        url = server.url

    async with make_live(url, concurrency=2) as model:
        ended = await ask_all(model, 6)

    assert kinds(ended) == {"unreachable"}
    assert model.tally.sent <= 4


@pytest.mark.fault(39)
async def test_what_is_under_way_finishes_when_the_endpoint_is_given_up(
    fake_server: FakeServer,
) -> None:
    def answer(body: dict[str, Any]) -> Step:
        if body["messages"][1]["content"] == "0":
            return say(RIGHT, delay_seconds=0.1)
        return fail(401, "bad key")

    fake_server.script = answer

    async with make_live(fake_server.url, concurrency=2) as model:
        ended = await ask_all(model, 5)

    assert isinstance(ended[0], Completion)
    assert kinds(ended[1:]) == {"bad_key"}
    assert len(fake_server.asked) == 2


@pytest.mark.fault(9)
async def test_web_page_between_answers_does_not_end_the_run(fake_server: FakeServer) -> None:
    fake_server.script = [PAGE, say(RIGHT), PAGE, say(RIGHT)]

    async with make_live(fake_server.url) as model:
        for _ in range(2):
            assert (await model.complete(make_request())).text == RIGHT

    assert model.tally.faults == {"bad_endpoint": 2}


async def test_server_that_goes_away_after_an_answer_may_come_back(
    fake_server: FakeServer,
) -> None:
    fake_server.script = [say(RIGHT)]

    async with make_live(fake_server.url, deadline_seconds=45) as model:
        await model.complete(make_request())
        await fake_server.__aexit__(None, None, None)
        with pytest.raises(TransportError, match="tried 5 times") as caught:
            await model.complete(make_request("two"))
        await fake_server.__aenter__()

    assert caught.value.kind == "connection"
    assert not isinstance(caught.value, EndpointUnusableError)
