"""Ids made anew from what they are made of."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import rfc8785

from summarizer.schema.briefing import Briefing
from summarizer.schema.canonical import briefing_digest
from summarizer.schema.finding import Finding
from summarizer.schema.ids import (
    claim_ids,
    date_ids,
    divergence_ids,
    make_displaced_id,
    participant_ids,
)
from summarizer.schema.order import published_by_source


def check_briefing_id(data: dict[str, Any]) -> tuple[Finding, ...]:
    """Return a finding where the briefing's id is not the digest of its content."""
    try:
        digest = briefing_digest(data)
    except (ValueError, RecursionError, rfc8785.CanonicalizationError):
        return ()  # such bytes have no canonical form, and reading has said so
    if data.get("id") == digest:
        return ()
    message = f"expected {digest}, the digest of the content, found {data.get('id')!r}"
    return (Finding(path="$.id", code="briefing_id", message=message),)


def check_item_ids(briefing: Briefing) -> tuple[Finding, ...]:
    """Return a finding for every id that its item's places do not give, or that two items have.

    An item may have another id where the provenance lists it, with the one that its places give,
    as kept from an earlier briefing, which is named; whether that briefing has it is not looked at.
    """
    kept = _kept_ids(briefing)
    published = published_by_source(briefing.sources)
    findings: list[Finding] = []
    listed = [(f"$.sources[{index}].id", one.id) for index, one in enumerate(briefing.sources)]
    if all(one.evidence for one in briefing.participants):
        findings += _compare(
            "participants",
            briefing.participants,
            participant_ids(briefing.participants, published),
            kept,
        )
    if all(one.evidence for one in briefing.dates):
        findings += _compare("dates", briefing.dates, date_ids(briefing.dates, published), kept)
    for field, prefix in (("agreements", "agr"), ("positions", "pos"), ("facts", "fac")):
        claims = getattr(briefing, field)
        findings += _compare(field, claims, claim_ids(prefix, claims, published), kept)
    findings += _compare(
        "divergences", briefing.divergences, divergence_ids(briefing.divergences, published), kept
    )
    for field in ("participants", "dates", "agreements", "positions", "facts", "divergences"):
        for index, one in enumerate(getattr(briefing, field)):
            listed.append((f"$.{field}[{index}].id", one.id))
    return (*findings, *_find_duplicates(listed), *_check_kept(briefing, listed))


def _kept_ids(briefing: Briefing) -> dict[str, str]:
    """Return the ids that items have from an earlier briefing, by those that their places make."""
    previous = briefing.provenance.previous
    return {one.made: one.id for one in previous.kept} if previous else {}


def _check_kept(briefing: Briefing, listed: Sequence[tuple[str, str]]) -> list[Finding]:
    """Return a finding for every kept id that is of no item, or of another sort of item."""
    previous = briefing.provenance.previous
    there = {id_ for _, id_ in listed}
    findings = []
    for index, one in enumerate(previous.kept if previous else ()):
        path = f"$.provenance.previous.kept[{index}]"
        if one.id not in there:
            message = f"there is no item {one.id!r}"
            findings.append(Finding(path=f"{path}.id", code="reference", message=message))
        same_sort = one.id.partition("-")[0] == one.made.partition("-")[0]
        displaced = make_displaced_id(one.made, previous.briefing) if previous else ""
        if one.id == one.made or not same_sort or (one.why == "taken" and one.id != displaced):
            message = f"{one.id!r} cannot stand for {one.made!r}"
            findings.append(Finding(path=path, code="item_id", message=message))
    return findings


def _compare(
    field: str, items: Sequence[Any], ids: Iterable[str], kept: Mapping[str, str]
) -> list[Finding]:
    return [
        Finding(
            path=f"$.{field}[{index}].id",
            code="item_id",
            message=f"expected {wanted}, made from the places it rests on, found {item.id!r}",
        )
        for index, (item, wanted) in enumerate(zip(items, ids, strict=True))
        if item.id != kept.get(wanted, wanted)
    ]


def _find_duplicates(listed: Sequence[tuple[str, str]]) -> list[Finding]:
    counts = Counter(id_ for _, id_ in listed)
    return [
        Finding(path=path, code="duplicate_id", message=f"{counts[id_]} items have the id {id_!r}")
        for path, id_ in listed
        if counts[id_] > 1
    ]
