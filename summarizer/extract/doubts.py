"""Sentences that are asked about once more: nobody used them, and they may well say something.

A ledger is cheap to fill: whoever sets everything aside as background has accounted for it all. So
a reason has to fit its sentence. One that quotes speech, has a verb of the vocabulary of speech
acts, or says what somebody aims to do, is asked about again, unless its words stand in a sentence
that is cited. So is an opinion of the outlet that gives a number and a name of somebody who takes
part, since that much is told and no opinion, and what an official posts.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from summarizer.schema.article import Article, Sentence
from summarizer.schema.communique import GroundedEvent, GroundedItem, LedgerEntry
from summarizer.schema.words import SetAsideReason
from summarizer.text.articleform import shown_sentences
from summarizer.text.numbers import numbers_of
from summarizer.text.quotation import quoted_characters
from summarizer.text.similarity import content_words, stem
from summarizer.text.words import word_texts
from summarizer.vocabulary.load import Vocabulary

_QUESTIONABLE: frozenset[SetAsideReason] = frozenset(
    ("background", "outlet_opinion", "repeat", "embedded_post")
)
"""Reasons that say that a sentence of the article's own, or of an official's post, has no claim."""
_TELLING_KINDS = frozenset(
    (
        "commitment",
        "reaffirmation",
        "readiness",
        "signing",
        "support",
        "opposition",
        "concern",
        "call",
        "praise",
    )
)
"""Acts whose verbs hardly ever stand in a sentence for another reason."""
_AIM_BAND = 2
"""Band of the scale of commitments that mere aims stand in."""
_REPEATED_SHARE = 0.8
"""Share of a sentence's content words in the cited ones from which it is a repeat."""
_LEAST_QUOTED_WORDS = 4


class Doubts(NamedTuple):
    """Numbers of the sentences that are to be asked about once more, in order."""

    sentences: tuple[int, ...]
    """All of them."""
    told: tuple[int, ...]
    """Of these, the opinions that give a number and the name of somebody who takes part."""


def find_doubts(
    article: Article,
    ledger: Iterable[LedgerEntry],
    vocabulary: Vocabulary,
    *,
    people: Iterable[str] = (),
) -> Doubts:
    """Return the sentences that are to be asked about once more.

    Args:
        article: The article.
        ledger: What became of each of its sentences.
        vocabulary: Verbs of speech acts.
        people: Names of the persons that take part.
    """
    reader = _Reader(article, tuple(ledger), vocabulary, people)
    shown = [one for one in shown_sentences(article) if reader.is_open(one)]
    told = [one for one in shown if reader.tells(one)]
    return Doubts(
        sentences=tuple(one.number for one in shown if one in told or reader.is_doubtful(one)),
        told=tuple(one.number for one in told),
    )


class _Reader:
    """What of an article's sentences speaks against the reasons that they were set aside for."""

    def __init__(
        self,
        article: Article,
        ledger: Sequence[LedgerEntry],
        vocabulary: Vocabulary,
        people: Iterable[str],
    ) -> None:
        self._article = article
        self._known_words: dict[int, frozenset[str]] = {}
        self._entries = {entry.sentence: entry for entry in ledger}
        self._quoted = quoted_characters(article.text, 0, len(article.text))
        self._acts, self._aims = act_stems(vocabulary), aim_stems(vocabulary)
        self._names = frozenset(content_words(" ".join(people)))

    @cached_property
    def _cited(self) -> list[frozenset[str]]:
        """The words of each sentence that is cited."""
        return [
            self._words(one)
            for one in self._article.sentences
            if self._entries[one.number].status == "cited"
        ]

    def is_open(self, sentence: Sentence) -> bool:
        """Return whether nobody accounted for it, or for a reason that can be doubted."""
        entry = self._entries[sentence.number]
        if entry.status == "unaccounted":
            return True
        by_model = entry.status == "set_aside" and entry.by == "model"
        return by_model and entry.reason in _QUESTIONABLE and sentence.zone != "headline"

    def tells(self, sentence: Sentence) -> bool:
        """Return whether it is taken for opinion, and names a participant and gives a number."""
        entry = self._entries[sentence.number]
        return (
            entry.reason == "outlet_opinion"
            and bool(self._words(sentence) & self._names)
            and bool(numbers_of(self._text(sentence)))
            and not self._is_cited(sentence)
        )

    def is_doubtful(self, sentence: Sentence) -> bool:
        """Return whether it is unaccounted for, an official's post, or speaks."""
        entry = self._entries[sentence.number]
        if entry.status == "unaccounted" or sentence.zone == "embedded_post":
            return True
        return self._speaks(sentence) and not self._is_cited(sentence)

    def _speaks(self, sentence: Sentence) -> bool:
        return (
            bool(self._words(sentence) & self._acts)
            or _intends(self._text(sentence), self._aims)
            or _quotes(self._article, sentence, self._quoted)
        )

    def _is_cited(self, sentence: Sentence) -> bool:
        """Return whether its words stand in one sentence that is cited."""
        words = self._words(sentence)
        return any(len(words & one) >= _REPEATED_SHARE * len(words) for one in self._cited)

    def _text(self, sentence: Sentence) -> str:
        return self._article.text[sentence.start : sentence.end]

    def _words(self, sentence: Sentence) -> frozenset[str]:
        if sentence.number not in self._known_words:
            words = frozenset(content_words(self._text(sentence)))
            self._known_words[sentence.number] = words
        return self._known_words[sentence.number]


def quotes_without_items(article: Article, items: Iterable[GroundedItem]) -> bool:
    """Return whether an article quotes speech and nothing but its event was found in it."""
    if any(not isinstance(item, GroundedEvent) for item in items):
        return False
    quoted = quoted_characters(article.text, 0, len(article.text))
    return any(
        sentence.zone in ("narration", "quotation") and _quotes(article, sentence, quoted)
        for sentence in shown_sentences(article)
    )


@lru_cache(maxsize=8)
def act_stems(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the stems of verbs that name a speech act by themselves."""
    acts = vocabulary.acts.values()
    telling = (one.lemma for one in acts if one.kind in _TELLING_KINDS and " " not in one.lemma)
    return frozenset(content for word in telling for content in content_words(word))


@lru_cache(maxsize=8)
def aim_stems(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the stems of verbs that name an aim where `to` follows them: `seek to`, `plans to`."""
    return frozenset(
        stem(act.lemma)
        for act in vocabulary.acts.values()
        if act.kind == "plan" and act.band == _AIM_BAND and " " not in act.lemma
    )


def _intends(text: str, aims: frozenset[str]) -> bool:
    """Return whether a sentence says what somebody or something aims to do."""
    words = word_texts(text)
    return any(after == "to" and stem(word) in aims for word, after in pairwise(words))


def _quotes(article: Article, sentence: Sentence, quoted: frozenset[int]) -> bool:
    """Return whether a sentence holds a few words of quoted speech."""
    if sentence.zone == "quotation":
        return True
    text = article.text
    inside = "".join(
        text[position] if position in quoted else "\n"
        for position in range(sentence.start, sentence.end)
    )
    return any(len(part.split()) >= _LEAST_QUOTED_WORDS for part in inside.split("\n"))
