"""Corrections of participants, dates and divergences."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from summarizer.reconcile.corrected.book import (
    DROPPED,
    UNKNOWN,
    Entry,
    Outcomes,
    StaleError,
    agree,
    in_order,
    kind_of,
    stale,
)
from summarizer.reconcile.corrected.refs import find_by_quote, plain_words
from summarizer.reconcile.participants import ToldGroup, fold_told
from summarizer.reconcile.sources import SourceBook
from summarizer.schema.article import Article
from summarizer.schema.briefing import (
    Briefing,
    Correction,
    Date,
    Divergence,
    Participant,
    StaleCorrection,
)
from summarizer.schema.corrections import CorrectionList, ItemRef, Rename, Retype
from summarizer.schema.ids import date_ids, divergence_ids, participant_ids
from summarizer.schema.span import Span
from summarizer.text.names import strip_titles
from summarizer.vocabulary.load import Vocabulary

Item = TypeVar("Item", Participant, Date, Divergence)


@dataclass(frozen=True)
class CorrectedPeople:
    """Participants as the reader has them, still without ids, and what became of corrections."""

    participants: tuple[Participant, ...]
    """The participants."""
    applied: tuple[tuple[Correction, Participant | None], ...]
    """What was applied, and to whom; None for who was dropped."""
    stale: tuple[StaleCorrection, ...]
    """What was not."""

    def finish(self, numbered: Sequence[Participant]) -> Outcomes:
        """Return what became of the corrections, with ids."""
        return _finish(self.applied, self.stale, self.participants, numbered)


@dataclass(frozen=True)
class CorrectedDates:
    """Dates as the reader has them, still without ids, and what became of corrections."""

    dates: tuple[Date, ...]
    """The dates."""
    applied: tuple[tuple[Correction, Date | None], ...]
    """What was applied, and to which; None for what was dropped."""
    stale: tuple[StaleCorrection, ...]
    """What was not."""

    def finish(self, numbered: Sequence[Date]) -> Outcomes:
        """Return what became of the corrections, with ids."""
        return _finish(self.applied, self.stale, self.dates, numbered)


def correct_people(
    groups: Sequence[ToldGroup],
    corrections: CorrectionList,
    parties: Sequence[str],
    book: SourceBook,
    vocabulary: Vocabulary,
    previous: Briefing | None,
) -> CorrectedPeople:
    """Return the participants as the reader corrects them: joined, retyped, renamed, left out."""

    def fold(some: Sequence[ToldGroup]) -> tuple[Participant, ...]:
        return fold_told(some, parties, book, vocabulary)

    shelf = _People(groups, fold, book, previous)
    shelf.join(corrections)
    shelf.drop(corrections)
    shelf.revise(in_order(one for one in corrections.retype if one.item.sort == "participant"))
    shelf.revise(in_order(one for one in corrections.rename if one.item.sort == "participant"))
    return shelf.result()


class _People:
    """The participants of an event while corrections are applied."""

    def __init__(
        self,
        groups: Sequence[ToldGroup],
        fold: Callable[[Sequence[ToldGroup]], tuple[Participant, ...]],
        book: SourceBook,
        previous: Briefing | None,
    ) -> None:
        self._groups = list(groups)
        self._fold = fold
        self._published = book.published()
        self._people = list(fold(self._groups))
        self._names_of = {one.id: _names(one) for one in previous.participants} if previous else {}
        ids = participant_ids(self._people, self._published)
        self._base = list(zip(ids, self._people, strict=True))
        self._learn()
        self._dropped: list[Participant] = []
        self._applied: list[tuple[Correction, int | None]] = []
        self._stale: list[StaleCorrection] = []

    def join(self, corrections: CorrectionList) -> None:
        """Make one participant of those that go by several names."""
        for entry in in_order(one for one in corrections.merge if one.items[0].sort != "claim"):
            found: dict[int, None] = {}
            for ref in entry.items:
                try:
                    found[self._place(ref)] = None
                except StaleError as exc:
                    self._stale.append(stale(entry, str(exc), (ref,)))
            places = sorted(found)
            codes = {self._groups[place].code for place in places} - {None}
            if len(codes) > 1:
                self._stale.append(stale(entry, "they are several states"))
            elif len(places) > 1:
                self._join(places, entry.note)
            elif len(places) == 1 and len(entry.items) > 1 and not self._lost(entry.items):
                self._stale.append(stale(entry, "they are one participant without it"))

    def drop(self, corrections: CorrectionList) -> None:
        """Leave out whom the reader drops."""
        for entry in in_order(one for one in corrections.drop if one.item.sort == "participant"):
            try:
                place = self._place(entry.item)
            except StaleError as exc:
                self._stale.append(stale(entry, str(exc)))
                continue
            gone = self._people[place]
            if any(gone is one for one in self._dropped):
                self._stale.append(stale(entry, DROPPED))
                continue
            self._dropped.append(gone)
            correction = _made(entry, self._before(gone), was=gone.name, evidence=gone.evidence)
            self._applied.append((correction, None))

    def revise(self, entries: Sequence[Rename] | Sequence[Retype]) -> None:
        """Give participants what the reader gives them; where two differ, nothing."""
        by_place: dict[int, list[tuple[Rename | Retype, Mapping[str, str]]]] = {}
        for entry in entries:
            try:
                place = self._place(entry.item)
            except StaleError as exc:
                self._stale.append(stale(entry, str(exc)))
                continue
            if any(self._people[place] is one for one in self._dropped):
                self._stale.append(stale(entry, DROPPED))
                continue
            by_place.setdefault(place, []).append((entry, _fields_of(entry)))
        for place in sorted(by_place):
            agreed = agree(by_place[place])
            self._stale += agreed.stale
            for name, value in sorted(agreed.values.items()):
                one = self._people[place]
                was = "; ".join(one.roles) if name == "roles" else str(getattr(one, name))
                correction = Correction(
                    kind=kind_of(by_place[place][0][0]),
                    items=(),
                    before=self._before(one),
                    field=name,
                    value=value,
                    was=was,
                    evidence=(),
                    note=agreed.notes[name],
                )
                self._applied.append((correction, place))
                self._people[place] = _revise_person(one, name, value)

    def result(self) -> CorrectedPeople:
        """Return what came of it."""
        return CorrectedPeople(
            participants=tuple(
                one for one in self._people if not any(one is two for two in self._dropped)
            ),
            applied=tuple(
                (correction, None if place is None else self._people[place])
                for correction, place in self._applied
            ),
            stale=tuple(self._stale),
        )

    def _join(self, places: Sequence[int], note: str) -> None:
        first, *others = places
        before = sorted({id_ for place in places for id_ in self._before(self._people[place])})
        code = next((self._groups[p].code for p in places if self._groups[p].code), None)
        told = tuple(one for place in places for one in self._groups[place].told)
        self._groups[first] = ToldGroup(code, told)
        for place in sorted(others, reverse=True):
            del self._groups[place]
        self._applied = [(one, _moved(place, first, others)) for one, place in self._applied]
        self._people = list(self._fold(self._groups))
        self._learn()
        correction = Correction(
            kind="merge",
            items=(),
            before=tuple(before),
            field=None,
            value=None,
            was=None,
            evidence=(),
            note=note,
        )
        self._applied.append((correction, first))

    def _learn(self) -> None:
        ids = participant_ids(self._people, self._published)
        for id_, one in zip(ids, self._people, strict=True):
            self._names_of.setdefault(id_, _names(one))

    def _lost(self, refs: Iterable[ItemRef]) -> bool:
        for ref in refs:
            try:
                self._place(ref)
            except StaleError:
                return True
        return False

    def _place(self, ref: ItemRef) -> int:
        """Return the index of the participant that is meant.

        Raises:
            StaleError: There is none, or there are several.
        """
        names = {_name_key(ref.name)} if ref.name else self._names_of.get(ref.id)
        if names is None:
            raise StaleError(UNKNOWN)
        shares = [len(names & _names(one)) for one in self._people]
        most = max(shares, default=0)
        best = [place for place, share in enumerate(shares) if share == most]
        if not most:
            raise StaleError("no participant goes by this name")
        if len(best) > 1:
            ids = sorted(id_ for place in best for id_ in self._before(self._people[place]))
            raise StaleError(f"several participants go by this name: {', '.join(ids)}")
        return best[0]

    def _before(self, one: Participant) -> tuple[str, ...]:
        places = set(one.evidence)
        ids = {
            id_
            for id_, other in self._base
            if other.kind == one.kind
            and places & set(other.evidence)
            and _names(one) & _names(other)
        }
        return tuple(sorted(ids))


def correct_dates(
    dates: Sequence[Date],
    corrections: CorrectionList,
    book: SourceBook,
    previous: Briefing | None,
) -> CorrectedDates:
    """Return the dates as the reader corrects them: left out, or of another role.

    Two dates of one role and value become one.
    """
    published = book.published()
    base = dict(zip(date_ids(dates, published), dates, strict=True))
    known = {one.id: one for one in previous.dates} if previous else {}
    stale_ones: list[StaleCorrection] = []
    applied: list[tuple[Correction, Date | None]] = []
    gone: set[str] = set()
    for drop in in_order(one for one in corrections.drop if one.item.sort == "date"):
        try:
            id_ = _find_item(drop.item, base, known, book.articles)
        except StaleError as exc:
            stale_ones.append(stale(drop, str(exc)))
            continue
        gone.add(id_)
        one = base[id_]
        made = _made(drop, (id_,), was=f"{one.value}: {one.about}", evidence=one.evidence)
        applied.append((made, None))
    told: dict[str, list[tuple[Rename | Retype, Mapping[str, str]]]] = {}
    for retype in in_order(one for one in corrections.retype if one.item.sort == "date"):
        try:
            id_ = _find_item(retype.item, base, known, book.articles)
        except StaleError as exc:
            stale_ones.append(stale(retype, str(exc)))
            continue
        if id_ in gone:
            stale_ones.append(stale(retype, DROPPED))
        else:
            told.setdefault(id_, []).append((retype, {"role": str(retype.role)}))
    roles: dict[str, tuple[str, str]] = {}
    for id_, entries in told.items():
        agreed = agree(entries)
        stale_ones += agreed.stale
        if "role" in agreed.values:
            roles[id_] = (agreed.values["role"], agreed.notes["role"])
    kept = {
        id_: one.model_copy(update={"role": roles[id_][0]}) if id_ in roles else one
        for id_, one in base.items()
        if id_ not in gone
    }
    joined = _join_dates(kept.values())
    for id_, (role, note) in sorted(roles.items()):
        made = Correction(
            kind="retype",
            items=(),
            before=(id_,),
            field="role",
            value=role,
            was=base[id_].role,
            evidence=(),
            note=note,
        )
        applied.append((made, joined[role, kept[id_].value]))
    return CorrectedDates(tuple(joined.values()), tuple(applied), tuple(stale_ones))


def correct_divergences(
    divergences: Sequence[Divergence],
    corrections: CorrectionList,
    book: SourceBook,
    previous: Briefing | None,
) -> tuple[tuple[Divergence, ...], Outcomes]:
    """Return the divergences without those that the reader drops, numbered anew."""
    drops = in_order(one for one in corrections.drop if one.item.sort == "divergence")
    known = {one.id: one for one in previous.divergences} if previous else {}
    base = {one.id: one for one in divergences}
    gone: set[str] = set()
    applied: list[Correction] = []
    stale_ones: list[StaleCorrection] = []
    for drop in drops:
        try:
            id_ = _find_item(drop.item, base, known, book.articles)
        except StaleError as exc:
            stale_ones.append(stale(drop, str(exc)))
            continue
        one = base[id_]
        gone.add(id_)
        applied.append(_made(drop, (id_,), was=one.question, evidence=_spans(one)))
    kept = [one for one in divergences if one.id not in gone]
    ids = divergence_ids(kept, book.published())
    numbered = tuple(one.model_copy(update={"id": id_}) for one, id_ in zip(kept, ids, strict=True))
    return numbered, Outcomes(tuple(applied), tuple(stale_ones))


def _find_item(
    ref: ItemRef,
    base: Mapping[str, Item],
    known: Mapping[str, Item],
    articles: Mapping[str, Article],
) -> str:
    """Return the id of the date or divergence that is meant.

    Raises:
        StaleError: There is none, or there are several.
    """
    if ref.id in known:
        places = set(_spans(known[ref.id]))
        shares = {id_: len(places & set(_spans(one))) for id_, one in base.items()}
        best = [id_ for id_, share in shares.items() if share == max(shares.values()) > 0]
        alike = [id_ for id_ in best if _sort(base[id_]) == _sort(known[ref.id])]
        if alike:
            return min(alike)
    if ref.id in base:
        return ref.id
    if not ref.quote:
        raise StaleError(UNKNOWN)
    found = find_by_quote(ref, base.items(), lambda one: _spans(one[1]), articles)
    if len(found) > 1:
        ids = ", ".join(sorted(id_ for id_, _ in found))
        raise StaleError(f"it is of several items: {ids}")
    return found[0][0]


def _join_dates(dates: Iterable[Date]) -> dict[tuple[str, str], Date]:
    joined: dict[tuple[str, str], Date] = {}
    for date in dates:
        key = (date.role, date.value)
        other = joined.get(key)
        if other is None:
            joined[key] = date
            continue
        spans = {*other.evidence, *date.evidence}
        evidence = sorted(spans, key=lambda span: (span.source, span.start, span.end))
        by = tuple(sorted({*other.reported_by, *date.reported_by}))
        joined[key] = other.model_copy(update={"evidence": tuple(evidence), "reported_by": by})
    return joined


def _spans(one: Participant | Date | Divergence) -> tuple[Span, ...]:
    if isinstance(one, Divergence):
        return tuple(span for value in one.values for span in value.evidence)
    return one.evidence


def _sort(one: Participant | Date | Divergence) -> str:
    if isinstance(one, Divergence):
        return one.type
    return one.role if isinstance(one, Date) else one.kind


def _made(
    entry: Entry, before: tuple[str, ...], *, was: str, evidence: Iterable[Span]
) -> Correction:
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


def _finish(
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


def _fields_of(entry: Rename | Retype) -> dict[str, str]:
    if isinstance(entry, Rename):
        return {"name": entry.name} if entry.name else {}
    given: dict[str, str] = {"tier": entry.tier} if entry.tier else {}
    return given | (
        {"roles": "; ".join(sorted(set(entry.roles)))} if entry.roles is not None else {}
    )


def _revise_person(one: Participant, name: str, value: str) -> Participant:
    if name == "name":
        aliases = tuple(sorted({*one.aliases, one.name} - {value}))
        return one.model_copy(update={"name": value, "aliases": aliases})
    if name == "roles":
        roles = tuple(sorted({role for role in value.split("; ") if role}))
        return one.model_copy(update={"roles": roles})
    return one.model_copy(update={name: value})


def _names(one: Participant) -> frozenset[str]:
    return frozenset(map(_name_key, (one.name, *one.aliases)))


def _name_key(name: str) -> str:
    return plain_words(strip_titles(name)) or plain_words(name)


def _moved(place: int | None, first: int, gone: Sequence[int]) -> int | None:
    """Return where a participant stands after others were joined to the first."""
    if place is None:
        return None
    here = first if place in gone else place
    return here - sum(other < here for other in gone)
