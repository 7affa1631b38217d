"""Whether the amounts of a sentence are its items': in value, scale and currency, and in words.

That the digits are the same does not tell "620 million dollars" from "620 billion" or "€620m".
"""

import re

from summarizer.text.numbers import numbers_of
from summarizer.text.quantities import Quantity, find_quantities
from summarizer.text.words import find_words

_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
        twentieth""".split(),
        start=1,
    )
}
_TENS = {
    word: str(10 * number)
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety hundred".split(), start=2
    )
}
_LARGE = frozenset(
    """hundreds thousand thousands million millions billion billions trillion trillions dozen
    dozens score scores couple half halves thirds quarter quarters fifths double triple tenfold
    twofold threefold percent""".split()
)
_SCALE_OF_FIGURE = re.compile(
    r"(?<=\d)\s*(?:thousand|million|billion|trillion|percent)\b", re.IGNORECASE
)


def unknown_amounts(text: str, held: str, numbers: frozenset[str] = frozenset()) -> str | None:
    """Return the first amount of a text that what it rests on does not have; None without one.

    Args:
        text: The sentence, without its dates.
        held: What it rests on, without its dates.
        numbers: Numbers that every sentence may have.

    >>> unknown_amounts("They invest $620 billion", "an investment of $620 million")
    '$620 billion'
    >>> unknown_amounts("a hundred experts", "experts met")
    'hundred'
    """
    known = find_quantities(held)
    for one in find_quantities(text):
        if not any(_are_one(one, other) for other in known):
            told = text[one.start : one.end]
            if re.search(r"\d", told):
                return told
    return _unknown_words(text, held, numbers)


def _are_one(left: Quantity, right: Quantity) -> bool:
    if left.value != right.value:
        return False
    if left.currency and right.currency:
        return left.currency == right.currency
    return left.unit == right.unit or "percent" not in (left.unit, right.unit)


def _unknown_words(text: str, held: str, allowed: frozenset[str]) -> str | None:
    """Return the first number in words, `second` and `dozens` among them, that is not held."""
    known = {word.text for word in find_words(held)}
    numbers = numbers_of(held) | allowed | {_ORDINALS[word] for word in known & _ORDINALS.keys()}
    plain = _SCALE_OF_FIGURE.sub(" ", text)
    for word in (word.text for word in find_words(plain)):
        figure = _ORDINALS.get(word) or _TENS.get(word)
        if figure is not None and word not in known and not _has(numbers, figure):
            return word
        if word in _LARGE and word not in known:
            return word
    return None


def _has(numbers: frozenset[str], figure: str) -> bool:
    return any(re.fullmatch(rf"{figure}(?:st|nd|rd|th)?", number) for number in numbers)
