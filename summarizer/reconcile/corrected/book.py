"""What became of each correction, in an order that the file's does not change."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeAlias, TypeVar

import rfc8785

from summarizer.schema.briefing import Date, Divergence, Participant
from summarizer.schema.corrections import (
    CorrectionKind,
    CorrectionList,
    Drop,
    ItemRef,
    Merge,
    Rename,
    Retype,
    Split,
)
from summarizer.schema.provenance import Correction, Corrections, StaleCorrection
from summarizer.schema.span import Span

Entry: TypeAlias = Merge | Split | Drop | Rename | Retype
Item = TypeVar("Item", Participant, Date, Divergence)
AnyEntry = TypeVar("AnyEntry", Merge, Split, Drop, Rename, Retype)

CONFLICT = "another correction gives it something else"
DROPPED = "another correction drops the item"
UNKNOWN = "no item has this id"


@dataclass(frozen=True)
class Outcomes:
    """What was applied and what was not."""

    applied: tuple[Correction, ...] = ()
    """What was applied; `items` is to be filled in where ids were not known yet."""
    stale: tuple[StaleCorrection, ...] = ()
    """What was not."""


class StaleError(Exception):
    """A correction names nothing that is there, or cannot be applied; says why."""


def in_order(entries: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
    """Return the entries in an order that depends on what they say alone, each once."""
    by_text = {json.dumps(one.model_dump(mode="json"), sort_keys=True): one for one in entries}
    return tuple(by_text[text] for text in sorted(by_text))


def kind_of(entry: Entry) -> CorrectionKind:
    """Return what the entry does."""
    kinds: dict[type[Entry], CorrectionKind] = {
        Merge: "merge",
        Split: "split",
        Drop: "drop",
        Rename: "rename",
        Retype: "retype",
    }
    return kinds[type(entry)]


def stale(entry: Entry, reason: str, about: Sequence[ItemRef] = ()) -> StaleCorrection:
    """Return an entry as one that was not applied; `about`: only these of the items it names."""
    named = about or (entry.items if isinstance(entry, Merge) else (entry.item,))
    return StaleCorrection(
        kind=kind_of(entry),
        about=tuple(sorted({one.described() for one in named})),
        reason=reason,
        note=entry.note,
    )


@dataclass(frozen=True)
class Agreed:
    """What several entries give the fields of one item."""

    values: dict[str, str]
    """Field to what every entry that gives it something gives it."""
    notes: dict[str, str]
    """Field to the note of the first of them."""
    stale: tuple[StaleCorrection, ...]
    """Entries that give a field something else than another entry does."""


def agree(told: Sequence[tuple[Rename | Retype, Mapping[str, str]]]) -> Agreed:
    """Return what entries about one item agree on; where they do not, none of them counts."""
    by_field: dict[str, list[tuple[Rename | Retype, str]]] = {}
    for entry, values in told:
        for name, value in values.items():
            by_field.setdefault(name, []).append((entry, value))
    agreed = {
        name: some for name, some in by_field.items() if len({value for _, value in some}) == 1
    }
    return Agreed(
        values={name: some[0][1] for name, some in agreed.items()},
        notes={name: some[0][0].note for name, some in agreed.items()},
        stale=tuple(
            stale(entry, CONFLICT)
            for name, some in by_field.items()
            if name not in agreed
            for entry, _ in some
        ),
    )


def list_corrections(found: CorrectionList, outcomes: Iterable[Outcomes]) -> Corrections:
    """Return what the briefing says of the corrections; the same for any order of the entries."""
    fields = {
        name: [one.model_dump(mode="json") for one in in_order(getattr(found, name))]
        for name in CorrectionList.model_fields
    }
    told = tuple(outcomes)
    return Corrections(
        sha256=sha256(rfc8785.dumps(fields)).hexdigest(),
        applied=tuple(dict.fromkeys(one for some in told for one in some.applied)),
        stale=tuple(dict.fromkeys(one for some in told for one in some.stale)),
    )


def made_of_drop(
    entry: Entry, before: tuple[str, ...], *, was: str, evidence: Iterable[Span]
) -> Correction:
    """Return the correction that leaves out an item."""
    return Correction(
        kind=kind_of(entry),
        items=(),
        before=before,
        field=None,
        value=None,
        was=was,
        evidence=tuple(dict.fromkeys(evidence)),
        note=entry.note,
    )


def finish(
    applied: Iterable[tuple[Correction, Item | None]],
    stale_ones: tuple[StaleCorrection, ...],
    bare: Sequence[Item],
    numbered: Sequence[Item],
) -> Outcomes:
    """Return what became of corrections, with the ids of the items."""
    return Outcomes(
        tuple(
            correction
            if item is None
            else correction.model_copy(update={"items": _ids_of(item, bare, numbered)})
            for correction, item in applied
        ),
        stale_ones,
    )


def _ids_of(item: Item, bare: Sequence[Item], numbered: Sequence[Item]) -> tuple[str, ...]:
    return tuple(
        named.id for one, named in zip(bare, numbered, strict=True) if one is item or one == item
    )
