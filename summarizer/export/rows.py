"""A briefing as rows, one for each report, and the claims that such rows make up again."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from summarizer.export.corrected import corrections_by_item
from summarizer.schema.base import Record
from summarizer.schema.briefing import Briefing, Claim, Corroboration, Report
from summarizer.schema.span import Span
from summarizer.schema.words import ClaimType, Stance, Voice

ClaimList: TypeAlias = Literal["agreements", "positions", "facts"]
LISTS: dict[ClaimType, ClaimList] = {
    "agreement": "agreements",
    "position": "positions",
    "fact": "facts",
}


class ReportRow(Record):
    """One report of one claim, with what its claim and its source are."""

    briefing: str
    """Id of the briefing."""
    event: str
    """Name of the event."""
    claim: str
    """Id of the claim."""
    type: ClaimType
    """The list that the claim stands in."""
    topic: str
    """Topic of the claim."""
    kind: str
    """Class of its speech act."""
    statement: str
    """The claim in one sentence."""
    claim_holders: tuple[str, ...]
    """Who holds it by majority."""
    claim_targets: tuple[str, ...]
    """Whom or what it is about."""
    claim_speaker: str | None
    """Who says it."""
    claim_stance: Stance
    """Its stance by majority."""
    sources: int
    """How many sources report it."""
    independent: int
    """How many origins these have."""
    omitted_by: tuple[str, ...]
    """Sources that are silent about it."""
    divergences: tuple[str, ...]
    """Divergences that it is part of."""
    corrected: tuple[str, ...]
    """What a reader corrected of the claim, such as `merge` or `rename statement`."""
    source: str
    """Id of the source of this report."""
    outlet: str | None
    """Who published it."""
    title: str | None
    """Its headline."""
    uri: str
    """Its file."""
    published: str | None
    """Its day of publication, EDTF."""
    start: int
    """First code point of the quote in the article's text."""
    end: int
    """One past the last."""
    quote: str
    """The quote."""
    act: str
    """The speech act as a lemma."""
    act_as_written: str
    """The speech act in the source's words."""
    qualifiers: tuple[str, ...]
    """Words that limit or strengthen it."""
    voice: Voice
    """Whose words they are."""
    holders: tuple[str, ...]
    """Who holds it according to this source."""
    speaker: str | None
    """Who says it according to this source."""
    stance: Stance
    """The stance according to this source."""
    further: tuple[Span, ...]
    """Sentences of the same post that go on about it."""


def rows_of(briefing: Briefing) -> tuple[ReportRow, ...]:
    """Return one row for every report: agreements, positions, facts, each in its order."""
    sources = {source.id: source for source in briefing.sources}
    corrected = corrections_by_item(briefing)
    rows = []
    for type_, name in LISTS.items():
        for claim in getattr(briefing, name):
            for report in claim.reports:
                source = sources[report.source]
                rows.append(
                    ReportRow(
                        briefing=briefing.id,
                        event=briefing.event.name,
                        claim=claim.id,
                        type=type_,
                        topic=claim.topic,
                        kind=claim.kind,
                        statement=claim.statement,
                        claim_holders=claim.holders,
                        claim_targets=claim.targets,
                        claim_speaker=claim.speaker,
                        claim_stance=claim.stance,
                        sources=claim.corroboration.sources,
                        independent=claim.corroboration.independent,
                        omitted_by=claim.omitted_by,
                        divergences=claim.divergences,
                        corrected=corrected.get(claim.id, ()),
                        source=report.source,
                        outlet=source.outlet,
                        title=source.title,
                        uri=source.uri,
                        published=source.published,
                        **report.model_dump(exclude={"source", "further"}),
                        further=report.further,
                    )
                )
    return tuple(rows)


def claims_of(rows: Iterable[ReportRow], name: ClaimList) -> tuple[Claim, ...]:
    """Return the claims of one list that these rows make up, in the order of the rows."""
    by_claim: dict[str, list[ReportRow]] = {}
    for row in rows:
        if LISTS[row.type] == name:
            by_claim.setdefault(row.claim, []).append(row)
    return tuple(_claim_of(told) for told in by_claim.values())


def _claim_of(rows: list[ReportRow]) -> Claim:
    first = rows[0]
    fields = set(Report.model_fields)
    return Claim(
        id=first.claim,
        topic=first.topic,
        kind=first.kind,
        holders=first.claim_holders,
        targets=first.claim_targets,
        speaker=first.claim_speaker,
        stance=first.claim_stance,
        statement=first.statement,
        reports=tuple(Report.model_validate(row.model_dump(include=fields)) for row in rows),
        reported_by=tuple(sorted({row.source for row in rows})),
        omitted_by=first.omitted_by,
        corroboration=Corroboration(sources=first.sources, independent=first.independent),
        divergences=first.divergences,
    )
