"""Divergences: which were found, how they cut the sources, and which are false alarms."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from summarizer.schema.gold import GoldDivergence, GoldReport, GoldSpan
from summarizer.score.actors import Actors
from summarizer.score.claims import Statuses
from summarizer.score.context import Context
from summarizer.score.dates import role_group
from summarizer.score.figures import mean, rates
from summarizer.score.place import overlap_chars, place_similarity
from summarizer.score.predicted import Mention, PredictedDivergence, plain_edtf
from summarizer.text.assign import assign_pairs

Partition = frozenset[frozenset[str]]
"""Files by the value that they have."""


class DivergenceScores(NamedTuple):
    """Figures of the divergences; rates in [0, 1], None where the gold has nothing to measure."""

    divergence_f1: float
    divergence_f1_strict: float
    """Of the same type too."""
    high_divergence_recall: float | None
    partition_accuracy: float
    """Share of the found ones that cut the sources as the gold does."""
    partition_recall: float
    partition_rand: float
    false_divergences: int
    non_divergence_hits: int


class FoundDivergences(NamedTuple):
    """Which divergence is which, by position."""

    gold_of: dict[int, int]
    false: tuple[int, ...]
    """Those that the gold has not, nor counts neither way."""
    on_non_divergences: dict[int, str]
    """Those among them on a difference that must not be reported, to its id."""


class DivergenceMatcher:
    """Holds the divergences of a briefing against the gold's."""

    def __init__(self, context: Context, statuses: Statuses, actors: Actors) -> None:
        self.context = context
        self.gold_items = _gold_items(context, statuses, actors)
        gold = context.gold
        self.evidence: dict[str, tuple[GoldSpan, ...]] = {
            **{claim.id: claim.evidence for claim in gold.claims},
            **{date.id: date.evidence for date in gold.dates},
            **{participant.id: participant.evidence for participant in gold.participants},
        }

    def match(self) -> FoundDivergences:
        """Return the one-to-one assignment, and what is left over."""
        weights = {}
        for index, found in enumerate(self.context.predicted.divergences):
            on_non_divergence = self.non_divergence(found) is not None
            for gold, truth in enumerate(self.context.gold.divergences):
                shared = self._shared_items(found, truth)
                same_type = found.type == truth.type
                rand = self.rand_index(found, truth)
                if not shared or (not same_type and on_non_divergence and rand < 1.0):
                    continue
                weights[index, gold] = 0.4 * shared + 0.35 * same_type + 0.25 * rand
        gold_of = assign_pairs(weights, 2)
        false, hits = [], {}
        for index, found in enumerate(self.context.predicted.divergences):
            if index in gold_of:
                continue
            hit = self.non_divergence(found)
            if hit is not None:
                hits[index] = hit
            if hit is not None or not self._is_neutral(found):
                false.append(index)
        return FoundDivergences(gold_of, tuple(false), hits)

    def items_of(self, found: PredictedDivergence) -> set[str]:
        """Return the ids of the gold items that the divergence is about."""
        return {gold for item in found.items for gold in self.gold_items.get(item, ())}

    def non_divergence(self, found: PredictedDivergence) -> str | None:
        """Return the id of the difference in mere wording that the divergence reports, if any."""
        items = self.items_of(found)
        for none in self.context.gold.non_divergences:
            values_on_it = sum(
                any(
                    mention.usable and _lies_half_on(span, mention)
                    for mention in value.mentions
                    for span in none.evidence
                )
                for value in found.values
            )
            if values_on_it >= 2 and (not items or items & set(none.about)):
                return none.id
        return None

    def partitions(
        self, found: PredictedDivergence, truth: GoldDivergence
    ) -> tuple[Partition, Partition]:
        """Return how both cut the files that the gold puts under exactly one value."""
        counts = Counter(file for value in truth.values for file in value.files)
        usable = {file for file, n in counts.items() if n == 1} - self._outlet_only(truth)
        ignored = (set(counts) - usable) | set(self.context.gold.distractors)
        gold = frozenset(frozenset(set(value.files) & usable) for value in truth.values)
        mine = frozenset(frozenset(value.files - ignored) for value in found.values)
        empty = frozenset({frozenset[str]()})
        return mine - empty, gold - empty

    def rand_index(self, found: PredictedDivergence, truth: GoldDivergence) -> float:
        """Return the share of pairs of files that both treat alike; unknown ones are wrong."""
        mine, gold = self.partitions(found, truth)
        files = sorted(file for group in gold for file in group)
        pairs = list(combinations(files, 2))
        if not pairs:
            return 1.0
        label, gold_label = _labels(mine), _labels(gold)
        alike = sum(
            left in label
            and right in label
            and (label[left] == label[right]) == (gold_label[left] == gold_label[right])
            for left, right in pairs
        )
        return alike / len(pairs)

    def _outlet_only(self, truth: GoldDivergence) -> set[str]:
        outlet: set[str] = set()
        reported: set[str] = set()
        for item in truth.about:
            for span in self.evidence.get(item, ()):
                is_outlet = isinstance(span, GoldReport) and span.voice == "outlet"
                (outlet if is_outlet else reported).add(span.file)
        return outlet - reported

    def _shared_items(self, found: PredictedDivergence, truth: GoldDivergence) -> float:
        """Return 1 for a common item, 0.6 where two values' evidence lies on the gold's."""
        if self.items_of(found) & set(truth.about):
            return 1.0
        spans = [span for value in truth.values for span in value.evidence]
        hits = sum(
            any(
                m.usable and place_similarity(span, m) >= 0.6
                for m in value.mentions
                for span in spans
            )
            for value in found.values
        )
        return 0.6 if hits >= 2 else 0.0

    def _is_neutral(self, found: PredictedDivergence) -> bool:
        items = self.items_of(found)
        return any(
            items & set(one.about) and found.type in one.types
            for one in self.context.gold.neutral
            if one.kind == "divergence"
        )


def score_divergences(matcher: DivergenceMatcher, found: FoundDivergences) -> DivergenceScores:
    """Return the figures of the divergences."""
    predicted, gold = matcher.context.predicted.divergences, matcher.context.gold.divergences
    matched = len(found.gold_of)
    total = matched + len(found.false)
    pairs = [(predicted[index], gold[g]) for index, g in sorted(found.gold_of.items())]
    strict = sum(mine.type == truth.type for mine, truth in pairs)
    same_cut = [len(set(matcher.partitions(mine, truth))) == 1 for mine, truth in pairs]
    high = [i for i, truth in enumerate(gold) if truth.materiality == "high"]
    got = set(found.gold_of.values())
    return DivergenceScores(
        divergence_f1=rates(matched, total, len(gold)).f1,
        divergence_f1_strict=rates(strict, total, len(gold)).f1,
        high_divergence_recall=mean([i in got for i in high]) if high else None,
        partition_accuracy=mean(same_cut),
        partition_recall=sum(same_cut) / len(gold) if gold else 1.0,
        partition_rand=mean([matcher.rand_index(mine, truth) for mine, truth in pairs]),
        false_divergences=len(found.false),
        non_divergence_hits=len(found.on_non_divergences),
    )


def _gold_items(context: Context, statuses: Statuses, actors: Actors) -> dict[str, set[str]]:
    """Return, for each item of the briefing, the gold items that it stands for."""
    items: dict[str, set[str]] = defaultdict(set)
    for index, gold in context.matches.gold_of.items():
        items[context.claims[index].id].add(context.gold.claims[gold].id)
    for gold, indexes in statuses.variants_of.items():
        for index in indexes:
            items[context.claims[index].id].add(context.gold.claims[gold].id)
    for gold, index in actors.participant_of.items():
        items[context.predicted.participants[index].id].add(context.gold.participants[gold].id)
    _add_dates(context, items)
    return items


def _add_dates(context: Context, items: dict[str, set[str]]) -> None:
    """Tie dates by value and role, and dissenting ones by their evidence."""
    value_count = Counter(plain_edtf(date.value) for date in context.gold.dates)
    for date in context.predicted.dates:
        for truth in context.gold.dates:
            value = plain_edtf(truth.value)
            same_role = role_group(truth.role) == role_group(date.role)
            same_value = value == date.value and (same_role or value_count[value] == 1)
            same_place = same_role and any(
                mention.usable and place_similarity(span, mention) >= 0.5
                for mention in date.mentions
                for span in truth.evidence
            )
            if same_value or same_place:
                items[date.id].add(truth.id)


def _lies_half_on(span: GoldSpan, mention: Mention) -> bool:
    shared = overlap_chars(span, mention)
    shorter = min(span.end - span.start, mention.end - mention.start)
    return shared > 0 and shared >= 0.5 * shorter


def _labels(partition: Iterable[frozenset[str]]) -> dict[str, int]:
    """Return the number of each file's group; a file in two groups gets the first."""
    labels: dict[str, int] = {}
    for number, group in enumerate(sorted(partition, key=sorted)):
        for file in sorted(group):
            labels.setdefault(file, number)
    return labels
