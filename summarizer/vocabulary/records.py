"""What the vocabulary holds."""

from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field, StringConstraints

from summarizer.schema.base import Record
from summarizer.schema.words import ClaimType, Stance

ActClass: TypeAlias = Literal[
    "commitment",
    "continuation",
    "reaffirmation",
    "plan",
    "readiness",
    "signing",
    "support",
    "opposition",
    "concern",
    "call",
    "praise",
    "principle",
    "assessment",
    "information",
    "event",
]
"""What sort of act is done with words; the `kind` of a claim."""

Phrase: TypeAlias = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=2), AfterValidator(str.lower)
]
"""Words that are looked for in any case."""

Scale: TypeAlias = Literal["demand", "disapproval", "commitment"]
"""Scales on which speech acts have a strength."""


class SpeechAct(Record):
    """One act, such as `reaffirm` or `call for`."""

    lemma: str
    """Verb lemma with its particle or object noun, lower case: `call for`, `express concern`."""
    kind: ActClass
    """What sort of act it is."""
    claim_type: ClaimType
    """The list that a claim with this act usually stands in."""
    stance: Stance
    """The stance that it expresses."""
    scale: Scale | None
    """The scale on which it has a strength; None where it has none."""
    band: int
    """Strength on that scale, 1 the weakest; 0 where it has none. A step of a band is a
    difference that a desk officer would note."""


class Country(Record):
    """A state and how news names it."""

    code: str
    """ISO 3166-1 alpha-3, or `EU`."""
    name: str
    """Its usual English name."""
    names: tuple[str, ...]
    """Other names, official or short."""
    demonyms: tuple[str, ...]
    """Adjectives and names of its people, such as `Pakistani`, `Chinese`."""
    seats: tuple[str, ...]
    """Capitals and seats of government that stand for it, such as `Beijing`, `the Kremlin`."""


class Bloc(Record):
    """An organization or group of states that can hold a position."""

    name: str
    """Its usual short name, such as `ASEAN`; what a claim's holder is called."""
    names: tuple[str, ...]
    """Other names, such as `Association of Southeast Asian Nations`."""


class TermOfArt(Record):
    """A family of formulas whose exact wording is policy."""

    name: str
    """Name of the family."""
    forms: dict[str, tuple[Phrase, ...]] = Field(min_length=2)
    """Value, such as `principle`, to the phrases that express it, lower case."""
    materiality: Literal["high", "medium", "low"]
    """How much a change of form matters."""
    source: str
    """Where the difference is documented."""


class Formula(Record):
    """A formula of several parts, each of which may be given or withheld."""

    name: str
    """Name of the formula."""
    parts: dict[str, tuple[Phrase, ...]] = Field(min_length=1)
    """Part to the phrases that express it, lower case."""
    subject: tuple[Phrase, ...]
    """Phrases for what it is about, lower case."""
    materiality: Literal["high", "medium", "low"]
    """How much a part more or less matters."""
    source: str
    """Where the parts are documented."""
