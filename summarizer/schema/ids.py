"""Stable ids: made from a type and the anchor, never from text that a model worded.

The id of an item rests on its anchor: of the places that it alone rests on, the one in the earliest
published source. Where several items have no place of their own (one sentence proves them all),
words that tell them apart go into their ids as well. Whoever builds a briefing and whoever checks
one take the ids from here: `claim_ids`, `participant_ids`, `date_ids` and `divergence_ids` read
records and never look at the `id` that those carry.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import groupby, islice
from typing import NamedTuple

from summarizer.schema.briefing import Claim, Date, Divergence, Participant
from summarizer.schema.span import Span


class IdBasis(NamedTuple):
    """What the id of one item is made of."""

    spans: tuple[Span, ...]
    """Every place that the item rests on; at least one."""
    parts: tuple[str, ...] = ()
    """What always goes into the id, such as the role of a date."""
    ties: tuple[str, ...] = ()
    """What goes into it where another item has the same anchor."""
    rank: str = ""
    """What numbers items that are the same in all of this."""


def make_article_id(text: str, outlet: str | None) -> str:
    """Return the id of the article with this text and outlet."""
    return "a" + sha256(f"{text}\x00{outlet or ''}".encode()).hexdigest()[:12]


def make_item_id(prefix: str, anchor: Span, *parts: str) -> str:
    """Return the id of an item from its prefix (`agr`, `pos`, ...), its anchor and further parts.

    `parts` tell items of one prefix apart that rest on one span, such as the role of a date.
    """
    key = "\x00".join((prefix, anchor.source, str(anchor.start), str(anchor.end), *parts))
    return f"{prefix}-{sha256(key.encode()).hexdigest()[:10]}"


def make_displaced_id(made: str, previous: str) -> str:
    """Return the id of an item whose own is kept by another item.

    Args:
        made: The id that its places make.
        previous: Id of the earlier briefing that the other item has it from.
    """
    prefix, _, _ = made.partition("-")
    key = "\x00".join((made, previous))
    return f"{prefix}-{sha256(key.encode()).hexdigest()[:10]}"


def anchor_key(span: Span, published: Mapping[str, str | None]) -> tuple[str, str, int, int]:
    """Return what spans are ordered by: publication of the source, its id, the place in it.

    Sources without a date come last.
    """
    return (published.get(span.source) or "9999", span.source, span.start, span.end)


def anchor_of(spans: Iterable[Span], published: Mapping[str, str | None]) -> Span:
    """Return the anchor: the span of the earliest published source, then by source id and place.

    Sources without a date come last.

    Raises:
        ValueError: There is no span.
    """
    return min(spans, key=lambda span: anchor_key(span, published))


def item_ids(
    prefix: str, bases: Sequence[IdBasis], published: Mapping[str, str | None]
) -> tuple[str, ...]:
    """Return the ids of all items of one prefix, in their order; no two are the same.

    What an item gets does not depend on the order. Items that rest on the same places and have the
    same parts and ties are numbered by their rank; of those that are the same in all of this, which
    nobody can tell apart, the first gets the id that comes first, as lists have it.
    """
    users = Counter(_place(span, basis) for basis in bases for span in frozenset(basis.spans))
    anchors = []
    for basis in bases:
        own = [span for span in basis.spans if users[_place(span, basis)] == 1]
        anchors.append(anchor_of(own or basis.spans, published))
    rivals = Counter(_place(anchor, basis) for anchor, basis in zip(anchors, bases, strict=True))
    alike: dict[tuple[str, int, int, tuple[str, ...]], list[int]] = {}
    for index in sorted(range(len(bases)), key=lambda index: bases[index].rank):
        basis, anchor = bases[index], anchors[index]
        alone = rivals[_place(anchor, basis)] == 1
        parts = basis.parts if alone else (*basis.parts, *basis.ties)
        place = (anchor.source, anchor.start, anchor.end, parts)
        alike.setdefault(place, []).append(index)
    ids = [""] * len(bases)
    for (*_, parts), ranked in alike.items():
        numbered = _number(prefix, anchors[ranked[0]], parts, len(ranked))
        for _, same in groupby(ranked, key=lambda index: bases[index].rank):
            equal = tuple(same)
            for index, id_ in zip(equal, sorted(islice(numbered, len(equal))), strict=True):
                ids[index] = id_
    return tuple(ids)


def _number(prefix: str, anchor: Span, parts: Sequence[str], count: int) -> Iterator[str]:
    """Yield so many ids of items that have the same anchor and parts."""
    yield make_item_id(prefix, anchor, *parts)
    for number in range(2, count + 1):
        yield make_item_id(prefix, anchor, *parts, f"#{number}")


def claim_ids(
    prefix: str, claims: Sequence[Claim], published: Mapping[str, str | None]
) -> tuple[str, ...]:
    """Return the ids of all claims of one list (`agr`, `pos`, `fac`), in their order."""
    return item_ids(prefix, [_claim_basis(claim, published) for claim in claims], published)


def participant_ids(
    participants: Sequence[Participant], published: Mapping[str, str | None]
) -> tuple[str, ...]:
    """Return the ids of all participants, in their order."""
    bases = [
        IdBasis(spans=one.evidence, parts=(one.kind,), ties=(one.side or "",), rank=one.name)
        for one in participants
    ]
    return item_ids("par", bases, published)


def date_ids(dates: Sequence[Date], published: Mapping[str, str | None]) -> tuple[str, ...]:
    """Return the ids of all dates, in their order."""
    bases = [IdBasis(spans=one.evidence, parts=(one.role,), ties=(one.value,)) for one in dates]
    return item_ids("dat", bases, published)


def divergence_ids(
    divergences: Sequence[Divergence], published: Mapping[str, str | None]
) -> tuple[str, ...]:
    """Return the ids of all divergences, in their order."""
    return item_ids("div", [_divergence_basis(one) for one in divergences], published)


def _claim_basis(claim: Claim, published: Mapping[str, str | None]) -> IdBasis:
    spans = tuple(report.span for report in claim.reports)
    anchor = anchor_of(spans, published)
    first = next(report for report in claim.reports if report.span == anchor)
    ties = (first.act, first.stance, *first.holders)
    return IdBasis(spans=spans, ties=ties, rank=_claim_rank(claim))


def _claim_rank(claim: Claim) -> str:
    """Return what numbers claims of one sentence: the statement, and whatever else may differ."""
    told = [claim.statement, claim.topic, claim.kind, claim.stance, claim.speaker or ""]
    told += (*claim.targets, *claim.holders)
    for one in claim.reports:
        told += (one.act, one.act_as_written, one.voice, one.stance, one.speaker or "")
        told += (*one.holders, *one.qualifiers)
    return "\x00".join(told)


def _divergence_basis(divergence: Divergence) -> IdBasis:
    spans = tuple(span for value in divergence.values for span in value.evidence)
    values = sorted(value.value for value in divergence.values)
    rank = "\x00".join((divergence.question, *sorted(divergence.items)))
    return IdBasis(spans=spans, parts=(divergence.type,), ties=tuple(values), rank=rank)


def _place(span: Span, basis: IdBasis) -> tuple[str, int, int, tuple[str, ...]]:
    return (span.source, span.start, span.end, basis.parts)
