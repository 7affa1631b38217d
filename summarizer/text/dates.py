"""Dates in English text, as EDTF, with the places where they stand.

Relative dates (`on Sunday`, `next year`) and dates without a year are read against a day of
reference, which is the day of the dateline or of publication. A day of the week that nothing puts
in the future is the nearest one not after it.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from summarizer.text import datepatterns as patterns
from summarizer.text import datereaders as named
from summarizer.text import relativereaders as relative
from summarizer.text.datereaders import Context, DateKind, Reader
from summarizer.text.dayreference import Direction, read_reference
from summarizer.text.edtf import (
    DateBounds,
    canonical_edtf,
    edtf_bounds,
    is_edtf,
    same_edtf,
)
from summarizer.text.fold import fold, fold_nfc

__all__ = [
    "DateBounds",
    "DateMention",
    "canonical_edtf",
    "edtf_bounds",
    "find_dates",
    "is_edtf",
    "same_edtf",
]


class DateMention(NamedTuple):
    """A date and where it stands."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    value: str
    """EDTF, level 0."""
    kind: DateKind
    """Whether the words name the date, or only say how far it is from the day of reference."""
    assumed: str | None
    """What the words leave open and the reader filled in: `year`, `order` of day and month in
    figures, `future` for a day of the week; None for nothing."""


@lru_cache(maxsize=4096)  # the reports of a claim are read for dates by several comparisons
def find_dates(text: str, *, reference: str | None) -> tuple[DateMention, ...]:
    """Return the dates of a text in order; they do not overlap.

    Args:
        text: Any text in English; offsets count its code points.
        reference: EDTF day that relative dates are counted from; without it they are left out.

    >>> [mention.value for mention in find_dates("from January 3 to 5, 2026", reference=None)]
    ['2026-01-03/2026-01-05']
    """
    if not patterns.ANY_DATE.search(fold_nfc(text)):
        return ()
    folded = fold(text)
    day = read_reference(reference)
    taken = bytearray(len(folded.text))
    mentions = []
    for pattern, read in _READERS:
        for match in pattern.finditer(folded.text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            context = Context(day, _direction(folded.text, match))
            for reading in read(match, context):
                span = match.span(reading.group) if reading.group else (start, end)
                source = folded.source_span(*span)
                taken[start:end] = b"\x01" * (end - start)
                if source is None or not is_edtf(reading.value):
                    continue
                mentions.append(DateMention(*source, reading.value, reading.kind, reading.assumed))
    return tuple(sorted(mentions))


def _direction(text: str, match: re.Match[str]) -> Direction:
    """Return where a date lies according to the words before it, in the same clause."""
    clause = re.split(r"[.;:,!?()\n]", text[max(0, match.start() - 80) : match.start()])[-1]
    words = clause.lower().split()
    last = words[-1] if words else ""
    if last in ("last", "since", "past") or patterns.DONE_CUE.search(clause):
        return "past"
    if patterns.RESOLVED_CUE.search(clause):
        return "future"
    if last in ("by", "before", "until", "till", "next", "coming", "upcoming", "than"):
        return "future"
    return "future" if patterns.FUTURE_CUE.search(clause) else "near"


_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (patterns.ISO, named.read_iso),
    (patterns.NUMERIC_RANGE, named.read_numeric_range),
    (patterns.WORD_DAY, named.read_word_day),
    (patterns.NUMERIC, named.read_numeric),
    (patterns.LONG_RANGE, named.read_long_range),
    (patterns.LONG_MONTH_RANGE, named.read_long_range),
    (patterns.DAY_RANGE, named.read_day_range),
    (patterns.MONTH_DAY_RANGE, named.read_day_range),
    (patterns.MONTH_RANGE, named.read_month_range),
    (patterns.DAY, named.read_day),
    (patterns.MONTH_DAY, named.read_day),
    (patterns.END_OF, relative.read_end_of),
    (patterns.QUARTER, relative.read_part_of_year),
    (patterns.HALF, relative.read_part_of_year),
    (patterns.MONTH, named.read_month),
    (patterns.NEW_YEAR, relative.read_new_year),
    (patterns.YEAR_END, relative.read_year_end),
    (patterns.DECADE, named.read_decade),
    (patterns.YEAR_RANGE, named.read_year_range),
    (patterns.BARE_MONTH, named.read_month),
    (patterns.WEEKDAY_RANGE, relative.read_weekday_range),
    (patterns.WEEKDAY, relative.read_weekday),
    (patterns.NEAR_DAY, relative.read_near_day),
    (patterns.PERIOD, relative.read_period),
    (patterns.AGO, relative.read_ago),
    (patterns.WITHIN, relative.read_within),
    (patterns.YEAR, named.read_year),
)
"""Every form with its reader; what an earlier one has read, no later one reads again."""
DATE_FORMS = tuple(pattern for pattern, _ in _READERS)
"""How dates are written; each of these matches only what `ANY_DATE` finds something in."""
