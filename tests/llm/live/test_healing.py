"""A fault that passes costs a wait or a re-ask, and the answer is the one that came after it."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from fakeanswers import LONG, RIGHT, WRONG, make_live, make_request
from fakeclock import FakeClock
from fakeserver import FakeServer, Step, call, fail, say, send

WHOLE = say(RIGHT).body
TEN_O_CLOCK = "Mon, 05 Jan 2026 10:00:00 GMT"
JUST_AFTER = "Mon, 05 Jan 2026 10:00:09 GMT"


def busy(**headers: str) -> Step:
    """Return a step that says that there were too many requests."""
    return fail(
        429, "slow down", headers={name.replace("_", "-"): headers[name] for name in headers}
    )


@dataclass(frozen=True)
class OnTheWay:
    """A fault that is no answer: it is waited out, and nothing is said of it to the model."""

    id: str
    step: Step
    kind: str
    fault: int | None = None
    slept: list[float] = field(default_factory=lambda: [10.0])


ON_THE_WAY = (
    OnTheWay("429 with seconds", busy(Retry_After="1"), "rate_limited", fault=1, slept=[1.0]),
    OnTheWay("429 in milliseconds", busy(retry_after_ms="1500"), "rate_limited", slept=[1.5]),
    OnTheWay(
        "429 with a date, by the server's clock",
        busy(Date=TEN_O_CLOCK, Retry_After=JUST_AFTER),
        "rate_limited",
        fault=2,
        slept=[9.0],
    ),
    OnTheWay(
        "429 with a date, from a server an age behind",
        busy(Date="Mon, 05 Jan 1970 10:00:00 GMT", Retry_After="Mon, 05 Jan 1970 10:00:09 GMT"),
        "rate_limited",
        fault=2,
        slept=[9.0],
    ),
    OnTheWay(
        "429 with a date that is over",
        busy(Date=JUST_AFTER, Retry_After=TEN_O_CLOCK),
        "rate_limited",
        fault=2,
        slept=[0.0],
    ),
    OnTheWay("429 with a date and no clock", busy(Retry_After=TEN_O_CLOCK), "rate_limited"),
    OnTheWay("429 without a time", busy(), "rate_limited", fault=3),
    OnTheWay("429 with NaN", busy(Retry_After="NaN"), "rate_limited", fault=5),
    OnTheWay("429 with a negative time", busy(Retry_After="-1"), "rate_limited", fault=5),
    OnTheWay("429 with an exponent", busy(Retry_After="1e9"), "rate_limited", fault=5),
    OnTheWay("429 with words", busy(Retry_After="soon"), "rate_limited", fault=5),
    OnTheWay("500", fail(500, "internal"), "server_error", fault=7),
    OnTheWay("502", fail(502, "bad gateway"), "server_error", fault=7),
    OnTheWay("503", fail(503, "overloaded"), "server_error", fault=7),
    OnTheWay("529", fail(529, "overloaded"), "server_error", fault=7),
    OnTheWay("408", fail(408, "timeout"), "server_error"),
    OnTheWay(
        "502 as a web page",
        send(b"<html>Bad gateway", status=502, content_type="text/html"),
        "server_error",
        fault=8,
    ),
    OnTheWay(
        "web page with 200",
        send(b"<html>Log in</html>", content_type="text/html"),
        "bad_endpoint",
        fault=9,
    ),
    OnTheWay("hang", Step(manner="hang"), "timeout", fault=10),
    OnTheWay("drip", Step(body=b" " * 10_000, manner="drip"), "timeout", fault=11),
    OnTheWay("reset in the body", Step(body=WHOLE[:40], manner="reset"), "connection", fault=12),
    OnTheWay("short body", Step(body=WHOLE[:40], manner="short"), "connection", fault=13),
    OnTheWay("cut off envelope", send(WHOLE[:-20]), "bad_envelope", fault=14),
    OnTheWay("envelope of an array", send(b"[1]"), "bad_envelope", fault=14),
    OnTheWay("no choices", send(b'{"choices": []}'), "empty_choices", fault=20),
    OnTheWay("null choices", send(b'{"choices": null}'), "empty_choices", fault=20),
    OnTheWay("error with 200", send(b'{"error": {"message": "up"}}'), "empty_choices", fault=20),
    OnTheWay(
        "no UTF-8", send(WHOLE.replace(b"assistant", b"assist\xff")), "bad_encoding", fault=27
    ),
    OnTheWay(
        "no UTF-8 in the answer",
        send(WHOLE.replace(b'\\"a\\"', b'\\"\xe9\\"')),
        "bad_encoding",
        fault=27,
    ),
)


@pytest.mark.parametrize("case", ON_THE_WAY, ids=lambda case: case.id)
async def test_fault_on_the_way_is_waited_out(fake_server: FakeServer, case: OnTheWay) -> None:
    clock = FakeClock()
    fake_server.script = [case.step, say(RIGHT)]

    seconds = 0.5 if case.kind == "timeout" else 60
    async with make_live(fake_server.url, clock, timeout_seconds=seconds) as model:
        completion = await model.complete(make_request())

    assert completion.text == RIGHT
    assert clock.sleeps == case.slept
    assert model.tally.faults == {case.kind: 1}
    assert (model.tally.sent, model.tally.retries, model.tally.reasks) == (2, 1, 0)
    assert fake_server.asked[0].raw == fake_server.asked[1].raw


@dataclass(frozen=True)
class WrongAnswer:
    """An answer that cannot be used; the model is told what is wrong with it."""

    id: str
    content: str
    kind: str
    fault: int | None = None


WRONG_ANSWERS = (
    WrongAnswer("empty", "", "empty_response", fault=21),
    WrongAnswer("white space", " \n ", "empty_response", fault=21),
    WrongAnswer("words only", "I have read it.", "not_json", fault=26),
    WrongAnswer("two objects", RIGHT + RIGHT, "not_json", fault=26),
    WrongAnswer("two objects with words", f"{RIGHT} or {RIGHT}", "not_json", fault=26),
    WrongAnswer(
        "two fences", f"```json\n{RIGHT}\n```\n```json\n{RIGHT}\n```", "not_json", fault=24
    ),
    WrongAnswer("thoughts without an end", f"<think>{RIGHT}", "unclosed_thoughts", fault=25),
    WrongAnswer("only a draft in thoughts", f"<think>{RIGHT}</think>", "not_json", fault=25),
    WrongAnswer(
        "half a surrogate pair", '{"title": "\\ud800", "count": 1}', "not_strict_json", fault=28
    ),
    WrongAnswer("key twice", '{"title": "a", "count": 1, "count": 2}', "not_strict_json", fault=29),
    WrongAnswer("NaN", '{"title": "a", "count": NaN}', "not_strict_json", fault=30),
    WrongAnswer("Infinity", '{"title": "a", "count": -Infinity}', "not_strict_json", fault=30),
    WrongAnswer("1e999", '{"title": "a", "count": 1e999}', "not_strict_json", fault=30),
    WrongAnswer("trailing comma", '{"title": "a", "count": 1,}', "not_json", fault=31),
    WrongAnswer("comment", '{"title": "a", "count": 1 /* one */}', "not_json", fault=31),
    WrongAnswer("single quotes", "{'title': 'a', 'count': 1}", "not_json", fault=31),
    WrongAnswer("extra key", '{"title": "a", "count": 1, "more": 2}', "schema", fault=32),
    WrongAnswer("wrong type", WRONG, "schema", fault=33),
    WrongAnswer("number as text", '{"title": "a", "count": "1"}', "schema", fault=33),
)


@pytest.mark.parametrize("mode", ["json_schema", "tools"])
@pytest.mark.parametrize("case", WRONG_ANSWERS, ids=lambda case: case.id)
async def test_wrong_answer_is_asked_for_again(
    fake_server: FakeServer, case: WrongAnswer, mode: str
) -> None:
    clock = FakeClock()
    wrong, right = say(case.content), say(RIGHT)
    if mode == "tools":
        wrong, right = call(("demo", case.content)), call(("demo", RIGHT))
    fake_server.script = [wrong, right]

    async with make_live(fake_server.url, clock, mode=mode) as model:
        completion = await model.complete(make_request())

    assert completion.text == RIGHT
    assert clock.sleeps == [0.0]
    assert model.tally.faults == {case.kind: 1}
    assert (model.tally.sent, model.tally.retries, model.tally.reasks) == (2, 0, 1)
    assert "cannot be used" in fake_server.asked[1].body["messages"][-1]["content"]


@dataclass(frozen=True)
class WrongCall:
    """A tool call that is not the one that was asked for."""

    id: str
    step: Step
    kind: str
    fault: int | None = None


WRONG_CALLS = (
    WrongCall("another tool", call(("other", RIGHT)), "wrong_tool", fault=22),
    WrongCall("no tool", say(RIGHT), "wrong_tool", fault=22),
    WrongCall(
        "two that differ", call(("demo", RIGHT), ("demo", WRONG)), "ambiguous_response", fault=23
    ),
)


@pytest.mark.parametrize("case", WRONG_CALLS, ids=lambda case: case.id)
async def test_wrong_tool_call_is_asked_for_again(fake_server: FakeServer, case: WrongCall) -> None:
    fake_server.script = [case.step, call(("demo", RIGHT))]

    async with make_live(fake_server.url, mode="tools") as model:
        completion = await model.complete(make_request())

    assert completion.text == RIGHT
    assert model.tally.faults == {case.kind: 1}
    assert model.tally.reasks == 1


@pytest.mark.fault(23)
async def test_two_answers_that_differ_are_asked_for_again(fake_server: FakeServer) -> None:
    choice = '{"index": 0, "finish_reason": "stop", "message": {"content": "%s"}}'
    two = ", ".join(choice % text.replace('"', '\\"') for text in (RIGHT, WRONG))
    fake_server.script = [send(f'{{"choices": [{two}]}}'.encode()), say(RIGHT)]

    async with make_live(fake_server.url) as model:
        completion = await model.complete(make_request())

    assert completion.text == RIGHT
    assert model.tally.faults == {"ambiguous_response": 1}


@dataclass(frozen=True)
class Dressed:
    """An answer that is whole, in clothes that come off."""

    id: str
    content: str
    fault: int | None = None


DRESSED = (
    Dressed("fence", f"```json\n{RIGHT}\n```", fault=24),
    Dressed("fence without a name", f"```\n{RIGHT}\n```", fault=24),
    Dressed("thoughts with a wrong draft", f"<think>{WRONG}</think>{RIGHT}", fault=25),
    Dressed("thoughts in capitals", f"<THINK>{WRONG}</THINK>\n{RIGHT}", fault=25),
    Dressed("nested thoughts", f"<think>a<think>{WRONG}</think>b</think>{RIGHT}", fault=25),
    Dressed("thoughts without a beginning", f"so: ...</think>{RIGHT}", fault=25),
    Dressed("thoughts and a fence", f"<think>{WRONG}</think>```json\n{RIGHT}\n```", fault=25),
    Dressed("words around it", f"Here it is:\n{RIGHT}\nDone.", fault=26),
)


@pytest.mark.parametrize("mode", ["json_schema", "tools"])
@pytest.mark.parametrize("case", DRESSED, ids=lambda case: case.id)
async def test_whole_answer_is_found_in_what_is_around_it(
    fake_server: FakeServer, case: Dressed, mode: str
) -> None:
    fake_server.script = [call(("demo", case.content)) if mode == "tools" else say(case.content)]

    async with make_live(fake_server.url, mode=mode) as model:
        completion = await model.complete(make_request())

    assert completion.text == RIGHT
    assert completion.raw == case.content
    assert len(fake_server.asked) == 1


@pytest.mark.fault(23)
async def test_equal_tool_calls_are_one(fake_server: FakeServer) -> None:
    fake_server.script = [call(("demo", RIGHT), ("demo", RIGHT))]

    async with make_live(fake_server.url, mode="tools") as model:
        assert (await model.complete(make_request())).text == RIGHT


def told(body: dict[str, Any]) -> int:
    """Return the bound of the answer that a request tells; 0 for none."""
    return int(body.get("max_tokens", 0))


@pytest.mark.fault(15)
@pytest.mark.fault(16)
@pytest.mark.parametrize("mode", ["json_schema", "tools"])
@pytest.mark.parametrize("content", [LONG, RIGHT], ids=["cut", "whole all the same"])
async def test_answer_that_was_cut_off_is_asked_for_with_more_room(
    fake_server: FakeServer, content: str, mode: str
) -> None:
    cut, right = say(content, finish="length"), say(RIGHT)
    if mode == "tools":
        cut, right = call(("demo", content), finish="length"), call(("demo", RIGHT))
    fake_server.script = [cut, right]

    async with make_live(fake_server.url, mode=mode) as model:
        completion = await model.complete(make_request())

    assert completion.text == RIGHT
    assert [told(received.body) for received in fake_server.asked] == [0, 8192]
    assert model.tally.faults == {"output_truncated": 1}
