"""Corrections of participants and dates, on the seeds."""

import pytest
from correcting import applied, brief_seeds, read_seeds, stale

from summarizer.check.briefing import check_briefing
from summarizer.render.canonical import render_json
from summarizer.schema.briefing import Briefing, Participant
from summarizer.vocabulary.load import load_vocabulary


def assert_stands_up(briefing: Briefing) -> None:
    articles, _ = read_seeds()
    assert check_briefing(render_json(briefing), articles, vocabulary=load_vocabulary()) == ()


def named(briefing: Briefing, name: str) -> Participant:
    return next(one for one in briefing.participants if one.name == name)


def test_two_names_are_one() -> None:
    plain = brief_seeds()
    one, other = named(plain, "Chen Xiaodong"), named(plain, "Xu Jiqing")

    merged = brief_seeds(
        {"merge": [{"items": [{"name": "Chen Xiaodong"}, {"name": "Xu Jiqing"}], "note": "n"}]}
    )

    (done,) = applied(merged)
    (joined,) = [two for two in merged.participants if two.id in done.items]
    assert set(joined.evidence) == {*one.evidence, *other.evidence}
    assert {joined.name, *joined.aliases} >= {"Chen Xiaodong", "Xu Jiqing"}
    assert done.before == tuple(sorted((one.id, other.id)))
    assert len(merged.participants) == len(plain.participants) - 1
    assert_stands_up(merged)


def test_two_states_are_never_one() -> None:
    found = brief_seeds(
        {"merge": [{"items": [{"name": "China"}, {"name": "Pakistan"}], "note": "n"}]}
    )

    assert [one.reason for one in stale(found)] == ["they are several states"]
    assert found.id == brief_seeds().id


def test_a_renamed_participant_keeps_its_names() -> None:
    renamed = brief_seeds(
        {"rename": [{"item": {"name": "Ishaq Dar"}, "name": "Senator Dar", "note": "n"}]}
    )

    dar = named(renamed, "Senator Dar")
    assert "Mohammad Ishaq Dar" in dar.aliases
    assert applied(renamed)[0].was == "Mohammad Ishaq Dar"
    assert_stands_up(renamed)


def test_tier_and_offices_are_what_the_reader_says() -> None:
    entry = {"item": {"name": "Xi Jinping"}, "tier": "mentioned", "roles": ["President"]}

    found = brief_seeds({"retype": [{**entry, "note": "was not there"}]})

    xi = named(found, "Xi Jinping")
    assert (xi.tier, xi.roles) == ("mentioned", ("President",))
    assert {one.field for one in applied(found)} == {"tier", "roles"}
    assert_stands_up(found)


def test_a_dropped_participant_is_gone_and_kept_in_the_list() -> None:
    plain = brief_seeds()

    found = brief_seeds({"drop": [{"item": named(plain, "Xu Jiqing").id, "note": "n"}]})

    assert "Xu Jiqing" not in {one.name for one in found.participants}
    assert applied(found)[0].was == "Xu Jiqing"
    assert applied(found)[0].evidence == named(plain, "Xu Jiqing").evidence
    assert_stands_up(found)


def test_a_name_that_nobody_has_is_reported() -> None:
    found = brief_seeds({"drop": [{"item": {"name": "Ada Lovelace"}, "note": "n"}]})

    assert [one.reason for one in stale(found)] == ["no participant goes by this name"]


def test_a_date_of_another_role() -> None:
    plain = brief_seeds()
    term = next(one for one in plain.dates if one.role == "term")

    found = brief_seeds({"retype": [{"item": term.id, "role": "deadline", "note": "n"}]})

    (done,) = applied(found)
    (date,) = [one for one in found.dates if one.id in done.items]
    assert (date.role, date.value, done.was) == ("deadline", term.value, "term")
    assert_stands_up(found)


def test_dates_of_one_role_and_day_become_one() -> None:
    plain = brief_seeds()
    meeting, visit = (
        next(one for one in plain.dates if (one.role, one.value) == (role, "2026-01-04"))
        for role in ("meeting", "visit")
    )

    found = brief_seeds({"retype": [{"item": visit.id, "role": "meeting", "note": "n"}]})

    (date,) = [one for one in found.dates if one.value == "2026-01-04"]
    assert set(date.evidence) == {*meeting.evidence, *visit.evidence}
    assert_stands_up(found)


@pytest.mark.parametrize("by_quote", [False, True])
def test_a_date_can_be_dropped(by_quote: bool) -> None:
    plain = brief_seeds()
    gone = next(one for one in plain.dates if one.role == "next_meeting")
    uris = {one.id: one.uri for one in plain.sources}
    span = gone.evidence[0]
    quoted = {"article": uris[span.source], "quote": span.quote, "kind": "date"}

    found = brief_seeds({"drop": [{"item": quoted if by_quote else gone.id, "note": "n"}]})

    assert gone.id not in {one.id for one in found.dates}
    assert_stands_up(found)
