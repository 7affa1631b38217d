import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.fold import fold, fold_nfc, fold_text


@dataclass(frozen=True)
class Case:
    id: str
    source: str
    folded: str


CASES = [
    Case(
        "nothing to fold", "Both sides agreed, at 10.5%; why?", "Both sides agreed, at 10.5%; why?"
    ),
    Case(
        "curly quotation marks",
        "“zero tolerance” and ‘small circles’",
        "'zero tolerance' and 'small circles'",
    ),
    Case("guillemets with spaces", "une «\u00a0paix\u00a0» durable", "une 'paix' durable"),
    Case("two single quotes", "''peace''", "'peace'"),
    Case("apostrophe", "Pakistan’s", "Pakistan's"),
    Case("en and em dashes", "2025–2029 — a plan—yes", "2025-2029-a plan-yes"),
    Case("two hyphens", "trade -- and aid", "trade-and aid"),
    Case("no-break hyphen", "co‑operation", "co-operation"),
    Case("no-break and thin spaces", "1\u202f200\u00a0people\u2009met", "1 200 people met"),
    Case("runs of spaces and a line end", "to  deepen\n trade", "to deepen trade"),
    Case("blank line", "one.\n\nTwo", "one.\nTwo"),
    Case("soft hyphen", "agree\u00adment", "agreement"),
    Case("zero-width characters", "a\u200bgree\ufeffd \u2060to", "agreed to"),
    Case("bidirectional controls", "\u202eagreed\u202c", "agreed"),
    Case("variation selectors and tags", "ok\ufe0f\U000e0041 so", "ok so"),
    Case("hyphen at the end of a line", "aqua-\nculture", "aquaculture"),
    Case("the same, shown on one line", "aqua- culture", "aquaculture"),
    Case("hyphen before a name on the next line", "Chile-\nKorea", "Chile-Korea"),
    Case("a dash before a word on the next line", "trade -\nand aid", "trade-and aid"),
    Case("ligatures", "ﬁnance ﬂeet oﬃce staﬀ", "finance fleet office staff"),
    Case("ellipsis", "we will… act", "we will... act"),
    Case("other letters stay", "Straße, Ærø, São, 北京", "Straße, Ærø, São, 北京"),
    Case("case stays", "AGREED Agreed", "AGREED Agreed"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_type_folds_and_words_stay(case: Case) -> None:
    assert fold(case.source).text == case.folded
    assert fold_text(case.source) == case.folded


def test_folded_text_leads_back_to_its_source() -> None:
    source = "the “one\u00adChina”\u00a0prin-\nciple — oﬃce"

    folded = fold(source)

    start = folded.text.index("principle")
    assert folded.source_span(start, start + 9) == (source.index("prin"), source.index("ciple") + 5)
    assert folded.joints == (start + 4,)


def test_half_a_ligature_is_no_stretch_of_the_source() -> None:
    folded = fold("oﬃce")

    assert folded.source_span(0, 2) is None
    assert folded.source_span(3, 5) is None
    assert folded.source_span(0, 6) == (0, 4)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 9)])
def test_an_impossible_stretch_has_no_source(start: int, end: int) -> None:
    assert fold("agreed").source_span(start, end) is None


TYPE = st.text(
    st.sampled_from("aB1 .,-–—‑'’“”«»\n\t\u00a0\u00ad\u200b\u2060ﬁ…é\u0301北\ufe0f\U000e0041"),
    max_size=40,
)


@given(TYPE)
def test_letters_and_digits_stay(text: str) -> None:
    plain = unicodedata.normalize("NFC", text).replace("ﬁ", "fi")

    assert list(filter(str.isalnum, fold_text(text))) == list(filter(str.isalnum, plain))


@given(TYPE)
def test_offsets_are_in_order_and_cover_the_source(text: str) -> None:
    source = unicodedata.normalize("NFC", text)
    folded = fold(source)

    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)
    assert all(0 <= a < b <= len(source) for a, b in zip(folded.starts, folded.ends, strict=True))
    assert folded.text == fold_text(source)


@given(st.text(max_size=60))
def test_any_text_folds(text: str) -> None:
    source = unicodedata.normalize("NFC", text)

    assert fold(source).text == fold_text(source)


@given(st.text(max_size=60) | st.text("a- \n“”\u00adﬁ…—«»'", max_size=30))
def test_folded_text_is_the_same_without_its_offsets(text: str) -> None:
    assert fold_nfc(text) == fold(text).text


PAGE = st.text(st.sampled_from("ab .,-'\"\n\t\u00ad–“”…ﬁé"), max_size=20)


@given(PAGE)
def test_text_with_nothing_to_fold_is_passed_over_as_if_it_were_read(text: str) -> None:
    """The mark at the end has the whole text read."""
    assert fold_nfc(f'{text}."') == f"{fold_nfc(text)}.'"
    assert fold(f'{text}."').text == f"{fold(text).text}.'"
    assert list(fold(f'{text}."').starts[:-2]) == list(fold(text).starts)
    assert list(fold(f'{text}."').ends[:-2]) == list(fold(text).ends)


def test_places_of_long_texts_are_right() -> None:
    text = "ab " * 9_000

    folded = fold(f"{text}“{text}")

    assert folded.source_span(26_999, 27_002) == (26_999, 27_002)
    assert folded.ends[-1] == len(folded.text)
