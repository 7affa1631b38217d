"""One article that says a thing twice, and not the same.

A source of two values is otherwise taken for one that holds them compatible. It contradicts itself
where two of its sentences report one claim and each has a single amount, or a single day, that
excludes the other's. A share beside its total, and a rate beside a sum, are not in conflict.
"""

import re
from collections.abc import Callable, Sequence
from itertools import combinations, groupby
from typing import NamedTuple

from summarizer.reconcile.dates import dates_conflict, is_precise
from summarizer.reconcile.diverge.difference import (
    Comparison,
    Difference,
    Version,
    read_quote,
)
from summarizer.reconcile.diverge.numbers import amounts_exclude
from summarizer.reconcile.diverge.timing import weigh_dates
from summarizer.reconcile.mentions import Mention
from summarizer.schema.span import Span
from summarizer.schema.words import DivergenceType
from summarizer.text.dates import find_dates
from summarizer.text.quantities import find_quantities

_PARTIAL = re.compile(
    r"\b(?:of (?:which|whom|them|these|those)|in all|total\w*|altogether|overall|including|another"
    r"|further|more|additional\w*|remaining|first|second|third|last|per|each|every|annual\w*"
    r"|yearly|monthly|(?:a|the) (?:year|month|week|day)|initial\w*|later|eventual\w*|half)\b",
    re.IGNORECASE,
)


class _Value(NamedTuple):
    """The one amount or day of a sentence."""

    key: str
    """In a form that compares."""
    span: Span
    """Where it stands."""


def compare_within(mentions: Sequence[Mention], known: Comparison) -> tuple[Difference, ...]:
    """Return a difference for each source that gives one claim two amounts, or two days."""
    found = []
    ordered = sorted(mentions, key=lambda one: one.key)
    for _, own in groupby(ordered, key=lambda one: one.source):
        several = list(own)
        for kind, read, differ, question in _SORTS:
            values = [(one, value) for one in several if (value := read(one, known)) is not None]
            pair = next(
                (
                    (left, right)
                    for (one, left), (other, right) in combinations(values, 2)
                    if one.claim.sentence != other.claim.sentence and differ(left.key, right.key)
                ),
                None,
            )
            if pair is not None:
                materiality = weigh_dates([one.key for one in pair]) if kind == "date" else "medium"
                versions = tuple(Version(one.key, (one.span,)) for one in pair)
                found.append(Difference(kind, materiality, question, versions))
    return tuple(found)


def _amount(mention: Mention, known: Comparison) -> _Value | None:
    """Return the one amount of a quote that gives it plainly."""
    read = read_quote(mention, known.book)
    quantities = find_quantities(read.text)
    if not read.is_quote or len(quantities) != 1 or _PARTIAL.search(read.text):
        return None
    (one,) = quantities
    if one.approx is not None:
        return None
    return _Value(read.text[one.start : one.end], read.span(one.start, one.end))


def _day(mention: Mention, known: Comparison) -> _Value | None:
    """Return the one day of a quote that names no other time."""
    read = read_quote(mention, known.book)
    dates = find_dates(read.text, reference=known.book.articles[mention.source].published)
    if not read.is_quote or len(dates) != 1 or not is_precise(dates[0].value):
        return None
    (one,) = dates
    return _Value(one.value, read.span(one.start, one.end))


_SORTS: Sequence[
    tuple[
        DivergenceType,
        Callable[[Mention, Comparison], _Value | None],
        Callable[[str, str], bool],
        str,
    ]
] = (
    ("number", _amount, amounts_exclude, "How many, within one article?"),
    ("date", _day, dates_conflict, "When, within one article?"),
)
