"""A draft after grounding: spans instead of sentence numbers, what was rejected, and the ledger."""

from pydantic import Field

from summarizer.schema.base import SCHEMA_VERSION, Record, is_empty
from summarizer.schema.flags import Flag
from summarizer.schema.span import TextSpan
from summarizer.schema.words import (
    ClaimType,
    DateRole,
    EventKind,
    LedgerStatus,
    ParticipantKind,
    SetAsideReason,
    Stance,
    Tier,
    Voice,
    Zone,
)


class GroundedItem(Record):
    """Anything whose quote code has found in the article."""

    span: TextSpan
    """Where the quote stands."""
    sentence: int = Field(ge=1)
    """Number of the sentence that the span begins in."""
    zone: Zone
    """Zone of that sentence."""
    provenance: str | None = None
    """For the embedded extractor: the rule that made the item."""


class GroundedEvent(GroundedItem):
    """The event that the article reports."""

    name: str
    """Name of the event as the article has it."""
    kind: EventKind
    """What sort of event it is."""
    series: str | None
    """Name of the series it belongs to, without the round."""
    round: int | None
    """Number of the round or session."""
    place: str | None
    """City or venue."""
    country: str | None
    """ISO 3166-1 alpha-3 of the place."""
    held: str | None
    """When it was held, EDTF."""
    parties: tuple[str, ...]
    """States and organizations that hold it."""
    document_kind: str | None
    """What its outcome document is called."""
    document_number: str | None
    """The document's number."""
    document_issued: str | None
    """When the document was issued, EDTF."""


class GroundedParticipant(GroundedItem):
    """A person, state or organization of the article."""

    name: str
    """Name as the article has it, without titles."""
    kind: ParticipantKind
    """What it is."""
    tier: Tier
    """How it takes part."""
    side: str | None
    """The state or organization it belongs to."""
    roles: tuple[str, ...]
    """Offices and functions as the article has them."""


class GroundedDate(GroundedItem):
    """A date of the article."""

    role: DateRole
    """What happens then."""
    value: str
    """EDTF level 0 with qualifiers."""
    about: str
    """What the date is of, in a few words."""


class GroundedClaim(GroundedItem):
    """One commitment, stance or thing that happened, as one article reports it."""

    type: ClaimType
    """Which list it stands in."""
    statement: str
    """The claim in one neutral sentence."""
    topic: str
    """One or two words."""
    holders: tuple[str, ...]
    """Who holds it."""
    targets: tuple[str, ...]
    """Whom or what it is about or addressed to."""
    speaker: str | None
    """Name of the person who says it."""
    stance: Stance
    """Whether the holders are for it, against it, or neither."""
    act: str
    """The speech act as a verb lemma."""
    act_as_written: str
    """The speech act in the article's words."""
    qualifiers: tuple[str, ...]
    """Words that limit or strengthen it, verbatim."""
    voice: Voice
    """Whose words they are."""
    further: tuple[TextSpan, ...] = ()
    """Sentences of the same post that only go on about it, whole."""


class RejectedItem(Record):
    """An item that does not stand in the article as it claims to."""

    path: str
    """Where it stood in the draft, such as `agreements[3]`."""
    sentence: int
    """The sentence that it named."""
    quote: str
    """The quote that it gave."""
    statement: str
    """What it said."""
    kind: str
    """`quote_not_verbatim`, `zone_not_evidence`, `unsupported_specifics`, `bad_value`, ..."""
    reason: str
    """What is wrong with it, for people."""


class LedgerEntry(Record):
    """What became of one sentence."""

    sentence: int = Field(ge=1)
    """Number of the sentence."""
    status: LedgerStatus
    """Whether something cites it, somebody set it aside, or nobody accounted for it."""
    reason: SetAsideReason | None
    """Why it was set aside; None otherwise."""
    by: str
    """`item`, `post` (goes on about an item of its post), `zone` (a rule on the page), `model`, or
    `nobody`."""


class Communique(Record):
    """What one article says of the event, all of it found in the article by code."""

    schema_version: str = SCHEMA_VERSION
    """Version of this record's schema."""
    article: str
    """Id of the article."""
    event: GroundedEvent | None
    """The event; None where the article reports none."""
    participants: tuple[GroundedParticipant, ...]
    """Who takes part."""
    dates: tuple[GroundedDate, ...]
    """Dates that matter."""
    claims: tuple[GroundedClaim, ...]
    """Agreements, positions and facts, in the order of the article."""
    rejected: tuple[RejectedItem, ...]
    """Items that were set aside, and why."""
    ledger: tuple[LedgerEntry, ...]
    """One entry for every sentence, in order."""
    model: str
    """Name of the model that answered."""
    prompts: tuple[str, ...]
    """Ids and hashes of the prompts, such as `extract.v1@1f0c...`."""
    request_keys: tuple[str, ...]
    """Keys of the requests that it rests on, in the order in which they were asked."""
    flags: tuple[Flag, ...] = Field(default=(), exclude_if=is_empty)
    """What of the answers a person should look at, by place; left out where there is nothing."""
