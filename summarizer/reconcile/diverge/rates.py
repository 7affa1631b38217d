"""One amount that is a total in one source and a rate in another.

"85 million over five years" and "85 million a year" give the same figure, and one is five times
the other.
"""

import re
from collections.abc import Sequence

from summarizer.reconcile.diverge.difference import (
    Comparison,
    Difference,
    Finding,
    make_versions,
    read_quote,
)
from summarizer.reconcile.mentions import Mention
from summarizer.text.quantities import Quantity, find_quantities

_REACH = 60
"""Code points behind an amount in which its rate or its period is looked for."""
_BETWEEN = r"^(?:[^.;:()]|\([^()]*\)){0,40}?\b"
_RATE = re.compile(
    r"^\W*(?:(?:in|of|to) (?:[a-z-]+ ){1,5})?"
    r"(?:(?:a|per|each|every) (?:year|month|week|day)\b|annually\b|yearly\b)",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    _BETWEEN
    + r"(?:(?:over|across|spread over|during|within|for) (?:a |the )?(?:period of |next |coming )?"
    r"(?:\w+|\d+)[- ](?:years?|months?)|in total|in all|altogether)\b",
    re.IGNORECASE,
)


def compare_rates(mentions: Sequence[Mention], known: Comparison) -> tuple[Difference, ...]:
    """Return a difference where sources give one figure as a total and as a rate."""
    by_figure: dict[tuple[str, str], list[Finding]] = {}
    for mention in mentions:
        read = read_quote(mention, known.book)
        for one in find_quantities(read.text):
            told = _read_kind(read.text[one.end : one.end + _REACH])
            if told is not None:
                kind, end = told[0], one.end + told[1]
                finding = Finding(
                    mention.source, kind, read.value(one.start, end), read.span(one.start, end)
                )
                by_figure.setdefault(_figure(one), []).append(finding)
    differences = []
    for figure in sorted(by_figure):
        versions = make_versions(by_figure[figure], known.book)
        if len(versions) > 1:
            differences.append(Difference("number", "high", "In all, or each time?", versions))
    return tuple(differences)


def _read_kind(after: str) -> tuple[str, int] | None:
    """Return whether an amount is a rate or a total, and where the words end that say so."""
    for kind, words in (("rate", _RATE), ("total", _TOTAL)):
        found = words.search(after)
        if found:
            return kind, found.end()
    return None


def _figure(quantity: Quantity) -> tuple[str, str]:
    return str(quantity.value.normalize()), quantity.currency or quantity.unit or ""
