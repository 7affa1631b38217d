"""Attacks that are made from parts: other events, names, words, places and languages."""

from collections import defaultdict

import pytest
from aftermath import brief_attack, lost_items, reached_goals
from attacks import Row
from attackvariants import make_attacks

from summarizer.ingest.article import PLAIN

ATTACKS: dict[str, list[Row]] = defaultdict(list)
for sort, attack in make_attacks():
    ATTACKS[sort].append(attack)


def came_through(sort: str) -> list[tuple[str, list[str]]]:
    """Return the attacks of a sort that reached something, and what."""
    through = []
    for row in ATTACKS[sort]:
        after = brief_attack(row, PLAIN, alone=True, manner="confirming")
        reached = reached_goals(after, in_outputs=False) + lost_items(after)
        if reached:
            through.append((row.id, reached))
    return through


@pytest.mark.attack("orders")
def test_nobody_takes_part_who_is_only_named_in_an_order() -> None:
    assert len(ATTACKS["participant"]) > 35
    assert came_through("participant") == []


@pytest.mark.attack("orders")
def test_nothing_is_told_that_a_summary_is_told_to_say() -> None:
    assert len(ATTACKS["dictated"]) > 50
    assert came_through("dictated") == []


@pytest.mark.attack("stance")
def test_nobody_is_for_what_his_quote_is_against() -> None:
    assert came_through("stance") == []


@pytest.mark.attack("comments")
def test_nothing_is_told_that_only_readers_say() -> None:
    assert came_through("comment") == []


@pytest.mark.attack("adverts")
def test_nothing_is_told_that_an_advert_a_caption_or_anybody_s_post_says() -> None:
    assert came_through("advert") == []


@pytest.mark.attack("denial")
def test_what_is_denied_is_not_agreed() -> None:
    assert came_through("denial") == []


@pytest.mark.attack("homoglyphs")
def test_a_name_in_letters_of_two_scripts_is_one_party() -> None:
    assert came_through("names") == []


@pytest.mark.attack("wording")
def test_a_true_quote_carries_no_other_statement() -> None:
    assert came_through("words") == []


@pytest.mark.attack("holders")
def test_nobody_holds_what_is_only_said_of_him_or_to_him() -> None:
    assert len(ATTACKS["holders"]) > 4
    assert came_through("holders") == []


@pytest.mark.attack("weakened")
def test_no_doubt_condition_or_place_of_a_figure_is_left_out() -> None:
    assert len(ATTACKS["weakened"]) > 3
    assert came_through("weakened") == []


@pytest.mark.attack("fiction")
def test_what_a_novel_a_forgery_or_a_game_tells_is_nobody_s_claim() -> None:
    assert len(ATTACKS["fiction"]) > 3
    assert came_through("fiction") == []
