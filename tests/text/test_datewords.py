import pytest

from summarizer.text.datewords import date_in_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2026", "2026"),
        ("0812", "812"),
        ("2026-09", "September 2026"),
        ("2026-01-04", "4 January 2026"),
        ("2026-01-04?", "4 January 2026 (uncertain)"),
        ("2026-01~", "January 2026 (approximate)"),
        ("2026%", "2026 (approximate, uncertain)"),
        ("2026-01-03/2026-01-05", "3–5 January 2026"),
        ("2026-01-30/2026-02-02", "30 January – 2 February 2026"),
        ("2026-12-30/2027-01-02", "30 December 2026 – 2 January 2027"),
        ("2026-03/2026-05", "March – May 2026"),
        ("2025/2029", "2025–2029"),
        ("2026-01-03~/2026-01-05", "3 January 2026 (approximate) – 5 January 2026"),
        ("../2027", "until 2027"),
        ("2026-05/..", "from May 2026"),
    ],
)
def test_edtf_reads_as_english(value: str, words: str) -> None:
    assert date_in_words(value) == words


@pytest.mark.parametrize("value", ["", "soon", "2026-13", "2026-1-4", "../..", "2026/soon", "/"])
def test_what_is_no_date_comes_back_as_it_is(value: str) -> None:
    assert date_in_words(value) == value
