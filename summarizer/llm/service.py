"""The seam to a batch service: what is known of one, and of a batch that it holds."""

from collections.abc import Mapping
from typing import Final, Protocol

from pydantic import Field

from summarizer.schema.base import Record

ENDED: Final = frozenset({"completed", "failed", "expired", "cancelled"})
"""What a batch can end as; every other status may still change
(https://platform.openai.com/docs/guides/batch)."""


class RemoteBatch(Record):
    """A batch as the service last described it."""

    id: str
    """The service's name for it."""
    status: str
    """Where it stands, such as `in_progress`."""
    input_file_id: str | None = None
    """The file of requests."""
    output_file_id: str | None = None
    """The file of answers; None where there are none yet, or none at all."""
    error_file_id: str | None = None
    """The file of requests that failed."""
    completed: int | None = None
    """Requests that were answered."""
    failed: int | None = None
    """Requests that failed."""
    total: int | None = None
    """All requests."""
    errors: tuple[str, ...] = ()
    """Why the whole batch was refused, in the service's words, keys masked."""
    metadata: dict[str, str] = Field(default_factory=dict)
    """What it was created with, where the service tells."""

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will come."""
        return self.status in ENDED


class BatchService(Protocol):
    """A server that answers files of requests in its own time."""

    async def upload(self, name: str, data: bytes) -> str:
        """Keep a file of requests at the service and return its id.

        Raises:
            ModelError: It was not kept; the class says why.
        """
        ...

    async def create(self, file_id: str, metadata: Mapping[str, str]) -> RemoteBatch:
        """Have a file answered. Asked once: a call that broke may have been heard.

        Raises:
            TransportError: There was no acknowledgement; the batch may exist all the same.
            ModelError: It was refused; the batch does not exist.
        """
        ...

    async def find(self, file_id: str, metadata: Mapping[str, str]) -> RemoteBatch | None:
        """Return the batch that was made of a file or with this metadata; None if there is none.

        Raises:
            ModelError: The service cannot be asked.
        """
        ...

    async def retrieve(self, batch_id: str) -> RemoteBatch:
        """Return how a batch stands.

        Raises:
            ModelError: The service cannot be asked, or knows no such batch.
        """
        ...

    async def cancel(self, batch_id: str) -> RemoteBatch:
        """Ask for a batch to be given up, and return how it stands.

        Raises:
            ModelError: The service refuses, or knows no such batch.
        """
        ...

    async def download(self, file_id: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            ModelError: The service cannot be asked, or no longer has the file.
        """
        ...

    async def close(self) -> None:
        """Close the connections."""
        ...
