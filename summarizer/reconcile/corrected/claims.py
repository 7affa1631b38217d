"""Corrections of claims: groups of reports joined, parted, left out, renamed and retyped.

Everything happens to groups of reports, so that whatever is made of a group afterwards (statement,
holders, corroboration, omissions, divergences, questions to a model) is made of the corrected one.
An id stands for the reports that the item of that id has: before any correction, after merges and
splits, after retyping, or in the earlier briefing that was named. First come merges, then splits,
then merges of what these made, then types, then what is dropped, and then words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from summarizer.reconcile.corrected.book import (
    DROPPED,
    Outcomes,
    StaleError,
    agree,
    in_order,
    stale,
)
from summarizer.reconcile.corrected.shelf import Piece, Shelf
from summarizer.reconcile.fold import fold_group
from summarizer.reconcile.granularity import Group
from summarizer.reconcile.mentions import MentionKey
from summarizer.reconcile.records import PREFIXES
from summarizer.reconcile.sources import SourceBook
from summarizer.schema.briefing import Briefing, Claim
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
from summarizer.schema.provenance import Correction, StaleCorrection
from summarizer.schema.span import Span
from summarizer.schema.words import ClaimType
from summarizer.text.similarity import WordWeights

CLAIM_TYPES: Mapping[str, ClaimType] = {one: one for one in PREFIXES}
"""Names of the lists."""
Words: TypeAlias = Mapping[str, str]
"""Field of a claim to what the reader says there."""


@dataclass(frozen=True)
class CorrectedClaims:
    """Groups of reports as the reader has them, and what is to be said of each."""

    groups: tuple[Group, ...]
    """The reports of each claim."""
    types: Mapping[int, ClaimType] = field(default_factory=dict)
    """Index of a group to the list that the reader puts it in."""
    words: Mapping[int, Words] = field(default_factory=dict)
    """Index of a group to the reader's words."""
    outcomes: Outcomes = field(default_factory=Outcomes)
    """What became of the corrections; `items` are still missing."""
    about: tuple[tuple[int, ...], ...] = ()
    """Indices of the groups that each applied correction is about; none for what was dropped."""

    def fold(self, book: SourceBook, weights: WordWeights) -> tuple[tuple[ClaimType, Claim], ...]:
        """Return the claims, still without ids, and their lists."""
        folded = []
        for index, group in enumerate(self.groups):
            claim_type, claim = fold_group(group, book, weights, put_in=self.types.get(index))
            words = dict(self.words.get(index, {}))
            folded.append((claim_type, claim.model_copy(update=words) if words else claim))
        return tuple(folded)

    def finish(self, claims: Sequence[Claim]) -> Outcomes:
        """Return what became of the corrections, with the ids of the claims."""
        applied = tuple(
            one.model_copy(update={"items": tuple(sorted(claims[index].id for index in about))})
            for one, about in zip(self.outcomes.applied, self.about, strict=True)
        )
        return replace(self.outcomes, applied=applied)


def correct_claims(
    groups: Sequence[Group],
    corrections: CorrectionList,
    book: SourceBook,
    weights: WordWeights,
    previous: Briefing | None,
) -> CorrectedClaims:
    """Return the groups as the reader corrects them; the order of corrections changes nothing."""
    desk = _Desk(Shelf(groups, book, weights, previous))
    merges = in_order(one for one in corrections.merge if one.items[0].sort == "claim")
    waiting = desk.merge_all(merges)
    desk.split_all(in_order(corrections.split))
    desk.give_up(desk.merge_all(waiting))
    desk.retype_all(in_order(one for one in corrections.retype if one.item.sort == "claim"))
    desk.drop_all(in_order(one for one in corrections.drop if one.item.sort == "claim"))
    desk.rename_all(in_order(one for one in corrections.rename if one.item.sort == "claim"))
    return desk.result()


class _Desk:
    """The groups of an event while corrections are applied, one kind after the other."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._applied: list[tuple[Correction, tuple[frozenset[MentionKey], ...]]] = []
        self._stale: list[StaleCorrection] = []

    def merge_all(self, merges: Iterable[Merge]) -> tuple[Merge, ...]:
        """Apply every merge whose items are there, until none is left that can be; return those."""
        waiting = tuple(merges)
        while True:
            ready = [(one, self._shelf.each(one.items)) for one in waiting]
            able = [(one, found) for one, found in ready if all(found)]
            if not able:
                return waiting
            for one, found in able:
                self._join(one, [piece for piece in found if piece is not None], ())
            self._shelf.number()
            waiting = tuple(one for one, found in ready if not all(found))

    def give_up(self, merges: Iterable[Merge]) -> None:
        """Apply what can be applied of merges that name something that is not there."""
        for one in merges:
            found = self._shelf.each(one.items)
            lost = [ref for ref, piece in zip(one.items, found, strict=True) if piece is None]
            there = [piece for piece in found if piece is not None]
            if len(there) > 1:
                self._join(one, there, lost)
            else:
                self._stale.append(stale(one, self._shelf.why(lost[0]), lost))
        self._shelf.number()

    def split_all(self, splits: Iterable[Split]) -> None:
        """Apply every split."""
        for one in splits:
            try:
                self._split(one)
            except StaleError as exc:
                self._stale.append(stale(one, str(exc)))
        self._shelf.number()

    def retype_all(self, retypes: Iterable[Retype]) -> None:
        """Put claims into the lists that the reader says; where two say otherwise, into none."""
        given = [(one, _type_of(one)) for one in retypes]
        for piece, types, notes in self._gather(given):
            for name, value in types.items():
                self._note("retype", notes[name], piece, name, value)
                piece.type = CLAIM_TYPES[value]
        self._shelf.number()

    def drop_all(self, drops: Iterable[Drop]) -> None:
        """Leave out what the reader drops."""
        for one in drops:
            try:
                self._drop(one)
            except StaleError as exc:
                self._stale.append(stale(one, str(exc)))
        self._shelf.number()

    def rename_all(self, renames: Iterable[Rename]) -> None:
        """Give claims the reader's words; where two say otherwise, none."""
        given = [(one, _words_of(one)) for one in renames]
        for piece, words, notes in self._gather(given):
            for name, value in sorted(words.items()):
                self._note("rename", notes[name], piece, name, value)
                piece.words[name] = value

    def result(self) -> CorrectedClaims:
        """Return what came of it."""
        kept = [piece for piece in self._shelf.pieces if not piece.dropped]
        about = []
        for _, parts in self._applied:
            firsts = [[i for i, one in enumerate(kept) if keys & one.keys][:1] for keys in parts]
            about.append(tuple(sorted({index for first in firsts for index in first})))
        return CorrectedClaims(
            groups=tuple(piece.group for piece in kept),
            types={i: piece.type for i, piece in enumerate(kept) if piece.type},
            words={i: piece.words for i, piece in enumerate(kept) if piece.words},
            outcomes=Outcomes(tuple(one for one, _ in self._applied), tuple(self._stale)),
            about=tuple(about),
        )

    def _join(self, entry: Merge, found: Sequence[Piece], lost: Sequence[ItemRef]) -> None:
        """Make one group of several; nothing where they are one already."""
        keys = {key for piece in found for key in piece.keys}
        pieces = [piece for piece in self._shelf.pieces if piece.keys & keys]
        if lost:
            self._stale.append(stale(entry, self._shelf.why(lost[0]), lost))
        if len(pieces) < 2:
            self._stale.append(stale(entry, "they are one claim without it"))
            return
        before = self._shelf.before(key for piece in pieces for key in piece.keys)
        joined = Piece(_join_groups([piece.group for piece in pieces]))
        self._shelf.replace(pieces, joined)
        correction = _correction("merge", entry.note, before)
        self._applied.append((correction, (joined.keys,)))

    def _split(self, entry: Split) -> None:
        piece = self._shelf.find(entry.item)
        leaving = {one.key: one for ref in entry.reports for one in self._shelf.reports(ref, piece)}
        own = {key: one for key, one in leaving.items() if key in piece.keys}
        if own.keys() == piece.keys:
            raise StaleError("the claim has no other reports")
        before = self._shelf.before(piece.keys)
        spans = tuple(one.span for _, one in sorted(leaving.items()))
        piece.group = Group(
            tuple(one for one in piece.group.mentions if one.key not in leaving),
            tuple(one for one in piece.group.lumped if one.key not in leaving),
        )
        correction = _correction("split", entry.note, before, evidence=spans)
        if own:
            parted = Piece(Group(tuple(own[key] for key in sorted(own))))
            self._shelf.replace((piece,), piece, parted)
            self._applied.append((correction, (parted.keys, piece.keys)))
        else:
            self._applied.append((correction, (frozenset(leaving), piece.keys)))

    def _drop(self, entry: Drop) -> None:
        piece = self._shelf.find(entry.item)
        if piece.dropped:
            raise StaleError(DROPPED)
        claim = self._shelf.fold(piece)[1]
        correction = _correction(
            "drop",
            entry.note,
            self._shelf.before(piece.keys),
            was=claim.statement,
            evidence=tuple(report.span for report in claim.reports),
        )
        piece.dropped = True
        self._applied.append((correction, ()))

    def _gather(
        self, given: Sequence[tuple[Rename | Retype, Mapping[str, str]]]
    ) -> list[tuple[Piece, dict[str, str], dict[str, str]]]:
        """Return each group with what all entries agree to give its fields, and their notes."""
        by_piece: dict[int, tuple[Piece, list[tuple[Rename | Retype, Mapping[str, str]]]]] = {}
        for entry, values in given:
            try:
                piece = self._shelf.find(entry.item)
            except StaleError as exc:
                self._stale.append(stale(entry, str(exc)))
                continue
            if piece.dropped:
                self._stale.append(stale(entry, DROPPED))
            else:
                by_piece.setdefault(id(piece), (piece, []))[1].append((entry, values))
        gathered = []
        for piece, told in by_piece.values():
            agreed = agree(told)
            self._stale += agreed.stale
            gathered.append((piece, agreed.values, agreed.notes))
        return gathered

    def _note(self, kind: CorrectionKind, note: str, piece: Piece, name: str, value: str) -> None:
        claim_type, claim = self._shelf.fold(piece)
        was = claim_type if name == "type" else str(getattr(claim, name))
        before = self._shelf.before(piece.keys)
        self._applied.append((_correction(kind, note, before, name, value, was), (piece.keys,)))


def _correction(
    kind: CorrectionKind,
    note: str,
    before: tuple[str, ...],
    name: str | None = None,
    value: str | None = None,
    was: str | None = None,
    *,
    evidence: tuple[Span, ...] = (),
) -> Correction:
    return Correction(
        kind=kind,
        items=(),
        before=before,
        field=name,
        value=value,
        was=was,
        evidence=evidence,
        note=note,
    )


def _words_of(entry: Rename) -> dict[str, str]:
    given = {"statement": entry.statement, "topic": entry.topic}
    return {name: value for name, value in given.items() if value is not None}


def _type_of(entry: Retype) -> dict[str, str]:
    return {"type": entry.type} if entry.type is not None else {}


def _join_groups(groups: Sequence[Group]) -> Group:
    """Return one group of all reports; what is a report of one is no lump of another."""
    own = {one.key: one for group in groups for one in group.mentions}
    sources = {one.source for one in own.values()}
    lumped = {one.key: one for group in groups for one in group.lumped if one.source not in sources}
    return Group(
        tuple(own[key] for key in sorted(own)), tuple(lumped[key] for key in sorted(lumped))
    )
