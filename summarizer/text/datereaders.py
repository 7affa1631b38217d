"""Readers of the dates that words or figures name: one for each form in `text.datepatterns`."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from summarizer.text import datepatterns as patterns
from summarizer.text.dayreference import DayReference, Direction
from summarizer.text.edtf import is_edtf

BEFORE_CHARS = 200
"""What stands further before a year does not bear on it."""

_YEARS_AWAY = {"last": -1, "this": 0, "next": 1}

DateKind: TypeAlias = Literal["absolute", "relative"]


class Reading(NamedTuple):
    """What the words of one match mean."""

    value: str
    """EDTF; it is not sure to be a real date."""
    kind: DateKind = "absolute"
    """Whether the words name the date."""
    assumed: str | None = None
    """What the words leave open; `nearest year` where none tells on which side the date lies."""
    group: str | None = None
    """Where the date stands in the match; None for all of it."""


class Context(NamedTuple):
    """What decides a date that the words leave open."""

    reference: DayReference | None
    """The day of the article."""
    direction: Direction
    """Where the date lies."""


Reader: TypeAlias = Callable[[re.Match[str], Context], Iterator[Reading]]


def month_of(match: re.Match[str], group: str = "m") -> int:
    """Return the month, 1 to 12."""
    return patterns.MONTHS[match[group].upper()]


def weekday_of(match: re.Match[str], group: str = "w") -> int:
    """Return the day of the week, 0 (Monday) to 6."""
    return patterns.WEEKDAYS[match[group].upper()]


def iso_of(year: int, month: int, day: int | None) -> str:
    """Return EDTF of a month, or of a day in it."""
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")


def named_year(match: re.Match[str]) -> int | None:
    """Return the year that the words name; None where they name none."""
    groups = match.groupdict()
    found = groups.get("y") or groups.get("y_tight")
    return int(found) if found else None


def year_for(
    match: re.Match[str], month: int, day: int | None, context: Context
) -> tuple[int, str | None] | None:
    """Return the year of a date and whether it was assumed; None where nobody can tell."""
    if year := named_year(match):
        return year, None
    if context.reference is None:
        return None
    if which := match.groupdict().get("year_named"):
        return context.reference.first.year + _YEARS_AWAY[which], "year"
    weekday = weekday_of(match) if match.groupdict().get("w") else None
    assumed = context.reference.year_of(month, day, weekday=weekday, direction=context.direction)
    if assumed is None:
        return None
    return assumed, "nearest year" if context.direction == "near" else "year"


def read_day(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read `Sunday, 4 January 2026` and `Jan 4`."""
    month, day = month_of(match), int(match["d"])
    year = year_for(match, month, day, context)
    if year:
        yield Reading(iso_of(year[0], month, day), assumed=year[1])


def read_day_range(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read `3 to 5 January`, and `3 and 5 January` as the two days that it is."""
    month, first, last = month_of(match), int(match["d"]), int(match["d2"])
    year = year_for(match, month, first, context)
    if year is None:
        return
    start, end = iso_of(year[0], month, first), iso_of(year[0], month, last)
    if first < last and (match["to"].strip() not in ("and", "&") or _is_range(match, last - first)):
        yield Reading(f"{start}/{end}", assumed=year[1])
    else:
        yield Reading(start, assumed=year[1], group="d")
        yield Reading(end, assumed=year[1], group="d2")


def _is_range(match: re.Match[str], days: int) -> bool:
    return days == 1 or _before(match).lower().endswith("between ")


def read_long_range(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read a range over two months; a year that only one end names is the other's as well."""
    first, last = (month_of(match), int(match["d"])), (month_of(match, "m2"), int(match["d2"]))
    over_new_year = first > last
    if match["y2"]:
        end_year = int(match["y2"])
        start_year, assumed = named_year(match) or end_year - over_new_year, None
    else:
        year = year_for(match, *first, context)
        if year is None:
            return
        start_year, assumed = year
        end_year = start_year + over_new_year
    start, end = iso_of(start_year, *first), iso_of(end_year, *last)
    if match["to"].strip() in ("and", "&") and not _is_range(match, 0):
        yield Reading(start, assumed=assumed, group="d")
        yield Reading(end, assumed=assumed, group="d2")
    else:
        yield Reading(f"{start}/{end}", assumed=assumed)


def read_iso(match: re.Match[str], _: Context) -> Iterator[Reading]:
    """Read `2026-01-04`."""
    yield Reading(f"{match['y']}-{match['mo']}-{match['da']}")


def read_numeric(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read `5/1/2026`: the order that is possible, then the nearer one, then day first."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["y"])
    day_first, month_first = iso_of(year, two, one), iso_of(year, one, two)
    possible = [value for value in (day_first, month_first) if is_edtf(value)]
    if len(set(possible)) < 2 or match["mark"] == ".":
        yield from (Reading(value) for value in possible[:1])
        return
    day = context.reference.day if context.reference else None
    if day is not None:
        possible.sort(key=lambda value: abs((date.fromisoformat(value) - day).days))
    yield Reading(possible[0], assumed="order")


def read_numeric_range(match: re.Match[str], _: Context) -> Iterator[Reading]:
    """Read `01/06/2031 to 30/11/2031` in the order that makes both ends days; else day first."""
    ends = [(match["y"], match["one"], match["two"]), (match["y2"], match["one2"], match["two2"])]
    numbers = [(int(year), int(one), int(two)) for year, one, two in ends]
    day_first = [iso_of(year, two, one) for year, one, two in numbers]
    month_first = [iso_of(year, one, two) for year, one, two in numbers]
    possible = [days for days in (day_first, month_first) if all(map(is_edtf, days))]
    for start, end in possible[:1]:
        if start < end:
            yield Reading(f"{start}/{end}", assumed="order" if len(possible) > 1 else None)


def read_word_day(match: re.Match[str], _: Context) -> Iterator[Reading]:
    """Read `the sixth of May of two thousand and thirty-one`."""
    year = named_year(match) or 2000 + patterns.BELOW_HUNDRED.get(match["year"] or "", 0)
    yield Reading(iso_of(year, month_of(match), patterns.ORDINAL_WORDS[match["d"]]))


def read_word_day_of_year(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read `the first of February`, in the year that fits."""
    month, day = month_of(match), patterns.ORDINAL_WORDS[match["d"]]
    year = year_for(match, month, day, context)
    if year:
        yield Reading(iso_of(year[0], month, day), assumed=year[1])


def read_month(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read `September 2028`, and `in September` with the year that fits."""
    month = month_of(match)
    how = match.groupdict().get("before")
    if (
        how
        and match["m"].upper() == "MAY"
        and how.lower() in ("by", "from", "of", "after", "before")
        and not match.groupdict().get("year_named")
    ):
        return
    if how and how.lower() in ("next", "by", "until", "till", "before"):
        context = context._replace(direction="future")
    elif how and how.lower() in ("last", "since"):
        context = context._replace(direction="past")
    year = year_for(match, month, None, context)
    if year:
        yield Reading(iso_of(year[0], month, None), assumed=year[1], group="m" if how else None)


def read_month_range(match: re.Match[str], _: Context) -> Iterator[Reading]:
    """Read `January to March 2026`."""
    first, last, end_year = month_of(match), month_of(match, "m2"), int(match["y2"])
    start_year = int(match["y"]) if match["y"] else end_year - (first > last)
    start, end = iso_of(start_year, first, None), iso_of(end_year, last, None)
    if match["to"].strip() in ("and", "&") and not _is_range(match, 0):
        yield Reading(start, group="m")
        yield Reading(end, group="m2")
    else:
        yield Reading(f"{start}/{end}")


def read_year_range(match: re.Match[str], _: Context) -> Iterator[Reading]:
    """Read `2025-2029`, `2025-29` and `between 2028 and 2032`."""
    start, end, to = match["y"], match["y2"], match["to"].strip()
    if len(end) == 2:
        if to != "-":
            return
        end = start[:2] + end
    if to in ("and", "&") and not match["between"]:
        yield Reading(start, group="y")
        yield Reading(end, group="y2")
    elif int(start) < int(end) <= int(start) + 100:
        yield Reading(f"{start}/{end}")


def _before(match: re.Match[str]) -> str:
    """Return what stands closely before a date: all of it, for each of many, would take long."""
    return match.string[max(0, match.start() - BEFORE_CHARS) : match.start()]


def read_year(match: re.Match[str], _: Context) -> Iterator[Reading]:
    """Read a bare year, unless it is part of a name (`Vision 2030`) or a number of something."""
    before = _before(match)
    if patterns.NO_YEAR_BEFORE.search(before):
        return
    word = re.search(r"(?<!\w)([\w.]+)[ -]$", before)
    if word and word[1][0].isupper() and word[1].lower() not in patterns.YEAR_PREPOSITIONS:
        return
    yield Reading(match["y"])


def read_decade(match: re.Match[str], _: Context) -> Iterator[Reading]:
    """Read `the 1990s` as its ten years."""
    yield Reading(f"{match['y']}0/{match['y']}9")
