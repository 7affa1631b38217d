import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.render.html.shown import Tongue, shown_line, shown_text, tongue_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("bell\x07 escape\x1b[31m delete\x7f", "bell␇ escape␛[31m delete␡"),
        ("next\x85line", "next[U+0085]line"),
        ("pay \u202e001\u202c now", "pay [U+202E]001[U+202C] now"),
        ("isolate \u2067x\u2069", "isolate [U+2067]x[U+2069]"),
        ("zero\u200bwidth\ufeff soft\u00adhyphen tag\U000e0041", "zerowidth softhyphen tag"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("line\u2028separator", "line\nseparator"),
        ("private \ue000", "private \ufffd"),
    ],
)
def test_what_steers_or_hides_is_pictured(text: str, shown: str) -> None:
    assert shown_text(text) == shown


@given(st.text())
def test_nothing_that_reorders_or_controls_is_left(text: str) -> None:
    categories = {
        unicodedata.category(one) for one in shown_text(text) if one not in "\n\t\u200c\u200d"
    }

    assert not categories & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("language", "tongue"),
    [
        ("en", Tongue("en", "ltr")),
        ("ar", Tongue("ar", "rtl")),
        ("fa-IR", Tongue("fa-IR", "rtl")),
        ("az-Arab", Tongue("az-Arab", "rtl")),
        ("ur-Latn", Tongue("ur-Latn", "ltr")),
        ("und", Tongue("", "auto")),
        ('"><script>', Tongue("", "auto")),
    ],
)
def test_the_language_gives_the_direction(language: str, tongue: Tongue) -> None:
    assert tongue_of(language) == tongue


def test_a_long_line_is_cut_with_an_ellipsis() -> None:
    assert shown_line("a name\nthat is too long", chars=12) == "a name that…"
