"""Embedded posts of social networks: which lines they are, and whose."""

from collections.abc import MutableSequence, Sequence

from summarizer.schema.words import Zone
from summarizer.text import furniture
from summarizer.text.units import Unit

POST_CHARS = 1_000
"""A longer line is of no post."""
POST_LINES = 5
"""The text of a post before or behind its attribution has no more lines."""
SHORT_LINK_CHARS = 60


def mark_posts(
    lines: Sequence[str],
    units: Sequence[Unit],
    zones: MutableSequence[Zone | None],
    accounts: MutableSequence[str | None],
) -> None:
    """Mark the lines of embedded posts, and their accounts: the attribution and what is round it.

    Pages print the attribution below the text of a post or above it; where an attribution has
    text on both sides that bears the marks of a post, both are the post's.
    """
    for index, line in enumerate(lines):
        found = len(line) <= POST_CHARS and furniture.POST_ATTRIBUTION.match(line)
        if not found:
            continue
        account = " ".join(found["account"].split())
        after = _lines_after(lines, units, index)
        before = _lines_before(lines, units, index, has_text_after=bool(after))
        for member in (*before, index, *after):
            zones[member] = "embedded_post"
            accounts[member] = account
    _name_marked_posts(units, accounts)


def _name_marked_posts(units: Sequence[Unit], accounts: MutableSequence[str | None]) -> None:
    """Give the lines of a post that the markup marks the account of its last line."""
    for index in reversed(range(len(units) - 1)):
        in_one_post = units[index].zone == units[index + 1].zone == "embedded_post"
        if in_one_post and accounts[index] is None:
            accounts[index] = accounts[index + 1]


def _lines_after(lines: Sequence[str], units: Sequence[Unit], index: int) -> range:
    """Return the lines behind the attribution up to the link that ends a post, if one does."""
    for last in range(index + 1, min(index + POST_LINES, len(lines))):
        if units[last].paragraph != units[index].paragraph or len(lines[last]) > POST_CHARS:
            break
        if furniture.POST_ATTRIBUTION.match(lines[last]):
            break
        if _ends_post(lines[last]) and not _is_short_link(lines[last + 1 : last + 2]):
            return range(index + 1, last + 1)
    return range(0)


def _ends_post(line: str) -> bool:
    return bool(furniture.POST_END.search(line[-POST_CHARS:]))


def _is_short_link(following: Sequence[str]) -> bool:
    return any(len(line) < SHORT_LINK_CHARS and _ends_post(line) for line in following)


def _lines_before(
    lines: Sequence[str], units: Sequence[Unit], index: int, *, has_text_after: bool
) -> range:
    """Return the lines before the attribution that bear the marks of a post."""
    first = index
    paragraph = units[index].paragraph
    while first > max(0, index - POST_LINES) and units[first - 1].paragraph == paragraph:
        line = lines[first - 1]
        is_other = len(line) > POST_CHARS or furniture.POST_ATTRIBUTION.match(line)
        if is_other or not furniture.POST_MARK.search(line):
            break
        first -= 1
    nothing_else = first == index and not has_text_after
    if nothing_else and index > 0 and units[index - 1].paragraph == paragraph:
        first = index - 1
    return range(first, index)
