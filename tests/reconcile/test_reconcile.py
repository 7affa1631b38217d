"""Laws of the stage: what may come in any order, and what may not change."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telling import (
    BOTH,
    VOCABULARY,
    Dates,
    Holds,
    Names,
    Report,
    Says,
    brief,
    outlets_of,
    report,
)

from summarizer.check.briefing import check_briefing
from summarizer.reconcile.reconcile import reconcile_communiques
from summarizer.schema.article import UnreadSource
from summarizer.schema.briefing import Briefing
from summarizer.schema.canonical import briefing_digest, pretty_json, to_plain
from summarizer.schema.provenance import PromptUse

DAM = "The two sides agreed to build a dam on the Selenge river"
CALL = "Both sides called for an immediate ceasefire in Abyei"
TARIFF = "Mongolia opposed new tariffs on wool imports from the steppe"


def three_reports() -> list[Report]:
    wire = report(
        Holds(held="2031-05-04"),
        Names("Foreign Minister Ana Lima met her guest", "Ana Lima", side="PRT"),
        Dates("The talks were held on 4 May 2031", "2031-05-04"),
        Says(DAM),
        Says(CALL, act="call for", type="position"),
        Says(TARIFF, act="oppose", type="position", stance="oppose", holders=("MNG",)),
        outlet="Wire",
        published="2031-05-04",
    )
    daily = report(
        Holds(held="2031-05-04"),
        Names("Minister Lima spoke of a new chapter", "Lima", side="PRT"),
        Dates("Ministers met on 5 May 2031", "2031-05-05"),
        Says("They agreed to build a dam on the Selenge river by 2040"),
        Says("The two called for an unconditional ceasefire in Abyei", act="urge", type="position"),
        outlet="Daily",
        published="2031-05-06",
    )
    weekly = report(
        Holds(),
        "The weather was fine",
        Says("Both sides agreed to set up a joint bank for herders"),
        Says("Both countries agreed on a dam on the Selenge river"),
        outlet="Weekly",
        published=None,
    )
    return [wire, daily, weekly]


def other_event() -> Report:
    return report(
        Holds(
            text="Chad and Peru opened their first round of trade talks in Lima",
            name="First round of trade talks",
            series="Trade talks",
            round=1,
            country="PER",
            held="2031-09-01",
            parties=("PER", "TCD"),
        ),
        Says("Chad and Peru agreed to build a dam on the Chari river", holders=("PER", "TCD")),
        outlet="Elsewhere",
        published="2031-09-02",
    )


def without_sources(briefing: Briefing) -> dict[str, object]:
    plain = to_plain(briefing)
    return {key: plain[key] for key in plain.keys() - {"sources", "provenance", "id"}}


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.permutations(range(4)), st.permutations(range(4)))
def test_order_of_what_comes_in_changes_no_byte(first: list[int], second: list[int]) -> None:
    reports = [*three_reports(), other_event()]
    expected = pretty_json(brief(reports))

    briefing = reconcile_communiques(
        [reports[index].article for index in first],
        [reports[index].communique for index in second],
        vocabulary=VOCABULARY,
        tool="summarizer test",
    )

    assert pretty_json(briefing) == expected


def test_briefing_stands_up_to_its_articles() -> None:
    reports = three_reports()

    raw = pretty_json(brief(reports)).encode()

    findings = check_briefing(raw, [one.article for one in reports], vocabulary=VOCABULARY)
    assert [one for one in findings if "act_as_written" not in one.path] == []


def test_id_is_the_digest_of_the_content() -> None:
    briefing = brief(three_reports())

    assert briefing.id == briefing_digest(to_plain(briefing))


def test_claims_are_folded_with_every_report() -> None:
    briefing = brief(three_reports())

    dam = next(claim for claim in briefing.agreements if "dam" in claim.statement)
    bank = next(claim for claim in briefing.agreements if "bank" in claim.statement)
    assert outlets_of(briefing, dam.reported_by) == ["Daily", "Weekly", "Wire"]
    assert dam.omitted_by == ()
    assert (dam.corroboration.sources, dam.corroboration.independent) == (3, 3)
    assert outlets_of(briefing, bank.omitted_by) == ["Daily", "Wire"]


def test_sources_that_differ_are_kept_apart_as_divergences() -> None:
    briefing = brief(three_reports())

    assert {(one.type, one.materiality) for one in briefing.divergences} == {
        ("date", "medium"),
        ("wording", "high"),
    }


def test_one_participant_has_all_its_names() -> None:
    briefing = brief(three_reports())

    people = [one for one in briefing.participants if one.kind == "person"]
    states = {(one.name, one.tier) for one in briefing.participants if one.kind == "state"}
    assert [(one.name, one.aliases, one.side, one.tier) for one in people] == [
        ("Ana Lima", ("Lima",), "PRT", "principal")
    ]
    assert states == {("Mongolia", "party"), ("Portugal", "party")}


def test_article_on_another_event_is_listed_and_changes_nothing_else() -> None:
    reports = three_reports()

    briefing = brief([*reports, other_event()])

    assert without_sources(briefing) == without_sources(brief(reports))
    listed = [one for one in briefing.sources if one.status == "other_event"]
    assert [(one.outlet, one.reason) for one in listed] == [
        ("Elsewhere", "on another event: First round of trade talks (PER, TCD)")
    ]


def test_later_article_renames_nothing() -> None:
    reports = three_reports()
    later = report(
        Holds(),
        Says(DAM),
        Says("Both sides agreed to exchange satellite images of pastures"),
        outlet="Latecomer",
        published="2031-06-01",
    )

    before, after = brief(reports), brief([*reports, later])

    for field in ("participants", "dates", "agreements", "positions", "facts", "divergences"):
        ids = {one.id for one in getattr(before, field)}
        assert ids <= {one.id for one in getattr(after, field)}


def test_reconciling_one_article_gives_its_own_claims() -> None:
    briefing = brief(three_reports()[:1])

    assert [claim.statement for claim in briefing.agreements] == [DAM]
    assert [claim.statement for claim in briefing.positions] == [CALL, TARIFF]
    assert briefing.divergences == ()


def test_nothing_in_gives_an_empty_briefing() -> None:
    briefing = reconcile_communiques((), (), vocabulary=VOCABULARY, tool="summarizer test")

    assert briefing.event.name == "event not named"
    assert briefing.agreements == briefing.positions == briefing.facts == ()


def test_unread_sources_are_listed_with_their_reason() -> None:
    reports = three_reports()[:1]
    unread = UnreadSource(
        id="a0", uri="x.txt", sha256="00", status="failed", reason="not text", kind="unreadable"
    )

    briefing = reconcile_communiques(
        [one.article for one in reports],
        [one.communique for one in reports],
        vocabulary=VOCABULARY,
        unread=[unread],
        copies={reports[0].article.id: ("b.txt", "a.txt")},
        tool="summarizer test",
    )

    assert [(one.uri, one.status, one.reason) for one in briefing.sources] == [
        ("wire.txt", "read", None),
        ("x.txt", "failed", "not text"),
    ]
    assert briefing.sources[0].copies == ("a.txt", "b.txt")


def test_provenance_names_models_prompts_and_answers() -> None:
    reports = three_reports()
    prompt = PromptUse(id="extract.v1", sha256="00")

    briefing = reconcile_communiques(
        [one.article for one in reports],
        [one.communique for one in reports],
        vocabulary=VOCABULARY,
        tool="summarizer test",
        prompts=[prompt, prompt],
    )

    provenance = briefing.provenance
    assert provenance.tool == "summarizer test"
    assert provenance.models == ("invented",)
    assert provenance.prompts == (prompt,)
    assert len(provenance.request_keys) == 3
    assert provenance.notes == ()


def test_embedded_extractor_is_named_as_what_it_is() -> None:
    (one,) = three_reports()[:1]
    communique = one.communique.model_copy(update={"model": "builtin-1"})

    briefing = brief([Report(one.article, communique)])

    assert "no language model" in " ".join(briefing.provenance.notes)


def test_article_without_communique_is_refused() -> None:
    reports = three_reports()

    with pytest.raises(ValueError, match="one communiqué for each article"):
        reconcile_communiques(
            [one.article for one in reports],
            [reports[0].communique],
            vocabulary=VOCABULARY,
            tool="summarizer test",
        )


def test_two_communiques_of_one_article_are_refused() -> None:
    (one,) = three_reports()[:1]

    with pytest.raises(ValueError, match="two communiqués"):
        reconcile_communiques(
            [one.article], [one.communique] * 2, vocabulary=VOCABULARY, tool="summarizer test"
        )


def test_copies_of_one_text_vote_once() -> None:
    lines = (Holds(), Says(DAM), Says(CALL, act="call for", type="position"))
    padding = "Herders from nine provinces had come to the capital to see the signing of the paper"
    copies = [
        report(*lines, padding, outlet=name, published=f"2031-05-0{day}")
        for name, day in (("Wire", 4), ("Copy", 5), ("Other copy", 6))
    ]
    own = report(
        Holds(),
        Says("Mongolia agreed to build a dam on the Selenge river", holders=("MNG",)),
        outlet="Own",
        published="2031-05-07",
    )

    briefing = brief([*copies, own])

    origins = {one.outlet: one.origin for one in briefing.sources}
    assert origins["Copy"] == origins["Other copy"] == origins["Wire"] != origins["Own"]
    (dam,) = briefing.agreements
    assert (dam.corroboration.sources, dam.corroboration.independent) == (4, 2)
    assert dam.holders == BOTH


def test_statement_is_that_of_a_report_and_json_is_plain() -> None:
    briefing = brief(three_reports())

    for claim in (*briefing.agreements, *briefing.positions, *briefing.facts):
        assert claim.statement in {one.quote for one in claim.reports}
    assert json.loads(pretty_json(briefing)) == to_plain(briefing)
