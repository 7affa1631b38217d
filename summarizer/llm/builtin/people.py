"""The people of an article: one record for each, however often and shortly it names them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.titles import Titled, find_titled
from summarizer.llm.builtin.units import Unit
from summarizer.llm.builtin.views import Stretch
from summarizer.vocabulary.gazetteer import Mention, strip_accents

_NAME_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


@dataclass
class Person:
    """Somebody whom the article names."""

    name: str
    """The fullest name."""
    side: str | None = None
    """State or body that he or she belongs to."""
    roles: list[str] = field(default_factory=list)
    """Offices, in the order of the article."""
    is_counterpart: bool = False
    """Whether the article calls him or her somebody's counterpart."""
    is_bare: bool = True
    """Whether no title says for whom he or she speaks, as at home: "the President"."""
    is_member: bool = False
    """Whether he or she is only said to be part of a delegation."""
    places: list[Stretch] = field(default_factory=list)
    """Where the article names the person with a title."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name, folded."""
        return name_words(self.name)


class PersonMention(NamedTuple):
    """A place in a text where a person is named."""

    start: int
    end: int
    person: Person


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without case, accents and hyphens."""
    return tuple(
        strip_accents(word).casefold().replace("-", "") for word in _NAME_WORD.findall(name)
    )


class People:
    """The people of one article, and how to find them in its text."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = tuple(people)
        shared = Counter(word for person in people for word in set(person.words))
        self._by_word: dict[str, Person] = {}
        for person in people:
            for word in person.words:
                if shared[word] == 1 and len(word) > 1 and word not in _particles():
                    self._by_word[word] = person
        self._by_first = {person.words[0]: person for person in reversed(people) if person.words}

    def find(self, text: str, mentions: Iterable[Mention]) -> list[PersonMention]:
        """Return where the text names them; names of states are not taken for people."""
        taken = {index for m in mentions for index in range(m.start, m.end)}
        words = list(_NAME_WORD.finditer(text))
        found: list[PersonMention] = []
        position = 0
        while position < len(words):
            person, length = self._at(words, position)
            start, end = words[position].start(), words[position + max(length, 1) - 1].end()
            if person is not None and (length > 1 or start not in taken):
                found.append(PersonMention(start, end, person))
            position += max(length, 1)
        return found

    def _at(self, words: Sequence[re.Match[str]], position: int) -> tuple[Person | None, int]:
        """Return who is named from a word on, and by how many words."""
        first = words[position].group()
        if not first[:1].isupper():
            return None, 1
        key = name_words(first)[0]
        person = self._by_word.get(key) or self._by_first.get(key)
        if person is None:
            return None, 1
        length = 1
        while (
            position + length < len(words)
            and name_words(words[position + length].group())[0] in person.words
            and words[position + length].start() - words[position + length - 1].end() <= 2
        ):
            length += 1
        return (person, length) if length > 1 or key in self._by_word else (None, 1)


def _particles() -> frozenset[str]:
    return word_set("people", "particles") | word_set("people", "no_name")


def gather_people(
    units: Sequence[Unit],
    mentions: Sequence[Sequence[Mention]],
    apart: frozenset[int] = frozenset(),
) -> People:
    """Return the people that the units name with a title, in the order of the article.

    Args:
        units: The units.
        mentions: States and bodies that each unit names.
        apart: Numbers of sentences that are on something else.
    """
    people: list[Person] = []
    for unit, named in zip(units, mentions, strict=True):
        for titled in find_titled(unit.view.text, named) if unit.line not in apart else ():
            place = unit.view.stretch(titled.title_start, titled.title_end)
            _enter(people, titled, place)
    return People([person for person in people if person.words])


def _enter(people: list[Person], titled: Titled, place: Stretch) -> None:
    person = _same_person(people, titled)
    if person is None:
        person = Person(name=titled.name)
        people.append(person)
    if len(name_words(titled.name)) > len(person.words):
        person.name = titled.name
    person.side = person.side or titled.side
    person.is_bare = person.is_bare and titled.side is None
    role = titled.role
    if role.lower() in ("counterpart", "colleague"):
        person.is_counterpart = True
    elif role and role not in person.roles:
        person.roles.append(role)
    person.places.append(place)


def _same_person(people: Sequence[Person], titled: Titled) -> Person | None:
    words = name_words(titled.name)
    for person in people:
        shorter, longer = sorted((words, person.words), key=len)
        if shorter and set(shorter) <= set(longer) and _fits(person, titled):
            return person
    return None


def _fits(person: Person, titled: Titled) -> bool:
    return person.side is None or titled.side is None or person.side == titled.side
