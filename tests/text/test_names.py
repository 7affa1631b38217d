import doctest
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text import names
from summarizer.text.names import (
    SAME_PERSON,
    SHORT_FORM,
    acronym_of,
    body_similarity,
    fold_letters,
    fullest_name,
    name_words,
    person_similarity,
    split_acronym,
    strip_titles,
)


@dataclass(frozen=True)
class Case:
    id: str
    left: str
    right: str


SAME = (
    Case("diacritics", "Søren Kjærgård", "Soren Kjaergard"),
    Case("title", "Foreign Minister Ana Pereyra Sosa", "Ana Pereyra Sosa"),
    Case("several-titles", "H.E. Dr. Ana Pereyra", "Ana Pereyra"),
    Case("middle-name", "Ana Pereyra", "Ana Lucía Pereyra"),
    Case("second-surname", "Ana Pereyra", "Ana Pereyra Sosa"),
    Case("initial", "A. Pereyra", "Ana Pereyra Sosa"),
    Case("korean-romanization", "Choi Jeong-hee", "Choe Jung-hee"),
    Case("korean-spacing", "Kim Yeong-su", "Kim Yeongsu"),
    Case("arabic-romanization", "Muhammad Qasim", "Mohammed Kassim"),
    Case("arabic-article-and-patronymic", "KARIM BIN SALEH AL HAMDANI", "Sayyid Kareem al-Hamdani"),
    Case("arabic-vowel", "Tareq Hamdani", "Tariq Hamdani"),
    Case("west-african-romanization", "Fatoumata Bineta Ndoye", "Fatimata Bineta N’Doye"),
    Case("slavic-romanization", "Dmytro Kovalskyy", "Dmytro Kovalsky"),
    Case("order", "Nagy Katalin", "Katalin Nagy"),
    Case("handle", "@AnaPereyra", "Ana Pereyra"),
    Case("generation", "John Adeyemi Jr.", "John Adeyemi"),
)
OTHERS = (
    Case("given-name", "Ana Pereyra", "Luisa Pereyra"),
    Case("daughter", "Karim Hamdani", "Karima Hamdani"),
    Case("brothers", "Hassan Hamdani", "Hussein Hamdani"),
    Case("short-given-names", "Maria Lopez", "Mario Lopez"),
    Case("surname", "Ana Pereyra", "Ana Paredes Lima"),
    Case("one-family", "Kim Jong-un", "Kim Jung-ho"),
    Case("initial-of-another", "B. Pereyra", "Ana Pereyra"),
    Case("only-initials-in-common", "A. B.", "Ana Bustos"),
    Case("one-sound-more", "Wang Li", "Wang Lei"),
    Case("nothing", "", "Ana Pereyra"),
)


@pytest.mark.parametrize("case", SAME, ids=lambda case: case.id)
def test_spellings_of_one_person_are_the_same(case: Case) -> None:
    assert person_similarity(case.left, case.right) >= SAME_PERSON


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: case.id)
def test_two_people_are_not_the_same(case: Case) -> None:
    assert person_similarity(case.left, case.right) < SAME_PERSON


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Pereyra", "Ana Pereyra"),
        ("Minister Pereyra", "Ana Pereyra"),
        ("Choe", "Choi Jeong-hee"),
        ("Wang", "Wang Yilin"),
    ],
)
def test_surname_alone_is_a_short_form_and_no_proof(short: str, full: str) -> None:
    assert SHORT_FORM <= person_similarity(short, full) < SAME_PERSON


@given(st.text(max_size=24), st.text(max_size=24))
def test_similarity_does_not_depend_on_the_order(left: str, right: str) -> None:
    assert person_similarity(left, right) == person_similarity(right, left)
    assert body_similarity(left, right) == body_similarity(right, left)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_letters(fold_letters(text)) == fold_letters(text)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("African Development Bank (AfDB)", "African Development Bank"),
        ("the Organisation of Islamic Cooperation", "Organization of Islamic Cooperation"),
        ("Organization of Islamic Cooperation", "OIC"),
        ("Statkraft", "Statkraft Energi AS"),
        ("Ministry of Fisheries of Norway", "Norway Ministry of Fisheries"),
        ("Embassy of Chad in Paris", "Chad Embassy"),
    ],
)
def test_names_of_one_body_are_the_same(left: str, right: str) -> None:
    assert body_similarity(left, right) >= 0.8


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("World Bank", "World Health Organization"),
        ("United Nations", "United States"),
        ("Energi AS", "Statkraft Energi"),
        ("Bank", "African Development Bank"),
    ],
)
def test_other_bodies_are_not_the_same(left: str, right: str) -> None:
    assert body_similarity(left, right) < 0.8


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Deputy Prime Minister Ana Pereyra", "Ana Pereyra"),
        ("Hon. Ana Pereyra", "Ana Pereyra"),
        ("CS Pereyra", "Pereyra"),
        ("Ana Pereyra", "Ana Pereyra"),
        ("Prime Minister", "Prime Minister"),
    ],
)
def test_titles_are_stripped_unless_nothing_is_left(name: str, bare: str) -> None:
    assert strip_titles(name) == bare


def test_fullest_name_has_the_most_words() -> None:
    assert fullest_name(["A. M. Pereyra", "Pereyra", "Ana Pereyra"]) == "Ana Pereyra"


def test_acronym_is_of_content_words() -> None:
    assert acronym_of("Organization of Islamic Cooperation") == "oic"
    assert split_acronym("Bank of the South (BdS)") == ("Bank of the South", "BdS")
    assert split_acronym("Bank of the South") == ("Bank of the South",)


def test_hyphens_and_apostrophes_join_words() -> None:
    assert name_words("Bat-Erdene O’Brien") == ("baterdene", "obrien")


def test_examples_hold() -> None:
    assert doctest.testmod(names).failed == 0
