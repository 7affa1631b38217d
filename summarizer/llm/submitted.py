"""Batches that were handed to a service, beside the store that their answers go into.

One readable JSON file a batch says how far it is. It is written, flushed to the disk, before each
step that another one depends on, so that a process that is killed at any instant leaves what the
next one needs to go on.
"""

import fcntl
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, TypeAlias

from pydantic import ValidationError

from summarizer.errors import ConfigurationError, SummarizerError, UsageError
from summarizer.files import write_atomically
from summarizer.llm.service import RemoteBatch
from summarizer.schema.base import Record

FOLDER = "batches"
"""Name of the folder, beside that of pending requests."""

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LOCK = "lock"
_UPDATE_LOCK = "update.lock"

Piece: TypeAlias = Literal["requests", "output", "errors"]
"""A file of lines that belongs to a batch."""


class SubmittedBatch(Record):
    """One file of requests on its way: handed over, or about to be."""

    label: str
    """What it is called here: its number, the name of its file, and a part of its SHA-256."""
    endpoint: str
    """Base URL of the service, without credentials."""
    sha256: str
    """SHA-256 of the file's bytes, in hex."""
    token: str
    """Drawn for this submission, so that the service's list of batches can be searched for it."""
    keys: tuple[str, ...]
    """Ids of its requests."""
    file_id: str | None = None
    """The service's name for the file; None until it is uploaded."""
    remote: RemoteBatch | None = None
    """The batch as the service last described it; None until it was acknowledged."""
    imported: bool = False
    """Whether it has ended, and what came is in the store."""

    @property
    def metadata(self) -> dict[str, str]:
        """What the batch is created with, and known again by."""
        return {"summarizer_sha256": self.sha256, "summarizer_submission": self.token}

    @property
    def is_interrupted(self) -> bool:
        """Whether the service has not acknowledged it."""
        return self.remote is None

    @property
    def has_ended(self) -> bool:
        """Whether the service will do nothing more about it."""
        return self.remote is not None and self.remote.has_ended


class BatchFolder:
    """Batches in a folder, one file each, in the order in which they were submitted."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def place(self) -> str:
        """The folder."""
        return str(self._path)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other process from submitting and importing meanwhile.

        The lock is the system's: it goes with the process that holds it, however that ends.

        Raises:
            UsageError: Another process is at it.
        """
        self._path.mkdir(parents=True, exist_ok=True)
        with (self._path / _LOCK).open("wb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as exc:
                msg = f"another process is at work in {self.place!r}; try again when it is done"
                raise UsageError(msg) from exc
            yield

    def all_batches(self) -> Sequence[SubmittedBatch]:
        """Return every batch, oldest first.

        Raises:
            ConfigurationError: A file is damaged.
        """
        return [_read_file(path) for path in sorted(self._path.glob("*.json"))]

    def add(self, name: str, endpoint: str, keys: Sequence[str], data: bytes) -> SubmittedBatch:
        """Keep the intention to submit these requests, and the requests themselves."""
        digest = sha256(data).hexdigest()
        batch = SubmittedBatch(
            label=f"{self._next_number():04}-{_UNSAFE.sub('-', name)[:60]}-{digest[:12]}",
            endpoint=endpoint,
            sha256=digest,
            token=secrets.token_hex(8),
            keys=tuple(keys),
        )
        self.write_piece(batch, "requests", data)
        self.write(batch)
        return batch

    def write(self, batch: SubmittedBatch) -> None:
        """Keep how far a batch is; when this returns, it survives a power cut."""
        data = (batch.model_dump_json(indent=2) + "\n").encode()
        self._write(self._path / f"{batch.label}.json", data)

    def update(self, label: str, **changes: Any) -> SubmittedBatch:
        """Change some fields of a batch, whatever became of the others meanwhile."""
        with (self._path / _UPDATE_LOCK).open("wb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            batch = _read_file(self._path / f"{label}.json").model_copy(update=changes)
            self.write(batch)
        return batch

    def piece(self, batch: SubmittedBatch, piece: Piece) -> Path:
        """Return where a file of lines of a batch is, or would be."""
        return self._path / f"{batch.label}.{piece}.jsonl"

    def write_piece(self, batch: SubmittedBatch, piece: Piece, data: bytes) -> None:
        """Keep a file of lines of a batch."""
        self._write(self.piece(batch, piece), data)

    def read_requests(self, batch: SubmittedBatch) -> bytes:
        """Return the requests of a batch as they are to be uploaded.

        Raises:
            ConfigurationError: They are not there, or are others.
        """
        path = self.piece(batch, "requests")
        try:
            data = path.read_bytes()
        except OSError as exc:
            msg = f"cannot read {str(path)!r}: {exc.strerror}"
            raise ConfigurationError(msg) from exc
        if sha256(data).hexdigest() != batch.sha256:
            msg = (
                f"{str(path)!r} was changed after it was made; nothing was submitted of it:"
                f" remove it and {batch.label}.json, and submit again"
            )
            raise ConfigurationError(msg)
        return data

    def forget_requests(self, batch: SubmittedBatch) -> None:
        """Remove the requests of a batch that needs them no more."""
        self.piece(batch, "requests").unlink(missing_ok=True)

    def forget(self, batch: SubmittedBatch) -> None:
        """Remove all that is kept of a batch that does not exist."""
        (self._path / f"{batch.label}.json").unlink(missing_ok=True)
        self.forget_requests(batch)

    def sweep(self) -> None:
        """Remove requests that nothing needs: of no batch (nothing was sent), or of a done one."""
        needed = {self.piece(one, "requests") for one in self.all_batches() if not one.imported}
        for path in set(self._path.glob("*.requests.jsonl")) - needed:
            path.unlink()

    def _next_number(self) -> int:
        numbers = [int(one.label.partition("-")[0]) for one in self.all_batches()]
        return max(numbers, default=0) + 1

    def _write(self, path: Path, data: bytes) -> None:
        try:
            write_atomically(path, data)
        except OSError as exc:
            msg = f"cannot write {str(path)!r}: {exc.strerror}"
            raise SummarizerError(msg, kind="store") from exc


def _read_file(path: Path) -> SubmittedBatch:
    try:
        return SubmittedBatch.model_validate_json(path.read_bytes())
    except OSError as exc:
        msg = f"cannot read {str(path)!r}: {exc.strerror}"
        raise ConfigurationError(msg) from exc
    except ValidationError as exc:
        msg = (
            f"{str(path)!r} does not say how a batch stands; look for the batch at the service"
            " before you remove the file"
        )
        raise ConfigurationError(msg) from exc
