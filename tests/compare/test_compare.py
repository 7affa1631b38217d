from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from synthetic import make_articles, make_briefing

from summarizer.compare.changes import find_changes
from summarizer.compare.dates import compare_dates
from summarizer.compare.lexicon import read_claims
from summarizer.compare.people import compare_participants, offices_of
from summarizer.compare.wording import diff_words
from summarizer.editions import comparing_lexicon, diff_briefings
from summarizer.schema.briefing import Briefing, Claim
from summarizer.schema.canonical import pretty_json, seal_briefing
from summarizer.schema.difference import Change
from summarizer.vocabulary.load import load_vocabulary

BRIEFING = make_briefing(make_articles())
LEXICON = comparing_lexicon(load_vocabulary())


def changed(claim: Claim, **reports: Any) -> Claim:
    """Return the claim with this said by all of its reports."""
    return claim.model_copy(
        update={"reports": tuple(one.model_copy(update=reports) for one in claim.reports)}
    )


def with_claims(briefing: Briefing, name: str, claims: Sequence[Claim]) -> Briefing:
    return seal_briefing(briefing.model_copy(update={name: tuple(claims)}))


def changes_between(old: Claim, new: Claim) -> tuple[Change, ...]:
    """Return what changed between two claims, each the only position of its briefing."""
    before, after = (
        read_claims(
            BRIEFING.model_copy(update={"agreements": (), "facts": (), "positions": (one,)}),
            LEXICON,
        )[0]
        for one in (old, new)
    )
    return find_changes(before, after, LEXICON)


def tariff_claim() -> Claim:
    return next(one for one in BRIEFING.positions if "tariffs" in one.statement)


def test_a_briefing_does_not_differ_from_itself() -> None:
    diff = diff_briefings(BRIEFING, BRIEFING, load_vocabulary())

    assert diff.kind == "edition"
    assert {one.status for one in diff.claims} == {"kept"}
    assert {one.status for one in diff.dates} == {"kept"}
    assert {one.status for one in diff.participants} == {"kept"}
    assert {one.status for one in diff.divergences} == {"kept"}
    assert not diff.event
    assert not any(one.wording for one in diff.claims)


def test_turning_the_briefings_round_turns_the_difference_round() -> None:
    less = with_claims(BRIEFING, "positions", BRIEFING.positions[1:])

    there = diff_briefings(BRIEFING, less, load_vocabulary())
    back = diff_briefings(less, BRIEFING, load_vocabulary())

    dropped = [one.old for one in there.claims if one.status == "dropped"]
    assert dropped == [BRIEFING.positions[0]]
    assert dropped == [one.new for one in back.claims if one.status == "added"]


def test_the_same_briefings_give_the_same_bytes() -> None:
    less = with_claims(BRIEFING, "positions", BRIEFING.positions[1:])

    first, second = (
        pretty_json(diff_briefings(less, BRIEFING, load_vocabulary())) for _ in range(2)
    )

    assert first == second


@pytest.mark.parametrize(
    ("acts", "direction", "bands"),
    [
        pytest.param(("invite", "demand"), "stronger", (1, 3), id="stronger"),
        pytest.param(("demand", "urge"), "weaker", (3, 2), id="weaker"),
        pytest.param(("regret", "condemn"), "stronger", (1, 3), id="disapproval"),
        pytest.param(("agree", "explore"), "weaker", (3, 1), id="commitment"),
    ],
)
def test_an_act_of_another_band_is_stronger_or_weaker(
    acts: tuple[str, str], direction: str, bands: tuple[int, int]
) -> None:
    old, new = (changed(tariff_claim(), act=act) for act in acts)

    (change,) = changes_between(old, new)

    assert (change.aspect, change.direction) == ("act", direction)
    assert (change.old_band, change.new_band) == bands


@pytest.mark.parametrize(
    "acts",
    [
        pytest.param(("urge", "call for"), id="synonyms"),
        pytest.param(("ask", "invite"), id="everyday"),
        pytest.param(("reaffirm", "support"), id="no-scale"),
    ],
)
def test_an_act_of_the_same_band_is_no_change(acts: tuple[str, str]) -> None:
    old, new = (changed(tariff_claim(), act=act) for act in acts)

    assert changes_between(old, new) == ()


def test_bands_that_touch_are_no_change() -> None:
    claim = tariff_claim()
    mixed = claim.model_copy(
        update={
            "reports": tuple(
                one.model_copy(update={"act": act})
                for one, act in zip(claim.reports, ("demand", "urge", "urge"), strict=True)
            )
        }
    )

    assert changes_between(changed(claim, act="urge"), mixed) == ()


def test_a_stance_that_some_source_had_before_is_no_change() -> None:
    claim = tariff_claim()
    split = claim.model_copy(
        update={
            "stance": "oppose",
            "reports": (
                claim.reports[0].model_copy(update={"stance": "oppose"}),
                *claim.reports[1:],
            ),
        }
    )

    assert changes_between(claim, split) == ()


def test_a_qualifier_that_any_source_keeps_is_still_in() -> None:
    claim = tariff_claim()
    fewer = claim.model_copy(update={"reports": claim.reports[:1]})

    assert changes_between(claim, fewer) == ()


def test_a_qualifier_that_no_source_keeps_is_out() -> None:
    claim = tariff_claim()
    plain = next(one for one in claim.reports if "unconditional" not in one.quote)
    without = claim.model_copy(update={"reports": (plain,)})

    changes = changes_between(claim, without)

    assert {(one.direction, one.old) for one in changes if one.aspect == "qualifier"} == {
        ("out", "immediate end"),
        ("out", "unconditional end"),
    }


@pytest.mark.parametrize(
    ("change", "status"),
    [
        pytest.param({"value": "2031-05-13"}, "changed", id="moved"),
        pytest.param({"value": "2031-05-12?"}, "kept", id="less-sure"),
        pytest.param({"about": "fourth session"}, "kept", id="other-words"),
    ],
)
def test_a_date_moves_when_its_value_does(change: dict[str, str], status: str) -> None:
    dates = BRIEFING.dates
    later = tuple(
        one.model_copy(update={"id": "dat-new", **change}) if one.role == "meeting" else one
        for one in dates
    )

    compared = compare_dates(dates, later, same_articles=True)

    assert [one.status for one in compared if one.new and one.new.role == "meeting"] == [status]
    assert {one.status for one in compared} <= {status, "kept"}


def test_deadlines_of_other_things_are_not_matched() -> None:
    deadline = next(one for one in BRIEFING.dates if one.role == "deadline")
    other = deadline.model_copy(update={"value": "2040", "about": "export of wolves"})

    compared = compare_dates([deadline], [other], same_articles=False)

    assert [one.status for one in compared] == ["added", "dropped"]


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        pytest.param({"tier": "mentioned"}, ["tier"], id="tier"),
        pytest.param({"roles": ("Minister of Finance",)}, ["roles"], id="office"),
        pytest.param({"roles": ("Deputy Premier and Foreign Minister",)}, [], id="one-more"),
        pytest.param({"name": "A. Pereyra Sosa"}, [], id="name"),
    ],
)
def test_a_participant_changes_in_tier_side_or_office(
    change: dict[str, Any], fields: list[str]
) -> None:
    one = next(one for one in BRIEFING.participants if one.name == "Ana Pereyra Sosa")

    (compared,) = compare_participants([one], [one.model_copy(update=change)], same_articles=False)

    assert [found.field for found in compared.changes] == fields


def test_offices_are_told_apart() -> None:
    assert offices_of(["Vice Minister"]) != offices_of(["Minister"])


CLAIMS = (*BRIEFING.agreements, *BRIEFING.positions, *BRIEFING.facts)


def some_claims(ids: frozenset[str], *, elsewhere: bool) -> Briefing:
    """Return the briefing with only these claims; elsewhere: as of other articles."""
    lists = {
        name: tuple(one for one in getattr(BRIEFING, name) if one.id in ids)
        for name in ("agreements", "positions", "facts")
    }
    briefing = BRIEFING.model_copy(update=lists)
    if not elsewhere:
        return briefing
    text = briefing.model_dump_json()
    for source in BRIEFING.sources:
        text = text.replace(source.id, f"b{source.id[1:]}")
    return Briefing.model_validate_json(text.replace('"agr-', '"agr-f'))


IDS = st.frozensets(st.sampled_from([one.id for one in CLAIMS]))


@settings(max_examples=25, deadline=None)
@given(IDS, IDS, st.booleans())
def test_every_claim_of_both_is_told_once(
    old: frozenset[str], new: frozenset[str], elsewhere: bool
) -> None:
    before, after = some_claims(old, elsewhere=False), some_claims(new, elsewhere=elsewhere)

    diff = diff_briefings(before, after, load_vocabulary())

    told = [one.old.id for one in diff.claims if one.old]
    come = [one.new.id for one in diff.claims if one.new]
    assert sorted(told) == sorted(old)
    assert sorted(come) == sorted(
        one.id for one in (*after.agreements, *after.positions, *after.facts)
    )
    statements = {
        (one.old.statement, one.new.statement) for one in diff.claims if one.old and one.new
    }
    assert {(one.statement,) * 2 for one in CLAIMS if one.id in old & new} <= statements


WORDS = st.lists(st.sampled_from(["full", "ceasefire", "a", "now,", "“Now”", "we"]), max_size=12)


@given(WORDS, WORDS)
def test_a_word_diff_holds_both_texts(old: list[str], new: list[str]) -> None:
    runs = diff_words(" ".join(old), " ".join(new))

    def side(name: str) -> list[str]:
        return " ".join(run.text for run in runs if run.side in ("both", name)).split()

    bare: Callable[[list[str]], list[str]] = lambda words: [  # noqa: E731
        word.strip("“”,").lower() for word in words
    ]
    assert side("new") == new
    assert bare(side("old")) == bare(old)
