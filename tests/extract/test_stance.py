import pytest

from summarizer.extract.stance import added_negation, conflicting_act, denial_of
from summarizer.schema.words import Stance


@pytest.mark.parametrize(
    ("before", "quote", "statement", "stance", "act"),
    [
        ("Hale said Brenn ", "rejects any link", "Brenn supports a link.", "support", "rejects"),
        (
            "Brenn rejects any link to the ",
            "fishing dispute",
            "Brenn backs it.",
            "support",
            "rejects",
        ),
        ("Aldova ", "welcomed the deal", "Aldova opposes the deal.", "oppose", "welcomed"),
        ("Fiji ", "ruled out a levy", "Fiji supports a levy.", "support", "ruled out"),
        ("Fiji ", "criticised the levy", "Fiji supports a levy.", "support", "criticised"),
        ("Fiji ", "criticizes the levy", "Fiji supports a levy.", "support", "criticizes"),
        ("Fiji ", "will block the levy", "Fiji supports a levy.", "support", "will block"),
        ("Fiji ", "scrapped the levy", "Fiji supports a levy.", "support", "scrapped"),
        ("Fiji ", "resists the levy", "Fiji supports a levy.", "support", "resists"),
        ("Fiji ", "objected", "Fiji supports a levy.", "support", "objected"),
        ("Fiji ", "spoke against a levy", "Fiji supports it.", "support", "spoke against"),
        ("Fiji ", "voted against a levy", "Fiji supports it.", "support", "voted against"),
        ("Fiji ", "warned against a levy", "Fiji supports it.", "support", "warned against"),
        ("Fiji ", "protests against a levy", "Fiji supports it.", "support", "protests against"),
        ("Fiji ", "argued against a levy", "Fiji supports it.", "support", "argued against"),
        ("Fiji ", "came out against a levy", "Fiji supports it.", "support", "came out against"),
        ("To Fiji ", "a levy is a non-starter", "Fiji supports it.", "support", "non-starter"),
        ("To Fiji ", "a levy is a red line", "Fiji supports it.", "support", "red line"),
    ],
)
def test_a_stance_against_its_quote_is_seen(
    before: str, quote: str, statement: str, stance: Stance, act: str
) -> None:
    assert conflicting_act(before, quote, statement=statement, stance=stance) == act


@pytest.mark.parametrize(
    ("before", "quote", "statement", "stance"),
    [
        ("Brenn ", "rejects any link", "Brenn rejects any link.", "oppose"),
        ("Both ", "agreed to oppose tariffs", "They agreed on tariffs.", "support"),
        ("Fiji ", "thanked Peru for opposing the levy", "Fiji thanked Peru.", "support"),
        ("Peru rejected the levy, and Fiji ", "backed the fund", "Fiji backs the fund.", "support"),
        ("They ", "would not accept a toll", "They oppose a toll.", "oppose"),
        ("Brenn ", "rejects any link", "Brenn's refusal stands.", "support"),
        ("Fiji ", "will scrap the levy", "Fiji will scrap the levy.", "support"),
        ("Fiji ", "agreed to block the levy", "Fiji agreed on it.", "support"),
        ("They laid the ", "building blocks of it", "They support it.", "support"),
        ("The ", "plan of the port", "They support the plan.", "support"),
    ],
)
def test_a_stance_that_fits_is_let_be(
    before: str, quote: str, statement: str, stance: Stance
) -> None:
    assert conflicting_act(before, quote, statement=statement, stance=stance) is None


def test_a_negation_that_no_sentence_has_is_seen() -> None:
    assert added_negation("They agreed to reopen it.", "They never agreed to reopen it.") == "never"
    assert added_negation("They failed to reopen it.", "They did not reopen it.") is None


@pytest.mark.parametrize(
    ("before", "quote", "after"),
    [
        ("Brenn dismissed reports that it had ", "agreed to a link", "."),
        ("", "Claims that Peru agreed to cut its fleet are false", "."),
        ("Reports that Peru ", "agreed to cut its fleet", " were denied by its ministry."),
        ("A forged document said that Peru ", "agreed to cut its fleet", "."),
        ("There is no truth to the rumour that Peru ", "agreed to cut its fleet", "."),
        ("He refused to say whether Peru ", "agreed to cut its fleet", "."),
    ],
)
def test_what_is_denied_is_seen(before: str, quote: str, after: str) -> None:
    assert denial_of(before, quote, after, statement="Peru agreed to cut its fleet.")


@pytest.mark.parametrize(
    ("before", "quote", "after"),
    [
        ("Peru ", "agreed to cut its fleet", ", as reports had said."),
        ("He rejected the levy. Peru ", "agreed to cut its fleet", "."),
        ("Peru reported that it had ", "agreed to cut its fleet", "."),
        ("The claim was settled, and Peru ", "agreed to pay", "."),
    ],
)
def test_what_is_reported_is_not_denied(before: str, quote: str, after: str) -> None:
    assert denial_of(before, quote, after, statement="Peru agreed to do it.") is None


@pytest.mark.parametrize(
    ("before", "quote"),
    [
        ("Asked whether Peru would pay, Vega said it ", "agreed to pay"),
        ("Asked whether Peru would pay, ", "Vega said it agreed to pay"),
        ("Asked by reporters if Peru would join, Vega replied that Peru had ", "agreed to join"),
        ("The two discussed whether to dredge the bar and ", "agreed to dredge it"),
        ("Voters will decide whether to keep the base, but Peru ", "agreed to lease it"),
        ("Vega was asked whether Peru would pay and ", "replied that it would"),
    ],
)
def test_the_answer_to_a_question_is_no_question(before: str, quote: str) -> None:
    assert denial_of(before, quote, ".", statement="Peru will do it.") is None


@pytest.mark.parametrize(
    ("before", "quote"),
    [
        ("It is not known whether Peru ", "agreed to pay, but Vega said it may"),
        ("He was asked whether Peru, like Chile, ", "agreed to pay"),
        ("They discussed whether to close the port and to ", "sell the islands"),
    ],
)
def test_a_question_stays_one(before: str, quote: str) -> None:
    assert denial_of(before, quote, ".", statement="Peru will do it.")
