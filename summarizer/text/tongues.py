"""Dates in languages other than English, as EDTF, with the places where they stand.

Read are days, months and years that words or figures name: `4 января 2026 г.`, `1月4日`,
`٤ يناير`, `4 de enero`, `४ जनवरी`, `3–5 мая`, `الثالث من مارس`, `昭和20年8月15日`. Words such as
`yesterday` are not read in any of these languages, so who compares must not take a text without
dates for one without times.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from summarizer.text.dates import DateMention, find_dates
from summarizer.text.dayordinals import DAY_WORDS
from summarizer.text.dayreference import read_reference
from summarizer.text.edtf import is_edtf
from summarizer.text.foldscripts import DIGITS
from summarizer.text.monthnames import MONTH_NAMES, NUMBERED_MONTHS

_ONE_FOR_ONE: dict[int, str | int] = {
    **DIGITS,
    **str.maketrans("أإآٱىیےکہۃёЁ", "اااايييكههеЕ"),
    **str.maketrans("\u00a0\u202f", "  "),
}
"""Spellings that are told apart nowhere here; every character stands where it stood."""
_JOINTS = (
    r"\ ?(?:[-–—‑~～至到]|по|до|и|au|et|al|a|y|e|bis|und|to|ile|і|й"
    r"|إلى|حتى|و|تا|سے|اور|से|और)\ ?"
)
_OF = r"(?:؍|(?:de|del|d['’]|di|do|da|من|في|ماہ|شهر|ke|के|of)\ ?)?"
_DAY_MARK = r"(?:\.?º|ª|\.?°|\.|er|ᵉʳ|ro|re|-?(?:го|е|ого|ое|th|st))?"
_YEAR = r"(?P<y>(?:1[5-9]|20|21)\d\d)(?!\d)"
_YEAR_GAP = r"[,،]?\ ?(?:(?:de|del|di|do|عام|سنه|لعام|م|سال|سن|साल|वर्ष|в)\ )?"
_ERAS = {
    **{"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867},
    **{"民国": 1911, "民國": 1911},
}
"""Eras of Japan and the Republic of China to the year before their first."""
_CJK = re.compile(
    rf"(?:(?:(?P<y>\d{{4}})|(?P<era>{'|'.join(_ERAS)})(?P<ey>\d{{1,3}}|元))\ ?[年년]\ ?)?"
    r"(?<!\d)(?P<m>0?(?:1[0-2]|[1-9]))\ ?[月월]\ ?"
    r"(?:(?P<d>0?(?:3[01]|[12]\d|0?[1-9]))\ ?[日일号號]?(?:\ ?[-–—~～至到]\ ?(?:부터\ ?)?"
    r"(?P<d2>0?(?:3[01]|[12]\d|0?[1-9]))(?=\ ?[日일号號]))?\ ?[日일号號])?"
)
_CJK_YEAR = re.compile(
    rf"(?:(?<!\d)(?P<y>(?:1[5-9]|20|21)\d\d)|(?P<era>{'|'.join(_ERAS)})(?P<ey>\d{{1,3}}|元))"
    r"\ ?[年년]"
)
_YEAR_FIRST = re.compile(
    r"(?<![\w/.-])(?P<y>(?:19|20|21)\d\d)(?P<mark>[/.])(?P<m>0?[1-9]|1[0-2])(?P=mark)"
    r"(?P<d>3[01]|[12]\d|0?[1-9])(?![\d/]|[.-]\d)"
)
_OTHER_BEFORE = re.compile(
    r"(?:农历|農曆|农曆|阴历|陰曆|陰暦|旧历|舊曆|旧暦|음력)[^，。、；\s]{0,4}\s?$"
    r"|(?:संवत्?|शक|हिजरी|ہجری|ھجری|بكرمي|公元前|西元前|紀元前|기원전)\s?$"
)
_OTHER_AFTER = re.compile(
    r"\s?(?:هـ|ه(?!\w)|ہجری|ھجری|هجري|हिजरी|ई\.?\s?पू|ق\.?\s?م(?!\w)|قبل الميلاد"
    r"|до н\.?\s?э|av\. J|a\. ?(?:de )?C)|初[一二三四五六七八九十]"
)
"""What names another calendar, or years before the first, beside a date."""
_OTHER_CHARS = 14
_BARE_YEAR = re.compile(r"(?<![\w.,/:-])(?P<y>(?:19|20|21)\d\d)(?![\w%]|[.,/:-]\d)")
_VIETNAMESE = re.compile(
    r"(?:(?<!\d)(?P<d>3[01]|[12]\d|0?[1-9])(?:-(?P<d2>\d{1,2}))?\ ?)?(?:tháng|thg)\ "
    r"(?P<m>1[0-2]|0?[1-9])(?!\d)(?:(?:,?\ năm|,|/)?\ ?" + _YEAR + r")?",
    re.IGNORECASE,
)
_YEAR_FIGURES = 4
_HAN_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0
}
_HAN_NUMBER = re.compile(r"[〇零一二三四五六七八九十廿卅]+(?=\s?[年月日号號])")


class _Told(NamedTuple):
    """What the words of one date give."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    last_day: int | None


def reads_dates(language: str) -> bool:
    """Return whether dates that a language writes in words are read here."""
    return language in MONTH_NAMES or language in NUMBERED_MONTHS


@lru_cache(maxsize=2048)
def find_dates_in(text: str, *, language: str, reference: str | None) -> tuple[DateMention, ...]:
    """Return the dates of a text in order; they do not overlap.

    Args:
        text: The text.
        language: BCP 47 code of its language; of one whose months are not known, only dates in
            figures are read.
        reference: EDTF day whose year is that of dates that name none; without it they are left
            out.

    >>> [one.value for one in find_dates_in("с 3 по 5 мая 2031 г.", language="ru", reference=None)]
    ['2031-05-03/2031-05-05']
    """
    plain = text.translate(_ONE_FOR_ONE)
    taken = bytearray(len(plain))
    mentions = []
    for mention in (
        *_in_figures_only(plain),
        *_year_first(plain),
        *_in_words(plain, language, reference),
    ):
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            if mention.value:
                mentions.append(mention)
    return tuple(sorted(mentions))


def _in_figures_only(plain: str) -> Iterator[DateMention]:
    """Yield what the reader of English finds in figures alone; it means the same elsewhere."""
    for mention in find_dates(plain, reference=None):
        written = plain[mention.start : mention.end]
        if len(written) > _YEAR_FIGURES and not any(map(str.isalpha, written)):
            yield mention


def _year_first(plain: str) -> Iterator[DateMention]:
    """Yield days such as `2031/5/12`, whose order nobody takes for another."""
    for told in map(_read, _YEAR_FIRST.finditer(plain)):
        yield DateMention(told.start, told.end, _edtf(told, None) or "", "absolute", None)


def _in_words(plain: str, language: str, reference: str | None) -> Iterator[DateMention]:
    """Yield what has the form of a date; its value is empty where it comes to none."""
    for told in _told(plain, language):
        value = None if _is_of_another_calendar(plain, told) else _edtf(told, reference)
        assumed = "year" if told.year is None else None
        yield DateMention(told.start, told.end, value or "", "absolute", assumed)


def _is_of_another_calendar(plain: str, told: _Told) -> bool:
    before = plain[max(0, told.start - _OTHER_CHARS) : told.start]
    return bool(_OTHER_BEFORE.search(before) or _OTHER_AFTER.match(plain, told.end))


def _told(plain: str, language: str) -> Iterator[_Told]:
    if language in ("ja", "ko", "zh"):
        counted = _HAN_NUMBER.sub(lambda found: _in_figures(found[0]), plain)
        # Only where figures take as much room do places stay those of the text.
        source = counted if len(counted) == len(plain) else plain
        yield from map(_read, _CJK.finditer(source))
        yield from map(_read, _CJK_YEAR.finditer(source))
        return
    if language == "vi":
        yield from map(_read, _VIETNAMESE.finditer(plain))
    elif language in MONTH_NAMES:
        for pattern in _patterns(language):
            for found in pattern.finditer(plain):
                if _is_doubtful(plain, found):
                    continue
                yield _read(found, _month_numbers(language), _day_numbers(language))
    yield from map(_read, _BARE_YEAR.finditer(plain))


def _is_doubtful(plain: str, found: re.Match[str]) -> bool:
    """Return whether a word for a day may be none: Hindi `एक मार्च` is also a march."""
    is_one = found.groupdict().get("dw") == "एक" and not found.groupdict().get("y")
    return is_one and not plain.startswith((" (", "("), found.end())


def _read(
    found: re.Match[str],
    months: Mapping[str, int] | None = None,
    days: Mapping[str, int] | None = None,
) -> _Told:
    parts = found.groupdict()
    month = parts.get("m")
    number = None if month is None else months[month.lower()] if months else int(month)

    def figure(name: str) -> int | None:
        written = parts.get(name)
        if not written:
            return None
        return int(written) if written.isdecimal() else (days or {}).get(written.lower())

    return _Told(*found.span(), _year_of(parts), number, figure("d") or figure("dw"), figure("d2"))


def _year_of(parts: Mapping[str, str | None]) -> int | None:
    """Return the year, also of an era: `令和8年` is 2026."""
    year, era, number = parts.get("y"), parts.get("era"), parts.get("ey")
    if era and number:
        return _ERAS[era] + (1 if number == "元" else int(number))
    return int(year) if year else None


def _edtf(told: _Told, reference: str | None) -> str | None:
    """Return the date; None where it is none, or its year cannot be told."""
    year = told.year
    if told.month is None:
        return f"{year:04}" if year else None
    if year is None:
        day = read_reference(reference)
        year = day.year_of(told.month, told.day, weekday=None, direction="near") if day else None
    if year is None:
        return None
    first = f"{year:04}-{told.month:02}" + (f"-{told.day:02}" if told.day else "")
    value = f"{first}/{first[:8]}{told.last_day:02}" if told.last_day else first
    return value if is_edtf(value) else None


def _in_figures(words: str) -> str:
    """Return a Chinese number below 100, or a year digit by digit, in as many figures as it has."""
    if "十" not in words and "廿" not in words and "卅" not in words:
        return "".join(str(_HAN_DIGITS[one]) for one in words)
    tens, _, ones = words.replace("廿", "二十").replace("卅", "三十").partition("十")
    value = 10 * (_HAN_DIGITS[tens] if tens else 1) + (_HAN_DIGITS[ones] if ones else 0)
    return str(value).zfill(len(words))


@lru_cache(maxsize=32)
def _month_numbers(language: str) -> dict[str, int]:
    return {
        name.translate(_ONE_FOR_ONE).lower(): number
        for number, names in enumerate(MONTH_NAMES[language], start=1)
        for name in names
    }


@lru_cache(maxsize=32)
def _day_numbers(language: str) -> dict[str, int]:
    return {
        word.translate(_ONE_FOR_ONE).lower(): day
        for word, day in DAY_WORDS.get(language, {}).items()
    }


@lru_cache(maxsize=32)
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Return the forms of dates of a language, the fullest first."""
    names = sorted(_month_numbers(language), key=lambda name: (-len(name), name))
    words = "|".join(re.escape(name).replace(r"\ ", r"\s") for name in names)
    month = rf"(?<![^\W\d])(?P<m>{words})(?![\w\u0900-\u0dff])\.?"
    doubled = rf"{month}(?:\ ?[/(]\ ?(?:{words})\)?)?"
    year = rf"(?:{_YEAR_GAP}{_YEAR})?"
    day = rf"(?<![\d.,:/])(?P<d>3[01]|[12]\d|0?[1-9]){_DAY_MARK}"
    if in_words := sorted(_day_numbers(language), key=lambda word: (-len(word), word)):
        spelled = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in in_words)
        day = rf"(?:{day}|(?<!\w)(?P<dw>{spelled})(?!\w))"
    range_ = rf"(?:{_JOINTS}(?P<d2>3[01]|[12]\d|0?[1-9]){_DAY_MARK})?"
    forms = (
        rf"{day}{range_}(?!\d)\ ?{_OF}{doubled}{year}",
        rf"{doubled}\ (?P<d>3[01]|[12]\d|0?[1-9])(?!\d)(?:[,،]?\ {_YEAR})?",
        rf"{doubled}{_YEAR_GAP}{_YEAR}",
    )
    return tuple(re.compile(form.translate(_ONE_FOR_ONE), re.IGNORECASE) for form in forms)


def supports(value: str, found: frozenset[str]) -> bool:
    """Return whether a date is the last or first day of a month or year that was found.

    `By the end of 2032` is 2032-12-31, and the words for an end are not read here.

    >>> supports("2032-12-31", frozenset(["2032"])), supports("2032-11-30", frozenset(["2032"]))
    (True, False)
    """
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return False
    month = f"{day:%Y-%m}"
    next_day = date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))
    ends_month = day.day == 1 or next_day.month != day.month
    ends_year = (day.month, day.day) in ((1, 1), (12, 31))
    return (ends_month and month in found) or (ends_year and f"{day.year:04}" in found)
