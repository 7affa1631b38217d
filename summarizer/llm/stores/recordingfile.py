"""One recording as a readable JSON file, and every change of it noticed."""

from pathlib import Path
from typing import Any

from summarizer.errors import MismatchError, ModelError, SummarizerError
from summarizer.llm.base import STORE_FORMAT, Usage
from summarizer.llm.recording import Recording, RequestParts, raw_digest
from summarizer.llm.strictjson import read_json


def plain_recording(recording: Recording) -> dict[str, Any]:
    """Return a recording as JSON data, with lines as lists."""
    parts = recording.request
    return {
        "answer": {
            "data": read_json(recording.text),
            "lines": recording.raw.split("\n"),
            "sha256": raw_digest(recording.raw),
        },
        "key": recording.key,
        "model": recording.model,
        "prompt": recording.prompt,
        "request": {
            **parts.model_dump(exclude={"messages"}),
            "messages": [
                {"role": role, "lines": content.split("\n")} for role, content in parts.messages
            ],
        },
        "rules": recording.rules,
        "store_format": STORE_FORMAT,
        "usage": recording.usage.model_dump(),
    }


def read_own_file(path: Path, key: str) -> Recording | None:
    """Return the recording in a file, which must be of this key.

    Raises:
        MismatchError: The file is damaged, or of another key.
    """
    recording = read_recording_file(path)
    if recording is not None and recording.key != key:
        msg = f"{str(path)!r} is damaged: expected key {key}, found {recording.key}"
        raise MismatchError(msg)
    return recording


def read_recording_file(path: Path) -> Recording | None:
    """Return the recording in a file, or None where it is of another store format.

    Raises:
        MismatchError: The file is damaged.
        SummarizerError: The file cannot be opened.
    """
    try:
        plain = read_json(path.read_text(encoding="utf-8"))
        if plain["store_format"] != STORE_FORMAT:
            return None
        recording = _recording_of(path.name, plain)
        _check_answer(plain["answer"], recording)
        return recording
    except OSError as exc:
        msg = f"cannot read {str(path)!r}: {exc.strerror}"
        raise SummarizerError(msg, kind="store") from exc
    except (ValueError, LookupError, TypeError, ModelError) as exc:
        msg = f"{str(path)!r} is damaged: {exc}"
        raise MismatchError(msg) from exc


def _check_answer(answer: dict[str, Any], recording: Recording) -> None:
    """See that neither the answer's lines nor the display of its data was changed."""
    found = raw_digest(recording.raw)
    if found != answer["sha256"]:
        msg = f"expected an answer with SHA-256 {answer['sha256']}, found {found}"
        raise ValueError(msg)
    if read_json(recording.text) != answer["data"]:
        msg = "the answer's data is not what its lines say"
        raise ValueError(msg)


def _recording_of(name: str, plain: dict[str, Any]) -> Recording:
    request = plain["request"]
    messages = tuple((item["role"], "\n".join(item["lines"])) for item in request["messages"])
    return Recording(
        name=name,
        key=plain["key"],
        prompt=plain["prompt"],
        request=RequestParts.model_validate({**request, "messages": messages}),
        raw="\n".join(plain["answer"]["lines"]),
        model=plain["model"],
        usage=Usage.model_validate(plain["usage"]),
        rules=plain["rules"],
    )


def read_or_none(path: Path) -> Recording | None:
    """Return the recording in a file, or None where it cannot be read."""
    try:
        return read_recording_file(path)
    except SummarizerError:
        return None
