"""The published JSON Schemas: one for every record that is written to a file."""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode
from pydantic_core.core_schema import DataclassField, ModelField, TypedDictField

from summarizer.schema.article import Article
from summarizer.schema.base import Record
from summarizer.schema.briefing import Briefing
from summarizer.schema.communique import Communique
from summarizer.schema.corrections import CorrectionList
from summarizer.schema.difference import BriefingDiff
from summarizer.schema.draft import CommuniqueDraft
from summarizer.schema.fetched import FetchedPage
from summarizer.schema.finding import Finding
from summarizer.schema.gold import Gold
from summarizer.schema.questions import ClaimDifferences, ClaimGroups, SummaryDraft
from summarizer.schema.wire import wire_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""What the published schemas say they are written in."""

_WRITTEN: dict[str, type[Record]] = {
    "article": Article,
    "briefing": Briefing,
    "briefing_diff": BriefingDiff,
    "communique": Communique,
    "fetched_page": FetchedPage,
    "finding": Finding,
}
"""What is written: a field with a default is required as well."""

_FOR_USERS: dict[str, type[Record]] = {"corrections": CorrectionList, "gold": Gold}
"""What people write for the program to read: a field with a default can be left out."""


ANSWERS: dict[str, type[Record]] = {
    "claim_differences": ClaimDifferences,
    "claim_groups": ClaimGroups,
    "communique_draft": CommuniqueDraft,
    "summary_draft": SummaryDraft,
}
"""What a model answers, by the name of its schema."""


class _PlainJsonSchema(GenerateJsonSchema):
    """Schemas without titles that repeat a field's name, and with every written field required."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Return False: fields have descriptions and need no title."""
        return False

    def field_is_required(
        self,
        field: ModelField | DataclassField | TypedDictField,
        total: bool,
    ) -> bool:
        """Return True for what is written: so is a field with a default, unless it is left out."""
        if "serialization_exclude_if" in field:
            return False
        return self.mode == "serialization" or super().field_is_required(field, total)


def published_schemas() -> dict[str, dict[str, Any]]:
    """Return the published schemas by file name, such as `briefing.schema.json`.

    The schemas of answers are those that go over the wire to a model, bare of descriptions and
    dialect.
    """
    schemas = {name: _record_schema(record, "serialization") for name, record in _WRITTEN.items()}
    schemas |= {name: _record_schema(record, "validation") for name, record in _FOR_USERS.items()}
    schemas |= {name: wire_schema(record) for name, record in ANSWERS.items()}
    return {f"{name}.schema.json": schemas[name] for name in sorted(schemas)}


def schema_text(schema: dict[str, Any]) -> str:
    """Return the schema as the text of its file.

    Keys are sorted, except that the properties of a record keep their order: servers that
    constrain an answer to a schema have the model write its fields in the order of the schema
    (https://developers.openai.com/api/docs/guides/structured-outputs#supported-schemas).
    """
    return json.dumps(_sort_keys(schema), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _record_schema(record: type[Record], mode: JsonSchemaMode) -> dict[str, Any]:
    schema = record.model_json_schema(mode=mode, schema_generator=_PlainJsonSchema)
    return {"$schema": DIALECT, **schema}


def _sort_keys(value: Any, *, keep_order: bool = False) -> Any:
    if isinstance(value, list):
        return [_sort_keys(one) for one in value]
    if not isinstance(value, dict):
        return value
    keys = list(value) if keep_order else sorted(value)
    return {
        key: _sort_keys(value[key], keep_order=key == "properties" and not keep_order)
        for key in keys
    }
