"""What a reader corrected is told in the formats of others."""

import json

import prov.model
import pytest
from correcting import brief_seeds
from rdflib import Graph, URIRef
from stix2 import parse

from summarizer.export.linked import export_jsonld
from summarizer.export.marks import urn_of
from summarizer.export.plover import export_plover
from summarizer.export.prov import export_prov
from summarizer.export.rows import claims_of, rows_of
from summarizer.export.stix import export_stix
from summarizer.export.table import export_csv, read_csv
from summarizer.schema.briefing import Briefing
from summarizer.text.csvtext import csv_rows
from summarizer.vocabulary.load import load_vocabulary

CLAIM = "agr-ff25890af9"
CORRECTIONS = {
    "rename": [
        {"item": CLAIM, "statement": "They will run Gwadar Port.", "note": "plainer"},
        {"item": CLAIM, "topic": "ports", "note": "one topic"},
        {"item": {"name": "Ding Xuexiang"}, "name": "Vice Premier Ding", "note": "known so"},
    ],
    "drop": [{"item": "agr-374519b29f", "note": "no agreement"}],
}


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return brief_seeds(CORRECTIONS)


def test_rows_say_what_was_corrected_of_their_claim(briefing: Briefing) -> None:
    rows = read_csv(export_csv(briefing))

    assert rows == rows_of(briefing)
    told = {row.claim: row.corrected for row in rows if row.corrected}
    assert told == {CLAIM: ("rename statement", "rename topic")}
    assert claims_of(rows, "agreements") == briefing.agreements


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own use of it
def test_claims_in_json_ld_have_comments(briefing: Briefing) -> None:
    graph = Graph().parse(data=json.dumps(export_jsonld(briefing)), format="json-ld")
    schema = "https://schema.org/"

    claim = URIRef(urn_of(briefing, CLAIM))
    comments = list(graph.objects(claim, URIRef(f"{schema}correction")))
    texts = {str(graph.value(one, URIRef(f"{schema}text"))) for one in comments}
    assert len(comments) == 2
    assert any(text.startswith("rename topic: ports (in the articles: shipping)") for text in texts)
    kinds = list(graph.subjects(None, URIRef(f"{schema}CorrectionComment")))
    assert len(kinds) == 4


def test_notes_and_identities_in_stix_are_labelled(briefing: Briefing) -> None:
    bundle = parse(json.dumps(export_stix(briefing)), allow_custom=False)

    labelled = [
        one
        for one in bundle.objects
        if any(label.startswith("corrected by a reader") for label in one.get("labels", ()))
    ]
    assert sorted(one.type for one in labelled) == ["identity", "note"]


def test_provenance_has_the_corrections(briefing: Briefing) -> None:
    found = briefing.provenance.corrections
    assert found is not None

    document = prov.model.ProvDocument.deserialize(content=json.dumps(export_prov(briefing)))

    (entity,) = document.get_record("sz:corrections")
    assert found.sha256 in {str(value) for _, value in entity.attributes}
    assert "sz:corrections" not in json.dumps(export_prov(brief_seeds()))


def test_events_of_corrected_claims_say_so(briefing: Briefing) -> None:
    head, *rows = csv_rows(export_plover(briefing, load_vocabulary()).text)

    claim, corrected = head.index("claim"), head.index("corrected")
    assert {row[claim] for row in rows if row[corrected]} == {CLAIM}
