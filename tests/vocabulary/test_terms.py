from collections import Counter
from pathlib import Path

import pytest

from summarizer.errors import ConfigurationError
from summarizer.text.words import find_words
from summarizer.vocabulary.load import load_vocabulary

TERMS = load_vocabulary().terms


def words_of(phrase: str) -> tuple[str, ...]:
    return tuple(word.text for word in find_words(phrase))


def test_every_family_has_forms_to_choose_from_and_a_source() -> None:
    assert TERMS
    for term in TERMS:
        assert len(term.forms) > 1, term.name
        assert all(term.forms.values()), term.name
        assert any(letter.isdigit() for letter in term.source), f"{term.name}: no date or number"


def test_phrases_are_in_lower_case() -> None:
    phrases = [one for term in TERMS for form in term.forms.values() for one in form]

    assert [one for one in phrases if one != one.lower()] == []


def test_no_phrase_means_two_things() -> None:
    meanings = {
        (words_of(phrase), term.name, form)
        for term in TERMS
        for form, phrases in term.forms.items()
        for phrase in phrases
    }

    counts = Counter(words for words, _, _ in meanings)
    assert [words for words, count in counts.items() if count > 1] == []


def test_names_of_families_are_unique() -> None:
    assert len({term.name for term in TERMS}) == len(TERMS)


OWN = """
[[term]]
name = "name of the strait"
materiality = "medium"
source = "Handbook of the desk (2030)"
[term.forms]
northern = ["North Strait"]
southern = ["south strait", "strait of the south"]
"""


def own_table(folder: Path, text: str) -> Path:
    path = folder / "terms.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_of_ones_own_extends_the_packages(tmp_path: Path) -> None:
    terms = load_vocabulary(own_table(tmp_path, OWN)).terms

    assert terms[:-1] == TERMS
    assert terms[-1].forms["northern"] == ("north strait",)


def test_what_has_the_name_of_a_known_family_replaces_it(tmp_path: Path) -> None:
    name = TERMS[0].name
    terms = load_vocabulary(own_table(tmp_path, OWN.replace("name of the strait", name))).terms

    assert len(terms) == len(TERMS)
    assert set(terms[0].forms) == {"northern", "southern"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (OWN.replace("medium", "grave"), "term[0].materiality"),
        (OWN.replace("name =", "nam ="), "term[0].name"),
        (OWN.replace('southern = ["south strait", "strait of the south"]', ""), "term[0].forms"),
        (OWN.replace('"North Strait"', '""'), "term[0].forms.northern[0]"),
        ("[[terms]]\nname = 1", "terms"),
        ("[[term", "no TOML"),
        pytest.param("a=" + "[" * 100_000, "cannot use the terms of art", id="nested too deeply"),
    ],
)
def test_a_table_that_cannot_be_used_says_what_is_wrong(
    tmp_path: Path, text: str, told: str
) -> None:
    path = own_table(tmp_path, text)

    with pytest.raises(ConfigurationError) as caught:
        load_vocabulary(path)

    assert told in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="No such file"):
        load_vocabulary(tmp_path / "none.toml")
