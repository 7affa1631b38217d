"""For whom people speak, by whose office it is: its, the counterpart's, the one at home."""

from collections.abc import Sequence

from summarizer.llm.builtin.namewords import is_office
from summarizer.llm.builtin.people import People, Person
from summarizer.llm.builtin.reading import HOLDING, Reading
from summarizer.llm.builtin.tree import Token

_PAIR = 2
_SINGLE = ("prime minister", "president", "premier", "chancellor")
"""Offices of which a state has one; ministers are told apart by their portfolios."""
_SECOND = ("vice", "deputy", "former", "state", "assistant", "then")
_HEADLINE_OFFICES = frozenset(("pm", "president", "premier", "minister", "chancellor"))


def owned_side(person: Person, readings: Sequence[Reading]) -> str | None:
    """Return the state of "its prime minister": the subject before it in the sentence."""
    for reading in readings:
        for named in reading.named:
            if named.person is not person:
                continue
            found = _owner(reading, named.start)
            if found is not None:
                return found
    return None


def _owner(reading: Reading, start: int) -> str | None:
    tree = reading.tree
    before = [token for token in tree.tokens if token.start < start]
    title: list[Token] = []
    while before and (before[-1].text == "," or not before[-1].is_verb) and len(title) < _TITLE:
        token = before.pop()
        if token.lower == "its":
            spoken = any(is_office(word.lower) for word in title)
            subjects = [t for t in before if t.label in ("nsubj", "nsubjpass")]
            codes = [code for t in subjects if (code := reading.code_at(t.index))]
            return codes[-1] if spoken and codes else None
        title.append(token)
    return None


_TITLE = 6
"""Words that a title behind "its" has at most."""


def counterpart_side(
    person: Person, readings: Sequence[Reading], parties: Sequence[str]
) -> str | None:
    """Return the other of two parties, for the counterpart of whoever was named before."""
    if not person.is_counterpart or len(parties) != _PAIR:
        return None
    last: str | None = None
    for reading in readings:
        for named in reading.named:
            if named.person is person:
                return _other(last, parties)
            last = named.person.side if named.person.side in parties else last
    return None


def rival_side(person: Person, people: People, parties: Sequence[str]) -> str | None:
    """Return the other of two parties, where the one has another prime minister."""
    own = _single_office(person)
    if own is None or len(parties) != _PAIR:
        return None
    sides = {
        other.side
        for other in people.people
        if other is not person and other.side in parties and _single_office(other) == own
    }
    return _other(sides.pop(), parties) if len(sides) == 1 else None


def _single_office(person: Person) -> str | None:
    for role in person.roles:
        lower = role.lower().removeprefix("visiting ")
        if not any(word in lower.split() for word in _SECOND):
            found = next((office for office in _SINGLE if lower.startswith(office)), None)
            if found is not None:
                return found
    return None


def headline_home(readings: Sequence[Reading], parties: Sequence[str]) -> str | None:
    """Return the party at home by a headline: "PM hails Peru deal" is not of Peru's."""
    for reading in readings:
        first = reading.tree.tokens[0] if len(reading.tree) else None
        if reading.unit.kind != "headline" or first is None or len(parties) != _PAIR:
            continue
        codes = {m.code for m in reading.mentions if m.how in HOLDING}
        if first.lower in _HEADLINE_OFFICES and len(codes) == 1:
            return _other(codes.pop(), parties)
    return None


def _other(side: str | None, parties: Sequence[str]) -> str | None:
    if side not in parties:
        return None
    return next(code for code in parties if code != side)
