"""Conditions: a commitment that one source gives as it is, and another with a condition on it.

"Agreed in principle", "subject to parliamentary approval", "provided that": whoever leaves such
words out promises more than was promised. So here, and only for commitments, what a source leaves
out is a difference; one that lumps claims together, or speaks in a headline, is not held to it.
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

_HEDGES = {
    "in principle": r"in[ -]principle",
    "condition": r"subject to|provided (?:that|its|their|the)|on (?:the )?condition that"
    r"|condition(?:al|ed) (?:on|upon)|contingent (?:on|upon)|dependent (?:on|upon)|as long as"
    r"|unless|if(?! not\b| any\b)",
    "pending": r"pending",
}
_PATTERNS = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _HEDGES.items()
}
_ONLY_THEN = re.compile(
    r"\b(?:as soon as|only (?:after|when)"
    r"|once(?! (?:in|again|more)\b| (?:an?|per|every|each) (?:day|week|month|quarter|year)\b))\b",
    re.IGNORECASE,
)
"""Words for a time that can stand for a condition, which only another source's words can tell."""
_BINDING = ("agreement",)


def hedges_of(text: str) -> frozenset[str]:
    """Return the sorts of conditions that a text puts on what it says.

    >>> sorted(hedges_of("agreed in principle, subject to approval"))
    ['condition', 'in principle']
    """
    return frozenset(name for name, pattern in _PATTERNS.items() if pattern.search(text))


def compare_hedges(mentions: Sequence[Mention], known: Comparison) -> tuple[Difference, ...]:
    """Return a difference where some sources put a condition on a commitment and others do not."""
    told = [one for one in mentions if one.claim.type in _BINDING and one.claim.zone != "headline"]
    findings = []
    patterns = list(_PATTERNS.values())
    if any(hedges_of(read_quote(one, known.book).text) for one in told):
        patterns.append(_ONLY_THEN)
    for mention in told:
        read = read_quote(mention, known.book)
        found = next((hit for one in patterns if (hit := one.search(read.text))), None)
        if found is not None:
            place = found.span()
            findings.append(
                Finding(mention.source, "hedged", read.value(*place), read.span(*place))
            )
        elif not hedges_of(_sentence_of(mention, known)):
            findings.append(Finding(mention.source, "plain", mention.span.quote, mention.span))
    versions = make_versions(findings, known.book)
    if len(versions) < 2:
        return ()
    return (Difference("wording", "high", "On a condition?", versions),)


def _sentence_of(mention: Mention, known: Comparison) -> str:
    article = known.book.articles[mention.source]
    return " ".join(
        " ".join(article.text[one.start : one.end].split())
        for one in article.sentences
        if one.start < mention.span.end and mention.span.start < one.end
    )
