"""What the page shows, as records: everything that a template needs, and nothing to work out.

All text in them is safe to show (`summarizer.render.html.shown`); escaping is the templates' part.
Every `href` is the id of another element of the page, without `#`.
"""

from dataclasses import dataclass

from summarizer.render.html.articlerecords import SourceView
from summarizer.render.html.parts import Chip, Quote, SourceName, Stretch, first_of_each
from summarizer.render.matrix import CellState


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that a reader has to know about a claim."""

    name: str
    """In a word or three."""
    grave: bool
    """Whether it is about a difference."""
    by_reader: bool = False
    """Whether it tells what a reader corrected."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim with all that is said about it."""

    id: str
    """The claim's id."""
    chip: Chip
    """What it is called on the page."""
    statement: str
    """The claim in one sentence."""
    topic: str
    """Its topic."""
    holders: str
    """Who holds it, as an English list; empty where nobody is named."""
    about: str
    """Whom or what it is about or addressed to."""
    speaker: str
    """Who says it, where that is one person."""
    kind: str
    """Class of its speech act."""
    flags: tuple[Flag, ...]
    """What a reader has to know."""
    count: str
    """How many sources report it, in words."""
    silent: tuple[SourceName, ...]
    """Sources that were read and do not report it."""
    quotes: tuple[Quote, ...]
    """Every source's words; the first of each source comes first."""
    differences: tuple[Chip, ...]
    """Differences that it is part of."""
    keys: str
    """What filters find it by, such as `t3 h0 h2 s1 k4`."""

    @property
    def corrected(self) -> tuple[str, ...]:
        """Return what a reader corrected, in a few words each."""
        return tuple(flag.name for flag in self.flags if flag.by_reader)

    @property
    def links(self) -> tuple[Quote, ...]:
        """Return the first quote of each source."""
        return first_of_each(self.quotes)


@dataclass(frozen=True, slots=True)
class TopicView:
    """Claims of one topic."""

    name: str
    """The topic; empty where none was given."""
    claims: tuple[ClaimView, ...]
    """Its claims, best corroborated first."""


@dataclass(frozen=True, slots=True)
class ListView:
    """All agreements, all positions, or all facts."""

    id: str
    """Id of the section."""
    title: str
    """Its heading."""
    topics: tuple[TopicView, ...]
    """The claims by topic."""


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version of what sources differ on."""

    words: tuple[Stretch, ...]
    """The version; what another one lacks is marked."""
    sources: tuple[SourceName, ...]
    """Who has it."""
    quotes: tuple[Quote, ...]
    """Where they have it."""

    @property
    def others(self) -> tuple[SourceName, ...]:
        """Return the sources of which no quote is given."""
        quoted = {quote.source for quote in self.quotes}
        return tuple(source for source in self.sources if source not in quoted)


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One question that sources answer differently."""

    id: str
    """The divergence's id."""
    chip: Chip
    """What it is called on the page."""
    question: str
    """What they answer differently."""
    type: str
    """What they differ in."""
    materiality: str
    """How much it matters."""
    versions: tuple[VersionView, ...]
    """The answers, none preferred."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An item with its words, to be named where something is said about it."""

    chip: Chip
    """The item."""
    words: str
    """What it says."""
    corrected: tuple[str, ...]
    """What a reader corrected, in a few words each."""


@dataclass(frozen=True, slots=True)
class MatterView:
    """What one or more differences are about."""

    items: tuple[Mention, ...]
    """Claims and dates."""
    differences: tuple[DifferenceView, ...]
    """The differences, the gravest first."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source makes of one claim."""

    state: CellState
    """Whether it reports it, and how."""
    href: str
    """Its words; empty where it has none."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One claim over all sources."""

    claim: ClaimView
    """The claim."""
    cells: tuple[Cell, ...]
    """One for each source that was read."""


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Claims by sources."""

    columns: tuple[SourceName, ...]
    """Sources that were read."""
    rows: tuple[MatrixRow, ...]
    """All claims, list by list."""


@dataclass(frozen=True, slots=True)
class PersonView:
    """One participant."""

    id: str
    """Its id."""
    chip: Chip
    """What it is called on the page."""
    name: str
    """The fullest name."""
    side: str
    """The party it belongs to."""
    roles: tuple[str, ...]
    """Offices and functions."""
    aliases: tuple[str, ...]
    """Other names."""
    joined: tuple[tuple[str, str], ...]
    """Names in other scripts, each with what was assumed for it."""
    quotes: tuple[Quote, ...]
    """Where the sources name it."""
    corrected: tuple[str, ...]
    """What a reader corrected, in a few words."""

    @property
    def links(self) -> tuple[Quote, ...]:
        """Return the first quote of each source."""
        return first_of_each(self.quotes)


@dataclass(frozen=True, slots=True)
class TierView:
    """Participants that take part in the same way."""

    title: str
    """How they take part."""
    people: tuple[PersonView, ...]
    """They."""


@dataclass(frozen=True, slots=True)
class DateView:
    """One date."""

    id: str
    """Its id."""
    chip: Chip
    """What it is called on the page."""
    value: str
    """EDTF."""
    words: str
    """The date in English words."""
    what: str
    """What it is of."""
    quotes: tuple[Quote, ...]
    """Where the sources give it."""
    corrected: tuple[str, ...]
    """What a reader corrected, in a few words."""
    differences: tuple[Chip, ...]
    """Differences that it is part of."""

    @property
    def links(self) -> tuple[Quote, ...]:
        """Return the first quote of each source."""
        return first_of_each(self.quotes)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter."""

    key: str
    """What claims carry in their `keys`."""
    value: str
    """Its name in the address of the page."""
    label: str
    """What it is called."""
    count: int
    """How many claims it leaves."""


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Choices of one sort."""

    label: str
    """What sort."""
    options: tuple[Option, ...]
    """The choices."""


@dataclass(frozen=True, slots=True)
class FilterView:
    """One filter."""

    name: str
    """Its name in the address of the page."""
    label: str
    """Its name for people."""
    groups: tuple[OptionGroup, ...]
    """Its choices; one group without a label where they are of one sort."""


@dataclass(frozen=True, slots=True)
class SentenceOfSummary:
    """One sentence of the summary."""

    text: str
    """The sentence."""
    chips: tuple[Chip, ...]
    """What it rests on."""
    reworded: bool
    """Whether it rests on a claim that is in a reader's words."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """The whole page."""

    title: str
    """Name of the event."""
    line: tuple[str, ...]
    """The event in a line: place, day, parties, document."""
    basis: str
    """What the page rests on."""
    event_quotes: tuple[Quote, ...]
    """Where the sources name the event."""
    summary: tuple[SentenceOfSummary, ...]
    """The summary."""
    matters: tuple[MatterView, ...]
    """Where the sources differ."""
    lists: tuple[ListView, ...]
    """Agreements, positions and facts; lists without claims are left out."""
    matrix: MatrixView
    """Claims by sources."""
    tiers: tuple[TierView, ...]
    """Participants."""
    dates: tuple[DateView, ...]
    """Dates, the earliest first."""
    sources: tuple[SourceView, ...]
    """Sources, as the briefing has them."""
    filters: tuple[FilterView, ...]
    """Filters with at least two choices."""
    corrections: tuple[str, ...]
    """What a reader corrected, one line each."""
    made_with: tuple[str, ...]
    """How the briefing came about."""
    notes: tuple[str, ...]
    """What a reader has to know about that."""

    @property
    def claims(self) -> int:
        """Return how many claims there are."""
        return len(self.matrix.rows)

    @property
    def used(self) -> tuple[SourceView, ...]:
        """Return the sources that were read."""
        return tuple(source for source in self.sources if source.article is not None)
