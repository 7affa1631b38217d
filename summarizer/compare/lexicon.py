"""What it takes to compare claims: the vocabulary, tables of words, and each claim read once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from summarizer.schema.briefing import Briefing, Claim
from summarizer.text.names import name_words, strip_titles
from summarizer.text.similarity import content_words
from summarizer.text.words import PhraseFinder, build_finder, find_words
from summarizer.vocabulary.load import Vocabulary

_MOST_TEXTS = 6
"""Quotes of a claim that are compared; further ones are other wordings of the same."""
_STATE = "state:"
TERM_MARK = "term:"
"""What stands before the family of a term of art among the words of a claim."""


@dataclass(frozen=True)
class TermForm:
    """A form of a term of art."""

    family: str
    """Name of the family."""
    form: str
    """Which of its forms."""


class Qualifier(Protocol):
    """A class of qualifiers that say the same."""

    @property
    def dimension(self) -> str:
        """What it changes about a demand or promise, such as `time`."""

    @property
    def name(self) -> str:
        """The qualifier that stands for the class."""


class QualifiedNoun(Protocol):
    """What a text says about one noun."""

    @property
    def head(self) -> str:
        """Stem of the noun."""

    @property
    def noun(self) -> str:
        """The noun as it stands."""

    @property
    def qualifiers(self) -> frozenset[Qualifier]:
        """What is said about it."""


@dataclass(frozen=True)
class Lexicon:
    """What it takes to compare claims."""

    vocabulary: Vocabulary
    """Speech acts, states, terms of art."""
    qualified: Callable[[str], Iterable[QualifiedNoun]]
    """Finds the nouns of a text with qualifiers that change what would count as fulfilment."""
    hedges: Callable[[str], Iterable[str]]
    """Finds the sorts of conditions that a text puts on a commitment."""
    light: Mapping[str, float]
    """Words that frame any statement, and what is left of their weight."""
    terms: PhraseFinder[TermForm]
    """Finds terms of art."""


@dataclass(frozen=True)
class ReadClaim:
    """A claim, and what is compared of it."""

    claim: Claim
    """The claim."""
    type: str
    """The list that it stands in: `agr`, `pos` or `fac`."""
    holders: frozenset[str]
    """Codes of who holds it."""
    topic: frozenset[str]
    """Stems of its topic."""
    texts: tuple[frozenset[str], ...]
    """Stems of its statement and of each of its quotes, parties and people left out."""
    words: frozenset[str]
    """All of these stems."""
    states: frozenset[str]
    """Marks of the states among them, which are no parties."""

    heads: frozenset[str]
    """Stems of all content words of its statement."""

    @property
    def stated(self) -> frozenset[str]:
        """Return the stems of its statement, with marks of its states and terms of art."""
        return self.texts[0]


def open_lexicon(
    vocabulary: Vocabulary,
    *,
    qualified: Callable[[str], Iterable[QualifiedNoun]],
    hedges: Callable[[str], Iterable[str]],
    light: Mapping[str, float],
) -> Lexicon:
    """Return what it takes to compare claims, the terms of art being those of the vocabulary."""
    forms = {
        phrase: TermForm(term.name, form)
        for term in vocabulary.terms
        for form, phrases in sorted(term.forms.items())
        for phrase in phrases
    }
    return Lexicon(
        vocabulary=vocabulary,
        qualified=qualified,
        hedges=hedges,
        light=light,
        terms=build_finder(forms),
    )


def read_claims(briefing: Briefing, lexicon: Lexicon) -> tuple[ReadClaim, ...]:
    """Return the claims of a briefing, agreements first, as they are compared."""
    people = frozenset(
        word
        for one in briefing.participants
        if one.kind == "person"
        for name in (one.name, *one.aliases)
        for word in name_words(strip_titles(name))
        if len(word) > 1
    )
    parties = frozenset(briefing.event.parties)
    claims = (*briefing.agreements, *briefing.positions, *briefing.facts)
    return tuple(_read_claim(claim, lexicon, parties, people) for claim in claims)


def resolve_holders(names: Iterable[str], vocabulary: Vocabulary) -> frozenset[str]:
    """Return codes for states and blocs, and the names as they are for others."""
    return frozenset(vocabulary.holder(name) or name.strip() for name in names) - {""}


def _read_claim(
    claim: Claim, lexicon: Lexicon, parties: frozenset[str], people: frozenset[str]
) -> ReadClaim:
    kept = frozenset[str]() if claim.id.startswith("fac") else people
    raw = dict.fromkeys((claim.statement, *(report.quote for report in claim.reports)))
    texts = tuple(_words(text, lexicon, parties, kept) for text in list(raw)[: _MOST_TEXTS + 1])
    words = frozenset().union(*texts)
    return ReadClaim(
        claim=claim,
        type=claim.id[:3],
        holders=resolve_holders(claim.holders, lexicon.vocabulary),
        topic=frozenset(content_words(claim.topic)),
        texts=texts,
        words=words,
        heads=frozenset(content_words(claim.statement)),
        states=frozenset(word for word in words if word.startswith(_STATE)),
    )


def _words(
    text: str, lexicon: Lexicon, parties: frozenset[str], people: frozenset[str]
) -> frozenset[str]:
    """Return the stems of a text: parties and people left out, other states and terms as one."""
    cuts = [
        (word.start, word.end, f"{TERM_MARK}{use.family}") for word, use in lexicon.terms.find(text)
    ]
    for start, end, code, _ in lexicon.vocabulary.country_mentions(text):
        cuts.append((start, end, "" if code in parties else f"{_STATE}{code}"))
    rest, marks, place = [], set(), 0
    for start, end, mark in sorted(cuts):
        if start >= place:
            rest.append(text[place:start])
            marks.add(mark)
            place = end
    rest.append(text[place:])
    bare = [word.text for word in find_words("\n".join(rest)) if word.text not in people]
    return frozenset((*content_words(" ".join(bare)), *(mark for mark in marks if mark)))
