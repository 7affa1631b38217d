"""A fault that stays ends in an error of its kind, after a known number of requests."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from fakeanswers import LONG, RIGHT, WRONG, make_live, make_request
from fakeclock import FakeClock
from fakeserver import FakeServer, Step, call, fail, say, send

from summarizer.errors import (
    AnswerError,
    EndpointUnusableError,
    InputTooLargeError,
    ModelError,
    OutputTruncatedError,
    RateLimitedError,
    RefusedError,
    SummarizerError,
    TransportError,
)

TOOLS: dict[str, Any] = {"mode": "tools"}
SHORT: dict[str, Any] = {"deadline_seconds": 55}


def busy(seconds: str) -> Step:
    """Return a step that asks to wait."""
    return fail(429, "slow down", headers={"Retry-After": seconds})


@dataclass(frozen=True)
class Stays:
    """A server that does the same for ever."""

    id: str
    step: Step
    error: type[SummarizerError]
    kind: str
    requests: int
    says: str = r"\w"
    settings: dict[str, Any] = field(default_factory=dict)
    fault: int | None = None


STAYS = (
    Stays("429 for ever", busy("100"), RateLimitedError, "rate_limited", 6, "tried 6 times",
          fault=4),
    Stays("429 for ever, no time", fail(429, "slow"), RateLimitedError, "rate_limited", 6,
          "tried 6 times within `deadline_seconds` = 55", settings=SHORT, fault=4),
    Stays("asked to wait five minutes", busy("300"), RateLimitedError, "rate_limited", 1,
          "asked to wait 300 s", fault=5),
    Stays("asked to wait for years", busy("1000000000"), RateLimitedError, "rate_limited", 1,
          "asked to wait 1e\\+09 s", fault=5),
    Stays("date in an hour", fail(429, "x", headers={
              "Date": "Mon, 05 Jan 2026 10:00:00 GMT",
              "Retry-After": "Mon, 05 Jan 2026 11:00:00 GMT"}),
          RateLimitedError, "rate_limited", 1, "asked to wait 3600 s", fault=2),
    Stays("quota", fail(429, "You are out", code="insufficient_quota"), EndpointUnusableError,
          "quota", 1, "quota exhausted", fault=6),
    Stays("payment", fail(402, "pay"), EndpointUnusableError, "quota", 1, fault=6),
    Stays("500", fail(500, "internal"), TransportError, "server_error", 6, "internal",
          settings=SHORT, fault=7),
    Stays("web page as an error", send(b"<html>\x1b[31mBad" + b"x" * 1000, status=502),
          TransportError, "server_error", 6, r"\\x1b\[31mBadx{150,200}\.\.\.", settings=SHORT,
          fault=8),
    Stays("web page", send(b"<html>Log in", content_type="text/html"), EndpointUnusableError,
          "bad_endpoint", 2, "base_url", fault=9),
    Stays("no choices", send(b'{"choices": []}'), TransportError, "empty_choices", 2, fault=20),
    Stays("cut off envelope", send(b'{"choices": ['), TransportError, "bad_envelope", 4, fault=14),
    Stays("cut at length", say(LONG, finish="length"), OutputTruncatedError, "output_truncated", 2,
          "max_output_tokens", fault=15),
    Stays("length, yet whole", say(RIGHT, finish="length"), OutputTruncatedError,
          "output_truncated", 2, "max_output_tokens", fault=16),
    Stays("refusal", say(None, message={"refusal": "I won't."}), RefusedError, "refused", 1,
          "won't", fault=17),
    Stays("refusal in place of a call", say(None, message={"refusal": "No."}), RefusedError,
          "refused", 1, settings=TOOLS, fault=17),
    Stays("filter", say("", finish="content_filter"), RefusedError, "content_filtered", 1,
          fault=18),
    Stays("filter in place of a call", say("", finish="content_filter"), RefusedError,
          "content_filtered", 1, settings=TOOLS, fault=18),
    Stays("filter by status", fail(400, "flagged", code="content_filter"), RefusedError,
          "content_filtered", 1, fault=18),
    Stays("filter, yet whole", say(RIGHT, finish="content_filter"), RefusedError,
          "content_filtered", 1, fault=19),
    Stays("filter, yet a whole call", call(("demo", RIGHT), finish="content_filter"), RefusedError,
          "content_filtered", 1, settings=TOOLS, fault=19),
    Stays("wrong tool", call(("other", RIGHT)), AnswerError, "wrong_tool", 3, settings=TOOLS,
          fault=22),
    Stays("key twice", say('{"title": "a", "count": 1, "count": 2}'), AnswerError,
          "not_strict_json", 3, "'count' twice", fault=29),
    Stays("NaN", say('{"title": "a", "count": NaN}'), AnswerError, "not_strict_json", 3, "NaN",
          fault=30),
    Stays("never fits", say(WRONG), AnswerError, "schema", 3, r"\$\.count", fault=34),
    Stays("never fits, in a call", call(("demo", WRONG)), AnswerError, "schema", 3, r"\$\.count",
          settings=TOOLS, fault=34),
    Stays("no reasks wanted", say(WRONG), AnswerError, "schema", 1, settings={"max_reasks": 0},
          fault=34),
    Stays("deep answer", say('{"a":' * 20_000), ModelError, "response_too_large", 1, fault=35),
    Stays("deep answer, whole", say('{"a":' * 20_000 + "1" + "}" * 20_000), ModelError,
          "response_too_large", 1, fault=35),
    Stays("deep call", call(("demo", '{"a":' * 20_000)), ModelError, "response_too_large", 1,
          settings=TOOLS, fault=35),
    Stays("deep envelope", send(b'{"a":' * 20_000 + b"1" + b"}" * 20_000), ModelError,
          "response_too_large", 1, fault=35),
    Stays("body of 50 MB", send(b'{"a": "' + b"x" * 50_000_000), ModelError,
          "response_too_large", 1, fault=35),
    Stays("error of 50 MB", send(b"x" * 50_000_000, status=400), ModelError, "bad_request", 1,
          "xxx", fault=35),
    Stays("window", fail(400, "maximum context length is 8192 tokens, however you requested 9000; "
          "reduce the messages or max_tokens", code="context_length_exceeded"),
          InputTooLargeError, "input_too_large", 1, "context_tokens", fault=37),
    Stays("key refused", fail(401, "bad key"), EndpointUnusableError, "bad_key", 1,
          "OPENAI_API_KEY", fault=39),
    Stays("forbidden", fail(403, "not yours"), EndpointUnusableError, "forbidden", 1),
    Stays("unknown model", fail(404, "no such model"), EndpointUnusableError, "unknown_model", 1,
          fault=40),
    Stays("wrong path", fail(404, "no such page"), EndpointUnusableError, "bad_endpoint", 1,
          "/v1"),
    Stays("bad request", fail(400, "no idea"), ModelError, "bad_request", 1, "no idea"),
)  # fmt: skip


@pytest.mark.parametrize("case", STAYS, ids=lambda case: case.id)
async def test_fault_that_stays_is_named(fake_server: FakeServer, case: Stays) -> None:
    fake_server.script = [case.step]

    async with make_live(fake_server.url, **case.settings) as model:
        with pytest.raises(SummarizerError, match=case.says) as caught:
            await model.complete(make_request())

    assert type(caught.value) is case.error
    assert caught.value.kind == case.kind
    assert len(fake_server.asked) == case.requests


@pytest.mark.fault(34)
async def test_last_wrong_answer_is_kept_as_it_came(fake_server: FakeServer) -> None:
    fake_server.script = [say('{"title": 1, "count": 1}'), say(WRONG)]

    async with make_live(fake_server.url) as model:
        with pytest.raises(AnswerError) as caught:
            await model.complete(make_request())

    assert caught.value.raw == WRONG


@pytest.mark.fault(11)
async def test_dripping_body_cannot_outlast_the_deadline(fake_server: FakeServer) -> None:
    fake_server.script = [Step(body=b" " * 10_000, manner="drip")]

    async with make_live(fake_server.url, timeout_seconds=0.2, deadline_seconds=15) as model:
        with pytest.raises(TransportError, match="in time") as caught:
            await model.complete(make_request())

    assert caught.value.kind == "timeout"
    assert len(fake_server.asked) == 2


@pytest.mark.fault(4)
async def test_waits_never_go_beyond_the_deadline(fake_server: FakeServer) -> None:
    clock = FakeClock()
    fake_server.script = [busy("100")]

    async with make_live(fake_server.url, clock, deadline_seconds=350) as model:
        with pytest.raises(RateLimitedError):
            await model.complete(make_request())

    assert sum(clock.sleeps) <= 350
