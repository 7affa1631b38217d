"""Dates in English text, as EDTF, with the places where they stand.

Relative dates (`on Sunday`, `next year`) and dates without a year are read against a day of
reference, which is the day of the dateline or of publication. A day of the week that nothing puts
in the future is the nearest one not after it.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, TypeAlias

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


@lru_cache(maxsize=4096)  # the items of one sentence ask for its dates again and again
def find_dates(text: str, *, reference: str | None) -> tuple[DateMention, ...]:
    """Return the dates of a text in order; they do not overlap.

    Args:
        text: Any text in English; offsets count its code points.
        reference: EDTF day that relative dates are counted from; without it they are left out.

    >>> [mention.value for mention in find_dates("from January 3 to 5, 2026", reference=None)]
    ['2026-01-03/2026-01-05']
    """
    forms = _forms_in(text)
    if not forms:
        return ()
    folded = fold(text)
    day = read_reference(reference)
    taken = bytearray(len(folded.text))
    mentions = []
    for match, read in forms:
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


_FIGURES = re.compile(r"\d{4}")
_END = re.compile(r"\b[Ee]nd[ -]|lose of ")
_WEEKDAYS = tuple(names[0] for names in patterns.WEEKDAY_NAMES)

Cue: TypeAlias = Callable[[str], bool]


def _has(*words: str) -> Cue:
    def is_there(text: str) -> bool:
        for word in words:  # noqa: SIM110 - a generator takes longer than the looks
            if word in text:
                return True
        return False

    return is_there


_may_have_end = _has("end ", "end-", "End ", "End-", "lose of ")


CUES: dict[str, Cue] = {
    "figures": lambda text: _FIGURES.search(text) is not None,
    "month": lambda text: patterns.MONTH_NAME.search(text) is not None,
    "weekday": _has(*_WEEKDAYS, *map(str.upper, _WEEKDAYS)),
    "end": lambda text: _may_have_end(text) and _END.search(text) is not None,
    "part": _has(" quarter", " half", *(f"{one}{n}" for one in "QH" for n in (1, 2)), "Q3", "Q4"),
    "new year": _has("New Year's"),
    "year": _has("year-end", "year's end", "year is out"),
    "near": _has(
        *("esterday", "omorrow", "onight", "oday", "ast night"),
        *("his morning", "his afternoon", "his evening"),
    ),
    "period": _has("his ", "ext ", "ast "),
    "ago": lambda text: "ago" in text.lower(),
    "within": _has("ithin"),
}
"""What a folded text must have for any date of a form to stand in it. A look for it costs a
hundredth of a look for the date, and most sentences have nothing of all this."""


@lru_cache(maxsize=512)  # one sentence is read against several days of reference
def _forms_in(text: str) -> tuple[tuple[re.Match[str], Reader], ...]:
    """Return what has the form of a date in a folded text, in the order of `READERS`."""
    folded = fold_nfc(text)
    cues = frozenset([name for name, is_there in CUES.items() if is_there(folded)])
    return tuple(
        [
            (match, read)
            for cue, pattern, read in READERS
            if cue in cues
            for match in pattern.finditer(folded)
        ]
    )


READERS: tuple[tuple[str, re.Pattern[str], Reader], ...] = (
    ("figures", patterns.ISO, named.read_iso),
    ("figures", patterns.NUMERIC_RANGE, named.read_numeric_range),
    ("month", patterns.WORD_DAY, named.read_word_day),
    ("figures", patterns.NUMERIC, named.read_numeric),
    ("month", patterns.LONG_RANGE, named.read_long_range),
    ("month", patterns.LONG_MONTH_RANGE, named.read_long_range),
    ("month", patterns.DAY_RANGE, named.read_day_range),
    ("month", patterns.MONTH_DAY_RANGE, named.read_day_range),
    ("month", patterns.MONTH_RANGE, named.read_month_range),
    ("month", patterns.DAY, named.read_day),
    ("month", patterns.MONTH_DAY, named.read_day),
    ("end", patterns.END_OF, relative.read_end_of),
    ("part", patterns.QUARTER, relative.read_part_of_year),
    ("part", patterns.HALF, relative.read_part_of_year),
    ("month", patterns.MONTH, named.read_month),
    ("new year", patterns.NEW_YEAR, relative.read_new_year),
    ("year", patterns.YEAR_END, relative.read_year_end),
    ("figures", patterns.DECADE, named.read_decade),
    ("figures", patterns.YEAR_RANGE, named.read_year_range),
    ("month", patterns.BARE_MONTH, named.read_month),
    ("weekday", patterns.WEEKDAY_RANGE, relative.read_weekday_range),
    ("weekday", patterns.WEEKDAY, relative.read_weekday),
    ("near", patterns.NEAR_DAY, relative.read_near_day),
    ("period", patterns.PERIOD, relative.read_period),
    ("ago", patterns.AGO, relative.read_ago),
    ("within", patterns.WITHIN, relative.read_within),
    ("figures", patterns.YEAR, named.read_year),
)
"""Every form with its cue and its reader; what an earlier one has read, no later one reads."""
