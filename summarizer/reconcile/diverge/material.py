"""Whether versions that a reader holds apart differ in what matters, and how much, by rule.

For each type there is one test that a mere variant in wording fails: numbers and dates must exclude
each other, holders must differ, acts must be of other bands, wording must differ in a qualifier, a
condition or a term of art, and of two scopes neither may be a shortening of the other.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from summarizer.reconcile.dates import dates_conflict
from summarizer.reconcile.diverge.acts import act_differs
from summarizer.reconcile.diverge.difference import Comparison
from summarizer.reconcile.diverge.hedges import hedges_of
from summarizer.reconcile.diverge.holders import plain_holders
from summarizer.reconcile.diverge.numbers import amounts_exclude
from summarizer.reconcile.diverge.qualifiers import QUALIFIERS
from summarizer.reconcile.diverge.scope import find_bases
from summarizer.reconcile.diverge.timing import weigh_dates
from summarizer.reconcile.mentions import Mention
from summarizer.schema.span import Span
from summarizer.schema.words import DivergenceType, Materiality
from summarizer.text.dates import find_dates
from summarizer.text.similarity import content_words

_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_ONE = re.compile(r"^\W*(?:an?|one|the first|a single)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:[a-z]{3,}(?<!s)(?<!u)s|people|men|women|several|some|various)\b")


class Told(NamedTuple):
    """Where one source has a version."""

    mention: Mention
    """The report that the words stand in."""
    span: Span
    """The words."""

    @property
    def source(self) -> str:
        """Return the id of the source."""
        return self.span.source


Versions = Sequence[Sequence[Told]]
"""Versions, each with the places where sources have it."""


def weigh_difference(
    kind: DivergenceType, versions: Versions, known: Comparison
) -> Materiality | None:
    """Return how much a difference of these versions matters; None where it is none."""
    return _TESTS[kind](versions, known)


def _numbers(versions: Versions, known: Comparison) -> Materiality | None:
    texts = _texts(versions)
    if any(amounts_exclude(left, right) for left, right in combinations(texts, 2)):
        return "high"
    singular = [bool(_ONE.search(text)) for text in texts]
    plural = [
        not one and bool(_SEVERAL.search(text)) for one, text in zip(singular, texts, strict=True)
    ]
    return "medium" if any(singular) and any(plural) else None


def _dates(versions: Versions, known: Comparison) -> Materiality | None:
    found = []
    for version in versions:
        first = version[0]
        reference = known.book.articles[first.source].published
        dates = find_dates(first.span.quote, reference=reference)
        if len(dates) != 1:
            return None
        found.append(dates[0].value)
    apart = any(dates_conflict(left, right) for left, right in combinations(found, 2))
    return weigh_dates(found) if apart else None


def _holders(versions: Versions, known: Comparison) -> Materiality | None:
    held = [{plain_holders(one.mention.holders, known) for one in version} for version in versions]
    apart = all(not left & right for left, right in combinations(held, 2))
    return "medium" if apart else None


def _acts(versions: Versions, known: Comparison) -> Materiality | None:
    pairs = combinations([(version[0].span.quote, version[0].mention) for version in versions], 2)
    grades = [act_differs(*left, *right) for left, right in pairs]
    return next((grade for grade in grades if grade is not None), None)


def _polarity(versions: Versions, known: Comparison) -> Materiality | None:
    stances = [{one.mention.stance for one in version} for version in versions]
    return "high" if {"support"} in stances and {"oppose"} in stances else None


def _wording(versions: Versions, known: Comparison) -> Materiality | None:
    """Return how much it matters that versions have other qualifiers, conditions or terms."""
    for read in (_qualifiers, hedges_of):
        if len({frozenset(read(text)) for text in _texts(versions)}) > 1:
            return "high"
    forms = [
        {(use.family, use.form) for _, use in known.terms.find(text)} for text in _texts(versions)
    ]
    families = [{family for family, _ in one} for one in forms]
    if frozenset.intersection(*map(frozenset, families)) and len({*map(frozenset, forms)}) > 1:
        return "high"
    return None


def _scope(versions: Versions, known: Comparison) -> Materiality | None:
    """Return how much it matters that each version covers what the other does not."""
    words = [
        frozenset(word for one in version for word in content_words(one.span.quote))
        for version in versions
    ]
    if any(left <= right or right <= left for left, right in combinations(words, 2)):
        return None
    bases = [find_bases(version[0].mention.span.quote) for version in versions]
    return "high" if all(bases) else "medium"


def _entity(versions: Versions, known: Comparison) -> Materiality | None:
    names = [
        {
            known.vocabulary.holder(name) or name.casefold()
            for one in version
            for name in _NAME.findall(one.span.quote)
        }
        for version in versions
    ]
    apart = all(left and right and not left & right for left, right in combinations(names, 2))
    return "medium" if apart else None


def _qualifiers(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((one.dimension, one.name) for _, one in QUALIFIERS.find(text))


def _texts(versions: Versions) -> list[str]:
    return [version[0].span.quote for version in versions]


_TESTS: Mapping[DivergenceType, Callable[[Versions, Comparison], Materiality | None]] = {
    "date": _dates,
    "number": _numbers,
    "attribution": _holders,
    "speech_act": _acts,
    "polarity": _polarity,
    "wording": _wording,
    "scope": _scope,
    "entity": _entity,
}
