"""A date with the words around it."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from summarizer.llm.builtin.lexicons import read_data
from summarizer.text.dates import DateMention, edtf_bounds

BEHIND = 90
"""What a cue is farther away for standing behind a comma after the date."""
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {
    "a": 1,
    "an": 1,
    "fifteen": 15,
    "eighteen": 18,
    "twenty": 20,
    "thirty": 30,
    "sixty": 60,
    "ninety": 90,
}
_REACH = 160
_LEAD_REACH = 40
_CLAUSE = re.compile(r"[;:]\s|,\s+(?:and|while|but|where|who|which)\s|(?<=[a-z]{2})\.\s|\s[–—]\s")


class Cue(NamedTuple):
    """Words that say what happens on a date."""

    distance: int
    """Characters between them and the date."""
    match: re.Match[str]
    """The words, in the clause."""


class DateClause(NamedTuple):
    """The words around a date."""

    text: str
    """The clause."""
    start: int
    """Where it begins in its sentence."""
    mention: DateMention
    """The date."""
    lead: str = ""
    """What stands right before the clause."""

    @property
    def before(self) -> str:
        """What stands before the date."""
        return self.text[: self.mention.start - self.start]

    @property
    def written(self) -> str:
        """The date as it is written, and what follows on it in the clause."""
        return self.text[self.mention.start - self.start :]

    @property
    def behind(self) -> str:
        """What stands behind the date."""
        return self.text[self.mention.end - self.start :]

    def nearest(self, name: str) -> Cue | None:
        """Return the match of a cue nearest to the date; one behind a comma counts as farther."""
        low, high = self.mention.start - self.start, self.mention.end - self.start
        found = []
        for match in cue_pattern(name).finditer(self.text):
            distance = max(low - match.end(), match.start() - high, 0)
            if match.start() >= high and "," in self.text[high : match.start()]:
                distance += BEHIND
            found.append(Cue(distance, match))
        return min(found, key=lambda one: (one.distance, one.match.start()), default=None)


@cache
def cue_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of the data file."""
    return re.compile(read_data("dates")[name], re.IGNORECASE)


def clause_around(text: str, mention: DateMention) -> DateClause:
    """Return the clause of a date: up to the marks that part clauses, not too far away."""
    low, high = max(0, mention.start - _REACH), min(len(text), mention.end + _REACH)
    for match in _CLAUSE.finditer(text):
        if match.end() <= mention.start:
            low = max(low, match.end())
        elif match.start() >= mention.end:
            high = min(high, match.start())
            break
    return DateClause(text[low:high], low, mention, text[max(0, low - _LEAD_REACH) : low])


def count_of(word: str) -> int:
    """Return a number in figures or words."""
    return int(word) if word.isdigit() else _NUMBERS.get(word.lower(), 1)


def days_after(value: str, reference: str | None) -> int | None:
    """Return how many days a date begins after the day of the article; negative before it."""
    if reference is None:
        return None
    bounds, day = edtf_bounds(value), edtf_bounds(reference)
    if bounds.first <= day.first <= bounds.last:
        return 0
    return (bounds.first - day.first).days


def is_day(value: str) -> bool:
    """Return whether a date is one day."""
    return re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None


def is_days(value: str) -> bool:
    """Return whether a date is a day or a few, rather than a month or year."""
    return all(is_day(part) for part in value.split("/"))


def moved(day: str, *, months: int = 0, days: int = 0) -> str:
    """Return a day so many months and days later."""
    start = date.fromisoformat(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return (date(year, month + 1, min(start.day, last)) + timedelta(days=days)).isoformat()
