"""Numbers as a reader compares them: in figures, whatever the words and the separators."""

import re
from functools import lru_cache

from summarizer.text.currencies import part_sums
from summarizer.text.words import may_have_figures, word_texts

_CARDINALS = """three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty"""
_ORDINALS = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
FIGURES = {
    word: str(number)
    for words in (_CARDINALS, _ORDINALS)
    for number, word in enumerate(words.split(), start=3)
}
"""Words that are read as figures.

`one`, `two`, `first`, `second` count nothing often enough (`the two sides`) and stay words.
"""
_SHORT_SCALE = re.compile(r"(\d)(?=(?:m|mn|bn|tn|k)\b)", re.IGNORECASE)
"""Where `$620m` is parted, so that its number compares with that of `620 million`."""


@lru_cache(maxsize=1024)
def numbers_of(text: str) -> frozenset[str]:
    """Return the numbers of a text in figures, without thousands separators.

    >>> sorted(numbers_of("The third round: 1,200 experts, 4.1 percent"))
    ['1200', '3', '4.1']
    >>> sorted(numbers_of("$1.2bn"))
    ['1.2']
    >>> sorted(numbers_of("Rs1,200 crore, EUR2.5 million, COP29"))
    ['1200', '2.5']
    """
    if not may_have_figures(text):
        return frozenset([FIGURES[word] for word in word_texts(text) if word in FIGURES])
    words = word_texts(part_sums(_SHORT_SCALE.sub(r"\1 ", text)))
    return frozenset(
        FIGURES.get(word, word.lstrip("0") or "0")
        for word in words
        if word[0].isdecimal() or word in FIGURES
    )


def date_numbers(value: str) -> frozenset[str]:
    """Return the numbers of an EDTF date.

    >>> sorted(date_numbers("2026-01-04"))
    ['1', '2026', '4']
    """
    return frozenset(number.lstrip("0") or "0" for number in re.findall(r"\d+", value))
