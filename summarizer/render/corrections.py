"""What a reader corrected, said in a few words wherever an item is shown."""

from collections.abc import Iterable, Mapping, Sequence

from summarizer.schema.provenance import Correction, Corrections, StaleCorrection
from summarizer.text.plain import join_words

_MARKS: Mapping[tuple[str, str | None], str] = {
    ("merge", None): "merged by a reader",
    ("split", None): "split by a reader",
    ("rename", "statement"): "in a reader’s words",
    ("rename", "topic"): "topic by a reader",
    ("rename", "name"): "named by a reader",
    ("retype", "type"): "put in this list by a reader",
    ("retype", "tier"): "put here by a reader",
    ("retype", "roles"): "offices by a reader",
    ("retype", "role"): "kind of date by a reader",
}
_FIELDS = {"type": "list", "roles": "offices", "role": "kind of date"}


def marks_of(corrections: Corrections | None) -> Mapping[str, tuple[str, ...]]:
    """Return by the id of each corrected item what was done to it, in a few words each."""
    marks: dict[str, dict[str, None]] = {}
    for one in corrections.applied if corrections else ():
        mark = _MARKS.get((one.kind, one.field), f"{one.kind} by a reader")
        for item in one.items:
            marks.setdefault(item, {})[mark] = None
    return {item: tuple(told) for item, told in marks.items()}


def marks_of_gone(corrections: Corrections | None) -> Mapping[str, tuple[str, ...]]:
    """Return what was done to items that are no more, by the ids that they had without it."""
    marks: dict[str, tuple[str, ...]] = {}
    done = {"drop": "dropped by a reader", "merge": "merged by a reader"}
    for one in corrections.applied if corrections else ():
        for item in set(one.before) - set(one.items) if one.kind in done else ():
            marks[item] = (done[one.kind],)
    return marks


def mark_text(marks: Sequence[str]) -> str:
    """Return what was corrected as words to put behind an item; empty where nothing was.

    >>> mark_text(("merged by a reader", "topic by a reader"))
    ' (merged by a reader; topic by a reader)'
    """
    return f" ({'; '.join(marks)})" if marks else ""


def reworded_items(corrections: Corrections | None) -> frozenset[str]:
    """Return the ids of claims whose statement is the reader's."""
    return frozenset(
        item
        for one in (corrections.applied if corrections else ())
        if one.field == "statement"
        for item in one.items
    )


def tell_corrections(corrections: Corrections | None) -> tuple[str, ...]:
    """Return one line for each correction, plain text: what was done to what, and why."""
    if corrections is None:
        return ()
    return (*map(_tell_applied, corrections.applied), *map(_tell_stale, corrections.stale))


def _tell_applied(one: Correction) -> str:
    before, items = _listed(one.before), _listed(one.items)
    if one.kind == "merge":
        told = f"Merged {before}{f' into {items}' if items else ''}"
    elif one.kind == "split":
        quotes = _listed(f"“{span.quote}”" for span in one.evidence)
        told = f"Split {quotes} off {before}{f'; what came of it: {items}' if items else ''}"
    elif one.kind == "drop":
        told = f"Dropped {before}: “{one.was}”"
    else:
        done = "Renamed" if one.kind == "rename" else "Retyped"
        field = _FIELDS.get(one.field or "", one.field)
        told = f"{done} {items or before}: {field} “{one.value}”, in the sources “{one.was}”"
    return f"{told}. Note: {one.note}"


def _tell_stale(one: StaleCorrection) -> str:
    return (
        f"Not applied: {one.kind} of {_listed(one.about)}, because {one.reason}. Note: {one.note}"
    )


def _listed(words: Iterable[str]) -> str:
    return join_words(list(words))
