"""Wording: qualifiers that change what is demanded or promised.

An "unconditional ceasefire" and an "immediate ceasefire" are two demands; a "firm commitment" and
a "strong commitment" are one. The table holds only qualifiers that change what would count as
fulfilment: when it is due, on what condition, for how long, how much of it, how it is proved, how
it binds, and whether anything else is allowed. Two sources are compared where each puts some such
qualifier on the same noun: one that leaves the qualifier out has shortened, and silence is no
divergence.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from summarizer.reconcile.diverge.difference import (
    Comparison,
    Difference,
    Finding,
    Readable,
    cut_span,
    make_versions,
    read_quote,
)
from summarizer.reconcile.mentions import Mention
from summarizer.schema.span import Span
from summarizer.schema.words import Materiality
from summarizer.text.similarity import sense
from summarizer.text.words import Word, build_finder, find_words, word_texts

Dimension: TypeAlias = Literal[
    "time", "condition", "duration", "extent", "proof", "force", "exclusivity"
]
"""What a qualifier changes about a demand."""

_TABLE: Mapping[Dimension, Mapping[str, str]] = {
    "time": {
        "immediate": "immediate, immediately, instant, at once, without delay, forthwith",
        "early": "early, speedy, speedily, prompt, promptly, swift, swiftly, as soon as possible",
        "gradual": "gradual, gradually, phased, step-by-step, staged, incremental",
        "eventual": "eventual, eventually, ultimately, in due course",
    },
    "condition": {
        "unconditional": "unconditional, unconditionally, without preconditions,"
        " without conditions, without any conditions, without any preconditions",
        "conditional": "conditional, conditionally, conditions-based",
    },
    "duration": {
        "permanent": "permanent, permanently",
        "lasting": "lasting, durable, enduring, long-lasting",
        "sustained": "sustained, sustainable",
        "temporary": "temporary, temporarily, interim, provisional, provisionally, time-limited",
        "indefinite": "indefinite, indefinitely, open-ended",
    },
    "extent": {
        "complete": "complete, completely, full, fully, total, totally, entire",
        "comprehensive": "comprehensive, comprehensively",
        "partial": "partial, partially, limited",
    },
    "proof": {
        "verifiable": "verifiable, verifiably, verified",
        "visible": "visible, visibly",
        "irreversible": "irreversible, irreversibly",
        "transparent": "transparent, transparently",
    },
    "force": {
        "binding": "legally binding, binding, legally enforceable, enforceable",
        "mandatory": "mandatory, compulsory, obligatory",
        "non-binding": "non-binding, nonbinding, not legally binding",
        "voluntary": "voluntary, voluntarily, on a voluntary basis",
    },
    "exclusivity": {
        "only": "only, solely, exclusively",
        "first": "give priority to, gives priority to, giving priority to, given priority,"
        " prioritize, prioritizes, prioritizing, prioritise, prioritises, prioritising, preferably",
        "also": "among others, among other sources",
    },
}
_MATERIALITY: Mapping[Dimension, Materiality] = {
    "time": "high",
    "condition": "high",
    "duration": "high",
    "extent": "medium",
    "proof": "high",
    "force": "high",
    "exclusivity": "high",
}
"""What is demanded on other conditions, at another time, for another time, with other proof, force
or alternatives is another demand; how much of it is often a manner of speaking."""
_WEIGHT: Mapping[Materiality, int] = {"low": 0, "medium": 1, "high": 2}
_JOINING_WORDS = frozenset(("and", "or", "as", "well"))
_PHRASE_ENDS_LIST = """
    of in on at to for from by with within between among against about over under after before
    during since until that which who when where while is are was were be been will would shall
    should can could may might must has have had but so the a an its their his her this that these
    those
"""
_PHRASE_ENDS = frozenset(_PHRASE_ENDS_LIST.split())
_HEAD_WORDS = 3
_LOOSE_WINDOW = 5


class Qualifier(NamedTuple):
    """A class of qualifiers that say the same."""

    dimension: Dimension
    """What it changes."""
    name: str
    """The qualifier that stands for the class."""


class QualifiedHead(NamedTuple):
    """What one quote says about one noun."""

    head: str
    """Sense of the noun."""
    noun: str
    """The noun as it stands, folded."""
    qualifiers: frozenset[Qualifier]
    """What is said about it."""
    start: int
    """First code point, in the quote, of qualifiers and noun."""
    end: int
    """One past the last code point."""


class Said(NamedTuple):
    """What one source says about one noun, and where."""

    head: QualifiedHead
    """The noun and its qualifiers."""
    place: Span
    """Where they stand."""


QUALIFIERS = build_finder(
    {
        phrase.strip(): Qualifier(dimension, name)
        for dimension, classes in _TABLE.items()
        for name, phrases in classes.items()
        for phrase in phrases.split(",")
    }
)
"""Finds qualifiers that change a demand."""


def compare_qualifiers(mentions: Sequence[Mention], known: Comparison) -> tuple[Difference, ...]:
    """Return a difference for each noun that sources qualify differently."""
    by_head: dict[str, list[Said]] = {}
    for mention in mentions:
        read = read_quote(mention, known.book)
        stretch = _qualified_stretch(read, known)
        said = find_qualified(stretch.quote if read.is_quote else read.text)
        told = set(map(sense, word_texts(read.text))) if said else set()
        for one in said:
            if one.head in told:
                place = cut_span(stretch, one.start, one.end) if read.is_quote else stretch
                by_head.setdefault(one.head, []).append(Said(one, place))
    differences: list[Difference] = []
    order = sorted(by_head, key=lambda head: (*_rank(by_head[head]), head))
    for head in order:
        difference = _compare_head(by_head[head], known)
        if difference is not None and not _is_covered(difference, differences):
            differences.append(difference)
    return tuple(differences)


def find_qualified(quote: str) -> tuple[QualifiedHead, ...]:
    """Return the nouns that a quote qualifies, each with all that is said about it.

    >>> [(one.head, len(one.qualifiers)) for one in find_qualified("an immediate, full ceasefire")]
    [('truc', 2)]
    """
    said: dict[str, list[QualifiedHead]] = {}
    phrases = QUALIFIERS.find(quote)
    words = find_words(quote) if phrases else ()
    for phrase, qualifier in phrases:
        heads = _heads(phrase, qualifier, words, phrases)
        for head in heads:
            stretch = (phrase, *heads) if qualifier.dimension == "exclusivity" else (phrase, head)
            one = QualifiedHead(
                head=sense(head.text),
                noun=head.text,
                qualifiers=frozenset((qualifier,)),
                start=min(word.start for word in stretch),
                end=max(word.end for word in stretch),
            )
            said.setdefault(one.head, []).append(one)
    return tuple(_join(said[head]) for head in sorted(said))


def _join(said: Sequence[QualifiedHead]) -> QualifiedHead:
    """Return all that a quote says about one noun as one."""
    return said[0]._replace(
        qualifiers=frozenset().union(*(one.qualifiers for one in said)),
        start=min(one.start for one in said),
        end=max(one.end for one in said),
    )


def _heads(
    phrase: Word,
    qualifier: Qualifier,
    words: Sequence[Word],
    phrases: Sequence[tuple[Word, Qualifier]],
) -> tuple[Word, ...]:
    """Return the words that a qualifier can belong to: of its noun phrase, or around an adverb."""
    taken = [(one.start, one.end) for one, _ in phrases]
    if any(word.text == "not" and 0 < phrase.start - word.end <= 1 for word in words):
        return ()
    free = [word for word in words if not any(a <= word.start < b for a, b in taken)]
    after = [word for word in free if word.start >= phrase.end]
    before = [word for word in reversed(free) if word.end <= phrase.start]
    if qualifier.dimension == "exclusivity" or phrase.text.endswith("ly"):
        near = (*_phrase(after)[:_LOOSE_WINDOW], *_phrase(before)[:_LOOSE_WINDOW])
        return tuple(word for word in near if word.text not in _JOINING_WORDS)
    while after and after[0].text in _JOINING_WORDS:
        after = after[1:]
    return tuple(_phrase(after, ends=_PHRASE_ENDS | _JOINING_WORDS)[:_HEAD_WORDS])


def _phrase(words: Sequence[Word], *, ends: frozenset[str] = _PHRASE_ENDS) -> Sequence[Word]:
    """Return the words up to the first that ends a noun phrase."""
    stop = next((index for index, word in enumerate(words) if word.text in ends), len(words))
    return words[:stop]


def _qualified_stretch(read: Readable, known: Comparison) -> Span:
    """Return the quote, or its whole sentence where a qualifier stands outside of the quote."""
    mention = read.mention
    span = mention.span
    if not read.is_quote or all(one in span.quote for one in mention.claim.qualifiers):
        return span
    article = known.book.articles[mention.source]
    start, end = span.start, span.end
    for sentence in article.sentences:
        if sentence.start < span.end and span.start < sentence.end:
            start, end = min(start, sentence.start), max(end, sentence.end)
    return Span(source=span.source, start=start, end=end, quote=article.text[start:end])


def _compare_head(said: Sequence[Said], known: Comparison) -> Difference | None:
    """Return the difference between what sources say about one noun; None where they agree.

    A source stands with the place that has all its qualifiers; with none, where no place has.
    """
    fullest: dict[str, frozenset[Qualifier]] = {}
    for head, place in said:
        fullest[place.source] = fullest.get(place.source, frozenset()) | head.qualifiers
    findings = [
        Finding(place.source, head.qualifiers, place.quote, place)
        for head, place in said
        if head.qualifiers == fullest[place.source]
    ]
    versions = make_versions(findings, known.book)
    if len(versions) < 2:
        return None
    shared = frozenset.intersection(*fullest.values())
    apart = frozenset.union(*fullest.values()) - shared
    grades = sorted((_MATERIALITY[one.dimension] for one in apart), key=lambda one: _WEIGHT[one])
    return Difference(
        type="wording",
        materiality=grades[-1],
        question=f"How is {min(one.head.noun for one in said)!r} qualified?",
        versions=versions,
    )


def _rank(said: Sequence[Said]) -> tuple[int, int]:
    """Return what nouns are ordered by: most sources first, then the longest stretches."""
    return (
        -len({one.place.source for one in said}),
        -sum(one.head.end - one.head.start for one in said),
    )


def _is_covered(difference: Difference, known: Sequence[Difference]) -> bool:
    """Return whether an earlier difference rests on the same qualifiers."""
    places: dict[str, list[Span]] = {}
    for one in known:
        for version in one.versions:
            for span in version.evidence:
                places.setdefault(span.source, []).append(span)
    return any(
        span.start < other.end and other.start < span.end
        for version in difference.versions
        for span in version.evidence
        for other in places.get(span.source, ())
    )
