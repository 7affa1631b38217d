"""B-cubed: whether the reports of one thing were put together, apart from what was found."""

from collections import Counter
from typing import NamedTuple

from summarizer.score.context import Context
from summarizer.score.figures import f1_of, mean
from summarizer.score.match import MIN_MENTION, POWER
from summarizer.score.place import place_similarity
from summarizer.text.assign import assign_pairs


class ClusterScores(NamedTuple):
    """Figures of the linking, in [0, 1]."""

    bcubed_f1: float
    """F1 of B-cubed over the aligned mentions (Bagga & Baldwin 1998)."""
    mention_recall: float
    """Share of the gold's mentions that a mention of the briefing answers."""


def score_clusters(context: Context) -> ClusterScores:
    """Return B-cubed over gold mentions (claim, article), aligned one to one in each article."""
    aligned = [
        (gold, claim)
        for file in context.files
        for gold, claim in sorted(_align_mentions(context, file).items())
    ]
    total = sum(len(files & set(context.files)) for files in context.required_files)
    recall = len(aligned) / total if total else 1.0
    if not aligned:
        return ClusterScores(0.0, recall)
    both, golds = Counter(aligned), Counter(gold for gold, _ in aligned)
    claims = Counter(claim for _, claim in aligned)
    precision = mean([both[pair] / claims[pair[1]] for pair in aligned])
    completeness = mean([both[pair] / golds[pair[0]] for pair in aligned])
    return ClusterScores(f1_of(precision, completeness), recall)


def _align_mentions(context: Context, file: str) -> dict[int, int]:
    """Return gold claim to claim for the mentions in one article."""
    weights = {}
    for gold, truth in enumerate(context.gold.claims):
        if file not in context.required_files[gold]:
            continue
        reports = [report for report in truth.evidence if report.file == file]
        for index, claim in enumerate(context.claims):
            likeness = context.matches.likeness.get((index, gold))
            statement = likeness.statement if likeness else 0.0
            scores = [
                0.4 * place
                + 0.4 * statement
                + 0.2 * max(context.lexicon.similarity(mention.quote, r.quote) for r in reports)
                for mention in claim.usable
                if mention.file == file
                and (place := max(place_similarity(report, mention) for report in reports))
            ]
            if scores and max(scores) >= MIN_MENTION:
                weights[gold, index] = max(scores)
    return assign_pairs(weights, POWER)
