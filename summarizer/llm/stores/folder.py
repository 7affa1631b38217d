"""A folder of recordings: one readable JSON file for each request, and a manifest.

Lines of messages and answers are lists, so that a recording can be read and compared line by line.
Files hold neither keys nor headers.
"""

import asyncio
import errno
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any

from pydantic import ValidationError

from summarizer.errors import ConfigurationError, MismatchError, ModelError, SummarizerError
from summarizer.files import write_atomically
from summarizer.llm.base import STORE_FORMAT, Completion, ModelProfile, Request
from summarizer.llm.recording import (
    Kept,
    Recording,
    make_recording,
    name_recording,
    raw_digest,
)
from summarizer.llm.stores.recordingfile import (
    plain_recording,
    read_or_none,
    read_own_file,
    read_recording_file,
)
from summarizer.llm.strictjson import read_json
from summarizer.schema.canonical import pretty_json
from summarizer.schema.faults import first_fault

MANIFEST = "manifest.json"
"""Name of the file that says which endpoint and model the recordings are of, and since when."""
CONFLICT = ".conflict"
"""What the name of a file ends in that holds another answer than the one that is read."""

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class FolderStore:
    """Recordings in a folder, one file each, named after the prompt and the key."""

    def __init__(self, path: Path, today: Callable[[], date] = date.today) -> None:
        self._path = path
        self._today = today
        self._listed: tuple[Recording, ...] | None = None
        self._dated: set[tuple[str, str]] = set()
        self._lock = Lock()

    @property
    def place(self) -> str:
        """The folder."""
        return str(self._path)

    def close(self) -> None:
        """Do nothing: no file is held open."""

    def read_profile(self) -> ModelProfile:
        """Return the model that the recordings are of, from the manifest.

        Raises:
            ConfigurationError: There is no folder or no manifest, or it cannot be read.
        """
        path = self._path / MANIFEST
        plain = self._read_manifest()
        if plain.pop("store_format", None) != STORE_FORMAT:
            msg = f"expected store format {STORE_FORMAT} in {str(path)!r}; record the folder anew"
            raise ConfigurationError(msg)
        plain.pop("recorded", None)
        try:
            return ModelProfile.model_validate(plain)
        except ValidationError as exc:
            msg = f"{str(path)!r}: {first_fault(exc)}"
            raise ConfigurationError(msg) from exc

    def claim(self, profile: ModelProfile) -> None:
        """Write the manifest of a new folder, or see that an old one is of the same model.

        Raises:
            ConfigurationError: The folder holds recordings of another model or other options.
        """
        if not (self._path / MANIFEST).exists():
            plain = {"store_format": STORE_FORMAT, **profile.model_dump(mode="json")}
            self._write(MANIFEST, plain)
            return
        recorded = self.read_profile()
        for name in ("endpoint", "model", "sampling", "context_tokens"):
            ours, theirs = getattr(profile, name), getattr(recorded, name)
            if ours != theirs:
                msg = (
                    f"{self.place!r} holds recordings with {name} {theirs!r}, and the run has "
                    f"{ours!r}; name another folder"
                )
                raise ConfigurationError(msg)

    def read(self, request: Request) -> Recording | None:
        """Return the recording of a request, or None where there is none.

        Raises:
            MismatchError: There is one, and it is damaged.
        """
        path = self._find(request.key, request.prompt)
        return None if path is None else read_own_file(path, request.key)

    def has_stale(self, request: Request) -> bool:
        """Return whether there is a recording of another store format, which is not read."""
        path = self._find(request.key, request.prompt)
        return path is not None and read_recording_file(path) is None

    def write(self, request: Request, completion: Completion) -> Recording:
        """Keep an answer, and return what the folder holds now, read back.

        When this returns, it survives a power cut. Where another answer to the request is there
        already, that one stays and is returned; the new one is kept beside it.

        Raises:
            SummarizerError: The file cannot be written, for example because the disk is full.
        """
        self._put(make_recording(request, completion))
        recording = self.read(request)
        if recording is None:
            msg = f"{self.place!r} does not hold the answer that was just written to it"
            raise MismatchError(msg)
        return recording

    async def keep(self, request: Request, completion: Completion) -> Recording:
        """Do as `write` does, in a thread."""
        return await asyncio.to_thread(self.write, request, completion)

    def put(self, recordings: Iterable[Recording]) -> list[Kept]:
        """Keep recordings of another store, and return what became of each."""
        return [self._put(recording) for recording in recordings]

    def _put(self, recording: Recording) -> Kept:
        path = self._find(recording.key, recording.prompt)
        held = None if path is None else read_own_file(path, recording.key)
        if path is not None and held is not None:
            if held.raw == recording.raw:
                return "same"
            other = f"{path.stem}.{raw_digest(recording.raw)[:8]}{CONFLICT}"
            self._write(other, plain_recording(recording))
            return "conflict"
        if path is not None:
            path.replace(path.with_suffix(".stale"))
        self._write(
            f"{name_recording(recording.prompt, recording.key)}.json", plain_recording(recording)
        )
        self._listed = None
        self._note_day(recording.prompt)
        return "new"

    def set_aside(self, request: Request) -> str:
        """Rename the file of a request, so that it is kept and no longer read."""
        path = self._find(request.key, request.prompt)
        if path is None:
            return ""
        return str(path.replace(path.with_suffix(".damaged")))

    def all_recordings(self) -> Sequence[Recording]:
        """Return every recording that can be read, by name."""
        if self._listed is None:
            self._listed = tuple(
                recording
                for path in sorted(self._path.glob("*.json"))
                if path.name != MANIFEST and (recording := read_or_none(path)) is not None
            )
        return self._listed

    def describe_damage(self) -> list[str]:
        """Return what is wrong with each file that cannot be read."""
        found = []
        for path in sorted(self._path.glob("*.json")):
            try:
                if path.name != MANIFEST:
                    read_recording_file(path)
            except SummarizerError as exc:
                found.append(str(exc))
        return found

    def _note_day(self, prompt: str) -> None:
        """Put today into the manifest as the day on which answers to a prompt were last kept."""
        day = self._today().isoformat()
        with self._lock:
            if (prompt, day) in self._dated or not (self._path / MANIFEST).exists():
                return
            plain = self._read_manifest()
            recorded = {**plain.get("recorded", {}), prompt: day}
            self._write(MANIFEST, {**plain, "recorded": recorded})
            self._dated.add((prompt, day))

    def _read_manifest(self) -> dict[str, Any]:
        path = self._path / MANIFEST
        try:
            plain = read_json(path.read_text(encoding="utf-8"))
        except OSError as exc:
            msg = f"cannot read {str(path)!r}, which a folder of recordings needs: {exc.strerror}"
            raise ConfigurationError(msg) from exc
        except (ValueError, ModelError) as exc:
            msg = f"{str(path)!r} is no JSON: {exc}"
            raise ConfigurationError(msg) from exc
        if not isinstance(plain, dict):
            msg = f"expected a JSON object in {str(path)!r}; record the folder anew"
            raise ConfigurationError(msg)
        return plain

    def _find(self, key: str, prompt: str) -> Path | None:
        """Return the file of a request, under whatever prompt it was recorded."""
        path = self._path / f"{name_recording(prompt, key)}.json"
        if path.is_file():
            return path
        others = sorted(self._path.glob(f"*-{key[:16]}.json"))
        return others[0] if others else None

    def _write(self, name: str, plain: dict[str, Any]) -> None:
        path = self._path / name
        try:
            write_atomically(path, pretty_json(plain).encode())
        except OSError as exc:
            if exc.errno in _NO_ROOM:
                msg = f"disk full at {str(path)!r}: {exc.strerror}; make room and run again"
                raise SummarizerError(msg, kind="disk_full") from exc
            msg = f"cannot write {str(path)!r}: {exc.strerror}"
            raise SummarizerError(msg, kind="store") from exc
