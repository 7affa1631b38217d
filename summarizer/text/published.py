"""The day on which an article was published, where it says so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from summarizer.schema.article import Sentence
from summarizer.schema.words import PublishedFrom
from summarizer.text.dates import find_dates
from summarizer.text.dispatchparts import Dispatch
from summarizer.text.lines import has_full_date, is_dated_line, is_navigation, word_count
from summarizer.text.tongues import find_dates_in

SAME_DAYS = 10
"""A full date of the report this close to the dateline's day and month is of the same days."""
NEAR_DAYS = 60
"""One this close suggests the year: it may also be of the next meeting, a year later."""
MAX_LINE_CHARS = 300
"""A longer line is of no masthead."""
MAX_BODY_LINE_CHARS = 20_000
MAX_BODY_LINES = 200
"""A report names its own days within so many lines."""
DATELINE_CHARS = 80
"""A dateline stands within this."""
BESIDE_CHARS = 40
"""So much may stand beside the date in a line that gives it."""
MIN_YEAR_MENTIONS = 2
"""A year that a report names less often is not taken for its own."""

_PUBLISHED = re.compile(
    r"^\W*(?:first )?"
    r"(?:published|posted|issued|released|date|publicado|publié|pubblicato|veröffentlicht)\b\W*",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"^\W*(?:last )?(?:updated|modified)\b", re.IGNORECASE)
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FIGURES = re.compile(r"(?<![\d./])(?P<one>\d\d)[./](?P<two>\d\d)[./](?P<y>(?:19|20)\d\d)(?!\d)")
_MARKED_FIGURES = re.compile(r"[./]\d\d[./]")
"""What stands in every date in figures, and is soon looked for."""
_HEAD_ENTRY_BREAK = re.compile(r"\s+[|·•/–—-]\s+|\s{2,}|\.\s+")
ENTRY_WORDS = 2
"""So many words has a date that is an entry of its own: its weekday and month."""
MONTHS_A_YEAR = 12
_RIGHTS_YEAR = re.compile(
    r"^\W*(?:©|\(c\)|copyright)[^\d]{0,20}(?P<year>\d{4})(?!\s*[-–])", re.IGNORECASE
)
_DATELINE_ENDS = re.compile(
    r"\s?[^\W\d_]{0,4}\.?(?:\s?[(/（][^()（）/]{1,30}[)/）])?\s?[:：—–电電讯訊-]"
)
_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")
_DAY_MONTH = re.compile(
    r"(?P<a>[^\W\d_]{3,9}|\d{1,2})(?:st|nd|rd|th)?\.? (?P<b>\d{1,2}|[^\W\d_]{3,9})"
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|"
        "sep sept september|oct october|nov november|dec december".split("|"),
        start=1,
    )
    for name in names.split()
}
_MONTHS_ELSEWHERE = {
    "January": "enero janvier januar janeiro gennaio januari января",
    "February": "febrero février februar fevereiro febbraio februari февраля pebrero",
    "March": "marzo mars märz março maart марта marso maret mac",
    "April": "abril avril april aprile апреля",
    "May": "mayo mai maio maggio mei мая",
    "June": "junio juin juni junho giugno июня hunyo",
    "July": "julio juillet juli julho luglio июля hulyo julai",
    "August": "agosto août august agosto augustus августа ogos",
    "September": "septiembre setiembre septembre setembro settembre сентября setyembre",
    "October": "octubre octobre oktober outubro ottobre октября oktubre",
    "November": "noviembre novembre november novembro ноября nobyembre",
    "December": "diciembre décembre dezember dezembro dicembre desember декабря disyembre disember",
}
"""Names of months in Spanish, French, German, Portuguese, Italian, Dutch, Russian, Filipino and
Malay."""
_ENGLISH = {name: month for month, names in _MONTHS_ELSEWHERE.items() for name in names.split()}


class Published(NamedTuple):
    """A day of publication."""

    value: str | None
    """EDTF; with `?` where the year was inferred."""
    where: PublishedFrom | None
    notes: tuple[str, ...] = ()


NOT_KNOWN = Published(None, None)


def published_in_head(
    head: Sequence[str], body: Sequence[str] = (), foot: Sequence[str] = ()
) -> Published:
    """Return the day that the masthead gives; one that says `published` comes first.

    Args:
        head: The lines above the report.
        body: The lines of the report: their dates show how the outlet writes dates in figures.
        foot: The lines below the report; of them only one that says `published` counts.
    """
    day_first = _is_day_first(body)
    dated = [(line, days) for line in head if (days := full_days(line, day_first=day_first))]
    dated = [one for one in dated if not _UPDATED.match(one[0])]
    named = [days for line, days in dated if _PUBLISHED.match(line)]
    alone = [days for line, days in dated if _is_masthead_line(line)]
    below = [days for line in foot if _PUBLISHED.match(line) and (days := full_days(line))]
    for days in (*named, *alone, *below):
        return Published(days[0], "masthead")
    return Published(None, None)


def published_among_entries(head: Sequence[str]) -> Published:
    """Return the day that is an entry of its own in a line above the report.

    "The River Weekly / No. 31 / 4 May 2031", "Monday, 4 May 2031. By Ana Reyes".

    Args:
        head: The lines above the report, also those that are taken for titles.
    """
    for line in head:
        entries = _HEAD_ENTRY_BREAK.split(line) if has_full_date(line) else []
        for entry in entries:
            days = full_days(entry)
            if days and word_count(entry) <= ENTRY_WORDS and not _UPDATED.match(entry):
                return Published(days[0], "masthead")
    return NOT_KNOWN


def _is_day_first(lines: Sequence[str]) -> bool | None:
    """Return whether dates in figures put the day before the month; None if none shows it."""
    days = [
        (int(found["one"]), int(found["two"]))
        for line in lines[:MAX_BODY_LINES]
        if _MARKED_FIGURES.search(line)
        for found in _FIGURES.finditer(line[:MAX_BODY_LINE_CHARS])
    ]
    first = any(one > MONTHS_A_YEAR for one, _ in days)
    second = any(two > MONTHS_A_YEAR for _, two in days)
    return first if first != second else None


def _is_masthead_line(line: str) -> bool:
    """Return whether a date stands by itself, or among other entries, and not in a title."""
    parts = re.split(r"\s+[|·•]\s+|\s{2,}", line)
    return is_navigation(line) or any(map(is_dated_line, (line, *parts)))


def published_in_dateline(day: str, lines: Sequence[str], body: Sequence[str]) -> Published:
    """Return the day of a dateline; a year that it leaves out is looked for elsewhere.

    Args:
        day: Day, month and perhaps year, as written.
        lines: All lines of the article, for the year of the rights.
        body: The lines of the report, for dates that tell the year.
    """
    full = full_days(day)
    if full:
        return Published(full[0], "dateline")
    month_day = _month_and_day(day)
    if month_day is None:
        return Published(None, None)
    return _in_inferred_year(day, month_day, lines, body, _full_dates(body))


def published_in_dispatch(
    dispatch: Dispatch, lines: Sequence[str], body: Sequence[str], language: str
) -> Published:
    """Return the day of a dateline in another language than English.

    Args:
        dispatch: The dateline.
        lines: All lines of the article, for the year of the rights.
        body: The lines of the report, for dates that tell the year.
        language: BCP 47 code.
    """
    if dispatch.published is None or dispatch.day is None:
        return NOT_KNOWN
    year, month, day = dispatch.published.split("-")
    if year.isdecimal():
        return Published(dispatch.published, "dateline")
    days = _full_dates_in(body, language)
    return _in_inferred_year(dispatch.day, (int(month), int(day)), lines, body, days)


def _full_dates_in(body: Sequence[str], language: str) -> Iterator[date]:
    """Yield the days with month and year that a report in another language names."""
    for line in body[:MAX_BODY_LINES]:
        for mention in find_dates_in(line[:MAX_BODY_LINE_CHARS], language=language, reference=None):
            yield from map(date.fromisoformat, _FULL_DAY.findall(mention.value))


def _in_inferred_year(
    written: str,
    month_day: tuple[int, int],
    lines: Sequence[str],
    body: Sequence[str],
    days: Iterable[date],
) -> Published:
    """Return a day whose year is told elsewhere in the article, with a note on where."""
    inferred = _infer_year(month_day, lines, body, days)
    if inferred is None:
        note = f"the dateline gives {written!r} without a year, and nothing else tells the year"
        return Published(None, None, (note,))
    year, how, is_sure = inferred
    try:
        value = date(year, *month_day).isoformat()
    except ValueError:
        return Published(None, None)
    note = f"the dateline gives {written!r} without a year; {year} was taken from {how}"
    return Published(value if is_sure else f"{value}?", "dateline", (note,))


def full_days(line: str, *, day_first: bool | None = None) -> list[str]:
    """Return the days with month and year that a line gives, as EDTF.

    Args:
        line: The line.
        day_first: The order of day and month in figures; None where it is not known.
    """
    if len(line) > MAX_LINE_CHARS or not has_full_date(line):
        return []
    plain = _english_months(line)
    if day_first is not None:
        order = r"\g<y>-\g<two>-\g<one>" if day_first else r"\g<y>-\g<one>-\g<two>"
        plain = _FIGURES.sub(order, plain)
    mentions = find_dates(plain, reference=None)
    return [m.value for m in mentions if _FULL_DAY.fullmatch(m.value) and m.assumed is None]


def published_elsewhere(text: str, sentences: Sequence[Sentence], language: str) -> Published:
    """Return the day of publication of an article in another language than English.

    It is that of a short line above the report that gives a full date, or of a dateline: a full
    date near the beginning of the first sentence, before a dash, a colon, or `电`.
    """
    for sentence in sentences:
        line = text[sentence.start : sentence.end]
        is_report = sentence.zone in ("narration", "quotation")
        if not is_report and len(line) > MAX_LINE_CHARS:
            continue
        for mention in find_dates_in(line[:DATELINE_CHARS], language=language, reference=None):
            if not _FULL_DAY.fullmatch(mention.value) or mention.assumed is not None:
                continue
            if is_report and _DATELINE_ENDS.match(line, mention.end):
                return Published(mention.value, "dateline")
            if not is_report and len(line) - (mention.end - mention.start) <= BESIDE_CHARS:
                return Published(mention.value, "masthead")
        if is_report:
            break
    return NOT_KNOWN


def _infer_year(
    month_day: tuple[int, int], lines: Sequence[str], body: Sequence[str], days: Iterable[date]
) -> tuple[int, str, bool] | None:
    """Return a year, where it was found, and whether that is beyond doubt."""
    apart = [(day.year, _days_apart(day, month_day)) for day in days]
    same = {year for year, days in apart if days <= SAME_DAYS}
    near = {year for year, days in apart if days <= NEAR_DAYS}
    rights = {int(found["year"]) for line in lines if (found := _RIGHTS_YEAR.match(line))}
    if len(same) == 1:
        # A meeting on about the same day of a later year is no reason to doubt the rights' year.
        is_sure = not rights or same == rights
        return min(same | rights), "a full date of the report", is_sure
    if len(rights) == 1:
        return rights.pop(), "the copyright line", True
    if len(near) == 1:
        return near.pop(), "a full date of the report", False
    named = [int(year) for line in body for year in _YEAR.findall(line)]
    if len(set(named)) == 1 and len(named) >= MIN_YEAR_MENTIONS:
        return named[0], "the years that the report names", False
    return None


def _full_dates(body: Sequence[str]) -> Iterator[date]:
    """Yield the days with month and year that the report names, the ends of periods included."""
    for line in body[:MAX_BODY_LINES]:
        if len(line) > MAX_BODY_LINE_CHARS or not _YEAR.search(line):
            continue
        for mention in find_dates(line, reference=None):
            if mention.assumed is None:
                yield from map(date.fromisoformat, _FULL_DAY.findall(mention.value))


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


def _iso_day(found: re.Match[str]) -> str:
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"


def _english_months(line: str) -> str:
    """Return a dated line with its month in English and without `de` around it."""
    plain = re.sub(r"(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]", _iso_day, line)
    plain = re.sub(r"(?<=\d)(?:\.|er|º)? (?:de |di )?(?=[^\W\d_])", " ", plain)
    plain = re.sub(r"(?<=[^\W\d_]) (?:de |del )(?=\d{4})", " ", plain)
    return re.sub(r"[^\W\d_]+", lambda word: _ENGLISH.get(word[0].lower(), word[0]), plain)
