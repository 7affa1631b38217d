"""Items of two briefings side by side: which is which, and which has no other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

from summarizer.schema.briefing import Date, Divergence, Participant
from summarizer.schema.difference import Match
from summarizer.text.assign import assign_pairs

Item = TypeVar("Item", Date, Divergence, Participant)
Matches: TypeAlias = Mapping[tuple[int, int], Match]
"""Indices of two items that are one, the older first, and what shows it."""


def match_items(
    old: Sequence[Item],
    new: Sequence[Item],
    *,
    same_articles: bool,
    likeness: Callable[[Item, Item], float | None],
    explain: Callable[[Item, Item, float], Match],
) -> Matches:
    """Return which items are one: those of one id, and of the others those that are most alike.

    Args:
        old: Items of the older briefing.
        new: Items of the newer one.
        same_articles: Whether ids can be the same because articles are.
        likeness: How alike two items are; None where they are not one.
        explain: Says why two are, from them and how alike they are, 1 at most.
    """
    found: dict[tuple[int, int], Match] = {}
    if same_articles:
        place = {item.id: index for index, item in enumerate(old)}
        for index, item in enumerate(new):
            if item.id in place:
                found[place[item.id], index] = Match(rule="id", score=1, reason="same id")
    taken = {one for one, _ in found}, {other for _, other in found}
    scores = {
        (one, other): score
        for one, before in enumerate(old)
        for other, after in enumerate(new)
        if one not in taken[0]
        and other not in taken[1]
        and (score := likeness(before, after)) is not None
    }
    for one, other in assign_pairs(scores, 2.0).items():
        score = round(min(scores[one, other], 1.0), 3)
        found[one, other] = explain(old[one], new[other], score)
    return found


def side_by_side(
    old: Sequence[Item], new: Sequence[Item], found: Matches
) -> Iterator[tuple[Item | None, Item | None, Match | None]]:
    """Yield every newer item with the older one that it is, then the older ones that are gone."""
    older = {other: one for one, other in found}
    for index, item in enumerate(new):
        if index in older:
            yield old[older[index]], item, found[older[index], index]
        else:
            yield None, item, None
    kept = frozenset(older.values())
    for index, item in enumerate(old):
        if index not in kept:
            yield item, None, None
