"""Names of places are told apart from names of outlets."""

import doctest

import pytest

from summarizer.vocabulary import whereabouts
from summarizer.vocabulary.whereabouts import names_place


@pytest.mark.parametrize(
    "name", ["Switzerland", "SUISSE", "Schweiz", "Perú", "Норвегия", "سويسرا", "Texas", "Gironde"]
)
def test_state_or_part_of_one_is_a_place(name: str) -> None:
    assert names_place(name)


@pytest.mark.parametrize(
    "name", ["Colprensa", "Kyiv Independent", "Suisse Presse", "XPA", "БелаПАН"]
)
def test_outlet_is_no_place(name: str) -> None:
    assert not names_place(name)


def test_examples_hold() -> None:
    assert doctest.testmod(whereabouts).failed == 0
