"""Event fields, source records, references and ids."""

from typing import NamedTuple

from summarizer.score.context import Context
from summarizer.score.figures import mean
from summarizer.score.lexical import fold_text
from summarizer.score.predicted import plain_edtf


class Hygiene(NamedTuple):
    """Whether the briefing is sound apart from its claims."""

    figures: dict[str, float | int]
    event_fields: dict[str, bool]


def score_hygiene(context: Context) -> Hygiene:
    """Return the figures of event, sources, summary and references."""
    predicted = context.predicted
    fields = _event_fields(context)
    referenced = [
        *(item for _, items in predicted.summary for item in items),
        *(item for divergence in predicted.divergences for item in divergence.items),
        *(item for claim in predicted.claims for item in claim.divergences),
    ]
    quoted = [{m.file for m in claim.mentions if m.valid} for claim in predicted.claims]
    figures: dict[str, float | int] = {
        "event_accuracy": mean(list(fields.values())),
        "source_records": _source_records(context),
        "summary_sentences_without_items": sum(not items for _, items in predicted.summary),
        "dangling_references": len(set(referenced) - predicted.ids),
        "duplicate_ids": len(predicted.duplicate_ids),
        "reported_by_without_quote": sum(
            bool(claim.reported_by - files)
            for claim, files in zip(predicted.claims, quoted, strict=True)
        ),
    }
    return Hygiene(figures, fields)


def _event_fields(context: Context) -> dict[str, bool]:
    gold, event = context.gold.event, context.predicted.event
    place = fold_text(str(event.get("place") or ""))
    series = context.lexicon.similarity(str(event.get("series") or ""), gold.series or "")
    parties = event.get("parties")
    return {
        "place": bool(place) and fold_text(gold.place) in place,
        "country": event.get("country") == gold.country,
        "held": plain_edtf(event.get("held")) == plain_edtf(gold.held),
        "round": event.get("round") == gold.round,
        "parties": isinstance(parties, list | tuple) and set(parties) == set(gold.parties),
        "series": not gold.series or series >= 0.5,
    }


def _source_records(context: Context) -> float:
    files = context.predicted.file_by_source
    by_file = {files[str(s.get("id"))]: s for s in reversed(context.predicted.sources)}
    right = []
    for article in context.gold.articles:
        if article.file in context.gold.distractors:
            continue
        source = by_file.get(article.file)
        right.append(
            source is not None
            and source.get("sha256") == article.sha256
            and plain_edtf(source.get("published")) == plain_edtf(article.published)
            and str(source.get("language") or "")[:2] == article.language
        )
    return mean(right)
