"""What the exports share: identifiers that are the same every time, and days without a clock."""

from collections.abc import Iterable
from uuid import UUID, uuid5

from summarizer.schema.briefing import Briefing, Claim, Source
from summarizer.text.edtf import edtf_bounds, is_edtf

_NAMESPACE = UUID("6f0c1f4e-6f0b-5d38-9a51-2d6c2f1f7b1a")
_DAY = len("2026-01-04")


def mark_item(briefing: Briefing, *parts: str) -> UUID:
    """Return the UUID (version 5, RFC 9562) of something that a briefing holds."""
    return uuid5(_NAMESPACE, "\x00".join((briefing.id, *parts)))


def urn_of(briefing: Briefing, *parts: str) -> str:
    """Return the same as a URN."""
    return f"urn:uuid:{mark_item(briefing, *parts)}"


def exact_day(value: str | None) -> str | None:
    """Return the day of a date that is sure and names one day; None otherwise."""
    return value if value is not None and len(value) == _DAY and is_edtf(value) else None


def first_day(value: str | None) -> str | None:
    """Return the first day that a date can stand for; None where there is no date."""
    return edtf_bounds(value).first.isoformat() if value and is_edtf(value) else None


def last_day(value: str | None) -> str | None:
    """Return the last day that a date can stand for; None where there is no date."""
    return edtf_bounds(value).last.isoformat() if value and is_edtf(value) else None


def all_claims(briefing: Briefing) -> tuple[Claim, ...]:
    """Return the claims of all lists."""
    return (*briefing.agreements, *briefing.positions, *briefing.facts)


def read_sources(briefing: Briefing) -> tuple[Source, ...]:
    """Return the sources that the briefing rests on."""
    return tuple(source for source in briefing.sources if source.status == "read")


def without_empty(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Return the pairs that have a value: nothing that is None or empty."""
    return {key: value for key, value in pairs if value is not None and value not in ("", [], {})}
