"""The ids of an earlier briefing kept: a late article renames nothing that was there.

An id is made from the first place that an item rests on, so an article that came in late, and was
published first, gives an item another. Here every item that the earlier briefing has gets the id
that it had there. Nothing else is taken from that briefing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from summarizer.compare.dates import compare_dates
from summarizer.compare.divergences import compare_divergences
from summarizer.compare.lexicon import Lexicon, ReadClaim, read_claims
from summarizer.compare.match import STATED, Pair, match_claims, places_of, text_likeness
from summarizer.compare.people import compare_participants, name_likeness
from summarizer.schema.briefing import Briefing, Claim, Date, Divergence, Participant
from summarizer.schema.canonical import seal_briefing
from summarizer.schema.ids import make_displaced_id
from summarizer.schema.order import order_briefing
from summarizer.schema.provenance import Corrections, KeptId, Previous
from summarizer.schema.span import Span
from summarizer.schema.words import KeptBy
from summarizer.text.assign import assign_pairs
from summarizer.text.edtf import same_edtf
from summarizer.text.similarity import WordWeights, weigh_words

PREVIOUS_NOTE = "Items keep the ids that they have in an earlier briefing, {}."
"""What tells that the ids depend on more than the articles."""
_MOST_OF_IT = 0.5
"""Share of the places of one of two claims that both have, from which other words do not matter."""
_SAME_VALUE, _SAME_ID = 2.0, 0.5

Item = TypeVar("Item")
Place = tuple[str, int, int]


class Kept(NamedTuple):
    """The id that an item had, and what shows that it is that item."""

    id: str
    """The id."""
    why: KeptBy
    """What shows it."""


def keep_ids(briefing: Briefing, previous: Briefing, lexicon: Lexicon) -> Briefing:
    """Return the briefing with the ids of the items that an earlier one has, sealed.

    Items are the same where quotes stand in the same places, and then where they match as in a
    comparison of the two. A claim that has gone over to another list keeps the digits of its id,
    behind the prefix of that list. An item that another one's kept id would belong to gets one made
    from both.
    """
    claims = _keep_claims(previous, briefing, lexicon)
    participants = _keep_participants(previous.participants, briefing.participants)
    dates = _keep_dates(previous.dates, briefing.dates)
    known = {**claims, **participants, **dates}
    known |= _keep_divergences(previous.divergences, briefing.divergences, known)
    made = [one.id for one in _items(briefing)]
    listed = tuple(_settle(made, known, previous.id))
    renamed = _rename(briefing, {one.made: one.id for one in listed})
    provenance = briefing.provenance.model_copy(
        update={
            "notes": (*briefing.provenance.notes, PREVIOUS_NOTE.format(previous.id)),
            "previous": Previous(briefing=previous.id, kept=listed),
            "corrections": _rename_corrections(briefing.provenance.corrections, listed),
        }
    )
    return seal_briefing(order_briefing(renamed.model_copy(update={"provenance": provenance})))


def _items(briefing: Briefing) -> tuple[Claim | Participant | Date | Divergence, ...]:
    return (
        *briefing.agreements,
        *briefing.positions,
        *briefing.facts,
        *briefing.participants,
        *briefing.dates,
        *briefing.divergences,
    )


def _settle(made: Sequence[str], known: Mapping[str, Kept], previous: str) -> Iterable[KeptId]:
    """Yield every id that is another than its places make."""
    kept = {one.id for one in known.values()}
    for id_ in made:
        if id_ in known:
            if known[id_].id != id_:
                yield KeptId(id=known[id_].id, made=id_, why=known[id_].why)
        elif id_ in kept:
            yield KeptId(id=make_displaced_id(id_, previous), made=id_, why="taken")


def _rename(briefing: Briefing, new: Mapping[str, str]) -> Briefing:
    def renamed(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(new.get(id_, id_) for id_ in ids)

    def claims(all_of: Iterable[Claim]) -> tuple[Claim, ...]:
        return tuple(
            one.model_copy(
                update={"id": new.get(one.id, one.id), "divergences": renamed(one.divergences)}
            )
            for one in all_of
        )

    return briefing.model_copy(
        update={
            "agreements": claims(briefing.agreements),
            "positions": claims(briefing.positions),
            "facts": claims(briefing.facts),
            "participants": tuple(
                one.model_copy(update={"id": new.get(one.id, one.id)})
                for one in briefing.participants
            ),
            "dates": tuple(
                one.model_copy(update={"id": new.get(one.id, one.id)}) for one in briefing.dates
            ),
            "divergences": tuple(
                one.model_copy(update={"id": new.get(one.id, one.id), "items": renamed(one.items)})
                for one in briefing.divergences
            ),
            "summary": tuple(
                one.model_copy(update={"items": renamed(one.items)}) for one in briefing.summary
            ),
        }
    )


def _rename_corrections(
    corrections: Corrections | None, listed: Iterable[KeptId]
) -> Corrections | None:
    if corrections is None:
        return None
    new = {one.made: one.id for one in listed}
    applied = tuple(
        one.model_copy(update={"items": tuple(new.get(id_, id_) for id_ in one.items)})
        for one in corrections.applied
    )
    return corrections.model_copy(update={"applied": applied})


def _keep_claims(old: Briefing, new: Briefing, lexicon: Lexicon) -> dict[str, Kept]:
    ours, theirs = read_claims(old, lexicon), read_claims(new, lexicon)
    weights = weigh_words((one.words for one in (*ours, *theirs)), lexicon.light)

    def pair_places(
        old_ones: Sequence[ReadClaim], new_ones: Sequence[ReadClaim]
    ) -> dict[str, Kept]:
        pairs = _same_places(
            [places_of(one) for one in old_ones],
            [places_of(one) for one in new_ones],
            lambda one, other, shared: _claim_fit(old_ones[one], new_ones[other], shared, weights),
        )
        return {
            new_ones[other].claim.id: Kept(_id_in_list(old_ones[one], new_ones[other]), "places")
            for one, other in pairs.items()
        }

    kept: dict[str, Kept] = {}
    for kind in sorted({one.type for one in ours}):
        kept |= pair_places(*([one for one in some if one.type == kind] for some in (ours, theirs)))
    digits = {_digits(one.id) for one in kept.values()}
    kept |= pair_places(
        [one for one in ours if _digits(one.claim.id) not in digits],
        [one for one in theirs if one.claim.id not in kept],
    )
    lone_old, lone_new = _nowhere_else(ours, theirs), _nowhere_else(theirs, ours)
    for pair in _alike(lone_old, lone_new, lexicon):
        one, other = lone_old[pair.old], lone_new[pair.new]
        if one.type == other.type:
            kept[other.claim.id] = Kept(one.claim.id, "words")
    return kept


def _alike(old: Sequence[ReadClaim], new: Sequence[ReadClaim], lexicon: Lexicon) -> Iterable[Pair]:
    return match_claims(old, new, same_articles=False, light=lexicon.light)


def _nowhere_else(
    claims: Iterable[ReadClaim], others: Iterable[ReadClaim]
) -> tuple[ReadClaim, ...]:
    """Return the claims that have no place in common with any other of the other briefing."""
    elsewhere = {place for one in others for place in places_of(one)}
    return tuple(one for one in claims if not places_of(one) & elsewhere)


def _claim_fit(old: ReadClaim, new: ReadClaim, shared: int, weights: WordWeights) -> float:
    """Return how well two claims with quotes in one place fit; 0 where they are two claims."""
    stated = text_likeness(old.stated, new.stated, weights)
    most = shared / min(len(places_of(old)), len(places_of(new))) >= _MOST_OF_IT
    same = old.claim.id == new.claim.id
    return shared + stated + _SAME_ID * same if stated >= STATED or most or same else 0.0


def _id_in_list(old: ReadClaim, new: ReadClaim) -> str:
    """Return the id that a claim keeps: its old one, with the prefix of its list."""
    return f"{new.type}-{_digits(old.claim.id)}"


def _digits(id_: str) -> str:
    return id_.partition("-")[2]


def _keep_participants(old: Sequence[Participant], new: Sequence[Participant]) -> dict[str, Kept]:
    def fit(one: int, other: int, shared: int) -> float:
        likeness = name_likeness(old[one], new[other])
        return 0.0 if likeness is None else shared + likeness

    pairs = _same_places(_evidence_of(old), _evidence_of(new), fit)
    kept = _by_places(old, new, pairs)
    ours, theirs = _left(old, pairs), _left(new, pairs.values())
    compared = compare_participants(ours, theirs, same_articles=False)
    kept |= {one.new.id: Kept(one.old.id, "names") for one in compared if one.old and one.new}
    return kept


def _keep_dates(old: Sequence[Date], new: Sequence[Date]) -> dict[str, Kept]:
    def fit(one: int, other: int, shared: int) -> float:
        if old[one].role != new[other].role:
            return 0.0
        return shared + _SAME_VALUE * same_edtf(old[one].value, new[other].value)

    pairs = _same_places(_evidence_of(old), _evidence_of(new), fit)
    kept = _by_places(old, new, pairs)
    ours, theirs = _left(old, pairs), _left(new, pairs.values())
    compared = compare_dates(ours, theirs, same_articles=False)
    kept |= {
        one.new.id: Kept(one.old.id, "words")
        for one in compared
        if one.old and one.new and same_edtf(one.old.value, one.new.value)
    }
    return kept


def _keep_divergences(
    old: Sequence[Divergence], new: Sequence[Divergence], known: Mapping[str, Kept]
) -> dict[str, Kept]:
    """Return the ids of divergences; those of their items are settled by now."""

    def fit(one: int, other: int, shared: int) -> float:
        before, after = old[one], new[other]
        if before.type != after.type:
            return 0.0
        items = {known[id_].id for id_ in after.items if id_ in known}
        return shared * (bool(items & set(before.items)) + 0.5) + _SAME_ID * (
            before.question == after.question
        )

    spans = [
        [_places(s for v in one.values for s in v.evidence) for one in all_] for all_ in (old, new)
    ]
    pairs = _same_places(spans[0], spans[1], fit)
    kept = _by_places(old, new, pairs)
    new_of = {one.id: made for made, one in known.items()}
    ours, theirs = _left(old, pairs), _left(new, pairs.values())
    compared = compare_divergences(ours, theirs, new_of, same_event=True)
    kept |= {
        one.new.id: Kept(one.old.id, "id" if one.old.id == one.new.id else "places")
        for one in compared
        if one.old and one.new
    }
    return kept


def _same_places(
    old: Sequence[frozenset[Place]],
    new: Sequence[frozenset[Place]],
    fit: Callable[[int, int, int], float],
) -> dict[int, int]:
    """Return which items are one, by their indices: those that fit of those that share a place.

    `fit` gets two indices and how many places both have, and returns 0 for items that are not one.
    """
    holders: dict[Place, list[int]] = {}
    for index, places in enumerate(old):
        for place in places:
            holders.setdefault(place, []).append(index)
    shared: dict[tuple[int, int], int] = {}
    for other, places in enumerate(new):
        for place in places:
            for one in holders.get(place, ()):
                shared[one, other] = shared.get((one, other), 0) + 1
    fits = {pair: fit(*pair, number) for pair, number in shared.items()}
    return assign_pairs({pair: score for pair, score in fits.items() if score > 0})


def _by_places(
    old: Sequence[Participant] | Sequence[Date] | Sequence[Divergence],
    new: Sequence[Participant] | Sequence[Date] | Sequence[Divergence],
    pairs: Mapping[int, int],
) -> dict[str, Kept]:
    return {new[other].id: Kept(old[one].id, "places") for one, other in pairs.items()}


def _left(items: Sequence[Item], taken: Iterable[int]) -> tuple[Item, ...]:
    gone = set(taken)
    return tuple(one for index, one in enumerate(items) if index not in gone)


def _evidence_of(items: Iterable[Participant | Date]) -> list[frozenset[Place]]:
    return [_places(one.evidence) for one in items]


def _places(spans: Iterable[Span]) -> frozenset[Place]:
    return frozenset((span.source, span.start, span.end) for span in spans)
