"""Statements in words of their own, and those that only write their sums in other letters."""

import pytest

from summarizer.extract.overlap import is_worded_freely


@pytest.mark.parametrize(
    ("statement", "context"),
    [
        ("Chile gave 1.2 billion Norwegian kroner to Fiji.", "Chile gave NOK1.2bn to Fiji."),
        ("Fiji gets 15 billion Australian dollars.", "Fiji gets A$15bn."),
        (
            "Fiji will get 15 billion Australian dollars and 2.5 million Canadian dollars.",
            "Fiji will get A$15bn and C$2.5m.",
        ),
        ("Fiji lent Chile 40 million Swiss francs.", "Fiji lent Chile CHF40m."),
        ("Fiji owes 300 million Japanese yen.", "Fiji owes JPY300m."),
        (
            "Chile and Fiji signed 8 agreements and 5 memorandums of understanding.",
            "Chile and Fiji signed eight agreements and five MoUs.",
        ),
    ],
)
def test_a_sum_in_other_letters_is_the_same_words(statement: str, context: str) -> None:
    assert not is_worded_freely(statement, context, context, ("Chile", "Fiji"))


@pytest.mark.parametrize(
    ("statement", "context"),
    [
        ("Chile stole 15 million Swiss francs in gold bars.", "Chile gave Fiji NOK1.2bn."),
        ("Chile bribed judges and burnt ballots.", "Chile gave Fiji NOK1.2bn."),
    ],
)
def test_other_words_are_other_words(statement: str, context: str) -> None:
    assert is_worded_freely(statement, context, context, ("Chile", "Fiji"))


@pytest.mark.parametrize(
    ("statement", "is_free"),
    [
        ("Chile and Fiji laid down that the seat of the JPC shall be in Suva.", False),
        ("Chile and Fiji decided together that the seat of the JPC shall be in Suva.", False),
        ("Chile and Fiji will send troops to Suva, the seat of the JPC, by force.", True),
        ("Chile and Fiji bombed a port, and the seat of the JPC shall be in Suva.", True),
        ("Chile and Fiji will bomb ports and burn the seat in Suva.", True),
    ],
)
def test_the_words_of_a_quote_and_who_agreed_are_no_other_words(
    statement: str, *, is_free: bool
) -> None:
    quote = "The seat of the JPC shall be in Suva"
    names = ("Chile", "Fiji", "Joint Pilot Commission (JPC)", "Suva")

    assert is_worded_freely(statement, quote, quote, names) is is_free
