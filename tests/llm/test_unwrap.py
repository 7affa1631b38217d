"""Reading of answers is strict: what is ambiguous is an error, and nothing is repaired."""

import json
import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import (
    AnswerError,
    ModelError,
    OutputTruncatedError,
    RefusedError,
    SummarizerError,
    TransportError,
)
from summarizer.llm.strictjson import MAX_DEPTH, read_json
from summarizer.llm.unwrap import (
    MAX_ANSWER_CHARS,
    MAX_ENVELOPE_BYTES,
    read_answer,
    read_envelope,
)

RIGHT = '{"a": [1, "right"]}'
WRONG = '{"a": [1, "wrong"]}'


@dataclass(frozen=True)
class Good:
    id: str
    raw: str


@dataclass(frozen=True)
class Bad:
    id: str
    raw: str
    kind: str


GOOD = (
    Good("plain", RIGHT),
    Good("white space", f"\n  {RIGHT}\n\n"),
    Good("byte order mark", f"\ufeff{RIGHT}"),
    Good("fence", f"```json\n{RIGHT}\n```"),
    Good("fence without language", f"```\n{RIGHT}\n```"),
    Good("thoughts with a draft", f"<think>Perhaps {WRONG}? No.</think>\n{RIGHT}"),
    Good("thoughts in upper case", f"<THINK>{WRONG}</THINK>{RIGHT}"),
    Good("nested thoughts", f"<think>a <think>{WRONG}</think> b {WRONG}</think>{RIGHT}"),
    Good("thoughts in brackets", f"[THINK]{WRONG}[/THINK]{RIGHT}"),
    Good("closing tag alone", f"Perhaps {WRONG}?</think>{RIGHT}"),
    Good("thoughts and fence", f"<think>{WRONG}</think>\n```json\n{RIGHT}\n```"),
    Good("prose around", f"Here is the answer:\n{RIGHT}\nI hope it helps."),
)

BAD = (
    Bad("empty", " \n", "empty_response"),
    Bad("prose alone", "I cannot see an article.", "not_json"),
    Bad("array", f"[{RIGHT}]", "not_json"),
    Bad("two objects", f"{RIGHT}\n{WRONG}", "not_json"),
    Bad("two equal objects", f"{RIGHT} {RIGHT}", "not_json"),
    Bad("object in prose with an array", f"[1]: {RIGHT}", "not_json"),
    Bad("object inside a broken object", '{"a": {"b": 1}, oops}', "not_json"),
    Bad("fence with prose around", f"Look:\n```json\n{RIGHT}\n```", "not_json"),
    Bad("two fences", f"```\n{WRONG}\n```\n```\n{RIGHT}\n```", "not_json"),
    Bad("thoughts without an end", f"<think>{WRONG}", "unclosed_thoughts"),
    Bad("nested thoughts without an end", f"<think><think></think>{WRONG}", "unclosed_thoughts"),
    Bad("thoughts and nothing after", f"<think>{WRONG}</think>", "not_json"),
    Bad("thoughts that end twice", f"<think>a</think>{WRONG}</think>", "not_json"),
    Bad("thoughts in the middle", f"So: <think>{WRONG}</think>{RIGHT}", "not_json"),
    Bad("duplicate keys", '{"a": 1, "a": 2}', "not_strict_json"),
    Bad("duplicate keys deep down", '{"x": [{"a": 1, "\\u0061": 2}]}', "not_strict_json"),
    Bad("NaN", '{"a": NaN}', "not_strict_json"),
    Bad("Infinity", '{"a": -Infinity}', "not_strict_json"),
    Bad("number beyond all bounds", '{"a": 1e999}', "not_strict_json"),
    Bad("whole number of 5000 digits", '{"a": ' + "9" * 5000 + "}", "not_json"),
    Bad("lone surrogate", '{"a": "\\ud800"}', "not_strict_json"),
    Bad("lone surrogate in a key", '{"\\udfff": 1}', "not_strict_json"),
    Bad("trailing comma", '{"a": 1,}', "not_json"),
    Bad("comment", '{"a": 1 /* one */}', "not_json"),
    Bad("single quotes", "{'a': 1}", "not_json"),
    Bad("line break inside a string", '{"a": "b\nc"}', "not_json"),
    Bad("cut off", '{"a": [1, "ri', "not_json"),
)


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.id)
def test_one_object_is_found(case: Good) -> None:
    assert read_answer(case.raw) == RIGHT


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.id)
def test_ambiguous_answer_is_refused(case: Bad) -> None:
    with pytest.raises(AnswerError) as caught:
        read_answer(case.raw)

    assert caught.value.kind == case.kind
    assert caught.value.raw == case.raw


def test_tags_inside_a_string_are_text() -> None:
    text = json.dumps({"quote": "the </think> tag and a ``` fence and <think>"})

    assert read_answer(text) == text


def test_surrogate_pair_is_a_character() -> None:
    assert read_json('"\\ud83d\\ude00"') == "\N{GRINNING FACE}"


@pytest.mark.parametrize(
    "raw", ["[" * 20_000, '{"a":' * (MAX_DEPTH + 1) + "1" + "}" * (MAX_DEPTH + 1)]
)
def test_deep_nesting_is_refused_before_parsing(raw: str) -> None:
    with pytest.raises(ModelError) as caught:
        read_json(raw)

    assert caught.value.kind == "response_too_large"
    assert not isinstance(caught.value, AnswerError)


def test_brackets_inside_strings_are_no_nesting() -> None:
    text = json.dumps({"a": "[{" * 1000 + '\\"['})

    assert read_answer(text) == text


def test_unfinished_string_of_escapes_is_read_in_linear_time() -> None:
    with pytest.raises(AnswerError):
        read_answer('{"a": "' + '\\"' * 500_000)


def test_endless_answer_is_refused() -> None:
    with pytest.raises(ModelError) as caught:
        read_answer(" " * (MAX_ANSWER_CHARS + 1))

    assert caught.value.kind == "response_too_large"


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), JSON_VALUES, max_size=5), st.booleans())
def test_every_object_survives(value: dict[str, object], ascii_only: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only)

    assert read_answer(text) == text
    assert json.loads(read_answer(f"<think>{text}</think>```json\n{text}\n```")) == value


@given(st.text())
def test_any_text_gives_an_object_or_our_error(raw: str) -> None:
    try:
        found = read_answer(raw)
    except SummarizerError:
        return

    assert isinstance(json.loads(found), dict)


def envelope(*choices: object, **parts: object) -> bytes:
    return json.dumps({"choices": list(choices), "model": "m", **parts}).encode()


def choice(
    content: object = RIGHT, finish: object = "stop", **message: object
) -> dict[str, object]:
    return {"finish_reason": finish, "message": {"content": content, **message}}


def tool_call(name: str = "draft", arguments: object = RIGHT) -> dict[str, object]:
    return {"type": "function", "function": {"name": name, "arguments": arguments}}


def test_envelope_gives_answer_model_and_usage() -> None:
    usage = {"prompt_tokens": 12, "completion_tokens": 3}

    found = read_envelope(envelope(choice(), usage=usage))

    assert (found.raw, found.model) == (RIGHT, "m")
    assert (found.usage.input_tokens, found.usage.output_tokens) == (12, 3)


def test_odd_usage_is_unknown() -> None:
    found = read_envelope(envelope(choice(), usage={"prompt_tokens": "many"}))

    assert found.usage.input_tokens is None


def test_reasoning_beside_the_content_is_ignored() -> None:
    found = read_envelope(envelope(choice(reasoning_content=WRONG, reasoning=WRONG)))

    assert found.raw == RIGHT


def test_content_in_parts_is_joined_without_thoughts() -> None:
    parts = [
        {"type": "thinking", "thinking": WRONG},
        {"type": "text", "text": '{"a": '},
        {"type": "text", "text": "1}"},
    ]

    assert read_envelope(envelope(choice(parts))).raw == '{"a": 1}'


def test_tool_call_gives_its_arguments() -> None:
    body = envelope(choice(None, "tool_calls", tool_calls=[tool_call()]))

    assert read_envelope(body, tool="draft").raw == RIGHT


def test_equal_tool_calls_are_one_answer() -> None:
    body = envelope(choice(None, "tool_calls", tool_calls=[tool_call(), tool_call()]))

    assert read_envelope(body, tool="draft").raw == RIGHT


def test_equal_choices_are_one_answer() -> None:
    assert read_envelope(envelope(choice(), choice())).raw == RIGHT


@dataclass(frozen=True)
class Faulty:
    id: str
    body: bytes
    error: type[SummarizerError]
    kind: str
    tool: str | None = None


FAULTY = (
    Faulty("web page", b"<!DOCTYPE html><p>Log in</p>", TransportError, "bad_endpoint"),
    Faulty("cut off", envelope(choice())[:-9], TransportError, "bad_envelope"),
    Faulty("empty body", b"", TransportError, "bad_envelope"),
    Faulty("list", b"[]", TransportError, "bad_envelope"),
    Faulty(
        "two contents",
        b'{"choices": [{"message": {"content": "a", "content": "b"}}]}',
        TransportError,
        "bad_envelope",
    ),
    Faulty("no UTF-8", b'{"choices": "\xff"}', TransportError, "bad_encoding"),
    Faulty("no choices", envelope(), TransportError, "empty_choices"),
    Faulty("null choices", b'{"choices": null}', TransportError, "empty_choices"),
    Faulty("error with 200", b'{"error": {"message": "x"}}', TransportError, "empty_choices"),
    Faulty("no message", envelope({"finish_reason": "stop"}), TransportError, "empty_choices"),
    Faulty("unknown end", envelope(choice(finish="tired")), TransportError, "bad_finish"),
    Faulty("refusal", envelope(choice(refusal="No.")), RefusedError, "refused"),
    Faulty("filter", envelope(choice("", "content_filter")), RefusedError, "content_filtered"),
    Faulty(
        "filter with a whole answer",
        envelope(choice(RIGHT, "content_filter")),
        RefusedError,
        "content_filtered",
    ),
    Faulty(
        "cut at length", envelope(choice('{"a', "length")), OutputTruncatedError, "output_trunc"
    ),
    Faulty(
        "length with a whole answer",
        envelope(choice(RIGHT, "length")),
        OutputTruncatedError,
        "output_trunc",
    ),
    Faulty("empty content", envelope(choice("")), AnswerError, "empty_response"),
    Faulty("null content", envelope(choice(None)), AnswerError, "empty_response"),
    Faulty("numeric content", envelope(choice(7)), TransportError, "bad_envelope"),
    Faulty("lone surrogate", envelope(choice("\ud800")), AnswerError, "not_strict_json"),
    Faulty("choices differ", envelope(choice(), choice(WRONG)), AnswerError, "ambiguous"),
    Faulty("no tool call", envelope(choice()), AnswerError, "wrong_tool", tool="draft"),
    Faulty(
        "wrong tool",
        envelope(choice(None, "tool_calls", tool_calls=[tool_call("other")])),
        AnswerError,
        "wrong_tool",
        tool="draft",
    ),
    Faulty(
        "right and wrong tool",
        envelope(choice(None, "tool_calls", tool_calls=[tool_call(), tool_call("other")])),
        AnswerError,
        "wrong_tool",
        tool="draft",
    ),
    Faulty(
        "tool calls that differ",
        envelope(choice(None, "tool_calls", tool_calls=[tool_call(), tool_call("draft", WRONG)])),
        AnswerError,
        "ambiguous",
        tool="draft",
    ),
    Faulty(
        "uncalled-for tool",
        envelope(choice(None, "tool_calls", tool_calls=[tool_call()])),
        AnswerError,
        "wrong_tool",
    ),
    Faulty(
        "no arguments",
        envelope(choice(None, "tool_calls", tool_calls=[tool_call(arguments="")])),
        AnswerError,
        "empty_response",
        tool="draft",
    ),
    Faulty("too large", b" " * (MAX_ENVELOPE_BYTES + 1), ModelError, "response_too_large"),
    Faulty("too deep", b"[" * 20_000, ModelError, "response_too_large"),
)


@pytest.mark.parametrize("case", FAULTY, ids=lambda case: case.id)
def test_faulty_envelope_is_named(case: Faulty) -> None:
    with pytest.raises(case.error, match=re.compile(r"\w")) as caught:
        read_envelope(case.body, tool=case.tool)

    assert caught.value.kind.startswith(case.kind)


@given(st.binary(max_size=200))
def test_any_body_gives_an_answer_or_our_error(body: bytes) -> None:
    with pytest.raises(SummarizerError):
        read_envelope(body)
