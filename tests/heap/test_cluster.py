from datetime import date

from sketching import sketch

from summarizer.heap.group import group_sketches

DAY = date(2031, 5, 12)
TIMBER = "timber register pulp harvest forest"
FISH = "quota herring trawler catch fishery"


def test_chain_of_half_alike_articles_is_no_event() -> None:
    names = "oulu salto melo rocha minas artigas rivera colonia durazno vaasa turku lahti".split()
    chain = [sketch(f"a{at:02}", " ".join(names[at : at + 3])) for at in range(len(names) - 2)]

    assert len(group_sketches(chain)) > 1


def test_other_matter_of_the_same_people_on_the_same_day_is_another_event() -> None:
    people = "montevideo lahtinen pereyra"
    timber = [sketch(f"t{at}", f"{people} tacuarembo", TIMBER, states="FIN URY") for at in range(6)]
    fish = [sketch(f"f{at}", f"{people} rocha", FISH, states="FIN URY") for at in range(6)]

    assert group_sketches([*timber, *fish]) == (
        tuple(one.id for one in fish),
        tuple(one.id for one in timber),
    )


def test_same_people_months_later_are_another_event() -> None:
    first = [sketch(f"a{at}", "montevideo lahtinen", TIMBER) for at in range(3)]
    later = [
        sketch(f"b{at}", "montevideo lahtinen", TIMBER, day=date(2031, 9, 12)) for at in range(3)
    ]

    assert len(group_sketches([*first, *later])) == 2


def test_report_in_another_language_joins_by_names_and_day() -> None:
    english = [
        sketch(f"a{at}", "montevideo lahtinen pereyra tacuarembo", TIMBER) for at in range(3)
    ]
    spanish = sketch("s", "montevideo lahtinen pereyra", "madera registro celulosa", language="es")
    other = sketch("o", "salto rocha", FISH)

    assert ("a0", "a1", "a2", "s") in group_sketches([*english, spanish, other])


def test_other_states_are_another_event() -> None:
    ours = [sketch(f"a{at}", "minister dialogue dar", TIMBER, states="CHN PAK") for at in range(3)]
    theirs = sketch("b", "minister dialogue dar almaty", FISH, states="KAZ PAK")

    assert ("b",) in group_sketches([*ours, theirs])
