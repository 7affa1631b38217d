"""Every export, read by a library of its standard or held against its published rules."""

import json
import logging
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from comparing import EARLIER, brief_folder
from jsonschema import Draft202012Validator, FormatChecker
from synthetic import make_articles, make_briefing

from summarizer.export.linked import export_jsonld
from summarizer.export.marks import all_claims
from summarizer.export.ninjs import export_ninjs
from summarizer.export.plover import (
    COLUMNS,
    EVENT_OF_KIND,
    EVENT_OF_LEMMA,
    MODE_OF_LEMMA,
    event_of,
    export_plover,
)
from summarizer.export.prov import export_prov
from summarizer.export.stix import export_stix
from summarizer.render.markdown import render_markdown
from summarizer.schema.briefing import Briefing
from summarizer.text.csvtext import csv_rows
from summarizer.vocabulary.load import load_vocabulary

ARTICLES = make_articles()
SCHEMA_ORG = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"
EVENTS = {"AGREE", "CONSULT", "SUPPORT", "DEMAND", "ACCUSE", "REJECT", "THREATEN"}


@pytest.fixture(params=["synthetic", "extracted"])
def briefing(request: pytest.FixtureRequest) -> Briefing:
    if request.param == "synthetic":
        return make_briefing(ARTICLES)
    return brief_folder(EARLIER / "seventh")


def reports(briefing: Briefing) -> list[tuple[str, str, int, int]]:
    return sorted(
        (report.quote, report.source, report.start, report.end)
        for claim in all_claims(briefing)
        for report in claim.reports
    )


def as_json(document: dict[str, Any]) -> Any:
    """Return the document as its reader gets it."""
    return json.loads(json.dumps(document))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own use of it
def test_jsonld_is_a_graph_with_every_claim_and_report(briefing: Briefing) -> None:
    from rdflib import Graph

    graph = Graph().parse(data=json.dumps(export_jsonld(briefing)), format="json-ld")

    found = graph.query(
        f"""SELECT ?exact ?article ?start ?end WHERE {{
            ?annotation a <{OA}Annotation> ; <{OA}hasBody> ?claim ; <{OA}hasTarget> ?target .
            ?claim a <{SCHEMA_ORG}Claim> .
            ?target <{OA}hasSource> ?source ; <{OA}hasSelector> ?quote , ?place .
            ?source a <{SCHEMA_ORG}NewsArticle> ; <{SCHEMA_ORG}identifier> ?article .
            ?quote a <{OA}TextQuoteSelector> ; <{OA}exact> ?exact .
            ?place a <{OA}TextPositionSelector> ; <{OA}start> ?start ; <{OA}end> ?end }}"""
    )
    rows: list[Any] = list(found)
    further = sum(len(one.further) for claim in all_claims(briefing) for one in claim.reports)
    assert further == 0
    assert sorted((str(q), str(a), int(s), int(e)) for q, a, s, e in rows) == reports(briefing)
    names = graph.query(f"SELECT ?t WHERE {{ ?c a <{SCHEMA_ORG}Claim> ; <{SCHEMA_ORG}text> ?t }}")
    texts: list[Any] = list(names)
    assert sorted(str(row[0]) for row in texts) == sorted(
        claim.statement for claim in all_claims(briefing)
    )


def test_jsonld_expands_with_no_term_left_over(briefing: Briefing) -> None:
    from pyld import jsonld

    (expanded,) = [jsonld.expand(as_json(export_jsonld(briefing)))]

    def keys(value: Any) -> set[str]:
        if isinstance(value, list):
            return {key for one in value for key in keys(one)}
        if isinstance(value, dict):
            return set(value).union(*(keys(one) for one in value.values()))
        return set()

    assert all(key.startswith(("@", SCHEMA_ORG, OA)) for key in keys(expanded))
    assert len(expanded) == len(export_jsonld(briefing)["@graph"])  # type: ignore[arg-type]


def test_jsonld_quotes_stand_between_the_words_around_them() -> None:
    document = as_json(export_jsonld(make_briefing(ARTICLES), ARTICLES))
    texts = {article.id: article.text for article in ARTICLES}

    selectors = [
        one["oa:hasTarget"]["oa:hasSelector"][0]
        for one in document["@graph"]
        if one["type"] == "oa:Annotation"
    ]

    assert selectors
    for one in selectors:
        around = one.get("oa:prefix", "") + one["oa:exact"] + one.get("oa:suffix", "")
        assert any(around in text for text in texts.values())
        assert "oa:suffix" in one


def test_ninjs_keeps_to_the_rules_of_its_schema(briefing: Briefing) -> None:
    schema = json.loads((Path(__file__).parent / "ninjs_3_0.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)

    item = as_json(export_ninjs(briefing, markdown=render_markdown(briefing)))

    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(item)] == []
    assert item["bodies"][0]["value"] == render_markdown(briefing)
    assert len(item["associations"]) == len(briefing.sources)
    spoiled = {**item, "claims": []}
    assert list(validator.iter_errors(spoiled))


def test_stix_is_a_bundle_that_the_library_reads_strictly(briefing: Briefing) -> None:
    import stix2

    text = json.dumps(export_stix(briefing))

    bundle = stix2.parse(text, allow_custom=False)

    objects = {one["id"]: one for one in bundle["objects"]}
    assert len(objects) == len(bundle["objects"])
    assert bundle["type"] == "bundle"
    for one in objects.values():
        assert set(one.get("object_refs", [])) <= objects.keys()
        assert one.get("created_by_ref", next(iter(objects))) in objects
    notes = [one for one in objects.values() if one["type"] == "note"]
    quotes = [
        reference["description"]
        for one in notes
        if "divergence" not in one["labels"]
        for reference in one["external_references"]
    ]
    assert sorted(quotes) == [quote for quote, *_ in reports(briefing)]
    assert len(notes) == len(all_claims(briefing)) + len(briefing.divergences)


def test_stix_times_are_days_of_publication(briefing: Briefing) -> None:
    bundle = as_json(export_stix(briefing))

    published = {one["published"] for one in bundle["objects"] if one["type"] == "report"}
    days = {one.published for one in briefing.sources if one.published}

    assert {date.fromisoformat(one[:10]).isoformat() for one in published} == days
    assert all("T00:00:00" in one["created"] for one in bundle["objects"])


def test_stix_ids_are_the_same_each_time_and_of_one_briefing_only(briefing: Briefing) -> None:
    other = briefing.model_copy(update={"id": "0" * 64})

    def ids(document: dict[str, object]) -> set[str]:
        return {one["id"] for one in as_json(document)["objects"]}

    assert ids(export_stix(briefing)) == ids(export_stix(briefing))
    assert not ids(export_stix(briefing)) & ids(export_stix(other))


def test_prov_is_a_document_that_the_library_reads(
    briefing: Briefing, caplog: pytest.LogCaptureFixture
) -> None:
    from prov.model import (
        ProvAgent,
        ProvDerivation,
        ProvDocument,
        ProvEntity,
        ProvGeneration,
        ProvUsage,
    )

    with caplog.at_level(logging.WARNING):
        document = ProvDocument.deserialize(
            content=json.dumps(export_prov(briefing)), format="json"
        )

    read = [one for one in briefing.sources if one.status == "read"]
    prompts = len(briefing.provenance.prompts)

    def count(kind: type) -> int:
        return len(list(document.get_records(kind)))

    assert count(ProvEntity) == len(briefing.sources) + len(read) + prompts + 1
    assert count(ProvAgent) == 1 + len(briefing.provenance.models)
    assert count(ProvUsage) == len(read) + prompts
    assert count(ProvGeneration) == len(read) + 1
    assert count(ProvDerivation) == 2 * len(read)
    again = ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
    assert again == document
    assert not caplog.records


def test_plover_has_a_row_for_every_report_that_maps(briefing: Briefing) -> None:
    vocabulary = load_vocabulary()

    table = export_plover(briefing, vocabulary)

    header, *rows = csv_rows(table.text)
    events = [dict(zip(header, row, strict=True)) for row in rows]
    mapped = [
        report.quote
        for claim in all_claims(briefing)
        for report in claim.reports
        if event_of(vocabulary.act(report.act))
    ]
    assert tuple(header) == COLUMNS
    assert sorted(str(one["text"]) for one in events) == sorted(mapped)
    assert {str(one["event"]) for one in events} <= EVENTS
    assert table.events + sum(table.left_out.values()) == len(reports(briefing))


@pytest.mark.parametrize(
    ("lemma", "event"),
    [
        ("agree", "AGREE"),
        ("pledge", "AGREE"),
        ("sign", "SUPPORT"),
        ("praise", "SUPPORT"),
        ("meet", "CONSULT"),
        ("demand", "DEMAND"),
        ("condemn", "ACCUSE"),
        ("reject", "REJECT"),
        ("threaten", "THREATEN"),
        ("call for", None),
        ("reaffirm", None),
        ("express concern", None),
        ("emphasize", None),
        ("suspend", None),
    ],
)
def test_acts_map_to_plover_events_by_the_table(lemma: str, event: str | None) -> None:
    act = load_vocabulary().act(lemma)

    assert act is not None
    assert event_of(act) == event


def test_the_table_names_acts_that_the_vocabulary_has() -> None:
    vocabulary = load_vocabulary()

    assert set(EVENT_OF_LEMMA) <= vocabulary.acts.keys()
    assert {EVENT_OF_LEMMA[lemma] for lemma in MODE_OF_LEMMA} == {"CONSULT"}
    assert set(EVENT_OF_KIND) <= {act.kind for act in vocabulary.acts.values()}
    assert {*EVENT_OF_LEMMA.values(), *EVENT_OF_KIND.values()} <= EVENTS
