"""The sources on the page: what became of each, and its article with all that cites it."""

from collections.abc import Iterable, Mapping

from summarizer.render.html.articlerecords import ArticleView, RejectedView, SourceView
from summarizer.render.html.claims import claims_of
from summarizer.render.html.marking import Mark, mark_article
from summarizer.render.html.naming import EVENT, Naming
from summarizer.render.html.parts import Chip
from summarizer.render.html.shown import shown_line, tongue_of
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing, Source
from summarizer.schema.communique import Communique
from summarizer.schema.span import Span
from summarizer.text.datewords import date_in_words
from summarizer.text.flagwords import tell_flags

_NOT_AT_HAND = "The article is not at hand; these are the words that the briefing has of it."
_OTHER_TEXT = (
    "The article at hand is not the one that was read (its text differs); these are the words that"
    " the briefing has of it."
)

Citation = tuple[Span, Chip]
"""A span, and the item that cites it."""


def view_sources(
    briefing: Briefing,
    naming: Naming,
    articles: Mapping[str, Article],
    communiques: Mapping[str, Communique],
) -> tuple[SourceView, ...]:
    """Return every source; those that were read with their articles."""
    citations: dict[str, list[Citation]] = {source.id: [] for source in briefing.sources}
    for span, chip in _citations(briefing, naming):
        if span.source in citations:
            citations[span.source].append((span, chip))
    return tuple(
        _view_source(
            source,
            naming,
            articles.get(source.id),
            communiques.get(source.id),
            citations[source.id],
        )
        for source in briefing.sources
    )


def fits(article: Article | None, spans: Iterable[Span]) -> bool:
    """Return whether the article is there and has the quote of every span where it should be."""
    return article is not None and all(
        article.text[span.start : span.end] == span.quote for span in spans
    )


def _citations(briefing: Briefing, naming: Naming) -> Iterable[Citation]:
    """Yield every span of the briefing with its item."""
    event = Chip("event", EVENT, "event")
    yield from ((span, event) for span in briefing.event.evidence)
    for claim in claims_of(briefing):
        chip = naming.chips[claim.id]
        for report in claim.reports:
            yield report.span, chip
            yield from ((span, chip) for span in report.further)
    for date in briefing.dates:
        yield from ((span, naming.chips[date.id]) for span in date.evidence)
    for participant in briefing.participants:
        yield from ((span, naming.chips[participant.id]) for span in participant.evidence)
    for divergence in briefing.divergences:
        chip = naming.chips[divergence.id]
        for value in divergence.values:
            yield from ((span, chip) for span in value.evidence)


def _view_source(
    source: Source,
    naming: Naming,
    article: Article | None,
    communique: Communique | None,
    citations: list[Citation],
) -> SourceView:
    read = source.status == "read"
    return SourceView(
        name=naming.sources[source.id],
        title=shown_line(source.title or ""),
        uri=shown_line(source.uri),
        published=shown_line(date_in_words(source.published)) if source.published else "",
        tongue=tongue_of(source.language),
        status="" if read else shown_line(source.reason or source.status.replace("_", " ")),
        notes=tuple(_notes(source, naming)),
        copies=tuple(map(shown_line, source.copies)),
        counts=_counts(source) if read else "",
        rejected=tuple(
            RejectedView(shown_line(one.statement), shown_line(one.quote), shown_line(one.reason))
            for one in (communique.rejected if communique is not None else ())
        ),
        article=_view_article(article, communique, citations, naming) if read else None,
    )


def _view_article(
    article: Article | None,
    communique: Communique | None,
    citations: list[Citation],
    naming: Naming,
) -> ArticleView:
    """Return the article with its quotes marked; without the article, the quotes alone."""
    if article is not None and fits(article, (span for span, _ in citations)):
        marks = [
            Mark(span.start, span.end, naming.anchor(span), chip.kind, chip)
            for span, chip in citations
        ]
        ledger = {one.sentence: one for one in communique.ledger} if communique else None
        return ArticleView(mark_article(article, marks, ledger), (), (), "")
    by_anchor: dict[str, list[Citation]] = {}
    for span, chip in sorted(citations, key=lambda one: (one[0].start, one[0].end)):
        by_anchor.setdefault(naming.anchor(span), []).append((span, chip))
    return ArticleView(
        paragraphs=(),
        excerpts=tuple(naming.quote(some[0][0]) for some in by_anchor.values()),
        back=tuple(
            tuple({chip.href: chip for _, chip in some}.values()) for some in by_anchor.values()
        ),
        missing=_NOT_AT_HAND if article is None else _OTHER_TEXT,
    )


def _notes(source: Source, naming: Naming) -> Iterable[str]:
    if source.official:
        yield "official text"
    if source.origin != source.id:
        (retold,) = naming.named((source.origin,)) or (None,)
        yield f"retells {retold.label}" if retold else "retells another source"
    if source.reliability != "F":
        yield f"grade {source.reliability}"
    if source.language != "en":
        yield f"language {shown_line(source.language)}"
    if source.flags:
        yield tell_flags(source.flags)


def _counts(source: Source) -> str:
    ledger = source.ledger
    words = [f"{ledger.sentences} sentences: {ledger.cited} cited", f"{ledger.set_aside} set aside"]
    words.append(f"{ledger.unaccounted} unaccounted for")
    if ledger.rejected_items:
        items = "item" if ledger.rejected_items == 1 else "items"
        words.append(f"{ledger.rejected_items} {items} not proved")
    return ", ".join(words)
