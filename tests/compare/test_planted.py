"""Two rounds of one dialogue that differ in what was planted, and in nothing else."""

from comparing import EARLIER, SEEDS, brief_folder

from summarizer.editions import diff_briefings
from summarizer.schema.difference import BriefingDiff
from summarizer.vocabulary.load import load_vocabulary


def planted() -> BriefingDiff:
    sixth, seventh = brief_folder(EARLIER / "sixth"), brief_folder(EARLIER / "seventh")
    return diff_briefings(sixth, seventh, load_vocabulary())


def test_the_rounds_differ_in_exactly_the_planted_claims() -> None:
    found = {
        (one.status, change.aspect, change.direction, change.old, change.new)
        for one in planted().claims
        for change in one.changes
    }

    assert found == {
        ("changed", "act", "weaker", "demand", "call for"),
        ("changed", "act", "stronger", "call for", "demand"),
        ("changed", "term", "other", "one-China policy", "one-China principle"),
        ("changed", "qualifier", "out", "visible action", None),
        ("changed", "qualifier", "in", None, "unconditional ceasefire"),
        ("changed", "number", "other", "40 scholarships", "60 scholarships"),
        ("changed", "holders", "other", "PAK", "CHN"),
        ("changed", "stance", "other", "oppose", "support"),
    }


def test_one_claim_was_dropped_and_one_added() -> None:
    alone = {
        (one.status, claim.statement)
        for one in planted().claims
        if one.status not in ("kept", "changed")
        for claim in (one.old, one.new)
        if claim
    }

    assert alone == {
        ("dropped", "China and Pakistan agreed to set up a hotline between their coast guards."),
        ("added", "China and Pakistan agreed to create a fund for young farmers."),
    }


def test_each_changed_claim_has_one_change_and_every_other_one_is_kept() -> None:
    claims = planted().claims

    assert [len(one.changes) for one in claims if one.status == "changed"] == [1] * 8
    assert sum(one.status == "kept" for one in claims) == 6


def test_the_rounds_differ_in_exactly_the_planted_dates() -> None:
    moved = {
        (one.status, one.old.role, one.old.value, one.new.value)
        for one in planted().dates
        if one.old and one.new
    }

    assert moved == {
        ("changed", "meeting", "2024-05-21", "2026-01-14"),
        ("changed", "next_meeting", "2026", "2027"),
        ("changed", "deadline", "2027-06-30", "2028-12-31"),
    }
    assert len(planted().dates) == 3


def test_the_rounds_differ_in_exactly_the_planted_participants() -> None:
    found = {
        (one.status, (one.new or one.old).name)  # type: ignore[union-attr]  # one of them is there
        for one in planted().participants
    }
    changes = [change for one in planted().participants for change in one.changes]

    assert found == {
        ("kept", "Wang Yi"),
        ("kept", "Ishaq Dar"),
        ("kept", "China"),
        ("kept", "Pakistan"),
        ("changed", "Sun Weidong"),
        ("added", "Amna Baloch"),
        ("dropped", "Sajid Qazi"),
    }
    assert [(one.field, one.old, one.new) for one in changes] == [
        ("roles", "Assistant Minister", "Vice Minister")
    ]


def test_the_rounds_are_of_one_series() -> None:
    diff = planted()

    assert diff.kind == "series"
    assert {(one.field, one.old, one.new) for one in diff.event if one.field != "name"} == {
        ("round", "6", "7"),
        ("place", "Beijing", "Islamabad"),
        ("country", "CHN", "PAK"),
        ("held", "2024-05-21", "2026-01-14"),
    }
    assert not diff.divergences
    assert not diff.additions


def test_every_change_has_quotes_of_the_sides_that_have_it() -> None:
    sides = {"old": brief_folder(EARLIER / "sixth"), "new": brief_folder(EARLIER / "seventh")}
    sources = {side: {one.id for one in briefing.sources} for side, briefing in sides.items()}

    for change in (change for one in planted().claims for change in one.changes):
        assert bool(change.old_evidence) == (change.old is not None)
        assert bool(change.new_evidence) == (change.new is not None)
        assert {span.source for span in change.old_evidence} <= sources["old"]
        assert {span.source for span in change.new_evidence} <= sources["new"]


def test_what_an_article_added_to_the_seeds_is_told() -> None:
    before = brief_folder(SEEDS, without="004_9f48b0021894c6ca.txt")
    after = brief_folder(SEEDS)

    diff = diff_briefings(before, after, load_vocabulary())

    (addition,) = diff.additions
    new = {one.id for one in after.sources} - {one.id for one in before.sources}
    by_id = {one.id: one for one in (*after.agreements, *after.positions, *after.facts)}
    assert diff.kind == "edition"
    assert {addition.source} == new
    assert addition.only
    assert all(by_id[id_].reported_by == (addition.source,) for id_ in addition.only)
    assert set(addition.only) == {
        id_ for id_, claim in by_id.items() if claim.reported_by == (addition.source,)
    }
    assert addition.corroborated
    assert all(addition.source in by_id[id_].reported_by for id_ in addition.corroborated)
    assert [one.question for one in after.divergences if one.id in addition.opened] == [
        "How is 'implement' qualified?"
    ]
    assert not [one for one in diff.claims if one.status == "dropped"]


def test_the_seeds_against_an_earlier_round_share_what_both_report() -> None:
    diff = diff_briefings(brief_folder(EARLIER / "sixth"), brief_folder(SEEDS), load_vocabulary())

    pairs = [(one.old.statement, one.new.statement) for one in diff.claims if one.old and one.new]
    assert diff.kind == "series"
    assert any("ceasefire in Gaza" in old and "ceasefire in Gaza" in new for old, new in pairs)
    assert any("one-China" in old and "One-China" in new for old, new in pairs)
    assert not any("railway" in old or "scholarships" in old for old, _ in pairs)
