"""The footnotes of a page: one for each item that it shows, with the quotes that prove it."""

from collections.abc import Iterable, Mapping, Sequence

from summarizer.render.escape import code_markdown, escape_markdown
from summarizer.schema.briefing import Briefing, Divergence
from summarizer.schema.span import Span
from summarizer.text.pages import page_words


class Footnotes:
    """Numbers items in the order in which the page first mentions them."""

    def __init__(self, briefing: Briefing, labels: Mapping[str, str]) -> None:
        self._labels = labels
        pages = {source.id: source.pages for source in briefing.sources}
        self._texts = {
            id_: quote_sources(spans, labels, pages)
            for id_, spans in evidence_by_item(briefing).items()
        }
        self._texts |= {one.id: _quote_values(one, labels, pages) for one in briefing.divergences}
        self._numbers: dict[str, int] = {}

    def mark(self, *ids: str) -> str:
        """Return the marks of these items, such as `[^3][^4]`; unknown ids get none."""
        known = [id_ for id_ in ids if id_ in self._texts]
        for id_ in known:
            self._numbers.setdefault(id_, len(self._numbers) + 1)
        numbers = sorted(self._numbers[id_] for id_ in known)
        return "".join(f"[^{number}]" for number in numbers)

    def lines(self) -> list[str]:
        """Return the footnotes of all items that were marked, in their order."""
        return [
            f"[^{number}]: {self._texts[id_]} {code_markdown(id_)}"
            for id_, number in self._numbers.items()
        ]


def evidence_by_item(briefing: Briefing) -> dict[str, tuple[Span, ...]]:
    """Return the spans of every participant, date and claim, by its id."""
    claims = (*briefing.agreements, *briefing.positions, *briefing.facts)
    spans: dict[str, tuple[Span, ...]] = {claim.id: claim.reports for claim in claims}
    spans |= {one.id: one.evidence for one in briefing.participants}
    spans |= {one.id: one.evidence for one in briefing.dates}
    return spans


def quote_sources(
    spans: Iterable[Span], labels: Mapping[str, str], pages: Mapping[str, Sequence[int]]
) -> str:
    """Return the quotes with their sources, and pages; sources with the same words share one quote.

    They come in the order of the labels.
    """
    places = {source: place for place, source in enumerate(labels)}
    sources_by_quote: dict[str, list[str]] = {}
    for span in sorted(spans, key=lambda span: places.get(span.source, len(places))):
        label = escape_markdown(labels.get(span.source, span.source))
        page = page_words(pages.get(span.source, ()), span.start)
        label = f"{label}, {page}" if page else label
        sources = sources_by_quote.setdefault(escape_markdown(span.quote), [])
        if label not in sources:
            sources.append(label)
    return " · ".join(
        f"{', '.join(sources)}: “{quote}”" for quote, sources in sources_by_quote.items()
    )


def _quote_values(
    divergence: Divergence, labels: Mapping[str, str], pages: Mapping[str, Sequence[int]]
) -> str:
    return " · ".join(quote_sources(value.evidence, labels, pages) for value in divergence.values)
