"""What a store keeps of a request and its answer."""

import re
from collections.abc import Iterable
from functools import cached_property
from hashlib import sha256
from typing import Any, Literal, Protocol, TypeAlias

from pydantic import Field

from summarizer.llm.base import Completion, Request, Usage
from summarizer.llm.unwrap import read_answer
from summarizer.schema.base import Record

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")

Kept: TypeAlias = Literal["new", "same", "conflict"]
"""What became of an answer: it is kept now, it was there before, or another one was."""


class RequestParts(Record):
    """A request as a recording keeps it: what its key is made of, the schema by its hash."""

    endpoint: str
    """Base URL without credentials, or `builtin`."""
    model: str
    """Name of the model."""
    messages: tuple[tuple[str, str], ...]
    """Role and content of each message."""
    answer_name: str
    """Name of the answer schema."""
    answer_schema_sha256: str
    """SHA-256 of the RFC 8785 bytes of the answer schema, in hex."""
    sampling: dict[str, Any]
    """Options of the model."""


class Recording(Record):
    """One answer as it is kept."""

    name: str
    """What the store calls it, such as its file name."""
    key: str
    """Key of the request."""
    prompt: str
    """Id of the prompt."""
    request: RequestParts
    """What was asked."""
    raw: str
    """The answer as the model gave it."""
    model: str
    """Name of the model that the server said it used."""
    usage: Usage = Field(default_factory=Usage)
    """Tokens as the server counted them."""
    rules: dict[str, str] = Field(default_factory=dict)
    """For the embedded extractor: path in the answer to the rule that made it."""
    row_sha256: str | None = None
    """SHA-256 that the store checks it by, in hex; None where it is in a file of its own."""

    @cached_property
    def text(self) -> str:
        """The answer's JSON text, read strictly, once.

        Raises:
            ModelError: The answer cannot be read strictly.
        """
        return read_answer(self.raw)


class Store(Protocol):
    """A place that keeps answers by the key of their request."""

    @property
    def place(self) -> str:
        """What to call the store in a message, such as its folder."""
        ...

    def read(self, request: Request) -> Recording | None:
        """Return the recording of a request, or None where there is none.

        Raises:
            MismatchError: There is one, and it is damaged.
            SummarizerError: The store cannot be read.
        """
        ...

    def has_stale(self, request: Request) -> bool:
        """Return whether there is a recording of another store format, which is not read."""
        ...

    def write(self, request: Request, completion: Completion) -> Recording:
        """Keep an answer, and return what the store holds now, read back.

        When this returns, it survives a power cut. Where another answer to the request is there
        already, that one stays and is returned; the new one is kept apart.

        Raises:
            SummarizerError: It cannot be kept, for example because the disk is full.
        """
        ...

    async def keep(self, request: Request, completion: Completion) -> Recording:
        """Do as `write` does, and let others go on meanwhile."""
        ...

    def put(self, recordings: Iterable[Recording]) -> list[Kept]:
        """Keep recordings of another store, and return what became of each."""
        ...

    def set_aside(self, request: Request) -> str:
        """Put a damaged recording out of the way and return what it is called now."""
        ...

    def all_recordings(self) -> Iterable[Recording]:
        """Return every recording that can be read."""
        ...


def split_request(request: Request) -> RequestParts:
    """Return a request as recordings keep it."""
    return RequestParts(
        endpoint=request.endpoint,
        model=request.model,
        messages=tuple((message.role, message.content) for message in request.messages),
        answer_name=request.answer_name,
        answer_schema_sha256=request.schema_sha256,
        sampling=request.sampling.model_dump(),
    )


def make_recording(request: Request, completion: Completion) -> Recording:
    """Return what is to be kept of an answer."""
    return Recording(
        name=name_recording(request.prompt, request.key),
        key=request.key,
        prompt=request.prompt,
        request=split_request(request),
        raw=raw_of(completion),
        model=completion.model,
        usage=completion.usage,
        rules=completion.rules,
    )


def name_recording(prompt: str, key: str) -> str:
    """Return what people call a recording: its prompt and the first digits of its key."""
    return f"{_UNSAFE.sub('-', prompt)[:60]}-{_UNSAFE.sub('-', key[:16])}"


def raw_of(completion: Completion) -> str:
    """Return the answer as the model gave it."""
    return completion.text if completion.raw is None else completion.raw


def raw_digest(raw: str) -> str:
    """Return the SHA-256 of an answer as the model gave it, in hex."""
    return sha256(raw.encode()).hexdigest()
