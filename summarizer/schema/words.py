"""The closed sets of words that records use."""

from typing import Literal, TypeAlias, get_args

Zone: TypeAlias = Literal[
    "headline",
    "narration",
    "quotation",
    "caption",
    "comments",
    "embedded_post",
    "link",
    "chrome",
]
"""What part of a page a sentence belongs to. `quotation`: all or most of it is quoted speech."""

EvidenceZone = Literal["headline", "narration", "quotation", "embedded_post"]
"""Zones that a model is shown; headlines and embedded posts count as evidence only in part."""

EVIDENCE_ZONES: frozenset[str] = frozenset(get_args(EvidenceZone))

PublishedFrom: TypeAlias = Literal["metadata", "masthead", "dateline", "body"]
"""Where the day of publication was read."""

EventKind: TypeAlias = Literal[
    "dialogue",
    "visit",
    "summit",
    "ministerial",
    "signing",
    "negotiation",
    "conference",
    "other",
]
ParticipantKind: TypeAlias = Literal["person", "state", "organization"]
Tier: TypeAlias = Literal["principal", "delegate", "party", "counterpart", "mentioned"]
"""principal: leads a side; delegate: is of a delegation; party: a state or body that takes part;
counterpart: met beside the event; mentioned: named, and no part of it."""
DateRole: TypeAlias = Literal[
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
ClaimType: TypeAlias = Literal["agreement", "position", "fact"]
Stance: TypeAlias = Literal["support", "oppose", "neutral"]
Voice: TypeAlias = Literal["reported", "direct_quote", "outlet"]
"""reported: the article reports it; direct_quote: the speaker's own words; outlet: the writer's."""
SetAsideReason: TypeAlias = Literal[
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
LedgerStatus: TypeAlias = Literal["cited", "set_aside", "unaccounted"]
SourceStatus: TypeAlias = Literal["read", "unread_language", "other_event", "failed"]
Reliability: TypeAlias = Literal["A", "B", "C", "D", "E", "F"]
"""Reliability of a source as its user grades it (NATO AJP-2.1, A to F); F: cannot be judged."""
DivergenceType: TypeAlias = Literal[
    "date",
    "number",
    "attribution",
    "speech_act",
    "polarity",
    "wording",
    "scope",
    "entity",
]
Materiality: TypeAlias = Literal["high", "medium", "low"]
KeptBy: TypeAlias = Literal["places", "words", "names", "id", "taken"]
"""What shows that an item is one of an earlier briefing: quotes in the same places, like words,
like names, the same id. taken: it is none, and another item has the id that it would have."""
