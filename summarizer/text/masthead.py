"""What an article says of itself: title, byline, dateline, outlet, day of publication."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from summarizer.schema.words import PublishedFrom
from summarizer.text import furniture
from summarizer.text.dates import DateMention, find_dates
from summarizer.text.zones import ZonedUnit, is_dated_line, is_navigation

HEAD_UNITS = 25
"""The masthead stands within this many lines."""
NEAR_DAYS = 60
"""A full date of the body this close to the dateline's day and month gives the year."""

MIN_YEAR_MENTIONS = 2
"""A year that a report names less often is not taken for its own."""

_PUBLISHED = re.compile(r"^\W*(?:published|posted|publicado|issued|date)\b\W*", re.IGNORECASE)
_UPDATED = re.compile(r"^\W*(?:last )?(?:updated|modified)\b", re.IGNORECASE)
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_RIGHTS = re.compile(
    r"^\W*(?:©|\(c\)|copyright)\W*(?:(?P<year>\d{4})(?:[-–]\d{4})?)?,?\s*(?P<holder>[^.|]{2,60})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")
_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|"
        "sep sept september|oct october|nov november|dec december".split("|"),
        start=1,
    )
    for name in names.split()
}
_DAY_MONTH = re.compile(r"(?P<a>[A-Za-z]{3,9}|\d{1,2})\.? (?P<b>\d{1,2}|[A-Za-z]{3,9})")
_INSTITUTION = re.compile(
    r"\b(?:ministry|ministerio|embassy|government|department|office|commission|secretariat|"
    r"agency|service|news|times|post|daily|herald|tribune|gazette|chronicle|press|quarterly|"
    r"review|journal|standard|guardian|observer|courier|ledger|mail|radio|tv|television)\b",
    re.IGNORECASE,
)


class Masthead(NamedTuple):
    """What an article says of itself; None where it says nothing."""

    outlet: str | None
    title: str | None
    byline: str | None
    dateline: str | None
    published: str | None
    published_from: PublishedFrom | None
    notes: tuple[str, ...]


class Published(NamedTuple):
    """A day of publication."""

    value: str | None
    """EDTF; with `?` where the year was inferred."""
    where: PublishedFrom | None
    notes: tuple[str, ...] = ()


class Dateline(NamedTuple):
    """The head of a report's first sentence."""

    text: str
    day: str | None
    """Day, month and perhaps year, as written."""
    agency: str | None


def read_masthead(text: str, units: Sequence[ZonedUnit]) -> Masthead:
    """Return what the article says of itself.

    Args:
        text: The whole text.
        units: Its units with their zones.
    """
    lines = [text[one.unit.start : one.unit.end].replace("\n", " ") for one in units]
    body = [line for line, one in zip(lines, units, strict=True) if one.zone == "narration"]
    dateline = next(_datelines(body[:3]), None)
    head = _head_lines(lines, units)
    byline = _find_byline(head)
    published = _published_in_head(head)
    if published.value is None and dateline is not None:
        published = _published_in_dateline(dateline, lines, " ".join(body))
    title = next((x for x, one in zip(lines, units, strict=True) if one.zone == "headline"), None)
    return Masthead(
        outlet=_find_outlet(lines, head, dateline, byline),
        title=title.strip("#*_ ") if title and _is_title(lines, units, title) else None,
        byline=byline,
        dateline=dateline.text if dateline else None,
        published=published.value,
        published_from=published.where,
        notes=published.notes,
    )


def read_dateline(sentence: str) -> Dateline | None:
    """Return the dateline that a report's first sentence begins with, if it begins with one."""
    found = furniture.DATELINE.match(sentence)
    if found is None:
        return None
    agency = (found["agency"] or "").strip(" ()/") or None
    return Dateline(found["dateline"].strip(" ,"), found["date"], agency)


def _datelines(lines: Sequence[str]) -> Iterator[Dateline]:
    for line in lines:
        found = read_dateline(line)
        if found is not None:
            yield found


def _head_lines(lines: Sequence[str], units: Sequence[ZonedUnit]) -> list[str]:
    """Return the lines above the first prose."""
    head = []
    for line, one in zip(lines[:HEAD_UNITS], units, strict=False):
        if one.zone in ("narration", "embedded_post"):
            break
        head.append(line)
    return head


def _is_title(lines: Sequence[str], units: Sequence[ZonedUnit], title: str) -> bool:
    """Return whether the first headline stands above the prose, and is no subhead."""
    zones = [one.zone for one in units]
    first_prose = zones.index("narration") if "narration" in zones else len(zones)
    return lines.index(title) < first_prose


def _find_byline(head: Sequence[str]) -> str | None:
    for line in head:
        for part in (line, *re.split(r"\s[·|•]\s", line)):
            found = furniture.BYLINE.match(part)
            if found:
                return str(found["name"] or found["bare"]).strip()
    return None


def _published_in_head(head: Sequence[str]) -> Published:
    """Return the day that the masthead gives; one that says `published` comes first."""
    dated = [line for line in head if _full_days(line) and not _UPDATED.match(line)]
    named = [line for line in dated if _PUBLISHED.match(line)]
    alone = [line for line in dated if is_dated_line(line) or is_navigation(line) or "|" in line]
    for line in (*named, *alone):
        return Published(_full_days(line)[0], "masthead")
    return Published(None, None)


def _full_days(line: str) -> list[str]:
    mentions = find_dates(_english_months(line), reference=None)
    return [m.value for m in mentions if _FULL_DAY.fullmatch(m.value) and m.assumed is None]


def _published_in_dateline(dateline: Dateline, lines: Sequence[str], body: str) -> Published:
    """Return the day of the dateline; a missing year is looked for in rights and body."""
    if dateline.day is None:
        return Published(None, None)
    full = _full_days(dateline.day)
    if full:
        return Published(full[0], "dateline")
    month_day = _month_and_day(dateline.day)
    if month_day is None:
        return Published(None, None)
    inferred = _infer_year(month_day, lines, body)
    if inferred is None:
        return Published(None, None, ("the dateline gives no year, and nothing else tells it",))
    year, how = inferred
    try:
        value = date(year, *month_day).isoformat()
    except ValueError:
        return Published(None, None)
    note = f"the dateline gives no year; {year} was taken from {how}"
    is_guess = how == "the years that the report names"
    return Published(f"{value}?" if is_guess else value, "dateline", (note,))


def _infer_year(
    month_day: tuple[int, int], lines: Sequence[str], body: str
) -> tuple[int, str] | None:
    near = {
        day.year
        for mention in find_dates(body, reference=None)
        for day in _days_of(mention)
        if _days_apart(day, month_day) <= NEAR_DAYS
    }
    if len(near) == 1:
        return near.pop(), "a full date of the report"
    rights = {
        int(found["year"]) for line in lines if (found := _RIGHTS.match(line)) and found["year"]
    }
    if len(rights) == 1:
        return rights.pop(), "the copyright line"
    named = Counter(map(int, _YEAR.findall(body)))
    if len(named) == 1 and named.total() >= MIN_YEAR_MENTIONS:
        return next(iter(named)), "the years that the report names"
    return None


def _days_of(mention: DateMention) -> list[date]:
    if mention.assumed is not None:
        return []
    return [date.fromisoformat(value) for value in _FULL_DAY.findall(mention.value)]


def _days_apart(day: date, month_day: tuple[int, int]) -> int:
    try:
        return abs((date(day.year, *month_day) - day).days)
    except ValueError:
        return NEAR_DAYS + 1


def _month_and_day(written: str) -> tuple[int, int] | None:
    found = _DAY_MONTH.match(written)
    if found is None:
        return None
    month, day = (found["a"], found["b"]) if found["b"].isdigit() else (found["b"], found["a"])
    number = _MONTHS.get(month.lower())
    return (number, int(day)) if number and day.isdigit() else None


_FOREIGN_MONTHS = {
    "enero": "January", "febrero": "February", "marzo": "March", "abril": "April",
    "mayo": "May", "junio": "June", "julio": "July", "agosto": "August",
    "septiembre": "September", "setiembre": "September", "octubre": "October",
    "noviembre": "November", "diciembre": "December",
    "janvier": "January", "février": "February", "mars": "March", "avril": "April",
    "mai": "May", "juin": "June", "juillet": "July", "août": "August",
    "septembre": "September", "octobre": "October", "novembre": "November",
    "décembre": "December",
    "januar": "January", "februar": "February", "märz": "March", "juni": "June",
    "juli": "July", "oktober": "October", "dezember": "December",
    "janeiro": "January", "fevereiro": "February", "março": "March", "maio": "May",
    "junho": "June", "julho": "July", "setembro": "September", "outubro": "October",
    "novembro": "November", "dezembro": "December",
}  # fmt: skip
"""Names of months in Spanish, French, German and Portuguese, for the dates of mastheads."""


def _english_months(line: str) -> str:
    """Return a dated line with its month in English and without `de` around it."""
    plain = re.sub(r"(?<=\d)\.? (?:de |di )", " ", line)
    plain = re.sub(r"(?<=[a-zé]) (?:de |del )(?=\d{4})", " ", plain)
    return re.sub(r"[^\W\d_]+", lambda m: _FOREIGN_MONTHS.get(m[0].lower(), m[0]), plain)


def _find_outlet(
    lines: Sequence[str], head: Sequence[str], dateline: Dateline | None, byline: str | None
) -> str | None:
    """Return who published the article: rights, masthead, byline or agency, in this order."""
    for line in lines:
        found = _RIGHTS.match(line)
        if found and _INSTITUTION.search(found["holder"]):
            return found["holder"].strip(" ,.")
    for line in head[:4]:
        name = re.split(r"\s+[|–—-]\s+|\s{2,}", re.sub(r"^\[[^\]]*\]\s*", "", line))[0].strip()
        words = name.split()
        is_name = 1 <= len(words) <= 9 and all(w[0].isupper() or len(w) <= 3 for w in words)
        is_other = is_dated_line(line) or is_navigation(line)
        if is_name and not is_other and _INSTITUTION.search(name):
            return name
    if byline and byline.startswith("The ") and _INSTITUTION.search(byline):
        return byline
    return dateline.agency if dateline else None
