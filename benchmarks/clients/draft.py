"""The answer as records of plain pydantic, for libraries that build its schema themselves.

The same classes, fields and words as `summarizer.schema.draft`, so that the schema is as large.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Item(BaseModel):
    model_config = ConfigDict(extra="forbid")

    sentence: int
    quote: str


class EventDraft(Item):
    name: str
    kind: Literal[
        "dialogue",
        "visit",
        "summit",
        "ministerial",
        "signing",
        "negotiation",
        "conference",
        "other",
    ]
    series: str | None
    round: int | None
    place: str | None
    country: str | None
    held: str | None
    parties: list[str]
    document_kind: str | None
    document_number: str | None
    document_issued: str | None


class ParticipantDraft(Item):
    name: str
    kind: Literal["person", "state", "organization"]
    tier: Literal["principal", "delegate", "party", "counterpart", "mentioned"]
    side: str | None
    roles: list[str]


class DateDraft(Item):
    role: Literal[
        "meeting",
        "visit",
        "document_issued",
        "publication",
        "next_meeting",
        "deadline",
        "plan_period",
        "term",
        "anniversary",
        "other",
    ]
    value: str
    about: str


class ClaimDraft(Item):
    statement: str
    topic: str
    holders: list[str]
    targets: list[str]
    speaker: str | None
    stance: Literal["support", "oppose", "neutral"]
    act: str
    act_as_written: str
    qualifiers: list[str]
    voice: Literal["reported", "direct_quote", "outlet"]


class SetAsideDraft(BaseModel):
    model_config = ConfigDict(extra="forbid")

    sentence: int
    reason: Literal[
        "chrome",
        "link",
        "caption",
        "background",
        "outlet_opinion",
        "reader_comment",
        "embedded_post",
        "other_event",
        "repeat",
    ]


class CommuniqueDraft(BaseModel):
    model_config = ConfigDict(extra="forbid")

    event: EventDraft | None
    participants: list[ParticipantDraft]
    dates: list[DateDraft]
    agreements: list[ClaimDraft]
    positions: list[ClaimDraft]
    facts: list[ClaimDraft]
    set_aside: list[SetAsideDraft]
