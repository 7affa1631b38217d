"""What a careful reader found in the articles of one event: the yardstick of `summarizer score`."""

from typing import Literal, TypeAlias

from pydantic import Field

from summarizer.schema.base import Record
from summarizer.schema.words import ClaimType, DivergenceType, Materiality, Stance, Voice


class GoldSpan(Record):
    """A stretch of one article."""

    file: str
    """Name of the article's file."""
    quote: str
    """The stretch as it stands in the file."""
    start: int
    """First code point of the stretch in the decoded file."""
    end: int
    """One past the last code point."""


class GoldReport(GoldSpan):
    """Where an article reports a claim."""

    act: str | None = None
    """The speech act as written."""
    voice: Voice = "reported"
    """Whose words they are; `outlet` makes the report optional."""
    partial: bool = False
    """Whether the article reports only part of the claim."""


class GoldEvent(Record):
    """The event."""

    name: str
    """Name of the event."""
    kind: str
    """What sort of event it is, in the annotator's words."""
    series: str | None
    """Name of the series."""
    round: int | None
    """Number of the round."""
    place: str
    """City."""
    country: str
    """ISO 3166-1 alpha-3 of the place."""
    held: str
    """EDTF."""
    parties: tuple[str, ...]
    """States and organizations that hold it."""


class GoldArticle(Record):
    """One of the event's articles."""

    file: str
    """Name of the file."""
    sha256: str
    """SHA-256 of its bytes, in hex."""
    outlet: str | None
    """Who published it."""
    title: str | None
    """Its headline."""
    published: str | None
    """Day of publication, EDTF."""
    language: str
    """BCP 47 code."""


class GoldParticipant(Record):
    """A person, state or organization that takes part."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    kind: Literal["person", "state", "organization"]
    """What it is."""
    side: str | None
    """The state it belongs to."""
    principal: bool
    """Whether it leads a side or is one."""
    roles: tuple[str, ...]
    """Offices and functions."""
    aliases: tuple[str, ...]
    """Other names that count as right."""
    evidence: tuple[GoldSpan, ...]
    """Where the articles name it."""


class GoldDate(Record):
    """A date of the event."""

    id: str
    """Its id."""
    role: str
    """What happens then."""
    value: str
    """EDTF."""
    evidence: tuple[GoldSpan, ...]
    """Where the articles give it."""
    optional: bool = False
    """Whether a briefing may leave it out."""
    about: str | None = None
    """What the date is of."""


class GoldClaim(Record):
    """One agreement, position or fact."""

    id: str
    """Its id."""
    type: ClaimType
    """Which list it belongs to."""
    kind: str | None
    """What sort of claim, in the annotator's words."""
    topic: str
    """One or two words."""
    holders: tuple[str, ...]
    """Who holds it."""
    targets: tuple[str, ...]
    """Whom it is about."""
    stance: Stance
    """For, against or neither."""
    statement: str
    """The claim in one sentence."""
    vital: bool | None
    """Whether no briefing should miss it; None where that was not judged."""
    evidence: tuple[GoldReport, ...]
    """Every article that reports it, with the shortest quote that proves it."""
    stance_accept: tuple[Stance, ...]
    """Stances that count as right."""
    type_accept: tuple[ClaimType, ...]
    """Types that count as right."""
    holders_accept: tuple[tuple[str, ...], ...] = ()
    """Further sets of holders that count as right."""
    stance_disputed: bool = False
    """Whether the articles differ in the stance."""
    speaker: str | None = None
    """Who says it."""
    act: str | None = None
    """The speech act."""


class GoldValue(Record):
    """One version of what articles differ in."""

    value: str
    """The version."""
    files: tuple[str, ...]
    """Articles that have it."""
    evidence: tuple[GoldSpan, ...]
    """Where they have it."""


class GoldDivergence(Record):
    """A difference between articles."""

    id: str
    """Its id."""
    type: DivergenceType
    """What they differ in."""
    materiality: Materiality | None
    """How much it matters; None where that was not judged."""
    about: tuple[str, ...]
    """Ids of the claims, dates or participants that it is about."""
    values: tuple[GoldValue, ...]
    """The versions."""


class GoldNonDivergence(Record):
    """A difference in wording that must not be reported as one in substance."""

    id: str
    """Its id."""
    about: tuple[str, ...]
    """Ids of the items that it is about."""
    why: str
    """Why it is none."""
    evidence: tuple[GoldSpan, ...]
    """The wordings."""


TrapRule: TypeAlias = Literal[
    "no_extract", "date_role", "date_value", "joint_claim", "participant_name"
]


class GoldTrap(GoldSpan):
    """A stretch that invites a mistake."""

    id: str
    """Its id."""
    why: str
    """What the mistake is."""
    rule: TrapRule
    """How the mistake is recognized."""
    roles: tuple[str, ...] = ()
    """`date_role`: roles that a date on this stretch may have."""
    role: str | None = None
    """`date_value`: the role ..."""
    value: str | None = None
    """... and value that no date may have together."""
    not_holders: tuple[str, ...] = ()
    """`joint_claim`: holders that a claim on this stretch alone may not have."""
    not_types: tuple[ClaimType, ...] = ()
    """`joint_claim`: lists that it may not stand in."""
    names: tuple[str, ...] = ()
    """`participant_name`: names that no participant may have."""
    types: tuple[ClaimType, ...] | None = None
    """`no_extract`: the lists that it concerns; None: all."""


class GoldForbidden(Record):
    """Something that no briefing may say."""

    kind: Literal["string", "claim"]
    """Whether `text` itself is looked for, or `pattern`."""
    text: str
    """What must not be said."""
    why: str | None = None
    """Why."""
    field: str = "any"
    """Where: any, claim, date, participant, participant_principal, divergence."""
    pattern: str | None = None
    """Regular expression, case-insensitive."""
    types: tuple[ClaimType, ...] | None = None
    """The lists that it concerns; None: all."""
    allow_in_divergence: bool = False
    """Whether it may stand in an item that is part of a divergence."""
    role: str | None = None
    """For `date`: the role that it concerns."""


class GoldNeutral(Record):
    """Something that counts neither way."""

    kind: Literal["span", "participant", "divergence"]
    """What it is."""
    why: str
    """Why it is neutral."""
    file: str | None = None
    """`span`: name of the file."""
    quote: str | None = None
    """`span`: the stretch."""
    start: int | None = None
    """`span`: first code point."""
    end: int | None = None
    """`span`: one past the last code point."""
    names: tuple[str, ...] = ()
    """`participant`: its names."""
    about: tuple[str, ...] = ()
    """`divergence`: ids of the items."""
    types: tuple[str, ...] = ()
    """`divergence`: types that count neither way."""
    divergence: GoldDivergence | None = None
    """`divergence`: the doubtful difference itself."""


class Gold(Record):
    """Everything that a careful reader found."""

    event: GoldEvent
    """The event."""
    articles: tuple[GoldArticle, ...]
    """Its articles."""
    participants: tuple[GoldParticipant, ...]
    """Who takes part."""
    dates: tuple[GoldDate, ...]
    """When."""
    claims: tuple[GoldClaim, ...]
    """Agreements, positions and facts."""
    divergences: tuple[GoldDivergence, ...]
    """Where the articles differ."""
    non_divergences: tuple[GoldNonDivergence, ...] = ()
    """Differences that must not be reported."""
    commentary: tuple[GoldSpan, ...] = ()
    """Stretches in the outlet's own voice."""
    traps: tuple[GoldTrap, ...] = ()
    """Stretches that invite a mistake."""
    syndicated: tuple[tuple[str, ...], ...] = ()
    """Groups of files that retell one text."""
    distractors: tuple[str, ...] = ()
    """Files that are of another event."""
    must_not_appear: tuple[GoldForbidden, ...] = ()
    """What no briefing may say."""
    neutral: tuple[GoldNeutral, ...] = ()
    """What counts neither way."""
    facts_annotated: bool = Field(default=True)
    """Whether facts were annotated; if not, further facts count neither way."""
    synthetic: bool = False
    """Whether the event is invented."""
