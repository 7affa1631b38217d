"""Wording: formulas whose exact form is policy.

The table of terms of art says which forms differ, how much that matters, and who documents it.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from summarizer.reconcile.diverge.difference import (
    Comparison,
    Difference,
    Finding,
    make_versions,
    read_quote,
)
from summarizer.reconcile.mentions import Mention, TermUse
from summarizer.schema.words import Materiality
from summarizer.text.words import PhraseFinder


def forms_by_source(
    mentions: Iterable[Mention], terms: PhraseFinder[TermUse]
) -> Mapping[tuple[str, str], frozenset[str]]:
    """Return the forms of each family of terms that each source uses anywhere."""
    used: dict[tuple[str, str], set[str]] = {}
    for mention in mentions:
        for _, use in terms.find(mention.claim.span.quote):
            used.setdefault((mention.source, use.family), set()).add(use.form)
    return {key: frozenset(forms) for key, forms in used.items()}


def compare_terms(mentions: Sequence[Mention], known: Comparison) -> tuple[Difference, ...]:
    """Return a difference for each term of art that sources give in different forms.

    A source that uses several forms of one family in its article does not choose between them, and
    counts for none.
    """
    uses = []
    for mention in mentions:
        read = read_quote(mention, known.book)
        for word, use in known.terms.find(read.text):
            if len(known.forms_used.get((mention.source, use.family), ())) <= 1:
                place = (word.start, word.end)
                finding = Finding(mention.source, use.form, read.value(*place), read.span(*place))
                uses.append((use.family, finding))
    differences = []
    for family, found in groupby(sorted(uses, key=lambda one: one[0]), key=lambda one: one[0]):
        versions = make_versions([finding for _, finding in found], known.book)
        if len(versions) > 1:
            differences.append(
                Difference(
                    type="wording",
                    materiality=_materiality(family, known),
                    question=f"In which form is the {family} given?",
                    versions=versions,
                )
            )
    return tuple(differences)


def _materiality(family: str, known: Comparison) -> Materiality:
    return next(term.materiality for term in known.vocabulary.terms if term.name == family)
