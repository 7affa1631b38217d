"""Parts of months and years that words name without a day: `at the end of June`."""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from summarizer.text.dates import DateMention, values_of
from summarizer.text.edtf import DateBounds, edtf_bounds

_PART = re.compile(
    r"""\b(?:(?P<first>start|beginning|outset|opening|early|first\ (?:days?|weeks?))
    |(?P<middle>middle|mid)|(?P<last>end|close|late|last\ (?:days?|weeks?)))
    (?:[ -](?:of|in)\b)?[ -](?:the\ (?:year\ |month\ of\ )?)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_END = re.compile(r"(?:\w+\ ){0,4}?(?:the\ )?(?:end|close)\b", re.IGNORECASE)
_BEFORE = 30
"""Code points before a date in which such words stand."""
_ORDER = ("first", "middle", "last")
_DAY_MARKS = 2
"""Hyphens of a day in EDTF."""


def falls_in_named_part(value: str, text: str, mentions: Iterable[DateMention]) -> bool:
    """Return whether a date lies in the third of a month or year that a text tells of.

    Args:
        value: EDTF, no interval.
        text: The text.
        mentions: Its dates, with their places in it.

    >>> from summarizer.text.dates import find_dates
    >>> text = "due at the end of June 2029"
    >>> dates = find_dates(text, reference=None)
    >>> [falls_in_named_part(day, text, dates) for day in ("2029-06-30", "2029-06-02")]
    [True, False]
    """
    wanted = edtf_bounds(value)
    return any(
        third.first <= wanted.first and wanted.last <= third.last
        for mention in mentions
        for third in _thirds(mention, text)
    )


def _thirds(mention: DateMention, text: str) -> Iterator[DateBounds]:
    """Yield the third of each month or year that a date may be; none where no part is told."""
    part = _part_of(mention, text)
    if part is None:
        return
    for value in values_of([mention]):
        if "/" in value or value.count("-") == _DAY_MARKS:
            continue
        first, last = edtf_bounds(value)
        days = (last - first).days + 1
        nth = _ORDER.index(part)
        begin = first + timedelta(days=days * nth // 3)
        yield DateBounds(begin, first + timedelta(days=days * (nth + 1) // 3 - 1))


def _part_of(mention: DateMention, text: str) -> str | None:
    if _END.match(text, mention.start, mention.end):
        return "last"
    found = _PART.search(text, max(0, mention.start - _BEFORE), mention.start)
    return found.lastgroup if found else None
