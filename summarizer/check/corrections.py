"""A reader's corrections held against the items that they were made to."""

from collections.abc import Iterator, Mapping

from summarizer.check.walk import walk_claims
from summarizer.schema.briefing import Briefing, Claim, Date, Participant
from summarizer.schema.finding import Finding
from summarizer.schema.provenance import Correction

_LISTS = {"agr": "agreement", "pos": "position", "fac": "fact"}
_FIELDS = {
    "rename": frozenset(("name", "statement", "topic")),
    "retype": frozenset(("type", "tier", "roles", "role")),
}


def check_corrections(briefing: Briefing) -> tuple[Finding, ...]:
    """Return a finding for every correction that its items do not bear out.

    What the articles would have without it cannot be made again from a briefing, so `before` and
    `was` are not looked at.
    """
    corrections = briefing.provenance.corrections
    items: dict[str, Claim | Date | Participant] = {}
    for _, claim in walk_claims(briefing):
        items[claim.id] = claim
    for one in briefing.dates:
        items[one.id] = one
    for person in briefing.participants:
        items[person.id] = person
    return tuple(
        Finding(
            path=f"$.provenance.corrections.applied[{index}]", code="correction", message=message
        )
        for index, correction in enumerate(corrections.applied if corrections else ())
        for message in _faults(correction, items)
    )


def _faults(one: Correction, items: Mapping[str, Claim | Date | Participant]) -> Iterator[str]:
    unknown = [id_ for id_ in one.items if id_ not in items]
    if unknown:
        yield f"there is no item {unknown[0]!r}"
        return
    shown = [items[id_] for id_ in one.items]
    if one.kind == "drop":
        yield from _faults_of_drop(one, shown)
    elif one.kind == "merge":
        yield from _faults_of_merge(one, shown)
    elif one.kind == "split":
        yield from _faults_of_split(one, shown)
    else:
        yield from _faults_of_field(one, shown)


def _faults_of_drop(one: Correction, shown: list[Claim | Date | Participant]) -> Iterator[str]:
    if shown:
        yield "what was dropped is shown"
    if not one.evidence or not one.before:
        yield "expected what was dropped, with its quotes"


def _faults_of_merge(one: Correction, shown: list[Claim | Date | Participant]) -> Iterator[str]:
    if len(one.before) < 2:
        yield "expected several items that became one"
    if len(shown) > 1:
        yield "several items became more than one"
    spans = sum(len(item.reports if isinstance(item, Claim) else item.evidence) for item in shown)
    if shown and isinstance(shown[0], Claim) and spans < 2:
        yield f"{one.items[0]!r} has one report: nothing was merged"


def _faults_of_split(one: Correction, shown: list[Claim | Date | Participant]) -> Iterator[str]:
    if not one.evidence:
        yield "expected the reports that were split off"
    held = {report.span for item in shown if isinstance(item, Claim) for report in item.reports}
    if shown and not held & set(one.evidence):
        yield f"{one.items[0]!r} has none of the reports that were split off"


def _faults_of_field(one: Correction, shown: list[Claim | Date | Participant]) -> Iterator[str]:
    if one.field not in _FIELDS[one.kind] or one.value is None:
        yield f"a {one.kind} gives no {one.field!r}"
        return
    for item in shown:
        found = _value_of(item, one.field)
        if found != one.value:
            yield f"expected {one.field} {one.value!r} of {item.id!r}, found {found!r}"


def _value_of(item: Claim | Date | Participant, field: str) -> str | None:
    if field == "type":
        return _LISTS.get(item.id[:3])
    value = getattr(item, field, None)
    return "; ".join(value) if isinstance(value, tuple) else value
