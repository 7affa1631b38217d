"""Canonical bytes: one record, one spelling."""

import json
from hashlib import sha256
from typing import Any

import rfc8785
from pydantic import BaseModel

from summarizer.schema.briefing import Briefing


def to_plain(record: BaseModel) -> dict[str, Any]:
    """Return the record as JSON data."""
    return record.model_dump(mode="json")


def pretty_json(value: BaseModel | dict[str, Any]) -> str:
    """Return readable canonical JSON: sorted keys, two spaces, one final newline."""
    plain = to_plain(value) if isinstance(value, BaseModel) else value
    return json.dumps(plain, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"


def compact_json(value: BaseModel | dict[str, Any]) -> bytes:
    """Return the RFC 8785 bytes (https://www.rfc-editor.org/rfc/rfc8785)."""
    return rfc8785.dumps(to_plain(value) if isinstance(value, BaseModel) else value)


def briefing_digest(plain: dict[str, Any]) -> str:
    """Return the SHA-256 of the RFC 8785 bytes of a briefing without `id` and `provenance`."""
    body = {key: value for key, value in plain.items() if key not in ("id", "provenance")}
    return sha256(rfc8785.dumps(body)).hexdigest()


def seal_briefing(briefing: Briefing) -> Briefing:
    """Return the briefing with the `id` that its content calls for."""
    return briefing.model_copy(update={"id": briefing_digest(to_plain(briefing))})
