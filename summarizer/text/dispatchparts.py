"""What a dateline of an agency holds, and whom its words name."""

import re
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from summarizer.text.dates import DateMention

ANY_YEAR = "2000-07-01"
"""Days without a year are looked for as of this one, and their year is forgotten."""
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Dispatch(NamedTuple):
    """The dateline of a report."""

    text: str
    """As it stands, without the marks behind it."""
    end: int
    """Where the report itself begins."""
    day: str | None = None
    """Its day, as written."""
    published: str | None = None
    """Its day in EDTF; `XXXX` where it has no year."""
    agency: str | None = None
    """Who sent the report, as written."""
    reporter: str | None = None
    """Who wrote it."""


def bare_day(day: DateMention) -> str | None:
    """Return a day in EDTF, without a year that is not written; None for what is no day."""
    if _FULL_DAY.fullmatch(day.value) is None:
        return None
    return day.value if day.assumed is None else f"XXXX{day.value[4:]}"


def find_agency(text: str, agencies: AbstractSet[str]) -> str | None:
    """Return the agency that a few words name, as they write it.

    >>> find_agency("Корр. БЕЛТА", {"БЕЛТА", "ЛТА"})
    'БЕЛТА'
    """
    plain = text.strip(" .،,-–—/«»")
    if plain in agencies:
        return plain
    found = [one for one in agencies if plain.endswith((f" {one}", f"-{one}"))]
    return max(found, key=len, default=None)
