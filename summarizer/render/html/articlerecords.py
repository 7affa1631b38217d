"""What the page shows of the sources, as records: each article whole, and what became of it."""

from dataclasses import dataclass
from typing import Literal

from summarizer.render.html.parts import Chip, Quote, SourceName
from summarizer.render.html.shown import Tongue

SentenceState = Literal["cited", "set-aside", "unaccounted", "unknown"]


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
