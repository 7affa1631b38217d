"""For whom people speak whose titles do not say it."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from summarizer.llm.builtin.holders import subject_of
from summarizer.llm.builtin.lexicons import read_data
from summarizer.llm.builtin.mediators import patron_side
from summarizer.llm.builtin.offices import (
    counterpart_side,
    fellow_side,
    headline_home,
    owned_side,
    rival_side,
)
from summarizer.llm.builtin.parties import noun_codes
from summarizer.llm.builtin.people import People, Person, PersonMention
from summarizer.llm.builtin.reading import HOLDING, Reading

_BESIDE = 14
_MEETING = frozenset(("meet", "hold", "receive", "host", "co-chair", "chair", "welcome", "greet"))
_NEAR = 100
_GOVERNMENT = frozenset(
    (
        *("minister", "president", "premier", "chancellor", "secretary", "commissioner"),
        *("spokesperson", "spokesman", "spokeswoman", "ambassador", "envoy"),
    )
)
_PAIR, _AHEAD = 2, 5
_DEMANDING = frozenset(("demand", "urge", "ask", "call", "press", "accuse", "criticize", "warn"))
_MEMBER = re.compile(
    r",? (?:who (?:was|is) )?(?:also )?(?:part|a member|another member) of (?:the|his|her|its) "
    r"(?:[\w-]+ )?(?:delegation|team)\b"
)
_HEADED = re.compile(r"(?:, [^,]{3,60},)? (?:headed|heads|led|leads|chaired) the ")
_SIGNED_FOR = re.compile(
    r",? (?:has |had |will )?sign(?:ed|s)? (?:it |the \w+ |the \w+ \w+ )?"
    r"(?:for|on behalf of) (?:the )?"
)
_LEADING = frozenset(("heads", "leads", "headed", "led"))
_SAYING = frozenset(("say", "tell", "add", "repeat", "insist", "warn", "declare", "argue", "reply"))


def infer_sides(
    people: People,
    readings: Sequence[Reading],
    parties: Sequence[str],
    host: str | None = None,
    outlet: str | None = None,
) -> None:
    """Give people whose titles name no state the one that the context leaves.

    In this order: an office that only one state has; the side that somebody is said to lead or to
    return to, whose "its" minister or whose counterpart he is; the party without a head of
    government yet; the party at home by the headline; the other of two parties, for somebody named
    beside one of the first; the state that a speaker's sentence is about; for somebody who is only
    mentioned, the state named right before; the party that nobody else speaks for;
    the party at home.

    Args:
        people: The people; changed.
        readings: The article's units.
        parties: Parties of the event.
        host: The one of two parties that the other visits.
        outlet: The party where the outlet is at home.
    """
    _side_by_office(people)
    _side_by_visit(people, parties, host)
    _side_by_title(people, readings, parties)
    _side_at_home(people, headline_home(readings, parties) or outlet, parties)
    for person in people.people:
        person.side = person.side or _described_next(person, readings, parties)
        person.side = person.side or _demanding_side(person, readings, parties)
    _mark_members(readings)
    lines = _subjects_by_line(readings)
    for person in _sideless(people):
        if any(_share_title(person, other) for other in _sideless(people) if other is not person):
            continue
        person.side = _other_side(person, people, parties) or _met_side(person, readings, parties)
        if person.side is None and not _acts(person, readings):
            person.side = _named_before(person, readings)
        elif person.side is None:
            person.side = _beside(person, people, lines, parties)
    home = home_party(people, parties)
    for person in _sideless(people):
        person.side = home if _is_of_government(person) else None


def _side_by_title(people: People, readings: Sequence[Reading], parties: Sequence[str]) -> None:
    """Give people the state that they lead or return to, or whose minister or counterpart."""
    for person in people.people:
        person.side = person.side or _told_side(person, readings, parties)
        if person.side is None and (owner := owned_side(person, readings)):
            person.side, person.is_bare = owner, False
        person.side = person.side or counterpart_side(person, readings, parties)
        if person.side is None and (fellow := fellow_side(person, readings, parties)):
            person.side, person.is_bare = fellow, True


def _side_at_home(people: People, home: str | None, parties: Sequence[str]) -> None:
    """Give those without a state in their titles the party at home, or that of no rival."""
    for person in people.people:
        person.side = person.side or rival_side(person, people, parties)
    known = {one.side for one in people.people if one.side is not None and not one.is_bare}
    home = home if home not in known else None
    for person in _sideless(people):
        person.side = home if _is_of_government(person) else None


def home_party(people: People, parties: Sequence[str]) -> str | None:
    """Return the party at home in an article, whose ministers need no adjective; or None."""
    bare = {one.side for one in people.people if one.roles and one.is_bare and one.side}
    named = {one.side for one in people.people if one.roles and not one.is_bare}
    home = [code for code in parties if code in bare and code not in named]
    return home[0] if len(home) == 1 else None


def _sideless(people: People) -> list[Person]:
    return [
        person
        for person in people.people
        if person.side is None and person.roles and not only_heads(person)
    ]


def only_heads(person: Person) -> bool:
    """Return whether all that is known of somebody is what he heads: no office of a state."""
    return all(role.split()[0].lower() in _LEADING for role in person.roles)


def _side_by_office(people: People) -> None:
    """Give people the state that only one office of the world has: the Taoiseach."""
    own: Mapping[str, str] = read_data("people")["own"]
    for person in people.people:
        for role in person.roles:
            code = own.get(role.lower())
            if person.side is None and code is not None:
                person.side = code


def _side_by_visit(people: People, parties: Sequence[str], host: str | None) -> None:
    """Give "the visiting president" the party that visits."""
    others = [code for code in parties if code != host]
    for person in people.people if host is not None and len(others) == 1 else ():
        visiting = any("visiting" in role.lower().split() for role in person.roles)
        if person.side is None and visiting:
            person.side, person.is_bare = others[0], False


def _mark_members(readings: Sequence[Reading]) -> None:
    """Mark those who are said to be members of a delegation, and so not its heads."""
    for reading in readings:
        for named in reading.named:
            if _MEMBER.match(reading.text, named.end):
                named.person.is_member = True


def _told_side(person: Person, readings: Sequence[Reading], parties: Sequence[str]) -> str | None:
    """Return the state whose delegation somebody leads, whose talks he hosts, or where he lives."""
    for reading in readings:
        for named in reading.named:
            if named.person is not person:
                continue
            side = _led_side(reading, named) or _home_side(reading, named)
            side = side or _signing_side(reading, named)
            side = side or patron_side(reading, named.start, parties)
            if side is not None:
                return side
    return None


def _demanding_side(
    person: Person, readings: Sequence[Reading], parties: Sequence[str]
) -> str | None:
    """Return the other of two parties, for somebody who demands something of one of them."""
    for reading in readings if len(parties) == _PAIR else ():
        tree = reading.tree
        for named in reading.named:
            for token in tree.tokens if named.person is person else ():
                inside = named.start <= token.start < named.end and token.label == "nsubj"
                if not inside or tree[token.head].lemma not in _DEMANDING:
                    continue
                behind = [t.index for t in tree.tokens[token.head + 1 : token.head + _AHEAD]]
                codes = [code for code in reading.codes_in(behind) if code in parties]
                if len(codes) == 1:
                    return parties[1 - list(parties).index(codes[0])]
    return None


def _described_next(
    person: Person, readings: Sequence[Reading], parties: Sequence[str]
) -> str | None:
    """Return the side of a speaker whom the next sentence calls "the head of Chadian diplomacy"."""
    for reading, following in pairwise(one for one in readings if one.unit.kind != "speech"):
        spoken = any(named.person is person and _says(reading, named) for named in reading.named)
        near = reading.unit.paragraph == following.unit.paragraph
        if not spoken or not near or following.named:
            continue
        for verb in following.tree.tokens:
            noun = subject_of(following.tree, verb.index) if verb.lemma in _SAYING else None
            codes = noun_codes(following, noun) if noun is not None else []
            if noun is not None and len(codes) == 1 and codes[0] in parties:
                words = {
                    following.tree[index].lower for index in following.tree.subtree(noun.index)
                }
                led = next(iter(sorted(words & {"diplomacy", "delegation"})), None)
                person.roles.append(f"{noun.lower} of {led}" if led else noun.lower)
                return codes[0]
    return None


def _says(reading: Reading, named: PersonMention) -> bool:
    """Return whether a person is the subject of a verb of saying."""
    return any(
        named.start <= token.start < named.end
        and token.label == "nsubj"
        and reading.tree[token.head].lemma in _SAYING
        for token in reading.tree.tokens
    )


def _led_side(reading: Reading, named: PersonMention) -> str | None:
    """Return the side of "the Chadian delegation was headed by" somebody."""
    ahead = reading.text[: named.start]
    found = re.search(
        r" (?:delegation|side|team)(?:,? (?:was |is )?(?:headed|led|chaired))? by [^,;]{0,24}$",
        ahead,
    )
    if found is not None:
        codes = [m.code for m in reading.mentions if m.how in HOLDING and m.end == found.start()]
        return codes[0] if codes else None
    behind = _HEADED.match(reading.text, named.end)
    if behind is None:
        return None
    near = [m for m in reading.mentions if m.how in HOLDING and m.start == behind.end()]
    led = [m.code for m in near if re.match(r" (?:delegation|side|team)\b", reading.text[m.end :])]
    return led[0] if led else None


def _signing_side(reading: Reading, named: PersonMention) -> str | None:
    """Return the state for which somebody is said to have signed."""
    found = _SIGNED_FOR.match(reading.text, named.end)
    if found is None:
        return None
    codes = [m.code for m in reading.mentions if m.how in HOLDING and m.start == found.end()]
    return codes[0] if codes else None


def _home_side(reading: Reading, named: PersonMention) -> str | None:
    """Return the state to whose capital somebody returns."""
    found = re.match(
        r" (?:has |had )?(?:returned|returns|flew back|flies back|came home|comes home|"
        r"brought home|brings home|went back|is back)(?: home)? (?:to|in) ",
        reading.text[named.end :],
    )
    if found is None:
        return None
    place = named.end + found.end()
    codes = [m.code for m in reading.mentions if m.how in ("seat", "name") and m.start == place]
    return codes[0] if codes else None


def _is_of_government(person: Person) -> bool:
    """Return whether a title without a state is of the government at home."""
    words = {word for role in person.roles for word in role.lower().split()}
    return person.is_bare and not person.is_counterpart and bool(words & _GOVERNMENT)


def _share_title(one: Person, other: Person) -> bool:
    """Return whether two people stand behind one title: "Prime Ministers A and B"."""
    return one.places[0].line == other.places[0].line and one.roles[:1] == other.roles[:1]


def _other_side(person: Person, people: People, parties: Sequence[str]) -> str | None:
    """Return the other party of two, for whom a sentence names right beside one of the first."""
    if len(parties) != 2:
        return None
    for other in people.people:
        for place in other.places if other.side in parties else ():
            for own in person.places:
                gap = max(own.start - place.end, place.start - own.end)
                if own.line == place.line and 0 <= gap <= _BESIDE:
                    return parties[1 - list(parties).index(str(other.side))]
    return None


def _met_side(person: Person, readings: Sequence[Reading], parties: Sequence[str]) -> str | None:
    """Return the other party of two, for whoever meets or talks with one of the first."""
    if len(parties) != 2:
        return None
    for reading in readings:
        mine = [m for m in reading.named if m.person is person]
        others = [m for m in reading.named if m.person.side in parties]
        if not mine or not others:
            continue
        for verb in reading.tree.tokens:
            if verb.lemma in _MEETING and mine[0].end <= verb.start:
                sides = {m.person.side for m in others if abs(m.start - verb.start) < _NEAR}
                if any(
                    t.lower in ("him", "her")
                    for t in reading.tree.tokens[verb.index : verb.index + 5]
                ):
                    sides = {
                        m.person.side for m in others if m.end <= mine[0].start and m is others[-1]
                    }
                if len(sides) == 1:
                    return parties[1 - list(parties).index(str(sides.pop()))]
    return None


def _acts(person: Person, readings: Sequence[Reading]) -> bool:
    """Return whether a person does or says something, rather than being mentioned."""
    for reading in readings:
        for mention in reading.named:
            if mention.person is not person:
                continue
            for token in reading.tree.tokens:
                inside = mention.start <= token.start < mention.end
                if inside and token.label in ("nsubj", "nsubjpass", "ROOT", "conj", "appos"):
                    return True
                if (
                    inside
                    and token.label == "pobj"
                    and reading.tree[token.head].lower in ("by", "to")
                ):
                    return True
    return False


def _named_before(person: Person, readings: Sequence[Reading]) -> str | None:
    """Return the state that is named last before a person, in the same sentence."""
    for reading in readings:
        for mention in reading.named:
            if mention.person is person:
                before = [
                    m.code
                    for m in reading.mentions
                    if m.how in HOLDING and 0 <= mention.start - m.end <= _NEAR
                ]
                return before[-1] if before else None
    return None


def _beside(
    person: Person, people: People, lines: Mapping[int, Sequence[str]], parties: Sequence[str]
) -> str | None:
    known = {other.side for other in people.people if other.side}
    beside = [code for place in person.places for code in lines.get(place.line, ())]
    left = [code for code in parties if code not in known]
    if beside:
        return beside[0]
    if len(left) == 1:
        return left[0]
    if len(parties) == 1:
        return parties[0]
    if parties:
        return None
    first = person.places[0].line
    codes = {code for line in range(first - 2, first) for code in lines.get(line, ())}
    return codes.pop() if len(codes) == 1 else None


def _subjects_by_line(readings: Sequence[Reading]) -> dict[int, list[str]]:
    """Return the states that are subjects, or own the subject, by sentence."""
    found: dict[int, list[str]] = {}
    for reading in readings:
        for token in reading.tree.tokens:
            if token.label in ("nsubj", "nsubjpass") and reading.person_at(token.index) is None:
                codes = noun_codes(reading, token)
                for owner in reading.tree.children(token.index, "poss") if not codes else ():
                    codes = [code for code in [reading.code_at(owner.index)] if code is not None]
                found.setdefault(reading.unit.line, []).extend(codes if len(codes) == 1 else [])
    return found
