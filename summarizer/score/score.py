"""A briefing against what a careful reader found."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from pydantic import Field

from summarizer.schema.base import Record
from summarizer.schema.gold import Gold
from summarizer.score.actors import match_actors, score_actors
from summarizer.score.claims import judge_claims, score_claims
from summarizer.score.clusters import score_clusters
from summarizer.score.context import Context
from summarizer.score.dates import score_dates
from summarizer.score.divergences import DivergenceMatcher, score_divergences
from summarizer.score.hits import count_voice_errors, find_hits
from summarizer.score.holders import HolderNames
from summarizer.score.hygiene import score_hygiene
from summarizer.score.ledgers import LedgerLine, score_ledgers
from summarizer.score.lexical import Lexicon
from summarizer.score.lists import Lists, collect_lists
from summarizer.score.match import match_claims
from summarizer.score.predicted import read_predicted


class Scorecard(Record):
    """Figures of one briefing, and the lists behind them."""

    figures: dict[str, float | int | None]
    """Metric to figure: rates in [0, 1], counts, or None where the gold has nothing to measure."""
    event_fields: dict[str, bool]
    """Which fields of the event are right."""
    statuses: dict[str, int]
    """How many claims matched, were fragments, neutral, ..."""
    lists: Lists = Field(default_factory=Lists)
    """What was missed and what was too much, with quotes."""


def score_briefing(
    plain: Mapping[str, Any],
    gold: Gold,
    texts: Mapping[str, str],
    ledgers: Mapping[str, tuple[LedgerLine, ...]] | None = None,
) -> Scorecard:
    """Return the figures of a briefing.

    The claims are matched one to one by the place of their evidence, their words, holders and
    type; all other figures follow from that. Nothing is asked of a model.

    Args:
        plain: The briefing's JSON data, valid or not.
        gold: What a careful reader found.
        texts: Text of each of the gold's articles by file name, in the gold's coordinates.
        ledgers: What became of each sentence, by file name (`ledgers_by_file`), where that is
            known.
    """
    predicted = read_predicted(plain, gold, texts)
    names = HolderNames(gold, predicted)
    documents = (
        " ".join((claim.statement, *(report.quote for report in claim.evidence)))
        for claim in gold.claims
    )
    lexicon = Lexicon(documents)
    matches = match_claims(predicted.claims, gold, lexicon, names)
    context = Context(gold, predicted, lexicon, names, matches)
    statuses = judge_claims(context)
    actors = match_actors(context)
    matcher = DivergenceMatcher(context, statuses, actors)
    divergences = matcher.match()
    hits = find_hits(context, statuses, actors)
    hygiene = score_hygiene(context)
    spans = predicted.span_count
    kinds = ("trap", "commentary", "must_not_appear", "distractor")
    figures: dict[str, float | int | None] = {
        "quote_validity": 1 - len(predicted.bad_quotes) / spans if spans else 1.0,
        **asdict(score_claims(context, statuses)),
        **score_clusters(context)._asdict(),
        **score_actors(context, actors)._asdict(),
        **score_dates(context)._asdict(),
        **score_divergences(matcher, divergences)._asdict(),
        **{f"{kind}_hits": sum(hit.kind == kind for hit in hits) for kind in kinds},
        "voice_errors": count_voice_errors(context),
        **hygiene.figures,
        **score_ledgers(gold, ledgers)._asdict(),
    }
    counts: dict[str, int] = {}
    for status in statuses.by_claim.values():
        counts[status] = counts.get(status, 0) + 1
    return Scorecard(
        figures=figures,
        event_fields=hygiene.event_fields,
        statuses=dict(sorted(counts.items())),
        lists=collect_lists(context, statuses, actors, divergences, hits),
    )
