"""Stretches of an article as they are parsed, with the way back to the sentences.

A view is text put together from pieces of numbered sentences: a sentence without its bullet and
dateline, what a speaker says without the quotation marks and the words that interrupt it, or an
item of a list after the words that lead to it. Every character knows where it came from.
"""

from collections.abc import Iterable
from typing import NamedTuple

_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "‐": "-",
        "‑": "-",
        "—": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "…": ".",
    }
)


class Place(NamedTuple):
    """A character of an article."""

    line: int
    """Number of its sentence."""
    offset: int
    """Position in the sentence's text."""


class Stretch(NamedTuple):
    """A contiguous stretch of one sentence."""

    line: int
    """Number of the sentence."""
    start: int
    """First code point."""
    end: int
    """One past the last code point."""


class View(NamedTuple):
    """Text to parse, and the place of each of its characters."""

    text: str
    """The text, in plain ASCII punctuation."""
    places: tuple[Place, ...]
    """For each character, where it came from."""

    def stretch(self, start: int, end: int) -> Stretch:
        """Return the stretch of the article that the characters from `start` to `end` cover.

        What stands between them in the article is in it too. Where they are of two sentences
        only those of the last one count.
        """
        last = self.places[end - 1]
        first = next(place for place in self.places[start:end] if place.line == last.line)
        return Stretch(last.line, first.offset, last.offset + 1)

    def part(self, start: int, end: int) -> "View":
        """Return the view of the characters from `start` to `end`."""
        return View(self.text[start:end], self.places[start:end])

    def trimmed(self) -> "View":
        """Return the view without white space around it."""
        start = len(self.text) - len(self.text.lstrip())
        return self.part(start, len(self.text.rstrip()) or start)


def plain_view(line: int, text: str, start: int = 0, end: int | None = None) -> View:
    """Return the view of a stretch of one sentence."""
    stop = len(text) if end is None else end
    plain = text[start:stop].translate(_PLAIN)
    return View(plain, tuple(Place(line, offset) for offset in range(start, stop)))


def join_views(views: Iterable[View]) -> View:
    """Return views as one text, with a space between them."""
    texts: list[str] = []
    places: list[Place] = []
    for view in views:
        piece = view.trimmed()
        if not piece.text:
            continue
        if texts:
            texts.append(" ")
            places.append(piece.places[0])
        texts.append(piece.text)
        places.extend(piece.places)
    return View("".join(texts), tuple(places))


def without_characters(view: View, characters: str) -> View:
    """Return the view without some characters."""
    kept = [index for index, char in enumerate(view.text) if char not in characters]
    return View(
        "".join(view.text[index] for index in kept), tuple(view.places[index] for index in kept)
    )
