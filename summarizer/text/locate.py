"""Quote to span: where exactly a quote stands in an article; never somewhere like it.

A quote is looked for as it is, then with both sides folded (`text.fold`), then with the other case
of its first letter, then without the quotation marks around it and one stop at its end. No letter,
digit or word is ever forgiven: a sentence and its negation are nearly the same characters. A match
begins and ends where words do (`agree` is not found in `disagree`, `200` not in `1,200`, `can` not
in `can't`), and it does not run from one paragraph into the next.

The sentence that was named comes first, then its neighbours; further off, a quote has to stand
there only once.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple, TypeAlias

from summarizer.schema.article import Sentence
from summarizer.schema.span import TextSpan
from summarizer.text.boundaries import is_whole, stands_free
from summarizer.text.fold import Folded, fold, fold_text
from summarizer.text.normalize import join_tokens

_MAX_MATCHES = 64
"""How many places of one quote are looked at in one stretch; far off, more prove nothing."""
_FAR = 2
"""Distance of a place that is neither in the named sentence nor in a neighbour."""
_AROUND = " \n'"
_STOPS = ".,;:"


class _Place(NamedTuple):
    """A place of a quote, and how many sentences it is from where it was expected."""

    distance: int
    start: int
    end: int


_Stretches: TypeAlias = tuple[tuple[int, int], ...]
"""Where a quote is expected to begin, `[start, end)` each, the likeliest first."""
_Search: TypeAlias = Callable[[], Iterator[tuple[int, int]]]


class QuoteLocator:
    """Finds quotes in one article.

    Args:
        text: Text of the article, NFC.
        sentences: Its sentences in order.
    """

    def __init__(
        self, text: str, sentences: Sequence[Sentence], *, source: "_Source | None" = None
    ) -> None:
        self._source = source or _Source(text)
        self._text = text
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._index = {sentence.number: index for index, sentence in enumerate(sentences)}

    def among(self, sentences: Sequence[Sentence]) -> "QuoteLocator":
        """Return a locator for the same text that finds quotes in these sentences only."""
        return QuoteLocator(self._text, sentences, source=self._source)

    def locate(self, quote: str, sentence: int) -> TextSpan | None:
        """Return where the quote stands, `text[start:end]` of the article; None if nowhere.

        Args:
            quote: What is to be found.
            sentence: Number of the sentence that it is said to stand in; one that the article
                does not have is no help and no harm.
        """
        if not any(map(str.isalnum, quote)):
            return None
        expected = self._index.get(sentence)
        far: _Place | None = None
        near: _Place | None = None
        for search in self._searches(quote, self._near(expected)):
            places = self._places(search(), expected)
            if places and places[0].distance == 0:
                return self._span(places[0])
            if places and places[0].distance < _FAR:
                near = near or places[0]
            elif len(places) == 1:
                far = far or places[0]
        found = near or far
        return self._span(found) if found else None

    def _near(self, expected: int | None) -> _Stretches:
        """Return the stretch of the sentence that was named, and that with its neighbours."""
        if expected is None:
            return ()
        named = self._sentences[expected]
        last = self._sentences[min(expected + 1, len(self._sentences) - 1)]
        return (named.start, named.end), (self._starts[max(0, expected - 1)], last.end)

    def _searches(self, quote: str, near: _Stretches) -> Iterator[_Search]:
        """Yield searches for the quote, the strictest first; each yields places in the text."""
        plain = unicodedata.normalize("NFC", quote).strip()
        yield lambda: _occurrences(self._text, plain, near)
        seen = set()
        folded = fold_text(plain)
        joined = join_tokens(folded)
        others = () if joined == folded else _spellings(joined)
        for spelling in (*_spellings(folded), *others):
            if spelling in seen:
                continue
            seen.add(spelling)
            yield lambda spelling=spelling: self._in_source(  # type: ignore[misc]
                _occurrences(self._source.folded.text, spelling, self._folded(near))
            )
        if self._source.folded.joints and "-" in folded:
            yield lambda: self._in_source(
                self._source.unhyphenated.occurrences(folded, self._folded(near))
            )

    def _folded(self, near: _Stretches) -> _Stretches:
        return tuple(self._source.folded.folded_span(start, end) for start, end in near)

    def _in_source(self, matches: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        for start, end in matches:
            source = self._source.folded.source_span(start, end)
            if source is not None:
                yield source

    def _places(self, matches: Iterator[tuple[int, int]], expected: int | None) -> Sequence[_Place]:
        """Return the places that are whole words of one paragraph, nearest first.

        One in the sentence where it was expected is enough.
        """
        places = []
        for start, end in matches:
            first, last = self._sentence_at(start), self._sentence_at(end - 1)
            if first is None or last is None or not self._in_one_paragraph(first, last):
                continue
            if not self._source.is_whole(start, end):
                continue
            distance = _FAR if expected is None else min(abs(first - expected), _FAR)
            if distance == 0:
                return (_Place(distance, start, end),)
            places.append(_Place(distance, start, end))
        return sorted(places)

    def _sentence_at(self, position: int) -> int | None:
        """Return the index of the sentence that a code point stands in."""
        index = bisect_right(self._starts, position) - 1
        if index < 0 or position >= self._sentences[index].end:
            return None
        return index

    def _in_one_paragraph(self, first: int, last: int) -> bool:
        return self._sentences[first].paragraph == self._sentences[last].paragraph

    def _span(self, place: _Place) -> TextSpan:
        quoted = self._text[place.start : place.end]
        return TextSpan(start=place.start, end=place.end, quote=quoted)


class _Source:
    """A text, and it folded where a quote calls for that; locators for one text share it."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def folded(self) -> Folded:
        """The folded text."""
        return fold(self._text)

    @cached_property
    def unhyphenated(self) -> "_Unhyphenated":
        """The folded text without hyphens."""
        return _Unhyphenated(self.folded)

    def is_whole(self, start: int, end: int) -> bool:
        """Return whether a stretch is made of whole words; most need no folded text for that."""
        return stands_free(self._text, start, end) or is_whole(self._text, self.folded, start, end)


class _Unhyphenated:
    """A folded text without hyphens between letters, for words hyphenated at the end of a line.

    There, nobody can tell whether the hyphen was the word's own. So a quote may have one where
    the line broke, and nowhere else.
    """

    def __init__(self, folded: Folded) -> None:
        self._text = folded.text
        self._joints = frozenset(folded.joints)
        self._bare, self._positions = _without_hyphens(folded.text)

    def occurrences(self, quote: str, near: _Stretches) -> Iterator[tuple[int, int]]:
        """Yield where the folded quote stands in the folded text, first in these stretches."""
        bare, _ = _without_hyphens(quote)
        bare_near = tuple((self._bare_place(start), self._bare_place(end)) for start, end in near)
        for start, end in _occurrences(self._bare, bare, bare_near):
            first, last = self._positions[start], self._positions[end - 1] + 1
            if self._is_same(quote, first, last):
                yield first, last

    def _bare_place(self, position: int) -> int:
        return bisect_left(self._positions, position)

    def _is_same(self, quote: str, start: int, end: int) -> bool:
        position = start
        for character in quote:
            if position < end and self._text[position] == character:
                position += 1
            elif character != "-" or position not in self._joints:
                return False
        return position == end


def _without_hyphens(text: str) -> tuple[str, Sequence[int]]:
    """Return the text without hyphens, and for each character where it stood."""
    kept = [(index, character) for index, character in enumerate(text) if character != "-"]
    return "".join(character for _, character in kept), [index for index, _ in kept]


def _occurrences(text: str, quote: str, near: _Stretches) -> Iterator[tuple[int, int]]:
    """Yield where the quote stands in the text, each place once.

    Those that begin in the stretches come first, then the others; each from left to right, up to a
    bound: so a place where the quote is expected is seen, however often it stands elsewhere.
    """
    seen = set()
    for first, last in (*near, (0, len(text))):
        for start in islice(_starts(text, quote, first, last), _MAX_MATCHES):
            if start not in seen:
                seen.add(start)
                yield start, start + len(quote)


def _starts(text: str, quote: str, first: int, last: int) -> Iterator[int]:
    """Yield where the quote begins in `[first, last)` of the text, from left to right."""
    end = last + len(quote) - 1
    position = text.find(quote, first, end) if quote else -1
    while position >= 0:
        yield position
        position = text.find(quote, position + 1, end)


def _spellings(folded: str) -> Iterator[str]:
    """Yield the quote, and what a writer who quotes may do at its ends."""
    ends_bare = folded.strip(_AROUND)
    if ends_bare[-1:] in _STOPS:
        ends_bare = ends_bare[:-1].rstrip(_AROUND)
    for spelling in (folded, ends_bare):
        yield spelling
        first, rest = spelling[:1], spelling[1:]
        yield (first.lower() if first.isupper() else first.upper()) + rest
