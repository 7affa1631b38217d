"""Corrections of dates and divergences."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from summarizer.reconcile.corrected.book import (
    DROPPED,
    UNKNOWN,
    Item,
    Outcomes,
    StaleError,
    agree,
    finish,
    in_order,
    made_of_drop,
    stale,
)
from summarizer.reconcile.corrected.refs import find_by_quote
from summarizer.reconcile.sources import SourceBook
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing, Date, Divergence, Participant
from summarizer.schema.corrections import CorrectionList, Drop, ItemRef, Rename, Retype
from summarizer.schema.ids import date_ids, divergence_ids
from summarizer.schema.provenance import Correction, StaleCorrection
from summarizer.schema.span import Span

EntryOfItem = TypeVar("EntryOfItem", Drop, Retype)


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
        return finish(self.applied, self.stale, self.dates, numbered)


def correct_dates(
    dates: Sequence[Date],
    corrections: CorrectionList,
    book: SourceBook,
    previous: Briefing | None,
) -> CorrectedDates:
    """Return the dates as the reader corrects them: left out, or of another role.

    Two dates of one role and value become one.
    """
    base = dict(zip(date_ids(dates, book.published()), dates, strict=True))
    known = {one.id: one for one in previous.dates} if previous else {}
    drops = in_order(one for one in corrections.drop if one.item.sort == "date")
    dropped, stale_drops = _find_all(drops, base, known, book.articles)
    gone = {id_ for _, id_ in dropped}
    retypes = in_order(one for one in corrections.retype if one.item.sort == "date")
    retyped, stale_retypes = _find_all(retypes, base, known, book.articles)
    roles = _agree_on_roles((one for one in retyped if one[1] not in gone), stale_retypes)
    stale_retypes += [stale(one, DROPPED) for one, id_ in retyped if id_ in gone]
    kept = {
        id_: one.model_copy(update={"role": roles[id_].role}) if id_ in roles else one
        for id_, one in base.items()
        if id_ not in gone
    }
    joined = _join_dates(kept.values())
    applied: list[tuple[Correction, Date | None]] = [
        (_drop_date(entry, id_, base[id_]), None) for entry, id_ in dropped
    ]
    for id_, given in sorted(roles.items()):
        date = joined[given.role, kept[id_].value]
        applied.append((_retype_date(given, id_, base[id_]), date))
    return CorrectedDates(tuple(joined.values()), tuple(applied), (*stale_drops, *stale_retypes))


class _Role(NamedTuple):
    """What a reader gives a date, and why."""

    role: str
    note: str


def _agree_on_roles(
    retyped: Iterable[tuple[Retype, str]], stale_ones: list[StaleCorrection]
) -> dict[str, _Role]:
    """Return the role that each date is given; add to the stale ones those that contradict."""
    told: dict[str, list[tuple[Rename | Retype, Mapping[str, str]]]] = {}
    for entry, id_ in retyped:
        told.setdefault(id_, []).append((entry, {"role": str(entry.role)}))
    roles = {}
    for id_, entries in told.items():
        agreed = agree(entries)
        stale_ones += agreed.stale
        if "role" in agreed.values:
            roles[id_] = _Role(agreed.values["role"], agreed.notes["role"])
    return roles


def _drop_date(entry: Drop, id_: str, date: Date) -> Correction:
    return made_of_drop(entry, (id_,), was=f"{date.value}: {date.about}", evidence=date.evidence)


def _retype_date(given: _Role, id_: str, date: Date) -> Correction:
    return Correction(
        kind="retype",
        items=(),
        before=(id_,),
        field="role",
        value=given.role,
        was=date.role,
        evidence=(),
        note=given.note,
    )


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
    dropped, stale_ones = _find_all(drops, base, known, book.articles)
    gone = {id_ for _, id_ in dropped}
    applied = [
        made_of_drop(entry, (id_,), was=base[id_].question, evidence=_spans(base[id_]))
        for entry, id_ in dropped
    ]
    kept = [one for one in divergences if one.id not in gone]
    ids = divergence_ids(kept, book.published())
    numbered = tuple(one.model_copy(update={"id": id_}) for one, id_ in zip(kept, ids, strict=True))
    return numbered, Outcomes(tuple(applied), tuple(stale_ones))


def _find_all(
    entries: Sequence[EntryOfItem],
    base: Mapping[str, Item],
    known: Mapping[str, Item],
    articles: Mapping[str, Article],
) -> tuple[list[tuple[EntryOfItem, str]], list[StaleCorrection]]:
    """Return each entry with the id of the item that it is about, and those that are of none."""
    found, stale_ones = [], []
    for entry in entries:
        try:
            found.append((entry, _find_item(entry.item, base, known, articles)))
        except StaleError as exc:
            stale_ones.append(stale(entry, str(exc)))
    return found, stale_ones


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
