"""Sketches as vectors: how much each name and word of an article says in this heap.

A feature weighs by its inverse document frequency over the heap. Every vector has length one and
is kept in whole numbers, so that sums of them do not depend on the order of summation.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from summarizer.heap.sketch import ArticleSketch

UNIT = 1 << 16
"""Length of a vector; two vectors that are the same have a product of its square."""

Weights = Mapping[str, int]
"""Feature to weight."""


class Vectors(NamedTuple):
    """What is compared of one article."""

    names: Weights
    """Its names, states and bodies."""
    words: Weights
    """Its content words."""


class Frequencies(NamedTuple):
    """In how many articles of a heap each feature stands."""

    articles: int
    """How many articles there are."""
    names: Counter[str]
    """Names, states and bodies; names are folded and codes have capitals, so none are confused."""
    words: Mapping[str, Counter[str]]
    """Content words, by language."""


def count_features(sketches: Iterable[ArticleSketch]) -> Frequencies:
    """Return in how many sketches each feature stands."""
    number = 0
    names: Counter[str] = Counter()
    words: dict[str, Counter[str]] = {}
    for number, sketch in enumerate(sketches, start=1):  # noqa: B007  # it is the count
        names.update(sketch.names)
        names.update(sketch.states)
        words.setdefault(sketch.language, Counter()).update(sketch.words)
    return Frequencies(number, names, words)


def make_vectors(sketch: ArticleSketch, counts: Frequencies) -> Vectors:
    """Return the vectors of a sketch in a heap with these counts."""
    named = (*sketch.names, *sketch.states)
    return Vectors(
        names=_unit(named, counts.names, counts.articles),
        words=_unit(sketch.words, counts.words[sketch.language], counts.articles),
    )


def product(left: Weights, right: Weights) -> int:
    """Return the inner product of two vectors, or of two sums of vectors."""
    if len(left) > len(right):
        left, right = right, left
    get = right.get
    return sum([weight * get(feature, 0) for feature, weight in left.items()])


def _unit(features: Sequence[str], counts: Mapping[str, int], articles: int) -> Weights:
    weights = {one: math.log(1 + articles / (counts[one] + 0.5)) for one in features}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {one: round(UNIT * weight / length) for one, weight in weights.items()}
