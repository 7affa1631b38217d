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
    UNKNOWN,
    Outcomes,
    StaleError,
    agree,
    in_order,
    stale,
)
from summarizer.reconcile.corrected.refs import find_by_quote
from summarizer.reconcile.fold import fold_group
from summarizer.reconcile.granularity import Group
from summarizer.reconcile.mentions import Mention
from summarizer.reconcile.records import PREFIXES, number_claims
from summarizer.reconcile.sources import SourceBook
from summarizer.schema.briefing import Briefing, Claim, Correction, StaleCorrection
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
from summarizer.schema.span import Span
from summarizer.schema.words import ClaimType
from summarizer.text.similarity import WordWeights

Key: TypeAlias = tuple[str, int, int, str, str, str]
"""What tells the reports of an event apart (`Mention.key`)."""
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
    desk = _Desk(groups, book, weights, previous)
    merges = in_order(one for one in corrections.merge if one.items[0].sort == "claim")
    waiting = desk.merge_all(merges)
    desk.split_all(in_order(corrections.split))
    desk.give_up(desk.merge_all(waiting))
    desk.retype_all(in_order(one for one in corrections.retype if one.item.sort == "claim"))
    desk.drop_all(in_order(one for one in corrections.drop if one.item.sort == "claim"))
    desk.rename_all(in_order(one for one in corrections.rename if one.item.sort == "claim"))
    return desk.result()


@dataclass
class _Piece:
    """A group on its way: its reports, what the reader says of it, and how it came about."""

    group: Group
    type: ClaimType | None = None
    words: dict[str, str] = field(default_factory=dict)
    dropped: bool = False

    @property
    def keys(self) -> frozenset[Key]:
        return frozenset(one.key for one in self.group.mentions)


class _Desk:
    """The groups of an event while corrections are applied, one kind after the other."""

    def __init__(
        self,
        groups: Sequence[Group],
        book: SourceBook,
        weights: WordWeights,
        previous: Briefing | None,
    ) -> None:
        self._pieces = [_Piece(group) for group in groups]
        self._book = book
        self._weights = weights
        self._reports_of: dict[str, frozenset[Key]] = {}
        self._applied: list[tuple[Correction, tuple[frozenset[Key], ...]]] = []
        self._stale: list[StaleCorrection] = []
        self._learn(previous)
        self._base = self._number()

    def merge_all(self, merges: Iterable[Merge]) -> tuple[Merge, ...]:
        """Apply every merge whose items are there, until none is left that can be; return those."""
        waiting = tuple(merges)
        while True:
            ready = [(one, self._each(one.items)) for one in waiting]
            able = [(one, found) for one, found in ready if all(found)]
            if not able:
                return waiting
            for one, found in able:
                self._join(one, [piece for piece in found if piece is not None], ())
            self._number()
            waiting = tuple(one for one, found in ready if not all(found))

    def give_up(self, merges: Iterable[Merge]) -> None:
        """Apply what can be applied of merges that name something that is not there."""
        for one in merges:
            found = self._each(one.items)
            lost = [ref for ref, piece in zip(one.items, found, strict=True) if piece is None]
            there = [piece for piece in found if piece is not None]
            if len(there) > 1:
                self._join(one, there, lost)
            else:
                self._stale.append(stale(one, self._why(lost[0]), lost))
        self._number()

    def split_all(self, splits: Iterable[Split]) -> None:
        """Apply every split."""
        for one in splits:
            try:
                self._split(one)
            except StaleError as exc:
                self._stale.append(stale(one, str(exc)))
        self._number()

    def retype_all(self, retypes: Iterable[Retype]) -> None:
        """Put claims into the lists that the reader says; where two say otherwise, into none."""
        given = [(one, _type_of(one)) for one in retypes]
        for piece, types, notes in self._gather(given):
            for name, value in types.items():
                self._note("retype", notes[name], piece, name, value)
                piece.type = CLAIM_TYPES[value]
        self._number()

    def drop_all(self, drops: Iterable[Drop]) -> None:
        """Leave out what the reader drops."""
        for one in drops:
            try:
                self._drop(one)
            except StaleError as exc:
                self._stale.append(stale(one, str(exc)))
        self._number()

    def rename_all(self, renames: Iterable[Rename]) -> None:
        """Give claims the reader's words; where two say otherwise, none."""
        given = [(one, _words_of(one)) for one in renames]
        for piece, words, notes in self._gather(given):
            for name, value in sorted(words.items()):
                self._note("rename", notes[name], piece, name, value)
                piece.words[name] = value

    def result(self) -> CorrectedClaims:
        """Return what came of it."""
        kept = [piece for piece in self._pieces if not piece.dropped]
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

    def _join(self, entry: Merge, found: Sequence[_Piece], lost: Sequence[ItemRef]) -> None:
        """Make one group of several; nothing where they are one already."""
        keys = {key for piece in found for key in piece.keys}
        pieces = [piece for piece in self._pieces if piece.keys & keys]
        if lost:
            self._stale.append(stale(entry, self._why(lost[0]), lost))
        if len(pieces) < 2:
            self._stale.append(stale(entry, "they are one claim without it"))
            return
        before = self._before(key for piece in pieces for key in piece.keys)
        joined = _Piece(_join_groups([piece.group for piece in pieces]))
        place = next(i for i, piece in enumerate(self._pieces) if piece is pieces[0])
        self._pieces = [one for one in self._pieces if not any(one is two for two in pieces)]
        self._pieces.insert(place, joined)
        correction = _correction("merge", entry.note, before)
        self._applied.append((correction, (joined.keys,)))

    def _split(self, entry: Split) -> None:
        piece = self._piece(entry.item)
        leaving = {one.key: one for ref in entry.reports for one in self._reports(ref, piece)}
        own = {key: one for key, one in leaving.items() if key in piece.keys}
        if own.keys() == piece.keys:
            raise StaleError("the claim has no other reports")
        before = self._before(piece.keys)
        spans = tuple(one.span for _, one in sorted(leaving.items()))
        piece.group = Group(
            tuple(one for one in piece.group.mentions if one.key not in leaving),
            tuple(one for one in piece.group.lumped if one.key not in leaving),
        )
        correction = _correction("split", entry.note, before, evidence=spans)
        if own:
            parted = _Piece(Group(tuple(own[key] for key in sorted(own))))
            place = next(i for i, one in enumerate(self._pieces) if one is piece)
            self._pieces.insert(place + 1, parted)
            self._applied.append((correction, (parted.keys, piece.keys)))
        else:
            self._applied.append((correction, (frozenset(leaving), piece.keys)))

    def _drop(self, entry: Drop) -> None:
        piece = self._piece(entry.item)
        if piece.dropped:
            raise StaleError(DROPPED)
        claim = self._fold(piece)[1]
        correction = _correction(
            "drop",
            entry.note,
            self._before(piece.keys),
            was=claim.statement,
            evidence=tuple(report.span for report in claim.reports),
        )
        piece.dropped = True
        self._applied.append((correction, ()))

    def _gather(
        self, given: Sequence[tuple[Rename | Retype, Mapping[str, str]]]
    ) -> list[tuple[_Piece, dict[str, str], dict[str, str]]]:
        """Return each group with what all entries agree to give its fields, and their notes."""
        by_piece: dict[int, tuple[_Piece, list[tuple[Rename | Retype, Mapping[str, str]]]]] = {}
        for entry, values in given:
            try:
                piece = self._piece(entry.item)
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

    def _note(self, kind: CorrectionKind, note: str, piece: _Piece, name: str, value: str) -> None:
        claim_type, claim = self._fold(piece)
        was = claim_type if name == "type" else str(getattr(claim, name))
        before = self._before(piece.keys)
        self._applied.append((_correction(kind, note, before, name, value, was), (piece.keys,)))

    def _each(self, refs: Iterable[ItemRef]) -> list[_Piece | None]:
        """Return the group that each is about; None where there is none, or several are."""
        found: list[_Piece | None] = []
        for ref in refs:
            try:
                found.append(self._piece(ref))
            except StaleError:
                found.append(None)
        return found

    def _why(self, ref: ItemRef) -> str:
        """Return why a reference leads to no group."""
        try:
            self._piece(ref)
        except StaleError as exc:
            return str(exc)
        return ""

    def _piece(self, ref: ItemRef) -> _Piece:
        """Return the group that is meant.

        Raises:
            StaleError: None is, or several could be.
        """
        if not ref.quote:
            return self._by_id(ref.id)
        reports = [(piece, one) for piece in self._pieces for one in piece.group.all_mentions]
        found = find_by_quote(ref, reports, lambda one: (one[1].span,), self._book.articles)
        several = {id(piece): piece for piece, _ in found}
        if ref.id in self._reports_of:
            named = self._by_id(ref.id)
            several = {id(named): named} if id(named) in several else several
        if len(several) > 1:
            ids = sorted(id_ for piece in several.values() for id_ in self._before(piece.keys))
            raise StaleError(f"it is of several claims: {', '.join(ids)}")
        return next(iter(several.values()))

    def _by_id(self, id_: str) -> _Piece:
        keys = self._reports_of.get(id_)
        if keys is None:
            raise StaleError(UNKNOWN)
        shares = [(len(keys & piece.keys), piece) for piece in self._pieces]
        most = max((share for share, _ in shares), default=0)
        if not most:
            raise StaleError("its reports are of no claim any more")
        best = [piece for share, piece in shares if share == most]
        return min(best, key=lambda piece: min(piece.keys))

    def _reports(self, ref: ItemRef, piece: _Piece) -> tuple[Mention, ...]:
        """Return the reports of a group that rest on a quote."""
        return find_by_quote(
            ref, piece.group.all_mentions, lambda one: (one.span,), self._book.articles
        )

    def _before(self, keys: Iterable[Key]) -> tuple[str, ...]:
        """Return the ids of the claims that had these reports before any correction."""
        return tuple(sorted({self._base[key] for key in keys if key in self._base}))

    def _fold(self, piece: _Piece) -> tuple[ClaimType, Claim]:
        return fold_group(piece.group, self._book, self._weights, put_in=piece.type)

    def _number(self) -> dict[Key, str]:
        """Learn the ids that the claims have now; return that of each report's claim."""
        kept = [piece for piece in self._pieces if not piece.dropped]
        claims = number_claims([self._fold(piece) for piece in kept], self._book.published())
        ids: dict[Key, str] = {}
        for piece, (_, claim) in zip(kept, claims, strict=True):
            self._reports_of.setdefault(claim.id, piece.keys)
            ids |= dict.fromkeys(piece.keys, claim.id)
        return ids

    def _learn(self, previous: Briefing | None) -> None:
        """Learn the ids of an earlier briefing, which are those that the reader has seen."""
        if previous is None:
            return
        by_place: dict[tuple[object, ...], set[Key]] = {}
        for piece in self._pieces:
            for one in piece.group.mentions:
                place = (one.span, one.claim.act, one.holders)
                by_place.setdefault(place, set()).add(one.key)
        for claim in (*previous.agreements, *previous.positions, *previous.facts):
            keys = frozenset(
                key
                for report in claim.reports
                for key in by_place.get((report.span, report.act, report.holders), ())
            )
            if keys:
                self._reports_of[claim.id] = keys


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
