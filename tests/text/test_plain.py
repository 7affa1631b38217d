import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.plain import join_words, plain_text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("", ""),
        ("  a\n\n b\t", "a b"),
        ("a\u00a0b\u2009c\u3000d", "a b c d"),
        ("\x1b[31mred\x1b[0m", "[31mred [0m"),
        ("a\u200bb\u2060c\ufeffd\u00ade", "abcde"),
        ("\u202egnihton\u202c", "gnihton"),
        ("\u2066x\u2069", "x"),
        ("tag\U000e0041\U000e0042", "tag"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("\ue000\ud800", "\ufffd\ufffd"),
        ("“Łódź” – 東京", "“Łódź” – 東京"),
        ("C1 \x85\x9b end", "C1 end"),
    ],
)
def test_what_steers_or_hides_is_gone(text: str, plain: str) -> None:
    assert plain_text(text) == plain


@given(st.text())
def test_plain_text_is_one_printable_line_and_stays_as_it_is(text: str) -> None:
    plain = plain_text(text)

    categories = {unicodedata.category(one) for one in plain if one not in "\u200c\u200d"}
    assert not categories & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    assert plain_text(plain) == plain
    assert plain == plain.strip()


@pytest.mark.parametrize(
    ("words", "joined"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_join_into_a_list(words: list[str], joined: str) -> None:
    assert join_words(words) == joined
