import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from synthetic import make_articles, make_briefing

from summarizer.check.briefing import check_briefing
from summarizer.narrate.template import narrate_briefing
from summarizer.schema.canonical import to_plain
from summarizer.schema.communique import (
    Communique,
    GroundedClaim,
    GroundedDate,
    GroundedEvent,
    GroundedParticipant,
    LedgerEntry,
    RejectedItem,
)
from summarizer.schema.publish import published_schemas, schema_text
from summarizer.schema.span import TextSpan

FOLDER = Path(__file__).parents[2] / "schemas"
SCHEMAS = published_schemas()
ARTICLES = make_articles()


def validate(name: str, data: Any) -> None:
    Draft202012Validator(SCHEMAS[f"{name}.schema.json"]).validate(data)


def make_communique() -> Communique:
    span = TextSpan(start=0, end=4, quote="They")
    place: dict[str, Any] = {"span": span, "sentence": 1, "zone": "narration"}
    return Communique(
        article=ARTICLES[0].id,
        event=GroundedEvent(
            **place,
            name="Talks",
            kind="dialogue",
            series=None,
            round=None,
            place="Oulu",
            country="FIN",
            held="2033",
            parties=("FIN", "URY"),
            document_kind=None,
            document_number=None,
            document_issued=None,
        ),
        participants=(
            GroundedParticipant(
                **place, name="Finland", kind="state", tier="party", side="FIN", roles=()
            ),
        ),
        dates=(GroundedDate(**place, role="meeting", value="2033", about="talks"),),
        claims=(
            GroundedClaim(
                **place,
                type="agreement",
                statement="They agreed.",
                topic="talks",
                holders=("FIN", "URY"),
                targets=(),
                speaker=None,
                stance="support",
                act="agree",
                act_as_written="agreed",
                qualifiers=(),
                voice="reported",
                provenance="rule",
            ),
        ),
        rejected=(
            RejectedItem(
                path="facts[0]",
                sentence=2,
                quote="no",
                statement="No.",
                kind="quote_not_verbatim",
                reason="the quote stands nowhere in the article",
            ),
        ),
        ledger=(LedgerEntry(sentence=1, status="cited", reason=None, by="item"),),
        model="synthetic",
        prompts=("extract.v1@00",),
        request_keys=("0" * 64,),
    )


def make_draft() -> dict[str, Any]:
    item = {"sentence": 1, "quote": "They agreed"}
    return {
        "event": None,
        "participants": [
            {**item, "name": "A", "kind": "person", "tier": "principal", "side": None, "roles": []}
        ],
        "dates": [{**item, "role": "meeting", "value": "2033", "about": "talks"}],
        "agreements": [
            {
                **item,
                "statement": "They agreed.",
                "topic": "talks",
                "holders": ["FIN"],
                "targets": [],
                "speaker": None,
                "stance": "support",
                "act": "agree",
                "act_as_written": "agreed",
                "qualifiers": [],
                "voice": "reported",
            }
        ],
        "positions": [],
        "facts": [],
        "set_aside": [{"sentence": 2, "reason": "chrome"}],
    }


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_is_valid_json_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])

    assert "$id" not in schema_text(SCHEMAS[name])


def test_articles_briefings_findings_and_communiques_fit_their_schemas() -> None:
    briefing = narrate_briefing(make_briefing(ARTICLES))

    for article in ARTICLES:
        validate("article", to_plain(article))
    validate("briefing", to_plain(briefing))
    validate("communique", to_plain(make_communique()))
    for finding in check_briefing(b"{}", ARTICLES):
        validate("finding", to_plain(finding))


def test_a_draft_fits_the_schema_that_goes_over_the_wire() -> None:
    validate("communique_draft", make_draft())


@pytest.mark.parametrize("list_name", ["participants", "agreements", "set_aside"])
def test_a_draft_with_a_field_more_or_less_does_not_fit(list_name: str) -> None:
    more, less = make_draft(), make_draft()
    more[list_name][0]["confidence"] = 1
    less[list_name][0].popitem()

    for draft in (more, less):
        with pytest.raises(ValidationError):
            validate("communique_draft", draft)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("article", to_plain(ARTICLES[0])),
        ("briefing", to_plain(make_briefing(ARTICLES))),
        ("communique", to_plain(make_communique())),
    ],
)
def test_what_is_written_has_every_field_and_no_other(name: str, data: dict[str, Any]) -> None:
    for key in data:
        with pytest.raises(ValidationError):
            validate(name, {other: data[other] for other in data if other != key})
    with pytest.raises(ValidationError):
        validate(name, {**data, "confidence": 1})


def test_the_files_are_what_the_code_makes() -> None:
    """Where this fails, run `summarizer schema`."""
    on_disk = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.iterdir())}

    assert on_disk == {name: schema_text(schema) for name, schema in SCHEMAS.items()}


def test_the_text_of_a_schema_sorts_keys_and_keeps_the_order_of_properties() -> None:
    schema = {
        "type": "object",
        "properties": {
            "quote": {"type": "string"},
            "act": {"type": "object", "properties": {"properties": {"type": "null", "enum": [1]}}},
        },
    }

    text = schema_text(schema)

    assert text == (
        "{\n"
        '  "properties": {\n'
        '    "quote": {\n      "type": "string"\n    },\n'
        '    "act": {\n'
        '      "properties": {\n'
        '        "properties": {\n'
        '          "enum": [\n            1\n          ],\n'
        '          "type": "null"\n'
        "        }\n"
        "      },\n"
        '      "type": "object"\n'
        "    }\n"
        "  },\n"
        '  "type": "object"\n'
        "}\n"
    )
    assert json.loads(text) == schema


def test_a_draft_is_written_quote_first() -> None:
    """Servers write the fields in this order: what a model has quoted, it need not recall."""
    claim = SCHEMAS["communique_draft.schema.json"]["$defs"]["ClaimDraft"]

    assert list(claim["properties"])[:3] == ["sentence", "quote", "statement"]
