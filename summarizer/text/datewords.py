"""EDTF dates in English words, for people."""

import re

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[?~%]?)")
_MARKS = {"": "", "?": " (uncertain)", "~": " (approximate)", "%": " (approximate, uncertain)"}


def date_in_words(value: str) -> str:
    """Return an EDTF date as English words; what is no EDTF level 0 date comes back as it is.

    >>> date_in_words("2026-01-04")
    '4 January 2026'
    >>> date_in_words("2026-01-03/2026-01-05")
    '3–5 January 2026'
    >>> date_in_words("2028-09~")
    'September 2028 (approximate)'
    """
    start, slash, end = value.partition("/")
    if not slash:
        return _one_date(start) or value
    if start in ("", "..") and (last := _one_date(end)):
        return f"until {last}"
    if end in ("", "..") and (first := _one_date(start)):
        return f"from {first}"
    return _interval(start, end) or value


def _one_date(value: str) -> str | None:
    match = _DATE.fullmatch(value)
    if match is None or not 1 <= int(match["month"] or 1) <= 12:
        return None
    return _words(match, "day", "month", "year") + _MARKS[match["mark"]]


def _interval(start: str, end: str) -> str | None:
    """Return both ends, without repeating the year and month that they share."""
    first, last = _DATE.fullmatch(start), _DATE.fullmatch(end)
    whole = (_one_date(start), _one_date(end))
    if first is None or last is None or whole[0] is None or whole[1] is None:
        return None
    if first["mark"] or last["mark"] or first["year"] != last["year"]:
        dash = " – " if " " in whole[0] + whole[1] else "–"
        return f"{whole[0]}{dash}{whole[1]}"
    if first["day"] and last["day"] and first["month"] == last["month"]:
        return f"{int(first['day'])}–{whole[1]}"
    if first["month"] and last["month"]:
        return f"{_words(first, 'day', 'month')} – {whole[1]}"
    return f"{whole[0]} – {whole[1]}"


def _words(match: re.Match[str], *parts: str) -> str:
    words = []
    for part in parts:
        if match[part] is None:
            continue
        number = int(match[part])
        words.append(_MONTHS[number - 1] if part == "month" else str(number))
    return " ".join(words)
