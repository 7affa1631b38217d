"""What became of the participants: kept, new, gone, or in another role."""

import re
from collections.abc import Iterable, Sequence

from summarizer.schema.briefing import Participant
from summarizer.schema.difference import FieldChange, ItemStatus, Match, ParticipantComparison
from summarizer.text.assign import assign_pairs
from summarizer.text.names import SAME_PERSON, body_similarity, person_similarity
from summarizer.text.words import find_words

SAME_BODY = 0.8
"""Likeness from which the names of two states or bodies are one's."""
_OFFICES = re.compile(r"\s*(?:,|/|;|\band\b|\bcum\b|\s[-–]\s)\s*", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|to|for) .*$", re.IGNORECASE)


def compare_participants(
    old: Sequence[Participant], new: Sequence[Participant], *, same_articles: bool
) -> tuple[ParticipantComparison, ...]:
    """Return what became of every participant of the two briefings, the newer one's first."""
    found = _match(old, new, same_articles=same_articles)
    by_new = {other: (one, match) for (one, other), match in found.items()}
    compared = [
        _compare(old[by_new[index][0]], one, by_new[index][1])
        if index in by_new
        else ParticipantComparison(status="added", match=None, old=None, new=one, changes=())
        for index, one in enumerate(new)
    ]
    matched = {one for one, _ in found}
    compared += [
        ParticipantComparison(status="dropped", match=None, old=one, new=None, changes=())
        for index, one in enumerate(old)
        if index not in matched
    ]
    return tuple(compared)


def _compare(old: Participant, new: Participant, match: Match) -> ParticipantComparison:
    changes = tuple(_field_changes(old, new))
    status: ItemStatus = "changed" if changes else "kept"
    return ParticipantComparison(status=status, match=match, old=old, new=new, changes=changes)


def _field_changes(old: Participant, new: Participant) -> Iterable[FieldChange]:
    """Yield what is another: tier, side, and offices where none of them is the same."""
    if old.tier != new.tier:
        yield FieldChange(field="tier", old=old.tier, new=new.tier)
    if old.side and new.side and old.side != new.side:
        yield FieldChange(field="side", old=old.side, new=new.side)
    ours, theirs = offices_of(old.roles), offices_of(new.roles)
    if ours and theirs and not ours & theirs:
        yield FieldChange(field="roles", old="; ".join(old.roles), new="; ".join(new.roles))


def offices_of(roles: Iterable[str]) -> frozenset[str]:
    """Return the offices in these roles, folded, without what they are of.

    >>> sorted(offices_of(["Deputy Prime Minister/Foreign Minister", "Minister of Trade"]))
    ['deputy prime minister', 'foreign minister', 'minister']
    """
    parts = (part for role in roles for part in _OFFICES.split(role))
    words = (" ".join(word.text for word in find_words(_OF.sub("", part))) for part in parts)
    return frozenset(words) - {""}


def _match(
    old: Sequence[Participant], new: Sequence[Participant], *, same_articles: bool
) -> dict[tuple[int, int], Match]:
    found: dict[tuple[int, int], Match] = {}
    if same_articles:
        place = {one.id: index for index, one in enumerate(old)}
        for index, one in enumerate(new):
            if one.id in place:
                found[place[one.id], index] = Match(rule="id", score=1, reason="same id")
    taken = {one for one, _ in found}, {other for _, other in found}
    scores = {
        (left, right): score
        for left, before in enumerate(old)
        for right, after in enumerate(new)
        if left not in taken[0]
        and right not in taken[1]
        and (score := name_likeness(before, after))
    }
    for left, right in assign_pairs(scores, 2.0).items():
        reason = f"names {old[left].name!r} and {new[right].name!r}"
        score = round(min(scores[left, right], 1.0), 3)
        found[left, right] = Match(rule="names", score=score, reason=reason)
    return found


def name_likeness(old: Participant, new: Participant) -> float | None:
    """Return how alike two participants' names are; None where they are not one's."""
    if old.kind != new.kind:
        return None
    person = old.kind == "person"
    if old.side and new.side and old.side != new.side and old.name != new.name:
        return None
    compare, floor = (person_similarity, SAME_PERSON) if person else (body_similarity, SAME_BODY)
    best = max(compare(one, other) for one in _names(old) for other in _names(new))
    return best if best >= floor else None


def _names(one: Participant) -> tuple[str, ...]:
    return (one.name, *one.aliases)
