"""One name in several scripts, and two names that are not one."""

import doctest
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text import palladius, romanize
from summarizer.text.palladius import read_palladius
from summarizer.text.romanize import cross_names, first_sounds, readings, skeletons
from summarizer.text.scripts import script_of

NAMES = {
    "Wang Yi": ["Wang Yi", "Ван И", "王毅", "وانغ يي", "वांग यी", "وانگ یی"],
    "Xu Wenhao": ["Xu Wenhao", "Сюй Вэньхао", "徐文浩", "شو ون هاو", "शू वेनहाओ", "شو وین ہاؤ"],
    "Paredes": [
        *("Lucía Paredes", "Лусия Паредес", "露西娅·帕雷德斯", "لوسيا باريديس"),
        *("लूसिया परेदेस", "لوسیا پاریدیس"),
    ],
    "Ishaq": ["Ishaq Rahmani", "Исхак Рахмани", "إسحاق رحماني", "इशाक रहमानी", "اسحاق رحمانی"],
    "Nurlanova": [
        *("Aigul Nurlanova", "Айгуль Нурланова", "آئیگل نورلانووا", "ऐगुल नूरलानोवा"),
        "阿依古丽·努尔兰诺娃",
    ],
    "Nurlanova in Arabic": ["Aigul Nurlanova", "Айгуль Нурланова", "أيغول نورلانوفا"],
    "Lavrin": ["Sergey Lavrin", "Сергей Лаврин", "سيرغي لافرين", "सर्गेई लावरिन"],
    "Minseo": ["Kim Minseo", "Ким Минсо", "김민서"],
}
TEXTS = st.text(max_size=12) | st.sampled_from([one for some in NAMES.values() for one in some])
PAIRS = [
    (left, right)
    for names in NAMES.values()
    for left, right in combinations(names, 2)
    if script_of(left) != script_of(right)
]


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_one_name_in_two_scripts_is_one(left: str, right: str) -> None:
    assert cross_names(left, right) is not None
    assert cross_names(right, left) is not None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Wang Wei", "Ван И"),
        ("Wang Wei", "王毅"),
        ("Wang Wei", "وانغ يي"),
        ("Wang Yu", "Ван И"),
        ("Wang Yu", "王毅"),
        ("Li Hui", "李伟"),
        ("Li Hui", "Ли Вэй"),
        ("Xu Wenhai", "Сюй Вэньхао"),
        ("Xu Wenhai", "徐文浩"),
        ("Ivan Petrovsky", "Иван Петров"),
        ("Lucía Paredes", "Лусия Перальта"),
        ("Karim Hadi", "أكرم هادي"),
        ("Wang", "Ван"),
        ("", "Ван И"),
    ],
)
def test_two_names_are_not_one(left: str, right: str) -> None:
    assert cross_names(left, right) is None


def test_two_names_in_latin_letters_cross_no_script() -> None:
    assert cross_names("Wang Yi", "Wang Yi") is None


def test_names_that_are_read_say_more_than_consonants() -> None:
    read, guessed = cross_names("王毅", "Wang Yi"), cross_names("وانغ يي", "Wang Yi")

    assert read is not None
    assert guessed is not None
    assert (read.how, guessed.how) == ("reading", "consonants")
    assert read.weight > guessed.weight


def test_chinese_name_is_read_surname_first() -> None:
    assert readings("徐文浩") == ("Xu Wenhao",)
    assert readings("欧阳明") == ("Ouyang Ming",)


def test_foreign_name_in_chinese_is_no_chinese_name() -> None:
    assert readings("露西娅·帕雷德斯") == ()


@pytest.mark.parametrize(
    ("word", "pinyin"),
    [
        ("си", "xi"),
        ("цзиньпин", "jinping"),
        ("чжан", "zhang"),
        ("цюй", "qu"),
        ("хуэй", "hui"),
        ("чанъань", "changan"),
        ("юйцин", "yuqing"),
    ],
)
def test_cyrillic_syllables_go_back_to_pinyin(word: str, pinyin: str) -> None:
    assert pinyin in read_palladius(word)


@given(TEXTS, TEXTS)
def test_any_two_texts_cross_both_ways_or_neither(left: str, right: str) -> None:
    one, other = cross_names(left, right), cross_names(right, left)

    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert (one.how, one.weight) == (other.how, other.weight)


@given(st.text(max_size=20))
def test_any_text_can_be_read_and_stripped(text: str) -> None:
    assert all(isinstance(one, str) for one in readings(text))
    assert all(set(one.consonants) <= set("PFTKSLMN") for one in skeletons(text))
    assert isinstance(first_sounds(text), frozenset)


def test_examples_hold() -> None:
    assert doctest.testmod(romanize).failed == 0
    assert doctest.testmod(palladius).failed == 0
