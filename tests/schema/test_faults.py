import pytest
from pydantic import ValidationError
from spoiled import PAYLOADS

from summarizer.schema.corrections import CorrectionList
from summarizer.schema.faults import first_fault, path_of
from summarizer.schema.finding import Finding


def test_a_fault_ends_in_its_path() -> None:
    with pytest.raises(ValidationError) as caught:
        Finding.model_validate({"path": "$", "code": "schema", "message": 1})

    assert first_fault(caught.value) == "Input should be a valid string @ $.message"
    assert path_of(("events", 2, "date")) == "$.events[2].date"


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_names_that_stood_in_the_data_are_on_one_line_and_harmless(payload: str) -> None:
    plain = {"path": "$", "code": "c", "message": "", payload: 1}
    with pytest.raises(ValidationError) as caught:
        Finding.model_validate(plain)
    with pytest.raises(ValidationError) as of_a_union:
        CorrectionList.model_validate({"correction": [{"kind": payload}], payload: payload})

    for error in (caught.value, of_a_union.value):
        assert first_fault(error).isprintable()
