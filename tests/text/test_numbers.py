import re

from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.numbers import numbers_of

TEXTS = st.text(st.sampled_from("12.,$ mMbBnNtkK-x"), max_size=14)
BEFORE_SCALE = re.compile(r"(?<=\d)(?=(?:m|mn|bn|tn|k)\b)", re.IGNORECASE)


@given(TEXTS)
def test_a_short_scale_is_parted_from_its_number_and_nothing_else(text: str) -> None:
    assert numbers_of(text) == numbers_of(BEFORE_SCALE.sub(" ", text))
