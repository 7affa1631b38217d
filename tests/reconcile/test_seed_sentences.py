"""What the seeds differ in, from their own sentences: no rule knows anything of them."""

from dataclasses import replace

from telling import Holds, Says, brief, outlets_of, report

from summarizer.schema.briefing import Divergence

EVENT = Holds(
    text="China and Pakistan held their strategic dialogue in Beijing",
    name="Strategic Dialogue",
    series="Strategic Dialogue",
    round=7,
    country="CHN",
    parties=("CHN", "PAK"),
)
GAZA = Says("", act="call for", holders=("CHN", "PAK"), type="position")
ONE_CHINA = Says("", act="reiterate", holders=("PAK",), targets=("CHN",), type="position")

ARTICLES = {
    "000": (
        (GAZA, "the two sides called for an unconditional, permanent ceasefire in Gaza"),
        (GAZA, "backed the two-state solution with an independent Palestinian state"),
    ),
    "001": (
        (
            GAZA,
            "The two sides called for an unconditional, comprehensive and permanent ceasefire in"
            " Gaza",
        ),
        (ONE_CHINA, "Pakistan also firmly supported China on issues concerning Xinjiang, Xizang"),
    ),
    "002": (
        (GAZA, "The two countries also called for an unconditional ceasefire in Gaza"),
        (ONE_CHINA, "Pakistan reiterated its firm commitment to the one-China principle"),
    ),
    "003": (
        (GAZA, "They also reiterated support for an immediate, permanent ceasefire in Gaza"),
        (ONE_CHINA, "Pakistan reiterated its firm commitment to the One-China policy"),
    ),
    "004": ((ONE_CHINA, "Pakistan emphasized its adherence to the One-China Principle"),),
}


def find_divergences() -> list[tuple[Divergence, dict[str, list[str]]]]:
    reports = [
        report(
            EVENT,
            *(replace(line, text=text) for line, text in told),
            outlet=outlet,
            published=f"2026-01-{day:02d}",
        )
        for day, (outlet, told) in enumerate(ARTICLES.items(), start=5)
    ]
    briefing = brief(reports)
    return [
        (one, {value.value: outlets_of(briefing, value.reported_by) for value in one.values})
        for one in briefing.divergences
    ]


def test_qualifiers_of_the_ceasefire_differ_in_four_ways() -> None:
    found = [values for one, values in find_divergences() if "ceasefire" in one.question]

    assert found == [
        {
            "unconditional, permanent ceasefire": ["000"],
            "unconditional, comprehensive and permanent ceasefire": ["001"],
            "unconditional ceasefire": ["002"],
            "immediate, permanent ceasefire": ["003"],
        }
    ]


def test_one_china_formula_is_a_principle_or_a_policy() -> None:
    found = [values for one, values in find_divergences() if "one-China" in one.question]

    assert found == [{"one-China principle": ["002", "004"], "One-China policy": ["003"]}]


def test_nothing_else_differs_and_both_matter_much() -> None:
    found = [one for one, _ in find_divergences()]

    assert [(one.type, one.materiality) for one in found] == [("wording", "high")] * 2
