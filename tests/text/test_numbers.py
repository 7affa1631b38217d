import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.numbers import numbers_of

TEXTS = st.text(st.sampled_from("12.,$ mMbBnNtkK-x"), max_size=14)
BEFORE_SCALE = re.compile(r"(?<=\d)(?=(?:m|mn|bn|tn|k)\b)", re.IGNORECASE)


@given(TEXTS)
def test_a_short_scale_is_parted_from_its_number_and_nothing_else(text: str) -> None:
    assert numbers_of(text) == numbers_of(BEFORE_SCALE.sub(" ", text))


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("Rs1,200 crore", "Rs 1,200 crore"),
        ("Rs.1.5 billion", "Rs 1.5 billion"),
        ("(KES4.5bn)", "4.5 billion Kenyan shillings"),
        ("RM620m", "RM 620 million"),
        ("CFA3,000", "3,000 CFA francs"),
    ],
)
def test_letters_of_a_currency_are_no_part_of_the_sum(glued: str, apart: str) -> None:
    assert numbers_of(glued) == numbers_of(apart) != frozenset()


@pytest.mark.parametrize("name", ["COP29", "F16", "ARMS5", "the G7", "xUSD5"])
def test_a_figure_in_a_name_stays_in_it(name: str) -> None:
    assert numbers_of(name) == frozenset()
