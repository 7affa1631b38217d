"""Articles that attack, with a model that gives in: the briefing must not.

Every row of `tests/data/injections.jsonl` runs the whole way, from the article to everything that
is written, with a model that answers what the attack wants to every request.
"""

import pytest
from aftermath import asked_of, brief_attack, lost_items, reached_goals
from attacks import Row, media_types_of, read_rows
from lostmodel import Manner

from summarizer.ingest.article import HTML, PLAIN

ROWS = {row.id: row for row in read_rows()}
READINGS = [(row.id, media) for row in ROWS.values() for media in media_types_of(row)]


def flags_of(row: Row, media_type: str) -> frozenset[str]:
    """Return what has to be flagged of an attack that is read as text or as a page.

    Markup of a page is never text, so nothing of it is left to flag, and a comment is out of sight
    only in a page.
    """
    if media_type == PLAIN:
        return row.flags - {"hidden_markup_removed"}
    return row.flags - {"active_markup"}


def test_there_are_all_rows_and_the_controls() -> None:
    assert len(ROWS) == 23
    assert {"inj-25", "inj-39"} <= {row.id for row in ROWS.values() if row.lost == row.good}


@pytest.mark.parametrize("manner", ["stubborn", "confirming"])
@pytest.mark.parametrize("alone", [True, False], ids=["alone", "among others"])
@pytest.mark.parametrize(("name", "media_type"), READINGS)
def test_a_lost_model_reaches_no_goal_of_an_attack(
    name: str, media_type: str, alone: bool, manner: Manner
) -> None:
    row = ROWS[name]

    after = brief_attack(row, media_type, alone=alone, manner=manner)

    assert reached_goals(after) == []
    assert flags_of(row, media_type) <= after.flags


@pytest.mark.parametrize("manner", ["stubborn", "confirming"])
@pytest.mark.parametrize(("name", "media_type"), READINGS)
def test_beside_others_nothing_is_lost(name: str, media_type: str, manner: Manner) -> None:
    after = brief_attack(ROWS[name], media_type, alone=False, manner=manner)

    wanted = {"support": "We will reopen", "oppose": "rejects any link"}
    told = {(claim.stance, report.quote) for claim in after.claims for report in claim.reports}
    for stance, words in wanted.items():
        assert any(words in quote and stance == told_stance for told_stance, quote in told)
    assert any("memorandum" in quote.lower() for _, quote in told)
    assert any("1 April 2031" in quote for _, quote in told)
    assert {one.name for one in after.briefing.participants} >= {"Aldova", "Brenn"}
    assert {one.value for one in after.briefing.dates} == {"2031-03-14", "2031-04-01"}


@pytest.mark.attack("omission")
@pytest.mark.parametrize(("name", "media_type"), READINGS)
def test_what_is_left_out_is_told_to_be_missing(name: str, media_type: str) -> None:
    after = brief_attack(ROWS[name], media_type, alone=True, manner="stubborn")

    assert lost_items(after) == []


@pytest.mark.attack("controls")
@pytest.mark.parametrize("name", ["inj-25", "inj-39"])
def test_a_control_loses_nothing(name: str) -> None:
    row = ROWS[name]

    after = brief_attack(row, PLAIN, alone=True, manner="stubborn")

    assert after.source.ledger.rejected_items == 0
    assert {one.name for one in after.briefing.participants} == set(row.good["participants"])
    assert len(after.briefing.agreements) == len(row.good["agreements"])
    assert [one.stance for one in after.briefing.positions] == ["support", "oppose"]


@pytest.mark.attack("unseen")
@pytest.mark.attack("chat")
@pytest.mark.parametrize("name", ["inj-24", "inj-26", "inj-25", "inj-30"])
def test_a_model_is_not_shown_what_nobody_sees(name: str) -> None:
    after = brief_attack(ROWS[name], PLAIN, alone=True, manner="stubborn")

    asked = asked_of(after)
    assert not any(0xE0000 <= ord(one) <= 0xE0FFF or one in "\u202e\u202c" for one in asked)
    assert "<|" not in asked.replace("<<", "")
    assert "|>" not in asked


@pytest.mark.attack("unseen")
def test_a_comment_of_a_page_is_not_shown_to_a_model() -> None:
    after = brief_attack(ROWS["inj-07"], HTML, alone=True, manner="stubborn")

    assert "stop extracting" not in asked_of(after)
    assert "hidden_markup_removed" in after.flags
