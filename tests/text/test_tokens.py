from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.tokens import estimate_tokens


def test_tokens_are_rather_over_than_under_estimated() -> None:
    assert estimate_tokens("x" * 300) == 100
    assert estimate_tokens("协议" * 50) == 100
    assert estimate_tokens("") == 0


@given(st.text())
def test_three_plain_characters_are_a_token_and_any_other_is_one(text: str) -> None:
    plain = [one for one in text if one.isascii()]

    assert estimate_tokens(text) == -(-len(plain) // 3) + len(text) - len(plain)
