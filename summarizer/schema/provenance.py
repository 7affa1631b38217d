"""How a briefing came about: models, prompts, ids that were kept, and what a reader corrected."""

from pydantic import Field

from summarizer.schema.base import Record, is_english, is_none
from summarizer.schema.corrections import CorrectionKind
from summarizer.schema.span import Span
from summarizer.schema.words import KeptBy


class PromptUse(Record):
    """A prompt that was used."""

    id: str
    """Name and version, such as `extract.v1`."""
    sha256: str
    """SHA-256 of the prompt's file, in hex."""


class KeptId(Record):
    """An id that an item has from an earlier briefing, or had to leave to another item."""

    id: str
    """The id that the item has."""
    made: str
    """The id that its own places make."""
    why: KeptBy
    """What shows that it is the item of the earlier briefing; `taken`: it is none, but the id that
    its places make is that of another item."""


class Previous(Record):
    """An earlier briefing of the event that items have their ids from."""

    briefing: str
    """Id of that briefing."""
    kept: tuple[KeptId, ...]
    """The ids that are others than the places of their items make, by id."""


class Correction(Record):
    """One thing that a reader corrected."""

    kind: CorrectionKind
    """What was done."""
    items: tuple[str, ...]
    """Ids of the items that show it, sorted; none for what was dropped."""
    before: tuple[str, ...]
    """Ids of the items that it was done to, as they would be without it, sorted."""
    field: str | None
    """What was given other words or another type, such as `statement` or `tier`."""
    value: str | None
    """What the reader gave it: the reader's words, which stand in no article."""
    was: str | None
    """What the articles gave it; of an item that was dropped, what it said."""
    evidence: tuple[Span, ...]
    """Quotes that moved: of an item that was dropped, or of the reports that were split off."""
    note: str
    """Why, as the reader says."""


class StaleCorrection(Record):
    """A correction that was not applied."""

    kind: CorrectionKind
    """What was to be done."""
    about: tuple[str, ...]
    """What it names, in the reader's words, sorted."""
    reason: str
    """Why it could not be applied."""
    note: str
    """The reader's note."""


class Corrections(Record):
    """What a reader corrected by hand."""

    sha256: str
    """SHA-256 of the RFC 8785 bytes of the sorted corrections, in hex."""
    applied: tuple[Correction, ...]
    """What was applied."""
    stale: tuple[StaleCorrection, ...]
    """What was not."""


class Provenance(Record):
    """How the briefing came about; no clock and no counters."""

    tool: str
    """`summarizer` and its version."""
    models: tuple[str, ...]
    """Names of the models that answered, sorted."""
    prompts: tuple[PromptUse, ...]
    """Prompts that were used, by id."""
    request_keys: tuple[str, ...]
    """Keys of the answers that it rests on, sorted."""
    notes: tuple[str, ...]
    """What a reader has to know, such as that the embedded extractor is no language model."""
    language: str = Field(default="en", exclude_if=is_english)
    """BCP 47 code of the language of statements and summary; left out for English."""
    previous: Previous | None = Field(default=None, exclude_if=is_none)
    """The earlier briefing whose ids were kept; left out where there was none."""
    corrections: Corrections | None = Field(default=None, exclude_if=is_none)
    """What a reader corrected by hand; left out where there was no file of corrections."""
