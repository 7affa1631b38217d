"""Whatever passes is not seen in what comes out; what stays costs one article and no more."""

import asyncio
import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import pytest
from fakeanswers import RIGHT, WRONG, make_live, make_request
from fakeclock import FakeClock
from fakeserver import FakeServer, Step, call, fail, say, send
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted import ARTICLES, PROFILE, answer_for
from tenacity import wait_fixed

from summarizer.ingest.article import article_from_text
from summarizer.llm.base import Message, ModelProfile, Request
from summarizer.llm.live.client import LiveModel
from summarizer.pipeline import Outcome, summarize
from summarizer.schema.canonical import pretty_json, to_plain
from summarizer.settings import Settings
from summarizer.wiring import ANSWER_RECORDS

WHOLE = say(RIGHT).body
ON_THE_WAY = (
    fail(429, "slow", headers={"Retry-After": "7"}),
    fail(429, "slow", headers={"Retry-After": "NaN"}),
    fail(429, "slow"),
    fail(500, "internal"),
    fail(529, "overloaded"),
    send(b"<html>Bad gateway", status=502, content_type="text/html"),
    Step(body=WHOLE[:40], manner="reset"),
    Step(body=WHOLE[:40], manner="short"),
    send(WHOLE[:-20]),
    send(WHOLE.replace(b"assistant", b"assist\xff")),
)
"""Faults of which a request outlives three in a row, whichever they are."""

WRONG_CONTENTS = (
    "",
    WRONG,
    "{",
    RIGHT + RIGHT,
    f"<think>{RIGHT}",
    RIGHT.replace("1}", "NaN}"),
    RIGHT.replace("1}", '1, "count": 2}'),
    RIGHT.replace("1}", '1, "more": 2}'),
    RIGHT.replace('"a"', '"\\ud800"'),
)
"""Answers of which a request outlives two."""


def in_form(content: str, mode: str) -> Step:
    return call(("demo", content)) if mode == "tools" else say(content)


@st.composite
def scripts(draw: st.DrawFn) -> tuple[str, list[Step]]:
    """Return a mode, and at most five faults: three on the way, two of them wrong answers."""
    mode = draw(st.sampled_from(["json_schema", "tools", "json_object", "prompt"]))
    on_the_way = draw(st.lists(st.sampled_from(ON_THE_WAY), max_size=3))
    wrong = draw(st.lists(st.sampled_from(WRONG_CONTENTS), max_size=2))
    steps = [*on_the_way, *(in_form(content, mode) for content in wrong)]
    return mode, draw(st.permutations(steps))


@given(scripts(), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_answers_are_the_same_after_any_faults_that_pass(
    script: tuple[str, list[Step]], requests: int
) -> None:
    """The first requests to come get the faults, several requests under way at once."""
    mode, faults = script

    async def run() -> list[str]:
        async with (
            FakeServer([*faults, in_form(RIGHT, mode)]) as server,
            make_live(server.url, mode=mode) as model,
        ):
            asked = (model.complete(make_request(str(n))) for n in range(requests))
            return [one.text for one in await asyncio.gather(*asked)]

    assert asyncio.run(run()) == [RIGHT] * requests


def answer(body: dict[str, Any]) -> Step:
    """Return what the script of the articles says to a request."""
    return say(json.dumps(answer_for(_request(body))), model=PROFILE.model)


def _request(body: dict[str, Any]) -> Request:
    chat = body["messages"]
    if chat[-1]["content"].startswith("Your last answer cannot be used"):
        chat = chat[:-2]
    return Request(
        endpoint=PROFILE.endpoint,
        model=PROFILE.model,
        prompt="extract.v1",
        messages=tuple(Message(role=m["role"], content=m["content"]) for m in chat),
        answer_name=body["response_format"]["json_schema"]["name"],
        answer_schema={},
    )


async def brief(server: FakeServer, **changes: Any) -> Outcome:
    """Brief the articles with the server as the model, on a clock that takes no time."""
    plain = {"model": PROFILE.model, "base_url": server.url, "mode": "json_schema", **changes}
    settings_ = Settings.model_validate(plain)
    async with LiveModel(
        settings_, records=ANSWER_RECORDS, clock=FakeClock(), backoff=wait_fixed(10)
    ) as model:
        return await summarize(
            [article_from_text(text, uri=name) for name, text in ARTICLES.items()],
            model=model,
            profile=ModelProfile(endpoint=PROFILE.endpoint, model=PROFILE.model),
        )


def brief_after(faults: Sequence[Step]) -> str:
    """Return the briefing's bytes when the first requests meet these faults."""

    async def run() -> str:
        waiting = list(faults)
        async with FakeServer(lambda body: waiting.pop(0) if waiting else answer(body)) as server:
            return pretty_json(to_plain((await brief(server)).briefing))

    return asyncio.run(run())


@given(st.lists(st.sampled_from(ON_THE_WAY), max_size=3), st.sampled_from(WRONG_CONTENTS))
@settings(max_examples=12, deadline=None)
def test_briefing_has_the_same_bytes_after_any_faults_that_pass(
    faults: list[Step], wrong: str
) -> None:
    assert brief_after([*faults, say(wrong)]) == undisturbed()


@cache
def undisturbed() -> str:
    """Return the briefing that nothing got in the way of."""
    return brief_after([])


STUCK = "Ministers meet in Tallinn"


@pytest.mark.parametrize(
    ("step", "kind"),
    [
        pytest.param(fail(429, "slow"), "rate_limited", marks=pytest.mark.fault(4)),
        pytest.param(fail(503, "busy"), "server_error", marks=pytest.mark.fault(7)),
        pytest.param(Step(manner="hang"), "timeout", marks=pytest.mark.fault(10)),
        pytest.param(Step(body=b"{", manner="short"), "connection", marks=pytest.mark.fault(13)),
        pytest.param(say("{", finish="length"), "output_truncated", marks=pytest.mark.fault(15)),
        pytest.param(say("{}"), "schema", marks=pytest.mark.fault(34)),
        pytest.param(
            fail(400, "too long", code="context_length_exceeded"),
            "input_too_large",
            marks=pytest.mark.fault(37),
        ),
    ],
)
async def test_a_fault_that_stays_fails_its_article_and_the_others_go_on(
    fake_server: FakeServer, step: Step, kind: str
) -> None:
    def script(body: dict[str, Any]) -> Step:
        is_stuck = any(STUCK in message["content"] for message in body["messages"])
        return step if is_stuck else answer(body)

    fake_server.script = script

    seconds = 1.0 if kind == "timeout" else 60
    outcome = await brief(fake_server, timeout_seconds=seconds, deadline_seconds=25)

    assert [(one.title, one.kind) for one in outcome.failures] == [(STUCK, kind)]
    assert len(outcome.communiques) == len(ARTICLES) - 1
    statuses = sorted(source.status for source in outcome.briefing.sources)
    assert statuses == ["failed", "read", "read"]
