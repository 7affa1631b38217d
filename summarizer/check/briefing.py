"""One check of a briefing against its articles, without a model and without trust."""

from collections.abc import Sequence

from summarizer.check.corrections import check_corrections
from summarizer.check.counts import check_counts
from summarizer.check.identity import check_briefing_id, check_item_ids
from summarizer.check.lists import check_order
from summarizer.check.names import check_names
from summarizer.check.quotes import check_quotes
from summarizer.check.reading import read_briefing
from summarizer.check.references import check_references
from summarizer.check.sources import check_article, check_sources
from summarizer.check.specifics import check_specifics
from summarizer.check.values import check_values
from summarizer.schema.article import Article
from summarizer.schema.finding import Finding
from summarizer.vocabulary.load import Vocabulary


def check_briefing(
    raw: bytes, articles: Sequence[Article], *, vocabulary: Vocabulary | None = None
) -> tuple[Finding, ...]:
    """Return everything that is wrong with a briefing; an empty tuple when it stands up.

    Whoever damages a briefing can make its `id` and its bytes anew, so nothing here rests on them
    alone: every quote is read again from the articles, every item's id is made again from its
    places, and every list and count is made again from the quotes.

    No rule can tell when a quote was exchanged for another true one of its article that holds the
    words that the item gives (speech act, qualifiers, numbers, dates, names), unless the item's id
    is made of it. Nor is there a rule for the order and wording of the summary, and for the wording
    of statements and questions, beyond their numbers.

    Args:
        raw: The briefing's file.
        articles: The articles that it was made from, in any order; those of its `*.articles.jsonl`
            or read again from the files.
        vocabulary: Names of states and bodies; without it, no quote that should name one is
            checked for it.
    """
    reading = read_briefing(raw)
    findings = list(reading.findings)
    if reading.data is not None:
        findings += check_briefing_id(reading.data)
    briefing = reading.briefing
    if briefing is None:
        return tuple(findings)
    by_id = {article.id: article for article in articles}
    for id_ in sorted(by_id.keys() & {source.id for source in briefing.sources}):
        findings += check_article(by_id[id_])
    findings += check_sources(briefing, by_id)
    findings += check_item_ids(briefing)
    findings += check_order(briefing)
    findings += check_quotes(briefing, by_id)
    findings += check_references(briefing, by_id)
    findings += check_counts(briefing)
    findings += check_specifics(briefing, by_id)
    findings += check_values(briefing, by_id)
    findings += check_corrections(briefing)
    findings += check_names(briefing, by_id, vocabulary)
    return tuple(findings)
