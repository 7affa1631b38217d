"""Where spans lie against each other."""

from collections.abc import Iterable
from typing import Protocol

SHORT_QUOTE_CHARS = 20
"""A quote shorter than this, and shorter than the gold's, counts for less."""


class Placed(Protocol):
    """Anything that has a file and a place in it."""

    @property
    def file(self) -> str | None: ...  # noqa: D102
    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


def overlap_chars(left: Placed, right: Placed) -> int:
    """Return how many characters the two share; 0 in different files."""
    if left.file != right.file:
        return 0
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def place_similarity(gold: Placed, found: Placed) -> float:
    """Return how well the found span lies on the gold's, in [0, 1].

    Containment either way counts 0.8, a tight fit the rest; very short quotes count for less.
    """
    shared = overlap_chars(gold, found)
    if not shared:
        return 0.0
    gold_chars, found_chars = gold.end - gold.start, found.end - found.start
    fit = 0.8 * shared / min(gold_chars, found_chars) + 0.2 * shared / max(gold_chars, found_chars)
    return fit * min(1.0, found_chars / SHORT_QUOTE_CHARS) if found_chars < gold_chars else fit


def covered_share(found: Placed, spans: Iterable[Placed]) -> float:
    """Return the share of the found span that lies inside the union of the spans."""
    pieces = sorted(
        (max(span.start, found.start), min(span.end, found.end))
        for span in spans
        if overlap_chars(span, found)
    )
    covered, reached = 0, found.start
    for start, end in pieces:
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered / max(1, found.end - found.start)
