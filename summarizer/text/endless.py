"""Sentences that nobody writes: lists, tables, files without stops, or what is to cost time."""

import re
from itertools import islice

MAX_WORDS = 400
"""Words, numbers and marks of a sentence that is read. The longest in `seeds` has 93;
the time of parsing and reading grows with the square."""
MAX_WORD_CHARS = 1_000
"""Characters without a space between them in a sentence that is read; the time to find the end of
a word grows with their square."""

_LONG_WORD = re.compile(rf"\S{{{MAX_WORD_CHARS + 1}}}")
_WORD_OR_MARK = re.compile(r"\w+|[^\w\s]")


def is_endless(text: str) -> bool:
    """Return whether a sentence has too many words, or a word that is too long, to be read.

    >>> is_endless("They agreed. " * 3), is_endless("." * 2_000)
    (False, True)
    """
    if len(text) <= MAX_WORDS:
        return False
    words = islice(_WORD_OR_MARK.finditer(text), MAX_WORDS + 1)
    return sum(1 for _ in words) > MAX_WORDS or _LONG_WORD.search(text) is not None
