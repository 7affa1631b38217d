import time

from hypothesis import given
from hypothesis import strategies as st

from summarizer.extract import acronyms
from summarizer.extract.acronyms import read_acronyms

WORDS = (
    "the",
    "Ocean",
    "Seas",
    "Forum",
    "of",
    "and",
    "x1",
    "(",
    ")",
    "(OSF)",
    "(of)",
    "(OF)",
    "é-",
)


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from((" ", "\n\n", "")))
def test_looking_at_brackets_only_finds_what_looking_everywhere_does(
    words: list[str], last: str
) -> None:
    text = " ".join(words[:-1]) + last + "".join(words[-1:])

    found = [match.span() for match in acronyms._bracketed(text)]

    assert found == [match.span() for match in acronyms._BRACKETED.finditer(text)]


def test_a_name_of_more_words_than_fit_is_read_from_its_end() -> None:
    text = "one two three four five six seven eight nine ten Ocean Seas Forum (OSF)"

    assert read_acronyms(text) == {"osf": frozenset(("ocean", "seas", "forum"))}


def test_a_long_word_before_an_acronym_is_read_in_one_go() -> None:
    began = time.process_time()

    read_acronyms(f"{'Chile' * 12_000} (EU)")

    assert time.process_time() - began < 2
