import logging
from typing import Any

import pytest
from fakeanswers import RIGHT, make_request

from summarizer.errors import TransportError
from summarizer.llm.base import Completion, Request, Sampling, Usage
from summarizer.llm.traced import TracedModel


class Answering:
    """Answers, or fails with what it was given."""

    def __init__(self, error: Exception | None = None) -> None:
        self._error = error

    async def complete(self, request: Request) -> Completion:
        if self._error is not None:
            raise self._error
        usage = Usage(input_tokens=5, output_tokens=None)
        return Completion(request_key=request.key, model="served-1", text=RIGHT, usage=usage)


def fields_of(caplog: pytest.LogCaptureFixture) -> dict[str, Any]:
    (record,) = caplog.records
    fields: dict[str, Any] = dict(vars(record)["fields"])
    assert fields.pop("seconds") >= 0
    return fields


async def test_a_request_is_described_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    request = make_request(
        "[1] They met in secret.",
        endpoint="https://models.example/v1",
        sampling=Sampling(temperature=0.5, seed=7, top_p=0.9, max_output_tokens=100),
    )

    with caplog.at_level(logging.DEBUG, "summarizer"):
        completion = await TracedModel(Answering()).complete(request)

    assert completion.text == RIGHT
    assert caplog.records[0].getMessage() == "chat test-model"
    assert fields_of(caplog) == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "test-model",
        "gen_ai.output.type": "json",
        "gen_ai.request.temperature": 0.5,
        "gen_ai.request.top_p": 0.9,
        "gen_ai.request.seed": 7,
        "gen_ai.request.max_tokens": 100,
        "server.address": "models.example",
        "server.port": 443,
        "summarizer.prompt": "demo.v1",
        "summarizer.request.key": request.key,
        "gen_ai.response.model": "served-1",
        "gen_ai.usage.input_tokens": 5,
    }


async def test_a_request_that_fails_is_described_by_its_kind(
    caplog: pytest.LogCaptureFixture,
) -> None:
    model = TracedModel(Answering(TransportError("They met in secret.", kind="timeout")))

    with caplog.at_level(logging.DEBUG, "summarizer"), pytest.raises(TransportError):
        await model.complete(make_request())

    fields = fields_of(caplog)
    assert fields["error.type"] == "timeout"
    assert "gen_ai.response.model" not in fields
    assert "secret" not in str(fields)


async def test_nothing_is_described_where_nobody_looks(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "summarizer"):
        completion = await TracedModel(Answering()).complete(make_request())

    assert completion.model == "served-1"
    assert not caplog.records
