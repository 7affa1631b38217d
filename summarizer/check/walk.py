"""All records of a briefing, each with its path."""

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from summarizer.schema.base import Record
from summarizer.schema.briefing import Briefing, Claim
from summarizer.schema.span import Span

AnyRecord = TypeVar("AnyRecord", bound=Record)


class PlacedRecord(NamedTuple):
    """A record and where it stands."""

    path: str
    """Such as `$.agreements[2].reports[0]`."""
    record: Record
    """The record."""


class PlacedClaim(NamedTuple):
    """A claim and where it stands."""

    path: str
    """Such as `$.agreements[2]`."""
    claim: Claim
    """The claim."""


def walk_records(record: Record, path: str = "$") -> Iterator[PlacedRecord]:
    """Yield the record and all records in it, in the order of their fields."""
    yield PlacedRecord(path, record)
    for field in type(record).model_fields:
        value = getattr(record, field)
        if isinstance(value, Record):
            yield from walk_records(value, f"{path}.{field}")
        elif isinstance(value, tuple):
            for index, one in enumerate(value):
                if isinstance(one, Record):
                    yield from walk_records(one, f"{path}.{field}[{index}]")


def walk_kind(briefing: Briefing, kind: type[AnyRecord]) -> Iterator[tuple[str, AnyRecord]]:
    """Yield the path and the record of all records of one kind."""
    for path, record in walk_records(briefing):
        if isinstance(record, kind):
            yield path, record


def walk_spans(briefing: Briefing) -> Iterator[tuple[str, Span]]:
    """Yield the path and the span of every quote of the briefing; reports are spans, too."""
    return walk_kind(briefing, Span)


def walk_claims(briefing: Briefing) -> Iterator[PlacedClaim]:
    """Yield every claim with its path."""
    for field in ("agreements", "positions", "facts"):
        for index, claim in enumerate(getattr(briefing, field)):
            yield PlacedClaim(f"$.{field}[{index}]", claim)
