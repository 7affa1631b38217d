"""Sums that two texts write in two ways: `NOK1.2bn` and `1.2 billion Norwegian kroner`.

Reading amounts takes longer than comparing figures: it is for what figures do not settle.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from summarizer.text.fold import fold_text
from summarizer.text.numbers import numbers_of
from summarizer.text.quantities import find_quantities
from summarizer.text.quantitywords import NUMBER_VALUES

_NUMBER = "|".join(sorted(NUMBER_VALUES, key=lambda word: (-len(word), word)))
_HUNDREDS = re.compile(
    rf"\b(?P<hundreds>an?|{_NUMBER})[ -]hundred(?:[ -]and)?[ -]"
    rf"(?P<rest>(?:{_NUMBER})(?:[ -](?:{_NUMBER}))?)\b",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(rf"\b(?P<whole>\d+|{_NUMBER})[ -]and[ -]a[ -]half\b", re.IGNORECASE)
_HALF_OF = re.compile(
    r"\bhalf (?:of )?(?:(?:the|its|their|his|her|all|those|these) )?(?P<whole>\d[\d,]*)"
    r"(?![\d.,]*\d| ?(?:[mbt]n|million|billion|trillion|crore|percent|per cent|%))",
    re.IGNORECASE,
)


def same_sums(said: str, told: str) -> frozenset[str]:
    """Return the numbers of a text that are of amounts that another text has, however written.

    >>> sorted(same_sums("It holds 12 billion rupees.", "It holds Rs1,200 crore."))
    ['12']
    >>> sorted(same_sums("350 troops and 40 ships", "three hundred and fifty troops"))
    ['350']
    """
    shared = shared_sums(said, told)
    return frozenset(number for one in shared for number in numbers_of(one))


def shared_sums(said: str, told: str) -> tuple[str, ...]:
    """Return the amounts of a text, as it writes them, that another text has as well."""
    known = _values(told)
    return tuple(one for value, one in _amounts(fold_text(said)) if value in known)


@lru_cache(maxsize=256)
def _values(text: str) -> frozenset[Decimal]:
    return frozenset(value for value, _ in _amounts(fold_text(text)))


def _amounts(text: str) -> Iterator[tuple[Decimal, str]]:
    """Yield the amounts of a folded text with how it writes them."""
    rest = list(text)
    for found in _HUNDREDS.finditer(text):
        hundreds = NUMBER_VALUES.get(found["hundreds"].lower(), 1)
        more = sum(NUMBER_VALUES[one] for one in re.split("[ -]", found["rest"].lower()))
        yield Decimal(100 * hundreds + more), found[0]
        rest[found.start() : found.end()] = " " * len(found[0])
    for found in _AND_A_HALF.finditer(text):
        whole = found["whole"].lower()
        yield Decimal(NUMBER_VALUES.get(whole) or whole) + Decimal("0.5"), found[0]
    for found in _HALF_OF.finditer(text):
        yield Decimal(found["whole"].replace(",", "")) / 2, found[0]
    for one in find_quantities("".join(rest)):
        yield one.value, text[one.start : one.end]
    for found in re.finditer(r"\b\d+\.\d+\b", text):
        yield Decimal(found[0]), found[0]
