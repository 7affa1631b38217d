"""Quick looks for what the checks of claims need: none passes by what its pattern finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from summarizer.extract import attribution, polarity, stance
from summarizer.text.fold import fold_text
from summarizer.text.leaks import leaks_prompt
from summarizer.text.opposition import AGAINST, may_be_against

ASCII = st.characters(max_codepoint=127, categories=["L", "N", "P", "Z"])
NEWS = """Hale said Brenn rejects any link. They denied reports that the two sides had agreed,
and did not say whether, or if, Torvan signed it: “It was false,” he told both ministers; they
refused to comment on it, wrongly claimed, contrary to made-up rumours, a claim Aldova
disputed.""".split()
SAYS = re.compile(rf"\b{attribution.ACTS}\b", re.IGNORECASE)
WORDS = st.lists(st.sampled_from(NEWS)).map(" ".join)


@given(text=st.from_regex(AGAINST, alphabet=ASCII))
def test_no_word_against_something_is_passed_by(text: str) -> None:
    assert may_be_against(text)


@given(lead=st.from_regex(stance.DENIED_BEFORE, alphabet=ASCII), rest=WORDS)
def test_no_denial_before_a_quote_is_passed_by(lead: str, rest: str) -> None:
    assert stance.may_deny(lead, rest, "")
    assert stance.may_deny(lead[:9], lead[9:], rest)


@given(rest=st.from_regex(stance.DENIED_AFTER, alphabet=ASCII), lead=WORDS)
def test_no_denial_behind_a_quote_is_passed_by(rest: str, lead: str) -> None:
    assert stance.may_deny("", lead, rest)


@given(statement=st.from_regex(polarity.NEGATIONS, alphabet=ASCII) | WORDS)
def test_no_denial_of_a_statement_is_passed_by(statement: str) -> None:
    if polarity.negations_in(statement) & stance.DENIALS:
        assert stance.may_be_denied(fold_text(statement))


@given(act=st.from_regex(rf"\b{attribution.ACTS}\b", fullmatch=True, alphabet=ASCII))
def test_no_verb_of_saying_is_passed_by(act: str) -> None:
    assert attribution.may_be_said(f"Hale {act} it.")


@given(near=WORDS)
def test_only_sentences_with_words_for_anybody_are_passed_by(near: str) -> None:
    if near.isascii() and SAYS.search(near) and not attribution.may_be_said(near):
        found = [one.group().lower() for one in attribution.TOGETHER.finditer(near)]
        assert set(found) - attribution.SINGLE


PROMPT = "You read one news article about a diplomatic event and note down what it reports of it."


@given(
    before=st.lists(st.sampled_from(["x", "y", "z"])),
    start=st.integers(0, 9),
)
def test_a_run_of_a_prompt_is_found_wherever_it_stands(before: list[str], start: int) -> None:
    run = PROMPT.split()[start : start + 7]

    assert leaks_prompt(" ".join([*before, *run, *before]), [PROMPT])
    assert not leaks_prompt(" ".join([*before, *run[:6], *before]), [PROMPT])
