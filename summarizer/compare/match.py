"""Which claim of the one briefing is which claim of the other.

Three rules, each for what the one before left over: the same id; reports in the same places of the
same articles (an article that came in late can give a claim another id); like words. Words decide
between rounds, where no article is the same. Each claim is matched once; where several could be,
the assignment of the greatest total counts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from summarizer.compare.lexicon import ReadClaim
from summarizer.schema.difference import Match
from summarizer.text.assign import assign_pairs
from summarizer.text.similarity import WordWeights, overlap, sense, weigh_words
from summarizer.text.words import find_words

MATCHED = 0.50
"""Least score of a match by words. The three test events were briefed twice, by the embedded
extractor and by a language model: of the 125 pairs of claims with one id or place, words alone find
113, and match 8 of the others with a claim that says the same more fully or in part."""
OTHER_HOLDERS = 0.72
"""Least likeness of words where no holder is the same: "A urges B" and "B urges A" are two claims,
but a sentence that stays the same and has another subject is one whose holder changed."""
OPPOSED = 0.60
"""The same where one supports and the other opposes."""
OTHER_STATES = 0.80
"""The same where each names states that the other does not."""
STATED = 0.25
"""Least likeness of the statements of two claims that have a quote in one place: what stands in one
sentence can be several claims."""
POWER = 3
"""Sums of the third power are maximised: one strong match beats two weak ones."""

_WORDS, _HOLDERS, _TOPIC, _LIST = 0.75, 0.15, 0.05, 0.05
"""What each counts; the words most, because holders and topic are the same for many claims."""
_CANDIDATES = 32
"""Claims that are compared with one in full, those that share the most with it."""
_SHOWN = 6


class Pair(NamedTuple):
    """Two claims that are one, by their indices, and why."""

    old: int
    new: int
    match: Match


def match_claims(
    old: Sequence[ReadClaim],
    new: Sequence[ReadClaim],
    *,
    same_articles: bool,
    light: Mapping[str, float],
) -> tuple[Pair, ...]:
    """Return the claims that are one, each in one pair at most, by the newer index.

    Args:
        old: Claims of the older briefing.
        new: Claims of the newer briefing.
        same_articles: Whether ids and places can be the same because articles are.
        light: Words that frame any statement, and what is left of their weight.
    """
    pairs: list[Pair] = []
    weights = weigh_words((one.words for one in (*old, *new)), light)
    if same_articles:
        pairs += _match_ids(old, new)
        pairs += _match_places(old, new, pairs, weights)
    pairs += _match_words(old, new, pairs, weights)
    return tuple(sorted(pairs, key=lambda pair: pair.new))


def likeness(old: ReadClaim, new: ReadClaim, weights: WordWeights) -> float:
    """Return how alike two claims are, 0 to 1; 0 where a rule keeps them apart."""
    words = word_likeness(old, new, weights)
    floor = max(
        OTHER_HOLDERS if old.holders and new.holders and not old.holders & new.holders else 0.0,
        OPPOSED if {old.claim.stance, new.claim.stance} == {"support", "oppose"} else 0.0,
        OTHER_STATES if old.states and new.states and not old.states & new.states else 0.0,
    )
    if not words or words < floor or (old.type != new.type and "fac" in (old.type, new.type)):
        return 0.0
    return (
        _WORDS * words
        + _HOLDERS * _share(old.holders, new.holders)
        + _TOPIC * _share(old.topic, new.topic)
        + _LIST * (old.type == new.type)
    )


def word_likeness(old: ReadClaim, new: ReadClaim, weights: WordWeights) -> float:
    """Return how alike the words of two claims are, 0 to 1.

    Half of it is the likeness of their statements, half that of the most alike two of all their
    statements and quotes: one sentence can be the quote of several claims.
    """
    stated = text_likeness(old.stated, new.stated, weights)
    best = max(text_likeness(one, other, weights) for one in old.texts for other in new.texts)
    return (stated + best) / 2


def text_likeness(left: frozenset[str], right: frozenset[str], weights: WordWeights) -> float:
    """Return how alike two sets of words are, 0 to 1; what frames any statement is not enough."""
    if not (left & right) - weights.light and (left | right) - weights.light:
        return 0.0
    return min(overlap(left, right, weights), 1.0)


def _match_ids(old: Sequence[ReadClaim], new: Sequence[ReadClaim]) -> list[Pair]:
    place = {one.claim.id: index for index, one in enumerate(old)}
    match = Match(rule="id", score=1, reason="same id")
    return [
        Pair(place[one.claim.id], index, match)
        for index, one in enumerate(new)
        if one.claim.id in place
    ]


def _match_places(
    old: Sequence[ReadClaim],
    new: Sequence[ReadClaim],
    taken: Iterable[Pair],
    weights: WordWeights,
) -> list[Pair]:
    """Match what is left by the reports that stand in the same places."""
    ours, theirs = _free(old, new, taken)
    holders: dict[tuple[str, int, int], list[int]] = {}
    for index in ours:
        for place in places_of(old[index]):
            holders.setdefault(place, []).append(index)
    shared: dict[tuple[int, int], float] = {}
    for index in theirs:
        for place in places_of(new[index]):
            for one in holders.get(place, ()):
                shared[one, index] = shared.get((one, index), 0) + 1
    edges = {
        (one, other): number + stated
        for (one, other), number in shared.items()
        if (stated := text_likeness(old[one].stated, new[other].stated, weights)) >= STATED
    }
    return [
        Pair(one, other, _place_match(int(shared[one, other]), old[one], new[other]))
        for one, other in assign_pairs(edges).items()
    ]


def _place_match(shared: int, old: ReadClaim, new: ReadClaim) -> Match:
    fewest = min(len(places_of(old)), len(places_of(new)))
    noun = "quote" if shared == 1 else "quotes"
    return Match(
        rule="places", score=round(shared / fewest, 3), reason=f"{shared} {noun} in the same place"
    )


def places_of(one: ReadClaim) -> frozenset[tuple[str, int, int]]:
    """Return where the reports of a claim stand."""
    return frozenset((report.source, report.start, report.end) for report in one.claim.reports)


def _match_words(
    old: Sequence[ReadClaim],
    new: Sequence[ReadClaim],
    taken: Iterable[Pair],
    weights: WordWeights,
) -> list[Pair]:
    ours, theirs = _free(old, new, taken)
    postings: dict[str, list[int]] = {}
    for index in ours:
        for word in old[index].words - weights.light:
            postings.setdefault(word, []).append(index)
    edges = {}
    for index in theirs:
        for one in _nearest(new[index], postings, weights):
            score = likeness(old[one], new[index], weights)
            if score >= MATCHED:
                edges[one, index] = score
    return [
        Pair(one, other, _word_match(edges[one, other], old[one], new[other], weights))
        for one, other in assign_pairs(edges, POWER).items()
    ]


def _nearest(
    claim: ReadClaim, postings: Mapping[str, Sequence[int]], weights: WordWeights
) -> list[int]:
    """Return the claims that share the most with this one, at most `_CANDIDATES` of them."""
    shared: Counter[int] = Counter()
    for word in sorted(claim.words):
        weight = weights.of(word)
        for index in postings.get(word, ()):
            shared[index] += weight
    return sorted(shared, key=lambda index: (-shared[index], index))[:_CANDIDATES]


def _word_match(score: float, old: ReadClaim, new: ReadClaim, weights: WordWeights) -> Match:
    shared = sorted(old.words & new.words, key=lambda word: (-weights.of(word), word))[:_SHOWN]
    reasons = [f"words {word_likeness(old, new, weights):.2f} ({_in_full(shared, new)})"]
    if old.holders == new.holders:
        reasons.append("same holders")
    if old.topic and old.topic == new.topic:
        reasons.append("same topic")
    return Match(rule="words", score=round(score, 3), reason="; ".join(reasons))


def _in_full(stems: Iterable[str], claim: ReadClaim) -> str:
    """Return the words of a claim that have these stems, and the names of marks."""
    texts = (claim.claim.statement, *(report.quote for report in claim.claim.reports))
    words: dict[str, str] = {}
    for text in texts:
        for word in find_words(text):
            words.setdefault(sense(word.text), word.text)
    return ", ".join(words.get(stem, stem.partition(":")[2] or stem) for stem in stems)


def _free(
    old: Sequence[ReadClaim], new: Sequence[ReadClaim], taken: Iterable[Pair]
) -> tuple[list[int], list[int]]:
    """Return the indices that no pair has yet."""
    pairs = list(taken)
    ours, theirs = {pair.old for pair in pairs}, {pair.new for pair in pairs}
    return (
        [index for index in range(len(old)) if index not in ours],
        [index for index in range(len(new)) if index not in theirs],
    )


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the Jaccard index; 1 for two empty sets."""
    return len(left & right) / len(left | right) if left | right else 1.0
