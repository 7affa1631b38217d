"""The product: one canonical briefing of one event."""

from typing import Literal

from pydantic import Field

from summarizer.schema.base import SCHEMA_VERSION, Record, is_empty
from summarizer.schema.flags import Flag
from summarizer.schema.notebook import html_of
from summarizer.schema.provenance import Provenance
from summarizer.schema.span import Span
from summarizer.schema.words import (
    DateRole,
    DivergenceType,
    EventKind,
    Materiality,
    ParticipantKind,
    Reliability,
    SourceStatus,
    Stance,
    Tier,
    Voice,
)


class Document(Record):
    """The outcome document of an event."""

    kind: str
    """What it is called, such as `joint communiqué`."""
    number: str | None
    """Its number."""
    issued: str | None
    """When it was issued, EDTF."""


class Event(Record):
    """The event that the briefing is of."""

    name: str
    """Name of the event."""
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
    """States (alpha-3, or `EU`) and organizations that hold it, sorted."""
    document: Document | None
    """Its outcome document."""
    evidence: tuple[Span, ...]
    """Where the sources name it."""


class LedgerCounts(Record):
    """How many sentences of a source were accounted for, and how."""

    sentences: int
    """All sentences."""
    cited: int
    """Sentences that an item rests on."""
    set_aside: int
    """Sentences set aside with a reason."""
    unaccounted: int
    """Sentences that nobody accounted for."""
    rejected_items: int
    """Items of the source that were set aside because they could not be found or proved."""


class Source(Record):
    """One article, and what became of it."""

    id: str
    """Id of the article."""
    uri: str
    """Path relative to the folder that was named, or the URL that it was fetched from."""
    copies: tuple[str, ...]
    """Paths of further files with the same text and outlet, sorted."""
    sha256: str
    """SHA-256 of the file's bytes, in hex."""
    outlet: str | None
    """Who published it."""
    title: str | None
    """Its headline."""
    published: str | None
    """Day of publication, EDTF."""
    language: str
    """BCP 47 code of its language."""
    status: SourceStatus
    """Whether it was read, and is of this event."""
    reason: str | None
    """Why it was not read, or what other event it is of; None for `read`."""
    origin: str
    """Id of the source whose text it retells; its own id where it retells none."""
    official: bool
    """Whether it is an official text or press release of a party."""
    reliability: Reliability
    """The user's grade; F where none was given."""
    ledger: LedgerCounts
    """How its sentences were accounted for."""
    pages: tuple[int, ...] = Field(default=(), exclude_if=is_empty)
    """First code point of each of its pages; empty where it has none."""
    flags: tuple[Flag, ...] = Field(default=(), exclude_if=is_empty)
    """What a person should look at, by place; left out where there is nothing."""


class JoinedName(Record):
    """A name in another script that was taken for a participant's, and why."""

    name: str
    """The name as its sources have it."""
    joined_by: Literal["transliteration"]
    """By what it was joined."""
    read_as: str
    """The name in Latin letters, as it was read: without vowels where it is written so."""
    assumed: str
    """What was assumed, in a sentence."""


class Participant(Record):
    """A person, state or organization of the event."""

    id: str
    """`par-` and 10 hex digits made from the anchor evidence."""
    name: str
    """The fullest name that a source gives."""
    kind: ParticipantKind
    """What it is."""
    tier: Tier
    """How it takes part."""
    side: str | None
    """The state or organization it belongs to."""
    roles: tuple[str, ...]
    """Offices and functions as the sources have them, sorted."""
    aliases: tuple[str, ...]
    """Other names that the sources use, sorted."""
    joined: tuple[JoinedName, ...] = Field(default=(), exclude_if=is_empty)
    """Aliases in other scripts that were joined by what they sound like; absent where none were."""
    evidence: tuple[Span, ...]
    """Where the sources name it."""
    reported_by: tuple[str, ...]
    """Sources that name it, sorted."""


class Date(Record):
    """A date of the event."""

    id: str
    """`dat-` and 10 hex digits made from the anchor evidence."""
    role: DateRole
    """What happens then."""
    value: str
    """EDTF level 0 with qualifiers."""
    about: str
    """What the date is of, in a few words."""
    evidence: tuple[Span, ...]
    """Where the sources give it."""
    reported_by: tuple[str, ...]
    """Sources that give it, sorted."""


class Report(Span):
    """How one source reports a claim: the span of its quote, and what it makes of it.

    The span's fields stand in the report itself; `report.span` gives them as a `Span`.
    """

    act: str
    """The speech act as a verb lemma."""
    act_as_written: str
    """The speech act in the source's words."""
    qualifiers: tuple[str, ...]
    """Words that limit or strengthen the claim, verbatim."""
    voice: Voice
    """Whose words they are."""
    holders: tuple[str, ...]
    """Who holds the claim according to this source, sorted."""
    speaker: str | None
    """Who says it according to this source."""
    stance: Stance
    """The stance according to this source."""
    further: tuple[Span, ...] = ()
    """Sentences of the same post that only go on about it, whole."""

    @property
    def span(self) -> Span:
        """Return where the quote stands."""
        return Span(source=self.source, start=self.start, end=self.end, quote=self.quote)


class Corroboration(Record):
    """How many report it."""

    sources: int
    """Sources that report it."""
    independent: int
    """Origins among them: copies of one text count once."""


class Claim(Record):
    """One agreement, position or fact, with every source's report of it."""

    id: str
    """`agr-`, `pos-` or `fac-` and 10 hex digits made from the anchor report."""
    topic: str
    """One or two words."""
    kind: str
    """Class of the speech act, such as `commitment`, `reaffirmation`, `call`, `concern`."""
    holders: tuple[str, ...]
    """Who holds it, by majority of independent origins, sorted."""
    targets: tuple[str, ...]
    """Whom or what it is about or addressed to, sorted."""
    speaker: str | None
    """Who says it, where the sources name one person."""
    stance: Stance
    """The stance, by majority of independent origins."""
    statement: str
    """The claim in one sentence, in the words of its best report."""
    reports: tuple[Report, ...] = Field(min_length=1)
    """Every report, by source and place."""
    reported_by: tuple[str, ...]
    """Sources that report it, sorted."""
    omitted_by: tuple[str, ...]
    """Sources that were read, are of this event, and are silent about it, sorted."""
    corroboration: Corroboration
    """How many report it."""
    divergences: tuple[str, ...]
    """Ids of the divergences that it is part of, sorted."""


class DivergenceValue(Record):
    """One version of what sources disagree on."""

    value: str
    """The version, in the sources' words or as a date or number."""
    reported_by: tuple[str, ...]
    """Sources that have it, sorted."""
    evidence: tuple[Span, ...] = Field(min_length=1)
    """Where they have it."""


class Divergence(Record):
    """A difference between sources, with every version and none preferred."""

    id: str
    """`div-` and 10 hex digits made from its type and anchor evidence."""
    type: DivergenceType
    """What the sources differ in."""
    materiality: Materiality
    """How much it matters, by rule."""
    items: tuple[str, ...] = Field(min_length=1)
    """Ids of the claims or dates that it is about, sorted."""
    question: str
    """What the sources answer differently."""
    values: tuple[DivergenceValue, ...] = Field(min_length=2)
    """The versions."""


class SummarySentence(Record):
    """One sentence of the summary."""

    text: str
    """The sentence."""
    items: tuple[str, ...] = Field(min_length=1)
    """Ids of what it rests on."""


class Briefing(Record):
    """Many reports of one event as one."""

    schema_version: str = SCHEMA_VERSION
    """Version of this record's schema."""
    id: str
    """SHA-256 of the RFC 8785 bytes of everything but `id` and `provenance`, in hex."""
    event: Event
    """The event."""
    sources: tuple[Source, ...]
    """The articles, by publication and id."""
    participants: tuple[Participant, ...]
    """Who takes part."""
    dates: tuple[Date, ...]
    """When."""
    agreements: tuple[Claim, ...]
    """Statements of intent about future action that parties hold together."""
    positions: tuple[Claim, ...]
    """Stances of one or more parties."""
    facts: tuple[Claim, ...]
    """What happened."""
    divergences: tuple[Divergence, ...]
    """Where the sources differ."""
    summary: tuple[SummarySentence, ...]
    """A few sentences, each resting on items."""
    provenance: Provenance
    """How it came about."""

    def _repr_html_(self) -> str | None:
        """Return what a notebook shows (the protocol of IPython's display system).

        None, so that the notebook falls back on text, until somebody gives briefings a form;
        importing any name from `summarizer` does.
        """
        return html_of(self)
