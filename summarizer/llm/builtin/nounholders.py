"""Whom a noun stands for: sides, ministers, ministries, papers, names of bodies."""

import re
from collections.abc import Callable
from typing import NamedTuple

from summarizer.llm.builtin.discourse import (
    CODE_LENGTH,
    NOBODY,
    Discourse,
    Holding,
    HoldingKind,
)
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.namewords import is_office
from summarizer.llm.builtin.people import Person
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.tree import Token

_NUMBERS = {
    **{
        word: number for number, word in enumerate("two three four five six seven eight".split(), 2)
    },
    **{"both": 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5},
}
_INNER = ("det", "poss", "compound", "amod", "nmod", "nummod", "appos", "predet", "quantmod")
_LINKS = ("of", "from", "between")
_SPOKES = ("spokesman", "spokeswoman", "spokesperson")
"""Who may speak "for" a state."""
_COLLECTIVE = frozenset(("pair", "duo", "trio", "quartet", "quintet", "two", "three"))
_OUTSIDE = frozenset(("opposition", "former", "retired", "independent", "private"))
_GATHERINGS = frozenset(("summit", "forum", "meeting", "group", "bloc"))
_VAGUE_SIDES = frozenset(
    ("participant", "member", "people", "union", "capital", "power", "economy")
)
_AT_HOME = frozenset(
    ("government", "delegation", "ministry", "cabinet", "parliament", "country", "minister")
)
_EACH = frozenset(("each", "either", "neither", "every"))
_INDEFINITE = frozenset(("a", "an", "any", "no", "one", "another"))


class _Noun(NamedTuple):
    """A noun that may stand for somebody, with what its phrase says of it."""

    reading: Reading
    token: Token
    word: str
    states: list[str]
    discourse: Discourse

    @property
    def is_plural(self) -> bool:
        """Whether it is of several."""
        return self.token.tag in ("NNS", "NNPS") or self.word in _COLLECTIVE

    @property
    def determiners(self) -> set[str]:
        """Articles and possessives before it."""
        children = self.reading.tree.children(self.token.index, "det", "poss")
        return {child.lower for child in children}

    def together(self) -> Holding:
        """Return all parties, or as many as the phrase counts."""
        return Holding(self.discourse.several(_count(self.reading, self.token)), "joint")

    def last_named(self, kind: HoldingKind) -> Holding:
        """Return the state or body that was named last, or that is at home in the article."""
        home = self.discourse.home
        if home is not None and self.word in _AT_HOME and "the" in self.determiners:
            before = (self.reading.mention_at(index) for index in range(self.token.index))
            if all(one is None or one.how == "demonym" for one in before):
                return Holding((home,), kind)
        return Holding((self.discourse.single,) if self.discourse.single else (), kind)


def noun_holding(reading: Reading, token: Token, discourse: Discourse) -> Holding:
    """Return whom a noun that is no name of a state or person stands for."""
    word = reading.lowered(token)
    noun = _Noun(reading, token, word, modifier_codes(reading, token.index), discourse)
    if word in word_set("grammar", "unnamed") or _is_outside(reading, token):
        return Holding((), "outsider")
    if token.lower in ("former", "latter"):
        pair = discourse.joint or discourse.several(2)
        chosen = pair[:1] if token.lower == "former" else pair[-1:]
        return Holding(chosen, "named")
    if (visit := _visit_holding(noun)) is not None:
        return visit
    for listed, resolve in _RESOLVERS:
        if word in word_set("grammar", listed):
            return resolve(noun)
    return _office_holding(noun) if is_office(token.lower) else _name_holding(reading, token)


def _visit_holding(noun: _Noun) -> Holding | None:
    """Return the party of "the visiting premier", "her guest", "his host"; None for others."""
    inner = {child.lower for child in noun.reading.tree.children(noun.token.index, "amod")}
    visiting = "visiting" in inner and is_office(noun.token.lower) and not noun.states
    if not visiting and not (noun.word in ("guest", "visitor", "host") and noun.determiners):
        return None
    code = noun.discourse.host if noun.word == "host" else noun.discourse.visitor
    if code is None or noun.is_plural or noun.determiners & _INDEFINITE:
        return None
    return Holding((code,), "person")


def _is_outside(reading: Reading, token: Token) -> bool:
    """Return whether a noun is of people who speak for no party: "opposition leaders"."""
    inner = reading.tree.children(token.index, "compound", "amod", "nmod")
    return any(child.lower in _OUTSIDE for child in inner)


def _body_holding(noun: _Noun) -> Holding:
    """Return the state of a ministry, an embassy, an army."""
    if is_office(noun.token.lower):
        return _office_holding(noun)
    if noun.states:
        own = modifier_codes(noun.reading, noun.token.index, seats=False)
        return Holding(tuple(own or noun.states), "body")
    if noun.is_plural and noun.word != "authorities":
        return noun.together()
    return NOBODY if noun.determiners & _INDEFINITE else noun.last_named("body")


def _side_holding(noun: _Noun) -> Holding:
    """Return whom a side, a country, a summit or a bloc is."""
    group = noun.word in word_set("grammar", "groups")
    if noun.states:
        body = group and len(noun.states[0]) != CODE_LENGTH
        states = noun.states[:1] if body else noun.states
        return Holding(tuple(states), "joint" if len(states) > 1 else "named")
    single = noun.discourse.single
    if group and single is not None and len(single) != CODE_LENGTH:
        return Holding((single,), "named")
    counted = _count(noun.reading, noun.token) is not None
    if noun.is_plural or counted or noun.word in _GATHERINGS or noun.determiners & _EACH:
        return noun.together()
    if noun.word in _VAGUE_SIDES or noun.determiners & _INDEFINITE:
        return NOBODY
    return noun.last_named("named")


def _document_holding(noun: _Noun) -> Holding:
    """Return who speaks in a paper: its authors, or all parties."""
    joint = _is_joint(noun.reading, noun.token)
    authors = Holding(tuple(noun.states), "document")
    if noun.word in word_set("grammar", "own_documents") or len(noun.states) > 1:
        return authors
    if noun.determiners & _INDEFINITE and not noun.states and not joint:
        return Holding((), "document")
    if noun.determiners & {"its", "his", "her"} and noun.discourse.single:
        return noun.last_named("document")
    if noun.states and noun.states[0] in noun.discourse.parties and not joint:
        return authors
    return Holding(noun.discourse.several(None), "document")


def _is_joint(reading: Reading, token: Token) -> bool:
    words = {reading.tree[index].lower for index in reading.tree.subtree(token.index)}
    return bool(words & {"joint", "final", "closing", "common"})


def _office_holding(noun: _Noun) -> Holding:
    """Return the state of a minister or an official."""
    tree, index = noun.reading.tree, noun.token.index
    beside = tree.children(index, "appos", "compound", "nmod")
    named = (noun.reading.person_at(child.index) for child in beside)
    person = next((one for one in named if one is not None), None)
    if person is not None and (person.side or not noun.states):
        return Holding((person.side,) if person.side else (), "person", person)
    if noun.states:
        kind: HoldingKind = "joint" if len(noun.states) > 1 else "person"
        return Holding(tuple(noun.states), kind, person)
    if noun.word in word_set("grammar", "local_offices"):
        return Holding((), "unnamed")
    spokesman = noun.word.startswith("spokes")
    nameless = noun.determiners & _INDEFINITE and not spokesman
    if nameless or noun.word in word_set("grammar", "officials"):
        return Holding((), "unnamed")
    return noun.together() if noun.is_plural else _known_office(noun)


def _known_office(noun: _Noun) -> Holding:
    """Return the state of "the minister", by the office or as whoever was named last."""
    known = _by_office(noun.reading, noun.token, noun.discourse)
    if known is None and (side := _side_of_office(noun)) is not None:
        return Holding((side,), "person")
    for person in (known, noun.discourse.person):
        if person is not None and person.side:
            return Holding((person.side,), "person", person)
    return noun.last_named("person")


def _side_of_office(noun: _Noun) -> str | None:
    """Return the state of all who have an office, where whoever was named last has another.

    "The Secretary" is of the one side whose ministers are called so.
    """
    word = re.compile(rf"\b{re.escape(noun.token.lower)}\b")
    having = [
        person
        for person in noun.discourse.people
        if any(word.search(role.lower()) for role in person.roles)
    ]
    sides = {person.side for person in having if person.side is not None}
    return sides.pop() if len(sides) == 1 and noun.discourse.person not in having else None


def _by_office(reading: Reading, token: Token, discourse: Discourse) -> Person | None:
    """Return the one person with an office: "the Secretary", "the foreign minister"."""
    inner = reading.tree.children(token.index, "compound", "amod")
    title = " ".join([*(child.lower for child in inner), token.lower])
    for wanted in (title, token.lower):
        holders = [
            person
            for person in discourse.people
            if any(re.search(rf"\b{re.escape(wanted)}\b", role.lower()) for role in person.roles)
        ]
        if len(holders) == 1:
            return holders[0]
    return None


def _name_holding(reading: Reading, token: Token) -> Holding:
    """Return a body that the gazetteer does not know, by the name that stands there."""
    if token.tag not in ("NNP", "NNPS"):
        return NOBODY
    first = token.index
    while first > 0 and _is_unknown_name(reading, first - 1):
        first -= 1
    if reading.mention_at(token.index) is not None:
        return NOBODY
    while token.index > first and token.lower.rstrip(".") in word_set("grammar", "company_forms"):
        token = reading.tree[token.index - 1]
    words = [word.lower for word in reading.tree.tokens[first : token.index + 1]]
    if any(is_office(word) for word in words) or _is_no_body(words[-1]):
        return NOBODY
    name = reading.tree.text(first, token.index)
    owner = reading.tree.child(token.index, "poss")
    if owner is not None and (code := reading.code_at(owner.index)):
        return Holding((code,), "body")
    return Holding((name,), "body") if " " in name or name.isupper() else NOBODY


def _is_no_body(last: str) -> bool:
    """Return whether a name that ends so is of a place, a paper or a part of a title."""
    return last in word_set("people", "places") or last in word_set("people", "title_ends")


def _is_unknown_name(reading: Reading, index: int) -> bool:
    named = reading.tree[index].tag in ("NNP", "NNPS")
    return named and reading.mention_at(index) is None


def modifier_codes(reading: Reading, index: int, *, seats: bool = True) -> list[str]:
    """Return the states and bodies that qualify a noun: "Kenyan side", "ministers of Mali".

    Args:
        reading: The unit.
        index: The noun.
        seats: Whether "the ministry in Lima" counts as well.
    """
    tree = reading.tree
    found: list[int] = []
    stack = [index]
    while stack:
        here = stack.pop()
        found.append(here)
        for child in tree.children(here):
            if child.label in _INNER or (child.label == "conj" and here != index):
                stack.append(child.index)
            elif child.label == "prep" and (
                child.lower in _LINKS
                or (child.lower == "for" and tree[here].lower in _SPOKES)
                or (seats and _is_seat(reading, child))
            ):
                stack.extend(grandchild.index for grandchild in tree.children(child.index, "pobj"))
    kept = [i for i in sorted(found) if i != index or reading.code_at(i)]
    return reading.codes_in(kept)


def _is_seat(reading: Reading, preposition: Token) -> bool:
    """Return whether "in ..." or "by ..." behind a body names the state that it is of."""
    pobj = reading.tree.child(preposition.index, "pobj")
    if pobj is None or preposition.lower not in ("in", "by"):
        return False
    mention = reading.mention_at(pobj.index)
    return mention is not None and (preposition.lower == "by" or mention.how == "seat")


def _count(reading: Reading, token: Token) -> int | None:
    """Return how many parties a noun phrase says there are."""
    near = [token, *reading.tree.children(token.index, "nummod", "det", "predet", "amod", "appos")]
    return next((_NUMBERS[word.lower] for word in near if word.lower in _NUMBERS), None)


_RESOLVERS: tuple[tuple[str, Callable[[_Noun], Holding]], ...] = (
    ("documents", _document_holding),
    ("officials", _office_holding),
    ("bodies", _body_holding),
    ("sides", _side_holding),
)
"""Lists of nouns, and how those of each list stand for somebody; the first list decides."""
