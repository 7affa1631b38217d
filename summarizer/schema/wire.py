"""The JSON Schema of an answer as it goes over the wire to a model.

It says what OpenAI's strict structured outputs ask for, and nothing that they, vLLM or llama.cpp
refuse (https://platform.openai.com/docs/guides/structured-outputs#supported-schemas): every
property is required, no others are allowed, and there are no titles, descriptions or defaults, so
that a docstring changes no request.
"""

from typing import Any

from pydantic import BaseModel

_NOTES = frozenset(("title", "description", "default", "examples"))
"""Keywords that tell a reader something and constrain nothing."""


def wire_schema(model: type[BaseModel]) -> dict[str, Any]:
    """Return the strict JSON Schema of a record, bare of all that does not constrain an answer.

    Properties keep the order of the record's fields; `$defs` hold the records it is made of.
    """
    schema = _strict(model.model_json_schema(mode="validation"))
    assert isinstance(schema, dict)
    return schema


def _strict(schema: Any) -> Any:
    """Return a schema, and all schemas in it, without notes and with every property required."""
    if isinstance(schema, list):
        return [_strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    strict = {
        key: _named_schemas(value) if key in ("properties", "$defs") else _strict(value)
        for key, value in schema.items()
        if key not in _NOTES
    }
    if "properties" in strict:
        strict["required"] = list(strict["properties"])
        strict["additionalProperties"] = False
    return strict


def _named_schemas(schemas: dict[str, Any]) -> dict[str, Any]:
    """Return schemas by name; a property may well be called `title`."""
    return {name: _strict(schema) for name, schema in schemas.items()}
