"""Numbers that texts in other languages hold."""

import doctest
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text import amounts
from summarizer.text.amounts import COUNTED, holds_number, values_in

BILLIONS = Decimal(10) ** 9

HELD = [
    ("120", "обучение 120 портовых лоцманов", "ru", None),
    ("1.2", "1,2 млрд долларов", "ru", BILLIONS),
    ("1.2", "12亿美元", "zh", BILLIONS),
    ("1200", "1 200 personnes", "fr", None),
    ("1200", "1.200 personas", "es", None),
    ("1200", "١٬٢٠٠ شخص", "ar", None),
    ("450000", "45万人", "zh", None),
    ("5000000", "50 लाख रुपये", "hi", None),
    ("120", "१२० पायलटों", "hi", None),
    ("120", "一百二十名", "zh", None),
    ("3", "第三轮", "zh", None),
    ("3", "الجولة الثالثة", "ar", None),
    ("3", "तीसरा दौर", "hi", None),
    ("3", "третий раунд", "ru", None),
    ("3", "la tercera ronda", "es", None),
    ("3", "la troisième session", "fr", None),
    ("3", "تیسرا دور", "ur", None),
    ("53", "пятьдесят три лоцмана", "ru", None),
]


@pytest.mark.parametrize(("number", "text", "language", "scale"), HELD)
def test_a_number_is_held_in_any_spelling(
    number: str, text: str, language: str, scale: Decimal | None
) -> None:
    assert holds_number(number, text, language, scale=scale or Decimal(1))


@pytest.mark.parametrize(
    ("number", "text", "language"),
    [
        ("130", "обучение 120 портовых лоцманов", "ru"),
        ("4", "第三轮", "zh"),
        ("5", "الجولة الثالثة", "ar"),
        ("4", "तीसरा दौर", "hi"),
        ("630", "620 millones de dólares", "es"),
        ("5", "troisième session", "fr"),
    ],
)
def test_another_number_is_not_held(number: str, text: str, language: str) -> None:
    assert not holds_number(number, text, language, scale=Decimal(1))


def test_words_of_a_language_that_is_not_read_may_be_any_small_number() -> None:
    assert holds_number("15", "fünfzehn Lotsen", "de", scale=Decimal(1))
    assert not holds_number("150", "fünfzehn Lotsen", "de", scale=Decimal(1))


@pytest.mark.parametrize("language", sorted(COUNTED))
def test_every_number_of_the_table_has_a_word(language: str) -> None:
    known = {*range(3, 21), *range(30, 100, 10), 100, 1000}

    assert set(COUNTED[language].values()) >= known - {11, 12, 13, 14, 15, 16, 17, 18, 19}


@given(st.text(max_size=40))
def test_any_text_has_values_or_none(text: str) -> None:
    assert all(value >= 0 for value in values_in(text))


@pytest.mark.parametrize("text", ["一" * 9_000, "9" * 9_000, "万" * 9_000, "9 " * 9_000])
def test_numerals_without_end_are_read_in_pieces(text: str) -> None:
    assert values_in(text)


@pytest.mark.parametrize("number", ["INFINITY", "NaN", "x", ""])
def test_what_is_no_number_is_not_missed(number: str) -> None:
    assert holds_number(number, "120", "ru")


def test_examples_hold() -> None:
    assert doctest.testmod(amounts).failed == 0
