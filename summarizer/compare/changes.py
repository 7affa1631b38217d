"""What changed about a claim that both briefings have.

The sources of one briefing differ among themselves already; that is a divergence, and stands in the
briefing. A change from one briefing to the other is told only where no source of the one says what
a source of the other says: bands of speech acts that do not touch, holders and stances that none of
the other side gives. Qualifiers, terms of art and amounts are those of all its sources together,
because a source that leaves one out has shortened; and only those count whose noun, family or unit
one of the two statements names, because a quote can prove several claims at once.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from summarizer.compare.lexicon import TERM_MARK, Lexicon, ReadClaim, resolve_holders
from summarizer.schema.briefing import Claim, Report
from summarizer.schema.difference import Change, ChangeDirection
from summarizer.schema.span import Span
from summarizer.text.quantities import find_quantities
from summarizer.text.similarity import content_words
from summarizer.vocabulary.records import SpeechAct

_EVERYDAY = frozenset(("ask", "seek", "want", "request"))
"""Verbs of the second band of demands that news uses for the first one as well."""


class _Use(NamedTuple):
    """A qualifier, a form of a term or an amount in one quote."""

    group: str
    """Dimension, family or unit."""
    value: str
    """Which of the group; what is compared."""
    written: str
    """The words."""
    about: frozenset[str]
    """Stems of what it is said about, one of which a statement must name; empty: of anything."""
    span: Span


class _Strength(NamedTuple):
    """How strong the acts of one side are on one scale."""

    low: int
    high: int
    acts: tuple[str, ...]
    spans: tuple[Span, ...]


def find_changes(old: ReadClaim, new: ReadClaim, lexicon: Lexicon) -> tuple[Change, ...]:
    """Return what changed about a claim, acts first."""
    before, after = old.claim, new.claim
    return (
        *_act_changes(before, after, lexicon),
        *_use_changes("qualifier", _qualifiers, old, new, lexicon),
        *_use_changes("term", _terms, old, new, lexicon),
        *_use_changes("number", _numbers, old, new, lexicon),
        *_holder_changes(old, new, lexicon),
        *_stance_changes(before, after),
    )


def _act_changes(old: Claim, new: Claim, lexicon: Lexicon) -> list[Change]:
    """Return a change for each scale on which all acts of one side are above the other's."""
    before, after = _strengths(old, lexicon), _strengths(new, lexicon)
    changes = []
    for scale in sorted(before.keys() & after.keys()):
        one, other = before[scale], after[scale]
        if one.high < other.low:
            changes.append(_act_change(scale, "stronger", one, other))
        elif other.high < one.low:
            changes.append(_act_change(scale, "weaker", one, other))
    if not before.keys() & after.keys() and "demand" in before.keys() ^ after.keys():
        for first in sorted(before):
            for second in sorted(after):
                changes.append(
                    _act_change(f"{first} → {second}", "other", before[first], after[second])
                )
    return changes


def _act_change(scale: str, direction: ChangeDirection, old: _Strength, new: _Strength) -> Change:
    one_scale = direction != "other"
    return Change(
        aspect="act",
        direction=direction,
        name=scale,
        old=", ".join(old.acts),
        new=", ".join(new.acts),
        old_band=old.high if one_scale else None,
        new_band=new.high if one_scale else None,
        old_evidence=old.spans,
        new_evidence=new.spans,
    )


def _strengths(claim: Claim, lexicon: Lexicon) -> dict[str, _Strength]:
    told: dict[str, list[tuple[Report, SpeechAct]]] = {}
    for report in claim.reports:
        act = lexicon.vocabulary.act(report.act)
        if act is not None and act.scale is not None:
            told.setdefault(act.scale, []).append((report, act))
    return {
        scale: _Strength(
            low=min(1 if act.lemma in _EVERYDAY else act.band for _, act in acts),
            high=max(act.band for _, act in acts),
            acts=tuple(sorted({act.lemma for _, act in acts})),
            spans=_ordered(report.span for report, _ in acts),
        )
        for scale, acts in told.items()
    }


def _use_changes(
    aspect: str,
    read: Callable[[ReadClaim, Lexicon], list[_Use]],
    old: ReadClaim,
    new: ReadClaim,
    lexicon: Lexicon,
) -> list[Change]:
    """Return what of these is in one claim only; in one group, what went out became what came."""
    stated = old.stated | new.stated | old.heads | new.heads
    before, after = read(old, lexicon), read(new, lexicon)
    same = {(one.group, one.value) for one in before} & {(one.group, one.value) for one in after}
    gone, come = (
        _by_group(
            one
            for one in side
            if (one.group, one.value) not in same and (not one.about or one.about & stated)
        )
        for side in (before, after)
    )
    return [
        _use_change(aspect, group, gone.get(group, []), come.get(group, []))
        for group in sorted(gone.keys() | come.keys())
    ]


def _use_change(aspect: str, group: str, gone: Sequence[_Use], come: Sequence[_Use]) -> Change:
    direction = "other" if gone and come else "in" if come else "out"
    return Change.model_validate(
        {
            "aspect": aspect,
            "direction": direction,
            "name": group,
            "old": _written(gone),
            "new": _written(come),
            "old_evidence": _ordered(one.span for one in gone),
            "new_evidence": _ordered(one.span for one in come),
        }
    )


def _qualifiers(one: ReadClaim, lexicon: Lexicon) -> list[_Use]:
    """Return what is said about nouns, and for agreements the conditions."""
    uses = [
        _Use(
            group=qualifier.dimension,
            value=qualifier.name,
            written=f"{qualifier.name} {noun.noun}",
            about=frozenset((noun.head,)),
            span=report.span,
        )
        for report in one.claim.reports
        for noun in lexicon.qualified(report.quote)
        for qualifier in sorted(noun.qualifiers, key=lambda found: (found.dimension, found.name))
    ]
    if one.type == "agr":
        uses += [
            _Use("condition", hedge, hedge, frozenset(), report.span)
            for report in one.claim.reports
            for hedge in sorted(lexicon.hedges(report.quote))
        ]
    return uses


def _terms(one: ReadClaim, lexicon: Lexicon) -> list[_Use]:
    return [
        _Use(
            group=use.family,
            value=use.form,
            written=report.quote[word.start : word.end],
            about=frozenset((f"{TERM_MARK}{use.family}",)),
            span=report.span,
        )
        for report in one.claim.reports
        for word, use in lexicon.terms.find(report.quote)
    ]


def _numbers(one: ReadClaim, lexicon: Lexicon) -> list[_Use]:
    """Return the amounts of each unit; a number that counts nothing is no amount."""
    return [
        _Use(
            group=amount.currency or amount.unit or "",
            value=str(amount.value),
            written=report.quote[amount.start : amount.end],
            about=frozenset(() if amount.currency else content_words(amount.unit or "")),
            span=report.span,
        )
        for report in one.claim.reports
        for amount in find_quantities(report.quote)
        if amount.currency or amount.unit
    ]


def _holder_changes(old: ReadClaim, new: ReadClaim, lexicon: Lexicon) -> list[Change]:
    before, after = _held(old.claim, lexicon), _held(new.claim, lexicon)
    if old.holders == new.holders or before & after or not old.holders or not new.holders:
        return []
    ours, theirs = old.claim, new.claim
    return [
        Change(
            aspect="holders",
            direction="other",
            name="",
            old=", ".join(sorted(old.holders)),
            new=", ".join(sorted(new.holders)),
            old_evidence=_ordered(report.span for report in ours.reports),
            new_evidence=_ordered(report.span for report in theirs.reports),
        )
    ]


def _held(claim: Claim, lexicon: Lexicon) -> frozenset[frozenset[str]]:
    """Return the sets of holders that the claim has by majority and by each source."""
    sets = (claim.holders, *(report.holders for report in claim.reports))
    return frozenset(resolve_holders(one, lexicon.vocabulary) for one in sets)


def _stance_changes(old: Claim, new: Claim) -> list[Change]:
    before = {old.stance, *(report.stance for report in old.reports)}
    after = {new.stance, *(report.stance for report in new.reports)}
    if before & after:
        return []
    return [
        Change(
            aspect="stance",
            direction="other",
            name="",
            old=old.stance,
            new=new.stance,
            old_evidence=_ordered(report.span for report in old.reports),
            new_evidence=_ordered(report.span for report in new.reports),
        )
    ]


def _by_group(uses: Iterable[_Use]) -> dict[str, list[_Use]]:
    groups: dict[str, list[_Use]] = {}
    for one in uses:
        groups.setdefault(one.group, []).append(one)
    return groups


def _written(uses: Sequence[_Use]) -> str | None:
    """Return the words of each value once, in the order of the alphabet."""
    by_value: dict[str, set[str]] = {}
    for one in uses:
        by_value.setdefault(one.value, set()).add(one.written)
    words = sorted(
        min(written, key=lambda one: (one.lower(), one)) for written in by_value.values()
    )
    return ", ".join(words) or None


def _ordered(spans: Iterable[Span]) -> tuple[Span, ...]:
    places = {(span.source, span.start, span.end): span for span in spans}
    return tuple(places[key] for key in sorted(places))
