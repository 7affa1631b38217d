"""Strict readers of what servers, batch files and recordings say."""

import json

from fuzz import seeding
from fuzz.target import Target, may_end_in, text_of, wide_text_of
from summarizer.errors import AnswerError, ExtractionError, ModelError
from summarizer.extract.draft import read_answer as read_draft
from summarizer.llm.base import Completion, Message, Request
from summarizer.llm.batchfile import read_lines
from summarizer.llm.importing import check_answer
from summarizer.llm.strictjson import read_json
from summarizer.llm.unwrap import read_answer, read_envelope, read_usage
from summarizer.schema.draft import CommuniqueDraft

REQUEST = Request(
    endpoint="http://127.0.0.1:9/v1",
    model="fuzz-1",
    prompt="extract.v1",
    messages=(Message(role="user", content="[1] They met."),),
    answer_name="communique_draft",
    answer_schema={"type": "object"},
)
"""A request that answers are held against."""


def check_json(data: bytes) -> None:
    """See that the strict reader takes nothing that the usual one refuses, and reads the same."""
    text = wide_text_of(data)
    try:
        value = read_json(text)
    except ValueError:
        return
    assert value == json.loads(text)
    json.dumps(value, ensure_ascii=False).encode()


def check_answer_text(data: bytes) -> None:
    """See that what is taken for the answer is one object, and stands in what came."""
    raw = wide_text_of(data)

    answer = read_answer(raw)

    assert answer in raw
    assert isinstance(json.loads(answer), dict)
    assert read_answer(answer) == answer


def check_envelope(data: bytes) -> None:
    """See that a body of a response is an answer that can be written, or an error of ours."""
    read_usage(data)
    for tool in (None, "answer"):
        with may_end_in(ModelError):
            assert read_envelope(data, tool=tool).raw.encode()


def check_batch_lines(data: bytes) -> None:
    """See that every line of a file of answers is an answer, a failure or torn."""
    for line in read_lines(data):
        assert line


def check_draft(data: bytes) -> None:
    """See that an answer is a draft, or is told not to be one."""
    completion = Completion(request_key=REQUEST.key, model="fuzz-1", text=text_of(data))
    with may_end_in(AnswerError):
        check_answer(completion.text, CommuniqueDraft)
    read_draft(REQUEST, completion, uri="any")


_CHOICE = {"finish_reason": "stop", "message": {"role": "assistant", "content": '{"a": 1}'}}
_BODY = {"model": "m", "choices": [_CHOICE], "usage": {"prompt_tokens": 3}}
_CALL = {"function": {"name": "answer", "arguments": "{}"}}
_LINE = {"custom_id": "k", "response": {"status_code": 200, "body": _BODY}, "error": None}
ENVELOPES = tuple(
    json.dumps(one).encode()
    for one in (
        _BODY,
        _LINE,
        {"choices": [{"message": {"tool_calls": [_CALL]}}]},
        {"error": {"message": "no"}},
        {"choices": [{"finish_reason": "length", "message": {"content": [{"type": "text"}]}}]},
    )
)
"""Bodies of responses, and a line of a batch."""

TARGETS = (
    Target("json", check_json, "bytes", (ModelError,), seeding.recordings),
    Target("answer", check_answer_text, "bytes", (ModelError,), seeding.recordings),
    Target("envelope", check_envelope, "bytes", (), lambda: ENVELOPES),
    Target("batch_lines", check_batch_lines, "bytes", (), lambda: ENVELOPES),
    Target("draft", check_draft, "text", (ExtractionError,), seeding.recordings),
)
"""Targets of this part."""
