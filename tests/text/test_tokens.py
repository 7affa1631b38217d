from summarizer.text.tokens import estimate_tokens


def test_tokens_are_rather_over_than_under_estimated() -> None:
    assert estimate_tokens("x" * 300) == 100
    assert estimate_tokens("协议" * 50) == 100
    assert estimate_tokens("") == 0
