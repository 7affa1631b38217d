"""What `on Sunday`, `January 5` and `next year` mean in an article of a given day."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from summarizer.text.edtf import edtf_bounds, is_edtf, join_edtf

Direction: TypeAlias = Literal["past", "future", "near"]
"""Where a date lies that the words leave open: behind the day of the article, before it, or
wherever it is nearest."""
Unit: TypeAlias = Literal["day", "week", "month", "quarter", "year"]

_FAR_DAYS = 275
_YEARS_AROUND = 8
"""How far to look for the year of a date: between two 29 February lie up to eight years."""


@dataclass(frozen=True)
class DayReference:
    """The day that an article was written, as far as it is known.

    Attributes:
        first: The first day that it can be.
        last: The last day that it can be.
    """

    first: date
    last: date

    @property
    def day(self) -> date | None:
        """The day itself; None where only its month or year is known."""
        return self.first if self.first == self.last else None

    def year_of(
        self, month: int, day: int | None, *, weekday: int | None, direction: Direction
    ) -> int | None:
        """Return the year of a day or month that is named without one.

        Args:
            month: 1 to 12.
            day: Day of the month; None for the whole month.
            weekday: 0 (Monday) to 6, where it is named as well: a year next to the article's
                that fits it comes first.
            direction: Where the date lies.
        """
        years = range(self.first.year - _YEARS_AROUND, self.first.year + _YEARS_AROUND + 1)
        days = [one for one in (_real_date(year, month, day) for year in years) if one]
        if day is None:
            return self._year_of_month(month, direction)
        near = [one for one in days if abs(one.year - self.first.year) <= 1]
        fitting = [one for one in near if one.weekday() == weekday]
        allowed = [one for one in fitting or days if self._lies(one, direction)]
        return min(allowed, key=self._distance).year if allowed else None

    def weekday(self, weekday: int, how: Literal["last", "next", "this", "since"]) -> date | None:
        """Return a day of the week, 0 (Monday) to 6, counted from the day of the article.

        Args:
            weekday: The day of the week.
            how: `last` is before the article's day and `next` after it; `this` is that day or
                after it, `since` that day or before it.
        """
        if self.day is None:
            return None
        ahead = (weekday - self.day.weekday()) % 7
        steps: dict[str, int] = {
            "this": ahead,
            "next": ahead or 7,
            "since": ahead - 7 if ahead else 0,
            "last": ahead - 7,
        }
        return _moved(self.day, steps[how])

    def period(self, unit: Unit, offset: int) -> str | None:
        """Return the day, week, month, quarter or year that lies `offset` units away, as EDTF."""
        if unit == "year":
            known = self.first.year if self.first.year == self.last.year else None
            return _year(known + offset) if known is not None else None
        if unit in ("month", "quarter"):
            same = (self.first.year, self.first.month) == (self.last.year, self.last.month)
            read = self._month if unit == "month" else self._quarter
            return read(offset) if same else None
        if self.day is None:
            return None
        if unit == "day":
            moved = _moved(self.day, offset)
            return moved.isoformat() if moved else None
        return self._week(self.day, offset)

    def _week(self, day: date, offset: int) -> str | None:
        monday = _moved(day, 7 * offset - day.weekday())
        sunday = _moved(day, 7 * offset - day.weekday() + 6)
        return join_edtf(monday.isoformat(), sunday.isoformat()) if monday and sunday else None

    def _month(self, offset: int) -> str | None:
        year, month = divmod(self.first.year * 12 + self.first.month - 1 + offset, 12)
        return f"{year:04}-{month + 1:02}" if 1 <= year <= 9999 else None

    def _quarter(self, offset: int) -> str | None:
        year, quarter = divmod(self.first.year * 4 + (self.first.month - 1) // 3 + offset, 4)
        return quarter_of(year, quarter + 1) if 1 <= year <= 9999 else None

    def _year_of_month(self, month: int, direction: Direction) -> int:
        here = self.first.year * 12 + self.first.month
        candidates = [self.first.year + step for step in (-1, 0, 1)]
        allowed: dict[Direction, Callable[[int], bool]] = {
            "near": lambda distance: True,
            "past": lambda distance: distance <= 0,
            "future": lambda distance: distance >= 0,
        }
        distances = {year: year * 12 + month - here for year in candidates}
        years = [year for year in candidates if allowed[direction](distances[year])]
        return min(years, key=lambda year: (abs(distances[year]), -year))

    def _lies(self, day: date, direction: Direction) -> bool:
        if direction == "past":
            return day <= self.last
        return day >= self.first if direction == "future" else True

    def _distance(self, day: date) -> tuple[int, int]:
        if self.first <= day <= self.last:
            return (0, 0)
        gap = min(abs((day - self.first).days), abs((day - self.last).days))
        return (gap, -day.toordinal())


def read_reference(value: str | None) -> DayReference | None:
    """Return the day that an EDTF value names; None where there is none."""
    if value is None or not is_edtf(value):
        return None
    return DayReference(*edtf_bounds(value))


def other_side(value: str, reference: DayReference | None) -> str | None:
    """Return a day or month in the year on the other side of a day of reference.

    None where that is more than nine months away: then the nearer one is meant.

    >>> other_side("2031-05", read_reference("2031-10-26"))
    '2032-05'
    >>> other_side("2031-09", read_reference("2031-10-26")) is None
    True
    """
    if reference is None or "/" in value:
        return None
    is_past = edtf_bounds(value).first <= reference.first
    other = f"{int(value[:4]) + (1 if is_past else -1):04}{value[4:]}"
    if not is_edtf(other):
        return None
    first, last = edtf_bounds(other)
    gap = first - reference.last if is_past else reference.first - last
    return other if gap.days <= _FAR_DAYS else None


def quarter_of(year: int, quarter: int) -> str:
    """Return a quarter of a year as EDTF.

    >>> quarter_of(2027, 1)
    '2027-01/2027-03'
    """
    return f"{year:04}-{quarter * 3 - 2:02}/{year:04}-{quarter * 3:02}"


def last_day_of(value: str) -> str:
    """Return the last day of an EDTF value.

    >>> last_day_of("2028-02")
    '2028-02-29'
    """
    return edtf_bounds(value).last.isoformat()


def _real_date(year: int, month: int, day: int | None) -> date | None:
    if not 1 <= year <= 9999 or (day or 1) > monthrange(year, month)[1]:
        return None
    return date(year, month, day or 1)


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _year(year: int) -> str | None:
    return f"{year:04}" if 1 <= year <= 9999 else None
