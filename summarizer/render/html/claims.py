"""Claims on the page: by list and topic, with their flags and every source's words."""

from collections.abc import Iterable, Mapping, Sequence

from summarizer.render.corrections import marks_of
from summarizer.render.html.naming import Naming
from summarizer.render.html.parts import Quote
from summarizer.render.html.records import ClaimView, Flag, ListView, TopicView
from summarizer.render.html.shown import shown_line
from summarizer.schema.briefing import Briefing, Claim, Report, Source
from summarizer.schema.words import Zone

ZoneOf = Mapping[tuple[str, int], Zone]
"""Source and first code point of a report to the zone that it stands in, where that is known."""

_LISTS = (("agreements", "Agreed"), ("positions", "Positions"), ("facts", "What happened"))
_STANCES = {"support": "for", "oppose": "against", "neutral": "neither for nor against"}


def view_claims(
    briefing: Briefing,
    naming: Naming,
    *,
    flags: Mapping[str, tuple[Flag, ...]],
    keys: Mapping[str, str],
) -> dict[str, ClaimView]:
    """Return the view of every claim by its id.

    Args:
        briefing: Where they stand.
        naming: What things are called.
        flags: Claim id to what a reader has to know of it.
        keys: Claim id to what filters find it by.
    """
    read = sum(source.status == "read" for source in briefing.sources)
    return {
        claim.id: ClaimView(
            id=claim.id,
            chip=naming.chips[claim.id],
            statement=shown_line(claim.statement),
            topic=shown_line(claim.topic),
            holders=naming.parties(claim.holders),
            about=naming.parties(claim.targets),
            speaker=shown_line(claim.speaker or ""),
            kind=shown_line(claim.kind),
            flags=flags[claim.id],
            count=_count(claim, read),
            silent=naming.named(claim.omitted_by),
            quotes=_quotes(claim, naming),
            differences=naming.linked(claim.divergences),
            keys=keys[claim.id],
        )
        for claim in claims_of(briefing)
    }


def view_lists(briefing: Briefing, views: Mapping[str, ClaimView]) -> tuple[ListView, ...]:
    """Return the lists that have claims, each by topic: best corroborated topics first."""
    return tuple(
        ListView(name, title, tuple(_by_topic(getattr(briefing, name), views)))
        for name, title in _LISTS
        if getattr(briefing, name)
    )


def claims_of(briefing: Briefing) -> tuple[Claim, ...]:
    """Return all claims, list by list."""
    return (*briefing.agreements, *briefing.positions, *briefing.facts)


def flag_claims(briefing: Briefing, zone_of: ZoneOf) -> dict[str, tuple[Flag, ...]]:
    """Return what a reader has to know of every claim, by its id, the gravest first."""
    sources = {source.id: source for source in briefing.sources}
    read = sum(source.status == "read" for source in briefing.sources)
    marks = marks_of(briefing.provenance.corrections)
    return {
        claim.id: (
            *_flags(claim, sources, read, zone_of),
            *(Flag(mark, grave=False, by_reader=True) for mark in marks.get(claim.id, ())),
        )
        for claim in claims_of(briefing)
    }


def _by_topic(claims: Sequence[Claim], views: Mapping[str, ClaimView]) -> Iterable[TopicView]:
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=_rank):
        groups.setdefault(shown_line(claim.topic).casefold(), []).append(claim)
    for group in groups.values():
        yield TopicView(shown_line(group[0].topic), tuple(views[claim.id] for claim in group))


def _rank(claim: Claim) -> tuple[int, int]:
    return (-claim.corroboration.independent, -claim.corroboration.sources)


def _flags(
    claim: Claim, sources: Mapping[str, Source], read: int, zone_of: ZoneOf
) -> Iterable[Flag]:
    reports = claim.reports
    zones = {zone_of.get((report.source, report.start)) for report in reports}
    if claim.divergences:
        yield Flag("sources differ", grave=True)
    if claim.corroboration.sources < 2 <= read:
        yield Flag("single source", grave=False)
    elif claim.corroboration.independent < 2 <= read:
        yield Flag("one origin", grave=False)
    if all(id_ in sources and sources[id_].official for id_ in claim.reported_by):
        yield Flag("official text only", grave=False)
    if zones == {"headline"}:
        yield Flag("headline only", grave=False)
    if zones == {"embedded_post"}:
        yield Flag("in a post only", grave=False)
    if all(report.voice == "outlet" for report in reports):
        yield Flag("outlet’s own voice", grave=False)
    elif all(report.voice == "direct_quote" for report in reports):
        yield Flag("quoted speech only", grave=False)
    if claim.stance == "oppose":
        yield Flag("against", grave=False)


def _count(claim: Claim, read: int) -> str:
    """Return how many sources report the claim."""
    reporting, independent = claim.corroboration.sources, claim.corroboration.independent
    if read < 2:
        return ""
    words = f"all {read} sources" if reporting == read else f"{reporting} of {read} sources"
    if 1 < reporting != independent:
        words += f", {independent} independent"
    return words


def _quotes(claim: Claim, naming: Naming) -> tuple[Quote, ...]:
    """Return each report's words, and after them the sentences that go on about it."""
    quotes = []
    known = [report for report in claim.reports if report.source in naming.sources]
    known.sort(key=lambda report: (naming.sources[report.source].number, report.start, report.end))
    for report in known:
        marks = tuple(_marks(report, claim, naming))
        quotes.append(naming.quote(report.span, said=_said(report), marks=marks))
        quotes += [naming.quote(span, further=True) for span in report.further]
    return tuple(quotes)


def _said(report: Report) -> str:
    """Return the speech act as written, with the words that limit or strengthen the claim."""
    qualifiers = "".join(f" · “{shown_line(one)}”" for one in report.qualifiers)
    return f"{shown_line(report.act_as_written)}{qualifiers}"


def _marks(report: Report, claim: Claim, naming: Naming) -> Iterable[str]:
    """Yield how this report is other than the claim."""
    if report.voice == "direct_quote":
        yield "quoted speech"
    if report.voice == "outlet":
        yield "outlet’s own voice"
    if report.speaker and report.speaker != claim.speaker:
        yield f"said by {shown_line(report.speaker)}"
    if report.holders != claim.holders:
        yield f"of {naming.parties(report.holders)}" if report.holders else "holder not named"
    if report.stance != claim.stance:
        yield _STANCES[report.stance]
