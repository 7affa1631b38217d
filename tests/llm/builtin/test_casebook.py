"""The comparison of a case with an answer, on answers made by hand."""

from dataclasses import replace
from pathlib import Path

import pytest
from casebook import (
    Case,
    ExpectedClaim,
    ExpectedDate,
    ExpectedParticipant,
    ForbiddenClaim,
    FoundClaim,
    FoundDate,
    FoundParticipant,
    Reading,
    problems_of,
    read_cases,
)

TEXT = "Peru and Fiji agreed to open a port and to share maps. Experts doubt it."
PORT = ExpectedClaim(
    type="agreement", words=("open a port",), holders=("PER", "FJI"), stance="support"
)
MAPS = ExpectedClaim(type="agreement", words=("share maps",), holders=("PER", "FJI"))
FOUND_PORT = FoundClaim(
    type="agreement",
    quote="agreed to open a port",
    statement="Peru and Fiji agreed to open a port.",
    holders=("FJI", "PER"),
    targets=(),
    speaker=None,
    stance="support",
    qualifiers=("within a year",),
    voice="reported",
)
FOUND_MAPS = replace(FOUND_PORT, quote="to share maps", statement="They agreed to share maps.")


def case(**parts: object) -> Case:
    plain = {"id": "x", "construction": "test", "text": TEXT, **parts}
    return Case.model_validate(plain)


def test_right_answer_has_no_problems() -> None:
    expected = case(claims=(PORT, MAPS), claims_exact=True)

    assert problems_of(expected, Reading(claims=(FOUND_MAPS, FOUND_PORT))) == []


def test_missed_claim_is_named() -> None:
    assert problems_of(case(claims=(PORT,)), Reading()) == ["missed agreement: ('open a port',)"]


def test_two_commitments_in_one_item_are_a_miss() -> None:
    whole = replace(FOUND_PORT, quote="agreed to open a port and to share maps")

    problems = problems_of(case(claims=(PORT, MAPS), claims_exact=True), Reading(claims=(whole,)))

    assert len(problems) == 1
    assert problems[0].startswith("missed agreement")


def test_list_cut_into_items_is_a_miss() -> None:
    expected = ExpectedClaim(type="agreement", words=("open a port", "share maps"))
    cut = Reading(claims=(FOUND_PORT, FOUND_MAPS))

    problems = problems_of(case(claims=(expected,), claims_exact=True), cut)

    assert len(problems) == 3


def test_items_that_differ_only_in_statement_are_two() -> None:
    quote = "agreed to open a port and to share maps"
    both = (replace(FOUND_PORT, quote=quote), replace(FOUND_MAPS, quote=quote))

    assert problems_of(case(claims=(PORT, MAPS), claims_exact=True), Reading(claims=both)) == []


def test_extra_position_is_too_much_and_extra_fact_is_not() -> None:
    expected = case(claims=(PORT,), claims_exact=True)
    position = Reading(claims=(FOUND_PORT, replace(FOUND_MAPS, type="position")))
    fact = Reading(claims=(FOUND_PORT, replace(FOUND_MAPS, type="fact")))

    assert problems_of(expected, position) == ["too much: position 'to share maps'"]
    assert problems_of(expected, fact) == []


def test_extra_claim_passes_where_the_case_is_not_exact() -> None:
    assert problems_of(case(claims=(PORT,)), Reading(claims=(FOUND_PORT, FOUND_MAPS))) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"type": "position"}, "type position for agreement"),
        ({"holders": ("PER",)}, "holders ['PER'] for ['PER', 'FJI']"),
        ({"stance": "oppose"}, "stance oppose for support"),
    ],
)
def test_difference_in_a_field_is_named(change: dict[str, str], problem: str) -> None:
    wrong = Reading(claims=(replace(FOUND_PORT, **change),))  # type: ignore[arg-type]  # a table

    problems = problems_of(case(claims=(PORT,)), wrong)

    assert problems == [f"{problem} in 'agreed to open a port'"]


def test_alternatives_of_type_stance_and_holders_count_as_right() -> None:
    either = ExpectedClaim(
        type="agreement|position",
        words=("open a port",),
        holders_any=(("PER",), ("the Andean Group",)),
        stance="support|neutral",
    )
    found = replace(FOUND_PORT, type="position", holders=("Andean group",), stance="neutral")

    assert problems_of(case(claims=(either,), claims_exact=True), Reading(claims=(found,))) == []


def test_speaker_may_be_a_surname_and_target_may_have_company() -> None:
    expected = ExpectedClaim(
        type="agreement", words=("open a port",), speaker="Ana Ruiz", targets=("TON",)
    )
    right = replace(FOUND_PORT, speaker="Ruiz", targets=("TON", "port"))

    assert problems_of(case(claims=(expected,)), Reading(claims=(right,))) == []
    assert len(problems_of(case(claims=(expected,)), Reading(claims=(FOUND_PORT,)))) == 2


def test_optional_claim_may_be_missed_and_is_not_too_much() -> None:
    expected = case(claims=(PORT, MAPS.model_copy(update={"optional": True})), claims_exact=True)

    assert problems_of(expected, Reading(claims=(FOUND_PORT,))) == []
    assert problems_of(expected, Reading(claims=(FOUND_PORT, FOUND_MAPS))) == []


def test_optional_claim_with_wrong_holders_is_wrong() -> None:
    expected = case(claims=(MAPS.model_copy(update={"optional": True}),))
    wrong = Reading(claims=(replace(FOUND_MAPS, holders=("TON",)),))

    assert len(problems_of(expected, wrong)) == 1


def test_pairing_prefers_the_claim_with_fewer_differences() -> None:
    fact = replace(FOUND_PORT, type="fact", stance="neutral")

    problems = problems_of(
        case(claims=(PORT,), claims_exact=True), Reading(claims=(fact, FOUND_PORT))
    )

    assert problems == []


def test_forbidden_claim_is_found_by_type_and_stance() -> None:
    forbidden = case(not_claims=(ForbiddenClaim(words=("open a port",)),))
    for_it = case(not_claims=(ForbiddenClaim(words=("open a port",), stance="oppose"),))
    fact = Reading(claims=(replace(FOUND_PORT, type="fact"),))

    assert len(problems_of(forbidden, Reading(claims=(FOUND_PORT,)))) == 1
    assert problems_of(forbidden, fact) == []
    assert problems_of(for_it, Reading(claims=(FOUND_PORT,))) == []


def test_qualifier_may_stand_in_a_longer_one() -> None:
    expected = case(qualifiers={"open a port": ("within a year",)})
    longer = replace(FOUND_PORT, qualifiers=("fully", "Within  a year at most"))

    assert problems_of(expected, Reading(claims=(longer,))) == []
    assert problems_of(expected, Reading(claims=(replace(longer, qualifiers=()),))) == [
        "no qualifier 'within a year' in []"
    ]


def test_participant_needs_exact_name_and_side() -> None:
    expected = case(
        participants=(ExpectedParticipant(name="Ana Ruiz|Sir Ana Ruiz", side="PER", role="chair"),)
    )
    right = FoundParticipant("Ana Ruiz", "person", "principal", "PER", ("Chair of the board",))

    assert problems_of(expected, Reading(participants=(right,))) == []
    for wrong in (
        replace(right, name="Minister Ana Ruiz"),
        replace(right, side="FJI"),
        replace(right, roles=()),
    ):
        assert len(problems_of(expected, Reading(participants=(wrong,)))) == 1


def test_date_needs_role_and_value() -> None:
    expected = case(dates=(ExpectedDate(role="meeting|visit", value="2031|2031-05"),))

    assert problems_of(expected, Reading(dates=(FoundDate("visit", "2031-05"),))) == []
    assert problems_of(expected, Reading(dates=(FoundDate("other", "2031-05"),))) == [
        "no date meeting|visit 2031|2031-05 among ['other 2031-05']"
    ]


def test_set_aside_sentence_is_found_by_its_words() -> None:
    expected = case(set_aside=("Experts doubt",))

    assert problems_of(expected, Reading(set_aside=("Experts doubt it.",))) == []
    assert problems_of(expected, Reading()) == ["not set aside: 'Experts doubt'"]


def test_quotes_and_white_space_do_not_matter() -> None:
    expected = case(
        text="Peru’s port", claims=(ExpectedClaim(type="agreement", words=("Peru's port",)),)
    )

    found = replace(FOUND_PORT, quote="backed  Peru’s\nport")

    assert problems_of(expected, Reading(claims=(found,))) == []


def test_case_that_names_words_its_text_lacks_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(
        '[[case]]\nid = "a"\nconstruction = "test"\ntext = "One."\nset_aside = ["Two"]\n',
        encoding="utf-8",
    )

    with pytest.raises(ValueError, match="a: no 'Two' in the text"):
        read_cases(tmp_path)


def test_every_construction_has_six_cases_and_ids_are_unique() -> None:
    cases = read_cases()
    kinds = [one.construction for one in cases]

    assert len(cases) >= 170
    assert min(kinds.count(kind) for kind in kinds) >= 6
