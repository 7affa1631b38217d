import json

import pytest
from fakeanswers import DEMO_SCHEMA, RIGHT, WRONG, make_request

from summarizer.errors import ModelError, OutputTruncatedError, RefusedError, SummarizerError
from summarizer.llm.base import Request, Sampling
from summarizer.llm.batchfile import BatchAnswer, TornLine, batch_line, read_lines, write_lines
from summarizer.llm.corrections import Correction
from summarizer.llm.live.asking import AnswerForm
from summarizer.llm.live.quirks import initial_quirks
from summarizer.llm.pending import Attempt, PendingRequest
from summarizer.settings import Settings


def answer_line(key: str, content: str | None = RIGHT, **choice: object) -> bytes:
    message = {"role": "assistant", "content": content}
    body = {
        "model": "test-model-0512",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message, **choice}],
        "usage": {"prompt_tokens": 11, "completion_tokens": 3},
    }
    line = {"custom_id": key, "response": {"status_code": 200, "body": body}, "error": None}
    return json.dumps(line).encode() + b"\n"


def failed_line(key: str, status: int, message: str) -> bytes:
    response = {"status_code": status, "body": {"error": {"message": message}}}
    return json.dumps({"custom_id": key, "response": response, "error": None}).encode() + b"\n"


def first_answer(data: bytes) -> BatchAnswer:
    (line,) = read_lines(data)
    assert isinstance(line, BatchAnswer)
    return line


def test_a_line_has_the_four_fields_of_the_format() -> None:
    request = make_request(sampling=Sampling(temperature=0.0, seed=7, max_output_tokens=900))

    (raw,) = write_lines([PendingRequest(request=request)]).splitlines()

    line = json.loads(raw)
    assert list(line) == ["custom_id", "method", "url", "body"]
    assert line["custom_id"] == request.key
    assert (line["method"], line["url"]) == ("POST", "/v1/chat/completions")
    body = line["body"]
    assert (body["temperature"], body["seed"], body["max_completion_tokens"]) == (0.0, 7, 900)
    assert "top_p" not in body
    form = body["response_format"]["json_schema"]
    assert (form["name"], form["strict"], form["schema"]) == ("demo", True, DEMO_SCHEMA)


@pytest.mark.parametrize("correction", [None, Correction(WRONG, "count is no number")])
def test_a_batch_asks_what_the_live_client_asks(correction: Correction | None) -> None:
    request = make_request()
    attempts = (Attempt(raw=correction.raw, faults=correction.faults),) if correction else ()

    body = batch_line(PendingRequest(request=request, attempts=attempts))["body"]

    form = AnswerForm("demo", DEMO_SCHEMA, None)
    quirks = initial_quirks(Settings(model="test-model"))
    live = form.ask(request, quirks, correction=correction, max_tokens=0)
    assert body == live.arguments


def test_fields_of_the_answer_keep_their_order_on_the_wire() -> None:
    request = make_request()
    again = PendingRequest.model_validate_json(PendingRequest(request=request).model_dump_json())

    schema = batch_line(again)["body"]["response_format"]["json_schema"]["schema"]

    assert list(schema["properties"]) == ["title", "count"]


def test_an_article_with_separators_of_lines_stays_on_one_line() -> None:
    request = make_request("[1] One\u2028two\n[2] three\x0b")

    lines = write_lines([PendingRequest(request=request)]).split(b"\n")

    assert len(lines) == 2
    assert (
        json.loads(lines[0])["body"]["messages"][1]["content"] == "[1] One\u2028two\n[2] three\x0b"
    )


def test_an_answer_is_read_with_its_model_and_usage() -> None:
    line = first_answer(answer_line("k"))

    assert line.custom_id == "k"
    assert line.envelope is not None
    assert (line.envelope.raw, line.envelope.model) == (RIGHT, "test-model-0512")
    assert line.envelope.usage.input_tokens == 11


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (failed_line("k", 429, "slow down"), ModelError),
        (b'{"custom_id": "k", "response": null, "error": {"code": "batch_expired"}}', ModelError),
        (answer_line("k", finish_reason="length"), OutputTruncatedError),
        (answer_line("k", None, message={"refusal": "no", "content": None}), RefusedError),
    ],
    ids=["status", "expired", "cut-off", "refused"],
)
def test_what_is_no_answer_says_why(data: bytes, error: type[SummarizerError]) -> None:
    line = first_answer(data)

    assert line.envelope is None
    assert isinstance(line.failure, error)


@pytest.mark.parametrize(
    "data",
    [
        b'{"custom_id": "k", "resp',
        b"[1, 2]",
        b'{"id": "batch_req_1"}',
        b'{"a": 1, "a": 2}',
        b"\xff",
    ],
    ids=["cut", "no-object", "no-id", "twice", "no-utf8"],
)
def test_a_torn_line_is_told_with_its_number(data: bytes) -> None:
    good, torn = read_lines(answer_line("k") + b"\n\n" + data)

    assert isinstance(good, BatchAnswer)
    assert isinstance(torn, TornLine)
    assert torn.number == 4


def test_a_request_without_schema_order_has_the_same_key() -> None:
    plain: Request = make_request()
    turned = plain.model_copy(
        update={"answer_schema": dict(reversed(list(plain.answer_schema.items())))}
    )

    assert turned.key == plain.key
