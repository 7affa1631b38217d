"""Which claim stands in which part of the page: each in one, none in two."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from summarizer.schema.briefing import Briefing, Claim, Date, Divergence


class Partition(NamedTuple):
    """The claims and dates of a briefing, by the part of the page that they stand in."""

    disputed: tuple[Claim, ...]
    """Claims that a divergence is about."""
    agreements: tuple[Claim, ...]
    """Agreements that several origins report, best corroborated first."""
    positions: tuple[Claim, ...]
    """Positions that several origins report, best corroborated first."""
    facts: tuple[Claim, ...]
    """Facts that several origins report, best corroborated first."""
    single: tuple[Claim, ...]
    """Claims of one origin only."""
    outlet: tuple[Claim, ...]
    """Claims that stand only in the outlets' own voice."""
    dates: tuple[Date, ...]
    """Dates that no divergence is about, publication left out: the table of sources has it."""


class Matter(NamedTuple):
    """What one or more divergences are about."""

    items: frozenset[str]
    """Ids of the claims and dates."""
    divergences: tuple[Divergence, ...]
    """Divergences about them."""


def partition_briefing(briefing: Briefing) -> Partition:
    """Return the claims and dates of the briefing by part of the page.

    Where only one source was read, nothing is set apart for having one source.
    """
    contested = contested_ids(briefing)
    alone = sum(source.status == "read" for source in briefing.sources) < 2
    outlet, disputed, single = [], [], []
    several: dict[str, list[Claim]] = {"agreements": [], "positions": [], "facts": []}
    for name, claims in several.items():
        for claim in getattr(briefing, name):
            if all(report.voice == "outlet" for report in claim.reports):
                outlet.append(claim)
            elif claim.id in contested:
                disputed.append(claim)
            elif claim.corroboration.independent < 2 and not alone:
                single.append(claim)
            else:
                claims.append(claim)
    return Partition(
        disputed=tuple(disputed),
        agreements=_by_corroboration(several["agreements"]),
        positions=_by_corroboration(several["positions"]),
        facts=_by_corroboration(several["facts"]),
        single=tuple(single),
        outlet=tuple(outlet),
        dates=tuple(
            date
            for date in briefing.dates
            if date.id not in contested and date.role != "publication"
        ),
    )


def contested_ids(briefing: Briefing) -> frozenset[str]:
    """Return the ids of the items that a divergence is about."""
    return frozenset(item for divergence in briefing.divergences for item in divergence.items)


def group_by_matter(divergences: Sequence[Divergence]) -> list[Matter]:
    """Return the divergences by what they are about, in the order they came.

    Divergences that share an item stand together, where the first of them stands.
    """
    matters: list[Matter] = []
    for divergence in divergences:
        matter = Matter(frozenset(divergence.items), (divergence,))
        apart = []
        for other in matters:
            if other.items & matter.items:
                matter = Matter(
                    other.items | matter.items, (*other.divergences, *matter.divergences)
                )
            else:
                apart.append(other)
        matters = [*apart, matter]
    return [
        matter._replace(divergences=tuple(one for one in divergences if one in matter.divergences))
        for matter in sorted(matters, key=lambda one: divergences.index(one.divergences[0]))
    ]


def group_by_holders(claims: Iterable[Claim]) -> list[tuple[tuple[str, ...], list[Claim]]]:
    """Return the claims by who holds them: many holders first, then in the order they came."""
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.holders, []).append(claim)
    return sorted(groups.items(), key=lambda group: -len(group[0]))


def group_by_source(claims: Iterable[Claim]) -> list[tuple[tuple[str, ...], list[Claim]]]:
    """Return the claims by the sources that report them, in the order they came."""
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.reported_by, []).append(claim)
    return list(groups.items())


def _by_corroboration(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple(
        sorted(
            claims,
            key=lambda claim: (-claim.corroboration.independent, -claim.corroboration.sources),
        )
    )
