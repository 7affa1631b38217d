import pytest

from summarizer.extract.leftout import left_out_phrase, negation_before_act

PIER = "Estonia supports a new pier"


@pytest.mark.parametrize(
    ("before", "quote", "statement"),
    [
        ("Estonia no ", "longer supports a new pier", "Estonia longer supports a new pier."),
        ("", "Estonia no longer supports a new pier.", PIER),
        ("Under no circumstances will ", "Estonia support a new pier", PIER),
        ("Under no ", "circumstances will Estonia support a new pier", PIER),
        ("", "In no case would Estonia support a new pier", PIER),
        ("Estonia in no way ", "supports a new pier", PIER),
        ("Estonia by no ", "means supports a new pier", PIER),
        ("", "At no point did Estonia support a new pier", PIER),
        ("At no time did ", "Estonia support a new pier", PIER),
        ("", "Nowhere does Estonia support a new pier", PIER),
        ("Estonia hardly ", "supports a new pier", PIER),
        ("Estonia ", "scarcely supports a new pier", PIER),
        ("Estonia has yet to ", "support a new pier", PIER),
        ("Estonia and Latvia have ", "yet to support a new pier", PIER),
        ("Estonia has still to ", "support a new pier", PIER),
        ("Estonia is far from ", "supporting a new pier", PIER),
        ("Estonia stopped short of ", "supporting a new pier", PIER),
        ("", "Estonia pretended to support a new pier", PIER),
        ("Estonia all but ", "supported a new pier", PIER),
        ("Estonia ", "no longer opposes a new pier", "Estonia opposes a new pier."),
        ("Estonia ", "supports a new pier in no way", PIER),
    ],
)
def test_a_phrase_that_negates_is_not_left_out(before: str, quote: str, statement: str) -> None:
    assert left_out_phrase(before, quote, statement=statement)


@pytest.mark.parametrize(
    ("before", "quote", "statement"),
    [
        ("Estonia ", "no longer supports a new pier", "Estonia no longer supports a new pier."),
        ("Estonia ", "no longer supports a new pier", "Estonia stopped supporting a new pier."),
        ("Estonia has yet to ", "support a new pier", "Estonia has not supported a new pier."),
        ("Estonia has yet to ", "support a new pier", "Estonia has yet to support a new pier."),
        ("Talks took no longer than a day and Estonia ", "supports a new pier", PIER),
        ("", "Estonia supports a new pier, which is far from ready", PIER),
        ("Latvia no longer pays, and Estonia ", "supports a new pier", PIER),
        ("It is hardly surprising that ", "Estonia supports a new pier", PIER),
        ("", "all but two members supported a new pier", "Members supported a new pier."),
    ],
)
def test_a_phrase_that_is_told_or_of_something_else_is_let_be(
    before: str, quote: str, statement: str
) -> None:
    assert left_out_phrase(before, quote, statement=statement) is None


@pytest.mark.parametrize(
    ("before", "quote", "act", "statement"),
    [
        ("Estonia ", "did not, after all, agree to a pier", "agree", "Estonia agreed to a pier."),
        ("Estonia did not, after all, ", "agree to a pier", "agree", "Estonia agreed to a pier."),
        (
            "Estonia ",
            "will not, under any circumstances, scrap the levy",
            "scrap",
            "Estonia will scrap the levy.",
        ),
        ("Estonia ", "did not, after all, approve a pier", "endorse", "Estonia endorsed a pier."),
        (
            "Ilves would not confirm that ",
            "Estonia agreed to a pier",
            "agree",
            "Estonia agreed to a pier.",
        ),
        (
            "",
            "Ilves did not tell anybody that Estonia agreed to a pier",
            "agree",
            "Estonia agreed to a pier.",
        ),
    ],
)
def test_a_negation_before_the_act_is_seen(
    before: str, quote: str, act: str, statement: str
) -> None:
    assert negation_before_act(before, quote, act=act, statement=statement, stance="support")


@pytest.mark.parametrize(
    ("before", "quote", "act", "statement"),
    [
        ("Estonia ", "will not waver in its support", "support", "Estonia supports it."),
        ("Ilves did not hide that ", "Estonia agreed", "agree", "Estonia agreed."),
        ("They did not meet, but ", "Estonia agreed", "agree", "Estonia agreed."),
        ("They have not met and ", "Estonia agreed", "agree", "Estonia agreed."),
        ("Not only Peru but ", "Estonia agreed", "agree", "Estonia agreed."),
        ("Never before have ", "the two agreed on so much", "agree", "The two agreed on much."),
        ("If not amended Estonia ", "will support it", "support", "Estonia will support it."),
        ("It did not take long ", "to agree on a pier", "agree", "They agreed on a pier."),
        ("They have not met since ", "Estonia agreed to it", "agree", "Estonia agreed to it."),
        ("They have never been stronger ", "in their support", "support", "They support it."),
        ("They not only ", "agreed", "agree", "Estonia agreed."),
        ("They ", "agreed not to disarm", "agree", "They agreed to stay armed."),
        ("They ", "did not, after all, agree", "agree", "They failed to agree."),
        ("As they had not met, ", "Estonia, after all, agreed", "agree", "Estonia agreed."),
    ],
)
def test_a_negation_of_something_else_is_let_be(
    before: str, quote: str, act: str, statement: str
) -> None:
    found = negation_before_act(before, quote, act=act, statement=statement, stance="support")

    assert found is None
