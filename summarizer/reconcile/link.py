"""Which mentions report one claim.

Pairs are looked for only where two mentions share rare words and can share holders; their number
grows with the number of mentions, not with its square. Pairs are then joined best first, by the
average over all pairs of the two groups, so that no chain of half-alike sentences forms; rules say
what may never stand together. `close_calls` are the pairs that a model would be asked about;
without one, the threshold decides.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summarizer.reconcile.mentions import STATE_MARK, Mention
from summarizer.text.similarity import WordWeights, overlap_of_sums

LINKED = 0.22
"""Average score from which two groups are one claim.

Between reports of one claim by independent outlets and any other pair with common holders, scores
at this height separate best on the three golds (areas under the curve .96 to .98).
"""
CLEARLY_SAME = 0.6
"""Score above which no other reader is needed."""
CLEARLY_APART = 0.15
"""Score below which no other reader is needed."""
REPEATED = 0.75
"""Score from which one source says one thing twice; below, its two sentences are two claims."""
OTHER_HOLDERS = 0.6
"""Score from which a claim of one party is another source's claim of the other party."""
OTHER_STANCE = 0.45
"""Score from which a claim for something is another source's claim against it."""
_PARTLY_SAME_HOLDERS = 0.06
_OTHER_TYPE = 0.03
_FACT_OR_NOT = 0.06
_ONE_WORD_FACTOR = 0.8
"""What is left of a score that rests on one telling word, where both have more to go by."""
_ENOUGH_WORDS = 4
_LEADING_WORDS = 8
_POSTING_LIMIT = 64
_CANDIDATES = 32
_REPRESENTATIVES = 6
_COMING = re.compile(
    r"\b(?:next|coming|upcoming|forthcoming|following|future)\b"
    r"|\b(?:will|would|to) (?:be held|take place|meet|host|hold|convene)\b",
    re.IGNORECASE,
)


class Pair(NamedTuple):
    """Two mentions that may report one claim."""

    score: float
    """How alike they are, 0 to 1."""
    left: int
    """Index of the earlier mention."""
    right: int
    """Index of the later one."""


class _Features(NamedTuple):
    """What is compared of a mention, worked out once."""

    source: str
    words: frozenset[str]
    telling: frozenset[str]
    weight: int
    holders: frozenset[str]
    targets: frozenset[str]
    stance: str
    type: str
    states: frozenset[str]
    coming: bool


class _Grouping:
    """Groups under way. What a group is held against are its first members, its representatives.

    A group that was refused is asked about again only where either of the two has changed its
    representatives, and the smaller group moves into the larger one: the work does not grow with
    the square of a group that a thousand sources report.
    """

    def __init__(self, features: Sequence[_Features], weights: WordWeights) -> None:
        numbers = range(len(features))
        self._features = features
        self._weights = weights
        self._group_of = list(numbers)
        self._members = {number: [number] for number in numbers}
        self._first: dict[int, tuple[int, ...]] = {number: (number,) for number in numbers}
        self._scores: dict[tuple[int, int], float | None] = {}
        self._refused: dict[tuple[int, int], tuple[tuple[int, ...], tuple[int, ...]]] = {}

    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Return the members of every group, in order."""
        return tuple(sorted(tuple(sorted(members)) for members in self._members.values()))

    def offer(self, pair: Pair) -> None:
        """Join the groups of two mentions if they are one claim."""
        one, other = self._group_of[pair.left], self._group_of[pair.right]
        if one == other:
            return
        if self._first[other] < self._first[one]:
            one, other = other, one
        asked = (self._first[one], self._first[other])
        if self._refused.get((one, other)) == asked:
            return
        if self._may_join(*asked):
            self._join(one, other)
        else:
            self._refused[one, other] = asked

    def _may_join(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Return whether two groups are one claim: no rule forbids it, and the average says so."""
        total = 0.0
        for one in left:
            for other in right:
                score = self._score(one, other)
                if score is None:
                    return False
                total += score
        return total / (len(left) * len(right)) >= LINKED

    def _score(self, left: int, right: int) -> float | None:
        """Return the score of two mentions; None where they may not stand together."""
        key = (left, right) if left < right else (right, left)
        if key not in self._scores:
            one, other = self._features[key[0]], self._features[key[1]]
            self._scores[key] = _score(one, other, self._weights)
        return self._scores[key]

    def _join(self, one: int, other: int) -> None:
        first = sorted((*self._first[one], *self._first.pop(other)))[:_REPRESENTATIVES]
        if len(self._members[other]) > len(self._members[one]):
            self._first[other] = self._first.pop(one)
            one, other = other, one
        self._first[one] = tuple(first)
        moved = self._members.pop(other)
        for member in moved:
            self._group_of[member] = one
        self._members[one] += moved


def link_mentions(mentions: Sequence[Mention], weights: WordWeights) -> tuple[tuple[int, ...], ...]:
    """Return groups of indices of mentions that report one claim; each index is in one group."""
    features = [_features(mention, weights) for mention in mentions]
    grouping = _Grouping(features, weights)
    for pair in _candidate_pairs(features, weights):
        grouping.offer(pair)
    return grouping.groups()


def candidate_pairs(mentions: Sequence[Mention], weights: WordWeights) -> tuple[Pair, ...]:
    """Return the pairs worth a look, the most alike first.

    A mention is compared with those earlier ones that share its rarest words, at most
    `_CANDIDATES` of them; a word points to its first `_POSTING_LIMIT` mentions only.
    """
    return _candidate_pairs([_features(mention, weights) for mention in mentions], weights)


def close_calls(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return the pairs that code alone cannot be sure of."""
    return tuple(pair for pair in pairs if CLEARLY_APART <= pair.score < CLEARLY_SAME)


def pair_score(left: Mention, right: Mention, weights: WordWeights) -> float | None:
    """Return how alike two mentions are, 0 to 1; None where they may not stand together."""
    return _score(_features(left, weights), _features(right, weights), weights)


def may_be_one(left: Mention, right: Mention, weights: WordWeights) -> bool:
    """Return whether no rule keeps apart two mentions that a reader took for one claim.

    Rules are about other states, what happened against what is to come, opposite stances and other
    holders. How alike the words are is the reader's business, so it counts for nothing here.
    """
    one, other = _features(left, weights), _features(right, weights)
    if one.states and other.states and not one.states & other.states:
        return False
    if _before_and_after(one, other):
        return False
    same_source = one.source == other.source
    if _are_opposite(one.stance, other.stance) and (same_source or not one.holders & other.holders):
        return False
    if not one.holders or not other.holders or one.holders & other.holders:
        return True
    crossed = one.targets & other.holders or other.targets & one.holders
    return not same_source and not crossed


def _features(mention: Mention, weights: WordWeights) -> _Features:
    return _Features(
        source=mention.source,
        words=mention.words,
        telling=mention.words - weights.light,
        weight=weights.total(mention.words),
        holders=frozenset(mention.holders),
        targets=frozenset(mention.targets),
        stance=mention.stance,
        type=mention.claim.type,
        states=frozenset(word for word in mention.words if word.startswith(STATE_MARK)),
        coming=bool(_COMING.search(mention.claim.span.quote)),
    )


def _candidate_pairs(features: Sequence[_Features], weights: WordWeights) -> tuple[Pair, ...]:
    postings: dict[str, list[int]] = {}
    pairs = []
    for right, one in enumerate(features):
        leading = sorted(one.words, key=lambda word: (-weights.of(word), word))[:_LEADING_WORDS]
        for left in _nearest(leading, postings, weights):
            score = _score(features[left], one, weights)
            if score is not None and score >= CLEARLY_APART:
                pairs.append(Pair(score, left, right))
        for word in leading:
            if len(postings.setdefault(word, [])) < _POSTING_LIMIT:
                postings[word].append(right)
    return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.left, pair.right)))


def _nearest(
    leading: Sequence[str], postings: Mapping[str, Sequence[int]], weights: WordWeights
) -> list[int]:
    """Return the mentions that share most with these words, by weight; of equals the earlier."""
    shared: defaultdict[int, int] = defaultdict(int)
    for word in leading:
        weight = weights.of(word)
        for index in postings.get(word, ()):
            shared[index] -= weight
    if len(shared) <= _CANDIDATES:
        return sorted(shared)
    best = sorted(zip(shared.values(), shared.keys(), strict=True))[:_CANDIDATES]
    return sorted(index for _, index in best)


def _score(left: _Features, right: _Features, weights: WordWeights) -> float | None:
    """Return how alike two mentions are; None where a rule keeps them apart."""
    if left.states and right.states and not left.states & right.states:
        return None  # about other states: other parties of a mechanism, another dispute
    if left.coming != right.coming and _before_and_after(left, right):
        return None
    common = left.words & right.words
    score = 0.0
    telling = len(left.telling & right.telling)
    if telling or not (left.telling and right.telling):
        fewest = min(len(left.words), len(right.words))
        score = overlap_of_sums(weights.total(common), (left.weight, right.weight), fewest)
        if telling == 1 and fewest >= _ENOUGH_WORDS:
            score *= _ONE_WORD_FACTOR
    if left.source == right.source and score < REPEATED:
        return None
    same_holders = left.holders == right.holders
    if not same_holders and not _holders_fit(left, right, score):
        return None
    if _are_opposite(left.stance, right.stance) and (
        score < OTHER_STANCE or left.source == right.source or not same_holders
    ):
        return None
    if not same_holders:
        score -= _PARTLY_SAME_HOLDERS
    if left.type != right.type:
        score -= _FACT_OR_NOT if "fact" in (left.type, right.type) else _OTHER_TYPE
    return max(score, 0.0)


def _holders_fit(left: _Features, right: _Features, score: float) -> bool:
    """Return whether two mentions can have the same holders.

    Where one source names one party and another source the other, that is a difference between
    sources only if the words are nearly the same and neither claim is about the other's holder:
    "A supports B's bid" and "B supports A's bid" are two claims.
    """
    if not left.holders or not right.holders or left.holders & right.holders:
        return True
    if left.source == right.source or score < OTHER_HOLDERS:
        return False
    return not (left.targets & right.holders or right.targets & left.holders)


def _are_opposite(left: str, right: str) -> bool:
    return left != right and "neutral" not in (left, right)


def _before_and_after(left: _Features, right: _Features) -> bool:
    """Return whether one tells what happened and the other what is to come."""
    if left.coming == right.coming:
        return False
    coming, other = (left, right) if left.coming else (right, left)
    return coming.type != "fact" and other.type == "fact"
