"""Which claim of a briefing is which claim of the gold."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.schema.gold import Gold, GoldClaim, GoldReport
from summarizer.score.holders import HolderNames
from summarizer.score.lexical import Lexicon
from summarizer.score.place import place_similarity
from summarizer.score.predicted import Mention, PredictedClaim
from summarizer.text.assign import assign_pairs

MATCH_THRESHOLD = 0.60
"""Least similarity of a match."""
MIN_PLACE = 0.10
"""Some evidence must stand in the right place, or say the same in the same file."""
MIN_STATEMENT = 0.14
"""The statement must share something with the gold's statement or quotes."""
POWER = 4
"""Sums of the fourth power are maximised: one strong match beats two weak ones."""
MIN_MENTION = 0.30
"""Least similarity of a gold mention and a mention of the briefing, for B-cubed."""

_TYPE_SIMILARITY = {
    frozenset(("agreement", "position")): 0.5,
    frozenset(("agreement", "fact")): 0.25,
    frozenset(("fact", "position")): 0.25,
}


class Likeness(NamedTuple):
    """How alike a claim and a gold claim are, by what; each in [0, 1]."""

    place: float
    statement: float
    quote: float
    holders: float
    type: float

    @property
    def similarity(self) -> float:
        """0.35 place + 0.45 words + 0.15 holders + 0.05 type; 0 where nothing is shared."""
        if self.place < MIN_PLACE or self.statement < MIN_STATEMENT:
            return 0.0
        words = 0.7 * self.statement + 0.3 * self.quote
        return 0.35 * self.place + 0.45 * words + 0.15 * self.holders + 0.05 * self.type


class Matches(NamedTuple):
    """Claims of the briefing against claims of the gold, by their positions."""

    likeness: dict[tuple[int, int], Likeness]
    """Every pair with evidence in a common file."""
    edges: dict[tuple[int, int], float]
    """Pairs that could match, with their similarity."""
    gold_of: dict[int, int]
    """Claim to the gold claim that it matches."""
    claim_of: dict[int, int]
    """Gold claim to the claim that matches it."""

    def best_gold(self, claim: int) -> int | None:
        """Return the gold claim that is most like the claim, matched or not."""
        near = [(similarity, gold) for (c, gold), similarity in self.edges.items() if c == claim]
        return max(near)[1] if near else None


def match_claims(
    claims: Sequence[PredictedClaim], gold: Gold, lexicon: Lexicon, names: HolderNames
) -> Matches:
    """Return the one-to-one assignment of claims of the greatest likeness."""
    likeness = {}
    reports_by_claim = [_reports_by_file(claim) for claim in gold.claims]
    for index, claim in enumerate(claims):
        mentions = mentions_by_file(claim)
        for gold_index, gold_claim in enumerate(gold.claims):
            place, quote = _evidence_likeness(mentions, reports_by_claim[gold_index], lexicon)
            if place:
                likeness[index, gold_index] = Likeness(
                    place=place,
                    statement=_statement_likeness(claim, gold_claim, lexicon),
                    quote=quote,
                    holders=_holder_likeness(claim, gold_claim, names),
                    type=_type_likeness(claim, gold_claim),
                )
    edges = {
        pair: one.similarity for pair, one in likeness.items() if one.similarity >= MATCH_THRESHOLD
    }
    gold_of = assign_pairs(edges, POWER)
    return Matches(likeness, edges, gold_of, {gold: claim for claim, gold in gold_of.items()})


def mentions_by_file(claim: PredictedClaim) -> dict[str, list[Mention]]:
    """Return the claim's usable mentions by the file that they stand in."""
    by_file: dict[str, list[Mention]] = defaultdict(list)
    for mention in claim.usable:
        by_file[mention.file or ""].append(mention)
    return by_file


def accepted_holders(claim: GoldClaim, names: HolderNames) -> list[frozenset[str]]:
    """Return the sets of holders that count as right, the gold's own first."""
    return [names.resolve(claim.holders), *map(names.resolve, claim.holders_accept)]


def _reports_by_file(claim: GoldClaim) -> dict[str, list[GoldReport]]:
    by_file: dict[str, list[GoldReport]] = defaultdict(list)
    for report in claim.evidence:
        by_file[report.file].append(report)
    return by_file


def _evidence_likeness(
    mentions: dict[str, list[Mention]], reports: dict[str, list[GoldReport]], lexicon: Lexicon
) -> tuple[float, float]:
    """Return how well the places fit, and how alike the most alike quotes are."""
    shared = sorted(mentions.keys() & reports.keys())
    if not shared:
        return 0.0, 0.0
    total, best_quote = 0.0, 0.0
    for file in shared:
        best_place = 0.0
        for report in reports[file]:
            for mention in mentions[file]:
                same = mention.quote == report.quote
                alike = 1.0 if same else lexicon.similarity(mention.quote, report.quote)
                placed = place_similarity(report, mention)
                elsewhere = 0.5 * alike if alike >= 0.45 else 0.0
                best_place = max(best_place, placed or elsewhere)
                best_quote = max(best_quote, alike)
        total += best_place
    fewer = min(len(mentions), len(reports))
    union = len(mentions.keys() | reports.keys())
    return 0.75 * min(1.0, total / fewer) + 0.25 * total / union, best_quote


def _statement_likeness(claim: PredictedClaim, gold: GoldClaim, lexicon: Lexicon) -> float:
    by_quote = max(lexicon.similarity(claim.statement, report.quote) for report in gold.evidence)
    return max(lexicon.similarity(claim.statement, gold.statement), 0.9 * by_quote)


def _holder_likeness(claim: PredictedClaim, gold: GoldClaim, names: HolderNames) -> float:
    holders = names.resolve(claim.holders)
    return max(jaccard(holders, accepted) for accepted in accepted_holders(gold, names))


def _type_likeness(claim: PredictedClaim, gold: GoldClaim) -> float:
    if claim.type in gold.type_accept:
        return 1.0
    return _TYPE_SIMILARITY.get(frozenset((claim.type, gold.type)), 0.0)


def jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share that the two sets have in common; 0 for two empty ones."""
    return len(left & right) / len(left | right) if left | right else 0.0
