"""Readers of dates that are counted from the day of the article: `on Sunday`, `next year`."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Literal

from summarizer.text import datepatterns as patterns
from summarizer.text.datereaders import (
    Context,
    DateKind,
    Reading,
    iso_of,
    month_of,
    named_year,
    weekday_of,
    year_for,
)
from summarizer.text.dayreference import Unit, last_day_of, quarter_of
from summarizer.text.edtf import join_edtf

_WEEKDAY_STEPS: dict[str, Literal["last", "next", "this", "since"]] = {
    "last": "last",
    "past": "last",
    "next": "next",
    "coming": "next",
    "this": "this",
}
_UNITS: dict[str, Unit] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
}
_NEAR_DAYS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}


def _year_of_part(match: re.Match[str], context: Context) -> tuple[int, DateKind] | None:
    """Return the year of `the first half of 2027` or `... of next year`."""
    if year := named_year(match):
        return year, "absolute"
    offset = {"next": 1, "last": -1}.get(match["which"], 0)
    value = context.reference.period("year", offset) if context.reference else None
    return (int(value), "relative") if value else None


def read_part_of_year(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read `the first quarter of 2027` and `the second half of next year`."""
    year = _year_of_part(match, context)
    if year is None:
        return
    ordinals = {"first": 1, "second": 2, "third": 3, "fourth": 4}
    number = int(match["q"] or ordinals.get(match["nth"].lower()) or match["nth"][0])
    if match.re is patterns.QUARTER:
        yield Reading(quarter_of(year[0], number), year[1])
    else:
        start, end = (1, 6) if number == 1 else (7, 12)
        yield Reading(f"{year[0]:04}-{start:02}/{year[0]:04}-{end:02}", year[1])


def read_end_of(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read `by the end of 2028` as its last day, and `at the end of 2028` as 2028."""
    if match["before"]:
        context = context._replace(direction="future")
    for reading in _read_ending(match, context):
        value = last_day_of(reading.value) if match["before"] else reading.value
        yield reading._replace(value=value)


def _read_ending(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read what it is the end of."""
    if match["m"] and match["y2"]:
        yield Reading(iso_of(int(match["y2"]), month_of(match), None))
    elif match["m"]:
        year = year_for(match, month_of(match), None, context)
        if year:
            yield Reading(iso_of(year[0], month_of(match), None), assumed=year[1])
    elif match["y"]:
        yield Reading(match["y"])
    else:
        yield from _period_reading(context, unit_of(match), int(match["which"] == "next"))


def read_year_end(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read `by the year-end` as the last day of the year."""
    value = context.reference.period("year", 0) if context.reference else None
    if value:
        yield Reading(last_day_of(value) if match["before"] else value, "relative")


def read_new_year(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read `New Year's Eve`."""
    month, day = (12, 31) if match["which"] == "Eve" else (1, 1)
    year = year_for(match, month, day, context)
    if year:
        yield Reading(iso_of(year[0], month, day), assumed=year[1])


def read_weekday(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read `on Sunday`: the nearest one not after the article, unless it lies ahead."""
    if context.reference is None:
        return
    how = (match["how"] or "").lower()
    assumed = "future" if not how and context.direction == "future" else None
    step = _WEEKDAY_STEPS.get(how, "this" if assumed else "since")
    day = context.reference.weekday(weekday_of(match), step)
    if day is not None:
        yield Reading(day.isoformat(), "relative", assumed)


def read_weekday_range(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read `from Sunday to Tuesday`, and `Monday and Thursday` as two days."""
    if context.reference is None:
        return
    first, last = weekday_of(match), weekday_of(match, "w2")
    days = (last - first) % 7
    assumed = "future" if context.direction == "future" else None
    start = context.reference.weekday(first, "this" if assumed else "since")
    if start is None or not days:
        return
    if match["to"].strip() not in ("and", "&") or days == 1:
        end = start + timedelta(days=days)
        yield Reading(join_edtf(start.isoformat(), end.isoformat()), "relative", assumed)
        return
    for group, weekday in (("w", first), ("w2", last)):
        day = context.reference.weekday(weekday, "this" if assumed else "since")
        if day is not None:
            yield Reading(day.isoformat(), "relative", assumed, group)


def read_near_day(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read `yesterday`, `tonight`, `this morning`."""
    word = (match["word"] or "").lower()
    offset = -1 if match["night"] else _NEAR_DAYS.get(word, 0)
    yield from _period_reading(context, "day", offset)


def read_period(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read `next year`, `last week`, `this month`."""
    offset = {"this": 0, "next": 1, "last": -1}[match["how"].lower()]
    yield from _period_reading(context, unit_of(match), offset)


def read_ago(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read `two years ago`; weeks are not told to the day."""
    count = match["count"].lower()
    number = int(count) if count.isdigit() else patterns.NUMBER_WORDS[count]
    unit = unit_of(match)
    if unit != "week":
        yield from _period_reading(context, unit, -number)
        return
    for reading in _period_reading(context, "day", -7 * number):
        yield reading._replace(value=reading.value + "~")


def read_within(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read `within 90 days` as the last of them; months and years are not told to the day."""
    count = match["count"].lower()
    words = patterns.NUMBER_WORDS | patterns.BELOW_HUNDRED
    number = int(count) if count.isdigit() else words[count]
    unit = unit_of(match)
    days = 7 * number if unit == "week" else number
    yield from _period_reading(context, "day" if unit == "week" else unit, days)


def unit_of(match: re.Match[str]) -> Unit:
    """Return the unit that a pattern found; patterns name no others."""
    return _UNITS[match["unit"].lower()]


def _period_reading(context: Context, unit: Unit, offset: int) -> Iterator[Reading]:
    value = context.reference.period(unit, offset) if context.reference else None
    if value:
        yield Reading(value, "relative")
