"""One person under names in several scripts: who is joined, and what is assumed for that.

Letters alone do not make two persons one. A name of one script joins a name of another only where

- one reads as the other, or has the same consonants (`text.romanize`);
- both are of one side, or have an office in common; a name of few consonants needs both;
- their offices do not exclude each other, and no article lists the two beside each other;
- nobody else of either script could be meant.

What is assumed stands in the participant's record.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, Protocol, TypeVar

from summarizer.schema.briefing import JoinedName
from summarizer.text.romanize import Crossing, cross_names
from summarizer.text.scripts import has_other_script, script_of
from summarizer.vocabulary.elsewhere import offices_of

FEW_CONSONANTS = 5
"""Names that have less than this in common need a side and an office in common."""
LEAST_CONSONANTS = 2
"""Names that have less than this in common are never joined."""


class _Item(Protocol):
    @property
    def roles(self) -> tuple[str, ...]: ...


class Named(Protocol):
    """A person as one source names it."""

    @property
    def source(self) -> str:
        """Id of the source."""

    @property
    def name(self) -> str:
        """Its name, without titles."""

    @property
    def side(self) -> str | None:
        """Code or name of the side it belongs to."""

    @property
    def item(self) -> _Item:
        """The item as it was found."""


Mention = TypeVar("Mention", bound=Named)
Group = tuple[Mention, ...]


class _Pair(NamedTuple):
    """Two groups that can be one person."""

    weight: int
    """How much speaks for it; the heaviest pairs are joined first."""
    left: int
    right: int


def join_scripts(groups: Sequence[Group[Mention]]) -> tuple[Group[Mention], ...]:
    """Return the groups, those of one person in several scripts as one, in their order."""
    if not any(has_other_script(one.name) for group in groups for one in group):
        return tuple(groups)
    pairs = [
        _Pair(weight, left, right)
        for left, right in combinations(range(len(groups)), 2)
        if (weight := _weigh(groups[left], groups[right]))
    ]
    joined: dict[int, list[int]] = {index: [index] for index in range(len(groups))}
    for pair in sorted(_unrivalled(pairs, groups), key=lambda one: (-one.weight, *one[1:])):
        one, other = joined[pair.left], joined[pair.right]
        if one is other or not _may_join(one, other, groups):
            continue
        one.extend(other)
        for index in other:
            joined[index] = one
    first = {min(indices): sorted(indices) for indices in joined.values()}
    return tuple(
        tuple(mention for index in first[place] for mention in groups[index])
        for place in sorted(first)
    )


def in_latin_letters(names: Sequence[str]) -> Sequence[str]:
    """Return the names that are in Latin letters; all of them where none is."""
    if not any(map(has_other_script, names)):
        return names
    return [one for one in names if not has_other_script(one)] or names


def describe_joins(name: str, names: Sequence[str]) -> tuple[JoinedName, ...]:
    """Return which of a person's names were joined across scripts, by alphabet.

    Args:
        name: The name that the person goes by.
        names: All names of the person.
    """
    if not any(map(has_other_script, names)):
        return ()
    found = []
    for other in sorted(set(names) - {name}):
        if script_of(other) == script_of(name):
            continue
        # Where the name that is shown does not cross to it, another of the names does.
        known = sorted(set(names), key=lambda one: (one != name, one))
        crossings = (cross_names(other, one) for one in known if one != other)
        crossing = next((one for one in crossings if one is not None), None)
        if crossing is not None:
            found.append(
                JoinedName(
                    name=other,
                    joined_by="transliteration",
                    read_as=crossing.read_as,
                    assumed=_assumption(name, crossing),
                )
            )
    return tuple(found)


def _assumption(name: str, crossing: Crossing) -> str:
    if crossing.how == "reading":
        same = "" if crossing.read_as == name else f", which is taken for {name}"
        return f"It reads as {crossing.read_as}{same}; the two share a side or an office."
    return f"Its consonants are those of {name}; the two share a side or an office."


def _weigh(left: Group[Mention], right: Group[Mention]) -> int:
    """Return how much speaks for two groups being one person; 0 where something speaks against."""
    if {one.source for one in left} & {one.source for one in right}:
        return 0
    crossings = (
        cross_names(one, other)
        for one in sorted({one.name for one in left})
        for other in sorted({one.name for one in right})
    )
    weight = max((one.weight for one in crossings if one is not None), default=0)
    if weight < LEAST_CONSONANTS:
        return 0
    sides = [{one.side for one in group if one.side} for group in (left, right)]
    offices = [_offices(group) for group in (left, right)]
    if any(one and other and not one & other for one, other in (sides, offices)):
        return 0
    shared = bool(sides[0] & sides[1]) + bool(offices[0] & offices[1])
    return weight + shared if shared >= (1 if weight >= FEW_CONSONANTS else 2) else 0


def _offices(group: Group[Mention]) -> frozenset[str]:
    return frozenset(
        office for one in group for role in one.item.roles for office in offices_of(role)
    )


def _unrivalled(pairs: Sequence[_Pair], groups: Sequence[Group[Mention]]) -> list[_Pair]:
    """Return the pairs in which neither group can as well be another person of the same script.

    Two groups that can be one person themselves, such as one name in Arabic and Urdu, are no
    rivals.
    """
    scripts = [frozenset(script_of(one.name) for one in group) for group in groups]
    weights = {frozenset(pair[1:]): pair.weight for pair in pairs}

    def has_rival(one: int, other: int, weight: int) -> bool:
        return any(
            rival != other
            and scripts[rival] & scripts[other]
            and weights.get(frozenset((one, rival)), 0) >= weight
            and frozenset((other, rival)) not in weights
            for rival in range(len(groups))
            if rival != one
        )

    return [
        pair
        for pair in pairs
        if not has_rival(pair.left, pair.right, pair.weight)
        and not has_rival(pair.right, pair.left, pair.weight)
    ]


def _may_join(one: Sequence[int], other: Sequence[int], groups: Sequence[Group[Mention]]) -> bool:
    """Return whether no article lists two of these names beside each other."""
    sources: Mapping[int, set[str]] = {
        index: {mention.source for mention in groups[index]} for index in (*one, *other)
    }
    return not any(sources[left] & sources[right] for left in one for right in other)
