"""What a sentence of a summary may make of its items."""

from dataclasses import replace

import pytest

from summarizer.narrate.numbering import NumberedItem
from summarizer.narrate.verify import Ground, find_flaw, words_in_lower_case
from summarizer.text.similarity import stem

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


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Uruguay threatens to exchange satellite images of forest fires.", "threatens"),
        ("Uruguay signed a treaty to exchange satellite images of forest fires.", "signed"),
        ("Finland admits that Uruguay will exchange images of forest fires.", "admits"),
        ("Uruguay will suspend satellite images of forest fires.", "suspend"),
        ("Finland accuses Uruguay over satellite images of forest fires.", "accuses"),
    ],
)
def test_a_grave_act_is_one_that_the_items_have(text: str, act: str) -> None:
    assert flaw_of(text, OFFER) == f"its items do not say {act!r}"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Uruguay deplored the levy on timber", "Uruguay condemned the levy on timber."),
        ("The treaty on timber was concluded by Finland", "Finland signed the treaty on timber."),
        ("Uruguay blamed Finland for the fires", "Uruguay accused Finland over the fires."),
        ("Uruguay put the timber talks on ice and froze them", "Uruguay suspended timber talks."),
    ],
)
def test_a_grave_act_may_have_another_word_for_it(words: str, text: str) -> None:
    assert flaw_of(text, item(words)) is None


def test_what_the_event_is_called_after_may_be_said() -> None:
    ground = replace(GROUND, words=GROUND.words | {stem("sanctions")})

    assert find_flaw("Uruguay raised sanctions on forest fires.", [OFFER], ground, ()) is None
