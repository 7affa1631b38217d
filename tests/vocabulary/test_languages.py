"""Languages by their codes."""

import doctest

import pytest

from summarizer.vocabulary import languages
from summarizer.vocabulary.languages import is_language, name_language


@pytest.mark.parametrize("code", ["en", "fr", "pt-BR", "zh-Hant", "ckb"])
def test_codes_of_languages(code: str) -> None:
    assert is_language(code)


@pytest.mark.parametrize("code", ["", "EN", "french", "xx", "e", "fr_FR", "fr ", "fr\nen"])
def test_other_words_are_no_codes(code: str) -> None:
    assert not is_language(code)


def test_a_language_is_named_for_a_model() -> None:
    assert name_language("pt-BR") == "Portuguese (pt-BR)"


def test_examples_hold() -> None:
    assert doctest.testmod(languages).failed == 0
