"""What a check found."""

from typing import Literal, TypeAlias

from summarizer.schema.base import Record

FindingCode: TypeAlias = Literal[
    "schema",
    "bytes",
    "briefing_id",
    "item_id",
    "duplicate_id",
    "order",
    "source",
    "quote",
    "zone",
    "reference",
    "reported_by",
    "omitted_by",
    "corroboration",
    "specifics",
    "value",
    "correction",
]


class Finding(Record):
    """One thing that is wrong with a briefing."""

    path: str
    """Where, such as `$.agreements[2].reports[0]`."""
    code: FindingCode
    """What sort of fault it is."""
    message: str
    """What was found and what was expected."""
