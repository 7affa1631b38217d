"""The package's verb: sketches in, the articles of each event out.

What comes out depends on which articles there are and on nothing else: not on their order, not on
the clock, and on no chance. The work grows with the number of articles, not with its square.
"""

from collections.abc import Sequence

from summarizer.heap.candidates import find_leads
from summarizer.heap.cluster import join_articles
from summarizer.heap.copies import find_copies
from summarizer.heap.sketch import ArticleSketch
from summarizer.heap.vectors import count_features, make_vectors

_UNDATED = 10_000_000


def group_sketches(sketches: Sequence[ArticleSketch]) -> tuple[tuple[str, ...], ...]:
    """Return the ids of the articles of each event, in the order of the alphabet.

    Near-copies are found first and are grouped as one article; the rest is told apart by names,
    words, states and days. An article that is like no other is an event of its own.

    Raises:
        ValueError: Two sketches are of one article.
    """
    ordered = sorted(sketches, key=_place_in_time)
    if len({one.id for one in ordered}) < len(ordered):
        msg = "expected one sketch for each article, found two of one id"
        raise ValueError(msg)
    first = find_copies(ordered)
    originals = [one for index, one in enumerate(ordered) if first[index] == index]
    place = {one.id: number for number, one in enumerate(originals)}
    copies: list[list[str]] = [[] for _ in originals]
    for index, one in enumerate(ordered):
        copies[place[ordered[first[index]].id]].append(one.id)
    counts = count_features(originals)
    vectors = [make_vectors(one, counts) for one in originals]
    leads = find_leads(originals, vectors, counts)
    groups = join_articles(originals, vectors, leads)
    return tuple(
        sorted(tuple(sorted(id_ for index in group for id_ in copies[index])) for group in groups)
    )


def _place_in_time(sketch: ArticleSketch) -> tuple[int, str]:
    """Return what articles are ordered by: their day, undated ones last, then their id."""
    days = (sketch.published,) if sketch.published is not None else sketch.told
    return (min(days, default=_UNDATED), sketch.id)
