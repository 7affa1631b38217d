import doctest
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.heap import names
from summarizer.heap.names import capitalized_words, without_spans


@dataclass(frozen=True)
class Case:
    id: str
    sentence: str
    found: tuple[str, ...]


CASES = (
    Case("first-word-says-nothing", "Ministers met in Oulu", ("oulu",)),
    Case("possessive", "They read Lahtinen’s letter to Pereyra's office", ("lahtinen", "pereyra")),
    Case("accents", "Los ministros viajaron a Tacuarembó", ("tacuarembo",)),
    Case("hyphen", "It was signed by Cho Min-seo", ("cho", "min-seo")),
    Case("dates-are-no-names", "They met on Monday, 5 May, in Oulu", ("oulu",)),
    Case("title-case", "Talks On Fisheries Held In Oulu", ()),
    Case("no-capitals", "王毅在北京会见外长", ()),
    Case("nothing", "", ()),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_names_are_the_words_that_a_capital_marks(case: Case) -> None:
    assert tuple(capitalized_words(case.sentence)) == case.found


@given(st.text(max_size=40), st.tuples(st.integers(0, 40), st.integers(0, 40)))
def test_text_keeps_its_length_when_stretches_are_blanked(text: str, span: tuple[int, int]) -> None:
    start, end = sorted(min(one, len(text)) for one in span)

    assert len(without_spans(text, [(start, end)])) == len(text)


def test_examples_hold() -> None:
    assert doctest.testmod(names).failed == 0
