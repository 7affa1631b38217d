"""Claims as linking sees them: who holds them, and the words that are left to compare."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from summarizer.schema.communique import Communique, GroundedClaim
from summarizer.schema.span import Span
from summarizer.schema.words import Stance
from summarizer.text.names import name_words, strip_titles
from summarizer.text.scripts import has_other_script
from summarizer.text.similarity import content_words
from summarizer.text.words import PhraseFinder, build_finder, word_texts
from summarizer.vocabulary.load import Vocabulary
from summarizer.vocabulary.records import SpeechAct

TERM_MARK = "term:"
"""What stands before the family of a term of art among the words of a mention."""
STATE_MARK = "state:"
"""What stands before the code of a state that is no party of the event."""
_NEGATIVE_WORD_LIST = """
    not no never neither nor cannot without against
    oppose opposes opposed opposing opposition reject rejects rejected rejecting rejection
    refuse refuses refused refusing refusal decline declines declined declining
    deny denies denied denying condemn condemns condemned condemning condemnation
    denounce denounces denounced denouncing disagree disagrees disagreed disapprove disapproves
    object objects objected objection
"""
_COMMONPLACE_LIST = """
    deepen strengthen enhance expand boost promote foster advance improve increase intensify broaden
    consolidate further cooperation collaboration coordination cooperate collaborate coordinate
    relations relationship ties partnership friendship area field sphere sector matter issue topic
    effort work importance important significance need level common shared new various key firm
    firmly make take play ensure aim continue continued steadfast close closely
"""
_TOPICAL_KINDS = frozenset(("event", "information"))
"""Acts whose verbs are matters as well: to tour and tourism, to report and a report."""
_NEGATIVE_WORDS = frozenset(_NEGATIVE_WORD_LIST.split())


MentionKey: TypeAlias = tuple[str, int, int, str, str, str, Stance, tuple[str, ...]]
"""Source, place, type, act, statement, stance and holders of a claim as it was found."""


@dataclass(frozen=True)
class TermUse:
    """A form of a term of art."""

    family: str
    """Name of the family."""
    form: str
    """Which of its forms."""


@dataclass(frozen=True)
class Lexicon:
    """What it takes to read a claim: the vocabulary, and who takes part in the event."""

    vocabulary: Vocabulary
    """Speech acts, countries, terms of art."""
    parties: frozenset[str]
    """Codes and names of the parties of the event."""
    person_words: frozenset[str]
    """Folded words of the names of people who take part."""
    terms: PhraseFinder[TermUse]
    """Finds terms of art."""


@dataclass(frozen=True)
class Mention:
    """One source's report of one claim."""

    source: str
    """Id of the source."""
    claim: GroundedClaim
    """The claim as it was found."""
    holders: tuple[str, ...]
    """Codes and names of who holds it, sorted."""
    targets: tuple[str, ...]
    """Codes and names of whom or what it is about, sorted."""
    act: SpeechAct | None
    """The speech act; None where the vocabulary does not know it."""
    words: frozenset[str]
    """Stems of its content words, without the parties and the people of the event."""
    negative: bool
    """Whether its quote holds an odd number of words that deny or oppose."""

    @cached_property
    def span(self) -> Span:
        """Return where its quote stands."""
        span = self.claim.span
        return Span(source=self.source, start=span.start, end=span.end, quote=span.quote)

    @property
    def stance(self) -> Stance:
        """Return its stance."""
        return self.claim.stance

    @property
    def key(self) -> MentionKey:
        """Return what tells the mentions of an event apart, and what they are ordered by.

        One sentence can say who is for something and who is against it, in one statement.
        """
        claim = self.claim
        return (
            self.source,
            claim.span.start,
            claim.span.end,
            claim.type,
            claim.act,
            claim.statement,
            claim.stance,
            claim.holders,
        )


def read_lexicon(
    vocabulary: Vocabulary, parties: Iterable[str], communiques: Iterable[Communique]
) -> Lexicon:
    """Return what it takes to read the claims of an event."""
    people = (
        strip_titles(one.name)
        for communique in communiques
        for one in communique.participants
        if one.kind == "person"
    )
    words = frozenset(word for name in people for word in name_words(name) if len(word) > 1)
    return Lexicon(
        vocabulary=vocabulary,
        parties=frozenset(parties),
        person_words=words,
        terms=term_finder(vocabulary),
    )


def term_finder(vocabulary: Vocabulary) -> PhraseFinder[TermUse]:
    """Return what finds the terms of art of the vocabulary."""
    uses: dict[str, TermUse] = {}
    for term in vocabulary.terms:
        for form, phrases in sorted(term.forms.items()):
            uses.update(dict.fromkeys(phrases, TermUse(term.name, form)))
    return build_finder(uses)


def read_mentions(communiques: Sequence[Communique], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the claims of all communiqués as mentions, ordered by source and place."""
    mentions = (
        read_mention(communique.article, claim, lexicon)
        for communique in communiques
        for claim in communique.claims
    )
    return tuple(sorted(mentions, key=lambda mention: mention.key))


def read_mention(source: str, claim: GroundedClaim, lexicon: Lexicon) -> Mention:
    """Return one claim of a source as a mention."""
    people = frozenset[str]() if claim.type == "fact" else lexicon.person_words
    quote = claim.span.quote
    # A quote in other letters than its statement shares no word with any statement.
    is_foreign = has_other_script(quote) != has_other_script(claim.statement)
    texts = (claim.statement,) if is_foreign else (claim.statement, quote)
    words = frozenset(word for text in texts for word in _claim_words(text, lexicon, people))
    return Mention(
        source=source,
        claim=claim,
        holders=resolve_holders(claim.holders, lexicon.vocabulary),
        targets=resolve_holders(claim.targets, lexicon.vocabulary),
        act=lexicon.vocabulary.act(claim.act),
        words=words,
        negative=is_negative(texts[-1]),
    )


def resolve_holders(names: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return codes for states and blocs and the names as they are for others, sorted."""
    return tuple(sorted({vocabulary.holder(name) or name.strip() for name in names} - {""}))


def is_negative(text: str) -> bool:
    """Return whether a text holds an odd number of words that deny or oppose.

    >>> is_negative("rejected the levy"), is_negative("did not reject the levy")
    (True, False)
    """
    words = word_texts(re.sub(r"n[’']t\b", " not", text))
    return sum(word in _NEGATIVE_WORDS for word in words) % 2 == 1


def act_word_factors(vocabulary: Vocabulary, factor: float) -> Mapping[str, float]:
    """Return the factor for every word that frames any statement: speech acts and commonplaces.

    In an event with few reports no count shows that "deepen cooperation" says little.
    """
    acts = (act for act in vocabulary.acts.values() if act.kind not in _TOPICAL_KINDS)
    words = {stem for act in acts for stem in content_words(act.lemma)}
    words |= set(content_words(_COMMONPLACE_LIST))
    return dict.fromkeys(sorted(words), factor)


def _claim_words(text: str, lexicon: Lexicon, people: frozenset[str]) -> frozenset[str]:
    """Return the stems of a text: parties and people left out, other states and terms as one."""
    cuts: list[tuple[int, int, str]] = []
    for word, use in lexicon.terms.find(text):
        cuts.append((word.start, word.end, f"{TERM_MARK}{use.family}"))
    for start, end, code, _ in lexicon.vocabulary.country_mentions(text):
        cuts.append((start, end, "" if code in lexicon.parties else f"{STATE_MARK}{code}"))
    rest, marks, place = [], [], 0
    for start, end, mark in sorted(cuts):
        if start < place:
            continue
        rest.append(text[place:start])
        marks.append(mark)
        place = end
    rest.append(text[place:])
    kept = "\n".join(rest)
    bare = [word for word in word_texts(kept) if word not in people]
    return frozenset((*content_words(" ".join(bare)), *(mark for mark in marks if mark)))
