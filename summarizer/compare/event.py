"""What is said otherwise of the event itself, and how the two briefings belong together."""

from collections.abc import Iterator

from summarizer.schema.briefing import Briefing, Event, Source
from summarizer.schema.difference import ComparedBriefing, ComparedSource, DiffKind, EventChange
from summarizer.text.labels import label_sources
from summarizer.text.similarity import content_words

ONE_SERIES = 0.5
"""Least share of words that the names of one series have in common (Jaccard)."""


def relate_briefings(old: Briefing, new: Briefing) -> DiffKind:
    """Return how two briefings belong together.

    They are editions where they have an article in common, or their events have one round and one
    series; rounds of a series where its names are alike and the parties the same.
    """
    if {source.id for source in old.sources} & {source.id for source in new.sources}:
        return "edition"
    before, after = old.event, new.event
    if not _one_series(before, after):
        return "unrelated"
    same_round = before.round is not None and before.round == after.round
    same_days = before.round is None and after.round is None and before.held == after.held
    return "edition" if same_round or same_days else "series"


def describe_briefing(briefing: Briefing) -> ComparedBriefing:
    """Return what a comparison says of one of its briefings."""
    labels = label_sources(briefing.sources)
    return ComparedBriefing(
        id=briefing.id,
        event=briefing.event,
        sources=tuple(_describe_source(one, labels[one.id]) for one in briefing.sources),
        claims=len((*briefing.agreements, *briefing.positions, *briefing.facts)),
        corrections=briefing.provenance.corrections,
    )


def compare_events(old: Event, new: Event) -> tuple[EventChange, ...]:
    """Return the fields of the event that are others, in the order of the record."""
    before, after = dict(_fields(old)), dict(_fields(new))
    return tuple(
        EventChange(field=field, old=before[field], new=after[field])
        for field in before
        if before[field] != after[field]
    )


def _describe_source(source: Source, label: str) -> ComparedSource:
    return ComparedSource(
        id=source.id,
        label=label,
        uri=source.uri,
        published=source.published,
        status=source.status,
    )


def _fields(event: Event) -> Iterator[tuple[str, str | None]]:
    yield "name", event.name
    yield "kind", event.kind
    yield "series", event.series
    yield "round", None if event.round is None else str(event.round)
    yield "place", event.place
    yield "country", event.country
    yield "held", event.held
    yield "parties", ", ".join(event.parties) or None
    document = event.document
    parts = (document.kind, document.number, document.issued) if document else ()
    yield "document", ", ".join(part for part in parts if part) or None


def _one_series(old: Event, new: Event) -> bool:
    ours, theirs = (set(content_words(one.series or one.name)) for one in (old, new))
    share = len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0
    return share >= ONE_SERIES and set(old.parties) == set(new.parties)
