"""A briefing's bytes read strictly, and compared with the one spelling that they should have."""

import json
from typing import Any, NamedTuple

import rfc8785
from pydantic import ValidationError

from summarizer.schema.base import SCHEMA_VERSION
from summarizer.schema.briefing import Briefing
from summarizer.schema.canonical import compact_json, pretty_json, to_plain
from summarizer.schema.faults import path_of
from summarizer.schema.finding import Finding


class Reading(NamedTuple):
    """What could be read of a briefing, as far as reading came."""

    data: dict[str, Any] | None
    """The JSON object; None where the bytes are none."""
    briefing: Briefing | None
    """The record; None where the data does not fit the schema."""
    findings: tuple[Finding, ...]
    """What is wrong with bytes and schema."""


def read_briefing(raw: bytes) -> Reading:
    """Return the briefing that the bytes hold, and what is wrong with how they hold it."""
    data, findings = _read_data(raw)
    if data is None:
        return Reading(None, None, findings)
    findings += _compare_bytes(raw, data)
    version = data.get("schema_version")
    if version != SCHEMA_VERSION:
        message = f"expected schema version {SCHEMA_VERSION!r}, found {version!r}"
        wrong = Finding(path="$.schema_version", code="schema", message=message)
        return Reading(data, None, (*findings, wrong))
    briefing, faults = _read_record(raw, data)
    return Reading(data, briefing, (*findings, *faults))


def _read_data(raw: bytes) -> tuple[dict[str, Any] | None, tuple[Finding, ...]]:
    """Return the JSON object in the bytes; keys that stand there twice are findings."""
    twice: list[str] = []

    def collect(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        collected: dict[str, Any] = {}
        for key, value in pairs:
            if key in collected:
                twice.append(key)
            collected[key] = value
        return collected

    try:
        data = json.loads(
            raw.decode("utf-8"), object_pairs_hook=collect, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError) as exc:
        return None, (_bytes(f"expected UTF-8 JSON, found {type(exc).__name__}: {exc}"),)
    findings = tuple(_bytes(f"key {key!r} stands twice in one object") for key in twice)
    if not isinstance(data, dict):
        return None, (*findings, _bytes(f"expected an object, found {type(data).__name__}"))
    return data, findings


def _refuse_constant(name: str) -> None:
    msg = f"{name} is no JSON number"
    raise ValueError(msg)


def _compare_bytes(raw: bytes, data: dict[str, Any]) -> tuple[Finding, ...]:
    """Return a finding where the bytes are neither the readable nor the compact spelling."""
    compact = not raw.startswith(b"{\n")
    name = "compact" if compact else "readable"
    try:
        wanted = compact_json(data) if compact else pretty_json(data).encode()
    except (ValueError, RecursionError, rfc8785.CanonicalizationError) as exc:
        return (_bytes(f"has no canonical form: {exc}"),)
    if raw == wanted:
        return ()
    at = next(
        (
            index
            for index, (found, right) in enumerate(zip(raw, wanted, strict=False))
            if found != right
        ),
        min(len(raw), len(wanted)),
    )
    line = raw[:at].count(b"\n") + 1
    return (
        _bytes(
            f"differs from its {name} canonical form from byte {at} (line {line}) on: "
            f"found {raw[at : at + 40]!r}, expected {wanted[at : at + 40]!r}"
        ),
    )


def _read_record(raw: bytes, data: dict[str, Any]) -> tuple[Briefing | None, tuple[Finding, ...]]:
    """Return the record; types must be exact, nothing unknown, and no field left out."""
    try:
        briefing = Briefing.model_validate_json(raw, strict=True)
    except ValidationError as exc:
        return None, tuple(
            Finding(path=path_of(error["loc"]), code="schema", message=error["msg"])
            for error in exc.errors(include_url=False, include_input=False)
        )
    if to_plain(briefing) != data:
        message = "fields are missing or spelled otherwise than the schema has them"
        return briefing, (Finding(path="$", code="schema", message=message),)
    return briefing, ()


def _bytes(message: str) -> Finding:
    return Finding(path="$", code="bytes", message=message)
