"""What is the same for every request is made once; what differs goes over the wire as it is."""

import json

import pytest
from fakeanswers import DEMO_SCHEMA, RIGHT, Demo, make_request
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import AnswerError
from summarizer.llm.base import Sampling
from summarizer.llm.corrections import Correction
from summarizer.llm.live.asking import AnswerForm, Asking
from summarizer.llm.live.quirks import Quirks, WireMode, initial_quirks
from summarizer.settings import Settings

FORM = AnswerForm("demo", DEMO_SCHEMA, Demo)
MODES: tuple[WireMode, ...] = ("json_schema", "tools", "json_object", "prompt")


def quirks_of(mode: WireMode = "json_schema") -> Quirks:
    return initial_quirks(Settings(model="m", base_url="http://127.0.0.1:9/v1", mode=mode))


def ask(text: str, quirks: Quirks) -> Asking:
    return FORM.ask(make_request(text), quirks, correction=None, max_tokens=0)


@pytest.mark.parametrize("mode", MODES)
@given(text=st.text(max_size=60), faults=st.text(max_size=20))
@settings(deadline=None)
def test_body_is_the_json_of_the_arguments(mode: WireMode, text: str, faults: str) -> None:
    request = make_request("x", sampling=Sampling(temperature=0.5, seed=3))

    asking = FORM.ask(request, quirks_of(mode), correction=Correction(text, faults), max_tokens=900)

    assert json.loads(asking.body()) == asking.arguments
    assert asking.arguments["messages"][-2]["content"] in (text, "(no usable answer)")
    assert (asking.arguments["seed"], asking.arguments["max_tokens"]) == (3, 900)


@pytest.mark.parametrize("mode", MODES)
def test_frame_is_made_once_for_all_articles(mode: WireMode) -> None:
    quirks = quirks_of(mode)

    first, second = ask("one", quirks), ask("two", quirks)

    assert first.frame is second.frame
    assert first != second


def test_frame_is_made_anew_when_the_server_refuses_an_option() -> None:
    quirks = quirks_of()
    before = ask("one", quirks)

    quirks.dropped.add("temperature")

    assert "temperature" in before.arguments
    assert "temperature" not in ask("two", quirks).arguments


@pytest.mark.parametrize(
    "text",
    [
        '{"title": "a", "count": "1"}',
        '{"title": "a", "count": 1.0}',
        '{"title": "a", "count": true}',
        '{"title": 1, "count": 1}',
        '{"title": "a"}',
        '{"title": "a", "count": 1, "more": 2}',
        '["a", 1]',
    ],
)
def test_nothing_is_turned_into_what_was_expected(text: str) -> None:
    FORM.check(RIGHT)

    with pytest.raises(AnswerError, match="does not fit"):
        FORM.check(text)
