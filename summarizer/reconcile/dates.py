"""Dates of the event: one for each role and value, whoever gives it."""

from collections.abc import Iterable, Mapping, Sequence

from summarizer.reconcile.sources import SourceBook, majority
from summarizer.schema.briefing import Date
from summarizer.schema.communique import Communique, GroundedDate
from summarizer.schema.ids import anchor_of
from summarizer.schema.span import Span
from summarizer.text.dates import canonical_edtf, edtf_bounds
from summarizer.text.similarity import content_words

_REFINED = frozenset(("deadline", "next_meeting", "anniversary", "other"))
_PERIODS = frozenset(("plan_period", "term", "visit", "meeting"))
_PLANS = frozenset(("plan_period", "term"))
_QUALIFIERS = str.maketrans("", "", "?~%")


def fold_dates(communiques: Sequence[Communique], book: SourceBook) -> tuple[Date, ...]:
    """Return the dates of all communiqués, one for each role and value, still without ids.

    A value that any source gives without a qualifier is given without one.
    """
    told: dict[tuple[str, str], list[tuple[str, GroundedDate]]] = {}
    for communique in communiques:
        for date in communique.dates:
            value = canonical_edtf(date.value.translate(_QUALIFIERS))
            if value is not None:
                told.setdefault((date.role, value), []).append((communique.article, date))
    _drop_ends(told)
    _refine(told)
    _drop_ends(told)
    published = book.published()
    return tuple(
        _fold_date(value, told[role, value], book, published) for role, value in sorted(told)
    )


def dates_conflict(left: str, right: str) -> bool:
    """Return whether two dates exclude each other: neither lies within the other.

    >>> dates_conflict("2027", "2027-06"), dates_conflict("2027-06-15", "2027-06-16")
    (False, True)
    """
    one, other = edtf_bounds(left), edtf_bounds(right)
    within = one.first >= other.first and one.last <= other.last
    around = other.first >= one.first and other.last <= one.last
    return not (within or around)


def is_precise(value: str) -> bool:
    """Return whether a date names days, not only months or years."""
    return all(len(part.translate(_QUALIFIERS)) == len("2026-01-04") for part in value.split("/"))


def _refine(told: dict[tuple[str, str], list[tuple[str, GroundedDate]]]) -> None:
    """Put roughly given dates to the exact one of the same thing that other sources give.

    "By the end of 2031" is 31 December 2031 where a source says so of the same matter. Meetings
    and visits stay: they have days and sessions of their own.
    """
    within = _values_by_beginning(told)
    for role, value in sorted(told, key=lambda one: (one[0], len(one[1]), one[1])):
        if role not in _REFINED or "/" in value:
            continue
        rough = told[role, value]
        sources = {source for source, _ in rough}
        exact = [
            other
            for other in within.get((role, value), ())
            if not sources & {source for source, _ in told[role, other]}
            and (
                _are_of_one_thing(rough, told[role, other])
                or (role == "other" and len(value) > len("2031") and _is_bare(rough))
            )
        ]
        if len(exact) == 1:
            told[role, exact[0]] += told.pop((role, value))


def _values_by_beginning(told: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
    """Return, for a role and a year or month, the exacter dates of that role that lie in it."""
    within: dict[tuple[str, str], list[str]] = {}
    for role, value in sorted(told):
        if "/" not in value:
            parts = value.split("-")
            for length in range(1, len(parts)):
                within.setdefault((role, "-".join(parts[:length])), []).append(value)
    return within


def _drop_ends(told: dict[tuple[str, str], list[tuple[str, GroundedDate]]]) -> None:
    """Leave out dates that are but the first or last day of a period of the same thing.

    A day of which no more is said than that something happens is taken for that of the period that
    begins or ends with it.
    """
    by_end: dict[str, list[tuple[str, str]]] = {}
    for key in told:
        ends = set(key[1].split("/")) if key[0] in _PERIODS else set()
        months = {end[: len("2031-05")] for end in ends if key[0] in _PLANS and is_precise(end)}
        for end in sorted(ends | months):
            by_end.setdefault(end, []).append(key)
    for role, value in sorted(told):
        if role != "other" or "/" in value:
            continue
        periods = by_end.get(value, ())
        bare = _is_bare(told[role, value])
        if any(
            _are_of_one_thing(told[role, value], told[key])
            or (bare and key[0] in _PLANS and _bounds_plan(value, told[role, value], told[key]))
            for key in periods
        ):
            del told[role, value]


def _bounds_plan(
    value: str,
    told: Sequence[tuple[str, GroundedDate]],
    period: Sequence[tuple[str, GroundedDate]],
) -> bool:
    """Return whether a date of which nothing is said is one end of a period.

    A day is; a month or year, where other sources than its own give the period, and more of them.
    """
    if is_precise(value):
        return True
    ours, theirs = ({source for source, _ in one} for one in (told, period))
    more = len(value) > len("2031") or len(theirs) > len(ours)
    return more and ours.isdisjoint(theirs)


def _is_bare(told: Sequence[tuple[str, GroundedDate]]) -> bool:
    """Return whether no more is said of a date than that something happens then."""
    return not any(
        set(content_words(date.about)) - set(content_words(date.role)) for _, date in told
    )


def _are_of_one_thing(
    left: Sequence[tuple[str, GroundedDate]], right: Sequence[tuple[str, GroundedDate]]
) -> bool:
    """Return whether what two dates are of has words in common."""
    ours, theirs = (
        {word for _, date in told for word in content_words(date.about)} for told in (left, right)
    )
    return bool(ours & theirs)


def _fold_date(
    value: str,
    told: Sequence[tuple[str, GroundedDate]],
    book: SourceBook,
    published: Mapping[str, str | None],
) -> Date:
    spans = _places(told)
    anchor = anchor_of(spans, published)
    sources = {source for source, _ in told}
    exact = any(date.value.translate(_QUALIFIERS) == date.value for _, date in told)
    written = majority([(source, date.value) for source, date in told], book)
    return Date(
        id="",
        role=told[0][1].role,
        value=value if exact else canonical_edtf(written) or value,
        about=next(
            date.about
            for source, date in told
            if (source, date.span.start, date.span.end) == (anchor.source, anchor.start, anchor.end)
        ),
        evidence=spans,
        reported_by=tuple(sorted(sources)),
    )


def _places(told: Sequence[tuple[str, GroundedDate]]) -> tuple[Span, ...]:
    """Return where the date stands, each place once, by source and place."""
    places = {
        (source, date.span.start, date.span.end): Span(
            source=source,
            start=date.span.start,
            end=date.span.end,
            quote=date.span.quote,
        )
        for source, date in told
    }
    return tuple(places[key] for key in sorted(places))
