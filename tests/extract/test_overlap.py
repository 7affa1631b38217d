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
    assert not is_worded_freely(statement, context, ("Chile", "Fiji"))


@pytest.mark.parametrize(
    ("statement", "context"),
    [
        ("Chile stole 15 million Swiss francs in gold bars.", "Chile gave Fiji NOK1.2bn."),
        ("Chile bribed judges and burnt ballots.", "Chile gave Fiji NOK1.2bn."),
    ],
)
def test_other_words_are_other_words(statement: str, context: str) -> None:
    assert is_worded_freely(statement, context, ("Chile", "Fiji"))
