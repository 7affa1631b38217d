"""Participants: who was found, who leads a side, and who is too much."""

from typing import NamedTuple

from summarizer.schema.gold import GoldParticipant
from summarizer.score.context import Context
from summarizer.score.figures import mean, rates
from summarizer.score.holders import fold_name
from summarizer.score.predicted import PredictedParticipant
from summarizer.text.assign import assign_pairs

PRINCIPAL_TIERS = frozenset(
    "principal party co_chair chair head head_of_delegation host leader".split()
)
"""Tiers that mean: leads a side, or is one."""
PASSING_TIERS = frozenset(("mentioned", "referenced", "other", "topic"))
"""Tiers that do not claim participation."""
MIN_NAME = 0.7
"""Least likeness of two names of one participant."""
_KINDS = frozenset(("person", "state", "organization"))


class ActorScores(NamedTuple):
    """Figures of the participants, in [0, 1]."""

    participants_f1: float
    principals_f1: float
    participant_side_accuracy: float


class Actors(NamedTuple):
    """Which participant is which."""

    participant_of: dict[int, int]
    """Gold participant to participant, by position."""
    extra: tuple[int, ...]
    """Participants that the gold does not have and that count against the briefing."""


def match_actors(context: Context) -> Actors:
    """Return the one-to-one assignment of participants by names and aliases."""
    weights = {}
    for gold, truth in enumerate(context.gold.participants):
        for index, participant in enumerate(context.predicted.participants):
            likeness = _likeness(truth, participant)
            if likeness >= MIN_NAME:
                weights[gold, index] = likeness
    found = assign_pairs(weights)
    taken = set(found.values())
    extra = tuple(
        index
        for index, participant in enumerate(context.predicted.participants)
        if index not in taken and not is_passing(context, participant)
    )
    return Actors(found, extra)


def score_actors(context: Context, actors: Actors) -> ActorScores:
    """Return the figures of the participants."""
    participants = context.predicted.participants
    gold = context.gold.participants
    found = len(actors.participant_of)
    leading = {i for i, one in enumerate(participants) if one.tier in PRINCIPAL_TIERS}
    principals = sum(
        gold[g].principal and index in leading for g, index in actors.participant_of.items()
    )
    sides = [
        context.names.resolve([participants[index].side or ""]) == {gold[g].side}
        for g, index in sorted(actors.participant_of.items())
        if gold[g].side
    ]
    return ActorScores(
        rates(found, found + len(actors.extra), len(gold)).f1,
        rates(principals, len(leading), sum(one.principal for one in gold)).f1,
        mean(sides),
    )


def is_passing(context: Context, participant: PredictedParticipant) -> bool:
    """Return whether the participant is only mentioned, or counts neither way."""
    neutral = {
        name for one in context.gold.neutral if one.kind == "participant" for name in one.names
    }
    folded = {fold_name(name) for name in neutral}
    is_neutral_state = participant.kind == "state" and fold_name(participant.side or "") in folded
    return (
        participant.tier in PASSING_TIERS
        or any(fold_name(name) in folded for name in participant.names)
        or bool(participant.side and is_neutral_state)
    )


def _likeness(truth: GoldParticipant, found: PredictedParticipant) -> float:
    known = {fold_name(name) for name in (truth.name, *truth.aliases)}
    names = [fold_name(name) for name in found.names]
    if not names or _kinds_differ(truth.kind, found.kind):
        return 0.0
    if names[0] in known:
        return 1.0
    has_alias = any(name in known for name in names)
    if truth.kind == "state":
        return _state_likeness(truth, found, has_alias=has_alias)
    if has_alias:
        return 0.9
    near = {
        "person": 0.8 * _same_surname_and_initial(known, names[0]),
        "organization": 0.75 * _one_contains_other(known, names),
    }
    return near.get(truth.kind, 0.0)


def _kinds_differ(truth: str, found: str | None) -> bool:
    if found not in _KINDS or found == truth:
        return False
    return {truth, found} != {"organization", "state"}


def _state_likeness(
    truth: GoldParticipant, found: PredictedParticipant, *, has_alias: bool
) -> float:
    if found.kind != "state":
        return 0.0
    if found.side == truth.side:
        return 0.95
    return 0.9 if has_alias else 0.0


def _same_surname_and_initial(known: set[str], name: str) -> bool:
    words = name.split()
    if not words:
        return False
    surnames = {one.split()[-1] for one in known if one}
    initials = {one.split()[0][:1] for one in known if len(one.split()) > 1}
    return words[-1] in surnames and (len(words) == 1 or words[0][:1] in initials)


def _one_contains_other(known: set[str], names: list[str]) -> bool:
    for left in known:
        for right in names:
            if len(left) > 5 and len(right) > 5:
                words_left, words_right = set(left.split()), set(right.split())
                if words_left <= words_right or words_right <= words_left:
                    return True
    return False
