"""What items, sources and parties are called on the page, and where a quote is found on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.render.html.parts import Chip, ItemKind, Quote, SourceName, Stretch
from summarizer.render.html.shown import Tongue, shown_line, tongue_of
from summarizer.schema.briefing import Briefing
from summarizer.schema.span import Span
from summarizer.text.labels import label_sources, name_parties
from summarizer.text.pages import page_words

_LABEL_CHARS = 160
_SHORT_CHARS = 28
EVENT = "event"
"""Id of the element that names the event."""


@dataclass(frozen=True)
class Naming:
    """Names for all that a briefing holds."""

    sources: Mapping[str, SourceName]
    """Source id to its name, in the briefing's order."""
    tongues: Mapping[str, Tongue]
    """Source id to the language of its words."""
    chips: Mapping[str, Chip]
    """Item id to its short link."""
    name_of: Mapping[str, str]
    """Alpha-3 code to the name that people use."""
    pages: Mapping[str, Sequence[int]]
    """Source id to the first code point of each of its pages."""

    def parties(self, codes: Iterable[str]) -> str:
        """Return these parties as an English list."""
        return name_parties(codes, self.name_of)

    def named(self, ids: Iterable[str]) -> tuple[SourceName, ...]:
        """Return the names of these sources in the briefing's order; unknown ids are left out."""
        wanted = set(ids)
        return tuple(name for id_, name in self.sources.items() if id_ in wanted)

    def linked(self, ids: Iterable[str]) -> tuple[Chip, ...]:
        """Return the short links of these items; unknown ids are left out."""
        return tuple(self.chips[id_] for id_ in ids if id_ in self.chips)

    def anchor(self, span: Span) -> str:
        """Return the id of the highlighted words of a span."""
        return f"at-{self.sources[span.source].number}-{span.start}-{span.end}"

    def quotes(self, spans: Iterable[Span]) -> tuple[Quote, ...]:
        """Return the quotes of spans in the order of the sources and of each text."""
        known = [span for span in spans if span.source in self.sources]
        known.sort(key=lambda span: (self.sources[span.source].number, span.start, span.end))
        return tuple(self.quote(span) for span in known)

    def quote(
        self, span: Span, *, said: str = "", marks: tuple[str, ...] = (), further: bool = False
    ) -> Quote:
        """Return a span as a quote, marked with its page where its source has pages."""
        page = page_words(self.pages[span.source], span.start)
        return Quote(
            source=self.sources[span.source],
            href=self.anchor(span),
            words=(Stretch(shown_line(span.quote), differs=False),),
            tongue=self.tongues[span.source],
            said=said,
            marks=(page, *marks) if page else marks,
            further=further,
        )


def name_items(briefing: Briefing, name_of: Mapping[str, str]) -> Naming:
    """Return the names of everything in the briefing."""
    labels = label_sources(briefing.sources)
    return Naming(
        sources={
            source.id: SourceName(
                number=number,
                label=shown_line(labels[source.id], chars=_LABEL_CHARS),
                short=shown_line(labels[source.id], chars=_SHORT_CHARS),
                href=f"source-{number}",
                official=source.official,
            )
            for number, source in enumerate(briefing.sources, start=1)
        },
        tongues={source.id: tongue_of(source.language) for source in briefing.sources},
        chips=_name_chips(briefing),
        name_of=name_of,
        pages={source.id: source.pages for source in briefing.sources},
    )


def _name_chips(briefing: Briefing) -> dict[str, Chip]:
    """Return a letter and a number for every item, counted as the briefing has them."""
    lists: tuple[tuple[str, ItemKind, Iterable[str]], ...] = (
        ("A", "agreement", (one.id for one in briefing.agreements)),
        ("P", "position", (one.id for one in briefing.positions)),
        ("F", "fact", (one.id for one in briefing.facts)),
        ("≠", "difference", (one.id for one in briefing.divergences)),
        ("D", "date", (one.id for one in briefing.dates)),
        ("N", "participant", (one.id for one in briefing.participants)),
    )
    return {
        id_: Chip(f"{letter}{number}", id_, kind)
        for letter, kind, ids in lists
        for number, id_ in enumerate(ids, start=1)
    }
