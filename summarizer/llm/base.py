"""The seam: what a stage knows of a language model."""

import json
from collections.abc import Mapping
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Any, Literal, Protocol, Self

import rfc8785
from pydantic import Field

from summarizer.schema.base import Record, is_english

STORE_FORMAT = 1
"""Version of how requests are keyed; a changed meaning of any part of the key is a new one."""


class Message(Record):
    """One message of a chat."""

    role: Literal["system", "user", "assistant"]
    """Who speaks."""
    content: str
    """What is said."""


class Sampling(Record):
    """Options that change what a model answers; None leaves an option out of the request."""

    temperature: float | None = None
    """Temperature; None for models that refuse it."""
    seed: int | None = None
    """Seed; None for models that refuse it."""
    top_p: float | None = None
    """Nucleus sampling."""
    max_output_tokens: int | None = None
    """Upper bound of the answer's length."""
    reasoning_effort: str | None = None
    """`low`, `medium`, `high`, ... for reasoning models."""


class Request(Record):
    """Everything that decides an answer, and nothing else."""

    endpoint: str
    """Base URL without credentials, or `builtin`."""
    model: str
    """Name of the model."""
    prompt: str
    """Id of the prompt, such as `extract.v1`; for people and the builtin, not in the key."""
    messages: tuple[Message, ...]
    """The chat."""
    answer_name: str
    """Name of the answer schema, such as `communique_draft`."""
    answer_schema: dict[str, Any]
    """JSON Schema of the answer, as it goes over the wire."""
    sampling: Sampling = Field(default_factory=Sampling)
    """Options of the model."""

    @cached_property
    def key(self) -> str:
        """SHA-256, in hex, of the RFC 8785 bytes of all that decides the answer."""
        first, others = self.messages[:1], self.messages[1:]
        digest = sha256(_beginning(self.answer_name, self._schema_text, self.endpoint, first))
        digest.update("".join(f",{_canonical_message(one)}" for one in others).encode())
        digest.update(f'],"model":{_quoted(self.model)},"sampling":'.encode())
        digest.update(_sampling_bytes(self.sampling))
        digest.update(f',"store_format":{STORE_FORMAT}}}'.encode())
        return digest.hexdigest()

    @cached_property
    def schema_sha256(self) -> str:
        """SHA-256, in hex, of the RFC 8785 bytes of the answer schema."""
        return _digest_of(self._schema_text)

    @cached_property
    def _schema_text(self) -> str:
        """The answer schema as text, by which what was computed of it is found again."""
        return _SCHEMA_TEXTS.text_of(self.answer_schema)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with these changes, and nothing of what was computed of the original."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(copied).model_fields.keys():
            del copied.__dict__[name]
        return copied

    def key_parts(self) -> dict[str, Any]:
        """Return what the key is made of, for the key and for telling two requests apart."""
        return {
            "store_format": STORE_FORMAT,
            "endpoint": self.endpoint,
            "model": self.model,
            "messages": [message.model_dump() for message in self.messages],
            "answer_name": self.answer_name,
            "answer_schema": self.answer_schema,
            "sampling": self.sampling.model_dump(),
        }


class _SchemaTexts:
    """The last schemas as text; requests share theirs, and writing one down takes a while."""

    def __init__(self) -> None:
        self._known: list[tuple[dict[str, Any], str]] = []

    def text_of(self, schema: dict[str, Any]) -> str:
        """Return a schema as text; it is known where its parts are the very same objects."""
        for known, text in self._known:
            if known.keys() == schema.keys() and all(
                known[name] is part for name, part in schema.items()
            ):
                return text
        text = json.dumps(schema)
        self._known = [(dict(schema), text), *self._known[: _SCHEMAS_KEPT - 1]]
        return text


_SCHEMAS_KEPT = 8
_SCHEMA_TEXTS = _SchemaTexts()


_quoted = json.JSONEncoder(ensure_ascii=False).encode
"""A text as JSON: of strings, RFC 8785 has the spelling that escapes nothing without need."""


def _canonical_message(message: Message) -> str:
    return f'{{"content":{_quoted(message.content)},"role":{_quoted(message.role)}}}'


@lru_cache(maxsize=16)  # the longest part of a request is the same in many
def _beginning(
    answer_name: str, schema_text: str, endpoint: str, first: tuple[Message, ...]
) -> bytes:
    """Return the RFC 8785 bytes of a request as far as its first message."""
    schema = _canonical_bytes(schema_text).decode()
    message = "".join(map(_canonical_message, first))
    return (
        f'{{"answer_name":{_quoted(answer_name)},"answer_schema":{schema},'
        f'"endpoint":{_quoted(endpoint)},"messages":[{message}'
    ).encode()


@lru_cache(maxsize=64)
def _sampling_bytes(sampling: Sampling) -> bytes:
    """Return the RFC 8785 bytes of a model's options; a run has one set of them."""
    return rfc8785.dumps(sampling.model_dump())


@lru_cache(maxsize=64)
def _canonical_bytes(schema_text: str) -> bytes:
    """Return the RFC 8785 bytes of a schema; a run has a handful of schemas."""
    return rfc8785.dumps(json.loads(schema_text))


@lru_cache(maxsize=64)
def _digest_of(schema_text: str) -> str:
    return sha256(_canonical_bytes(schema_text)).hexdigest()


class ModelProfile(Record):
    """What a stage needs to know to word a request for one model."""

    endpoint: str
    """Base URL without credentials, or `builtin`."""
    model: str
    """Name of the model."""
    sampling: Sampling = Field(default_factory=Sampling)
    """Options of the model."""
    context_tokens: int = 128_000
    """Size of the model's window; longer articles are cut at paragraphs."""
    language: str = Field(default="en", exclude_if=is_english)
    """BCP 47 code of the language that statements and summary are to be in."""

    @property
    def is_builtin(self) -> bool:
        """Whether it is the embedded extractor, which answers requests to extract and no others."""
        return self.endpoint == "builtin"


class Usage(Record):
    """Tokens as the server counted them."""

    input_tokens: int | None = None
    """Tokens of the request."""
    output_tokens: int | None = None
    """Tokens of the answer, reasoning included."""


class Completion(Record):
    """A model's answer, read strictly and otherwise as it came."""

    request_key: str
    """Key of the request that it answers."""
    model: str
    """Name of the model that the server says it used."""
    text: str
    """The answer's JSON text, before validation."""
    raw: str | None = None
    """The answer as the model gave it; None where that is `text`. This is what a store keeps."""
    usage: Usage = Field(default_factory=Usage)
    """Tokens as the server counted them."""
    rules: dict[str, str] = Field(default_factory=dict)
    """For the embedded extractor: path in the answer (`agreements[0]`) to the rule that made it."""
    row_sha256: str | None = None
    """SHA-256 of the row of a store that it was read from; None where it comes from no such row."""

    def data(self) -> Mapping[str, Any]:
        """Return the answer as JSON data.

        Raises:
            ValueError: The text is no JSON object.
        """
        value = json.loads(self.text)
        if not isinstance(value, dict):
            msg = f"expected a JSON object, found {type(value).__name__}"
            raise ValueError(msg)
        return value


class LanguageModel(Protocol):
    """Anything that answers requests: a server, a store of recordings, the embedded extractor."""

    async def complete(self, request: Request) -> Completion:
        """Return the answer.

        Raises:
            ModelError: The request failed; the class says how, and whether a retry can help.
            NoRecordingError: Replay was asked for an answer that nobody recorded.
        """
        ...
