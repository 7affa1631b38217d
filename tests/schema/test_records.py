import importlib
import pkgutil
import re

import pytest
from pydantic import ValidationError

import summarizer.schema
from summarizer.schema.base import Record

MODULES = [
    importlib.import_module(f"summarizer.schema.{module.name}")
    for module in pkgutil.iter_modules(summarizer.schema.__path__)
]


def find_records() -> list[type[Record]]:
    found = {
        value
        for module in MODULES
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Record) and value is not Record
    }
    return sorted(found, key=lambda record: record.__name__)


RECORDS = find_records()


def test_all_records_are_found() -> None:
    names = {record.__name__ for record in RECORDS}

    assert {"Article", "CommuniqueDraft", "Communique", "Briefing", "Finding", "Gold"} <= names


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_is_documented_in_a_sentence(record: type[Record]) -> None:
    assert (record.__doc__ or "").strip()
    for name, field in record.model_fields.items():
        assert re.match(r"\S.*\.$", field.description or "", re.DOTALL), name


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_record_is_frozen_and_refuses_unknown_fields(record: type[Record]) -> None:
    assert record.model_config.get("frozen") is True
    assert record.model_config.get("extra") == "forbid"
    assert record.model_config.get("allow_inf_nan") is False


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_what_is_wrong_is_told_without_what_was_found(record: type[Record]) -> None:
    spoiled = {name: [["words of an article"]] for name in record.model_fields}

    with pytest.raises(ValidationError) as caught:
        record.model_validate({**spoiled, "further words": "of an article"})

    assert "of an article" not in str(caught.value)
