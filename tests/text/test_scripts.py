"""Which scripts a text is written in."""

import pytest

from summarizer.text.scripts import has_other_script, has_right_to_left, script_of


@pytest.mark.parametrize(
    "text", ["plain", "naïve “quotes” – €5 …", "Nguyễn Ước, Łódź", "a\u200bb\u00ad", "→ • № 🙂"]
)
def test_latin_and_typography_are_no_other_script(text: str) -> None:
    assert not has_other_script(text)


@pytest.mark.parametrize("text", ["мир", "a 王", "١٢", "१२", "ｆｕｌｌ", "שלום", "Ελλάς", "한국"])
def test_any_letter_or_digit_of_another_script_is_seen(text: str) -> None:
    assert has_other_script(text)


def test_direction_is_that_of_the_letters() -> None:
    assert [has_right_to_left(text) for text in ("سلام", "שלום", "мир", "王毅")] == [
        True,
        True,
        False,
        False,
    ]


def test_script_of_a_name_is_that_of_its_first_letter() -> None:
    names = ("Wang Yi", "Ван И", "وانغ يي", "वांग यी", "王毅", "さくら", "왕이")

    assert [script_of(name) for name in names] == [
        "LATIN",
        "CYRILLIC",
        "ARABIC",
        "DEVANAGARI",
        "HAN",
        "HAN",
        "HANGUL",
    ]
