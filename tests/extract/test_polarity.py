import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.extract.polarity import (
    left_out_negation,
    negated_act,
    negated_verb,
    negations_in,
)
from summarizer.schema.words import Stance
from summarizer.text.fold import fold_text


@pytest.mark.parametrize(
    ("before", "quote", "cue"),
    [
        ("They did not ", "agree to disarm", "did not"),
        ("They didn't ", "agree to disarm", "didn't"),
        ("Neither side ", "agreed to disarm", "Neither side"),
        ("Neither Chile nor Fiji has yet ", "agreed to disarm", "Neither Chile nor Fiji has yet"),
        ("None of the parties ", "agreed to disarm", "None of the parties"),
        ("So far no party ", "supported it", "no party"),
        ("They did not formally agree ", "to disarm", "did not formally agree"),
        ("Chile refused ", "to sign the deal", "refused"),
        ("Chile refused to ", "sign the deal", "refused to"),
        ("Chile denied that it had ", "agreed to disarm", "denied that it had"),
        ("Chile stopped short of ", "endorsing the plan", "stopped short of"),
        ("Chile no longer ", "supports the plan", "no longer"),
        ("Fiji agreed, Chile would never ", "agree to disarm", "would never"),
    ],
)
def test_a_negation_before_the_quote_is_seen(before: str, quote: str, cue: str) -> None:
    found = left_out_negation(before, quote, statement="They agreed to disarm.", stance="support")

    assert found is not None
    assert found.endswith(cue.split()[-1])
    assert cue.endswith(found)


@pytest.mark.parametrize(
    ("before", "quote", "statement", "stance"),
    [
        ("Both sides ", "agreed to disarm", "They agreed to disarm.", "support"),
        ("They not only ", "agreed to disarm", "They agreed to disarm.", "support"),
        ("They did not ", "only agree to disarm", "They agreed to disarm.", "support"),
        ("They have not met and ", "agreed to disarm", "They agreed.", "support"),
        ("They did not meet, but ", "agreed to disarm", "They agreed.", "support"),
        ("Asked whether or not to ", "agree", "They agree.", "support"),
        ("They did not ", "agree to disarm", "They did not agree to disarm.", "neutral"),
        ("They do not ", "accept the levy", "They oppose the levy.", "oppose"),
        ("", "did not agree", "They did not agree.", "oppose"),
    ],
)
def test_what_governs_something_else_is_no_negation(
    before: str, quote: str, statement: str, stance: Stance
) -> None:
    assert left_out_negation(before, quote, statement=statement, stance=stance) is None


def test_an_opposition_can_be_negated_as_well() -> None:
    found = left_out_negation(
        "They did not ", "oppose the plan", statement="They oppose the plan.", stance="oppose"
    )

    assert found == "did not"


def test_a_word_of_negation_that_the_quote_has_too_is_not_the_one_left_out() -> None:
    found = left_out_negation(
        "They did not ",
        "agree to act against piracy",
        statement="They agreed to act against piracy.",
        stance="support",
    )

    assert found == "did not"


@pytest.mark.parametrize(
    ("quote", "act", "statement", "negated"),
    [
        ("did not agree to disarm", "agree", "They agreed.", True),
        ("has not yet formally agreed", "agree", "They agreed.", True),
        ("Neither side agreed to disarm", "agree", "They agreed.", True),
        ("refused to support it", "support", "They support it.", True),
        ("did not agree to disarm", "agree", "They did not agree.", False),
        ("will not waver in its support", "support", "They support it.", False),
        ("agreed not to disarm", "agree", "They agreed to stay armed.", False),
        ("agreed to disarm", "", "They agreed.", False),
    ],
)
def test_an_act_that_the_quote_negates_is_not_claimed(
    quote: str, act: str, statement: str, *, negated: bool
) -> None:
    found = negated_act(quote, act=act, statement=statement, stance="support")

    assert bool(found) == negated


VERBS = st.sampled_from(["agre", "shar", "oppo", "sign"])
STRETCHES = st.lists(
    st.sampled_from(
        """not never cannot won't didn't isn't yet fully agree agreed share nothing nobody no one
        side refused to declined failing unwilling unable neither nor party none of them has NOT
        the never-ending knot""".split()
    ),
    max_size=8,
).map(" ".join)


@given(VERBS, STRETCHES)
def test_a_negated_verb_has_a_word_of_negation(stem: str, text: str) -> None:
    assert negations_in(text) or not negated_verb(stem).search(text)


@given(st.data(), VERBS)
def test_no_form_of_a_negated_verb_lacks_one(data: st.DataObject, stem: str) -> None:
    text = fold_text(data.draw(st.from_regex(negated_verb(stem))))

    assert negations_in(text) or not negated_verb(stem).search(text)
