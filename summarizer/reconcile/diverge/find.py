"""All divergences of an event."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from summarizer.reconcile.diverge.acts import compare_acts
from summarizer.reconcile.diverge.difference import (
    Comparison,
    Difference,
    told_mentions,
    unique_spans,
)
from summarizer.reconcile.diverge.formulas import compare_formulas
from summarizer.reconcile.diverge.hedges import compare_hedges
from summarizer.reconcile.diverge.holders import compare_holders, compare_stances
from summarizer.reconcile.diverge.numbers import compare_numbers
from summarizer.reconcile.diverge.qualifiers import compare_qualifiers
from summarizer.reconcile.diverge.rates import compare_rates
from summarizer.reconcile.diverge.scope import compare_bases
from summarizer.reconcile.diverge.terms import compare_terms
from summarizer.reconcile.diverge.timing import compare_dates, compare_times
from summarizer.reconcile.diverge.within import compare_within
from summarizer.reconcile.granularity import Group
from summarizer.schema.briefing import Date, Divergence, DivergenceValue, Event
from summarizer.schema.span import Span
from summarizer.text.similarity import WordWeights


class FoundDivergence(NamedTuple):
    """A divergence and what it is about, before anything has an id."""

    divergence: Divergence
    """The divergence, without ids."""
    groups: tuple[int, ...]
    """Indices of the claims that it is about."""
    dates: tuple[int, ...]
    """Indices of the dates that it is about."""


def find_divergences(
    groups: Sequence[Group],
    dates: Sequence[Date],
    event: Event,
    known: Comparison,
    weights: WordWeights,
    proposed: Sequence[tuple[int, Difference]] = (),
) -> tuple[FoundDivergence, ...]:
    """Return the divergences of an event, those of dates first.

    Args:
        groups: The reports of each claim.
        dates: The dates of the event.
        event: The event, as the sources have it by majority.
        known: What the comparisons have in common.
        weights: How much words say.
        proposed: Indices of claims and differences that a model saw and code accepted; what a rule
            finds by itself comes before them.
    """
    found = [
        FoundDivergence(make_divergence(one.difference), (), one.dates)
        for one in compare_dates(dates, event, known.book)
    ]
    for index, group in enumerate(groups):
        for difference in compare_reports(group, known, weights):
            found.append(FoundDivergence(make_divergence(difference), (index,), ()))
    found += [
        FoundDivergence(make_divergence(one.difference), one.groups, ())
        for one in compare_formulas(groups, known)
    ]
    for index, difference in proposed:
        one = FoundDivergence(make_divergence(difference), (index,), ())
        known_at = next((n for n, other in enumerate(found) if _is_known(one, other)), None)
        if known_at is None:
            found.append(one)
        else:
            found[known_at] = _extend(found[known_at], one)
    return _absorb(found)


def compare_reports(
    group: Group, known: Comparison, weights: WordWeights
) -> tuple[Difference, ...]:
    """Return the differences between the reports of one claim."""
    told = told_mentions(group.mentions)
    within = compare_within(told, known)
    if len(group.sources) < 2:
        return within
    every = told_mentions(group.all_mentions)
    terms = compare_terms(every, known)
    qualifiers = (
        one for one in compare_qualifiers(every, known) if not _rest_on_one_place(one, terms)
    )
    return (
        *terms,
        *qualifiers,
        *compare_hedges(told, known),
        *compare_bases(told, known),
        *compare_numbers(every, known),
        *compare_rates(told, known),
        *compare_times(told, known),
        *compare_holders(told, known, weights),
        *compare_stances(told, known),
        *compare_acts(told, known),
        *within,
    )


def make_divergence(difference: Difference) -> Divergence:
    """Return a difference as a divergence, still without ids."""
    values = tuple(
        DivergenceValue(
            value=version.value,
            reported_by=tuple(sorted({span.source for span in version.evidence})),
            evidence=version.evidence,
        )
        for version in difference.versions
    )
    return Divergence(
        id="",
        type=difference.type,
        materiality=difference.materiality,
        items=("",),
        question=difference.question,
        values=values,
    )


def _is_known(one: FoundDivergence, other: FoundDivergence) -> bool:
    """Return whether a difference of a claim is found already, on the words of two sources."""
    if other.groups and not set(one.groups) & set(other.groups):
        return False
    if not other.groups and one.divergence.type != other.divergence.type:
        return False
    places = _places_by_source(_places(other.divergence))
    shared = {
        span.source
        for span in _places(one.divergence)
        if any(_overlap(span, place) for place in places.get(span.source, ()))
    }
    return len(shared) > 1


def _extend(known: FoundDivergence, proposed: FoundDivergence) -> FoundDivergence:
    """Return a divergence with the sources that a proposal of the same one adds to its versions.

    A version of the proposal is that version of the known one with which it shares most sources;
    sources that the known one has already stay where they are.
    """
    told = {source for value in known.divergence.values for source in value.reported_by}
    values = list(known.divergence.values)
    for version in proposed.divergence.values:
        shared = [len(set(version.reported_by) & set(value.reported_by)) for value in values]
        if max(shared) == 0 or shared.count(max(shared)) > 1:
            continue
        place = shared.index(max(shared))
        fresh = [span for span in version.evidence if span.source not in told]
        evidence = unique_spans((*values[place].evidence, *fresh))
        values[place] = values[place].model_copy(
            update={
                "evidence": evidence,
                "reported_by": tuple(sorted({span.source for span in evidence})),
            }
        )
    extended = known.divergence.model_copy(update={"values": tuple(values)})
    return known._replace(divergence=extended)


def _absorb(found: Sequence[FoundDivergence]) -> tuple[FoundDivergence, ...]:
    """Return the divergences without those whose places are all among those of a larger one.

    One difference shows in several claims where a source repeats itself or a sentence is lumped.
    """
    places = [_places_by_source(_places(one.divergence)) for one in found]
    order = sorted(range(len(found)), key=lambda one: (-len(_places(found[one].divergence)), one))
    kept: dict[int, FoundDivergence] = {}
    keys_by_source: dict[str, list[int]] = {}
    for index in order:
        one = found[index]
        # What holds a divergence has all of its sources, so one of them leads to it.
        lists = [keys_by_source.get(source, []) for source in places[index]]
        holders = (
            key
            for key in min(lists, key=len, default=list(kept))
            if kept[key].divergence.type == one.divergence.type
            and (
                _all_within(places[index], places[key])
                or (one.divergence.type == "date" and _same_partition(one, kept[key]))
            )
        )
        holder = next(holders, None)
        if holder is None:
            kept[index] = one
            for source in places[index]:
                keys_by_source.setdefault(source, []).append(index)
        elif one.groups:
            larger = kept[holder]
            kept[holder] = larger._replace(groups=tuple(sorted({*larger.groups, *one.groups})))
    return tuple(kept[index] for index in sorted(kept))


def _same_partition(part: FoundDivergence, whole: FoundDivergence) -> bool:
    """Return whether a claim's dates part its sources as the event's own dates do."""
    if not part.groups or whole.groups:
        return False
    ours, theirs = _version_by_source(part.divergence), _version_by_source(whole.divergence)
    if not ours.keys() <= theirs.keys():
        return False
    pairs = {(version, theirs[source]) for source, version in ours.items()}
    return len(pairs) == len({own for own, _ in pairs}) == len({other for _, other in pairs})


def _version_by_source(divergence: Divergence) -> dict[str, int]:
    return {
        source: number
        for number, value in enumerate(divergence.values)
        for source in value.reported_by
    }


def _places(divergence: Divergence) -> tuple[Span, ...]:
    return tuple(span for value in divergence.values for span in value.evidence)


def _places_by_source(spans: Iterable[Span]) -> dict[str, list[Span]]:
    by_source: dict[str, list[Span]] = {}
    for span in spans:
        by_source.setdefault(span.source, []).append(span)
    return by_source


def _rest_on_one_place(difference: Difference, others: Iterable[Difference]) -> bool:
    """Return whether a difference rests on the words that another one rests on."""
    places = _places_by_source(
        span for one in others for version in one.versions for span in version.evidence
    )
    return any(
        _overlap(span, other)
        for version in difference.versions
        for span in version.evidence
        for other in places.get(span.source, ())
    )


def _all_within(part: Mapping[str, Sequence[Span]], whole: Mapping[str, Sequence[Span]]) -> bool:
    return part.keys() <= whole.keys() and all(
        any(_overlap(span, place) for place in whole[source])
        for source, spans in part.items()
        for span in spans
    )


def _overlap(left: Span, right: Span) -> bool:
    return left.source == right.source and left.start < right.end and right.start < left.end
