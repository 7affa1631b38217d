"""What a batch service takes in one file."""

from typing import NamedTuple

MOST_REQUESTS = 50_000
"""Requests that OpenAI takes in one file (https://platform.openai.com/docs/guides/batch)."""
MOST_BYTES = 200_000_000
"""Bytes that OpenAI takes in one file, "200 MB" on the same page."""


class Limits(NamedTuple):
    """What one file may hold."""

    requests: int = MOST_REQUESTS
    """Lines."""
    bytes: int = MOST_BYTES
    """Bytes, line ends included."""
    tokens: int | None = None
    """Tokens of the prompts, estimated; None for no limit. What a service lets wait at once
    depends on the model and the account, so there is no default."""
