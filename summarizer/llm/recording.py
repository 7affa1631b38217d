"""What a store keeps of a request and its answer."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Protocol

from pydantic import Field

from summarizer.llm.base import Completion, Request, Usage
from summarizer.schema.base import Record


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
        """
        ...

    def write(self, request: Request, completion: Completion) -> None:
        """Keep an answer; when this returns, it survives a power cut."""
        ...

    def set_aside(self, request: Request) -> str:
        """Put a damaged recording out of the way and return what it is called now."""
        ...

    def all_recordings(self) -> Sequence[Recording]:
        """Return every recording that can be read, by name."""
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


def raw_digest(raw: str) -> str:
    """Return the SHA-256 of an answer as the model gave it, in hex."""
    return sha256(raw.encode()).hexdigest()
