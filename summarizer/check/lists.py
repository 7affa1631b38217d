"""Lists in the order that is promised, with nothing twice in them."""

from itertools import pairwise

from summarizer.check.walk import walk_records
from summarizer.schema.briefing import Briefing
from summarizer.schema.finding import Finding
from summarizer.schema.order import order_within, ordered_fields, published_by_source


def check_order(briefing: Briefing) -> tuple[Finding, ...]:
    """Return a finding for every list that is out of order or holds one thing twice.

    The order of `summary` and of `provenance.notes` is how they are to be read: no rule gives it.
    """
    published = published_by_source(briefing.sources)
    findings = []
    for path, record in walk_records(briefing):
        ordered = order_within(record, published)
        for field in ordered_fields(record):
            found, wanted = getattr(record, field), getattr(ordered, field)
            where = f"{path}.{field}"
            if found != wanted:
                first = next(
                    index
                    for index, (one, other) in enumerate(zip(found, wanted, strict=True))
                    if one != other
                )
                message = f"element {wanted.index(found[first])} in order stands at {first}"
                findings.append(Finding(path=where, code="order", message=message))
            if any(one == other for one, other in pairwise(wanted)):
                message = "holds one element twice"
                findings.append(Finding(path=where, code="order", message=message))
    return tuple(findings)
