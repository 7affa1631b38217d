"""Formulas of several parts: which of them each source gives, over all that it reports of a holder.

Who endorses a formula may give all of its parts or withhold some, and outlets drop some as well.
The parts stand in different sentences, so they are compared over the claims of an event, not inside
one. A source that only names the matter has withheld all parts: that is a version where others
differ in what they give, and by itself none.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.reconcile.diverge.difference import (
    Comparison,
    Difference,
    Finding,
    Version,
    make_versions,
    read_quote,
    told_mentions,
)
from summarizer.reconcile.granularity import Group
from summarizer.text.words import PhraseFinder, build_finder
from summarizer.vocabulary.records import Formula

_SUBJECT = ""
"""Stands for the matter of a formula among its parts."""


class FormulaDifference(NamedTuple):
    """A difference in the parts of a formula."""

    difference: Difference
    """The difference."""
    groups: tuple[int, ...]
    """Indices of the claims that it is about."""


class _Part(NamedTuple):
    """A part of a formula as one source gives it."""

    group: int
    name: str
    finding: Finding


def compare_formulas(groups: Sequence[Group], known: Comparison) -> tuple[FormulaDifference, ...]:
    """Return a difference for each formula of which sources give other parts for one holder."""
    differences = []
    for formula in known.vocabulary.formulas:
        phrases = dict.fromkeys(formula.subject, _SUBJECT)
        phrases |= {phrase: part for part, found in formula.parts.items() for phrase in found}
        finder = build_finder(phrases)
        by_holders: dict[tuple[str, ...], list[_Part]] = {}
        for holders, part in _read_parts(groups, finder, known):
            by_holders.setdefault(holders, []).append(part)
        for holders in sorted(by_holders):
            difference = _compare(by_holders[holders], formula, known)
            if difference is not None:
                differences.append(difference)
    return tuple(differences)


def _read_parts(
    groups: Sequence[Group], finder: PhraseFinder[str], known: Comparison
) -> Iterator[tuple[tuple[str, ...], _Part]]:
    for index, group in enumerate(groups):
        for mention in told_mentions(group.mentions):
            read = read_quote(mention, known.book)
            for word, part in finder.find(read.text):
                place = (word.start, word.end)
                finding = Finding(mention.source, part, read.value(*place), read.span(*place))
                yield mention.holders, _Part(index, part, finding)


def _compare(
    parts: Sequence[_Part], formula: Formula, known: Comparison
) -> FormulaDifference | None:
    given: dict[str, set[str]] = {}
    for one in parts:
        given.setdefault(one.finding.source, set()).add(one.name)
    telling = [
        one for one in parts if one.name != _SUBJECT or given[one.finding.source] == {_SUBJECT}
    ]
    findings = [
        one.finding._replace(key=frozenset(given[one.finding.source] - {_SUBJECT}))
        for one in telling
    ]
    versions = make_versions(findings, known.book)
    if len({one.key for one in findings if one.key}) < 2:
        return None
    named = tuple(Version(_in_words(one), one.evidence) for one in versions)
    question = f"Which parts of the {formula.name} are given?"
    difference = Difference("scope", formula.materiality, question, named)
    return FormulaDifference(difference, tuple(sorted({one.group for one in telling})))


def _in_words(version: Version) -> str:
    """Return the parts of a version as its first source has them."""
    source = version.evidence[0].source
    return "; ".join(
        dict.fromkeys(span.quote for span in version.evidence if span.source == source)
    )
