"""What goes over the wire stays inside what OpenAI's strict structured outputs accept.

The rules are those of "Supported schemas" in the guide
(https://developers.openai.com/api/docs/guides/structured-outputs#supported-schemas): at most 10
levels of nesting, 5,000 properties, 120,000 characters of names and enum values, 1,000 enum values
and 15,000 characters in one enum of more than 250 values; the root is an object and no `anyOf`;
every property is required; `additionalProperties` is false. `allOf`, `not`, `dependentRequired`,
`dependentSchemas`, `if`, `then` and `else` are refused, `default` is as well
("'default' is not permitted"), a `$ref` may have no other keyword beside it ("$ref cannot have
keywords {'description'}", https://github.com/defog-ai/defog/pull/244), and objects under `anyOf`
may not begin with the same key. Bounds and patterns are refused for fine-tuned models and by other
servers, so there are none.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from summarizer.schema.draft import CommuniqueDraft
from summarizer.schema.wire import wire_schema

SCHEMA = wire_schema(CommuniqueDraft)

ALLOWED = {
    "$defs",
    "$ref",
    "additionalProperties",
    "anyOf",
    "const",
    "enum",
    "items",
    "properties",
    "required",
    "type",
}
TYPES = {"string", "number", "boolean", "integer", "object", "array", "null"}


def walk_schemas(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the schema and all schemas in it; references are not followed."""
    yield schema
    for key in ("properties", "$defs"):
        for one in schema.get(key, {}).values():
            yield from walk_schemas(one)
    for one in (*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else ())):
        yield from walk_schemas(one)


def resolve(schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    return schema


def depth_of(schema: dict[str, Any]) -> int:
    """Return how deep objects and arrays nest; arrays count, which the guide leaves open."""
    schema = resolve(schema)
    inner = [*schema.get("properties", {}).values(), *schema.get("anyOf", ())]
    if "items" in schema:
        inner.append(schema["items"])
    own = 1 if "properties" in schema or "items" in schema else 0
    return own + max(map(depth_of, inner), default=0)


def count_properties(schema: dict[str, Any]) -> int:
    """Return the number of properties with every reference written out."""
    schema = resolve(schema)
    inner = [*schema.get("properties", {}).values(), *schema.get("anyOf", ())]
    if "items" in schema:
        inner.append(schema["items"])
    return len(schema.get("properties", {})) + sum(map(count_properties, inner))


ALL = list(walk_schemas(SCHEMA))
OBJECTS = [schema for schema in ALL if "properties" in schema]
ENUMS = [schema["enum"] for schema in ALL if "enum" in schema]


def test_there_is_something_to_look_at() -> None:
    assert len(OBJECTS) >= 6
    assert len(ENUMS) >= 6


def test_the_root_is_an_object() -> None:
    assert SCHEMA["type"] == "object"
    assert "anyOf" not in SCHEMA


@pytest.mark.parametrize("keyword", sorted({keyword for schema in ALL for keyword in schema}))
def test_every_keyword_is_supported(keyword: str) -> None:
    assert keyword in ALLOWED


def test_every_type_is_supported_and_single() -> None:
    assert {schema["type"] for schema in ALL if "type" in schema} <= TYPES


def test_a_reference_stands_alone() -> None:
    assert all(len(schema) == 1 for schema in ALL if "$ref" in schema)


def test_every_property_is_required_and_no_other_allowed() -> None:
    for schema in OBJECTS:
        assert schema["required"] == list(schema["properties"])
        assert schema["additionalProperties"] is False
        assert schema["type"] == "object"
    assert all("properties" in schema for schema in ALL if schema.get("type") == "object")


def test_no_two_objects_are_alternatives() -> None:
    for schema in ALL:
        objects = [one for one in schema.get("anyOf", ()) if "properties" in resolve(one)]
        assert len(objects) <= 1


def test_nesting_and_size_are_within_the_limits() -> None:
    assert depth_of(SCHEMA) <= 10
    assert count_properties(SCHEMA) <= 5000


def test_names_and_enums_are_within_the_limits() -> None:
    names = [name for schema in OBJECTS for name in schema["properties"]]
    values = [value for enum in ENUMS for value in enum]
    characters = sum(map(len, (*names, *SCHEMA["$defs"], *values)))

    assert characters <= 120_000
    assert len(values) <= 1000
    assert all(len(enum) <= 250 for enum in ENUMS)
    assert all(isinstance(value, str) for value in values)


def test_nothing_of_a_docstring_is_in_it() -> None:
    text = str(SCHEMA)

    assert all(
        str(field.description) not in text for field in CommuniqueDraft.model_fields.values()
    )
    assert str(CommuniqueDraft.__doc__) not in text
