import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.normalize import clean_text, clean_view, count_hidden, normalize_text


@dataclass(frozen=True)
class Case:
    id: str
    source: str
    result: str


NORMALIZED = [
    Case("CRLF and CR", "a\r\nb\rc\n", "a\nb\nc\n"),
    Case("NEL, line and paragraph separator", "a\x85b\u2028c\u2029d", "a\nb\nc\nd"),
    Case("form feed and vertical tab", "a\x0cb\x0bc", "a\nb\nc"),
    Case("byte order marks", "\ufeff\ufeffa\ufeffb", "a\ufeffb"),
    Case("accents become one character", "cafe\u0301", "café"),
    Case("tabs and no-break spaces stay", "a\tb\u00a0c", "a\tb\u00a0c"),
]


@pytest.mark.parametrize("case", NORMALIZED, ids=lambda case: case.id)
def test_text_is_normalized(case: Case) -> None:
    assert normalize_text(case.source) == case.result


@given(st.text())
def test_normalizing_twice_changes_nothing(text: str) -> None:
    once = normalize_text(text)

    assert normalize_text(once) == once
    assert unicodedata.is_normalized("NFC", once)


SHOWN = [
    Case("zero-width", "a\u200bgre\u2060ed\ufeff", "agreed"),
    Case("bidirectional controls", "\u202eon\u202c \u2066yes\u2069\u200f", "on yes"),
    Case("tag characters", "ok\U000e0041\U000e007f", "ok"),
    Case("variation selectors behind letters", "a\ufe0fb\ufe01c\U000e0100", "abc"),
    Case("soft hyphens", "agree\u00adment", "agreement"),
    Case("controls", "a\x00b\x07c\x1bd\x7f\x9fe", "abcde"),
    Case("blank letters", "a\u115f\u3164b\u034f", "ab"),
    Case("tabs become spaces, line ends stay", "a\tb\nc", "a b\nc"),
    Case("joiners between Latin letters", "a\u200cb\u200dc", "abc"),
    Case("joiners that Persian needs", "می\u200cخواهد", "می\u200cخواهد"),
    Case("joiners that Indic scripts need", "क\u094d\u200dष", "क\u094d\u200dष"),
    Case("joined emoji", "👩\u200d🚀 ❤\ufe0f 1\ufe0f⃣", "👩\u200d🚀 ❤\ufe0f 1\ufe0f⃣"),
    Case("joiner behind an emoji and a letter", "🚀\u200da", "🚀a"),
    Case("number signs of Arabic", "\u0600١٢", "\u0600١٢"),
    Case("hyphens at line ends stay", "co-\noperation", "co-\noperation"),
    Case("all scripts stay", "Ærø, Łódź, Киев, 北京, القاهرة", "Ærø, Łódź, Киев, 北京, القاهرة"),
]


@pytest.mark.parametrize("case", SHOWN, ids=lambda case: case.id)
def test_view_leaves_out_what_cannot_be_seen(case: Case) -> None:
    view = clean_view(case.source)

    assert view.text == case.result
    assert view.hidden == len(case.source) - len(case.result)


@given(st.text(), st.integers(0, 30), st.integers(0, 30))
def test_every_character_of_a_view_is_that_of_its_source(
    text: str, start: int, length: int
) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))

    view = clean_view(text, start, end)

    assert len(view.offsets) == len(view.text)
    assert len(view.text) + view.hidden == end - start
    assert list(view.offsets) == sorted(set(view.offsets))
    assert all(start <= offset < end for offset in view.offsets)
    source = "".join(text[offset] for offset in view.offsets)
    assert view.text == source.replace("\t", " ")


@given(st.text())
def test_view_holds_no_control_and_no_format_character_but_joiners(text: str) -> None:
    view = clean_view(text).text

    hidden = [c for c in view if unicodedata.category(c) in ("Cc", "Cf")]
    assert set(hidden) <= set(
        "\n\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f"
    ) | set("\u0890\u0891\u08e2")


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"])))
def test_view_of_letters_is_the_text_itself(text: str) -> None:
    plain = "".join(c for c in text if c not in "\u115f\u1160\u3164\uffa0\u17b4\u17b5")

    assert clean_view(plain).text == plain


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("a \t\n“\u00ad\u200d\ufe0f☺"))))
def test_text_alone_is_that_of_the_view(text: str) -> None:
    assert clean_text(text) == clean_view(text).text


def test_no_character_that_is_passed_over_quickly_would_be_hidden() -> None:
    # Between letters, where nothing that a script or an emoji needs is kept for its sake.
    plain = [chr(code) for code in range(0x2100) if clean_view(f"a{chr(code)}b").hidden == 0]

    assert all(
        unicodedata.category(one) not in ("Cf", "Cc", "Cs")
        or one in "\n\t\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"
        for one in plain
    )


CHARACTERS = st.text(st.sampled_from("ab 1\t\n\u200b\u200d\ufe0f\u00ad☂🌊é北क\u094d"), max_size=16)


@given(CHARACTERS, st.integers(0, 8), st.integers(0, 20))
def test_cleaned_text_and_count_are_those_of_the_view(text: str, start: int, end: int) -> None:
    assert clean_text(text, start, end) == clean_view(text, start, end).text
    assert count_hidden(text) == clean_view(text).hidden
