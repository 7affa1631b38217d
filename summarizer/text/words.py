"""Words of a text with their places, folded so that spellings compare."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from summarizer.text.foldscripts import MARKS, plain_digits
from summarizer.text.names import fold_letters
from summarizer.text.scripts import has_other_script

Meaning = TypeVar("Meaning")

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_WORD = re.compile(
    rf"\d+(?:[.,\u00a0\u202f ]\d{{3}}(?!\d))*(?:\.\d+)?(?:st|nd|rd|th)?(?![^\W_])"
    rf"|(?:[A-Za-z]\.){{2,}}"
    rf"|[^\W_]+(?:(?:[{_INVISIBLE}]+|[-\u2010]\n)[^\W_]+)*"
)
_CJK = "\u3005\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OTHER_WORD = re.compile(
    rf"\d+(?:[.,\u066c\u00a0\u202f ]\d{{3}}(?!\d))*(?:[.\u066b]\d+)?(?:st|nd|rd|th)?"
    rf"(?![^\W_{_CJK}\uac00-\ud7af])"
    rf"|(?:[A-Za-z]\.){{2,}}"
    r"|[\u3041-\u309f]+|[\u30a0-\u30ff]+"
    rf"|[{_CJK}]"
    rf"|[^\W_{_CJK}](?:[^\W_{_CJK}]|[{MARKS}])*"
    rf"(?:(?:[{_INVISIBLE}]+|[-\u2010]\n)(?:[^\W_{_CJK}]|[{MARKS}])+)*"
)
"""The same, where scripts without spaces stand: a Chinese character is a word, a run of kana too;
marks that write vowels go on with the word."""
_SPACED_NUMBER = re.compile("\\d[\u00a0\u202f ]\\d")
"""A number that may go on behind a space; no other word does."""
_LETTERS = re.compile(r"[^\W_]+")
_ORDINAL = re.compile(r"(?<!\d)(\d+)(?:st|nd|rd|th)")
_NUMBER = re.compile(r"\d")
_MAY_BE_SPELLED_OUT = re.compile(r"\.[A-Za-z]\.")
_TYPOGRAPHY = re.compile("[‘’“”–—…]")
_LETTER_RUN = re.compile(r"[^\W\d_]+")
_LETTERS_AS_THEY_ARE = bytes(code if chr(code).isalpha() else 32 for code in range(128)).ljust(256)
_FIGURE = b"0"
_FIGURES = b"0123456789"
_LETTERS_ALONE = bytes(
    ord(_FIGURE) if chr(code).isdigit() else ord(chr(code).lower() if chr(code).isalpha() else " ")
    for code in range(128)
).ljust(256)
"""For each byte of ASCII the letter in lower case, one figure for all figures, or a space."""
_WORDS_ALONE = bytes(
    ord(chr(code).lower() if chr(code).isalnum() or chr(code) == "_" else " ")
    for code in range(128)
).ljust(256)
"""For each byte of ASCII the letter in lower case, the figure, or a space."""


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

    A Chinese character is a word of its own.

    >>> [word.text for word in find_words("The U.N.’s 75th year: 1,200 co-operatives")]
    ['the', 'un', 's', '75', 'year', '1200', 'co', 'operatives']
    """
    return tuple(
        [
            Word(found.start(), found.end(), _fold_word(found[0]))
            for found in _words_of(text).finditer(text)
        ]
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


def parted_words(text: str) -> Sequence[str]:
    r"""Return the words of a folded text in lower case, as `\b` of a regular expression parts them.

    These are its `word_texts`, unless a hyphen at the end of a line joins two of them.
    """
    if text.isascii() and "-\n" not in text:
        return word_texts(text)
    return [word.lower() for word in _LETTERS.findall(text)]


def ascii_words(text: str) -> bytes:
    r"""Return the words of a text of ASCII in lower case, as `\b` parts them, with spaces between.

    >>> ascii_words("The U.N.'s 75th year")
    b'the u n  s 75th year'
    """
    return text.encode("ascii").translate(_WORDS_ALONE)


def letter_runs(text: str) -> Sequence[str]:
    """Return the runs of letters of a text as they are, without the figures beside them.

    >>> letter_runs("the U.N.'s 2nd round")
    ['the', 'U', 'N', 's', 'nd', 'round']
    """
    plain = text if text.isascii() else _TYPOGRAPHY.sub(" ", text)
    if plain.isascii():
        return plain.encode("ascii").translate(_LETTERS_AS_THEY_ARE).decode("ascii").split()
    return _LETTER_RUN.findall(text)


def may_have_figures(text: str) -> bool:
    """Return whether a text has figures, or is not of ASCII alone; a look for them costs more.

    >>> may_have_figures("the second round"), may_have_figures("the 2nd round")
    (False, True)
    """
    return not text.isascii() or len(text.encode().translate(None, _FIGURES)) < len(text)


@lru_cache(maxsize=2048)
def _texts_of(line: str) -> tuple[str, ...]:
    plain = _plain_words(line)
    if plain is not None:
        return plain
    if "\n" in line or has_other_script(line) or _SPACED_NUMBER.search(line):
        return tuple([_fold_word(word) for word in _words_of(line).findall(line)])
    return tuple([word for piece in line.split() for word in _texts_of_piece(piece)])


def _words_of(text: str) -> re.Pattern[str]:
    return _OTHER_WORD if has_other_script(text) else _WORD


@lru_cache(maxsize=8192)
def _texts_of_piece(piece: str) -> tuple[str, ...]:
    return tuple([_fold_word(word) for word in _WORD.findall(piece)])


def _plain_words(line: str) -> tuple[str, ...] | None:
    """Return the words of a line of unaccented letters without figures, as most are; else None.

    There a word is a run of letters, and lower case is all that folds: this takes a third of the
    time. None as well for a line that may have an acronym with stops, or a word that goes on in
    the next line.
    """
    if not line.isascii():
        line = _TYPOGRAPHY.sub(" ", line)
    if not line.isascii() or "\n" in line or _MAY_BE_SPELLED_OUT.search(line):
        return None
    bare = line.encode("ascii").translate(_LETTERS_ALONE)
    if _FIGURE in bare:
        return None
    return tuple(bare.decode("ascii").replace("isation", "ization").split())


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
        raw = plain_digits(raw).replace("\u066c", ",").replace("\u066b", ".")
        digits = re.sub(r"[,\u00a0\u202f ](?=\d{3})", "", raw)
        return _ORDINAL.sub(r"\1", digits.casefold())
    return fold_letters(re.sub(r"[-\u2010]\n|\.", "", raw)).replace("isation", "ization")


_ENGLISH = frozenset(
    """the of and to in that for on with by at is are was were it its has have will would said from
    an be not as this their they which he she we""".split()
)
_LEAST_ENGLISH = 0.2


def reads_as_english(sentence: str) -> bool:
    """Return whether a fifth of a sentence's words are the small ones that English is made of.

    >>> reads_as_english("The two sides agreed to meet in May."), reads_as_english("Ambas partes")
    (True, False)
    """
    words = word_texts(sentence)
    return sum(word in _ENGLISH for word in words) >= _LEAST_ENGLISH * max(len(words), 1)
