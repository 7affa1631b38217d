import random
from typing import Any, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from synthetic import make_briefing

from summarizer.check.walk import walk_records
from summarizer.schema.base import Record
from summarizer.schema.briefing import Briefing, Report
from summarizer.schema.order import (
    order_briefing,
    order_within,
    ordered_fields,
    published_by_source,
)

BRIEFING = make_briefing()
PUBLISHED = published_by_source(BRIEFING.sources)
AS_READ = {"summary", "notes"}


def shuffle(record: Any, chance: random.Random) -> Any:
    """Return the record with every list that has an order in another one."""
    if isinstance(record, tuple):
        return tuple(shuffle(one, chance) for one in record)
    if not isinstance(record, Record):
        return record
    changes = {}
    for field in type(record).model_fields:
        value = shuffle(getattr(record, field), chance)
        if isinstance(value, tuple) and field not in AS_READ:
            value = tuple(chance.sample(value, len(value)))
        changes[field] = value
    return record.model_copy(update=changes)


@given(st.randoms(use_true_random=False))
def test_any_order_comes_out_as_one(chance: random.Random) -> None:
    assert order_briefing(shuffle(BRIEFING, chance)) == BRIEFING


def test_every_list_has_an_order_but_those_that_are_read() -> None:
    for _, record in walk_records(BRIEFING):
        lists = {
            field
            for field, info in type(record).model_fields.items()
            if get_origin(info.annotation) is tuple
        }
        assert lists - AS_READ == set(ordered_fields(record)), type(record)


def test_order_within_leaves_alone_what_stands_in_the_list() -> None:
    claim = BRIEFING.positions[0]
    report = claim.reports[0].model_copy(update={"holders": ("URY", "FIN")})
    mixed = claim.model_copy(update={"reports": (*claim.reports[1:], report)})

    ordered = order_within(mixed, PUBLISHED)

    assert ordered.reports[0] is report
    assert ordered.reports[1:] == claim.reports[1:]


def report_with(quote: str, *qualifiers: str) -> Report:
    return (
        BRIEFING.positions[0]
        .reports[0]
        .model_copy(update={"quote": quote, "qualifiers": qualifiers})
    )


@pytest.mark.parametrize(
    ("quote", "qualifiers", "ordered"),
    [
        ("an immediate and lasting end", ("lasting", "immediate"), ("immediate", "lasting")),
        ("an Immediate end", ("lasting", "immediate"), ("immediate", "lasting")),
        ("an end", ("lasting", "immediate"), ("immediate", "lasting")),
    ],
)
def test_qualifiers_stand_as_in_the_quote_and_those_outside_it_last(
    quote: str, qualifiers: tuple[str, ...], ordered: tuple[str, ...]
) -> None:
    assert order_within(report_with(quote, *qualifiers), PUBLISHED).qualifiers == ordered


def test_sources_without_a_day_come_last() -> None:
    days = [source.published for source in BRIEFING.sources]

    assert days == ["2031-05-12", "2031-05-13", "2031-05-13", None]


def test_the_gravest_divergences_come_first() -> None:
    assert [one.materiality for one in BRIEFING.divergences] == ["high", "high", "medium"]


def test_an_empty_briefing_is_in_order() -> None:
    lists = [field for field in ordered_fields(BRIEFING) if field != "sources"]
    empty: Briefing = BRIEFING.model_copy(update=dict.fromkeys(lists, ()))

    assert order_briefing(empty) == empty
