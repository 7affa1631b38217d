"""Dates in English text, as EDTF, with the places where they stand.

Relative dates (`on Sunday`, `next year`) and dates without a year are read against a day of
reference, which is the day of the dateline or of publication. A day of the week that nothing puts
in the future is the nearest one not after it.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from summarizer.text import datepatterns as patterns
from summarizer.text import datereaders as named
from summarizer.text import relativereaders as relative
from summarizer.text.datereaders import Context, DateKind, Reader
from summarizer.text.dayreference import Direction, other_side, read_reference
from summarizer.text.edtf import (
    DateBounds,
    canonical_edtf,
    edtf_bounds,
    is_edtf,
    same_edtf,
)
from summarizer.text.fold import fold, fold_nfc
from summarizer.text.words import may_have_figures, parted_words

__all__ = [
    "DateBounds",
    "DateMention",
    "canonical_edtf",
    "edtf_bounds",
    "find_dates",
    "is_edtf",
    "same_edtf",
    "values_of",
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
    also: str | None = None
    """The same day or month of the year on the other side of the day of reference, where the words
    do not tell which of the two is meant: `in May`."""


def values_of(mentions: Iterable[DateMention]) -> frozenset[str]:
    """Return all that dates of a text may be."""
    values = (value for one in mentions for value in (one.value, one.also))
    return frozenset(value for value in values if value is not None)


@lru_cache(maxsize=4096)  # the items of one sentence ask for its dates again and again
def find_dates(text: str, *, reference: str | None) -> tuple[DateMention, ...]:
    """Return the dates of a text in order; they do not overlap.

    Args:
        text: Any text in English; offsets count its code points.
        reference: EDTF day that relative dates are counted from; without it they are left out.

    >>> [mention.value for mention in find_dates("from January 3 to 5, 2026", reference=None)]
    ['2026-01-03/2026-01-05']
    """
    forms = _forms_in(fold_nfc(text))
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
            assumed, also = reading.assumed, None
            if assumed == "nearest year":
                assumed, also = "year", other_side(reading.value, day)
            mentions.append(DateMention(*source, reading.value, reading.kind, assumed, also))
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


class Clues(NamedTuple):
    """What stands in a folded text of all that dates are made of."""

    text: str
    """The text."""
    words: frozenset[str]
    """Its words, in lower case."""
    months: int
    """How many of them name a month."""
    figures: tuple[str, ...]
    """Its runs of figures."""
    has_year: bool
    """Whether one of them may be a year."""


def read_clues(text: str) -> Clues | None:
    """Return what a folded text has of dates; None, as for most texts, where that is nothing."""
    words = parted_words(text)
    figures = tuple(_FIGURES.findall(text)) if may_have_figures(text) else ()
    if not figures and _CLUE_WORDS.isdisjoint(words) and not _may_have_weekday(text):
        return None
    return Clues(
        text=text,
        words=frozenset(words),
        months=sum(word in _MONTHS for word in words),
        figures=figures,
        has_year=any(len(figure) == _YEAR_FIGURES for figure in figures),
    )


_FIGURES = re.compile(r"\d+")
_YEAR_FIGURES = 4
_WEEKDAYS = tuple(names[0] for names in patterns.WEEKDAY_NAMES)
_MONTHS = frozenset(name.lower() for names in patterns.MONTH_NAMES for name in names)
_ENDS = frozenset(("end", "close"))
_QUARTERS = frozenset(("quarter", "q1", "q2", "q3", "q4"))
_HALVES = frozenset(("half", "h1", "h2"))
_NEAR = frozenset(("yesterday", "tomorrow", "tonight", "today", "this", "last"))
_WHICH = frozenset(("this", "next", "last"))
_PERIODS = frozenset(("week", "month", "quarter", "year"))
_CLUE_WORDS = frozenset((*_MONTHS, *_ENDS, *_QUARTERS, *_HALVES, *_NEAR, *_WHICH, *_PERIODS)) | {
    "ago",
    "within",
}

Cue: TypeAlias = Callable[[Clues], bool]


def _may_have_weekday(text: str) -> bool:
    return "day" in text or "DAY" in text


def _has_weekday(clues: Clues) -> bool:
    text = clues.text
    if not _may_have_weekday(text):
        return False
    return any(name in text or name.upper() in text for name in _WEEKDAYS)


CUES: dict[str, Cue] = {
    "day in figures": lambda clues: len(clues.figures) > 2,
    "days in figures": lambda clues: len(clues.figures) > 5,
    "year": lambda clues: clues.has_year,
    "years": lambda clues: clues.has_year and len(clues.figures) > 1,
    "decade": lambda clues: "0s" in clues.text,
    "month": lambda clues: clues.months > 0,
    "months": lambda clues: clues.months > 1 and bool(clues.figures),
    "month and year": lambda clues: clues.months > 0 and clues.has_year,
    "day of month": lambda clues: clues.months > 0 and bool(clues.figures),
    "days of month": lambda clues: clues.months > 0 and len(clues.figures) > 1,
    "day in words": lambda clues: clues.months > 0 and "of" in clues.words,
    "weekday": _has_weekday,
    "end": lambda clues: not _ENDS.isdisjoint(clues.words),
    "quarter": lambda clues: not _QUARTERS.isdisjoint(clues.words),
    "half": lambda clues: not _HALVES.isdisjoint(clues.words),
    "new year": lambda clues: "year" in clues.words and "new" in clues.words,
    "year end": lambda clues: "year" in clues.words,
    "near": lambda clues: not _NEAR.isdisjoint(clues.words),
    "period": lambda clues: (
        not (_WHICH.isdisjoint(clues.words) or _PERIODS.isdisjoint(clues.words))
    ),
    "ago": lambda clues: "ago" in clues.words,
    "within": lambda clues: "within" in clues.words,
}
"""What a text must have for any date of a form to stand in it. A look for it costs a hundredth of
a look for the date, and most sentences have nothing of all this."""


@lru_cache(maxsize=512)  # one sentence is read against several days of reference
def _forms_in(folded: str) -> tuple[tuple[re.Match[str], Reader], ...]:
    """Return what has the form of a date in a folded text, in the order of `READERS`."""
    clues = read_clues(folded)
    if clues is None:
        return ()
    cues = frozenset([name for name, is_there in CUES.items() if is_there(clues)])
    return tuple(
        [
            (match, read)
            for cue, pattern, read in READERS
            if cue in cues
            for match in pattern.finditer(folded)
        ]
    )


READERS: tuple[tuple[str, re.Pattern[str], Reader], ...] = (
    ("day in figures", patterns.ISO, named.read_iso),
    ("days in figures", patterns.NUMERIC_RANGE, named.read_numeric_range),
    ("day in words", patterns.WORD_DAY, named.read_word_day),
    ("day in words", patterns.WORD_DAY_OF_YEAR, named.read_word_day_of_year),
    ("day in figures", patterns.NUMERIC, named.read_numeric),
    ("months", patterns.LONG_RANGE, named.read_long_range),
    ("months", patterns.LONG_MONTH_RANGE, named.read_long_range),
    ("days of month", patterns.DAY_RANGE, named.read_day_range),
    ("days of month", patterns.MONTH_DAY_RANGE, named.read_day_range),
    ("months", patterns.MONTH_RANGE, named.read_month_range),
    ("day of month", patterns.DAY, named.read_day),
    ("day of month", patterns.MONTH_DAY, named.read_day),
    ("end", patterns.END_OF, relative.read_end_of),
    ("quarter", patterns.QUARTER, relative.read_part_of_year),
    ("half", patterns.HALF, relative.read_part_of_year),
    ("month and year", patterns.MONTH, named.read_month),
    ("new year", patterns.NEW_YEAR, relative.read_new_year),
    ("year end", patterns.YEAR_END, relative.read_year_end),
    ("decade", patterns.DECADE, named.read_decade),
    ("years", patterns.YEAR_RANGE, named.read_year_range),
    ("month", patterns.BARE_MONTH, named.read_month),
    ("weekday", patterns.WEEKDAY_RANGE, relative.read_weekday_range),
    ("weekday", patterns.WEEKDAY, relative.read_weekday),
    ("near", patterns.NEAR_DAY, relative.read_near_day),
    ("period", patterns.PERIOD, relative.read_period),
    ("ago", patterns.AGO, relative.read_ago),
    ("within", patterns.WITHIN, relative.read_within),
    ("year", patterns.YEAR, named.read_year),
)
"""Every form with its cue and its reader; what an earlier one has read, no later one reads."""
