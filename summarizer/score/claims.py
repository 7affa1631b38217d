"""Coverage, precision, citation, omission and attributes of claims."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from summarizer.score.context import Context
from summarizer.score.figures import f1_of, mean, rates
from summarizer.score.match import accepted_holders, jaccard
from summarizer.score.place import covered_share, place_similarity
from summarizer.score.predicted import Mention, PredictedClaim

Status: TypeAlias = Literal[
    "matched",
    "variant",
    "distractor",
    "trap",
    "fragment",
    "commentary",
    "neutral",
    "unmatched",
]


@dataclass(frozen=True)
class ClaimScores:
    """Figures of the claims, in [0, 1]; None where the gold has nothing to measure."""

    coverage: float
    vital_coverage: float | None
    precision: float
    precision_without_fragments: float
    claim_f1: float
    citation_f1: float
    joint: float
    evidence_accuracy: float
    omission_f1: float
    single_source_recall: float | None
    holder_accuracy: float
    holder_jaccard: float
    stance_accuracy: float
    type_accuracy: float
    type_accuracy_lenient: float


@dataclass(frozen=True)
class Statuses:
    """What became of each claim of the briefing."""

    by_claim: dict[int, Status]
    variants_of: Mapping[int, list[int]]
    """Gold claim to further claims that give another version of it."""

    def count(self, *statuses: Status) -> int:
        """Return how many claims have one of the statuses."""
        return sum(status in statuses for status in self.by_claim.values())


def judge_claims(context: Context) -> Statuses:
    """Return what each claim of the briefing is, held against the gold."""
    variants: dict[int, list[int]] = defaultdict(list)
    by_claim: dict[int, Status] = {}
    for index, claim in enumerate(context.claims):
        if index in context.matches.gold_of:
            by_claim[index] = "matched"
            continue
        gold = context.matches.best_gold(index)
        if gold is not None and _is_variant(context, claim, gold):
            by_claim[index] = "variant"
            variants[gold].append(index)
        else:
            by_claim[index] = _status_of_unmatched(context, claim, gold)
    return Statuses(by_claim, variants)


def _is_variant(context: Context, claim: PredictedClaim, gold: int) -> bool:
    """Return whether the claim is another version of a disputed item, and tied to the first."""
    first = context.matches.claim_of.get(gold)
    gold_id = context.gold.claims[gold].id
    disputed = {
        file
        for divergence in context.gold.divergences
        if gold_id in divergence.about
        for value in divergence.values
        for file in value.files
    }
    files = {mention.file for mention in claim.usable}
    if first is None or not disputed or not files or not files <= disputed:
        return False
    linked = context.divergences_of
    none: frozenset[int] = frozenset()
    return bool(linked.get(claim.id, none) & linked.get(context.claims[first].id, none))


def _status_of_unmatched(context: Context, claim: PredictedClaim, gold: int | None) -> Status:
    usable = claim.usable
    fallback: Status = "unmatched" if gold is None else "fragment"
    if not usable:
        return fallback
    checks: tuple[tuple[Status, bool], ...] = (
        ("distractor", all(map(context.is_of_distractor, usable))),
        ("trap", any(is_in_trap(context, claim, mention) for mention in usable)),
        ("fragment", gold is not None and _lies_on_report(context, claim, gold)),
        ("commentary", _is_commentary(context, claim)),
        ("neutral", all(_is_neutral(context, mention) for mention in usable)),
        ("neutral", claim.type == "fact" and not context.gold.facts_annotated),
    )
    return next((status for status, holds in checks if holds), fallback)


def is_in_trap(context: Context, claim: PredictedClaim, mention: Mention) -> bool:
    """Return whether half of the mention lies in a stretch that nothing may be taken from."""
    traps = [t for t in context.extraction_traps if t.types is None or claim.type in t.types]
    return covered_share(mention, traps) >= 0.5


def _lies_on_report(context: Context, claim: PredictedClaim, gold: int) -> bool:
    return any(
        place_similarity(report, mention) >= 0.5
        for mention in claim.usable
        for report in context.gold.claims[gold].evidence
        if report.voice != "outlet"
    )


def _is_commentary(context: Context, claim: PredictedClaim) -> bool:
    if claim.type == "fact" or all(mention.voice == "outlet" for mention in claim.usable):
        return False
    return all(covered_share(m, context.gold.commentary) >= 0.5 for m in claim.usable)


def _is_neutral(context: Context, mention: Mention) -> bool:
    neutral = covered_share(mention, context.neutral_spans)
    return max(neutral, covered_share(mention, context.gold.commentary)) >= 0.6


def score_claims(context: Context, statuses: Statuses) -> ClaimScores:
    """Return the figures of the claims."""
    gold_count, matched = len(context.gold.claims), len(context.matches.gold_of)
    predicted = len(context.claims) - statuses.count("neutral", "variant")
    precision = matched / predicted if predicted else float(not gold_count)
    coverage = matched / gold_count if gold_count else 1.0
    whole = predicted - statuses.count("fragment")
    citations = _citations(context, statuses)
    attributes = _attributes(context)
    return ClaimScores(
        coverage=coverage,
        vital_coverage=_vital_coverage(context),
        precision=precision,
        precision_without_fragments=matched / whole if whole else 1.0,
        claim_f1=f1_of(precision, coverage),
        citation_f1=mean(list(citations.values())),
        joint=sum(citations.values()) / gold_count if gold_count else 1.0,
        evidence_accuracy=_evidence_accuracy(context, statuses),
        omission_f1=_omission_f1(context, statuses),
        single_source_recall=_single_source_recall(context),
        **attributes,
    )


def _vital_coverage(context: Context) -> float | None:
    vital = [i for i, claim in enumerate(context.gold.claims) if claim.vital]
    return mean([i in context.matches.claim_of for i in vital]) if vital else None


def _claims_for(context: Context, statuses: Statuses, gold: int) -> list[PredictedClaim]:
    indexes = [context.matches.claim_of[gold], *statuses.variants_of.get(gold, [])]
    return [context.claims[index] for index in indexes]


def _citations(context: Context, statuses: Statuses) -> dict[int, float]:
    """Return, for each matched gold claim, the F1 of the sources that are credited with it."""
    scores = {}
    for gold in sorted(context.matches.claim_of):
        claims = _claims_for(context, statuses, gold)
        quoted = {m.file for claim in claims for m in claim.mentions if m.valid and m.file}
        named = {file for claim in claims for file in claim.reported_by}
        required = context.required_files[gold]
        if not required:
            scores[gold] = 1.0
            continue
        credited = (quoted & named if named else quoted) & required
        claimed = (quoted | named) - context.optional_files[gold]
        precision = len(credited) / len(claimed) if claimed else 0.0
        scores[gold] = f1_of(precision, len(credited) / len(required))
    return scores


def _evidence_accuracy(context: Context, statuses: Statuses) -> float:
    """Return the share of reports that lie on, or say the same as, the gold's sentence."""
    right = [
        mention.usable
        and any(
            place_similarity(report, mention) >= 0.3
            or context.lexicon.similarity(mention.quote, report.quote) >= 0.45
            for report in context.gold.claims[gold].evidence
            if report.file == mention.file
        )
        for gold in sorted(context.matches.claim_of)
        for claim in _claims_for(context, statuses, gold)
        for mention in claim.mentions
    ]
    return mean(right)


def _omission_f1(context: Context, statuses: Statuses) -> float:
    files = frozenset(context.files)
    silent, predicted = set(), set()
    for gold in range(len(context.gold.claims)):
        optional = context.optional_files[gold]
        silent |= {(gold, file) for file in files - context.required_files[gold] - optional}
        if gold in context.matches.claim_of:
            claims = _claims_for(context, statuses, gold)
            omitted = frozenset.intersection(*(claim.omitted_by for claim in claims))
            predicted |= {(gold, file) for file in (omitted & files) - optional}
    return rates(len(predicted & silent), len(predicted), len(silent)).f1


def _single_source_recall(context: Context) -> float | None:
    origin = {file: group[0] for group in context.gold.syndicated for file in group}
    single = [
        gold
        for gold in range(len(context.gold.claims))
        if len(
            {
                origin.get(file, file)
                for file in context.required_files[gold] or context.optional_files[gold]
            }
        )
        == 1
    ]
    return mean([gold in context.matches.claim_of for gold in single]) if single else None


def _attributes(context: Context) -> dict[str, float]:
    holders, overlap, stances, types, lenient = [], [], [], [], []
    for index, gold in sorted(context.matches.gold_of.items()):
        claim, truth = context.claims[index], context.gold.claims[gold]
        if truth.type != "fact":
            holders.append(has_right_holders(context, claim, gold))
            found = context.names.resolve(claim.holders)
            accepted = right_holders(context, claim, gold)
            overlap.append(max(jaccard(found, a) if found | a else 1.0 for a in accepted))
        if truth.type == "position":
            stances.append(has_right_stance(context, claim, gold))
        types.append(claim.type == truth.type)
        lenient.append(claim.type in truth.type_accept)
    return {
        "holder_accuracy": mean(holders),
        "holder_jaccard": mean(overlap),
        "stance_accuracy": mean(stances),
        "type_accuracy": mean(types),
        "type_accuracy_lenient": mean(lenient),
    }


def right_holders(context: Context, claim: PredictedClaim, gold: int) -> list[frozenset[str]]:
    """Return the sets of holders that count; of a disputed one only where it is said so."""
    truth = context.gold.claims[gold]
    disputed = any(
        truth.id in divergence.about and divergence.type in ("attribution", "polarity")
        for divergence in context.gold.divergences
    )
    accepted = accepted_holders(truth, context.names)
    return accepted if not disputed or context.is_divergent(claim.id) else accepted[:1]


def has_right_holders(context: Context, claim: PredictedClaim, gold: int) -> bool:
    """Return whether the claim's holders are the gold's, or count as right."""
    return context.names.resolve(claim.holders) in right_holders(context, claim, gold)


def has_right_stance(context: Context, claim: PredictedClaim, gold: int) -> bool:
    """Return whether the claim's stance is the gold's, or counts as right."""
    truth = context.gold.claims[gold]
    accepted: set[str | None] = set(truth.stance_accept)
    if truth.stance_disputed and context.is_divergent(claim.id):
        accepted |= {"support", "oppose"}
    return claim.stance in accepted
