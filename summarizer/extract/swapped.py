"""Figures of a sentence that change places in a statement: `300 of 20 ships` for `20 of 300`.

Two figures have changed places where each stands in the statement where the other one stands in
the sentence: on the same side of `of`, behind `from` or `to`, before the same unit, behind the
same name.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from summarizer.text.fold import fold_text
from summarizer.text.numbers import FIGURES, numbers_of

_WORD = re.compile(r"\d[\d,.]*\d|\d+|[^\W\d_]+")
_SIDES = {
    "of": ("part", "whole"),
    "to": ("one", "other"),
    "in": ("count", "among"),
    "for": ("given", "gained"),
    "against": ("one", "other"),
    "per": ("count", "among"),
}
"""What two figures are on the two sides of a word between them."""
_BEFORE = frozenset("from to by until than under over above below".split())
_SKIPPED = frozenset(
    """the a an its their his her some about around nearly almost up only just more most million
    billion thousand trillion hundred of and or percent us new full further other""".split()
)
"""Words that stand between a figure and what is counted."""
_YEARS = frozenset(map(str, range(1900, 2101)))
_NEAR = 3
_LEAST_LETTERS = 4


def swapped_figures(near: str, statement: str) -> str | None:
    """Return two figures that have changed places in a statement; None where none have.

    Args:
        near: The folded sentence.
        statement: What the claim says.

    >>> swapped_figures("They free 20 of 300 ships.", "They free 300 of 20 ships.")
    '20 and 300'
    """
    given = numbers_of(statement) - _YEARS
    shared = given & numbers_of(near) if len(given) > 1 else given
    if len(shared) < 2:
        return None
    told, said = _places(near), _places(fold_text(statement))
    numbers_at: dict[str, set[str]] = defaultdict(set)
    places_of: dict[str, set[str]] = defaultdict(set)
    for place, number in said:
        numbers_at[place].add(number)
        places_of[number].add(place)
    found = {
        (one, other)
        for place, one in told - said
        for instead in places_of[one] - {place}
        for other in numbers_at[place] - {one}
        if (instead, other) in told
        and (instead, other) not in said
        and _sort(instead) == _sort(place)
    }
    return " and ".join(sorted(min(found))) if found else None


def _sort(place: str) -> str:
    return place.partition(":")[0]


@lru_cache(maxsize=128)  # many claims share a sentence
def _places(text: str) -> frozenset[tuple[str, str]]:
    """Return where the figures of a text stand, each place as its sort and a word."""
    words = [(found.group(), found.group().lower()) for found in _WORD.finditer(text)]
    numbers = [
        (at, number)
        for at, (word, lower) in enumerate(words)
        if word[0].isdecimal() or lower in FIGURES
        for number in numbers_of(word)
    ]
    names = list(accumulate((word if word[0].isupper() else "" for word, _ in words), _latest))
    found: set[tuple[str, str]] = set()
    for at, number in numbers:
        found.update((place, number) for place in _around(words, at))
        if names[at]:
            found.add((f"name:{names[at]}", number))
    for (first, one), (second, other) in pairwise(numbers):
        between = [word for _, word in words[first + 1 : second] if word not in _SKIPPED - {"of"}]
        if between[-1:] and between[-1] in _SIDES and len(between) <= _NEAR:
            left, right = _SIDES[between[-1]]
            found |= {(f"{between[-1]}:{left}", one), (f"{between[-1]}:{right}", other)}
    return frozenset(found)


def _around(words: list[tuple[str, str]], at: int) -> Iterator[str]:
    """Yield the places of a figure: what it counts, and what stands before it."""
    for _, word in words[at + 1 : at + 1 + _NEAR]:
        if word in _SKIPPED:
            continue
        if word in _SIDES or word[0].isdigit() or len(word) < _LEAST_LETTERS:
            break
        yield f"unit:{word.removesuffix('s')}"
        break
    if at and words[at - 1][1] in _BEFORE:
        yield f"before:{words[at - 1][1]}"


def _latest(name: str, word: str) -> str:
    return word or name
