"""Participants whom an article names beside everything else that it tells.

Whoever takes part in an event is named where the event is told: with others who take part, in a
sentence that a claim or a date rests on, with a verb of taking part, or as who says something. A
name that stands in none of these came into the article, or into the answer, by another way.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from summarizer.extract.attribution import is_speaking
from summarizer.extract.ground import Reading, holder_of, is_named
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
    r"|welcomed|mediated|delegation|delegations|entourage|visit(?:ed|ing|s)?|talks|held)\b",
    re.IGNORECASE,
)


class Company:
    """Who is named with whom in one article.

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
        told = [
            one.span for one in found if not isinstance(one, GroundedParticipant | GroundedEvent)
        ]
        self._cited = frozenset(number for span in told for number in evidence.touched(span))
        self._sentences: Sequence[tuple[Sentence, str]] = [
            (one, fold_text(blank_out(article.text, one.start, one.end, evidence.doubted)))
            for one in evidence.shown
            if one.zone != "embedded_post" or one.number in evidence.posts
        ]

    def is_alone(self, name: str) -> bool:
        """Return whether a name stands nowhere but beside what the article tells."""
        same = (name, holder_of(name, self._reading.vocabulary))
        named = [(one, text) for one, text in self._sentences if self._names_it(name, text)]
        return bool(named) and not any(
            one.number in self._cited
            or _TAKES_PART.search(text)
            or _speaks(name, text)
            or any(self._names_it(other, text) for other in self._names if other not in same)
            for one, text in named
        )

    def _names_it(self, name: str, text: str) -> bool:
        last = name_words(strip_titles(name))[-1:]
        return is_named(name, text, self._reading) or bool(last and last[0] in word_texts(text))


def _speaks(name: str, text: str) -> bool:
    last = (strip_titles(name).split() or [name])[-1]
    found = re.finditer(rf"\b{re.escape(fold_text(last))}\b", text)
    return any(is_speaking(text, one.start(), one.end()) for one in found)


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
    return [path for path, one in people.items() if company.is_alone(one.name)]
