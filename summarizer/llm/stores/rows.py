"""Rows of a store: what they hold, and the digest over all of it that every read checks.

SQLite sees a broken page, and not a flipped bit inside a value; the digest does.
"""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple, TypeAlias

from summarizer.errors import MismatchError
from summarizer.llm.attempts import Attempt
from summarizer.llm.base import STORE_FORMAT, ModelProfile, Usage
from summarizer.llm.recording import Recording, RequestParts, name_recording
from summarizer.schema.canonical import compact_json

Cell: TypeAlias = str | bytes | int | None
"""A value as it is written."""
StoredCell: TypeAlias = bytes | int | float | None
"""A value as it is read: text by its bytes, since a flipped bit makes any."""
StoredRow: TypeAlias = tuple[StoredCell, ...]
"""A row as it is read."""


class Table(NamedTuple):
    """A table whose rows have a digest, in the column `sha256` before these."""

    name: str
    """Name of the table."""
    columns: tuple[str, ...]
    """Names of its columns, without `id` and `sha256`."""

    @property
    def selected(self) -> str:
        """The columns as a query names them, the digest first."""
        return ", ".join(("sha256", *self.columns))

    @property
    def insertion(self) -> str:
        """The statement that puts a row in."""
        places = ", ".join("?" * (len(self.columns) + 1))
        return f"INSERT INTO {self.name} ({self.selected}) VALUES ({places})"  # noqa: S608 - constants


_ANSWER = (
    "key", "store_format", "prompt", "endpoint", "model", "served", "input_tokens",
    "output_tokens", "written_at", "rules", "request", "raw",
)  # fmt: skip
ANSWERS = Table("answers", _ANSWER)
"""Answers that are read."""
CONFLICTS = Table("conflicts", _ANSWER)
"""Other answers to requests that had one already."""
ATTEMPTS = Table(
    "attempts",
    ("key", "prompt", "endpoint", "model", "outcome", "input_tokens", "output_tokens", "at"),
)
"""Requests that went out."""
PROFILES = Table("profiles", ("profile",))
"""Models that a store is for."""
TABLES = (ANSWERS, CONFLICTS, ATTEMPTS, PROFILES)
"""All tables whose rows have a digest."""

KEY, FORMAT = 1, 2
"""Where a selected row of answers has its key and its store format."""
RAW = len(_ANSWER)
"""Where a selected row of answers has the answer."""


def seal_row(table: Table, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return a row as it is inserted, its digest first."""
    stored = [cell.encode() if isinstance(cell, str) else cell for cell in cells]
    return (_digest(table, stored), *cells)


def is_whole(table: Table, row: StoredRow) -> bool:
    """Return whether a selected row says what it said when it was written."""
    return row[0] == _digest(table, row[1:]).encode()


def digest_in(row: StoredRow) -> str:
    """Return the digest that a selected row gives of itself."""
    return _text(row[0])


def answer_row(recording: Recording, written_at: int) -> tuple[Cell, ...]:
    """Return the cells of an answer."""
    parts, usage = recording.request, recording.usage
    return (
        recording.key, STORE_FORMAT, recording.prompt, parts.endpoint, parts.model,
        recording.model, usage.input_tokens, usage.output_tokens, written_at,
        json.dumps(recording.rules, ensure_ascii=False), parts.model_dump_json(), recording.raw,
    )  # fmt: skip


def attempt_row(attempt: Attempt) -> tuple[Cell, ...]:
    """Return the cells of an attempt."""
    return (
        attempt.key, attempt.prompt, attempt.endpoint, attempt.model, attempt.outcome,
        attempt.usage.input_tokens, attempt.usage.output_tokens, attempt.at,
    )  # fmt: skip


def profile_row(profile: ModelProfile) -> tuple[Cell, ...]:
    """Return the cells of a profile."""
    return (compact_json(profile).decode(),)


def read_recording(row: StoredRow, place: str) -> Recording:
    """Return the recording in a selected row of answers.

    Raises:
        MismatchError: It is damaged.
    """
    if not is_whole(ANSWERS, row):
        msg = f"{describe_row(row)!r} in {place!r} is damaged: it is not what its SHA-256 says"
        raise MismatchError(msg)
    _, key, _, prompt, _, _, served, used, made, _, rules, parts, raw = row
    return Recording(
        name=name_recording(_text(prompt), _text(key)),
        key=_text(key),
        prompt=_text(prompt),
        request=RequestParts.model_validate_json(_text(parts)),
        raw=_text(raw),
        model=_text(served),
        usage=Usage(input_tokens=_count(used), output_tokens=_count(made)),
        rules=json.loads(_text(rules)),
        row_sha256=digest_in(row),
    )


def cells_of(row: StoredRow) -> tuple[Cell, ...]:
    """Return the cells of a selected row that is whole, as they are written."""
    return tuple(_text(cell) if isinstance(cell, bytes) else _count(cell) for cell in row[1:])


def read_profile_row(row: StoredRow) -> ModelProfile:
    """Return the profile in a selected row of profiles that is whole."""
    return ModelProfile.model_validate_json(_text(row[1]))


def describe_row(row: StoredRow) -> str:
    """Return what to call a selected row of answers, however damaged it is."""
    return name_recording(_text(row[3]), _text(row[KEY]))


def _digest(table: Table, cells: Sequence[StoredCell]) -> str:
    digest = sha256(table.name.encode())
    for cell in cells:
        if isinstance(cell, bytes):
            digest.update(b"\n%d:" % len(cell))
            digest.update(cell)
        else:
            digest.update(f"\n{cell!r}".encode())
    return digest.hexdigest()


def _text(cell: StoredCell) -> str:
    return cell.decode(errors="replace") if isinstance(cell, bytes) else str(cell)


def _count(cell: StoredCell) -> int | None:
    return cell if isinstance(cell, int) else None
