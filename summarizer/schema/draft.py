"""What a model returns for one article: flat, small, and strict enough for structured outputs.

Every field is required and nothing has a default, as OpenAI's strict structured outputs demand
(https://platform.openai.com/docs/guides/structured-outputs#supported-schemas).
"""

from summarizer.schema.base import Record
from summarizer.schema.words import (
    DateRole,
    EventKind,
    ParticipantKind,
    SetAsideReason,
    Stance,
    Tier,
    Voice,
)


class DraftItem(Record):
    """Anything that rests on one stretch of one sentence."""

    sentence: int
    """Number of the sentence that the quote stands in."""
    quote: str
    """Verbatim stretch of that sentence, as short as still proves the item."""


class EventDraft(DraftItem):
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
    """States (alpha-3, or `EU`) and organizations that hold it."""
    document_kind: str | None
    """What its outcome document is called, such as `joint communiqué`."""
    document_number: str | None
    """The document's number, where one is given."""
    document_issued: str | None
    """When the document was issued, EDTF."""


class ParticipantDraft(DraftItem):
    """A person, state or organization that takes part, or is met beside the event."""

    name: str
    """Name as the article has it, without titles."""
    kind: ParticipantKind
    """What it is."""
    tier: Tier
    """How it takes part."""
    side: str | None
    """The state (alpha-3, or `EU`) or organization it belongs to."""
    roles: tuple[str, ...]
    """Offices and functions as the article has them."""


class DateDraft(DraftItem):
    """A date that matters to the event."""

    role: DateRole
    """What happens then."""
    value: str
    """EDTF, such as `2026-01-04`, `2026-01-03/2026-01-05`, `2027`."""
    about: str
    """What the date is of, in a few words."""


class ClaimDraft(DraftItem):
    """One commitment, one stance, or one thing that happened."""

    statement: str
    """The claim in one neutral sentence."""
    topic: str
    """One or two words."""
    holders: tuple[str, ...]
    """Who holds it: alpha-3 codes, `EU`, or names of organizations."""
    targets: tuple[str, ...]
    """Whom or what it is about or addressed to: alpha-3 codes or names."""
    speaker: str | None
    """Name of the person who says it, where one is named."""
    stance: Stance
    """Whether the holders are for it, against it, or neither."""
    act: str
    """The speech act as a verb lemma, such as `agree`, `reaffirm`, `call for`."""
    act_as_written: str
    """The speech act in the article's words."""
    qualifiers: tuple[str, ...]
    """Words that limit or strengthen the demand or the commitment, verbatim."""
    voice: Voice
    """Whose words they are."""


class SetAsideDraft(Record):
    """A sentence that no item cites, and why."""

    sentence: int
    """Number of the sentence."""
    reason: SetAsideReason
    """Why it is no evidence of the event."""


class CommuniqueDraft(Record):
    """The answer for one article."""

    event: EventDraft | None
    """The event; null where the article reports none."""
    participants: tuple[ParticipantDraft, ...]
    """Who takes part."""
    dates: tuple[DateDraft, ...]
    """Dates that matter."""
    agreements: tuple[ClaimDraft, ...]
    """Statements of intent about future action that the parties hold together."""
    positions: tuple[ClaimDraft, ...]
    """Stances of one or more parties."""
    facts: tuple[ClaimDraft, ...]
    """What happened."""
    set_aside: tuple[SetAsideDraft, ...]
    """Sentences that no item cites."""
