"""Formulas of several parts: which of them each source gives, over all that it reports of a holder.

Who endorses a formula may give all of its parts or withhold some, and outlets drop some as well.
The parts stand in different sentences, so they are compared over the claims of an event, not inside
one. A source that gives no part at all only names the matter, and has no version.
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
    found = []
    for formula in known.vocabulary.formulas:
        finder = build_finder(
            {phrase: part for part, phrases in formula.parts.items() for phrase in phrases}
        )
        by_holders: dict[tuple[str, ...], list[_Part]] = {}
        for holders, part in _read_parts(groups, finder, known):
            by_holders.setdefault(holders, []).append(part)
        for holders in sorted(by_holders):
            difference = _compare(by_holders[holders], formula, known)
            if difference is not None:
                found.append(difference)
    return tuple(found)


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
    findings = [one.finding._replace(key=frozenset(given[one.finding.source])) for one in parts]
    versions = make_versions(findings, known.book)
    if len(versions) < 2:
        return None
    named = tuple(Version(_in_words(one), one.evidence) for one in versions)
    question = f"Which parts of the {formula.name} are given?"
    difference = Difference("scope", formula.materiality, question, named)
    return FormulaDifference(difference, tuple(sorted({one.group for one in parts})))


def _in_words(version: Version) -> str:
    """Return the parts of a version as its first source has them."""
    source = version.evidence[0].source
    return "; ".join(
        dict.fromkeys(span.quote for span in version.evidence if span.source == source)
    )
