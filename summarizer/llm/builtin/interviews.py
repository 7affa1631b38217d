"""Interviews in questions and answers: the answers are the words of one person."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.llm.builtin.discourse import Holding
from summarizer.llm.builtin.holders import person_holding
from summarizer.llm.builtin.offices import FELLOWS
from summarizer.llm.builtin.people import People
from summarizer.llm.builtin.reading import Reading
from summarizer.text.articleform import ArticleForm

_QUESTION = re.compile(r"\s*(?:Q|Question)\s?\d{0,2}\s?[:.]\s")
_ANSWER = re.compile(r"\s*(?:A|Answer)\s?\d{0,2}\s?[:.]\s")
_LEAST = 2


class Interview(NamedTuple):
    """Where questions and answers stand, and who answers."""

    questions: frozenset[int]
    """Sentences of questions, in whatever form."""
    answers: frozenset[int]
    """Sentences of answers."""
    speaker: Holding | None
    """Who answers; None where that is not known."""


NONE = Interview(frozenset(), frozenset(), None)


def find_interview(
    form: ArticleForm, readings: Sequence[Reading], people: People, parties: Sequence[str]
) -> Interview:
    """Return the interview that an article is; NONE for others."""
    asked: set[int] = set()
    answered: set[int] = set()
    openings = {line.paragraph: line.text for line in reversed(form.lines)}
    for line in form.lines:
        opening = openings[line.paragraph]
        if _QUESTION.match(opening):
            asked.add(line.number)
        elif _ANSWER.match(opening):
            answered.add(line.number)
    opened = [text for text in openings.values() if _ANSWER.match(text)]
    if len(opened) < _LEAST or not asked:
        return NONE
    first = min(asked | answered)
    before = [one for one in readings if one.unit.line < first]
    speaker = _titled(form, before, people) or _left(before, parties)
    return Interview(frozenset(asked), frozenset(answered), speaker)


def _titled(form: ArticleForm, before: Sequence[Reading], people: People) -> Holding | None:
    """Return the one whom the title names, or the only one named before the first question."""
    sided = [person for person in people.people if person.side is not None]
    named = [one for one in sided if one.name.split()[-1] in (form.title or "")]
    told = {id(m.person): m.person for one in before for m in one.named if m.person.side}
    found = named or (list(told.values()) if len(told) == 1 else [])
    return person_holding(found[0]) if found else None


def _left(before: Sequence[Reading], parties: Sequence[str]) -> Holding | None:
    """Return the party left of all, where who answers met "her colleagues from Peru and Chile"."""
    for reading in before:
        found = FELLOWS.search(reading.text)
        if found is None:
            continue
        codes = {m.code for m in reading.mentions if found.start() <= m.start < found.end()}
        left = [code for code in parties if code not in codes]
        if codes and codes < set(parties) and len(left) == 1:
            return Holding((left[0],), "person")
    return None
