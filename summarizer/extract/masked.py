"""A sentence in which the names of those in question stand as marks, so that one pattern fits all.

The marks are as long as the names: every place of the sentence stays where it is.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from summarizer.vocabulary.load import Vocabulary

HOLDER = r"_H_*(?!\w)"
"""The mark of somebody who is said to hold a claim."""
OTHER = r"_O_*(?!\w)"
"""The mark of any other state, body or person."""
_LEAST_CHARS = 2
"""A name is no shorter: a mark has its sort in its second letter."""
_CODE_CHARS = 3
"""A code is no longer; sentences have names."""


class Parties(NamedTuple):
    """Who is named in the drafts of an article."""

    names: tuple[str, ...]
    """Names and codes of states and bodies."""
    people: tuple[tuple[str, str], ...]
    """Persons, each with the state or body it belongs to."""


class Masked(NamedTuple):
    """A sentence with marks in it."""

    text: str
    """The folded sentence; names are marks."""
    told: str
    """The folded sentence as it is."""
    start: int
    """Where the quote begins."""
    end: int
    """One past where it ends."""
    holders: tuple[tuple[int, int], ...]
    """Where the holders are named, in order."""
    by_state: frozenset[int]
    """Where names of states and bodies begin, and not of their people."""
    demonyms: frozenset[int]
    """Where names of peoples begin: `Estonian`."""


def mask_sentence(
    near: str,
    quote: tuple[int, int],
    holders: Collection[str],
    parties: Parties,
    vocabulary: Vocabulary,
) -> Masked:
    """Return a folded sentence with marks for those who hold a claim, and for all others.

    Args:
        near: The sentence.
        quote: Where the quote begins and ends in it.
        holders: Codes and names of who is said to hold it.
        parties: Who is named in the article.
        vocabulary: Names of states and bodies.
    """
    marks: dict[tuple[int, int], bool] = {}
    by_state, demonyms = set[int](), set[int]()
    for mention in vocabulary.mentions(near):
        marks[mention.start, mention.end] = mention.code in holders
        (demonyms if mention.how == "demonym" else by_state).add(mention.start)
    for name, is_holder, is_person in _names(near, holders, parties):
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", near):
            if not is_person:
                by_state.add(found.start())
            marks.setdefault(found.span(), is_holder)
    text = near
    for (start, end), is_holder in marks.items():
        if end - start >= _LEAST_CHARS and not text.startswith("_", start):
            mark = ("_H" if is_holder else "_O").ljust(end - start, "_")
            text = text[:start] + mark + text[end:]
    held = (span for span, is_holder in marks.items() if is_holder)
    return Masked(text, near, *quote, tuple(sorted(held)), frozenset(by_state), frozenset(demonyms))


def _names(
    near: str, holders: Collection[str], parties: Parties
) -> Iterator[tuple[str, bool, bool]]:
    """Yield names in a sentence that no vocabulary has: whether of holders, whether of people."""
    for name in dict.fromkeys((*holders, *parties.names)):
        if len(name) > _CODE_CHARS and name in near:
            yield name, name in holders, False
    for person, side in parties.people:
        if side in holders:  # Some people are called by the first word of their name.
            yield from ((one, True, True) for one in person.split() if one in near)
        elif side and (last := person.rpartition(" ")[2]) in near:
            yield last, False, True
