"""How one answer schema is asked for, and how an answer is held against it.

The request's form comes from instructor's mode handlers, once for each schema and mode. Its
patched client is not used: it would send and read in one step, so that nothing could read the
answer strictly in between, it would retry on its own, and it builds the schema anew for every
call. What the handlers build is overwritten with the schema of the request, byte for byte, so that
no release of pydantic or instructor changes what is sent.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from instructor import response_schema
from instructor.v2 import Mode, Provider, mode_registry
from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.errors import AnswerError
from summarizer.llm.base import Request, Sampling
from summarizer.llm.corrections import Correction, correction_messages
from summarizer.llm.live.quirks import Quirks
from summarizer.schema.faults import path_of
from summarizer.text.tokens import estimate_tokens

_FORM_IN_WORDS = (
    "Answer with one JSON object and nothing else: no fence, no comment, no text around it. "
    "It must be valid against this JSON Schema:\n"
)
_MAX_FAULTS = 20
_TOKENS_AROUND_A_MESSAGE = 8
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class _AnyObject(BaseModel):
    """A JSON object of a schema that no record is known for."""

    model_config = ConfigDict(extra="allow")


@dataclass(frozen=True)
class Frame:
    """All that a request says beside its messages: the same for every request of one kind.

    Attributes:
        arguments: Names of the wire to values.
        head: The beginning of the body in JSON, up to where the list of messages stands.
    """

    arguments: Mapping[str, Any]
    head: bytes


@dataclass(frozen=True)
class Asking:
    """One chat completion as it goes out."""

    frame: Frame
    messages: tuple[Mapping[str, str], ...]

    @property
    def arguments(self) -> dict[str, Any]:
        """All that is said, as JSON data."""
        return {**self.frame.arguments, "messages": list(self.messages)}

    def body(self) -> bytes:
        """Return the bytes of the request."""
        # No text of an article holds half of a surrogate pair; one from elsewhere is escaped.
        messages = _compact(self.messages).encode("utf-8", "backslashreplace")
        return b"%b%b}" % (self.frame.head, messages)


class AnswerForm:
    """One answer schema: how it goes over the wire, and the record that an answer must fit."""

    def __init__(
        self, name: str, schema: Mapping[str, Any], record: type[BaseModel] | None
    ) -> None:
        self._name = name
        self._schema = dict(schema)
        self._record = record or _AnyObject
        self._wrapped = _wrap_record(name, self._schema, self._record)
        self._words = _FORM_IN_WORDS + json.dumps(self._schema, ensure_ascii=False)
        self._tokens = estimate_tokens(self._words)
        self._frames: dict[tuple[object, ...], Frame] = {}

    def ask(
        self, request: Request, quirks: Quirks, *, correction: Correction | None, max_tokens: int
    ) -> Asking:
        """Return the chat completion that asks for an answer.

        Args:
            request: What is asked.
            quirks: What is known of the server.
            correction: The last answer and its faults, for a re-ask.
            max_tokens: Bound of the answer's length; 0 leaves it to the server.
        """
        chat = request.messages
        if correction is not None:
            chat += correction_messages(correction)
        messages = [{"role": message.role, "content": message.content} for message in chat]
        if quirks.mode in ("json_object", "prompt"):
            messages = _with_form_in_words(messages, self._words)
        if not quirks.system_role:
            messages = _without_system_role(messages)
        frame = self._frame(request.model, request.sampling, quirks, max_tokens)
        return Asking(frame, tuple(messages))

    def estimate_tokens(self, request: Request, correction: Correction | None) -> int:
        """Return about how many tokens a request has, rather too many than too few."""
        chat = request.messages
        if correction is not None:
            chat += correction_messages(correction)
        told = sum(estimate_tokens(message.content) for message in chat)
        return told + len(chat) * _TOKENS_AROUND_A_MESSAGE + self._tokens

    def check(self, text: str) -> None:
        """See that an answer fits its record.

        Args:
            text: The answer's JSON text, read strictly already.

        Raises:
            AnswerError: It does not fit; the message lists what is wrong, with paths.
        """
        try:
            self._record.model_validate_json(text, strict=True)
        except ValidationError as exc:
            raise AnswerError(_describe_faults(exc), raw=text) from exc

    def is_missed_by(self, data: object) -> bool:
        """Return whether an answer lacks keys that a server that enforces the schema gives."""
        required = self._schema.get("required", [])
        return not isinstance(data, dict) or any(name not in data for name in required)

    def _frame(self, model: str, sampling: Sampling, quirks: Quirks, max_tokens: int) -> Frame:
        """Return what goes beside the messages, made once for each way to ask."""
        way = (
            *(model, sampling, max_tokens, quirks.mode, quirks.strict),
            *(quirks.token_parameter, frozenset(quirks.dropped)),
        )
        frame = self._frames.get(way)
        if frame is None:
            arguments: dict[str, Any] = {"model": model}
            options = sampling.model_dump(exclude={"max_output_tokens"}, exclude_none=True)
            arguments |= {name: options[name] for name in options if name not in quirks.dropped}
            if max_tokens:
                arguments[quirks.token_parameter] = max_tokens
            arguments |= self._form_arguments(quirks)
            head = _compact(arguments)[:-1] + ',"messages":'
            frame = self._frames[way] = Frame(arguments, head.encode())
        return frame

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


def _compact(value: object) -> str:
    return _COMPACT.encode(value)


def _wrap_record(name: str, schema: Mapping[str, Any], record: type[BaseModel]) -> type[BaseModel]:
    """Return the record as instructor wants it, with the frozen schema as its own.

    Wrapped once, because instructor otherwise wraps it anew for every request.
    """

    def frozen_schema(_: type[BaseModel], /, *args: object, **options: object) -> dict[str, Any]:
        return {"title": name, "properties": {}, **schema}

    namespace = {"model_json_schema": classmethod(frozen_schema), "__module__": record.__module__}
    return response_schema(type(name, (record,), namespace))


def _with_form_in_words(messages: list[dict[str, str]], words: str) -> list[dict[str, str]]:
    if messages and messages[0]["role"] == "system":
        head = {"role": "system", "content": messages[0]["content"] + "\n\n" + words}
        return [head, *messages[1:]]
    return [{"role": "system", "content": words}, *messages]


def _without_system_role(messages: list[dict[str, str]]) -> list[dict[str, str]]:
    system = [message["content"] for message in messages if message["role"] == "system"]
    others = [message for message in messages if message["role"] != "system"]
    if not system or not others or others[0]["role"] != "user":
        return messages
    head = {"role": "user", "content": "\n\n".join([*system, others[0]["content"]])}
    return [head, *others[1:]]


def _describe_faults(error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_context=False)
    lines = [
        f"- {fault['msg']}, found {_clip(fault['input'])} @ {path_of(fault['loc'])}"
        for fault in faults[:_MAX_FAULTS]
    ]
    if len(faults) > _MAX_FAULTS:
        lines.append(f"- and {len(faults) - _MAX_FAULTS} more")
    return "the answer does not fit its schema:\n" + "\n".join(lines)


def _clip(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 80 else text[:80] + "..."
