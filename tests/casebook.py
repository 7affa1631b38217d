"""Small cases for the embedded extractor: how they are written, and what is wrong with an answer.

A case is a sentence or three and what a careful reader says that it holds. The cases stand in
`cases/*.toml`, a file for each construction; they were written before the rules, by somebody who
has not read the rules. Where careful readers could differ, a case names both readings with `|`.
"""

import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, Field, field_validator
from scipy.optimize import linear_sum_assignment

from summarizer.schema.base import Record

CASES = Path(__file__).parent / "llm/builtin/cases"
_MISSED = 100.0
_NEVER = 10_000.0
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})

Words = tuple[str, ...]


class CaseRecord(Record):
    """Part of a case; a lone string counts as a list of one."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ExpectedClaim(CaseRecord):
    """A claim that must come out, or may."""

    type: str
    words: Words = Field(min_length=1)
    holders: tuple[str, ...] | None = None
    holders_any: tuple[tuple[str, ...], ...] = ()
    stance: str | None = None
    speaker: str | None = None
    targets: tuple[str, ...] = ()
    voice: str | None = None
    optional: bool = False

    @field_validator("words", mode="before")
    @classmethod
    def _one_is_a_list(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value

    @property
    def allowed_holders(self) -> tuple[tuple[str, ...], ...]:
        """Sets of holders that count as right; none where any will do."""
        return (self.holders,) if self.holders is not None else self.holders_any


class ForbiddenClaim(CaseRecord):
    """A claim that must not come out."""

    words: Words = Field(min_length=1)
    type: str = "agreement|position"
    stance: str | None = None

    @field_validator("words", mode="before")
    @classmethod
    def _one_is_a_list(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value


class ExpectedParticipant(CaseRecord):
    """A person, state or organization that must come out."""

    name: str
    side: str | None = None
    kind: str | None = None
    tier: str | None = None
    role: str | None = None


class ExpectedDate(CaseRecord):
    """A date that must come out."""

    role: str
    value: str


class Case(CaseRecord):
    """A text and what it holds."""

    id: str
    construction: str
    text: str
    published: str | None = None
    claims: tuple[ExpectedClaim, ...] = ()
    claims_exact: bool = False
    """Whether no other agreement or position may come out."""
    not_claims: tuple[ForbiddenClaim, ...] = ()
    participants: tuple[ExpectedParticipant, ...] = ()
    dates: tuple[ExpectedDate, ...] = ()
    set_aside: Words = ()
    """Words of sentences that must be set aside."""
    qualifiers: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Words of a claim to the qualifiers that it must have."""


@dataclass(frozen=True)
class FoundClaim:
    """A claim of the extractor's answer."""

    type: str
    quote: str
    statement: str
    holders: tuple[str, ...]
    targets: tuple[str, ...]
    speaker: str | None
    stance: str
    qualifiers: tuple[str, ...]
    voice: str


@dataclass(frozen=True)
class FoundParticipant:
    """A participant of the extractor's answer."""

    name: str
    kind: str
    tier: str
    side: str | None
    roles: tuple[str, ...]


@dataclass(frozen=True)
class FoundDate:
    """A date of the extractor's answer."""

    role: str
    value: str


@dataclass(frozen=True)
class Reading:
    """What the extractor made of a case's text."""

    claims: tuple[FoundClaim, ...] = ()
    participants: tuple[FoundParticipant, ...] = ()
    dates: tuple[FoundDate, ...] = ()
    set_aside: tuple[str, ...] = ()
    """Texts of the sentences that were set aside."""
    rejected: tuple[str, ...] = ()
    """What was rejected, and why; shown, and no fault in itself."""


def read_cases(folder: Path = CASES) -> tuple[Case, ...]:
    """Return the cases of all files of the folder, by file name.

    Raises:
        ValueError: Two cases have one id, or a case names words that its text does not have.
    """
    cases: list[Case] = []
    for path in sorted(folder.glob("*.toml")):
        plain: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        cases += [Case.model_validate(case) for case in plain["case"]]
    faults = [fault for case in cases for fault in _faults_of(case)]
    ids = [case.id for case in cases]
    faults += [f"{id_}: more than one case" for id_ in sorted({i for i in ids if ids.count(i) > 1})]
    if faults:
        raise ValueError("\n".join(faults))
    return tuple(cases)


def problems_of(case: Case, reading: Reading) -> list[str]:
    """Return what a careful reader would object to, in a few words each; empty where all is right.

    An expected claim is looked for by its words, which the quote must contain; claims are paired
    one to one, so that two commitments in one item count as one of them and a miss.
    """
    return [
        *_claim_problems(case, reading.claims),
        *_forbidden_problems(case, reading.claims),
        *_qualifier_problems(case, reading.claims),
        *_participant_problems(case, reading.participants),
        *_date_problems(case, reading.dates),
        *_set_aside_problems(case, reading.set_aside),
    ]


def plain(text: str) -> str:
    """Return text in the one form in which words are compared.

    >>> plain(" The  two sides’ ")
    "the two sides'"
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_PLAIN).split()).casefold()


def has_words(text: str, words: Iterable[str]) -> bool:
    """Return whether the text contains each of the words, whatever their case and quotes."""
    return all(plain(one) in plain(text) for one in words)


def _faults_of(case: Case) -> list[str]:
    named = [word for claim in case.claims for word in claim.words]
    named += [word for claim in case.not_claims for word in claim.words]
    named += [
        *case.set_aside,
        *case.qualifiers,
        *(q for one in case.qualifiers.values() for q in one),
    ]
    named += [name for one in case.participants for name in one.name.split("|")]
    return [
        f"{case.id}: no {word!r} in the text" for word in named if not has_words(case.text, [word])
    ]


def _claim_problems(case: Case, found: Sequence[FoundClaim]) -> list[str]:
    distinct = list(dict.fromkeys(found))
    pairs = _pair(case.claims, distinct)
    problems: list[str] = []
    for number, expected in enumerate(case.claims):
        claim = distinct[pairs[number]] if number in pairs else None
        if claim is None:
            problems += [] if expected.optional else [f"missed {expected.type}: {expected.words}"]
        elif not expected.optional or claim.type != "fact":
            problems += _differences(expected, claim)
    if case.claims_exact:
        used = set(pairs.values())
        problems += [
            f"too much: {claim.type} {claim.quote!r}"
            for number, claim in enumerate(distinct)
            if number not in used and claim.type != "fact"
        ]
    return problems


def _pair(expected: Sequence[ExpectedClaim], found: Sequence[FoundClaim]) -> dict[int, int]:
    """Return the pairing with the fewest misses, and among those with the fewest differences."""
    costs = [
        [
            *(_cost(one, claim) for claim in found),
            *(_MISSED if row == column else _NEVER for column in range(len(expected))),
        ]
        for row, one in enumerate(expected)
    ]
    if not costs:
        return {}
    rows, columns = linear_sum_assignment(costs)
    chosen = zip(rows.tolist(), columns.tolist(), strict=True)
    return {row: column for row, column in chosen if column < len(found)}


def _cost(expected: ExpectedClaim, claim: FoundClaim) -> float:
    if not has_words(claim.quote, expected.words):
        return _NEVER
    return len(_differences(expected, claim)) + (0.5 if expected.optional else 0.0)


def _differences(expected: ExpectedClaim, claim: FoundClaim) -> list[str]:
    where = f"in {claim.quote!r}"
    problems: list[str] = []
    if claim.type not in expected.type.split("|"):
        problems.append(f"type {claim.type} for {expected.type} {where}")
    allowed = expected.allowed_holders
    if allowed and _name_set(claim.holders) not in [_name_set(one) for one in allowed]:
        wanted = " or ".join(str(list(one)) for one in allowed)
        problems.append(f"holders {list(claim.holders)} for {wanted} {where}")
    if expected.stance and claim.stance not in expected.stance.split("|"):
        problems.append(f"stance {claim.stance} for {expected.stance} {where}")
    if expected.speaker and not _same_person(expected.speaker, claim.speaker):
        problems.append(f"speaker {claim.speaker!r} for {expected.speaker!r} {where}")
    missing = _name_set(expected.targets) - _name_set(claim.targets)
    problems += [f"no target {target!r} in {list(claim.targets)} {where}" for target in missing]
    if expected.voice and claim.voice not in expected.voice.split("|"):
        problems.append(f"voice {claim.voice} for {expected.voice} {where}")
    return problems


def _forbidden_problems(case: Case, found: Iterable[FoundClaim]) -> list[str]:
    return [
        f"must not come out: {claim.type} {claim.quote!r}"
        for claim in dict.fromkeys(found)
        for one in case.not_claims
        if claim.type in one.type.split("|")
        and has_words(claim.quote, one.words)
        and (one.stance is None or claim.stance in one.stance.split("|"))
    ]


def _qualifier_problems(case: Case, found: Sequence[FoundClaim]) -> list[str]:
    problems: list[str] = []
    for words, wanted in case.qualifiers.items():
        given = [q for claim in found if has_words(claim.quote, [words]) for q in claim.qualifiers]
        problems += [
            f"no qualifier {one!r} in {given}"
            for one in wanted
            if not any(has_words(other, [one]) for other in given)
        ]
    return problems


def _participant_problems(case: Case, found: Sequence[FoundParticipant]) -> list[str]:
    problems: list[str] = []
    for expected in case.participants:
        names = [plain(name) for name in expected.name.split("|")]
        given = [one for one in found if plain(one.name) in names]
        if not given:
            problems.append(f"no {expected.name!r} among {[one.name for one in found]}")
        elif not any(_is_participant(expected, one) for one in given):
            problems.append(f"expected {expected!r}, found {given}")
    return problems


def _is_participant(expected: ExpectedParticipant, found: FoundParticipant) -> bool:
    return (
        (expected.side is None or found.side in expected.side.split("|"))
        and (expected.kind is None or found.kind in expected.kind.split("|"))
        and (expected.tier is None or found.tier in expected.tier.split("|"))
        and (expected.role is None or any(has_words(r, [expected.role]) for r in found.roles))
    )


def _date_problems(case: Case, found: Sequence[FoundDate]) -> list[str]:
    given = [f"{date.role} {date.value}" for date in found]
    return [
        f"no date {expected.role} {expected.value} among {given}"
        for expected in case.dates
        if not any(
            date.role in expected.role.split("|") and date.value in expected.value.split("|")
            for date in found
        )
    ]


def _set_aside_problems(case: Case, found: Sequence[str]) -> list[str]:
    return [
        f"not set aside: {words!r}"
        for words in case.set_aside
        if not any(has_words(sentence, [words]) for sentence in found)
    ]


def _name_set(names: Iterable[str]) -> frozenset[str]:
    return frozenset(plain(name).removeprefix("the ") for name in names)


def _same_person(expected: str, found: str | None) -> bool:
    """Return whether the found name is the expected one, or a part of it such as the surname."""
    if not found:
        return False
    return has_words(expected, [found]) or has_words(found, [expected])
