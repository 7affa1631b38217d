"""Requests and answers in the OpenAI Batch file format, which `vllm run-batch` reads as well.

A request is one line: `custom_id`, `method`, `url`, `body`
(https://platform.openai.com/docs/api-reference/batch/request-input). Answers come as lines of
`custom_id`, `response` (`status_code`, `body`) and `error`: from OpenAI in two files, one of them
for what failed; from vLLM in one (https://docs.vllm.ai/en/latest/examples/offline_inference/
openai_batch.html). Lines come in any order, and a file that was cut off ends in a torn one.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from summarizer.errors import ModelError, SummarizerError
from summarizer.llm.base import Message, Request
from summarizer.llm.corrections import Correction, correction_messages
from summarizer.llm.pending import PendingRequest
from summarizer.llm.strictjson import clip, read_json
from summarizer.llm.unwrap import Envelope, read_envelope

URL = "/v1/chat/completions"
"""What every line of a batch asks."""
_SUCCESS = range(200, 300)


@dataclass(frozen=True)
class BatchAnswer:
    """One line of a file of answers.

    Attributes:
        custom_id: Key of the request that it answers.
        envelope: The answer; None where the request failed.
        failure: Why it failed; None where it did not.
        digest: SHA-256 of the whole line, whatever the order of its fields, in hex.
    """

    custom_id: str
    envelope: Envelope | None
    failure: SummarizerError | None
    digest: str


@dataclass(frozen=True)
class TornLine:
    """A line that is no answer.

    Attributes:
        number: Its number in the file, from 1.
        reason: What is wrong with it.
    """

    number: int
    reason: str


def write_lines(pending: Iterable[PendingRequest]) -> bytes:
    """Return the batch file that asks these requests, one line each, in their order.

    A request that was answered badly is asked with that answer and its faults behind it.
    """
    return b"".join(map(write_line, pending))


def write_line(pending: PendingRequest) -> bytes:
    """Return the line that asks one request, with its line end."""
    return json.dumps(batch_line(pending), ensure_ascii=False, allow_nan=False).encode() + b"\n"


def batch_line(pending: PendingRequest) -> dict[str, Any]:
    """Return one request as the object of its line."""
    return {
        "custom_id": pending.request.key,
        "method": "POST",
        "url": URL,
        "body": request_body(pending.request, _last_correction(pending)),
    }


def request_body(request: Request, correction: Correction | None = None) -> dict[str, Any]:
    """Return a request as the body of a chat completion with a strict answer schema."""
    messages: Sequence[Message] = request.messages
    if correction is not None:
        messages = (*messages, *correction_messages(correction))
    options = request.sampling.model_dump(exclude_none=True)
    if "max_output_tokens" in options:
        options["max_completion_tokens"] = options.pop("max_output_tokens")
    return {
        "model": request.model,
        "messages": [message.model_dump() for message in messages],
        **options,
        "response_format": {
            "type": "json_schema",
            "json_schema": {
                "name": request.answer_name,
                "strict": True,
                "schema": request.answer_schema,
            },
        },
    }


def read_lines(data: bytes) -> tuple[BatchAnswer | TornLine, ...]:
    """Return the lines of a file of answers, in their order; empty lines are left out."""
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return tuple(
        _read_line(line, number) for number, line in enumerate(lines, start=1) if line.strip()
    )


def _last_correction(pending: PendingRequest) -> Correction | None:
    if not pending.attempts:
        return None
    last = pending.attempts[-1]
    return Correction(last.raw, last.faults)


def _read_line(line: bytes, number: int) -> BatchAnswer | TornLine:
    try:
        plain = read_json(line.decode())
    except UnicodeDecodeError as exc:
        return TornLine(number, f"no UTF-8 at byte {exc.start}")
    except (ValueError, ModelError) as exc:
        return TornLine(number, f"no JSON: {exc}")
    custom_id = plain.get("custom_id") if isinstance(plain, dict) else None
    if not isinstance(custom_id, str) or not custom_id:
        return TornLine(number, "no answer of a batch: it has no `custom_id`")
    digest = sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()
    try:
        return BatchAnswer(custom_id, _read_response(plain), None, digest)
    except SummarizerError as exc:
        return BatchAnswer(custom_id, None, exc, digest)


def _read_response(plain: dict[str, Any]) -> Envelope:
    """Return the answer in a line.

    Raises:
        SummarizerError: The request failed, or what came is no whole answer.
    """
    response = plain.get("response")
    error = plain.get("error")
    if error or not isinstance(response, dict):
        msg = f"the request failed: {clip(json.dumps(error)) if error else 'no response'}"
        raise ModelError(msg)
    status = response.get("status_code", 200)
    body = response.get("body")
    if status not in _SUCCESS or not isinstance(body, dict):
        msg = f"the request failed with status {status}: {clip(json.dumps(body))}"
        raise ModelError(msg)
    return read_envelope(json.dumps(body).encode())
