"""Participants whom an article names beside everything else that it tells.

Whoever takes part in an event is named where the event is told: with others who take part, in a
sentence that a claim or a date rests on, with words of taking part, or as who says something, or is
asked or told something. A name that stands in none of these came into the article, or into the
answer, by another way. A mere fact is company as well: articles tell in any words, which no list
has, who else was there.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from summarizer.extract.attribution import is_speaking
from summarizer.extract.held import Reading, holder_of
from summarizer.schema.article import Article, Sentence
from summarizer.schema.communique import (
    GroundedClaim,
    GroundedEvent,
    GroundedItem,
    GroundedParticipant,
)
from summarizer.text.addressed import blank_out
from summarizer.text.fold import fold_text
from summarizer.text.names import name_words, strip_titles
from summarizer.text.words import word_texts

_TAKES_PART = re.compile(
    r"\b(?:led|leads|headed|heads|attended|attends|joined|joins|hosted|hosts|accompanied|represented"
    r"|chaired|co-chaired|took part|takes part|participated|present|signed|met|meets|receive[ds]"
    r"|welcomed|mediated|delegation|delegations|entourage|visit(?:ed|ing|s)?|talks|held|arrive[ds]?"
    r"|flew|travel(?:l?ed|s)|landed|toured|greeted|opened|addressed|spoke|sent|sat in|sat down"
    r"|at the table|briefed|presided|co-hosted|initialled|initialed|sponsored|facilitated|observed"
    r"|representatives? of|accompanying|attending|joining|hosting|representing)\b",
    re.IGNORECASE,
)
_SPOKEN_TO = (
    r"\b(?:asked|told|thanked|urged|invited|assured|warned|pressed|briefed|informed|congratulated) "
    r"(?:(?!to\b|that\b|by\b|about\b|of\b|for\b|from\b|if\b|whether\b)[\w.'’-]+ ){0,5}"
)
"""What stands before the name of somebody who is spoken to."""


class _Told:
    """A sentence that tells something, read as far as anybody asks."""

    def __init__(self, article: Article, sentence: Sentence, reading: Reading) -> None:
        self.number = sentence.number
        self._article = article
        self._sentence = sentence
        self._reading = reading

    @cached_property
    def text(self) -> str:
        """Its folded text, without words to a machine."""
        start, end = self._sentence.start, self._sentence.end
        return fold_text(blank_out(self._article.text, start, end, self._reading.evidence.doubted))

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words."""
        return frozenset(word_texts(self.text))

    @cached_property
    def codes(self) -> frozenset[str]:
        """The states and bodies that it names."""
        mentions = self._reading.vocabulary.mentions(fold_text(self.text))
        return frozenset(one.code for one in mentions)

    @cached_property
    def takes_part(self) -> bool:
        """Whether it has a word of taking part."""
        return _TAKES_PART.search(self.text) is not None


class _Name(NamedTuple):
    """What a sentence has that has a name."""

    words: frozenset[str]
    """All words of it, if it has any."""
    last: str
    """Or the last word."""
    code: str | None
    """Or another name of the same state or body."""

    def stands_in(self, told: _Told) -> bool:
        """Return whether a sentence has the name."""
        return self.is_written_in(told) or self.is_meant_in(told)

    def is_written_in(self, told: _Told) -> bool:
        """Return whether a sentence has the words of the name, or the last of them."""
        if self.words and self.words <= told.words:
            return True
        return bool(self.last) and self.last in told.words

    def is_meant_in(self, told: _Told) -> bool:
        """Return whether a sentence names the same state or body; it takes longer to tell."""
        return self.code is not None and self.code in told.codes


class Company:
    """Who is named with whom in one article in English.

    Args:
        article: The article.
        items: What was found in it.
        reading: What its items are held against.
    """

    def __init__(self, article: Article, items: Iterable[GroundedItem], reading: Reading) -> None:
        found = list(items)
        self._reading = reading
        evidence = reading.evidence
        self._names = {one.name for one in found if isinstance(one, GroundedParticipant)}
        for one in found:
            if isinstance(one, GroundedClaim):
                self._names.update(one.holders)
        self._read: dict[str, _Name] = {}
        told = [
            one.span for one in found if not isinstance(one, GroundedParticipant | GroundedEvent)
        ]
        self._cited = frozenset(number for span in told for number in evidence.touched(span))
        shown = [
            one
            for one in evidence.shown
            if one.zone != "embedded_post" or one.number in evidence.posts
        ]
        # Those that a claim or a date rests on come first: they settle most names.
        self._by_number: dict[int | None, _Told] = {
            one.number: _Told(article, one, reading)
            for one in sorted(shown, key=lambda one: one.number not in self._cited)
        }

    def is_alone(self, name: str, sentence: int | None = None) -> bool:
        """Return whether a name stands nowhere but beside what the article tells.

        Args:
            name: The name.
            sentence: Number of a sentence that has it, to be looked at first.
        """
        own = self._by_number.get(sentence)
        if own is not None and self._name(name).stands_in(own) and self._is_with(name, own):
            return False
        is_named = False
        for stands in (self._name(name).is_written_in, self._name(name).is_meant_in):
            for told in self._by_number.values():
                if not stands(told):
                    continue
                if self._is_with(name, told):
                    return False
                is_named = True
        return is_named

    def _is_with(self, name: str, told: _Told) -> bool:
        """Return whether a sentence that has a name tells it of somebody who takes part."""
        return (
            told.number in self._cited
            or told.takes_part
            or _speaks(name, told.text)
            or self._has_company(name, told)
        )

    def _has_company(self, name: str, told: _Told) -> bool:
        same = (name, holder_of(name, self._reading.vocabulary))
        others = [self._name(one) for one in self._names if one not in same]
        return any(one.is_written_in(told) for one in others) or any(
            one.is_meant_in(told) for one in others
        )

    def _name(self, name: str) -> _Name:
        if name not in self._read:
            last = name_words(strip_titles(name))[-1:]
            self._read[name] = _Name(
                words=frozenset(word_texts(name)),
                last=last[0] if last else "",
                code=self._reading.vocabulary.holder(name),
            )
        return self._read[name]


def _speaks(name: str, text: str) -> bool:
    """Return whether somebody says something, or is asked or told something."""
    last = re.escape(fold_text((strip_titles(name).split() or [name])[-1]))
    found = re.finditer(rf"\b{last}\b", text)
    if any(is_speaking(text, one.start(), one.end()) for one in found):
        return True
    return re.search(rf"{_SPOKEN_TO}{last}\b", text, re.IGNORECASE) is not None


def lone_paths(
    article: Article, items: Mapping[str, GroundedItem], reading: Reading
) -> Collection[str]:
    """Return the paths of the participants that stand beside everything else.

    Only of articles in English, whose words of taking part are known.
    """
    people = {path: one for path, one in items.items() if isinstance(one, GroundedParticipant)}
    if not people or not reading.words.is_english:
        return ()
    company = Company(article, items.values(), reading)
    return [path for path, one in people.items() if company.is_alone(one.name, one.sentence)]
