"""Dates in the Extended Date/Time Format: level 0 (no times), with the qualifiers of level 1.

Library of Congress, https://www.loc.gov/standards/datetime/: `2026`, `2026-01`, `2026-01-04`, and
intervals of two of these. `?` is uncertain, `~` approximate, `%` both. Half-unknown dates
(`2026-XX`), seasons (`2026-21`) and open intervals (`2026/..`) are of higher levels and are none
of ours.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_DATE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?[?~%]?")
_QUALIFIERS = str.maketrans("", "", "?~%")


class DateBounds(NamedTuple):
    """The stretch of days that a date stands for."""

    first: date
    """Its first day."""
    last: date
    """Its last day."""


def is_edtf(value: str) -> bool:
    """Return whether this is a date, or an interval of two dates in order.

    >>> [is_edtf(value) for value in ("2026-01-04", "2026/2027~", "2029-21", "XXXX", "2026-02-30")]
    [True, True, False, False, False]
    """
    return _bounds(value) is not None


def edtf_bounds(value: str) -> DateBounds:
    """Return the first and the last day of a date or an interval.

    Raises:
        ValueError: It is no EDTF date of level 0.
    """
    bounds = _bounds(value)
    if bounds is None:
        msg = f"expected an EDTF date such as '2026-01-04' or '2026/2027', found {value!r}"
        raise ValueError(msg)
    return bounds


def canonical_edtf(value: str) -> str | None:
    """Return the one spelling of a date; None where it is none.

    >>> canonical_edtf(" 2026-01-04/2026-01-04 "), canonical_edtf("January")
    ('2026-01-04', None)
    """
    stripped = value.strip()
    if not is_edtf(stripped):
        return None
    start, _, end = stripped.partition("/")
    return start if start == end else stripped


def same_edtf(left: str, right: str) -> bool:
    """Return whether two values are one date, of one precision, whatever their qualifiers.

    >>> same_edtf("2026-01-04", "2026-01-04?"), same_edtf("2026-01", "2026-01-04")
    (True, False)
    """
    return _bare(left) == _bare(right)


def join_edtf(start: str, end: str) -> str:
    """Return the interval from one date to another, or the date itself where both are the same."""
    return start if start == end else f"{start}/{end}"


def _bare(value: str) -> str:
    bare = value.translate(_QUALIFIERS)
    return canonical_edtf(bare) or bare


@lru_cache(maxsize=4096)
def _bounds(value: str) -> DateBounds | None:
    start, slash, end = value.partition("/")
    first = _one_date(start)
    if first is None or not slash:
        return first
    last = _one_date(end)
    if last is None or first.first > last.last:
        return None
    return DateBounds(first.first, last.last)


def _one_date(value: str) -> DateBounds | None:
    match = _DATE.fullmatch(value)
    if match is None or match["year"] == "0000":
        return None
    year, month, day = (int(match[name] or 0) for name in ("year", "month", "day"))
    if not match["month"]:
        return DateBounds(date(year, 1, 1), date(year, 12, 31))
    if not 1 <= month <= 12:
        return None
    length = monthrange(year, month)[1]
    if not match["day"]:
        return DateBounds(date(year, month, 1), date(year, month, length))
    if not 1 <= day <= length:
        return None
    return DateBounds(date(year, month, day), date(year, month, day))
