import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from synthetic import make_articles, make_briefing

from summarizer.schema.canonical import compact_json, to_plain

EXACT = 2**53 - 1
"""The largest number that RFC 8785 can spell."""


class Item(BaseModel):
    text: str | None
    number: int
    is_held: bool = False


class Shelf(BaseModel):
    items: tuple[Item, ...] = ()
    beta: str = ""
    Alpha: str = ""


class Weighed(BaseModel):
    weight: float


class Counted(BaseModel):
    counts: dict[str, int]


TEXTS = st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs"])))
ITEMS = st.builds(Item, text=TEXTS, number=st.integers(-EXACT, EXACT), is_held=st.booleans())


@given(
    st.builds(Shelf, items=st.lists(ITEMS).map(tuple), beta=st.text(st.characters(codec="utf-8")))
)
def test_bytes_of_any_record_are_those_of_the_standard(shelf: Shelf) -> None:
    assert compact_json(shelf) == rfc8785.dumps(to_plain(shelf))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_fractions_are_spelled_as_the_standard_has_them(weight: float) -> None:
    assert compact_json(Weighed(weight=weight)) == rfc8785.dumps({"weight": weight})


def test_keys_are_sorted_by_code_units() -> None:
    counts = {"\ufb33": 1, "\U0001f600": 2}

    assert compact_json(Counted(counts=counts)) == '{"counts":{"\U0001f600":2,"\ufb33":1}}'.encode()


@pytest.mark.parametrize(
    "record",
    [
        Item(text="half \ud83d a letter", number=1),
        Item(text="", number=EXACT + 1),
        Weighed(weight=float("nan")),
    ],
)
def test_what_has_no_canonical_form_is_refused(record: BaseModel) -> None:
    with pytest.raises(rfc8785.CanonicalizationError):
        compact_json(record)


@pytest.mark.parametrize("record", [*make_articles(), make_briefing()])
def test_records_have_the_bytes_of_the_standard(record: BaseModel) -> None:
    assert compact_json(record) == rfc8785.dumps(to_plain(record))
