"""What every part of the page is made of: links, words, the names of sources, quotes."""

from dataclasses import dataclass
from typing import Literal

from summarizer.render.html.shown import Tongue

ItemKind = Literal["event", "agreement", "position", "fact", "difference", "date", "participant"]


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


def first_of_each(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Return the first quote of each source, in their order."""
    first: dict[SourceName, Quote] = {}
    for quote in quotes:
        first.setdefault(quote.source, quote)
    return tuple(first.values())
