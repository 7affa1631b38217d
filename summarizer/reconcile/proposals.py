"""Differences that a model proposes: what it is asked, and what code makes of the answers.

A proposal counts only if every version's words stand in the article where they are said to, if no
article has two versions, and if the rule of its type says that it is no mere variant in wording.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.reconcile.blocks import article_letters
from summarizer.reconcile.diverge.difference import Comparison, Difference, Version, unique_spans
from summarizer.reconcile.diverge.material import Told, weigh_difference
from summarizer.reconcile.granularity import Group
from summarizer.reconcile.mentions import Mention
from summarizer.reconcile.sources import SourceBook
from summarizer.schema.questions import (
    ClaimDifferences,
    ComparedClaim,
    ComparedReport,
    ComparisonBlock,
    DifferenceDraft,
)
from summarizer.schema.span import Span
from summarizer.schema.words import DivergenceType
from summarizer.text.locate import QuoteLocator
from summarizer.text.numbers import numbers_of
from summarizer.text.similarity import content_words, stem
from summarizer.text.words import find_words

MOST_CLAIMS = 100
"""Claims that one block may hold."""
_PLAIN_QUESTION = re.compile(r"[^\W\d_][\w ,;:'’“”\"()/%$€£.&–-]{3,198}\?")
_NAME = re.compile(r"(?<=[^\W_] )[^\W\d_a-z][\w]+")
"""A word with a capital that does not begin the question."""
_QUESTIONS: Mapping[DivergenceType, str] = {
    "number": "How much, or how many?",
    "date": "When?",
    "attribution": "Who holds this?",
    "speech_act": "What was done with words?",
    "polarity": "For it, or against it?",
    "wording": "In which words?",
    "scope": "What does it cover?",
    "entity": "Who, or what, is it?",
}
"""What is asked where a model's own question says more than the reports."""
_OF_WORDS: frozenset[DivergenceType] = frozenset(("scope", "wording", "entity"))
"""Types whose versions are the words themselves, not a number, day, holder or act in them."""


@dataclass(frozen=True)
class Proposed:
    """A difference that stands up, and the claim that it is about."""

    group: int
    """Index of the group of reports."""
    difference: Difference
    """The difference."""


def compared_groups(groups: Sequence[Group]) -> tuple[tuple[int, ...], ...]:
    """Return the indices of the groups that several sources report, in blocks."""
    several = [number for number, group in enumerate(groups) if len(_told(group)) > 1]
    return tuple(
        tuple(several[start : start + MOST_CLAIMS]) for start in range(0, len(several), MOST_CLAIMS)
    )


def write_comparison(
    block: Sequence[int], groups: Sequence[Group], statements: Sequence[str], book: SourceBook
) -> ComparisonBlock:
    """Return a block of groups as numbered claims.

    Args:
        block: Indices of groups.
        groups: All groups.
        statements: What each group says, by index.
        book: What is known of the sources.
    """
    letters = article_letters(book)
    claims = []
    for number, index in enumerate(block, start=1):
        told = _told(groups[index])
        reports = [
            ComparedReport(
                article=letters[source],
                holders=told[source][0].holders,
                quotes=tuple(dict.fromkeys(one.span.quote for one in told[source])),
            )
            for source in sorted(told, key=lambda one: letters[one])
        ]
        claims.append(
            ComparedClaim(
                number=number,
                list=groups[index].mentions[0].claim.type,
                statement=statements[index],
                reports=tuple(reports),
            )
        )
    return ComparisonBlock(claims=tuple(claims))


def accept_proposals(
    blocks: Sequence[Sequence[int]],
    answers: Sequence[ClaimDifferences | None],
    groups: Sequence[Group],
    known: Comparison,
    heirs: Sequence[Sequence[int]],
) -> tuple[Proposed, ...]:
    """Return the proposals that stand up, in their order.

    Args:
        blocks: Indices of the groups that were asked about.
        answers: An answer for each block.
        groups: The groups that there are now.
        known: What it takes to compare.
        heirs: For each group that was asked about, the groups that have its reports now.
    """
    sources = {letter: source for source, letter in article_letters(known.book).items()}
    accepted = []
    for block, answer in zip(blocks, answers, strict=True):
        for draft in answer.differences if answer else ():
            if not 0 < draft.claim <= len(block):
                continue
            for index in heirs[block[draft.claim - 1]]:
                difference = _accept(draft, groups[index], sources, known)
                if difference is not None:
                    accepted.append(Proposed(index, difference))
    return tuple(accepted)


def heirs_of(asked: Sequence[Group], groups: Sequence[Group]) -> tuple[tuple[int, ...], ...]:
    """Return for each group that was asked about the indices of those that have its reports now."""
    if asked is groups:
        return tuple((index,) for index in range(len(groups)))
    place_of = {one.key: index for index, group in enumerate(groups) for one in group.mentions}
    found = ({place_of.get(one.key) for one in group.mentions} for group in asked)
    return tuple(tuple(sorted(one for one in places if one is not None)) for places in found)


def _told(group: Group) -> dict[str, list[Mention]]:
    """Return the mentions of a group by source, without the outlets' own words."""
    told: dict[str, list[Mention]] = {}
    for mention in group.all_mentions:
        if mention.claim.voice != "outlet":
            told.setdefault(mention.source, []).append(mention)
    return told


def _accept(
    draft: DifferenceDraft, group: Group, sources: Mapping[str, str], known: Comparison
) -> Difference | None:
    """Return a proposal as a difference; None where it does not stand up."""
    told = _told(group)
    found: list[dict[str, Told]] = []
    for version in draft.versions:
        places: dict[str, Told] = {}
        for place in version.places:
            source = sources.get(place.article.strip())
            one = _locate(place.words, told.get(source or "", ()), known.book)
            if one is not None and source is not None:
                places.setdefault(source, one)
        found.append(places)
    twice = {source for source in told if sum(source in places for places in found) > 1}
    versions = [
        [one for source, one in sorted(places.items()) if source not in twice] for places in found
    ]
    versions = [version for version in versions if version]
    if draft.type in _OF_WORDS:
        versions = [part for version in versions for part in _parted_by_words(version)]
    if len(versions) < 2:
        return None
    materiality = weigh_difference(draft.type, versions, known)
    if materiality is None:
        return None
    ordered = sorted(
        versions, key=lambda version: min(known.book.rank(one.source) for one in version)
    )
    return Difference(
        type=draft.type,
        materiality=materiality,
        question=_question(draft, told, known),
        versions=tuple(_version(version, known.book) for version in ordered),
    )


def _question(draft: DifferenceDraft, told: Mapping[str, list[Mention]], known: Comparison) -> str:
    """Return what the sources answer differently, in the model's words where they say no more.

    A question with a number, a name or a character that the reports do not have says more.
    """
    asked = " ".join(draft.question.split())
    mentions = [mention for own in told.values() for mention in own]
    texts = [text for one in mentions for text in (one.span.quote, one.claim.statement)]
    countries = known.vocabulary.countries
    for holder in sorted({holder for one in mentions for holder in one.claim.holders}):
        code = known.vocabulary.holder(holder) or holder
        country = countries.get(code)
        texts += [holder, *((country.name, *country.demonyms) if country else ())]
    held = " ".join(texts)
    words = {stem(word.text) for word in find_words(held)}
    strange = (
        not _PLAIN_QUESTION.fullmatch(asked)
        or numbers_of(asked) - numbers_of(held)
        or any(stem(word.lower()) not in words for word in _NAME.findall(asked))
    )
    return _QUESTIONS[draft.type] if strange else asked


def _parted_by_words(version: Sequence[Told]) -> list[list[Told]]:
    """Return a version parted where its sources have not most of their words in common.

    A model takes "the fight against extremism" and "combating terrorism" for one; whoever relies
    on the words would not.
    """
    parts: list[list[Told]] = []
    for one in version:
        fitting = [part for part in parts if any(_are_one_wording(one, other) for other in part)]
        parts = [part for part in parts if part not in fitting]
        parts.append([other for part in fitting for other in part] + [one])
    return parts


def _are_one_wording(one: Told, other: Told) -> bool:
    left, right = (set(content_words(told.span.quote)) for told in (one, other))
    return 2 * len(left & right) > min(len(left), len(right))


def _version(version: Sequence[Told], book: SourceBook) -> Version:
    first = min(version, key=lambda one: (book.rank(one.source), one.span.start))
    return Version(value=first.span.quote, evidence=unique_spans(one.span for one in version))


def _locate(words: str, mentions: Sequence[Mention], book: SourceBook) -> Told | None:
    """Return where words stand: in a quote of these mentions, or in its sentence."""
    for mention in mentions:
        article = book.articles[mention.source]
        near = [
            one
            for one in article.sentences
            if one.start < mention.span.end and mention.span.start < one.end
        ]
        place = QuoteLocator(article.text, near).locate(words, mention.claim.sentence)
        if place is not None:
            span = Span(source=mention.source, start=place.start, end=place.end, quote=place.quote)
            return Told(mention, span)
    return None
