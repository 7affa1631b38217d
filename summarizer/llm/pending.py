"""Requests that wait for an answer from elsewhere, kept beside the store that it will go into."""

import re
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from summarizer.errors import ConfigurationError, SummarizerError
from summarizer.files import write_atomically
from summarizer.llm.base import Request
from summarizer.schema.base import Record

FOLDER = "pending"
"""Name of the folder, inside a folder of recordings."""
MOST_ATTEMPTS = 3
"""Unusable answers after which a request is given up: the first one and two re-asks."""

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


class Attempt(Record):
    """An answer that could not be used."""

    raw: str
    """The answer as it came; empty where it was refused, cut off or none that can be shown."""
    faults: str
    """What is wrong with it, in words."""
    line_sha256: str | None = None
    """SHA-256 of the line that it came in, in hex; None where `raw` tells it from others."""


class PendingRequest(Record):
    """A request that waits for its answer."""

    request: Request
    """What is asked."""
    attempts: tuple[Attempt, ...] = ()
    """Answers that came and could not be used, in the order in which they came."""

    @property
    def is_given_up(self) -> bool:
        """Whether it has been asked as often as it may be."""
        return len(self.attempts) >= MOST_ATTEMPTS


class PendingFolder:
    """Pending requests in a folder, one file each, named after the prompt and the key."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, request: Request) -> PendingRequest:
        """Keep a request, unless it is there already, and return what is kept of it."""
        known = self.get(request)
        if known is None:
            known = PendingRequest(request=request)
            self._write(known)
        return known

    def get(self, request: Request) -> PendingRequest | None:
        """Return what is kept of a request; None where it does not wait.

        Raises:
            ConfigurationError: Its file is damaged.
        """
        path = self._path / _file_name(request)
        return _read_file(path) if path.is_file() else None

    def note_attempt(self, pending: PendingRequest, attempt: Attempt) -> None:
        """Keep an unusable answer to a request, so that it is asked again with its faults."""
        attempts = (*pending.attempts, attempt)
        self._write(pending.model_copy(update={"attempts": attempts}))

    def remove(self, pending: PendingRequest) -> None:
        """Forget a request whose answer is in the store, and the folder with the last one."""
        (self._path / _file_name(pending.request)).unlink(missing_ok=True)
        if self._path.is_dir() and not any(self._path.iterdir()):
            self._path.rmdir()

    def all_requests(self) -> Sequence[PendingRequest]:
        """Return every pending request, by prompt and key.

        Raises:
            ConfigurationError: A file is damaged.
        """
        return [_read_file(path) for path in sorted(self._path.glob("*.json"))]

    def _write(self, pending: PendingRequest) -> None:
        path = self._path / _file_name(pending.request)
        try:
            # Not with sorted keys: servers write an answer's fields in the order of its schema.
            write_atomically(path, (pending.model_dump_json(indent=2) + "\n").encode())
        except OSError as exc:
            msg = f"cannot write {str(path)!r}: {exc.strerror}"
            raise SummarizerError(msg, kind="store") from exc


def _file_name(request: Request) -> str:
    return f"{_UNSAFE.sub('-', request.prompt)[:60]}-{request.key[:16]}.json"


def _read_file(path: Path) -> PendingRequest:
    try:
        return PendingRequest.model_validate_json(path.read_bytes())
    except OSError as exc:
        msg = f"cannot read {str(path)!r}: {exc.strerror}"
        raise ConfigurationError(msg) from exc
    except ValidationError as exc:
        msg = f"{str(path)!r} is no pending request; remove it and export again"
        raise ConfigurationError(msg) from exc
