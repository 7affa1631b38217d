"""What became of the participants: kept, new, gone, or in another role."""

import re
from collections.abc import Iterable, Sequence

from summarizer.compare.pairing import match_items, side_by_side
from summarizer.schema.briefing import Participant
from summarizer.schema.difference import FieldChange, ItemStatus, Match, ParticipantComparison
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
    found = match_items(
        old, new, same_articles=same_articles, likeness=name_likeness, explain=_explain
    )
    return tuple(_compare(*one) for one in side_by_side(old, new, found))


def _compare(
    old: Participant | None, new: Participant | None, match: Match | None
) -> ParticipantComparison:
    status: ItemStatus = "added" if old is None else "dropped"
    changes: tuple[FieldChange, ...] = ()
    if old is not None and new is not None:
        changes = tuple(_field_changes(old, new))
        status = "changed" if changes else "kept"
    return ParticipantComparison(status=status, match=match, old=old, new=new, changes=changes)


def _explain(old: Participant, new: Participant, score: float) -> Match:
    return Match(rule="names", score=score, reason=f"names {old.name!r} and {new.name!r}")


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
