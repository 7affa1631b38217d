import doctest
import re
import time

from hypothesis import given
from hypothesis import strategies as st

from summarizer.text import words
from summarizer.text.words import build_finder, find_words, word_texts


def texts_of(text: str) -> list[str]:
    return [word.text for word in find_words(text)]


def test_spellings_fold_to_one_word() -> None:
    assert texts_of("Café U.N. Organisation") == ["cafe", "un", "organization"]
    assert texts_of("aqua-\nculture uncondi\u200btional co\u00adoperate") == [
        "aquaculture",
        "unconditional",
        "cooperate",
    ]


def test_numbers_keep_their_digits_together() -> None:
    assert texts_of("1,200 and 1 200 and 1\u00a0200, 4.1 and the 75th") == [
        "1200",
        "and",
        "1200",
        "and",
        "1200",
        "4.1",
        "and",
        "the",
        "75",
    ]


def test_a_long_run_of_digits_is_read_in_one_go() -> None:
    began = time.process_time()

    assert texts_of("7" * 60_000) == ["7" * 60_000]

    assert time.process_time() - began < 2


def test_hyphens_part_words() -> None:
    assert texts_of("one-China 2025–2029") == ["one", "china", "2025", "2029"]


@given(st.text(max_size=60))
def test_words_stand_where_they_say_and_in_order(text: str) -> None:
    place = 0
    for word in find_words(text):
        assert place <= word.start < word.end <= len(text)
        place = word.end


def test_longest_phrase_is_found_and_only_it() -> None:
    finder = build_finder({"free trade": 1, "free and fair trade": 2, "trade": 3})

    found = finder.find("Free and fair trade, not “free” trade; trade!")

    assert [meaning for _, meaning in found] == [2, 1, 3]
    assert [word.text for word, _ in found] == ["free and fair trade", "free trade", "trade"]


def test_phrase_spans_slice_the_text() -> None:
    text = "the “complete, verifiable” end"

    ((word, _),) = build_finder({"complete verifiable": 0}).find(text)

    assert text[word.start : word.end] == "complete, verifiable"


def test_phrases_match_whole_words_only() -> None:
    assert build_finder({"mou": 0}).find("the mountain") == ()


def test_examples_hold() -> None:
    assert doctest.testmod(words).failed == 0


@given(st.text(alphabet="ab1 ,.-\u2010\n\u00ad’"))
def test_line_by_line_the_same_words_are_read(text: str) -> None:
    assert list(word_texts(text)) == [word.text for word in find_words(text)]


LETTERS = st.text(st.sampled_from("abU1.,-\u2010\n\u00ad\u200b\u2060 \u00a0éй’_"), max_size=20)
WORD_BY_LETTER = re.compile(
    r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:\.\d+)?(?:st|nd|rd|th)?(?![^\W_])"
    r"|(?:[A-Za-z]\.){2,}"
    r"|[^\W_](?:[^\W_]|[\u00ad\u200b-\u200f\u2060\ufeff]+(?=[^\W_])|[-\u2010]\n(?=[^\W_]))*"
)


@given(LETTERS)
def test_words_go_on_over_hidden_characters_and_line_ends_before_a_letter(text: str) -> None:
    words = [(one.start, one.end) for one in find_words(text)]

    assert words == [one.span() for one in WORD_BY_LETTER.finditer(text)]


@given(LETTERS)
def test_words_of_lines_are_the_words_of_the_text(text: str) -> None:
    assert word_texts(text) == [one.text for one in find_words(text)]


@given(st.text(st.sampled_from("ab1., \n\u00ad北京カか’٢ी"), max_size=20))
def test_words_of_lines_in_other_scripts_are_the_words_of_the_text(text: str) -> None:
    assert word_texts(text) == [one.text for one in find_words(text)]
    assert all("\n" not in text[one.start : one.end] for one in find_words(text))
