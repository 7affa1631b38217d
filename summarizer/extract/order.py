"""The one order of what was found in an article, whatever order it was found in."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from summarizer.schema.communique import GroundedItem


def in_order(items: Iterable[GroundedItem]) -> Iterator[GroundedItem]:
    """Yield items by their place, then by what they are, then by all that they say."""
    for _, group in groupby(sorted(items, key=_place), key=_place):
        of_one_place = list(group)
        if len(of_one_place) > 1:
            of_one_place.sort(key=GroundedItem.model_dump_json)
        yield from of_one_place


def _place(item: GroundedItem) -> tuple[int, int, str]:
    return (item.span.start, item.span.end, type(item).__name__)
