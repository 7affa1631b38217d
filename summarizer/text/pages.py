"""The page that a place in a text stands on."""

from bisect import bisect_right
from collections.abc import Sequence


def page_number(pages: Sequence[int], start: int) -> int | None:
    """Return the number of the page that a place is on; None where there are no pages.

    Args:
        pages: First code point of each page, in order.
        start: The place.

    >>> page_number((0, 100), 99), page_number((0, 100), 100)
    (1, 2)
    """
    return max(1, bisect_right(pages, start)) if pages else None


def page_words(pages: Sequence[int], start: int) -> str:
    """Return the page in words, such as `p. 3`; empty where there are no pages."""
    number = page_number(pages, start)
    return "" if number is None else f"p. {number}"
