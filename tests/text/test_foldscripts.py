"""Spellings of one word in other scripts fold to one, and different words stay apart."""

import doctest

import pytest

from summarizer.text import foldscripts, words
from summarizer.text.foldscripts import plain_digits
from summarizer.text.locate import QuoteLocator
from summarizer.text.names import fold_letters, name_words
from summarizer.text.segment import split_sentences
from summarizer.text.similarity import content_words
from summarizer.text.units import blocks_of_text, split_units
from summarizer.text.words import find_words, word_texts
from summarizer.text.zones import zone_units


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("إسلام آباد", "اسلام اباد", id="forms of alef"),
        pytest.param("علي", "علی", id="Arabic and Farsi yeh"),
        pytest.param("مستشفى", "مستشفي", id="alef maksura"),
        pytest.param("کابل", "كابل", id="kaf and keheh"),
        pytest.param("مُحَمَّد", "محمد", id="vowel signs"),
        pytest.param("محـــمد", "محمد", id="tatweel"),
        pytest.param("وزارۃ", "وزارة", id="teh marbuta of Urdu"),
        pytest.param("ہوا", "هوا", id="heh of Urdu"),
        pytest.param("همکاری‌ها", "همکاریها", id="zero width non-joiner"),
        pytest.param("१२", "12", id="Devanagari digits"),
        pytest.param("١٢", "۱۲", id="Arabic and Farsi digits"),
        pytest.param("क़लम", "कलम", id="nukta"),
        pytest.param("पाँच", "पांच", id="candrabindu"),
        pytest.param("ещё", "еще", id="yo"),
        pytest.param("ＡＳＥＡＮ", "asean", id="full width"),
        pytest.param("ﻣﺮﻛﺰ", "مركز", id="presentation forms"),
    ],
)
def test_spellings_of_one_word_fold_to_one(one: str, other: str) -> None:
    assert fold_letters(one) == fold_letters(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("कुमार", "किमार", id="vowel signs of Hindi"),
        pytest.param("दिन", "दीन", id="short and long vowel of Hindi"),
        pytest.param("پل", "بل", id="Urdu peh and beh"),
        pytest.param("گل", "کل", id="gaf and kaf"),
        pytest.param("мир", "мор", id="Russian"),
        pytest.param("双方", "对方", id="Chinese"),
    ],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold_letters(one) != fold_letters(other)


def test_vowel_signs_do_not_part_a_word() -> None:
    assert word_texts("प्रिया शर्मा ने कहा") == ["प्रिया", "शर्मा", "ने", "कहा"]
    assert name_words("प्रिया शर्मा") == ("प्रिया", "शर्मा")


def test_number_among_chinese_characters_is_a_word() -> None:
    assert word_texts("第5轮2031年举行") == ["第", "5", "轮", "2031", "年", "举", "行"]


def test_numbers_are_read_in_digits_of_any_script() -> None:
    assert word_texts("١٬٢٠٠ و ۱۲ و १,२०० و ٣٫٥") == ["1200", "و", "12", "و", "1200", "و", "3.5"]


def test_words_of_other_scripts_stand_where_they_say() -> None:
    text = "王毅说：१२ प्रिया، مُهَنْدِس."

    spans = [text[word.start : word.end] for word in find_words(text)]

    assert spans == ["王", "毅", "说", "१२", "प्रिया", "مُهَنْدِس"]


def test_chinese_sentences_share_pairs_of_characters() -> None:
    one, other = content_words("双方同意设立港口安全中心"), content_words("设立联合港口安全中心")

    assert {"港口", "安全", "中心"} <= set(one) & set(other)


def test_digits_keep_their_places() -> None:
    assert plain_digits("١٢ मई २०३१ ４") == "12 मई 2031 4"


def test_folding_finds_no_quote_that_is_typed_otherwise() -> None:
    text = "قال علي إن المركز سيفتح في كاياو قبل نهاية العام المقبل."
    units = split_units(text, blocks_of_text(text))
    sentences = split_sentences(text, zone_units(text, units), language="ar")
    locator = QuoteLocator(text, sentences)

    assert locator.locate("قال علي", 1) is not None
    assert locator.locate("قال علی", 1) is None
    assert locator.locate("قال على", 1) is None


def test_examples_in_the_documentation() -> None:
    assert doctest.testmod(foldscripts).failed == 0
    assert doctest.testmod(words).failed == 0
