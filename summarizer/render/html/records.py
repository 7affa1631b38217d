"""What the page shows, as records: everything that a template needs, and nothing to work out.

All text in them is safe to show (`summarizer.render.html.shown`); escaping is the templates' part.
Every `href` is the id of another element of the page, without `#`.
"""

from dataclasses import dataclass
from typing import Literal

from summarizer.render.html.shown import Tongue
from summarizer.render.matrix import CellState

ItemKind = Literal["event", "agreement", "position", "fact", "difference", "date", "participant"]
SentenceState = Literal["cited", "set-aside", "unaccounted", "unknown"]


@dataclass(frozen=True, slots=True)
class Chip:
    """A short link to an item, such as `A12`."""

    text: str
    """What it says."""
    href: str
    """The item's id."""
    kind: ItemKind
    """What the item is."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text, and whether the sources differ in it."""

    text: str
    """The words, with the space around them."""
    differs: bool
    """Whether another version lacks them."""


@dataclass(frozen=True, slots=True)
class SourceName:
    """A source, as the page names it."""

    number: int
    """Its place in the list of sources, counted from 1."""
    label: str
    """Its name; no two sources share one."""
    short: str
    """The same, cut to the width of a column."""
    href: str
    """Id of the element with its article."""
    official: bool
    """Whether it is an official text of a party."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A source's words, and the place where they are highlighted in its article."""

    source: SourceName
    """Whose article."""
    href: str
    """Id of the highlighted words."""
    words: tuple[Stretch, ...]
    """The words."""
    tongue: Tongue
    """Their language."""
    said: str
    """The speech act as written, with its qualifiers; empty where the quote is no report."""
    marks: tuple[str, ...]
    """What a reader has to know of it, such as `quoted speech`."""
    further: bool
    """Whether it only goes on about what the quote before it says."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that a reader has to know about a claim."""

    name: str
    """In a word or three."""
    grave: bool
    """Whether it is about a difference."""


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
    def links(self) -> tuple[Quote, ...]:
        """Return the first quote of each source."""
        return _first_of_each(self.quotes)


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
        return _first_of_each(self.quotes)


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
        return _first_of_each(self.quotes)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article that the same items cite from end to end."""

    text: str
    """The words."""
    kinds: tuple[str, ...]
    """Kinds of the items that cite it, as names of classes; empty where none does."""
    anchors: tuple[str, ...]
    """Ids of the quotes that begin with it."""
    chips: tuple[Chip, ...]
    """Items whose quotes end with it."""


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One sentence of an article, and what became of it."""

    before: str
    """White space between it and the sentence before it in its paragraph."""
    pieces: tuple[Piece, ...]
    """The sentence."""
    zone: str
    """What part of the page it belongs to."""
    state: SentenceState
    """Whether it is cited, set aside, or unaccounted for."""
    note: str
    """Why it is set aside, said once for neighbours with the same reason."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """The text of one source."""

    paragraphs: tuple[tuple[SentenceView, ...], ...]
    """Its sentences by paragraph; none where the article is not at hand."""
    excerpts: tuple[Quote, ...]
    """Where the article is not at hand: the quotes that the briefing has of it."""
    back: tuple[tuple[Chip, ...], ...]
    """For each excerpt the items that it belongs to."""
    missing: str
    """Why the article is not shown; empty where it is."""


@dataclass(frozen=True, slots=True)
class RejectedView:
    """An item that could not be proved from its article."""

    statement: str
    """What it said."""
    quote: str
    """The quote it gave."""
    reason: str
    """What is wrong with it."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source."""

    name: SourceName
    """What it is called on the page."""
    title: str
    """Its headline; empty where it has none."""
    uri: str
    """Its file."""
    published: str
    """Its day of publication in words."""
    tongue: Tongue
    """Its language."""
    status: str
    """What became of it; empty where it was read."""
    notes: tuple[str, ...]
    """What a reader has to know of it, such as `official text`."""
    copies: tuple[str, ...]
    """Further files with the same text."""
    counts: str
    """How its sentences were accounted for."""
    rejected: tuple[RejectedView, ...]
    """What could not be proved from it."""
    article: ArticleView | None
    """Its text; None where the source feeds nothing into the briefing."""


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


def _first_of_each(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Return the first quote of each source, in their order."""
    first: dict[SourceName, Quote] = {}
    for quote in quotes:
        first.setdefault(quote.source, quote)
    return tuple(first.values())
