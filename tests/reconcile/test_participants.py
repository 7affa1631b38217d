from collections.abc import Sequence

from telling import BOTH, VOCABULARY, Names, Report, Says, report

from summarizer.reconcile.origins import find_origins
from summarizer.reconcile.participants import fold_participants, highest_tier
from summarizer.reconcile.sources import SourceBook
from summarizer.schema.briefing import Participant
from summarizer.schema.words import Tier


def book_of(reports: Sequence[Report]) -> SourceBook:
    articles = {one.article.id: one.article for one in reports}
    return SourceBook(articles, find_origins(articles.values()), frozenset())


def fold(*pages: Sequence[Names | Says]) -> list[Participant]:
    reports = [
        report(*lines, outlet=f"Outlet {index}", published=f"2031-05-{index + 1:02d}")
        for index, lines in enumerate(pages)
    ]
    found = fold_participants(
        [one.communique for one in reports], BOTH, book_of(reports), VOCABULARY
    )
    return sorted(found, key=lambda one: one.name)


def person(name: str, **more: object) -> Names:
    return Names(f"Then {name} rose to speak", name, **more)  # type: ignore[arg-type]  # passed through


def body(name: str, **more: object) -> Names:
    return Names(f"So said {name}", name, kind="organization", tier="counterpart", **more)  # type: ignore[arg-type]  # passed through


def test_titles_spellings_and_short_names_are_one_person() -> None:
    (one,) = fold(
        [person("Foreign Minister Søren Kjærgård", side="PRT")],
        [person("Soren Kjaergard"), person("Kjærgård")],
        [person("S. Kjaergaard", side="Portugal")],
    )

    assert one.name == "Søren Kjærgård"
    assert one.side == "PRT"
    assert len(one.reported_by) == 3
    assert "Kjærgård" in one.aliases


def test_romanizations_are_one_person() -> None:
    (one,) = fold([person("Choi Jeong-hee")], [person("Choe Jung-hee")], [person("Choe")])

    assert len(one.evidence) == 3


def test_surname_of_two_people_is_given_to_neither() -> None:
    people = fold([person("Ana Lima"), person("Rui Lima")], [person("Lima")])

    assert [one.name for one in people] == ["Ana Lima", "Lima", "Rui Lima"]


def test_full_name_on_two_sides_is_one_person_of_whom_a_source_mistook_the_side() -> None:
    (one,) = fold(
        [person("Ana Lima", side="PRT")],
        [person("Ana Lima", side="MNG")],
        [person("Ana Lima", side="PRT")],
    )

    assert one.side == "PRT"


def test_surname_on_another_side_is_another_person() -> None:
    people = fold([person("Ana Lima", side="PRT")], [person("Lima", side="MNG")])

    assert {(one.name, one.side) for one in people} == {("Ana Lima", "PRT"), ("Lima", "MNG")}


def test_bodies_of_one_name_on_two_sides_are_two() -> None:
    bodies = fold([body("Ministry of Trade", side="PRT")], [body("Ministry of Trade", side="MNG")])

    assert {one.side for one in bodies} == {"PRT", "MNG"}


def test_acronym_and_short_name_are_one_body() -> None:
    (one,) = fold(
        [body("Steppe Development Bank (SDB)")],
        [body("SDB")],
        [body("the Steppe Development Bank")],
    )

    assert one.kind == "organization"
    assert len(one.reported_by) == 3


def test_capital_demonym_and_name_are_one_state() -> None:
    (mongolia,) = (
        one
        for one in fold(
            [Names("Ulaanbaatar agreed", "Ulaanbaatar", kind="state", tier="party")],
            [Names("The Mongolian side agreed", "the Mongolian side", kind="state", tier="party")],
            [Names("Mongolia agreed", "Mongolia", kind="state", tier="mentioned")],
        )
        if one.side == "MNG"
    )

    assert (mongolia.name, mongolia.tier) == ("Mongolia", "party")
    assert mongolia.aliases == ("Ulaanbaatar", "the Mongolian side")


def test_state_that_is_no_party_of_the_event_is_only_mentioned() -> None:
    states = fold([Names("A word on Chad", "Chad", kind="state", tier="party")])

    assert [(one.name, one.tier) for one in states if one.side == "TCD"] == [("Chad", "mentioned")]


def test_party_that_nobody_lists_is_taken_from_a_quote_that_names_it() -> None:
    states = fold([Says("Mongolia and Portugal agreed to build a dam")])

    assert [(one.name, one.tier, one.evidence[0].quote) for one in states] == [
        ("Mongolia", "party", "Mongolia and Portugal agreed to build a dam"),
        ("Portugal", "party", "Mongolia and Portugal agreed to build a dam"),
    ]


def test_tier_is_the_highest_that_half_of_the_origins_give() -> None:
    reports = [report("Nothing", outlet=f"Outlet {index}") for index in range(4)]
    book = book_of(reports)
    a, b, c, d = (one.article.id for one in reports)

    assert highest_tier([(a, "principal"), (b, "principal"), (c, "mentioned")], book) == "principal"
    assert highest_tier([(a, "principal"), (b, "delegate"), (c, "delegate")], book) == "delegate"
    assert highest_tier([(a, "delegate"), (b, "mentioned")], book) == "delegate"
    assert highest_tier([(a, "mentioned"), (d, "mentioned")], book) == "mentioned"


def test_roles_are_joined_and_evidence_kept_once() -> None:
    (one,) = fold(
        [person("Ana Lima", roles=("Foreign Minister",)), person("Ana Lima", roles=("co-chair",))],
        [person("Ana Lima", roles=("foreign minister",))],
    )

    assert {role.lower() for role in one.roles} == {"foreign minister", "co-chair"}
    assert len(one.roles) == 2
    assert len(one.evidence) == len(set(one.evidence)) == 3


def test_a_mediating_state_is_a_party_where_most_sources_say_so() -> None:
    def states(*tiers: Tier) -> list[str]:
        pages = [
            [Names(f"Talks in Doha {index}", "Qatar", kind="state", tier=tier, side="QAT")]
            for index, tier in enumerate(tiers)
        ]
        return [one.tier for one in fold(*pages) if one.side == "QAT"]

    assert states("party", "party") == ["party"]
    assert states("party", "mentioned", "mentioned") == ["mentioned"]
    assert states("counterpart", "mentioned") == ["counterpart"]


def test_what_has_no_name_of_its_own_takes_no_part() -> None:
    found = fold([body("coast guards of both countries"), person("experts of the ministry")])

    assert [(one.name, one.tier) for one in found] == [
        ("coast guards of both countries", "mentioned")
    ]


def test_a_body_that_is_its_own_side_is_of_no_side() -> None:
    (one,) = fold([body("Cork Board", side="Cork Board")], [body("Cork Board", side="PRT")])

    assert one.side == "PRT"


def test_people_of_a_body_are_of_its_state() -> None:
    found = fold([body("Cork Board", side="PRT"), person("Rui Nunes", side="Cork Board")])

    assert {one.name: one.side for one in found} == {"Cork Board": "PRT", "Rui Nunes": "PRT"}


def test_a_name_in_capitals_is_shown_as_others_write_it() -> None:
    (one,) = fold([person("RUI NUNES")], [person("Rui Nunes")])

    assert (one.name, one.aliases) == ("Rui Nunes", ("RUI NUNES",))
