from collections import Counter

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
