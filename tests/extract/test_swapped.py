"""Figures of a sentence that change places in a statement."""

import pytest

from summarizer.extract.swapped import swapped_figures


@pytest.mark.parametrize(
    ("near", "statement"),
    [
        ("Portugal will free 20 of 300 ships.", "Portugal will free 300 of 20 ships."),
        ("Portugal will free 20 of the 300 ships.", "Portugal frees 300 of the 20 ships."),
        ("The quota rises from 20 to 300 tonnes.", "The quota rises from 300 to 20 tonnes."),
        ("It sends 20 ships and 300 planes.", "It sends 300 ships and 20 planes."),
        (
            "Portugal pays 20 million and Estonia 300 million.",
            "Portugal pays 300 million and Estonia 20 million.",
        ),
        ("Three of ten ports open.", "Ten of three ports open."),
        ("It takes 5 nurses for 40 beds.", "It takes 40 nurses for 5 beds."),
        ("They voted by 20 to 300.", "They voted by 300 to 20."),
        ("It grants 40 licences in 6 months.", "It grants 6 licences in 40 months."),
        (
            "Portugal will lend 4 ferries and Estonia will lend 9 ferries.",
            "Portugal will lend 9 ferries and Estonia will lend 4.",
        ),
        ("Portugal sends 20 nurses to 300 villages.", "Portugal sends 300 nurses to 20 villages."),
        ("The fee falls from 9 to 4 percent.", "The fee falls from 4 to 9 percent."),
        ("Portugal gets 60 percent, Estonia 40.", "Portugal gets 40 percent, Estonia 60."),
        ("They agreed on 12 visits by 5 teams.", "They agreed on 5 visits by 12 teams."),
        ("It pays $20 million for 300 buses.", "It pays $300 million for 20 buses."),
        ("Twelve states back it and five oppose it.", "Five states back it and twelve oppose it."),
        ("The loan of 500 euros runs 20 years.", "The loan of 20 euros runs 500 years."),
    ],
)
def test_figures_that_change_places_are_seen(near: str, statement: str) -> None:
    assert swapped_figures(near, statement)


@pytest.mark.parametrize(
    ("near", "statement"),
    [
        ("Portugal will free 20 of 300 ships.", "Of 300 ships, 20 will be freed by Portugal."),
        ("Portugal will free 20 of 300 ships.", "Portugal will free 20 of 300 ships."),
        ("It sends 20 ships and 300 planes.", "It sends 300 planes and 20 ships."),
        ("It rises from 20 to 300 tonnes.", "It rises to 300 tonnes from 20."),
        (
            "Portugal pays 20 million and Estonia 300 million.",
            "Estonia pays 300 million and Portugal 20 million.",
        ),
        ("Portugal pays 20 million, Estonia 300.", "Of 320 million Estonia pays 300."),
        ("On 3 May 20 ports open.", "Twenty ports open on 3 May."),
        ("It grants 300 licences, 20 of them to boats.", "It grants 20 of 300 licences to boats."),
        ("Ferries run on 4 lines from 9 ports.", "From 9 ports ferries run on 4 lines."),
        ("By 2031, 40 nurses will come in 5 years.", "In 5 years, 40 nurses come by 2031."),
        (
            "The fund has 240 million euros, 60 of them from the EU.",
            "The EU gives 60 of the 240 million euros.",
        ),
    ],
)
def test_figures_in_another_order_are_let_be(near: str, statement: str) -> None:
    assert swapped_figures(near, statement) is None
