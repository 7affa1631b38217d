"""For whom people speak, by whose office it is: its, the counterpart's, the one at home."""

import re
from collections.abc import Sequence

from summarizer.llm.builtin.namewords import is_office
from summarizer.llm.builtin.people import People, Person
from summarizer.llm.builtin.reading import HOLDING, Reading
from summarizer.llm.builtin.tree import Token
from summarizer.text.articleform import ArticleForm
from summarizer.vocabulary.load import Vocabulary

_PAIR = 2
_CLOSE = 60
"""Code points behind a name within which whom somebody met counts."""
_MASTHEAD = 3
"""Lines in which an outlet says where it is."""
_PARTING = re.compile(r"[,|/·•-]\s*$")
_OWN_MINISTRY = re.compile(r"The (?:\w+ ){0,2}(?:Ministry|Government|Cabinet|Presidency)\b")
FELLOWS = re.compile(
    r"(?i)\b(?:his|her) (?P<before>[^,.;]{0,60}?)(?:counterparts?|colleagues?|opposite numbers?)"
    r"(?: (?:from|of) (?P<behind>[^,.;]{3,60}))?"
)
"""Whom somebody met, with the words that may name their states."""
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


def fellow_side(person: Person, readings: Sequence[Reading], parties: Sequence[str]) -> str | None:
    """Return the party that is left of all, for who "met his Peruvian and Chilean counterparts"."""
    for reading in readings:
        for named in reading.named if len(parties) > 1 else ():
            if named.person is not person:
                continue
            behind = reading.text[named.end :]
            found = FELLOWS.search(behind)
            if found is None or found.start() > _CLOSE or "." in behind[: found.start()]:
                continue
            start = named.end + found.start()
            end = named.end + found.end()
            codes = {m.code for m in reading.mentions if start <= m.start < end}
            left = [code for code in parties if code not in codes]
            if codes and codes < set(parties) and len(left) == 1:
                return left[0]
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


def outlet_home(
    form: ArticleForm,
    readings: Sequence[Reading],
    parties: Sequence[str],
    host: str | None,
    vocabulary: Vocabulary,
) -> str | None:
    """Return the party at home where an outlet is, whose own ministers need no adjective.

    By the capital in its masthead ("The Post | Lima"), or in a dateline that is not where the
    other party is received, for visitors' newspapers are datelined from there as well.
    """
    for reading in readings[:_MASTHEAD]:
        if reading.unit.kind != "headline" or reading.text == form.title:
            continue
        end = len(reading.text.rstrip(" ."))
        last = next((m for m in reading.mentions if m.how == "seat" and m.end == end), None)
        if last is None or last.code not in parties:
            continue
        if _PARTING.search(reading.text[: last.start]):
            return last.code
    place = (form.dateline or "").split(",")[0].title()
    seats = [m.code for m in vocabulary.mentions(place) if m.how == "seat" and m.code in parties]
    if not seats or seats[0] == host:
        return None
    first = next((one.text for one in readings if one.unit.kind == "narration"), "")
    return seats[0] if host is not None or _OWN_MINISTRY.match(first) else None


def _other(side: str | None, parties: Sequence[str]) -> str | None:
    if side not in parties:
        return None
    return next(code for code in parties if code != side)
