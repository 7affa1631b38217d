"""Linking and comparing with answers of a model: what code makes of them, whatever they say."""

from collections.abc import Callable, Mapping, Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import BOTH, VOCABULARY, Holds, Report, Says, outlets_of, report, reports_of
from telling import brief as brief_by_rule

from summarizer.reconcile import blocks
from summarizer.reconcile.prepare import PreparedEvent, prepare_event
from summarizer.reconcile.reconcile import (
    plan_comparisons,
    plan_questions,
    reconcile_event,
)
from summarizer.schema.briefing import Briefing, Claim, Divergence
from summarizer.schema.questions import (
    ClaimDifferences,
    ClaimGroups,
    DifferenceDraft,
    PlaceDraft,
    VersionDraft,
    WholeStatement,
)
from summarizer.schema.words import DivergenceType


def prepare(reports: Sequence[Report]) -> PreparedEvent:
    return prepare_event(
        [one.article for one in reports],
        [one.communique for one in reports],
        vocabulary=VOCABULARY,
    )


def grouped(
    *texts: Sequence[str], wholes: Mapping[str, Sequence[str]] | None = None
) -> Callable[[PreparedEvent], ClaimGroups]:
    """Return what answers a block by the beginnings of statements."""

    def answer(prepared: PreparedEvent) -> ClaimGroups:
        (block,) = plan_questions(prepared)
        # What is the same to the word is one statement, and has one number.
        number_of = {
            text: one.number
            for group in (*texts, *(wholes or {}).values(), tuple(wholes or ()))
            for text in group
            for one in reversed(block.statements)
            if one.statement.startswith(text)
        }
        return ClaimGroups(
            groups=tuple(
                tuple(number_of[text] for text in group if text in number_of) for group in texts
            ),
            wholes=tuple(
                WholeStatement(
                    number=number_of[whole], parts=tuple(number_of[text] for text in parts)
                )
                for whole, parts in (wholes or {}).items()
            ),
        )

    return answer


def brief(
    reports: Sequence[Report],
    *texts: Sequence[str],
    wholes: Mapping[str, Sequence[str]] | None = None,
    differences: Sequence[DifferenceDraft] = (),
) -> Briefing:
    """Return the briefing with statements grouped by their beginnings."""
    prepared = prepare(reports)
    answer = grouped(*texts, wholes=wholes)(prepared)
    proposals = [ClaimDifferences(differences=tuple(differences))] if differences else []
    return reconcile_event(prepared, groupings=[answer], proposals=proposals, tool="test")


def claims_of(briefing: Briefing) -> dict[str, Claim]:
    claims = (*briefing.agreements, *briefing.positions, *briefing.facts)
    return {claim.statement: claim for claim in claims}


def told_by(briefing: Briefing, statement: str) -> list[str]:
    claims = claims_of(briefing)
    found = next(claim for text, claim in claims.items() if text.startswith(statement))
    return outlets_of(briefing, found.reported_by)


ICE = Says("The two sides agreed to buy three icebreakers from the yard at Sines")
SHIPS = Says("Three vessels fit for the frozen north will be ordered by both governments")


def test_a_reader_joins_what_words_do_not() -> None:
    reports = reports_of(ICE, SHIPS)
    assert len(claims_of(brief_by_rule(reports))) == 2

    briefing = brief(reports, ("The two sides", "Three vessels"))

    assert len(claims_of(briefing)) == 1
    assert told_by(briefing, "T") == ["Outlet A", "Outlet B"]


def test_a_reader_keeps_apart_what_words_join() -> None:
    one = Says("Both sides agreed to share data on floods of the river Tejo")
    other = Says("Both sides agreed to share data on droughts of the river Tejo")

    briefing = brief(reports_of(one, other), (one.text,), (other.text,))

    assert len(claims_of(briefing)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            Says("Portugal supports a levy", holders=("PRT",), type="position", act="support"),
            Says(
                "Mongolia opposes the levy",
                holders=("MNG",),
                type="position",
                act="oppose",
                stance="oppose",
            ),
        ),
        (
            Says(
                "Portugal backs the bid of Mongolia for the seat",
                holders=("PRT",),
                targets=("MNG",),
                type="position",
                act="back",
            ),
            Says(
                "Mongolia backs the bid of Portugal for the seat",
                holders=("MNG",),
                targets=("PRT",),
                type="position",
                act="back",
            ),
        ),
        (
            Says("They agreed to go on with the three-way talks with Laos"),
            Says("They agreed to go on with the three-way talks with Peru"),
        ),
        (
            Says("The third round was held in Lisbon", type="fact", act="hold"),
            Says("The next round will be held in Lisbon", act="hold"),
        ),
    ],
    ids=["polarity", "each-others-bid", "other-parties", "before-and-after"],
)
def test_rules_keep_apart_what_a_reader_joined(one: Says, other: Says) -> None:
    briefing = brief(reports_of(one, other), (one.text, other.text))

    assert len(claims_of(briefing)) == 2


PATROLS = Says("They agreed to patrol the strait together")
DATA = Says("They agreed to exchange data on catches")
LUMP = Says("They agreed on patrols of the strait and data on catches")


def test_a_lone_lump_is_a_report_of_each_of_its_parts() -> None:
    first, second = report_with(PATROLS, DATA, name="A"), report_with(PATROLS, DATA, name="B")
    lump = report_with(LUMP, name="C")

    briefing = brief_two_and_lump(first, second, lump)

    assert told_by(briefing, PATROLS.text) == ["Outlet A", "Outlet B", "Outlet C"]
    assert told_by(briefing, DATA.text) == ["Outlet A", "Outlet B", "Outlet C"]
    assert LUMP.text not in claims_of(briefing)


def report_with(*lines: Says, name: str) -> Report:
    day = f"2031-05-{ord(name) - ord('A') + 5:02d}"
    return report(Holds(), *lines, outlet=f"Outlet {name}", published=day)


def brief_two_and_lump(*reports: Report) -> Briefing:
    prepared = prepare(reports)
    (block,) = plan_questions(prepared)
    by_text: dict[str, list[int]] = {}
    for one in block.statements:
        by_text.setdefault(one.statement, []).append(one.number)
    lump = by_text[LUMP.text][0]
    parts = (by_text[PATROLS.text][0], by_text[DATA.text][0])
    answer = ClaimGroups(
        groups=tuple(tuple(numbers) for numbers in by_text.values()),
        wholes=(WholeStatement(number=lump, parts=parts),),
    )
    return reconcile_event(prepared, groupings=[answer], tool="test")


def test_pieces_of_a_lump_that_most_sources_tell_whole_belong_to_it() -> None:
    pieces = report_with(PATROLS, DATA, name="C")
    lumps = [report_with(LUMP, name=name) for name in "AB"]

    briefing = brief_two_and_lump(*lumps, pieces)

    assert told_by(briefing, LUMP.text) == ["Outlet A", "Outlet B", "Outlet C"]
    assert len(claims_of(briefing)) == 1


@given(st.data())
@settings(deadline=None, max_examples=80)
def test_no_answer_breaks_reconciling_or_loses_a_report(data: st.DataObject) -> None:
    lines = (PATROLS, DATA, LUMP, BUILD, TRAIN)
    prepared = prepare([report_with(*lines[:4], name="A"), report_with(*lines[1:], name="B")])
    (block,) = plan_questions(prepared)
    numbers = [one.number for one in block.statements]
    labels = data.draw(st.lists(st.integers(0, 3), min_size=len(numbers), max_size=len(numbers)))
    any_number = st.integers(-1, len(numbers) + 1)
    wholes = data.draw(
        st.lists(st.tuples(any_number, st.lists(any_number, max_size=4).map(tuple)), max_size=5)
    )
    answer = ClaimGroups(
        groups=tuple(
            tuple(number for number, one in zip(numbers, labels, strict=True) if one == label)
            for label in sorted(set(labels))
        ),
        wholes=tuple(WholeStatement(number=one, parts=parts) for one, parts in wholes),
    )

    briefing = reconcile_event(prepared, groupings=[answer], tool="test")

    told = {
        (report.source, report.start)
        for claim in (*briefing.agreements, *briefing.positions, *briefing.facts)
        for report in claim.reports
    }
    assert told == {(one.source, one.span.start) for one in prepared.mentions}


def test_a_lump_that_nothing_bears_out_is_left_alone() -> None:
    fence = Says("Portugal thanked Mongolia for horses", holders=("PRT",), act="thank", type="fact")
    reports = [report_with(PATROLS, DATA, name="A"), report_with(fence, name="B")]
    wholes = {fence.text: (PATROLS.text, DATA.text)}

    briefing = brief(reports, (PATROLS.text,), (DATA.text,), (fence.text,), wholes=wholes)

    assert told_by(briefing, PATROLS.text) == ["Outlet A"]
    assert told_by(briefing, fence.text) == ["Outlet B"]


def test_a_block_without_an_answer_is_linked_by_rule() -> None:
    reports = reports_of(ICE, ICE, SHIPS)

    briefing = reconcile_event(prepare(reports), groupings=[None], proposals=[], tool="test")

    assert {one.statement for one in briefing.agreements} == {
        one.statement for one in brief_by_rule(reports).agreements
    }


def test_a_large_event_is_asked_about_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    matters = ["wool", "cork", "tin", "rail", "tea", "salt", "fish", "wine"]
    lines = [
        Says(f"They agreed to build a {matter} {place} in {matter.title()}ville")
        for matter in matters
        for place in ("market", "museum")
    ]
    monkeypatch.setattr(blocks, "MOST_STATEMENTS", 6)

    found = plan_questions(prepare(reports_of(*lines)))

    assert all(len(block.statements) <= 6 for block in found)
    assert sum(len(block.statements) for block in found) == len(lines)
    for block in found:
        assert [one.number for one in block.statements] == list(range(1, len(block.statements) + 1))


def differs(
    kind: DivergenceType, *versions: Sequence[tuple[str, str]], claim: int = 1
) -> DifferenceDraft:
    return DifferenceDraft(
        claim=claim,
        type=kind,
        question="What?",
        versions=tuple(
            VersionDraft(places=tuple(PlaceDraft(article=a, words=w) for a, w in version))
            for version in versions
        ),
    )


def proposed(one: Says, other: Says, *drafts: DifferenceDraft) -> tuple[Divergence, ...]:
    """Return the divergences of a claim with two reports, beyond those that rules find."""
    reports = reports_of(one, other)
    groups = ((one.text, other.text),)
    plain = {draft.question for draft in brief(reports, *groups).divergences}
    found = brief(reports, *groups, differences=drafts).divergences
    return tuple(draft for draft in found if draft.question not in plain)


BUILD = Says("They agreed to open a school for the children of herders in the steppe")
TRAIN = Says("They agreed to open a school for the teachers of herders in the steppe")
SCOPE = differs("scope", [("A", "the children of herders")], [("B", "the teachers of herders")])


def test_a_proposal_that_stands_up_is_a_divergence_with_its_words() -> None:
    (found,) = proposed(BUILD, TRAIN, SCOPE)

    assert found.type == "scope"
    assert [value.value for value in found.values] == [
        "the children of herders",
        "the teachers of herders",
    ]


@pytest.mark.parametrize(
    "draft",
    [
        differs("scope", [("A", "the children of sailors")], [("B", "the teachers of herders")]),
        differs("scope", [("A", "the children of herders")], [("A", "a school")]),
        differs("scope", [("A", "the children of herders")]),
        differs("scope", [("Z", "the children of herders")], [("B", "the teachers of herders")]),
        differs("scope", [("A", "the children")], [("B", "the teachers of herders")], claim=9),
        differs("scope", [("A", "school for the children")], [("B", "a school")]),
        differs("number", [("A", "the children of herders")], [("B", "the teachers of herders")]),
        differs("attribution", [("A", "the children")], [("B", "the teachers")]),
        differs("date", [("A", "the children")], [("B", "the teachers")]),
        differs("polarity", [("A", "the children")], [("B", "the teachers")]),
        differs("wording", [("A", "the children")], [("B", "the teachers")]),
        differs("speech_act", [("A", "They agreed")], [("B", "They agreed to open")]),
        differs("entity", [("A", "the children")], [("B", "the teachers")]),
    ],
    ids=[
        "invented-words",
        "one-article-twice",
        "one-version",
        "unknown-article",
        "unknown-claim",
        "shortened",
        "no-number",
        "same-holders",
        "no-date",
        "same-stance",
        "no-qualifier",
        "same-act",
        "no-name",
    ],
)
def test_a_proposal_that_does_not_stand_up_is_dropped(draft: DifferenceDraft) -> None:
    assert proposed(BUILD, TRAIN, draft) == ()


def test_a_proposal_that_a_rule_found_already_is_not_told_twice() -> None:
    one = Says("They agreed to train 40 pilots for the harbour of Sines")
    other = Says("They agreed to train 90 pilots for the harbour of Sines")
    draft = differs("number", [("A", "40 pilots")], [("B", "90 pilots")])

    briefing = brief(reports_of(one, other), (one.text, other.text), differences=[draft])

    assert len(briefing.divergences) == 1
    assert briefing.divergences[0].question != "What?"


def test_one_thing_or_several_is_a_difference_in_number() -> None:
    one = Says("They expect a Mongolian surveyor on the research vessel")
    other = Says("They expect Mongolian surveyors on the research vessel")
    draft = differs("number", [("A", "a Mongolian surveyor")], [("B", "Mongolian surveyors")])

    (found,) = proposed(one, other, draft)

    assert found.type == "number"


@pytest.mark.parametrize(
    ("day", "materiality"), [("9 May 2032", "medium"), ("9 June 2032", "high")]
)
def test_a_proposed_difference_of_dates_is_weighed_as_one_that_rules_find(
    day: str, materiality: str
) -> None:
    one = Says("They want the yard of Sines in use by 5 May 2032", type="position")
    other = Says(f"The yard, they hope, is to be of use to crews on {day}", type="position")
    assert brief(reports_of(one, other), (one.text, other.text)).divergences == ()
    draft = differs("date", [("A", "5 May 2032")], [("B", day)])

    briefing = brief(reports_of(one, other), (one.text, other.text), differences=[draft])

    (found,) = briefing.divergences
    assert (found.question, found.materiality) == ("What?", materiality)


def test_claims_of_one_source_are_not_compared() -> None:
    prepared = prepare(reports_of(ICE, SHIPS))
    apart = grouped((ICE.text,), (SHIPS.text,))(prepared)

    assert plan_comparisons(prepared, [apart]) == ()


def test_order_of_articles_changes_no_byte() -> None:
    reports = reports_of(BUILD, TRAIN, ICE)
    groups = ((BUILD.text, TRAIN.text), (ICE.text,))

    one = brief(reports, *groups, differences=[SCOPE])
    other = brief(reports[::-1], *groups, differences=[SCOPE])

    assert one == other


HEDGED = Says("The two agreed in principle to reopen the pass to herds")
PLAIN = Says("The two will reopen the pass to herds")


def test_a_condition_that_one_source_drops_is_a_difference() -> None:
    briefing = brief(reports_of(HEDGED, PLAIN), (HEDGED.text, PLAIN.text))

    (found,) = briefing.divergences
    assert (found.type, found.materiality) == ("wording", "high")
    assert [value.value for value in found.values] == ["in principle", PLAIN.text]


def test_a_headline_that_drops_a_condition_is_none() -> None:
    headline = Says(PLAIN.text, zone="headline")

    assert brief(reports_of(HEDGED, headline), (HEDGED.text, PLAIN.text)).divergences == ()


def test_parts_of_a_formula_are_compared_over_the_claims_of_a_source() -> None:
    def position(text: str) -> Says:
        return Says(text, type="position", act="support", holders=BOTH)

    whole = position("They back a two-state solution on the 1967 lines")
    capital = position("They back a state with East Jerusalem as its capital")
    lines_only = position("They support two states within the 1967 borders")
    reports = [report_with(whole, capital, name="A"), report_with(lines_only, name="B")]

    briefing = brief(reports, (whole.text, lines_only.text), (capital.text,))

    (found,) = [one for one in briefing.divergences if one.type == "scope"]
    assert found.question == "Which parts of the two-state formula are given?"
    assert len(found.items) == 2


def test_an_article_that_contradicts_itself_is_told() -> None:
    lead = Says("The two sides agreed to train 40 pilots for the harbour of Sines")
    below = Says("Under the accord 90 pilots of Sines will be trained")
    (found,) = brief([report_with(lead, below, name="A")], (lead.text, below.text)).divergences

    assert found.type == "number"
    assert [value.value for value in found.values] == ["40 pilots", "90 pilots"]
    assert found.values[0].reported_by == found.values[1].reported_by


def test_an_article_that_gives_two_days_for_one_thing_is_told() -> None:
    lead = Says("The yard opens on 3 May 2032, the two sides agreed")
    below = Says("They agreed on a yard that is to open on 9 May 2032")
    (found,) = brief([report_with(lead, below, name="A")], (lead.text, below.text)).divergences

    assert (found.type, [one.value for one in found.values]) == (
        "date",
        ["2032-05-03", "2032-05-09"],
    )


@pytest.mark.parametrize(
    "below",
    [
        "Under the accord 20 pilots a year will be trained in Sines",
        "Of these pilots of Sines, the first 10 pilots will be trained in winter",
        "Another 15 pilots of Sines will be trained in spring",
        "Under the accord about 41 pilots of Sines will be trained",
        "Under the accord 40 pilots of Sines will be trained",
    ],
)
def test_a_share_or_a_rate_beside_a_total_is_no_contradiction(below: str) -> None:
    lead = Says("The two sides agreed to train 40 pilots for the harbour of Sines")
    article = report_with(lead, Says(below), name="A")

    assert brief([article], (lead.text, below)).divergences == ()


def test_a_sentence_with_a_term_of_art_is_a_report_of_its_form() -> None:
    def position(text: str) -> Says:
        return Says(text, type="position", act="reaffirm", holders=BOTH)

    policy = position("They reaffirmed freedom of navigation")
    lumped = position(
        "They reaffirmed innocent passage, and their plans for pilots, yards, buoys and lights"
    )
    other = position("They reaffirmed plans for pilots, yards, buoys and lights")
    reports = reports_of(policy, lumped, other, policy)

    briefing = brief(reports, (policy.text,), (lumped.text, other.text))

    (found,) = briefing.divergences
    assert [outlets_of(briefing, value.reported_by) for value in found.values] == [
        ["Outlet A", "Outlet D"],
        ["Outlet B"],
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Why did Putin pay for 40 pilots?",
        "Who pays 41 million?",
        "<script>alert(1)</script> How many?",
        "How many\u202e pilots?",
        "See [this](http://a.example), how many?",
        "",
    ],
)
def test_a_question_that_says_more_than_the_reports_is_replaced(question: str) -> None:
    draft = SCOPE.model_copy(update={"question": question})

    (found,) = proposed(BUILD, TRAIN, draft)

    assert found.question == "What does it cover?"


def test_a_question_in_the_words_of_the_reports_is_kept() -> None:
    draft = SCOPE.model_copy(update={"question": "What is agreed besides?"})

    (found,) = proposed(BUILD, TRAIN, draft)

    assert found.question == "What is agreed besides?"


def test_words_with_little_in_common_are_two_versions() -> None:
    lines = (
        Says("They thanked the crews for losses in the fight against smugglers", type="position"),
        Says("They thanked the crews for losses in combating pirates", type="position"),
        Says("They thanked the crews for losses while guarding foreign workers", type="position"),
    )
    draft = differs(
        "scope",
        [("A", "in the fight against smugglers"), ("B", "in combating pirates")],
        [("C", "while guarding foreign workers")],
    )

    briefing = brief(reports_of(*lines), tuple(one.text for one in lines), differences=[draft])

    (found,) = briefing.divergences
    assert [outlets_of(briefing, value.reported_by) for value in found.values] == [
        ["Outlet A"],
        ["Outlet B"],
        ["Outlet C"],
    ]


def test_to_explore_space_is_not_to_look_into_it() -> None:
    one = Says("They agreed to explore outer space in peace", act="agree")
    other = Says("They reaffirmed the use of outer space in peace", act="reaffirm")

    found = brief(reports_of(one, other), (one.text, other.text)).divergences

    assert [one for one in found if one.materiality == "high"] == []


WORDS = ("bridge", "harbour", "railway", "school", "hospital", "museum", "airport", "canal")


@given(
    st.lists(st.integers(0, 5), min_size=6, max_size=6),
    st.lists(st.integers(0, 7), min_size=2, max_size=2),
    st.randoms(use_true_random=False),
)
@settings(deadline=None, max_examples=60)
def test_a_later_article_renames_no_claim_however_it_is_grouped(
    grouping: list[int], later: list[int], chance: Random
) -> None:
    lines = [Says(f"They agreed to build a {word} near the town") for word in WORDS]
    reports = [
        report_with(*lines[start : start + 2], name="ABC"[start // 2]) for start in (0, 2, 4)
    ]
    newcomer = report_with(*lines[6:], name="D")
    chance.shuffle(reports)

    before = brief_partition(reports, grouping)
    after = brief_partition([newcomer, *reports], [*grouping, *later])

    assert {one.id for one in before.agreements} <= {one.id for one in after.agreements}


def brief_partition(reports: Sequence[Report], labels: Sequence[int]) -> Briefing:
    """Return the briefing where the statement of word N is in the group that label N names."""
    prepared = prepare(reports)
    (block,) = plan_questions(prepared)
    groups: dict[int, list[int]] = {}
    for one in block.statements:
        word = next(index for index, word in enumerate(WORDS) if f" {word} " in one.statement)
        groups.setdefault(labels[word], []).append(one.number)
    answer = ClaimGroups(groups=tuple(map(tuple, groups.values())), wholes=())
    return reconcile_event(prepared, groupings=[answer], tool="test")
