"""What the summary tells: a few items, chosen by rule."""

from collections.abc import Iterable

from summarizer.schema.briefing import Briefing, Claim, Date, Divergence

MOST_AGREEMENTS = 3
MOST_POSITIONS = 3
MOST_DIVERGENCES = 3


def choose_agreements(briefing: Briefing) -> list[Claim]:
    """Return the best corroborated agreements that no divergence is about."""
    return _settled(briefing, briefing.agreements)[:MOST_AGREEMENTS]


def choose_facts(briefing: Briefing) -> list[Claim]:
    """Return the best corroborated fact that no divergence is about."""
    return _settled(briefing, briefing.facts)[:1]


def choose_positions(briefing: Briefing) -> list[Claim]:
    """Return the best corroborated positions that no divergence is about, holders in turn."""
    by_holders: dict[tuple[str, ...], list[Claim]] = {}
    for claim in _settled(briefing, briefing.positions):
        by_holders.setdefault(claim.holders, []).append(claim)
    chosen: list[Claim] = []
    while by_holders and len(chosen) < MOST_POSITIONS:
        for holders in list(by_holders):
            chosen.append(by_holders[holders].pop(0))
            if not by_holders[holders]:
                del by_holders[holders]
    return chosen[:MOST_POSITIONS]


def choose_divergences(briefing: Briefing) -> list[Divergence]:
    """Return the divergences that the summary must tell, those about the event's day first.

    They are the ones of high materiality; where there is none, one of medium.
    """
    days = {date.id for date in briefing.dates if date.role in ("meeting", "visit")}
    first = [one for one in briefing.divergences if one.type == "date" and days & set(one.items)]
    rest = [one for one in briefing.divergences if one not in first]
    high = [one for one in (*first, *rest) if one.materiality == "high" or one in first]
    return high[:MOST_DIVERGENCES] or [one for one in rest if one.materiality == "medium"][:1]


def choose_next_meeting(briefing: Briefing) -> Date | None:
    """Return the best reported date of a next meeting that no divergence is about."""
    contested = contested_ids(briefing)
    dates = [
        date for date in briefing.dates if date.role == "next_meeting" and date.id not in contested
    ]
    return max(dates, key=lambda date: len(date.reported_by), default=None)


def contested_ids(briefing: Briefing) -> frozenset[str]:
    """Return the ids of the items that a divergence is about."""
    return frozenset(item for divergence in briefing.divergences for item in divergence.items)


def _settled(briefing: Briefing, claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims that no source tells otherwise, and not only an outlet's own voice tells.

    The best corroborated come first.
    """
    contested = contested_ids(briefing)
    settled = [
        claim
        for claim in claims
        if claim.id not in contested and any(report.voice != "outlet" for report in claim.reports)
    ]
    return sorted(
        settled,
        key=lambda claim: (-claim.corroboration.independent, -claim.corroboration.sources),
    )
