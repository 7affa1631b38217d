"""Outlets cut one text differently: a lumped sentence supports each claim that it holds.

What one source puts into five sentences, another puts into one. Such a sentence is a report of each
of the five claims, on the strength of containment alone: it must hold nearly all that the reports
of the claim have in common, and be of the same holders and stance. A headline that only sums up
what its article says further down is no claim of its own.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.reconcile.mentions import TERM_MARK, Mention, MentionKey
from summarizer.text.similarity import WordWeights, coverage

HELD_SHARE = 0.65
"""Share of a claim's common words that a lumped sentence must hold."""
TERM_HELD_SHARE = 0.9
"""The same where a reader has said what reports what: only a term of art speaks against that."""
LUMP_SHARE = 0.6
"""Share of a sentence's words that a claim may be at most; above, it is no lump but a report."""
SUMMED_UP_SHARE = 0.6
"""Share of a headline's words that its article repeats, from which it is a summary."""
DIVIDED_SHARE = 0.75
"""Share of a lump's words that its claims must hold for it to be nothing of its own."""
_LEAST_COMMON_WORDS = 2


@dataclass(frozen=True)
class Group:
    """The reports of one claim."""

    mentions: tuple[Mention, ...]
    """Mentions that are reports of this claim and of no other, by source and place; never empty."""
    lumped: tuple[Mention, ...] = ()
    """Mentions that report this claim together with others, from sources that have no other."""

    @property
    def all_mentions(self) -> tuple[Mention, ...]:
        """Return every report, by source and place."""
        return tuple(sorted((*self.mentions, *self.lumped), key=lambda mention: mention.key))

    @property
    def sources(self) -> frozenset[str]:
        """Return the ids of all sources that report the claim."""
        return frozenset(mention.source for mention in (*self.mentions, *self.lumped))


def settle_granularity(groups: Sequence[Group], weights: WordWeights) -> tuple[Group, ...]:
    """Return the groups with summaries dropped and lumped sentences shared out."""
    kept = drop_headlines(groups, weights)
    shared = _share_lumps(kept, weights)
    return _drop_divided(shared, weights)


def common_words(mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the words that at least half of the mentions have; of two mentions, both."""
    counts = Counter(word for mention in mentions for word in mention.words)
    least = max(min(2, len(mentions)), (len(mentions) + 1) // 2)
    return frozenset(word for word, count in counts.items() if count >= least)


def drop_headlines(groups: Sequence[Group], weights: WordWeights) -> tuple[Group, ...]:
    """Return the groups without headlines that their articles bear out elsewhere."""
    said: dict[str, set[str]] = {}
    for group in groups:
        for mention in group.mentions:
            if mention.claim.zone != "headline":
                said.setdefault(mention.source, set()).update(mention.words)
    kept = []
    for group in groups:
        told = {one.source for one in group.mentions if one.claim.zone != "headline"}
        mentions = tuple(
            mention
            for mention in group.mentions
            if mention.claim.zone != "headline"
            or (mention.source not in told and not _is_summary(mention, said, weights))
        )
        if mentions:
            kept.append(Group(mentions, group.lumped))
    return tuple(kept)


def _is_summary(mention: Mention, said: Mapping[str, set[str]], weights: WordWeights) -> bool:
    elsewhere = frozenset(said.get(mention.source, ()))
    return coverage(mention.words, elsewhere, weights) >= SUMMED_UP_SHARE


def share_terms(groups: Sequence[Group], weights: WordWeights) -> tuple[Group, ...]:
    """Return the groups with sentences that hold a claim's term of art as reports of it.

    Which form of a term a source uses counts wherever its sentence stands; readers tend to put
    such a sentence where the rest of it belongs.
    """
    by_word = _by_word(groups)
    return tuple(
        replace(group, lumped=tuple(sorted((*group.lumped, *found), key=lambda one: one.key)))
        if _has_term(common_words(group.mentions))
        and (found := _lumps_of(group, by_word, weights, TERM_HELD_SHARE))
        else group
        for group in groups
    )


def _has_term(words: Iterable[str]) -> bool:
    return any(word.startswith(TERM_MARK) for word in words)


def _share_lumps(groups: Sequence[Group], weights: WordWeights) -> tuple[Group, ...]:
    by_word = _by_word(groups)
    return tuple(
        Group(group.mentions, _lumps_of(group, by_word, weights, HELD_SHARE)) for group in groups
    )


def _by_word(groups: Iterable[Group]) -> Mapping[str, Sequence[Mention]]:
    """Return the mentions that have each word."""
    by_word: dict[str, list[Mention]] = {}
    for group in groups:
        for mention in group.mentions:
            for word in mention.words:
                by_word.setdefault(word, []).append(mention)
    return by_word


def _lumps_of(
    group: Group, by_word: Mapping[str, Sequence[Mention]], weights: WordWeights, least: float
) -> tuple[Mention, ...]:
    """Return the best lumped sentence of every source that has no report of its own."""
    core = common_words(group.mentions)
    if len(core) < _LEAST_COMMON_WORDS and not _has_term(core):
        return ()
    rarest = min(core, key=lambda word: (-weights.of(word), word))
    sources, can_hold = group.sources, _holder_of(group)
    best: dict[str, tuple[float, Mention]] = {}
    for mention in by_word.get(rarest, ()):
        if mention.source in sources or not can_hold(mention):
            continue
        held = coverage(core, mention.words, weights)
        if held >= least and coverage(mention.words, core, weights) <= LUMP_SHARE:
            known = best.get(mention.source)
            if known is None or (-held, mention.key) < (-known[0], known[1].key):
                best[mention.source] = (held, mention)
    return tuple(sorted((one for _, one in best.values()), key=lambda one: one.key))


def _holder_of(group: Group) -> Callable[[Mention], bool]:
    """Return what tells whether a mention is of the holders, stance and type of the group."""
    first = group.mentions[0]
    known = {frozenset(one.holders) for one in group.mentions}

    def can_hold(mention: Mention) -> bool:
        return (
            mention.stance == first.stance
            and (mention.claim.type == "fact") == (first.claim.type == "fact")
            and mention.claim.voice != "outlet"
            and frozenset(mention.holders) in known
        )

    return can_hold


def _drop_divided(groups: Sequence[Group], weights: WordWeights) -> tuple[Group, ...]:
    """Return the groups without lone lumps that are wholly divided among other claims."""
    shares: dict[MentionKey, list[frozenset[str]]] = {}
    for group in groups:
        for mention in group.lumped:
            shares.setdefault(mention.key, []).append(common_words(group.mentions))
    kept = []
    for group in groups:
        parts = shares.get(group.mentions[0].key, ()) if len(group.sources) == 1 else ()
        whole = group.mentions[0].words
        held = coverage(whole, frozenset(word for part in parts for word in part), weights)
        if len(parts) > 1 and len(group.mentions) == 1 and held >= DIVIDED_SHARE:
            continue
        kept.append(group)
    return tuple(kept)
