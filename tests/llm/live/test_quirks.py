"""Servers that refuse an option: the run succeeds, or the error names the setting to change."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from fakeanswers import DEMO_SCHEMA, RIGHT, make_live, make_request
from fakeserver import FakeServer, Step, fail, say, send

from summarizer.errors import ModelError, SummarizerError
from summarizer.llm.base import Sampling
from summarizer.llm.live.quirks import Complaint, initial_quirks
from summarizer.settings import Settings

Body = dict[str, Any]


def refusing(refuses: Callable[[Body], Step | None]) -> Callable[[Body], Step]:
    """Return a script that answers rightly whatever is not refused."""
    return lambda body: refuses(body) or say(RIGHT)


def form_of(body: Body) -> str:
    """Return the type of the response format; empty where there is none."""
    return str(body.get("response_format", {}).get("type", ""))


def no_json_schema(body: Body) -> Step | None:
    if form_of(body) == "json_schema":
        return fail(400, "This response_format type is unavailable now", code="invalid_request")
    return None


def no_response_format(body: Body) -> Step | None:
    if "response_format" in body:
        return fail(400, "'response_format' is not supported by this model")
    return None


def no_grammar(body: Body) -> Step | None:
    return fail(500, "failed to parse grammar") if form_of(body) == "json_schema" else None


def reasoning_model(body: Body) -> Step | None:
    if "max_tokens" in body:
        message = "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."
        return fail(400, message, code="unsupported_parameter", param="max_tokens")
    if "temperature" in body:
        message = "Unsupported value: 'temperature' does not support 0 with this model."
        return fail(400, message, code="unsupported_value", param="temperature")
    return None


def strict_schema(body: Body) -> Step | None:
    """Refuse unknown fields as FastAPI does, which echoes what it was sent."""
    if "seed" not in body:
        return None
    detail = [
        {
            "type": "extra_forbidden",
            "loc": ["body", "seed"],
            "msg": "Extra inputs are not permitted",
            "input": "temperature and response_format are unsupported, said the article",
        }
    ]
    return send(json.dumps({"detail": detail}).encode(), status=422)


def positive_temperature(body: Body) -> Step | None:
    if body.get("temperature") == 0:
        return send(b'{"error": "`temperature` must be strictly positive"}', status=422)
    return None


def no_strict(body: Body) -> Step | None:
    if body.get("response_format", {}).get("json_schema", {}).get("strict"):
        param = "response_format.json_schema.strict"
        return fail(400, f"Unknown parameter: '{param}'.", param=param)
    return None


def no_system_role(body: Body) -> Step | None:
    if body["messages"][0]["role"] == "system":
        return fail(400, "System role not supported")
    return None


def no_reasoning_effort(body: Body) -> Step | None:
    if "reasoning_effort" in body:
        return fail(400, "Unrecognized request argument supplied: reasoning_effort")
    return None


@dataclass(frozen=True)
class Adapts:
    id: str
    refuses: Callable[[Body], Step | None]
    requests: int
    ends_with: Callable[[Body], bool]
    sampling: Sampling = field(default_factory=lambda: Sampling(temperature=0.0))


ADAPTS = (
    Adapts("no json_schema", no_json_schema, 2, lambda body: form_of(body) == "json_object"),
    Adapts("no response_format", no_response_format, 3, lambda body: not form_of(body)),
    Adapts("no grammar", no_grammar, 2, lambda body: form_of(body) == "json_object"),
    Adapts(
        "reasoning model",
        reasoning_model,
        3,
        lambda body: body.get("max_completion_tokens") == 900 and "temperature" not in body,
        Sampling(temperature=0.0, max_output_tokens=900),
    ),
    Adapts(
        "strict fields",
        strict_schema,
        2,
        lambda body: body["temperature"] == 0 and form_of(body) == "json_schema",
        Sampling(temperature=0.0, seed=1),
    ),
    Adapts("positive temperature", positive_temperature, 2, lambda body: "temperature" not in body),
    Adapts(
        "no strict",
        no_strict,
        2,
        lambda body: "strict" not in body["response_format"]["json_schema"],
    ),
    Adapts(
        "no system role",
        no_system_role,
        2,
        lambda body: (
            body["messages"] == [{"role": "user", "content": "Read the article.\n\n[1] They met."}]
        ),
    ),
    Adapts(
        "no reasoning effort",
        no_reasoning_effort,
        2,
        lambda body: "reasoning_effort" not in body,
        Sampling(reasoning_effort="low"),
    ),
)


@pytest.mark.parametrize("case", ADAPTS, ids=lambda case: case.id)
async def test_refused_option_is_learned_once_for_the_run(
    fake_server: FakeServer, case: Adapts
) -> None:
    fake_server.script = refusing(case.refuses)
    request = make_request(sampling=case.sampling)

    async with make_live(fake_server.url) as model:
        completion = await model.complete(request)
        learned = len(fake_server.asked)
        await model.complete(make_request("[1] Another.", sampling=case.sampling))

    assert completion.text == RIGHT
    assert completion.request_key == request.key
    assert learned == case.requests
    assert len(fake_server.asked) == learned + 1
    assert case.ends_with(fake_server.asked[learned - 1].body)
    assert len(model.quirks.notes) == learned - 1


@pytest.mark.parametrize("refuses", [no_json_schema, no_response_format])
async def test_schema_goes_in_words_where_the_server_takes_none(
    fake_server: FakeServer, refuses: Callable[[Body], Step | None]
) -> None:
    fake_server.script = refusing(refuses)

    async with make_live(fake_server.url) as model:
        await model.complete(make_request())

    system = fake_server.asked[-1].body["messages"][0]
    assert system["content"].startswith("Read the article.\n\n")
    assert system["content"].endswith(json.dumps(DEMO_SCHEMA))


async def test_server_that_ignores_the_schema_is_told_in_words(fake_server: FakeServer) -> None:
    fake_server.script = refusing(
        lambda body: say("Gladly! They met.") if form_of(body) == "json_schema" else None
    )

    async with make_live(fake_server.url) as model:
        completion = await model.complete(make_request())

    assert completion.text == RIGHT
    assert "JSON Schema" in fake_server.asked[1].body["messages"][0]["content"]


async def test_requests_under_way_at_once_learn_together(fake_server: FakeServer) -> None:
    fake_server.script = refusing(no_json_schema)

    async with make_live(fake_server.url) as model:
        answers = await asyncio.gather(*(model.complete(make_request(str(n))) for n in range(6)))

    assert {answer.text for answer in answers} == {RIGHT}
    assert model.quirks.mode == "json_object"
    assert len(model.quirks.notes) == 1


@dataclass(frozen=True)
class Names:
    id: str
    refuses: Callable[[Body], Step | None]
    setting: str
    settings: dict[str, Any]
    sampling: Sampling = field(default_factory=Sampling)


NAMES = (
    Names("mode", no_json_schema, "'mode'", {"mode": "json_schema"}),
    Names(
        "tools",
        lambda body: fail(400, "this model does not support tools") if "tools" in body else None,
        "'mode'",
        {"mode": "tools"},
    ),
    Names(
        "token parameter",
        reasoning_model,
        "'token_parameter'",
        {"token_parameter": "max_tokens"},
        Sampling(max_output_tokens=10),
    ),
    Names(
        "too many tokens",
        lambda _: fail(400, "max_tokens is too large: 99. At most 9 are.", param="max_tokens"),
        "'max_output_tokens'",
        {},
        Sampling(max_output_tokens=99),
    ),
)


@pytest.mark.parametrize("case", NAMES, ids=lambda case: case.id)
async def test_refused_choice_of_the_user_names_the_setting(
    fake_server: FakeServer, case: Names
) -> None:
    fake_server.script = refusing(case.refuses)

    async with make_live(fake_server.url, **case.settings) as model:
        with pytest.raises(ModelError, match=case.setting):
            await model.complete(make_request(sampling=case.sampling))

    assert len(fake_server.asked) == 1


async def test_server_that_refuses_everything_ends(fake_server: FakeServer) -> None:
    fake_server.script = [fail(400, "invalid response_format, seed, temperature and max_tokens")]
    sampling = Sampling(temperature=0.0, seed=1, max_output_tokens=5)

    async with make_live(fake_server.url) as model:
        with pytest.raises(SummarizerError):
            await model.complete(make_request(sampling=sampling))

    assert len(fake_server.asked) <= 8


async def test_reasoning_effort_is_sent_and_thoughts_are_ignored(fake_server: FakeServer) -> None:
    wrong = {"reasoning_content": '{"title": "wrong", "count": 0}'}
    fake_server.script = [say(RIGHT, message=wrong)]

    async with make_live(fake_server.url) as model:
        completion = await model.complete(make_request(sampling=Sampling(reasoning_effort="high")))

    assert completion.text == RIGHT
    assert fake_server.asked[0].body["reasoning_effort"] == "high"
    assert "temperature" not in fake_server.asked[0].body


@pytest.mark.parametrize(
    ("url", "parameter"),
    [
        ("https://api.openai.com/v1", "max_completion_tokens"),
        ("http://127.0.0.1:8000/v1", "max_tokens"),
    ],
)
def test_first_guess_of_the_token_parameter(url: str, parameter: str) -> None:
    assert initial_quirks(Settings(model="m", base_url=url)).token_parameter == parameter


@pytest.mark.parametrize(
    "complaint",
    [
        Complaint(429, "temperature is not supported", "temperature"),
        Complaint(400, "the article mentions a temperature"),
        Complaint(400, "Invalid value for 'messages'", "messages", "invalid_value"),
    ],
)
def test_complaint_about_something_else_teaches_nothing(complaint: Complaint) -> None:
    quirks = initial_quirks(Settings(model="m"))

    learned = quirks.learn(complaint, {"messages": [], "temperature": 0.0})

    assert not learned
    assert not quirks.notes
