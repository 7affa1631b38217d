"""Who takes part, how, and for whom."""

import re
from collections.abc import Iterator, Sequence

from summarizer.llm.builtin.discourse import CODE_LENGTH
from summarizer.llm.builtin.extraction import Extraction
from summarizer.llm.builtin.lexicons import read_data
from summarizer.llm.builtin.mediators import find_mediators, patron_side
from summarizer.llm.builtin.people import Person
from summarizer.llm.builtin.sides import only_heads
from summarizer.llm.builtin.views import Stretch
from summarizer.schema.draft import ParticipantDraft
from summarizer.schema.words import Tier
from summarizer.vocabulary.load import Vocabulary

_CHAIRING = frozenset(
    ("co-chair", "cochair", "chair", "lead", "head", "preside", "co-lead", "host", "open")
)
_MEETING = frozenset(
    (
        "meet",
        "hold",
        "receive",
        "sit",
        "welcome",
        "visit",
        "sign",
        "agree",
        "say",
        "tell",
        "travel",
        "arrive",
        "greet",
        "co-host",
        "speak",
        "attend",
        "announce",
    )
)
_CHAIR_WEIGHT, _MEET_WEIGHT, _NAMED_WEIGHT, _HEAD_WEIGHT = 6, 3, 1, 4
_PATRON_WEIGHT, _SUMMIT_WEIGHT = 9, 9
_LED = re.compile(r"(?i:the )?(?:PM|President|Premier|Prime Minister)\b(?! [A-Z][a-z]+'s)")
"""A headline that begins with a head of government, whose meeting it then is."""
_SUMMITS = 2
"""An article that says "summit" so often is of one, and heads of state lead the sides."""


def find_participants(extraction: Extraction, vocabulary: Vocabulary) -> Iterator[ParticipantDraft]:
    """Yield the people, states and bodies that take part, or are met or named beside."""
    mediators = find_mediators(extraction.readings, extraction.parties)
    patrons = _patron_sides(extraction)
    mediators = tuple(dict.fromkeys((*mediators, *patrons)))
    sides = (*extraction.parties, *mediators)
    principals = _principals(extraction, sides)
    for person in extraction.people.people:
        titled = person.roles or person.is_counterpart
        if not person.places or (not titled and len(person.words) < 2):
            continue
        place = _fullest_place(extraction, person)
        if _is_outsider(person):
            continue
        yield ParticipantDraft(
            sentence=place.line,
            quote=_quote(extraction, place),
            name=person.name,
            kind="person",
            tier=_tier(extraction, person, principals),
            side=person.side,
            roles=tuple(person.roles),
        )
    yield from _states(extraction, vocabulary, sides)


def _is_outsider(person: Person) -> bool:
    """Return whether somebody speaks for no state: an expert, the head of a chamber."""
    if person.side is not None or person.is_counterpart:
        return False
    return only_heads(person)


def _patron_sides(extraction: Extraction) -> tuple[str, ...]:
    """Return the states of those under whose patronage the parties meet."""
    sides = (
        patron_side(reading, named.start, extraction.parties)
        for reading in extraction.readings
        for named in reading.named
    )
    return tuple(side for side in sides if side is not None)


def _fullest_place(extraction: Extraction, person: Person) -> Stretch:
    """Return the place that names a person most fully."""
    return max(
        person.places,
        key=lambda place: (person.name in _quote(extraction, place), -place.line),
    )


def _quote(extraction: Extraction, place: Stretch) -> str:
    text = next(line.text for line in extraction.form.lines if line.number == place.line)
    return text[place.start : place.end]


def _principals(extraction: Extraction, sides: Sequence[str]) -> set[str]:
    """Return the names of those who lead the parties: one a party, the weightiest."""
    weights = {person.name: 0.0 for person in extraction.people.people}
    summit = _is_of_summit(extraction)
    for reading in extraction.readings:
        tree = reading.tree
        for mention in reading.named:
            name = mention.person.name
            weights[name] = weights.get(name, 0) + _NAMED_WEIGHT
            patron = patron_side(reading, mention.start, extraction.parties)
            weights[name] += _PATRON_WEIGHT * (patron is not None)
            for token in tree.tokens:
                if mention.start <= token.start < mention.end:
                    above = {up.lemma for up in list(tree.ancestors(token.index))[:4]}
                    weights[name] += _CHAIR_WEIGHT * bool(above & _CHAIRING)
                    weights[name] += _MEET_WEIGHT * bool(above & _MEETING)
                    break
    best: dict[str, Person] = {}
    for person in extraction.people.people:
        rank = head_rank(person)
        weights[person.name] += _HEAD_WEIGHT * (rank <= _minister_rank()) - 0.1 * rank
        leads = rank < _first_minister_rank() and (summit or _opens(extraction, person))
        weights[person.name] += _SUMMIT_WEIGHT * leads
        side = person.side
        if (
            person.is_member
            or side is None
            or side not in sides
            or rank > len(read_data("people")["heads"])
        ):
            continue
        if side not in best or weights[person.name] > weights[best[side].name]:
            best[side] = person
    return {person.name for person in best.values()}


def _opens(extraction: Extraction, person: Person) -> bool:
    """Return whether an article begins with what somebody does."""
    told = [one for one in extraction.readings if one.unit.kind not in ("headline", "speech")]
    return any(
        mention.person is person and mention.start <= token.start < mention.end
        for reading in told[:1]
        for mention in reading.named
        for token in reading.tree.tokens
        if token.label == "nsubj" and reading.tree[token.head].label == "ROOT"
    )


def _is_of_summit(extraction: Extraction) -> bool:
    """Return whether an article is of a summit, and not of ministers who mention one."""
    headlines = [line.text for line in extraction.form.lines if line.zone == "headline"]
    if any(_LED.match(headline) for headline in headlines):
        return True
    words = [word for line in extraction.form.lines for word in line.text.lower().split()]
    ministers = sum(word.startswith("ministers") for word in words)
    return (
        max(0, sum(word.startswith(("summit", "leaders")) for word in words) - ministers)
        >= _SUMMITS
    )


def _first_minister_rank() -> int:
    heads: Sequence[str] = read_data("people")["heads"]
    return heads.index("vice president")


def _minister_rank() -> int:
    heads: Sequence[str] = read_data("people")["heads"]
    return heads.index("cs")


def head_rank(person: Person) -> int:
    """Return how high a person's highest office is; 0 the highest."""
    heads: Sequence[str] = read_data("people")["heads"]
    ranks = [
        rank
        for rank, head in enumerate(heads)
        for role in person.roles
        if head in role.lower() and not _is_deputy(role.lower(), head)
    ]
    least = heads.index("minister") if person.is_counterpart else len(heads) + 2
    return min(ranks, default=least)


def _is_deputy(role: str, head: str) -> bool:
    lower = any(
        word in role for word in ("deputy", "vice", "former", "assistant", "spokes", "adviser")
    )
    return lower and head not in ("deputy prime minister", "vice president", "deputy minister")


def _tier(extraction: Extraction, person: Person, principals: set[str]) -> Tier:
    if person.name in principals:
        return "principal"
    if not (person.roles or person.is_counterpart) or any(
        "former" in role.lower() for role in person.roles
    ):
        return "mentioned"
    if person.side in extraction.parties:
        return "counterpart" if _was_met(extraction, person) else "delegate"
    return "counterpart" if _was_met(extraction, person) else "mentioned"


def _was_met(extraction: Extraction, person: Person) -> bool:
    """Return whether a person met somebody or was met beside the event."""
    for reading in extraction.readings:
        for mention in reading.named:
            if mention.person is not person:
                continue
            for token in reading.tree.tokens:
                if mention.start <= token.start < mention.end:
                    verbs = [up.lemma for up in reading.tree.ancestors(token.index)][:4]
                    if "meet" in verbs or "receive" in verbs:
                        return True
                    break
    return False


def _states(
    extraction: Extraction, vocabulary: Vocabulary, sides: Sequence[str]
) -> Iterator[ParticipantDraft]:
    """Yield the parties and those who brought them together, each where it is first named."""
    lines = {line.number: line.text for line in extraction.form.lines}
    for code in sides:
        for line, text in lines.items():
            named = [m for m in vocabulary.mentions(text) if m.code == code]
            if not named:
                continue
            first = min(named, key=lambda m: (m.how != "name", m.start))
            country = vocabulary.countries.get(code)
            organization = country is None or code == "EU"
            yield ParticipantDraft(
                sentence=line,
                quote=text[first.start : first.end],
                name=country.name if country is not None else code,
                kind="organization" if organization else "state",
                tier="party",
                side=code,
                roles=(),
            )
            break
    yield from _bodies(extraction, vocabulary, lines, sides)


def _bodies(
    extraction: Extraction, vocabulary: Vocabulary, lines: dict[int, str], sides: Sequence[str]
) -> Iterator[ParticipantDraft]:
    """Yield bodies that take no side and hold a claim of their own."""
    people = {person.name for person in extraction.people.people}
    seen: set[str] = set()
    for item in extraction.items:
        for holder in item.holders:
            text = lines.get(item.stretch.line, "")
            country = vocabulary.countries.get(holder)
            quote = holder if country is None else _union_in(text, holder, vocabulary)
            if holder in sides or holder in seen or holder in people or quote not in text:
                continue
            if not quote or (country is None and len(holder) <= CODE_LENGTH):
                continue
            seen.add(holder)
            yield ParticipantDraft(
                sentence=item.stretch.line,
                quote=quote,
                name=country.name if country is not None else holder,
                kind="organization",
                tier="counterpart",
                side=None,
                roles=(),
            )


def _union_in(text: str, code: str, vocabulary: Vocabulary) -> str:
    """Return how a sentence names the European Union; nothing for a state."""
    found = [m for m in vocabulary.mentions(text) if m.code == code and m.how == "name"]
    return text[found[0].start : found[0].end] if found and len(code) < CODE_LENGTH else ""
