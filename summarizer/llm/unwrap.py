"""Strict reading of what a server or a recording says, before anything else sees it.

Two readers: `read_envelope` takes the bytes of a chat completion apart and finds the one message
that is the answer; `read_answer` finds the one JSON object in that message. Neither repairs
anything. What is ambiguous is an error, because a briefing rests on what comes out here.
"""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from summarizer.errors import (
    AnswerError,
    ModelError,
    OutputTruncatedError,
    RefusedError,
    TransportError,
)
from summarizer.llm.base import Usage
from summarizer.llm.strictjson import (
    JsonFaultError,
    check_values,
    clip,
    decode_json,
    decode_json_part,
    has_lone_surrogate,
)

MAX_ENVELOPE_BYTES = 16_000_000
"""Largest response body that is read; a long draft has some hundred thousand."""
MAX_ANSWER_CHARS = 4_000_000
"""Longest answer that is parsed."""

_COMPLETE = frozenset({"stop", "tool_calls", "function_call", "eos", "eos_token", "end_turn"})
_CUT_OFF = frozenset({"length", "max_tokens", "model_length"})
_FILTERED = frozenset({"content_filter", "safety", "recitation", "blocklist"})

_THINK_TAG = re.compile(r"[<\[](/?)(?:think|thinking|reasoning)\s*[>\]]", re.IGNORECASE)
_FENCED = re.compile(r"\A```[A-Za-z0-9_+-]*[ \t]*\n(.*?)\n?[ \t]*```\Z", re.DOTALL)
_NOT_PROSE = re.compile(r"[{}\[\]]|```|<\||</?(?:think|thinking|reasoning)\s*>", re.IGNORECASE)


@dataclass(frozen=True)
class Envelope:
    """The one message of a chat completion.

    Attributes:
        raw: The answer as the model gave it: the message's content, or a tool call's arguments.
        model: Name of the model that the server says it used; empty where it does not say.
        usage: Tokens as the server counted them.
    """

    raw: str
    model: str
    usage: Usage


@lru_cache(maxsize=16)
def read_answer(raw: str) -> str:
    """Return the text of the one JSON object in an answer, exactly as it stands there.

    Taken off: white space; one leading block of thoughts (`<think>...</think>`, also when the
    opening tag is missing); one fence around the whole rest; prose before and after the one
    object, as long as it holds no brackets of its own. JSON inside a block of thoughts is never
    looked at. The last few answers are known, since each is read where it comes in and where it
    is kept.

    >>> read_answer('<think>{"a": 0}?</think> {"a": 1}')
    '{"a": 1}'

    Raises:
        AnswerError: There is no object, or more than one, or it is no strict JSON: duplicate keys,
            NaN, infinite numbers, lone surrogates, trailing commas, comments.
        ModelError: It is too long or too deep to be an answer (`response_too_large`).
    """
    if len(raw) > MAX_ANSWER_CHARS:
        msg = f"expected an answer of at most {MAX_ANSWER_CHARS} characters, found {len(raw)}"
        raise ModelError(msg, kind="response_too_large")
    text = raw.removeprefix("\ufeff").strip()
    if not text:
        msg = "the answer is empty"
        raise AnswerError(msg, kind="empty_response", raw=raw)
    text = _without_fence(_without_thoughts(text, raw))
    start = text.find("{")
    if start < 0:
        msg = f"expected a JSON object, found {clip(text)!r}"
        raise AnswerError(msg, kind="not_json", raw=raw)
    if _NOT_PROSE.search(text[:start]):
        msg = f"expected one JSON object and nothing else, found {clip(text[:start])!r} before it"
        raise AnswerError(msg, kind="not_json", raw=raw)
    end = _end_of_object(text, start, raw)
    if _NOT_PROSE.search(text[end:]):
        msg = f"expected one JSON object and nothing else, found {clip(text[end:])!r} after it"
        raise AnswerError(msg, kind="not_json", raw=raw)
    return text[start:end]


def read_envelope(body: bytes, *, tool: str | None = None) -> Envelope:
    """Return the answer in the body of a chat completion that came with a status of success.

    Args:
        body: The body, whole.
        tool: Name of the tool that the model was told to call; None where the answer is the
            message itself.

    Raises:
        TransportError: The body is no chat completion, or holds no choice; `kind` says which.
        RefusedError: The model declined, or a filter cut in, whatever else the body holds.
        OutputTruncatedError: The answer was cut off, even if what came happens to parse.
        AnswerError: Another tool was called, several answers differ, or there is none.
        ModelError: The body is too large.
    """
    data = _read_body(body)
    choices = data.get("choices")
    if not isinstance(choices, list) or not choices:
        said = clip(json.dumps(data["error"])) if data.get("error") else ""
        msg = "the server answered without an answer" + (f": {said}" if said else "")
        raise TransportError(msg, kind="empty_choices")
    answers = [_read_choice(choice, tool) for choice in choices]
    if any(has_lone_surrogate(answer) for answer in answers):
        msg = "expected text, found half of a surrogate pair in the answer"
        raise AnswerError(msg, kind="not_strict_json")
    if any(answer != answers[0] for answer in answers):
        msg = f"the server sent {len(answers)} answers that differ"
        raise AnswerError(msg, kind="ambiguous_response", raw=answers[0])
    return Envelope(answers[0], _text_or(data.get("model"), ""), _read_usage(data.get("usage")))


def read_usage(body: bytes) -> Usage:
    """Return the tokens that a response counts, whatever else is wrong with it."""
    try:
        return _read_usage(_read_body(body).get("usage"))
    except ModelError:
        return Usage()


def _read_body(body: bytes) -> dict[str, Any]:
    if len(body) > MAX_ENVELOPE_BYTES:
        msg = f"expected a response of at most {MAX_ENVELOPE_BYTES} bytes, found {len(body)}"
        raise ModelError(msg, kind="response_too_large")
    if body.lstrip()[:1] == b"<":
        msg = f"expected JSON, found a web page: {clip(body.decode(errors='replace'))!r}"
        raise TransportError(msg, kind="bad_endpoint")
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        msg = f"the response is no UTF-8: byte {exc.object[exc.start]:#04x} at {exc.start}"
        raise TransportError(msg, kind="bad_encoding") from None
    try:
        data = decode_json(text)
    except ValueError as exc:
        msg = f"the response is no valid JSON: {exc}"
        raise TransportError(msg, kind="bad_envelope") from None
    if not isinstance(data, dict):
        msg = f"expected a JSON object as response, found {clip(text)!r}"
        raise TransportError(msg, kind="bad_envelope")
    return data


def _read_choice(choice: object, tool: str | None) -> str:
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        msg = "the server answered without a message"
        raise TransportError(msg, kind="empty_choices")
    _check_finish(choice.get("finish_reason"), message)
    calls = message.get("tool_calls") or []
    if not isinstance(calls, list):
        msg = "the response's tool calls are no list"
        raise TransportError(msg, kind="bad_envelope")
    if tool is not None or (calls and not message.get("content")):
        return _read_tool_calls(calls, tool)
    return _read_content(message.get("content"))


def _check_finish(finish: object, message: dict[str, Any]) -> None:
    refusal = message.get("refusal")
    if refusal:
        msg = f"the model declined: {clip(str(refusal))!r}"
        raise RefusedError(msg)
    reason = _text_or(finish, "stop").lower()
    if reason in _FILTERED:
        msg = "a content filter of the server cut in"
        raise RefusedError(msg, kind="content_filtered")
    if reason in _CUT_OFF:
        msg = "the answer was cut off at the token limit"
        raise OutputTruncatedError(msg)
    if reason not in _COMPLETE:
        msg = f"the answer ended with {reason!r}, which is no known end of a whole answer"
        raise TransportError(msg, kind="bad_finish")


def _read_content(content: object) -> str:
    if isinstance(content, list):
        parts = [part for part in content if isinstance(part, dict) and part.get("type") == "text"]
        content = "".join(_text_or(part.get("text"), "") for part in parts)
    if content is None or content == "":
        msg = "the answer is empty"
        raise AnswerError(msg, kind="empty_response")
    if not isinstance(content, str):
        msg = f"expected text as the message's content, found {type(content).__name__}"
        raise TransportError(msg, kind="bad_envelope")
    return content


def _read_tool_calls(calls: list[Any], tool: str | None) -> str:
    if not calls:
        msg = f"expected a call of the tool {tool!r}, found none"
        raise AnswerError(msg, kind="wrong_tool")
    functions = [_function_of(call) for call in calls]
    for function in functions:
        if function.get("name") != tool:
            expected = f"a call of the tool {tool!r}" if tool else "no tool call"
            msg = f"expected {expected}, found a call of {clip(str(function.get('name')))!r}"
            raise AnswerError(msg, kind="wrong_tool")
    arguments = [_argument_text(item) for item in functions]
    if any(text != arguments[0] for text in arguments):
        msg = f"the model called the tool {tool!r} {len(calls)} times, with arguments that differ"
        raise AnswerError(msg, kind="ambiguous_response", raw=arguments[0])
    return arguments[0]


def _function_of(call: object) -> dict[str, Any]:
    function = call.get("function") if isinstance(call, dict) else None
    return function if isinstance(function, dict) else {}


def _argument_text(function: dict[str, Any]) -> str:
    arguments = function.get("arguments")
    if isinstance(arguments, dict):
        return json.dumps(arguments, ensure_ascii=False)
    if not isinstance(arguments, str) or not arguments.strip():
        msg = "the tool was called without arguments"
        raise AnswerError(msg, kind="empty_response")
    return arguments


def _read_usage(usage: object) -> Usage:
    if not isinstance(usage, dict):
        return Usage()
    return Usage(
        input_tokens=_count_or_none(usage.get("prompt_tokens")),
        output_tokens=_count_or_none(usage.get("completion_tokens")),
    )


def _without_thoughts(text: str, raw: str) -> str:
    """Return the text after a leading block of thoughts, which may nest.

    Some chat templates put the opening tag into the prompt, so that only the closing one comes.
    """
    if text[0] in "{`":
        return text
    tags = list(_THINK_TAG.finditer(text))
    if not tags or (not tags[0][1] and tags[0].start() > 0):
        return text
    depth = 1 if tags[0][1] else 0
    for tag in tags:
        depth += -1 if tag[1] else 1
        if depth == 0:
            return text[tag.end() :].strip()
    msg = "the model's thoughts have no end, so there is no answer after them"
    raise AnswerError(msg, kind="unclosed_thoughts", raw=raw)


def _without_fence(text: str) -> str:
    fenced = _FENCED.match(text)
    return fenced[1].strip() if fenced else text


def _end_of_object(text: str, start: int, raw: str) -> int:
    try:
        value, end = decode_json_part(text, start)
        check_values(value, text)
    except JsonFaultError as exc:
        raise AnswerError(str(exc), kind="not_strict_json", raw=raw) from None
    except ValueError as exc:
        msg = f"the answer is no valid JSON: {exc}"
        raise AnswerError(msg, kind="not_json", raw=raw) from None
    return end


def _text_or(value: object, default: str) -> str:
    return value if isinstance(value, str) else default


def _count_or_none(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
