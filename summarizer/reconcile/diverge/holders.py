"""Attribution and polarity: who holds a claim, and whether for or against.

Two parties that disagree with each other are two positions, and never come here: a divergence is
that two sources tell one claim of different holders, or tell one holder's stance both ways. A
holder who is only named more generally (a minister for the state, a group for its members) is the
same holder.
"""

import re
from collections.abc import Iterable, Sequence

from summarizer.reconcile.diverge.difference import (
    Comparison,
    Difference,
    Finding,
    make_versions,
)
from summarizer.reconcile.mentions import Mention
from summarizer.schema.words import Materiality
from summarizer.text.similarity import WordWeights, overlap

SAME_MATTER = 0.4
"""How alike the words of two versions must be at least for their holders to be compared."""
SHARED_WORDS = 3
"""How many content words they must have in common: fewer are a manner of speaking."""
_PROMISES = frozenset(("commitment", "continuation", "plan", "readiness", "signing"))
_DOCUMENT = re.compile(
    r"\b(?:statement|communiqu[eé]|declaration|document|text|paper)\b", re.IGNORECASE
)
_TOGETHER = re.compile(r"\b(?:both|two|sides|parties|they|countries|ministers)\b", re.IGNORECASE)
_COURTESIES = frozenset(("praise", "assessment", "information"))


def compare_holders(
    mentions: Sequence[Mention], known: Comparison, weights: WordWeights
) -> tuple[Difference, ...]:
    """Return a difference where sources give a position to different parties.

    Only positions are compared: what one party undertakes is often told as what both agreed on.
    """
    stated = [one for one in mentions if one.claim.type == "position" and _is_explicit(one, known)]
    findings = []
    for mention in stated:
        holders = plain_holders(mention.holders, known)
        if holders and holders <= known.parties:
            value = _name_holders(holders, known)
            findings.append(Finding(mention.source, holders, value, mention.span))
    versions = make_versions(findings, known.book)
    if len(versions) < 2 or not _same_matter(stated, known, weights):
        return ()
    if _apart_by_beneficiary(stated, known):
        return ()
    courtesy = all(one.act is not None and one.act.kind in _COURTESIES for one in stated)
    materiality: Materiality = "low" if courtesy else "medium"
    return (Difference("attribution", materiality, "Who holds this?", versions),)


def compare_stances(mentions: Sequence[Mention], known: Comparison) -> tuple[Difference, ...]:
    """Return a difference where sources tell the stance of one holder both ways.

    The stance must be turned round in the words of the quotes as well: a support for the end of
    something and an opposition to it are one stance. Demands are left out: what they are for or
    against stands in what is demanded ("stop licensing", "issue no licences").
    """
    by_holders: dict[frozenset[str], list[Mention]] = {}
    for mention in mentions:
        by_holders.setdefault(plain_holders(mention.holders, known), []).append(mention)
    differences = []
    for holders in sorted(by_holders, key=sorted):
        told = [
            one
            for one in by_holders[holders]
            if one.stance != "neutral" and not (one.act and one.act.kind == "call")
        ]
        findings = [
            Finding(one.source, (one.stance, one.negative), one.claim.span.quote, one.span)
            for one in told
        ]
        keys = {(one.stance, one.negative) for one in told}
        turned = {("support", False), ("oppose", True)}
        versions = make_versions(findings, known.book)
        if keys == turned and len(versions) > 1:
            differences.append(Difference("polarity", "high", "For or against?", versions))
    return tuple(differences)


def _apart_by_beneficiary(mentions: Sequence[Mention], known: Comparison) -> bool:
    """Return whether holders differ only in whom the claim is about: "the others back her bid"."""
    holders = [plain_holders(one.holders, known) for one in mentions if one.holders]
    apart = frozenset.union(*holders) - frozenset.intersection(*holders) if holders else frozenset()
    targets = {target for one in mentions for target in one.targets}
    return bool(apart) and apart <= targets


def _is_explicit(mention: Mention, known: Comparison) -> bool:
    """Return whether the source says who holds it; "the statement praised" is both or either."""
    if len(mention.holders) < 2:
        return True
    quote = mention.claim.span.quote
    place = mention.claim.act_as_written
    before = quote.partition(place)[0] if place and place in quote else ""
    return not (_DOCUMENT.search(before) and not _TOGETHER.search(before))


def plain_holders(holders: Iterable[str], known: Comparison) -> frozenset[str]:
    """Return the sides that holders belong to: a minister stands for the state."""
    return frozenset(known.sides.get(holder, holder) for holder in holders)


def _name_holders(holders: Iterable[str], known: Comparison) -> str:
    countries = known.vocabulary.countries
    names = sorted(countries[one].name if one in countries else one for one in holders)
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


def _same_matter(mentions: Sequence[Mention], known: Comparison, weights: WordWeights) -> bool:
    """Return whether some two mentions of different holders are alike in words."""
    by_holders: dict[frozenset[str], list[Mention]] = {}
    for mention in mentions:
        by_holders.setdefault(plain_holders(mention.holders, known), []).append(mention)
    groups = [by_holders[holders][:12] for holders in sorted(by_holders, key=sorted)]
    return all(
        any(
            _alike(one, other, weights)
            for rest in groups
            if rest is not group
            for one in group
            for other in rest
        )
        for group in groups
    )


def _alike(one: Mention, other: Mention, weights: WordWeights) -> bool:
    """Return whether two mentions are of one matter, and both promises or both stances."""
    promises = {mention.act.kind in _PROMISES for mention in (one, other) if mention.act}
    return (
        one.claim.type == other.claim.type
        and len(promises) < 2
        and len(one.words & other.words) >= SHARED_WORDS
        and overlap(one.words, other.words, weights) >= SAME_MATTER
    )
