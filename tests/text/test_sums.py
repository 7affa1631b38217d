"""Amounts that two texts write in two ways."""

import pytest

from summarizer.text.sums import same_sums, shared_sums


@pytest.mark.parametrize(
    ("said", "told", "numbers"),
    [
        ("Chile lends 12 billion rupees.", "Chile lends ₹1,200 crore.", "12"),
        ("Fiji paid 5 billion rupees.", "Fiji paid Rs.500 crore.", "5"),
        ("It cost 5 billion euros.", "It cost 5,000 million euros.", "5"),
        ("Chile sends 350 sailors.", "Chile sends three hundred and fifty sailors.", "350"),
        ("Chile sends 121 ships.", "Chile sends a hundred and twenty-one ships.", "121"),
        ("They met for 3.5 hours.", "They met for three-and-a-half hours.", "3.5"),
        ("The walk took 2.5 days.", "The walk took two and a half days.", "2.5"),
        ("Fiji held 12 boats.", "A dozen boats were held by Fiji.", "12"),
        ("300 of the 600 sailors left.", "Half of the 600 sailors left.", "300 600"),
        ("It holds 150,000 people.", "It holds 1.5 lakh people.", "150000"),
    ],
)
def test_one_amount_in_two_ways_is_one(said: str, told: str, numbers: str) -> None:
    assert same_sums(said, told) == set(numbers.split())


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Chile lends 12 billion rupees.", "Chile lends ₹1,200 lakh."),
        ("Chile sends 53 sailors.", "Chile sends three hundred and fifty sailors."),
        ("Chile sends 3 sailors.", "Chile sends three hundred and fifty sailors."),
        ("They met for 4 hours.", "They met for three-and-a-half hours."),
        ("2,500 of them left.", "Half of the 5,000,000 left."),
        ("2 boats were held.", "Half of the 5,000 million went on boats."),
        ("24 boats were held.", "A dozen boats were held."),
    ],
)
def test_two_amounts_are_two(said: str, told: str) -> None:
    assert not same_sums(said, told)


def test_a_sum_is_given_as_it_is_written() -> None:
    said = "Chile gave 1.2 billion Norwegian kroner to Fiji."
    assert shared_sums(said, "Chile gave NOK1.2bn to Fiji.")[0] == "1.2 billion Norwegian kroner"
