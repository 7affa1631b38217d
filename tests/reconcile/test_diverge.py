"""Invented pairs of sentences that differ in substance, and pairs that differ only in wording."""

from dataclasses import dataclass

import pytest
from telling import Dates, Says, brief, outlets_of, report, reports_of

from summarizer.schema.words import DivergenceType, Materiality


@dataclass(frozen=True)
class Case:
    """Two to four sentences by as many outlets."""

    id: str
    lines: tuple[Says, ...]
    type: DivergenceType
    materiality: Materiality
    values: tuple[tuple[str, str], ...]
    """Value, and the letters of the outlets that have it."""


def position(text: str, act: str = "call for", **more: object) -> Says:
    return Says(text, act=act, type="position", **more)  # type: ignore[arg-type]  # passed through


DIFFERENT = (
    Case(
        id="qualifier-of-a-withdrawal",
        lines=(
            position("Both sides called for an immediate and full withdrawal of troops from Abyei"),
            position("The two sides called for a phased withdrawal of troops from Abyei"),
            position("The two called for immediate, full withdrawal of all troops from Abyei"),
        ),
        type="wording",
        materiality="high",
        values=(
            ("immediate and full withdrawal", "AC"),
            ("phased withdrawal", "B"),
        ),
    ),
    Case(
        id="freedom-of-the-seas",
        lines=(
            position("Both sides reaffirmed freedom of navigation in the Black Sea", "reaffirm"),
            position(
                "The ministers reaffirmed freedom of navigation and overflight in the Black Sea",
                "reaffirm",
            ),
        ),
        type="wording",
        materiality="high",
        values=(
            ("freedom of navigation", "A"),
            ("freedom of navigation and overflight", "B"),
        ),
    ),
    Case(
        id="phase-out-or-down",
        lines=(
            Says("The two sides agreed to phase out coal power in industry by common standards"),
            Says("Both sides agreed to phase down coal power in industry by common standards"),
        ),
        type="wording",
        materiality="high",
        values=(("phase out", "A"), ("phase down", "B")),
    ),
    Case(
        id="in-all-or-each-year",
        lines=(
            Says("Both sides agreed on 85 million euros over five years for wells in Darfur"),
            Says("They agreed on 85 million euros a year for wells in Darfur"),
            Says("They agreed on 85 million euros (in grants) over five years for wells in Darfur"),
        ),
        type="number",
        materiality="high",
        values=(("85 million euros over five years", "AC"), ("85 million euros a year", "B")),
    ),
    Case(
        id="applied-or-in-force",
        lines=(
            Says("The two agreed that the transit treaty of Bamako will be applied provisionally"),
            Says("They agreed that the transit treaty of Bamako enters into force"),
        ),
        type="wording",
        materiality="high",
        values=(("applied provisionally", "A"), ("enters into force", "B")),
    ),
    Case(
        id="exploratory-talks",
        lines=(
            Says("They agreed to open exploratory talks on cheaper visas for nurses"),
            Says("They agreed to open the way to cheaper visas for nurses"),
        ),
        type="speech_act",
        materiality="high",
        values=(("exploratory", "A"), ("agreed to open", "B")),
    ),
    Case(
        id="if-or-anyway",
        lines=(
            Says("The bank will lend funds for the dam at Kariba if a tariff law is passed"),
            Says("The bank will lend funds for the dam at Kariba once a tariff law is passed"),
            Says("The bank will lend funds for the dam at Kariba"),
        ),
        type="wording",
        materiality="high",
        values=(("if", "AB"), ("The bank will lend funds for the dam at Kariba", "C")),
    ),
    Case(
        id="only-or-with-priority",
        lines=(
            Says("New mills in the valley may burn only straw or dung"),
            Says("New mills in the valley will give priority to straw or dung"),
            Says("New mills in the valley are to burn straw or dung only"),
        ),
        type="wording",
        materiality="high",
        values=(
            ("burn only straw or dung", "AC"),
            ("give priority to straw or dung", "B"),
        ),
    ),
    Case(
        id="binding-or-voluntary",
        lines=(
            position("Both sides called for legally binding limits on deep-sea trawling"),
            position("The two sides called for voluntary limits on deep-sea trawling"),
        ),
        type="wording",
        materiality="high",
        values=(
            ("legally binding limits", "A"),
            ("voluntary limits", "B"),
        ),
    ),
    Case(
        id="security-guarantees",
        lines=(
            Says("The two sides agreed to offer security guarantees to Moldova"),
            Says("Both sides agreed to offer security assurances to Moldova"),
        ),
        type="wording",
        materiality="high",
        values=(("security guarantees", "A"), ("security assurances", "B")),
    ),
    Case(
        id="number-of-buses",
        lines=(
            Says("The two sides agreed on the delivery of 300 electric buses to Ulaanbaatar"),
            Says("They agreed on the delivery of 500 electric buses to Ulaanbaatar"),
            Says("Both sides agreed on the delivery of 300 electric buses to Ulaanbaatar"),
        ),
        type="number",
        materiality="high",
        values=(("300 electric buses", "AC"), ("500 electric buses", "B")),
    ),
    Case(
        id="currency",
        lines=(
            Says("Portugal announced a credit of €80 million for a cashmere mill in Darkhan"),
            Says("Portugal announced a credit of US$80 million for a cashmere mill in Darkhan"),
        ),
        type="number",
        materiality="high",
        values=(("€80 million", "A"), ("US$80 million", "B")),
    ),
    Case(
        id="working-days",
        lines=(
            Says("Both sides agreed to issue business visas within 30 days of an application"),
            Says("The two agreed to issue business visas within 30 working days of application"),
        ),
        type="number",
        materiality="medium",
        values=(("30 days", "A"), ("30 working days", "B")),
    ),
    Case(
        id="deadline",
        lines=(
            Says("The two sides agreed to ratify the extradition treaty by 1 March 2032"),
            Says("They agreed to ratify the extradition treaty by 1 June 2032"),
        ),
        type="date",
        materiality="high",
        values=(("2032-03-01", "A"), ("2032-06-01", "B")),
    ),
    Case(
        id="who-opposes-the-tariff",
        lines=(
            position("Both sides opposed new tariffs on wool imports from the steppe", "oppose"),
            position(
                "Mongolia opposed new tariffs on wool imports from the steppe",
                "oppose",
                holders=("MNG",),
            ),
        ),
        type="attribution",
        materiality="medium",
        values=(("Mongolia and Portugal", "A"), ("Mongolia", "B")),
    ),
    Case(
        id="for-or-against-the-dam",
        lines=(
            position("Both sides supported the hydropower dam on the Selenge river", "support"),
            position(
                "Both sides opposed the hydropower dam on the Selenge river",
                "oppose",
                stance="oppose",
            ),
        ),
        type="polarity",
        materiality="high",
        values=(
            ("Both sides supported the hydropower dam on the Selenge river", "A"),
            ("Both sides opposed the hydropower dam on the Selenge river", "B"),
        ),
    ),
    Case(
        id="to-build-or-to-study",
        lines=(
            Says("The two sides agreed to build a container terminal in the port of Sines"),
            Says("The two agreed on a feasibility study for a container terminal in Sines port"),
        ),
        type="speech_act",
        materiality="high",
        values=(("agreed to build", "A"), ("feasibility study", "B")),
    ),
    Case(
        id="new-or-restated",
        lines=(
            Says("Both sides reaffirmed a moratorium on the export of raw hides", act="reaffirm"),
            Says("Both sides agreed to introduce a moratorium on the export of raw hides"),
        ),
        type="speech_act",
        materiality="medium",
        values=(("reaffirmed", "A"), ("agreed to introduce", "B")),
    ),
    Case(
        id="demand-or-encouragement",
        lines=(
            position("Both sides demanded the release of fishermen held in Conakry", "demand"),
            position("Both sides encouraged the release of fishermen held in Conakry", "encourage"),
        ),
        type="speech_act",
        materiality="medium",
        values=(("demanded", "A"), ("encouraged", "B")),
    ),
    Case(
        id="concern-or-condemnation",
        lines=(
            position(
                "Both sides voiced concern over the raids on grain stores in Darfur",
                "express concern",
                stance="oppose",
            ),
            position(
                "Both sides condemned the raids on grain stores in Darfur",
                "condemn",
                stance="oppose",
            ),
        ),
        type="speech_act",
        materiality="medium",
        values=(("voiced", "A"), ("condemned", "B")),
    ),
    Case(
        id="legal-bases",
        lines=(
            position(
                "Both sides said the border should be settled in line with the UN Charter"
                " and the 1998 boundary treaty",
                "state",
            ),
            position(
                "Both sides said the border should be settled in accordance with the UN Charter",
                "state",
            ),
        ),
        type="scope",
        materiality="high",
        values=(("the UN Charter and the 1998 boundary treaty", "A"), ("the UN Charter", "B")),
    ),
)

DISAGREEING = (
    position("Mongolia supported a levy on jet fuel", "support", holders=("MNG",)),
    position("Portugal opposed a levy on jet fuel", "oppose", holders=("PRT",), stance="oppose"),
)

SAME = {
    "synonyms-of-one-act": (
        position("Both sides praised the work of herders in saving the saiga antelope", "praise"),
        position("Both sides commended the work of herders in saving the antelope", "commend"),
    ),
    "reaffirmed-and-reiterated": (
        position("Both sides reaffirmed their support for a nuclear-free Antarctic", "reaffirm"),
        position("Both sides reiterated support for a nuclear-free Antarctic", "reiterate"),
    ),
    "called-for-and-urged": (
        position("Both sides called for the release of fishermen held in Conakry", "call for"),
        position("Both sides urged the release of the fishermen held in Conakry", "urge"),
    ),
    "a-shorter-list": (
        Says("Both sides agreed to cooperate in mining, tourism, dairy farming and forestry"),
        Says("Both sides agreed to cooperate in mining, tourism and dairy farming"),
    ),
    "a-conversion-in-brackets": (
        Says("Portugal announced a credit of €80 million (about $87 million) for a cashmere mill"),
        Says("Portugal announced a credit of €80 million for a cashmere mill"),
    ),
    "a-conversion-alone": (
        Says("Portugal announced a credit of €80 million for a cashmere mill in Darkhan"),
        Says("Portugal announced a credit of about $87 million for a cashmere mill in Darkhan"),
    ),
    "nearly-and-more-than": (
        Says("Both sides agreed to vaccinate nearly 500,000 sheep in the border provinces"),
        Says("Both sides agreed to vaccinate more than 490,000 sheep in the border provinces"),
    ),
    "a-total-and-its-yearly-share": (
        Says("Mongolia agreed to supply 20,000 tonnes of copper concentrate a year for five years"),
        Says("Mongolia agreed to supply 100,000 tonnes of copper concentrate"),
    ),
    "tons-and-tonnes": (
        Says("Mongolia agreed to supply 20,000 tonnes of copper concentrate a year"),
        Says("Mongolia agreed to supply 20,000 tons of copper concentrate every year"),
    ),
    "a-year-and-a-month-in-it": (
        Says("The two sides agreed to open a consulate in Porto in 2032"),
        Says("The two sides agreed to open a consulate in Porto in June 2032"),
    ),
    "the-day-of-an-agreement": (
        Says("Both sides agreed on 6 May 2031 to reopen the consulate shut since March 2029"),
        Says("Both sides agreed to reopen the shut consulate on 15 January 2032"),
    ),
    "manners-of-speaking": (
        position("Both sides stressed their firm commitment to the Kigali Amendment", "stress"),
        position("Both sides stressed their strong commitment to the Kigali Amendment", "stress"),
    ),
    "a-qualifier-left-out": (
        position("Both sides called for an immediate withdrawal of troops from Abyei"),
        position("Both sides called for a withdrawal of troops from Abyei"),
    ),
    "binding-and-legally-binding": (
        position("Both sides called for legally binding limits on deep-sea trawling"),
        position("Both sides called for binding limits on deep-sea trawling"),
    ),
    "a-condition-in-other-words": (
        Says("Both sides welcomed third parties in the corridor in line with agreed modalities"),
        Says("Both sides welcomed third parties in the corridor as the two have agreed"),
    ),
    "a-minister-for-the-state": (
        position(
            "Minister Bat-Erdene opposed new tariffs on wool imports", "oppose", holders=("MNG",)
        ),
        position("Mongolia opposed new tariffs on wool imports", "oppose", holders=("MNG",)),
    ),
    "a-document-that-says-it": (
        position(
            "Portugal praised the work of herders in saving the antelope",
            "praise",
            holders=("PRT",),
        ),
        position("The statement praised the work of herders in saving the antelope", "praise"),
    ),
    "a-condition-over-the-end-of-a-line": (
        Says(
            "Both sides agreed to open a ferry line in May 2032, subject\nto the approval of Porto"
        ),
        Says("Both agreed to open a ferry line in May 2032, subject to the approval of Porto"),
    ),
    "a-rate-with-its-term": (
        Says("Portugal agreed to buy 20,000 tonnes of washed raw sheep wool a year\nfor 10 years"),
        Says("Portugal agreed to buy 20,000 tonnes of wool a year"),
    ),
    "the-day-on-which-it-was-agreed": (
        Says("The two sides agreed on 4 March 2032 to reopen the crossing from 1 June 2032"),
        Says("The two sides agreed to reopen the crossing: it opens on 1 June 2032"),
    ),
    "since-when-it-was-closed": (
        Says("Both sides agreed that the crossing, shut since 9 May 2030, opens on 1 June 2032"),
        Says("Both sides agreed that the crossing is to be open from 1 June 2032"),
    ),
    "the-two-ends-of-a-stay": (
        Says("The minister arrived in Porto on 4 March 2032 for a stay of three days"),
        Says("The minister leaves Porto after a stay of three days and flies home on 6 March 2032"),
    ),
    "a-study-by-other-names": (
        Says("The two will have a feasibility study of a dam on the Tuul done by the end of 2033"),
        Says("The two agreed that a study of a dam on the Tuul is to be ready by the end of 2033"),
    ),
    "a-host-and-a-meeting": (
        Says("The two sides will hold the third round of the forum on wool in Porto in 2033"),
        Says(
            "Portugal will host the third round of the forum on wool in Porto in 2033",
            holders=("PRT",),
        ),
    ),
    "a-source-that-has-both-forms": (
        position("Both sides reaffirmed freedom of navigation in the Black Sea", "reaffirm"),
        position(
            "Both sides reaffirmed freedom of navigation, and freedom of navigation and overflight,"
            " in the Black Sea",
            "reaffirm",
        ),
    ),
}


@pytest.mark.parametrize("case", DIFFERENT, ids=lambda case: case.id)
def test_difference_is_found_with_its_sources(case: Case) -> None:
    briefing = brief(reports_of(*case.lines))

    found = [one for one in briefing.divergences if one.type == case.type]

    assert [one.type for one in briefing.divergences] == [case.type]
    assert found[0].materiality == case.materiality
    assert [
        (value.value, "".join(name[-1] for name in outlets_of(briefing, value.reported_by)))
        for value in found[0].values
    ] == list(case.values)


@pytest.mark.parametrize("lines", SAME.values(), ids=SAME.keys())
def test_other_wording_is_no_divergence(lines: tuple[Says, ...]) -> None:
    briefing = brief(reports_of(*lines))

    (claim,) = (*briefing.agreements, *briefing.positions)
    assert len(claim.reported_by) == len(lines)
    assert briefing.divergences == ()


def test_parties_that_disagree_have_two_positions_and_no_divergence() -> None:
    briefing = brief(reports_of(*DISAGREEING))

    assert [claim.holders for claim in briefing.positions] == [("MNG",), ("PRT",)]
    assert briefing.divergences == ()


@pytest.mark.parametrize("case", DIFFERENT, ids=lambda case: case.id)
def test_difference_rests_on_quotes_of_its_claim(case: Case) -> None:
    reports = reports_of(*case.lines)
    texts = {one.article.id: one.article.text for one in reports}

    briefing = brief(reports)

    divergence = briefing.divergences[0]
    claims = {claim.id: claim for claim in (*briefing.agreements, *briefing.positions)}
    assert [claims[item].divergences for item in divergence.items] == [(divergence.id,)]
    for value in divergence.values:
        for span in value.evidence:
            assert texts[span.source][span.start : span.end] == span.quote


def test_meeting_on_two_days_is_a_divergence_of_dates() -> None:
    lines = (
        Dates("The talks were held on Tuesday, 6 May 2031", "2031-05-06"),
        Dates("Ministers met in Lisbon on Wednesday, 7 May 2031", "2031-05-07"),
        Dates("The ministers met on 6 May 2031", "2031-05-06"),
    )

    briefing = brief(reports_of(*lines))

    (divergence,) = briefing.divergences
    assert divergence.type == "date"
    assert [
        (value.value, outlets_of(briefing, value.reported_by)) for value in divergence.values
    ] == [("2031-05-06", ["Outlet A", "Outlet C"]), ("2031-05-07", ["Outlet B"])]
    assert set(divergence.items) == {date.id for date in briefing.dates}


def test_second_meeting_beside_the_first_is_no_divergence() -> None:
    both = report(
        Dates("The ministers met on 6 May 2031", "2031-05-06"),
        Dates("Experts had met on 5 May 2031", "2031-05-05", about="the talks of experts"),
        outlet="Outlet A",
    )
    other = report(Dates("Ministers met on 6 May 2031", "2031-05-06"), outlet="Outlet B")
    third = report(Dates("Experts met on 5 May 2031", "2031-05-05"), outlet="Outlet C")

    briefing = brief([both, other, third])

    assert briefing.divergences == ()


def test_day_inside_a_visit_is_no_divergence() -> None:
    lines = (
        Dates("The visit runs from 5 to 8 May 2031", "2031-05-05/2031-05-08", role="visit"),
        Dates("The visit began on 5 May 2031", "2031-05-05", role="visit"),
    )

    assert brief(reports_of(*lines)).divergences == ()


def test_outlet_opinion_takes_no_part_in_a_divergence() -> None:
    lines = (
        position("Both sides called for an immediate withdrawal of troops from Abyei"),
        position("Both sides called for a phased withdrawal of troops from Abyei", voice="outlet"),
    )

    assert brief(reports_of(*lines)).divergences == ()


def test_qualifier_outside_the_shortest_quote_counts() -> None:
    lines = (
        position("Both sides called for an immediate withdrawal of troops from Abyei"),
        position(
            "In phased steps, for a phased withdrawal of troops from Abyei they called",
            quote="withdrawal of troops from Abyei",
            qualifiers=("phased",),
        ),
    )

    (divergence,) = brief(reports_of(*lines)).divergences

    assert [one.value for one in divergence.values] == ["immediate withdrawal", "phased withdrawal"]
