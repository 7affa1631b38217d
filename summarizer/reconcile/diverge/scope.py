"""Scope: on what legal bases something is to be done.

A shorter list of sectors or examples is a variant. A different list of legal bases is not: which
charter, resolutions or agreements a dispute is to be settled by is what parties negotiate about.
"""

import re
from collections.abc import Sequence

from summarizer.reconcile.diverge.difference import (
    Comparison,
    Difference,
    Finding,
    cut_span,
    make_versions,
)
from summarizer.reconcile.mentions import Mention
from summarizer.text.similarity import content_words

_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_BASIS = re.compile(
    r"\b(?:in (?:accordance|line|keeping|conformity|compliance) with|consistent with|pursuant to"
    r"|on the basis of|based on|under(?:pinned by)?|as per|as set out in|as enshrined in"
    r"|within the framework of)\s+(?P<list>[^;:.()]*)",
    re.IGNORECASE,
)
_INSTRUMENT = re.compile(
    r"\b(?:charter|resolutions?|agreements?|treat(?:y|ies)|conventions?|international law"
    r"|humanitarian law|declarations?|statute|accords?|protocols?|constitution|mandate)\b",
    re.IGNORECASE,
)
_LIST_ENDS = re.compile(
    r",?\s+\b(?:which|that|who|while|whereas|emphasi[sz]ing|stressing|underlining|adding|noting"
    r"|reaffirming|calling|saying|but|to|for|at|during|after|before)\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:,\s*(?:and|as well as|or)?|\band\b|\bas well as\b|\bor\b)\s*")
_LEAST_COMMON = 1


def compare_bases(mentions: Sequence[Mention], known: Comparison) -> tuple[Difference, ...]:
    """Return a difference where sources give different lists of legal bases for one claim."""
    findings = []
    for mention in mentions:
        found = find_bases(mention.claim.span.quote)
        if found is not None:
            start, end, bases = found
            span = cut_span(mention.span, start, end)
            findings.append(Finding(mention.source, bases, span.quote, span))
    common = frozenset.intersection(*(_heads(one.key) for one in findings)) if findings else ()
    versions = make_versions(findings, known.book)
    if len(versions) < 2 or len(common) < _LEAST_COMMON:
        return ()
    return (Difference("scope", "high", "On what legal bases?", versions),)


def find_bases(quote: str) -> tuple[int, int, frozenset[frozenset[str]]] | None:
    """Return where a quote lists legal bases, and the words of each; None where it lists none.

    >>> find_bases("settled in line with the UN Charter and bilateral agreements")[:2]
    (21, 60)
    """
    masked = _DOTTED.sub(lambda dotted: dotted[0].replace(".", "_"), quote)
    for found in _BASIS.finditer(masked):
        start, text = found.start("list"), found["list"]
        ends = _LIST_ENDS.search(text)
        text = (text[: ends.start()] if ends else text).rstrip(' ,”"')
        parts = [part for part in _SEPARATOR.split(text) if _INSTRUMENT.search(part)]
        if parts:
            words = frozenset(frozenset(content_words(part.replace("_", ""))) for part in parts)
            return start, start + len(text), words
    return None


def _heads(bases: object) -> frozenset[str]:
    """Return all words of a list of bases."""
    assert isinstance(bases, frozenset)
    return frozenset(word for base in bases for word in base)
