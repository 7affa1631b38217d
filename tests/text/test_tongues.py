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
    Case("ru", "в марте 2031 года и к маю 2032 г.", ("2031-03", "2032-05")),
    Case("ru", "первого мая и двадцать третьего июня", ("2031-05-01", "2031-06-23")),
    Case("uk", "у травні 2031 року", ("2031-05",)),
    Case("fr", "le premier mai ; le 1ᵉʳ juin 2031", ("2031-05-01", "2031-06-01")),
    Case("es", "primero de mayo de 2031, 1.º de junio", ("2031-05-01", "2031-06-01")),
    Case("ar", "الثالث من مايو ٢٠٣١", ("2031-05-03",)),
    Case("ar", "في الحادي والعشرين من يونيو", ("2031-06-21",)),
    Case("ar", "٢٠٣١/٥/١٢", ("2031-05-12",)),
    Case("ar", "12 مايو 2031م الموافق 19 محرم 1453هـ", ("2031-05-12",)),
    Case("ur", "یکم مئی 2031ء، تین جون", ("2031-05-01", "2031-06-03")),
    Case("ur", "12؍مئی", ("2031-05-12",)),
    Case("hi", "तीन मई को; पच्चीस जून 2031", ("2031-05-03", "2031-06-25")),
    Case("zh", "2031/5/12；2031.5.13", ("2031-05-12", "2031-05-13")),
    Case("zh", "農曆四月廿一，即5月12日", ("2031-05-12",)),
    Case("zh", "民國120年5月12日", ("2031-05-12",)),
    Case("ja", "昭和20年8月15日、令和元年", ("1945-08-15", "2019")),
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
        pytest.param("ar", "١٩ محرم ١٤٥٣هـ، عام 1453", id="the year of the hijra"),
        pytest.param("ar", "19/1/1453هـ", id="the same in figures"),
        pytest.param("ur", "19 محرم 1453ھ", id="the same in Urdu"),
        pytest.param("fa", "1410/02/22", id="another calendar in figures"),
        pytest.param("hi", "विक्रम संवत 2088, शक संवत 1953", id="eras of India"),
        pytest.param("zh", "农历四月廿一、農曆4月21日", id="the moon"),
        pytest.param("ko", "음력 4월 21일", id="the moon in Korean"),
        pytest.param("zh", "公元前2031年", id="before the first year"),
        pytest.param("hi", "एक मार्च निकाला गया", id="a march and not March"),
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
