"""What a sentence of a summary may make of its items."""

import pytest

from summarizer.narrate.numbering import NumberedItem
from summarizer.narrate.verify import Ground, find_flaw, words_in_lower_case

GROUND = Ground(
    words=frozenset(("finland", "urugua")), numbers=frozenset(), dates=frozenset(), reference=None
)


def item(words: str, *, opposes: bool = False) -> NumberedItem:
    return NumberedItem(4, "c4", f"position {words}", words, frozenset(), opposes=opposes)


REFUSAL = item("Uruguay rejects any levy on timber exports to Finland", opposes=True)
OFFER = item("Uruguay will exchange satellite images of forest fires with Finland")


def flaw_of(text: str, *items: NumberedItem) -> str | None:
    return find_flaw(text, items, GROUND, words_in_lower_case(items))


@pytest.mark.parametrize(
    "text",
    [
        "Uruguay has any levy on timber exports to Finland.",
        "On timber exports to Finland, Uruguay wants any levy.",
    ],
)
def test_who_is_against_something_is_told_to_be_against_it(text: str) -> None:
    flaw = flaw_of(text, REFUSAL)

    assert flaw == "item 4 is against something, and the sentence does not say so"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Uruguay supports no levy but that on timber exports to Finland.", "supports"),
        ("Against all odds Uruguay welcomed any levy on timber exports to Finland.", "welcomed"),
    ],
)
def test_who_is_against_something_is_not_for_anything_else(text: str, act: str) -> None:
    assert flaw_of(text, REFUSAL) == f"its items do not say {act!r}"


@pytest.mark.parametrize(
    "text",
    ["Uruguay rejects any levy on timber exports.", "Uruguay is against a levy on timber exports."],
)
def test_a_refusal_that_is_told_stands(text: str) -> None:
    assert flaw_of(text, REFUSAL) is None


def test_an_offer_need_be_against_nothing() -> None:
    assert flaw_of("Uruguay will exchange satellite images of forest fires.", OFFER) is None
