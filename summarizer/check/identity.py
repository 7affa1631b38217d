"""Ids made anew from what they are made of."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import rfc8785

from summarizer.schema.briefing import Briefing
from summarizer.schema.canonical import briefing_digest
from summarizer.schema.finding import Finding
from summarizer.schema.ids import claim_ids, date_ids, divergence_ids, participant_ids
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
    """Return a finding for every id that its item's places do not give, or that two items have."""
    published = published_by_source(briefing.sources)
    findings: list[Finding] = []
    listed = [(f"$.sources[{index}].id", one.id) for index, one in enumerate(briefing.sources)]
    if all(one.evidence for one in briefing.participants):
        findings += _compare(
            "participants", briefing.participants, participant_ids(briefing.participants, published)
        )
    if all(one.evidence for one in briefing.dates):
        findings += _compare("dates", briefing.dates, date_ids(briefing.dates, published))
    for field, prefix in (("agreements", "agr"), ("positions", "pos"), ("facts", "fac")):
        claims = getattr(briefing, field)
        findings += _compare(field, claims, claim_ids(prefix, claims, published))
    findings += _compare(
        "divergences", briefing.divergences, divergence_ids(briefing.divergences, published)
    )
    for field in ("participants", "dates", "agreements", "positions", "facts", "divergences"):
        for index, one in enumerate(getattr(briefing, field)):
            listed.append((f"$.{field}[{index}].id", one.id))
    return (*findings, *_find_duplicates(listed))


def _compare(field: str, items: Sequence[Any], ids: Iterable[str]) -> list[Finding]:
    return [
        Finding(
            path=f"$.{field}[{index}].id",
            code="item_id",
            message=f"expected {wanted}, made from the places it rests on, found {item.id!r}",
        )
        for index, (item, wanted) in enumerate(zip(items, ids, strict=True))
        if item.id != wanted
    ]


def _find_duplicates(listed: Sequence[tuple[str, str]]) -> list[Finding]:
    counts = Counter(id_ for _, id_ in listed)
    return [
        Finding(path=path, code="duplicate_id", message=f"{counts[id_]} items have the id {id_!r}")
        for path, id_ in listed
        if counts[id_] > 1
    ]
