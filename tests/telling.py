"""Builds what reconciling takes in: invented articles, and what was found in them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from madepage import Page

from summarizer.reconcile.reconcile import reconcile_communiques
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing
from summarizer.schema.communique import (
    Communique,
    GroundedClaim,
    GroundedDate,
    GroundedEvent,
    GroundedParticipant,
    LedgerEntry,
)
from summarizer.schema.span import TextSpan
from summarizer.schema.words import (
    ClaimType,
    DateRole,
    ParticipantKind,
    Stance,
    Tier,
    Voice,
    Zone,
)
from summarizer.vocabulary.load import load_vocabulary

BOTH = ("MNG", "PRT")
VOCABULARY = load_vocabulary()


@dataclass(frozen=True)
class Says:
    """A sentence that reports one claim."""

    text: str
    act: str = "agree"
    holders: tuple[str, ...] = BOTH
    type: ClaimType = "agreement"
    stance: Stance = "support"
    targets: tuple[str, ...] = ()
    quote: str | None = None
    voice: Voice = "reported"
    zone: Zone = "narration"
    speaker: str | None = None
    act_as_written: str | None = None
    qualifiers: tuple[str, ...] = ()
    topic: str = "matter"


@dataclass(frozen=True)
class Names:
    """A sentence that names a participant."""

    text: str
    name: str
    kind: ParticipantKind = "person"
    tier: Tier = "principal"
    side: str | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dates:
    """A sentence that gives a date."""

    text: str
    value: str
    role: DateRole = "meeting"
    about: str = "the talks"


@dataclass(frozen=True)
class Holds:
    """A sentence that tells which event it is."""

    text: str = "Mongolia and Portugal held their second Steppe and Sea Dialogue in Lisbon"
    name: str = "Second Steppe and Sea Dialogue"
    series: str | None = "Steppe and Sea Dialogue"
    round: int | None = 2
    country: str | None = "PRT"
    held: str | None = None
    parties: tuple[str, ...] = BOTH


Line = Says | Names | Dates | Holds | str


@dataclass(frozen=True)
class Report:
    """An article and what was found in it."""

    article: Article
    communique: Communique


def report(
    *lines: Line, outlet: str = "The Invented Daily", published: str | None = "2031-05-05"
) -> Report:
    """Return an article of these sentences, and the communiqué that they make."""
    page = Page(end="\n")
    event: GroundedEvent | None = None
    claims: list[GroundedClaim] = []
    people: list[GroundedParticipant] = []
    dates: list[GroundedDate] = []
    cited = set()
    for line in lines:
        if isinstance(line, str):
            page.add(f"{line}.")
            continue
        zone = line.zone if isinstance(line, Says) else "narration"
        sentence = page.add(f"{line.text}.", zone)
        number = sentence.number
        cited.add(number)
        if isinstance(line, Says):
            claims.append(_claim(line, page.span(line.quote or line.text, sentence), number))
        elif isinstance(line, Names):
            people.append(_participant(line, page.span(line.text, sentence), number))
        elif isinstance(line, Dates):
            dates.append(_date(line, page.span(line.text, sentence), number))
        else:
            event = _event(line, page.span(line.text, sentence), number)
    article = page.article(
        f"{outlet.lower().replace(' ', '-')}.txt", outlet=outlet, published=published
    )
    ledger = tuple(
        LedgerEntry(
            sentence=one.number,
            status="cited" if one.number in cited else "unaccounted",
            reason=None,
            by="item" if one.number in cited else "nobody",
        )
        for one in page.sentences
    )
    communique = Communique(
        article=article.id,
        event=event,
        participants=tuple(people),
        dates=tuple(dates),
        claims=tuple(claims),
        rejected=(),
        ledger=ledger,
        model="invented",
        prompts=("extract.v1@0",),
        request_keys=(sha256(article.id.encode()).hexdigest(),),
    )
    return Report(article, communique)


def reports_of(*texts: Line) -> list[Report]:
    """Return one article for each line: outlets A, B, ..., published one day after the other."""
    return [
        report(
            Holds(),
            line,
            outlet=f"Outlet {chr(ord('A') + index)}",
            published=f"2031-05-{index + 5:02d}",
        )
        for index, line in enumerate(texts)
    ]


def brief(reports: Sequence[Report]) -> Briefing:
    """Return the briefing of these reports."""
    return reconcile_communiques(
        [one.article for one in reports],
        [one.communique for one in reports],
        vocabulary=VOCABULARY,
        tool="summarizer test",
    )


def outlets_of(briefing: Briefing, sources: Sequence[str]) -> list[str]:
    """Return the outlets of these sources, sorted."""
    names = {source.id: source.outlet or "" for source in briefing.sources}
    return sorted(names[source] for source in sources)


def again(line: Says, text: str) -> Says:
    """Return the same claim in another sentence."""
    return replace(line, text=text)


def _claim(line: Says, span: TextSpan, number: int) -> GroundedClaim:
    return GroundedClaim(
        span=span,
        sentence=number,
        zone=line.zone,
        type=line.type,
        statement=span.quote,
        topic=line.topic,
        holders=line.holders,
        targets=line.targets,
        speaker=line.speaker,
        stance=line.stance,
        act=line.act,
        act_as_written=line.act_as_written or line.text.split()[2],
        qualifiers=line.qualifiers,
        voice=line.voice,
    )


def _participant(line: Names, span: TextSpan, number: int) -> GroundedParticipant:
    return GroundedParticipant(
        span=span,
        sentence=number,
        zone="narration",
        name=line.name,
        kind=line.kind,
        tier=line.tier,
        side=line.side,
        roles=line.roles,
    )


def _date(line: Dates, span: TextSpan, number: int) -> GroundedDate:
    return GroundedDate(
        span=span,
        sentence=number,
        zone="narration",
        role=line.role,
        value=line.value,
        about=line.about,
    )


def _event(line: Holds, span: TextSpan, number: int) -> GroundedEvent:
    return GroundedEvent(
        span=span,
        sentence=number,
        zone="narration",
        name=line.name,
        kind="dialogue",
        series=line.series,
        round=line.round,
        place="Lisbon",
        country=line.country,
        held=line.held,
        parties=line.parties,
        document_kind=None,
        document_number=None,
        document_issued=None,
    )
