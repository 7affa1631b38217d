"""What differs between two briefings: two rounds of a series, or two editions of one event."""

from typing import Literal, TypeAlias

from pydantic import Field

from summarizer.schema.base import SCHEMA_VERSION, Record, is_none
from summarizer.schema.briefing import Claim, Date, Divergence, Event, Participant
from summarizer.schema.provenance import Corrections
from summarizer.schema.span import Span
from summarizer.schema.words import SourceStatus

DiffKind: TypeAlias = Literal["edition", "series", "unrelated"]
"""edition: both are of one event; series: of two events of one series; unrelated: of neither."""
ItemStatus: TypeAlias = Literal["kept", "changed", "added", "dropped", "split", "merged"]
"""split: new, but its words stood in another item of the older briefing; merged: gone, but its
words stand in another item of the newer one. A claim that only has other words is kept."""
MatchRule: TypeAlias = Literal["id", "places", "words", "names"]
"""Same id; same places in the same articles; like words; like names, or the same role."""
ChangeAspect: TypeAlias = Literal["act", "qualifier", "term", "number", "holders", "stance"]
"""What of a claim changed."""
ChangeDirection: TypeAlias = Literal["stronger", "weaker", "in", "out", "other"]


class ComparedSource(Record):
    """A source of one of the two briefings."""

    id: str
    """Its id, as in the spans of that briefing."""
    label: str
    """What it is called in text for people; no two of a briefing have one label."""
    uri: str
    """Path relative to the folder that was named."""
    published: str | None
    """Day of publication, EDTF."""
    status: SourceStatus
    """Whether it was read, and is of the event."""


class ComparedBriefing(Record):
    """One of the two briefings."""

    id: str
    """The briefing's id."""
    event: Event
    """Its event."""
    sources: tuple[ComparedSource, ...]
    """Its sources, in its order."""
    claims: int
    """How many claims it has."""
    corrections: Corrections | None = Field(default=None, exclude_if=is_none)
    """What a reader corrected in it; left out where there was no file of corrections."""


class EventChange(Record):
    """A field of the event that is another one."""

    field: str
    """Name of the field, such as `round`."""
    old: str | None
    """Its value in the older briefing, in words; None where unknown."""
    new: str | None
    """Its value in the newer briefing, in words; None where unknown."""


class Match(Record):
    """Why two items are taken for one."""

    rule: MatchRule
    """What decided."""
    score: float = Field(ge=0, le=1)
    """How alike they are, rounded to three places; 1 for the same id."""
    reason: str
    """The same for people: what they share."""


class Change(Record):
    """One thing about a claim that changed."""

    aspect: ChangeAspect
    """What changed."""
    direction: ChangeDirection
    """How: an act is stronger or weaker, a qualifier or term of art comes in or goes out."""
    name: str
    """Scale of the act, dimension of the qualifier, family of the term, unit of the number; empty
    for the others."""
    old: str | None
    """What the older briefing has; None where it has none."""
    new: str | None
    """What the newer briefing has; None where it has none."""
    old_band: int | None = None
    """For an act on one scale: its strength in the older briefing, 1 the weakest."""
    new_band: int | None = None
    """For an act on one scale: its strength in the newer briefing."""
    old_evidence: tuple[Span, ...] = ()
    """Quotes of the older briefing that have it, by source and place."""
    new_evidence: tuple[Span, ...] = ()
    """Quotes of the newer briefing that have it, by source and place."""


class WordRun(Record):
    """A run of words that both quotes have, or one of them."""

    side: Literal["both", "old", "new"]
    """Whose words they are."""
    text: str
    """The words, as they stand in the newer quote where both have them."""


class Wording(Record):
    """The two quotes of a claim that are most alike, word by word."""

    old: Span
    """The quote of the older briefing."""
    new: Span
    """The quote of the newer briefing."""
    words: tuple[WordRun, ...]
    """Their words in order; runs of `old` before runs of `new` where both stand in one place."""


class ClaimComparison(Record):
    """What became of one claim."""

    status: ItemStatus
    """Whether it was kept, changed, added or dropped."""
    match: Match | None
    """Why both are one claim; None where there is only one."""
    old: Claim | None
    """The claim of the older briefing, with its quotes."""
    new: Claim | None
    """The claim of the newer briefing, with its quotes."""
    changes: tuple[Change, ...]
    """What changed about it, by aspect."""
    wording: Wording | None
    """Its most alike quotes where they are not the same; None otherwise."""
    related: tuple[str, ...]
    """Split or merged: ids of the claims of the other briefing that have its words, sorted."""


class DateComparison(Record):
    """What became of one date; `changed` is a date that moved."""

    status: ItemStatus
    """Whether it was kept, moved, added or dropped."""
    match: Match | None
    """Why both are dates of one thing."""
    old: Date | None
    """The date of the older briefing."""
    new: Date | None
    """The date of the newer briefing."""


class FieldChange(Record):
    """A field of a participant that is another one."""

    field: Literal["tier", "side", "roles"]
    """Name of the field."""
    old: str
    """Its value in the older briefing, in words."""
    new: str
    """Its value in the newer briefing, in words."""


class ParticipantComparison(Record):
    """What became of one participant."""

    status: ItemStatus
    """Whether it was kept, changed, added or dropped."""
    match: Match | None
    """Why both are one participant."""
    old: Participant | None
    """The participant of the older briefing."""
    new: Participant | None
    """The participant of the newer briefing."""
    changes: tuple[FieldChange, ...]
    """What changed about it."""


class DivergenceComparison(Record):
    """What became of one difference between sources; added: opened; dropped: closed."""

    status: ItemStatus
    """Whether it is in both, opened or closed."""
    match: Match | None
    """Why both are one."""
    old: Divergence | None
    """The divergence of the older briefing."""
    new: Divergence | None
    """The divergence of the newer briefing."""


class Addition(Record):
    """What one article added to an edition."""

    source: str
    """Id of the article that only the newer briefing has."""
    only: tuple[str, ...]
    """Ids of the claims that only articles new to this edition report, this one among them."""
    corroborated: tuple[str, ...]
    """Ids of the claims that more independent origins report than before, this one among them."""
    opened: tuple[str, ...]
    """Ids of the divergences that were not there before and in which it has a version."""


class BriefingDiff(Record):
    """What differs between an older and a newer briefing."""

    schema_version: str = SCHEMA_VERSION
    """Version of this record's schema."""
    kind: DiffKind
    """How the two belong together."""
    old: ComparedBriefing
    """The older briefing."""
    new: ComparedBriefing
    """The newer briefing."""
    event: tuple[EventChange, ...]
    """What is said otherwise of the event itself."""
    claims: tuple[ClaimComparison, ...]
    """Every claim of both: agreements, positions, facts, each in the order of the newer briefing,
    then those that were dropped, in the order of the older one."""
    dates: tuple[DateComparison, ...]
    """Every date of both, days of publication left out."""
    participants: tuple[ParticipantComparison, ...]
    """Every participant of both."""
    divergences: tuple[DivergenceComparison, ...]
    """Every difference between sources of both; those of two rounds are not matched."""
    additions: tuple[Addition, ...]
    """For editions: what each new article added, in the order of the sources."""
