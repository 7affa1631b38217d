"""Requests that went out, whatever came of them: what may have been billed."""

from collections.abc import Callable
from typing import TypeAlias

from pydantic import Field

from summarizer.llm.base import Request, Usage
from summarizer.schema.base import Record

ANSWERED = "answered"
"""Outcome of an attempt whose answer could be used."""
CANCELLED = "cancelled"
"""Outcome of an attempt that nobody waited for any more."""
LOST = "owner_lost"
"""Outcome of an attempt whose process died before it could say how it went."""


class Attempt(Record):
    """One time that a request went out."""

    key: str
    """Key of the request."""
    prompt: str
    """Id of the prompt; empty where nobody knows it any more."""
    endpoint: str
    """Base URL without credentials; empty where nobody knows it any more."""
    model: str
    """Name of the model that was asked; empty where nobody knows it any more."""
    outcome: str
    """`answered`, or the kind of the error."""
    usage: Usage = Field(default_factory=Usage)
    """Tokens as the server counted them; without a count, it may have been billed all the same."""
    at: int | None = None
    """When it ended, in milliseconds since 1970; None for now, when it is kept."""


AttemptListener: TypeAlias = Callable[[Attempt], None]
"""What is told of every attempt."""


def attempt_at(request: Request, outcome: str, usage: Usage) -> Attempt:
    """Return an attempt at a request that ends now."""
    return Attempt(
        key=request.key,
        prompt=request.prompt,
        endpoint=request.endpoint,
        model=request.model,
        outcome=outcome,
        usage=usage,
    )
