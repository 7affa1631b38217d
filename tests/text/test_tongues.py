"""Dates as other languages write them."""

import doctest
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text import tongues
from summarizer.text.dates import find_dates
from summarizer.text.monthnames import MONTH_NAMES
from summarizer.text.tongues import find_dates_in, reads_dates, supports


@dataclass(frozen=True)
class Case:
    language: str
    text: str
    values: tuple[str, ...]


CASES = [
    Case("ru", "4 января 2026 г.", ("2026-01-04",)),
    Case("ru", "переговоры 12 мая", ("2031-05-12",)),
    Case("ru", "с 3 по 5 мая 2031 года", ("2031-05-03/2031-05-05",)),
    Case("ru", "12.05.2031 и план 2031–2035 гг.", ("2031-05-12", "2031/2035")),
    Case("ru", "до конца 2032 г.", ("2032",)),
    Case("uk", "4 січня 2026 року", ("2026-01-04",)),
    Case("zh", "1月4日", ("2031-01-04",)),
    Case("zh", "2031年5月12日至14日在利马", ("2031-05-12/2031-05-14",)),
    Case("zh", "二〇三一年五月十二日", ("2031-05-12",)),
    Case("zh", "十二月三十一日前，2033年", ("2030-12-31", "2033")),
    Case("ja", "2031年5月12日に会談", ("2031-05-12",)),
    Case("ko", "2031년 5월 12일", ("2031-05-12",)),
    Case("ar", "٤ يناير ٢٠٢٦", ("2026-01-04",)),
    Case("ar", "12 أيار/مايو 2031", ("2031-05-12",)),
    Case("ar", "من 3 إلى 5 مايو عام 2031", ("2031-05-03/2031-05-05",)),
    Case("ar", "يوم ٤ اغسطس", ("2031-08-04",)),
    Case("fa", "۱۲ مه ۲۰۳۱", ("2031-05-12",)),
    Case("ur", "۴ جنوری ۲۰۲۶", ("2026-01-04",)),
    Case("ur", "3 سے 5 مئی 2031", ("2031-05-03/2031-05-05",)),
    Case("hi", "४ जनवरी २०२६", ("2026-01-04",)),
    Case("hi", "12 फरवरी 2031 और १२ फ़रवरी", ("2031-02-12", "2031-02-12")),
    Case("es", "el 4 de enero de 2026", ("2026-01-04",)),
    Case("es", "del 3 al 5 de mayo, para 2032", ("2031-05-03/2031-05-05", "2032")),
    Case("fr", "le 1er mai et en août 2031", ("2031-05-01", "2031-08")),
    Case("de", "am 4. Januar 2026", ("2026-01-04",)),
    Case("pt", "4 de janeiro de 2026", ("2026-01-04",)),
    Case("tr", "4 Ocak 2026", ("2026-01-04",)),
    Case("vi", "ngày 12 tháng 5 năm 2031", ("2031-05-12",)),
    Case("th", "12 พฤษภาคม; 2031-05-12", ("2031-05-12",)),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.language} {case.text}")
def test_dates_are_read_as_a_language_writes_them(case: Case) -> None:
    found = find_dates_in(case.text, language=case.language, reference="2031-05-12")

    assert tuple(one.value for one in found) == case.values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("ru", "32 мая, 12 майских дней", id="no day"),
        pytest.param("zh", "13月5日", id="no month"),
        pytest.param("fr", "12 marsouins, le maire", id="words that begin like months"),
        pytest.param("es", "1.200 personas", id="a number"),
        pytest.param("fa", "۲۲ اردیبهشت ۱۴۱۰", id="another calendar"),
        pytest.param("ar", "يوم الاثنين", id="a day of the week"),
    ],
)
def test_what_is_no_date_is_none(language: str, text: str) -> None:
    assert find_dates_in(text, language=language, reference="2031-05-12") == ()


def test_a_date_stands_where_it_says() -> None:
    text = "Встреча прошла 12 мая 2031 г. в Лиме."

    (found,) = find_dates_in(text, language="ru", reference=None)

    assert text[found.start : found.end] == "12 мая 2031"


def test_without_a_reference_dates_need_their_year() -> None:
    assert find_dates_in("12 мая", language="ru", reference=None) == ()


@pytest.mark.parametrize(
    ("value", "found", "is_supported"),
    [
        ("2032-12-31", "2032", True),
        ("2032-01-01", "2032", True),
        ("2032-06-30", "2032-06", True),
        ("2032-12-30", "2032", False),
        ("2033-12-31", "2032", False),
        ("2032", "2032", False),
    ],
)
def test_ends_of_years_and_months_are_supported_by_them(
    value: str, found: str, *, is_supported: bool
) -> None:
    assert supports(value, frozenset([found])) is is_supported


def test_every_month_has_a_name_in_every_language() -> None:
    assert {len(months) for months in MONTH_NAMES.values()} == {12}
    assert all(names for months in MONTH_NAMES.values() for names in months)
    assert not reads_dates("th")
    assert reads_dates("zh")


@given(st.text(max_size=40), st.sampled_from([*sorted(MONTH_NAMES), "zh", "vi", "th"]))
def test_dates_stand_in_order_and_apart(text: str, language: str) -> None:
    place = 0
    for one in find_dates_in(text, language=language, reference="2031-05-12"):
        assert place <= one.start < one.end <= len(text)
        place = one.end


def test_reader_of_english_is_as_it_was() -> None:
    assert find_dates("4 января 2026", reference="2026-01-05") == find_dates(
        "4 xxxxxx 2026", reference="2026-01-05"
    )


def test_examples_hold() -> None:
    assert doctest.testmod(tongues).failed == 0
