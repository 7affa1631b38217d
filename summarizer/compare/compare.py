"""Two briefings side by side."""

from collections.abc import Mapping, Sequence

from summarizer.compare.changes import find_changes
from summarizer.compare.dates import compare_dates
from summarizer.compare.divergences import compare_divergences
from summarizer.compare.event import compare_events, describe_briefing, relate_briefings
from summarizer.compare.lexicon import Lexicon, ReadClaim, read_claims
from summarizer.compare.match import Pair, match_claims, places_of
from summarizer.compare.people import compare_participants
from summarizer.compare.wording import compare_wording
from summarizer.schema.briefing import Briefing
from summarizer.schema.difference import (
    Addition,
    BriefingDiff,
    ClaimComparison,
    DivergenceComparison,
    ItemStatus,
)

Place = tuple[str, int, int]


def compare_briefings(old: Briefing, new: Briefing, lexicon: Lexicon) -> BriefingDiff:
    """Return what became of every item of the older briefing in the newer one.

    The same two briefings give the same comparison. Ids and places count only for briefings that
    have an article in common.
    """
    kind = relate_briefings(old, new)
    shared = {one.id for one in old.sources} & {one.id for one in new.sources}
    same_articles = bool(shared)
    ours, theirs = read_claims(old, lexicon), read_claims(new, lexicon)
    pairs = match_claims(ours, theirs, same_articles=same_articles, light=lexicon.light)
    claims = _compare_claims(ours, theirs, pairs, lexicon)
    dates = compare_dates(old.dates, new.dates, same_articles=same_articles)
    new_of = {one.old.id: one.new.id for one in claims if one.old and one.new}
    new_of |= {one.old.id: one.new.id for one in dates if one.old and one.new}
    divergences = compare_divergences(
        old.divergences, new.divergences, new_of, same_event=kind == "edition"
    )
    return BriefingDiff(
        kind=kind,
        old=describe_briefing(old),
        new=describe_briefing(new),
        event=compare_events(old.event, new.event),
        claims=claims,
        dates=dates,
        participants=compare_participants(
            old.participants, new.participants, same_articles=same_articles
        ),
        divergences=divergences,
        additions=_find_additions(old, new, claims, divergences) if kind == "edition" else (),
    )


def _compare_claims(
    old: Sequence[ReadClaim], new: Sequence[ReadClaim], pairs: Sequence[Pair], lexicon: Lexicon
) -> tuple[ClaimComparison, ...]:
    by_new = {pair.new: pair for pair in pairs}
    matched = {pair.old for pair in pairs}
    before, after = _ids_by_place(old), _ids_by_place(new)
    compared = [
        _compare_pair(old[by_new[index].old], claim, by_new[index], lexicon)
        if index in by_new
        else _alone(claim, before, newer=True)
        for index, claim in enumerate(new)
    ]
    compared += [
        _alone(claim, after, newer=False) for index, claim in enumerate(old) if index not in matched
    ]
    return tuple(compared)


def _compare_pair(old: ReadClaim, new: ReadClaim, pair: Pair, lexicon: Lexicon) -> ClaimComparison:
    changes = find_changes(old, new, lexicon)
    return ClaimComparison(
        status="changed" if changes else "kept",
        match=pair.match,
        old=old.claim,
        new=new.claim,
        changes=changes,
        wording=compare_wording(old.claim, new.claim),
        related=(),
    )


def _ids_by_place(claims: Sequence[ReadClaim]) -> Mapping[Place, set[str]]:
    by_place: dict[Place, set[str]] = {}
    for one in claims:
        for place in places_of(one):
            by_place.setdefault(place, set()).add(one.claim.id)
    return by_place


def _alone(claim: ReadClaim, others: Mapping[Place, set[str]], *, newer: bool) -> ClaimComparison:
    """Return a claim that matched none; where its words stand in others, it was no news."""
    found = {id_ for place in places_of(claim) for id_ in others.get(place, ())}
    related = tuple(sorted(found))
    if newer:
        status: ItemStatus = "split" if related else "added"
    else:
        status = "merged" if related else "dropped"
    return ClaimComparison(
        status=status,
        match=None,
        old=None if newer else claim.claim,
        new=claim.claim if newer else None,
        changes=(),
        wording=None,
        related=related,
    )


def _find_additions(
    old: Briefing,
    new: Briefing,
    claims: Sequence[ClaimComparison],
    divergences: Sequence[DivergenceComparison],
) -> tuple[Addition, ...]:
    """Return what each article brought that only the newer edition has."""
    known = {source.id for source in old.sources}
    fresh = [one.id for one in new.sources if one.id not in known and one.status == "read"]
    return tuple(
        Addition(
            source=source,
            only=tuple(
                one.new.id
                for one in claims
                if one.new
                and source in one.new.reported_by
                and set(one.new.reported_by) <= {*fresh}
            ),
            corroborated=tuple(
                one.new.id
                for one in claims
                if one.new
                and one.old
                and source in one.new.reported_by
                and one.new.corroboration.independent > one.old.corroboration.independent
            ),
            opened=tuple(
                one.new.id
                for one in divergences
                if one.status == "added"
                and one.new
                and any(source in value.reported_by for value in one.new.values)
            ),
        )
        for source in fresh
    )
