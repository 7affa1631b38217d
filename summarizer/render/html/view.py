"""The page as records: a briefing and its articles in, all that templates show out."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from summarizer.render.corrections import reworded_items, tell_corrections
from summarizer.render.html.claims import ZoneOf, claims_of, flag_claims, view_claims, view_lists
from summarizer.render.html.differences import view_matrix, view_matters
from summarizer.render.html.filters import make_filters
from summarizer.render.html.naming import Naming, name_items
from summarizer.render.html.people import view_dates, view_tiers
from summarizer.render.html.records import ReportView, SentenceOfSummary
from summarizer.render.html.shown import shown_line
from summarizer.render.html.sources import fits, view_sources
from summarizer.render.partition import contested_ids
from summarizer.schema.article import Article, Sentence
from summarizer.schema.briefing import Briefing, Document
from summarizer.schema.communique import Communique
from summarizer.schema.words import Zone
from summarizer.text.datewords import date_in_words

_ID_CHARS = 12


def view_report(
    briefing: Briefing,
    articles: Sequence[Article],
    communiques: Sequence[Communique],
    *,
    name_of: Mapping[str, str],
) -> ReportView:
    """Return all that the page shows.

    Args:
        briefing: What to show.
        articles: Its articles, in any order; of a source without one only the quotes are shown.
        communiques: What was found in each, in any order; of a source without one it is not known
            which sentences were set aside by a reader.
        name_of: Alpha-3 code to the name that people use; other codes stay as they are.
    """
    naming = name_items(briefing, name_of)
    by_id = {article.id: article for article in articles}
    flags = flag_claims(briefing, _zones_of_reports(briefing, by_id))
    filters = make_filters(briefing, naming, flags)
    reworded = reworded_items(briefing.provenance.corrections)
    claims = view_claims(briefing, naming, flags=flags, keys=filters.keys)
    dates = view_dates(briefing, naming)
    return ReportView(
        title=shown_line(briefing.event.name) or "Briefing",
        line=tuple(_event_line(briefing, naming)),
        basis=_basis(briefing),
        event_quotes=naming.quotes(briefing.event.evidence),
        summary=tuple(
            SentenceOfSummary(
                shown_line(one.text),
                naming.linked(one.items),
                reworded=bool(reworded & set(one.items)),
            )
            for one in briefing.summary
        ),
        matters=view_matters(briefing, naming, claims, dates),
        lists=view_lists(briefing, claims),
        matrix=view_matrix(briefing, naming, claims),
        tiers=view_tiers(briefing, naming),
        dates=tuple(dates.values()),
        sources=view_sources(briefing, naming, by_id, {one.article: one for one in communiques}),
        filters=filters.views,
        made_with=tuple(_made_with(briefing)),
        corrections=tuple(map(shown_line, tell_corrections(briefing.provenance.corrections))),
        notes=tuple(map(shown_line, briefing.provenance.notes)),
    )


def _zones_of_reports(briefing: Briefing, articles: Mapping[str, Article]) -> ZoneOf:
    """Return the zone that each report begins in, for the articles that are at hand."""
    zone_of: dict[tuple[str, int], Zone] = {}
    for claim in claims_of(briefing):
        for report in claim.reports:
            article = articles.get(report.source)
            if article is None or not fits(article, (report,)):
                continue
            place = bisect_right(article.sentences, report.start, key=_start_of) - 1
            if place >= 0:
                zone_of[report.source, report.start] = article.sentences[place].zone
    return zone_of


def _start_of(sentence: Sentence) -> int:
    return sentence.start


def _event_line(briefing: Briefing, naming: Naming) -> Iterable[str]:
    """Yield place, day, parties and document, as far as they are known."""
    event = briefing.event
    country = naming.parties((event.country,)) if event.country else ""
    place = ", ".join(part for part in (shown_line(event.place or ""), country) if part)
    if place:
        yield place
    if event.held:
        contested = contested_ids(briefing)
        days = [date for date in briefing.dates if date.role in ("meeting", "visit")]
        differ = any(date.id in contested for date in days)
        yield shown_line(date_in_words(event.held)) + (" (sources differ)" if differ else "")
    if event.parties:
        yield naming.parties(event.parties)
    if event.document:
        yield _document(event.document)


def _document(document: Document) -> str:
    words = [shown_line(document.kind)]
    if document.number:
        words.append(f"No. {shown_line(document.number)}")
    if document.issued:
        words.append(f"of {shown_line(date_in_words(document.issued))}")
    return " ".join(words)


def _basis(briefing: Briefing) -> str:
    """Return how many articles, claims and differences there are, in one sentence."""
    read = [source for source in briefing.sources if source.status == "read"]
    origins = len({source.origin for source in read})
    unused = len(briefing.sources) - len(read)
    line = f"From {_number(len(read), 'article')}"
    if origins != len(read):
        line += f" of {_number(origins, 'independent origin')}"
    line += f": {_number(len(claims_of(briefing)), 'claim')}"
    line += f", {_number(len(briefing.divergences), 'difference')} between them"
    return line + (f"; {_number(unused, 'more article')} could not be used." if unused else ".")


def _made_with(briefing: Briefing) -> Iterable[str]:
    provenance = briefing.provenance
    yield shown_line(provenance.tool)
    if provenance.models:
        yield f"model {', '.join(map(shown_line, provenance.models))}"
    yield f"briefing {shown_line(briefing.id[:_ID_CHARS])}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count:,} {noun}s"
