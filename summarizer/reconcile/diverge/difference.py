"""What a comparison found, before it has ids."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.reconcile.mentions import Mention, TermUse
from summarizer.reconcile.sources import SourceBook
from summarizer.schema.span import Span
from summarizer.schema.words import DivergenceType, Materiality
from summarizer.text.words import PhraseFinder
from summarizer.vocabulary.load import Vocabulary

_SPACE = re.compile(r"\s")


class Version(NamedTuple):
    """One version of what sources disagree on."""

    value: str
    """The version, in the words of its earliest source or as a date or number."""
    evidence: tuple[Span, ...]
    """Where the sources have it."""


@dataclass(frozen=True)
class Difference:
    """A difference between the sources of one claim or date."""

    type: DivergenceType
    """What they differ in."""
    materiality: Materiality
    """How much it matters."""
    question: str
    """What they answer differently."""
    versions: tuple[Version, ...]
    """At least two versions."""


@dataclass(frozen=True)
class Comparison:
    """What the comparisons of one event have in common."""

    book: SourceBook
    """What is known of the sources."""
    vocabulary: Vocabulary
    """Speech acts, countries, terms of art."""
    parties: frozenset[str]
    """Codes and names of the parties of the event."""
    sides: Mapping[str, str]
    """Names of people and bodies to the side they belong to."""
    terms: PhraseFinder[TermUse]
    """Finds terms of art."""
    forms_used: Mapping[tuple[str, str], frozenset[str]]
    """Source and family to all forms of that term of art that the source uses."""


class Finding(NamedTuple):
    """What one source has, in a form that compares, and where."""

    source: str
    """Id of the source."""
    key: object
    """What two sources that have the same version have in common."""
    value: str
    """The version in the words of the source."""
    span: Span
    """Where the source has it."""


@dataclass(frozen=True)
class Readable:
    """What of a mention code can read: its quote, or its statement where the quote is foreign.

    Code reads English. The statement of a foreign quote is in English, and its numbers and names
    were found in the quote's sentence, so it stands in for the quote; evidence is the whole quote.
    """

    mention: Mention
    """The mention."""
    text: str
    """What is read, on one line: a line of an article may end between any two words."""
    is_quote: bool
    """Whether that is the quote itself."""

    def span(self, start: int, end: int) -> Span:
        """Return where a stretch of the text stands in the article."""
        whole = self.mention.span
        return cut_span(whole, start, end) if self.is_quote else whole

    def value(self, start: int, end: int) -> str:
        """Return a stretch of the text as its source has it."""
        return self.text[start:end] if self.is_quote else self.mention.span.quote


def read_quote(mention: Mention, book: SourceBook) -> Readable:
    """Return what of a mention can be compared; offsets are those of the quote."""
    language = book.articles[mention.source].language.split("-")[0]
    if language in ("en", "und"):
        return Readable(mention, _SPACE.sub(" ", mention.claim.span.quote), is_quote=True)
    return Readable(mention, mention.claim.statement, is_quote=False)


def cut_span(span: Span, start: int, end: int) -> Span:
    """Return the stretch of a span between two offsets of its quote."""
    return Span(
        source=span.source,
        start=span.start + start,
        end=span.start + end,
        quote=span.quote[start:end],
    )


def told_mentions(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions that report the parties, not the outlet's own words."""
    return tuple(mention for mention in mentions if mention.claim.voice != "outlet")


def make_versions(findings: Sequence[Finding], book: SourceBook) -> tuple[Version, ...]:
    """Return the versions, that of the earliest source first; fewer than two are no difference.

    A source that has several versions is of none of them: it says that they are compatible.
    """
    ordered = sorted(findings, key=lambda one: (book.rank(one.source), one.span.start))
    keys: dict[str, set[object]] = {}
    for finding in ordered:
        keys.setdefault(finding.source, set()).add(finding.key)
    versions: dict[object, list[Finding]] = {}
    for finding in ordered:
        if len(keys[finding.source]) == 1:
            versions.setdefault(finding.key, []).append(finding)
    return tuple(
        Version(
            value=_SPACE.sub(" ", found[0].value), evidence=unique_spans(one.span for one in found)
        )
        for found in versions.values()
    )


def unique_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans by source and place, each once."""
    places = {(span.source, span.start, span.end): span for span in spans}
    return tuple(places[key] for key in sorted(places))
