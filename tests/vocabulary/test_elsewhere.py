"""States and offices in other languages."""

import doctest
import json
from pathlib import Path

import pycountry
import pytest

from summarizer.vocabulary import elsewhere
from summarizer.vocabulary.elsewhere import names_state, offices_of, state_named
from summarizer.vocabulary.load import load_vocabulary

CLDR = Path(elsewhere.__file__).parent / "data" / "cldr.json"


@pytest.mark.parametrize("name", ["Россия", "روسيا", "俄罗斯", "俄羅斯", "रूस", "روس", "Росія"])
def test_a_state_goes_by_its_names_in_other_scripts(name: str) -> None:
    assert load_vocabulary().holder(name) == "RUS"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("России", "RUS"),
        ("Россией", "RUS"),
        ("Росії", "RUS"),
        ("Китаю", "CHN"),
        ("Казахстаном", "KAZ"),
        ("Нигера", "NER"),
        ("Нигерии", "NGA"),
        ("Австрии", "AUT"),
        ("Австралией", "AUS"),
        ("Кубы", "CUB"),
        ("Южной Кореи", "KOR"),
        ("Северную Корею", "PRK"),
        ("Україною", "UKR"),
    ],
)
def test_a_state_goes_by_the_cases_of_its_name(name: str, code: str) -> None:
    assert load_vocabulary().holder(name) == code


@pytest.mark.parametrize("name", ["Иванова", "Германом", "Малик", "Арменом", "Кореей", "Чилиа"])
def test_a_name_that_is_no_case_of_a_state_is_none(name: str) -> None:
    assert state_named(name) is None


def test_names_in_latin_letters_need_their_language() -> None:
    assert load_vocabulary().holder("Rusia") is None
    assert state_named("Rusia", "es") == "RUS"
    assert state_named("el Perú", "es") == "PER"
    assert state_named("Rusia", "fr") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("провели в Перу министры Китая", "ru"),
        ("中国和秘鲁外长", "zh"),
        ("وزيرا خارجية الصين وبيرو", "ar"),
        ("चीन और पेरू के विदेश मंत्री", "hi"),
        ("los ministros de China y Perú", "es"),
    ],
)
def test_a_text_names_states_in_the_words_of_its_language(text: str, language: str) -> None:
    assert names_state("CHN", text, language)
    assert names_state("PER", text, language)
    assert not names_state("FRA", text, language)


def test_in_a_language_without_names_any_state_may_be_named() -> None:
    assert names_state("FRA", "abc", "xx")


@pytest.mark.parametrize(
    ("role", "office"),
    [
        ("Foreign Minister", "foreign minister"),
        ("министр иностранных дел Китая", "foreign minister"),
        ("وزير الخارجية الصيني", "foreign minister"),
        ("中国外交部长", "foreign minister"),
        ("विदेश मंत्री", "foreign minister"),
        ("ministre des Affaires étrangères", "foreign minister"),
        ("canciller", "foreign minister"),
        ("Deputy Foreign Minister", "deputy foreign minister"),
        ("заместитель министра иностранных дел", "deputy foreign minister"),
        ("نائب وزير الخارجية", "deputy foreign minister"),
        ("总理", "prime minister"),
    ],
)
def test_an_office_is_one_in_any_language(role: str, office: str) -> None:
    assert offices_of(role) == {office}


def test_other_roles_are_no_office() -> None:
    assert offices_of("वित्त मंत्री") == frozenset()
    assert offices_of("head of the delegation") == frozenset()


def test_names_are_those_of_cldr() -> None:
    babel = pytest.importorskip("babel")
    codes = {one.alpha_2: one.alpha_3 for one in pycountry.countries} | {"EU": "EU"}
    kept = json.loads(CLDR.read_bytes())

    for language, names in kept.items():
        told = babel.Locale.parse(language).territories
        assert names == {codes[code]: told[code] for code in codes if code in told}


def test_examples_hold() -> None:
    assert doctest.testmod(elsewhere).failed == 0
