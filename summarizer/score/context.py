"""What every part of the score looks at."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from summarizer.schema.gold import Gold, GoldNeutral, GoldSpan, GoldTrap
from summarizer.score.holders import HolderNames
from summarizer.score.lexical import Lexicon
from summarizer.score.match import Matches
from summarizer.score.predicted import Mention, Predicted, PredictedClaim


@dataclass(frozen=True)
class Context:
    """A briefing and a gold, with what was matched."""

    gold: Gold
    predicted: Predicted
    lexicon: Lexicon
    names: HolderNames
    matches: Matches

    @property
    def claims(self) -> tuple[PredictedClaim, ...]:
        """Claims of the briefing, in the order that `matches` counts in."""
        return self.predicted.claims

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Articles of the event; distractors are none."""
        distractors = set(self.gold.distractors)
        return tuple(a.file for a in self.gold.articles if a.file not in distractors)

    @cached_property
    def required_files(self) -> list[frozenset[str]]:
        """For each gold claim the articles that report it in more than the outlet's own voice."""
        return [
            frozenset(report.file for report in claim.evidence if report.voice != "outlet")
            for claim in self.gold.claims
        ]

    @cached_property
    def optional_files(self) -> list[frozenset[str]]:
        """For each gold claim the articles that report it in the outlet's own voice alone."""
        return [
            frozenset(report.file for report in claim.evidence) - required
            for claim, required in zip(self.gold.claims, self.required_files, strict=True)
        ]

    @cached_property
    def divergences_of(self) -> dict[str, frozenset[int]]:
        """Id of an item of the briefing to the positions of the divergences that it is part of."""
        positions = {one.id: i for i, one in enumerate(self.predicted.divergences)}
        linked: dict[str, set[int]] = defaultdict(set)
        for index, divergence in enumerate(self.predicted.divergences):
            for item in divergence.items:
                linked[item].add(index)
        for claim in self.claims:
            linked[claim.id] |= {positions[d] for d in claim.divergences if d in positions}
        return {item: frozenset(found) for item, found in linked.items()}

    def is_divergent(self, item: str) -> bool:
        """Return whether the briefing ties the item to a divergence."""
        return bool(self.divergences_of.get(item))

    @cached_property
    def neutral_spans(self) -> tuple[GoldSpan, ...]:
        """Stretches that count neither way."""
        return tuple(_span(one) for one in self.gold.neutral if one.kind == "span")

    @cached_property
    def extraction_traps(self) -> tuple[GoldTrap, ...]:
        """Stretches that nothing may be extracted from."""
        return tuple(trap for trap in self.gold.traps if trap.rule == "no_extract")

    def is_of_distractor(self, mention: Mention) -> bool:
        """Return whether the mention stands in an article on another event."""
        return mention.file in self.gold.distractors


def _span(neutral: GoldNeutral) -> GoldSpan:
    return GoldSpan(
        file=neutral.file or "",
        quote=neutral.quote or "",
        start=neutral.start or 0,
        end=neutral.end or 0,
    )
