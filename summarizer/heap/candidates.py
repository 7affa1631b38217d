"""Which articles of a heap are worth a comparison: a bounded number for each.

An article meets earlier ones through its weightiest names and words, which are its rarest. A
feature leads from an article to the last few articles that have it, and only where their days are
near; so the work is bounded however common the feature is, and however large an event.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.heap.sketch import ArticleSketch
from summarizer.heap.vectors import Frequencies, Vectors

MOST_CANDIDATES = 16
"""Earlier articles that one is compared with."""
LEADING_FEATURES = 10
"""Names, and as many words, that lead to other articles."""
WINDOW_DAYS = 16
"""Days of a window; articles meet in one window or in two that follow each other."""
_ANY_WINDOW = None
"""Where every article is filed, for those without a day."""
_POSTINGS = 24
"""Last articles of one feature and window that are looked at."""


class Lead(NamedTuple):
    """Two articles that may be of one event, by index."""

    left: int
    """The earlier one in order."""
    right: int
    """The later one."""


def find_leads(
    sketches: Sequence[ArticleSketch], vectors: Sequence[Vectors], counts: Frequencies
) -> Iterator[Lead]:
    """Yield pairs that are worth a comparison, at most `MOST_CANDIDATES` for each article."""
    postings: defaultdict[tuple[str, int | None], list[int]] = defaultdict(list)
    for right, (sketch, vector) in enumerate(zip(sketches, vectors, strict=True)):
        features = [
            *_leading(vector.names, counts.names),
            *_leading(vector.words, counts.words[sketch.language]),
        ]
        windows = windows_of(sketch)
        shared: defaultdict[int, int] = defaultdict(int)
        for feature, weight in features:
            for place in _places_to_look(feature, windows):
                for left in postings.get(place, ())[-_POSTINGS:]:
                    shared[left] -= weight
        best = sorted(zip(shared.values(), shared.keys(), strict=True))[:MOST_CANDIDATES]
        for _, left in best:
            yield Lead(left, right)
        for feature, _ in features:
            for window in (*windows, _ANY_WINDOW):
                postings[feature, window].append(right)


def windows_of(sketch: ArticleSketch) -> tuple[int, ...]:
    """Return the windows of time that an article is filed under; none where no day is known."""
    days = (sketch.published,) if sketch.published is not None else sketch.told
    return tuple(dict.fromkeys(day // WINDOW_DAYS for day in days))


def _places_to_look(feature: str, windows: Sequence[int]) -> Iterator[tuple[str, int | None]]:
    """Yield where articles with a feature are filed that can be of the event of an article.

    One without a day can be of any time, and those without a day come last, so whatever is dated is
    filed before them.
    """
    if not windows:
        yield feature, _ANY_WINDOW
    near = {window + step for window in windows for step in (-1, 0, 1)}
    for window in sorted(near):
        yield feature, window


def _leading(weights: Mapping[str, int], counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the weightiest features that another article has, too; at most `LEADING_FEATURES`."""
    shared = [(-weight, one) for one, weight in weights.items() if counts[one] > 1]
    return [(one, -weight) for weight, one in sorted(shared)[:LEADING_FEATURES]]
