"""Words of a text with their places, folded so that spellings compare."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from summarizer.text.names import fold_letters

Meaning = TypeVar("Meaning")

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_WORD = re.compile(
    rf"\d+(?:[.,\u00a0\u202f ]\d{{3}}(?!\d))*(?:\.\d+)?(?:st|nd|rd|th)?(?![^\W_])"
    rf"|(?:[A-Za-z]\.){{2,}}"
    rf"|[^\W_]+(?:(?:[{_INVISIBLE}]+|[-\u2010]\n)[^\W_]+)*"
)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_NUMBER = re.compile(r"\d")


class Word(NamedTuple):
    """A word and where it stands."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    text: str
    """The word in lower case and one spelling, without diacritics and invisible characters."""


@lru_cache(maxsize=1024)  # a text's words take thirty times its own memory
def find_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text; hyphens part words, thousands separators do not part numbers.

    >>> [word.text for word in find_words("The U.N.’s 75th year: 1,200 co-operatives")]
    ['the', 'un', 's', '75', 'year', '1200', 'co', 'operatives']
    """
    return tuple(
        [Word(found.start(), found.end(), _fold_word(found[0])) for found in _WORD.finditer(text)]
    )


def word_texts(text: str) -> list[str]:
    r"""Return the words of a text alone, line by line: lines of several texts are read once.

    >>> word_texts("The U.N.’s\n75th year")
    ['the', 'un', 's', '75', 'year']
    """
    if "\n" not in text or "-\n" in text or "\u2010\n" in text:
        return list(_texts_of(text))  # of one line, or of lines in which a word goes on
    lines = text.split("\n")
    words: list[str] = []
    for line in lines:
        words += _texts_of(line)
    return words


@lru_cache(maxsize=2048)
def _texts_of(line: str) -> tuple[str, ...]:
    return tuple([_fold_word(word) for word in _WORD.findall(line)])


@dataclass(frozen=True)
class PhraseFinder(Generic[Meaning]):
    """Finds phrases of a table, the longest first; blind to case, hyphens and punctuation."""

    by_first_word: Mapping[str, Sequence[tuple[tuple[str, ...], Meaning]]]
    """First word of the phrases to the words of each and what it means, the longest first."""

    def find(self, text: str) -> tuple[tuple[Word, Meaning], ...]:
        """Return the phrases that stand in the text, leftmost first; they do not overlap.

        The `text` of what is returned is the phrase as the table has it.
        """
        if self.by_first_word.keys().isdisjoint(word_texts(text)):
            return ()
        words = find_words(text)
        found = []
        index = 0
        while index < len(words):
            step = 1
            for phrase, meaning in self.by_first_word.get(words[index].text, ()):
                there = words[index : index + len(phrase)]
                if tuple(word.text for word in there) == phrase:
                    found.append((Word(there[0].start, there[-1].end, " ".join(phrase)), meaning))
                    step = len(phrase)
                    break
            index += step
        return tuple(found)


def build_finder(meanings: Mapping[str, Meaning]) -> PhraseFinder[Meaning]:
    """Return a finder of the phrases that are the keys of a table."""
    by_first_word: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for phrase in sorted(meanings):
        words = tuple(word_texts(phrase))
        if words:
            by_first_word.setdefault(words[0], []).append((words, meanings[phrase]))
    for phrases in by_first_word.values():
        phrases.sort(key=lambda one: -len(one[0]))
    return PhraseFinder(by_first_word)


@lru_cache(maxsize=8192)
def _fold_word(raw: str) -> str:
    if _NUMBER.match(raw):
        digits = re.sub(r"[,\u00a0\u202f ](?=\d{3})", "", raw)
        return _ORDINAL.sub(r"\1", digits.casefold())
    return fold_letters(re.sub(r"[-\u2010]\n|\.", "", raw)).replace("isation", "ization")
