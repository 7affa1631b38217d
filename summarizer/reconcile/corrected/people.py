"""Corrections of participants: names that are one, tiers, offices, names, and who is left out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.reconcile.corrected.book import (
    DROPPED,
    UNKNOWN,
    Outcomes,
    StaleError,
    agree,
    finish,
    in_order,
    kind_of,
    made_of_drop,
    stale,
)
from summarizer.reconcile.corrected.refs import plain_words
from summarizer.reconcile.participants import ToldGroup, fold_told
from summarizer.reconcile.sources import SourceBook
from summarizer.schema.briefing import Briefing, Participant
from summarizer.schema.corrections import CorrectionList, ItemRef, Rename, Retype
from summarizer.schema.ids import participant_ids
from summarizer.schema.provenance import Correction, StaleCorrection
from summarizer.text.names import strip_titles
from summarizer.vocabulary.load import Vocabulary


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
        return finish(self.applied, self.stale, self.participants, numbered)


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
            correction = made_of_drop(
                entry, self._before(gone), was=gone.name, evidence=gone.evidence
            )
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
