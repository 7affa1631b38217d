import pytest

from summarizer.text.lines import is_dated_line, is_navigation, is_prose, word_count

NEXT = "The two ministers signed a memorandum on cocoa research and went to lunch together."


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("The two sides’ talks", 4),
        ("双方同意", 2),
        ("両国は合意", 3),
        ("12 3 --", 0),
        ("Łódź, été", 2),
    ],
)
def test_words_are_counted_in_every_script(line: str, words: int) -> None:
    assert word_count(line) == words


@pytest.mark.parametrize(
    "line",
    [NEXT, "双方同意设立联合水资源委员会，并愿意提供技术支持。", "word " * 70, f"“{NEXT}”"],
)
def test_running_text_is_prose(line: str) -> None:
    assert is_prose(line)


@pytest.mark.parametrize("line", ["Short.", "A heading without any end " * 3, "Home | World", ""])
def test_labels_are_no_prose(line: str) -> None:
    assert not is_prose(line)


def test_row_with_numbers_is_of_a_table() -> None:
    assert is_navigation("Home | World | Sport")
    assert is_navigation("Lima · Accra          Thursday, March 23, 2028")
    assert not is_navigation("Peru | 40 | 2031")
    assert not is_navigation("| Peru | Ghana | Chad |")


def test_date_with_few_words_is_a_dated_line_and_a_title_is_none() -> None:
    assert is_dated_line("Tbilisi, Tuesday, 17 October 2031, 10:30 GMT")
    assert is_dated_line("Saturday 3 July 2032 · 5 min read · By Odile Tremblay")
    assert not is_dated_line("Peru recalls the pact of 3 May 1999")
    assert not is_dated_line("It was signed on 3 May 1999.")
