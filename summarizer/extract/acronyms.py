"""Acronyms and the names that they stand for, as an article has them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from summarizer.text.names import fold_letters
from summarizer.text.words import word_texts

_SHORT = re.compile(r"\([A-Z][A-Za-z]{1,9}\)")
_BRACKETED = re.compile(
    r"(?<![^\W\d_])(?P<name>(?:[^\W\d_][\w'’-]*\s+){1,9})\((?P<short>[A-Z][A-Za-z]{1,9})\)"
)
_SMALL_WORDS = frozenset(("a", "an", "the", "of", "and", "for", "on", "in", "to", "at", "de", "la"))
_LEAST_LETTERS = 3
_MOST_WORDS = 9
"""Words that a name in front of its acronym may have."""


def read_acronyms(text: str) -> Mapping[str, frozenset[str]]:
    """Return the acronyms that a text gives in brackets, with the words of their names, folded.

    >>> sorted(read_acronyms("the Western Indian Ocean Seas Forum (WIOSF) met")["wiosf"])
    ['forum', 'indian', 'ocean', 'seas', 'western']
    """
    acronyms = {}
    for match in _bracketed(text):
        words = word_texts(match["name"])
        short = fold_letters(match["short"])
        for start in range(len(words) - 1, -1, -1):
            if spells(short, words[start:]):
                acronyms[short] = frozenset(words[start:])
                break
    return acronyms


def _bracketed(text: str) -> Iterator[re.Match[str]]:
    """Yield acronyms in brackets with the words before them; looks nowhere else for such words."""
    position = 0
    for short in _SHORT.finditer(text):
        # No word holds a bracket, so what stands before the last one is out of reach.
        words = text[position : short.start()].rsplit(None, _MOST_WORDS + 1)
        start = position + len(words[0]) if len(words) > _MOST_WORDS + 1 else position
        match = _BRACKETED.search(text, start, short.end())
        if match:
            yield match
        position = short.end()


def words_of(short: str, words: Sequence[str]) -> frozenset[str]:
    """Return the words in a row that an acronym stands for; empty where there are none.

    >>> sorted(words_of("unclos", "the united nations convention on the law of the sea".split()))
    ['convention', 'law', 'nations', 'of', 'on', 'sea', 'the', 'united']
    """
    if len(short) >= _LEAST_LETTERS:
        for start, word in enumerate(words):
            if word[:1] != short[0]:
                continue
            for end in range(start + 2, min(len(words), start + 2 * len(short)) + 1):
                if spells(short, words[start:end]):
                    return frozenset(words[start:end])
    return frozenset()


def spells(short: str, words: Sequence[str]) -> bool:
    """Return whether the initials of the words make the acronym; small words may be left out.

    A word that is an acronym itself, such as `UN`, may give all its letters.
    """
    if not words:
        return not short
    word, rest = words[0], words[1:]
    if word in _SMALL_WORDS and spells(short, rest):
        return True
    if word and word[0] == short[:1] and spells(short[1:], rest):
        return True
    return len(word) == 2 and short.startswith(word) and spells(short[2:], rest)
