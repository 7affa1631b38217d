"""How one answer schema is asked for, and how an answer is held against it.

The request's form and the validation come from instructor's mode handlers. Its patched client is
not used: it would send and read in one step, so that nothing could read the answer strictly in
between, and it would retry on its own. What the handlers build is overwritten with the schema of
the request, byte for byte, so that no release of pydantic or instructor changes what is sent.
"""

import json
from collections.abc import Mapping
from typing import Any

from instructor import response_schema
from instructor.core.exceptions import InstructorError
from instructor.v2 import Mode, Provider, mode_registry
from openai.types.chat import ChatCompletion
from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.errors import AnswerError
from summarizer.llm.base import Request
from summarizer.llm.corrections import Correction, correction_messages
from summarizer.llm.live.quirks import Quirks, WireMode

_FORM_IN_WORDS = (
    "Answer with one JSON object and nothing else: no fence, no comment, no text around it. "
    "It must be valid against this JSON Schema:\n"
)
_MAX_FAULTS = 20


class _AnyObject(BaseModel):
    """A JSON object of a schema that no record is known for."""

    model_config = ConfigDict(extra="allow")


class AnswerForm:
    """One answer schema: how it goes over the wire, and the record that an answer must fit."""

    def __init__(
        self, name: str, schema: Mapping[str, Any], record: type[BaseModel] | None
    ) -> None:
        self._name = name
        self._schema = dict(schema)
        self._wrapped = _wrap_record(name, self._schema, record or _AnyObject)

    def build_arguments(
        self, request: Request, quirks: Quirks, *, correction: Correction | None, max_tokens: int
    ) -> dict[str, Any]:
        """Return the arguments of a chat completion.

        Args:
            request: What is asked.
            quirks: What is known of the server.
            correction: The last answer and its faults, for a re-ask.
            max_tokens: Bound of the answer's length; 0 leaves it to the server.
        """
        messages = [message.model_dump() for message in request.messages]
        if correction is not None:
            messages += [one.model_dump() for one in correction_messages(correction)]
        if quirks.mode in ("json_object", "prompt"):
            messages = _with_form_in_words(messages, self._schema)
        if not quirks.system_role:
            messages = _without_system_role(messages)
        arguments: dict[str, Any] = {"model": request.model, "messages": messages}
        sampling = request.sampling.model_dump(exclude={"max_output_tokens"}, exclude_none=True)
        arguments |= {name: sampling[name] for name in sampling if name not in quirks.dropped}
        if max_tokens:
            arguments[quirks.token_parameter] = max_tokens
        return arguments | self._form_arguments(quirks)

    def check(self, text: str, mode: WireMode) -> None:
        """See that an answer fits its record.

        Args:
            text: The answer's JSON text, read strictly already.
            mode: How it was asked for.

        Raises:
            AnswerError: It does not fit; the message lists what is wrong, with paths.
        """
        instructor_mode = Mode.TOOLS if mode == "tools" else Mode.JSON_SCHEMA
        handlers = mode_registry.get_handlers(Provider.OPENAI, instructor_mode)
        completion = _completion_with(text, self._name if mode == "tools" else None)
        try:
            handlers.response_parser(
                response=completion, response_model=self._wrapped, strict=True, stream=False
            )
        except ValidationError as exc:
            raise AnswerError(_describe_faults(exc), raw=text) from exc
        except InstructorError as exc:
            msg = f"the answer cannot be read: {exc}"
            raise AnswerError(msg, raw=text) from exc

    def is_missed_by(self, data: object) -> bool:
        """Return whether an answer lacks keys that a server that enforces the schema gives."""
        required = self._schema.get("required", [])
        return not isinstance(data, dict) or any(name not in data for name in required)

    def _form_arguments(self, quirks: Quirks) -> dict[str, Any]:
        if quirks.mode == "prompt":
            return {}
        if quirks.mode == "json_object":
            return {"response_format": {"type": "json_object"}}
        instructor_mode = Mode.TOOLS if quirks.mode == "tools" else Mode.JSON_SCHEMA
        handlers = mode_registry.get_handlers(Provider.OPENAI, instructor_mode)
        _, built = handlers.request_handler(response_model=self._wrapped, kwargs={"messages": []})
        del built["messages"]
        frozen: dict[str, Any] = {"name": self._name}
        if quirks.strict:
            frozen["strict"] = True
        if quirks.mode == "tools":
            built["tools"] = [
                {"type": "function", "function": {**frozen, "parameters": self._schema}}
            ]
        else:
            built["response_format"]["json_schema"] = {**frozen, "schema": self._schema}
        return dict(built)


def _wrap_record(name: str, schema: Mapping[str, Any], record: type[BaseModel]) -> type[BaseModel]:
    """Return the record as instructor wants it, with the frozen schema as its own.

    Wrapped once, because instructor otherwise wraps it anew for every request.
    """

    def frozen_schema(_: type[BaseModel], /, *args: object, **options: object) -> dict[str, Any]:
        return {"title": name, "properties": {}, **schema}

    namespace = {"model_json_schema": classmethod(frozen_schema), "__module__": record.__module__}
    return response_schema(type(name, (record,), namespace))


def _with_form_in_words(
    messages: list[dict[str, Any]], schema: Mapping[str, Any]
) -> list[dict[str, Any]]:
    words = _FORM_IN_WORDS + json.dumps(schema, ensure_ascii=False)
    if messages and messages[0]["role"] == "system":
        head = {"role": "system", "content": messages[0]["content"] + "\n\n" + words}
        return [head, *messages[1:]]
    return [{"role": "system", "content": words}, *messages]


def _without_system_role(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    system = [message["content"] for message in messages if message["role"] == "system"]
    others = [message for message in messages if message["role"] != "system"]
    if not system or not others or others[0]["role"] != "user":
        return messages
    head = {"role": "user", "content": "\n\n".join([*system, others[0]["content"]])}
    return [head, *others[1:]]


def _completion_with(text: str, tool: str | None) -> ChatCompletion:
    """Return a completion that holds nothing but an answer that was read strictly."""
    message: dict[str, Any] = {"role": "assistant", "content": None if tool else text}
    if tool:
        function = {"name": tool, "arguments": text}
        message["tool_calls"] = [{"id": "call", "type": "function", "function": function}]
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    plain = {"id": "", "object": "chat.completion", "created": 0, "model": "", "choices": [choice]}
    return ChatCompletion.model_validate(plain)


def _describe_faults(error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_context=False)
    lines = [
        f"- {fault['msg']}, found {_clip(fault['input'])} @ {_path_of(fault['loc'])}"
        for fault in faults[:_MAX_FAULTS]
    ]
    if len(faults) > _MAX_FAULTS:
        lines.append(f"- and {len(faults) - _MAX_FAULTS} more")
    return "the answer does not fit its schema:\n" + "\n".join(lines)


def _path_of(location: tuple[int | str, ...]) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location)


def _clip(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 80 else text[:80] + "..."
