"""A briefing as JSON-LD 1.1: schema.org for what there is, Web Annotations for where it stands.

https://schema.org/NewsArticle, https://schema.org/Event, https://schema.org/Claim;
https://www.w3.org/TR/annotation-model/ (TextQuoteSelector, TextPositionSelector). The context
stands in the document, so that nothing has to be fetched to read it.
"""

from collections.abc import Mapping, Sequence

from summarizer.export.corrected import applied_corrections, name_correction
from summarizer.export.marks import (
    all_claims,
    exact_day,
    first_day,
    last_day,
    urn_of,
    without_empty,
)
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing, Claim, Participant, Report, Source
from summarizer.schema.provenance import Correction
from summarizer.schema.span import Span

CONTEXT: Mapping[str, object] = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "about": {"@type": "@id"},
    "appearance": {"@type": "@id"},
    "correction": {"@type": "@id"},
    "firstAppearance": {"@type": "@id"},
    "datePublished": {"@type": "xsd:date"},
    "startDate": {"@type": "xsd:date"},
    "endDate": {"@type": "xsd:date"},
    "oa:hasBody": {"@type": "@id"},
    "oa:hasSource": {"@type": "@id"},
    "oa:motivatedBy": {"@type": "@id"},
    "oa:start": {"@type": "xsd:nonNegativeInteger"},
    "oa:end": {"@type": "xsd:nonNegativeInteger"},
}
_AROUND = 32
"""Code points that are given before and after a quote."""
_TYPES = {"person": "Person", "state": "Country", "organization": "Organization"}


def export_jsonld(briefing: Briefing, articles: Sequence[Article] = ()) -> dict[str, object]:
    """Return the document: the event, articles, participants, claims, and one annotation a report.

    What a reader corrected follows, each with the items that it is about.

    Args:
        briefing: What to export.
        articles: Its articles, for the words around each quote; those that are missing have none.
    """
    texts = {article.id: article.text for article in articles}
    graph: list[object] = [_event(briefing)]
    graph += [_article(briefing, source) for source in briefing.sources]
    graph += [_participant(briefing, one) for one in briefing.participants]
    for claim in all_claims(briefing):
        graph.append(_claim(briefing, claim))
        graph += [
            _annotation(briefing, claim, report, span, texts)
            for report in claim.reports
            for span in (report.span, *report.further)
        ]
    graph += [_correction(briefing, one) for one in applied_corrections(briefing)]
    return {"@context": dict(CONTEXT), "@graph": graph}


def _event(briefing: Briefing) -> dict[str, object]:
    event = briefing.event
    place = without_empty([("type", "Place"), ("name", event.place), ("address", event.country)])
    return without_empty(
        [
            ("id", urn_of(briefing, "event")),
            ("type", "Event"),
            ("identifier", briefing.id),
            ("name", event.name),
            ("startDate", first_day(event.held)),
            ("endDate", last_day(event.held)),
            ("location", place if len(place) > 1 else None),
            ("organizer", [{"type": "Organization", "name": one} for one in event.parties]),
            ("attendee", [{"id": urn_of(briefing, one.id)} for one in _attending(briefing)]),
            ("subjectOf", [{"id": urn_of(briefing, one.id)} for one in briefing.sources]),
        ]
    )


def _attending(briefing: Briefing) -> list[Participant]:
    return [one for one in briefing.participants if one.tier != "mentioned"]


def _article(briefing: Briefing, source: Source) -> dict[str, object]:
    publisher = {"type": "Organization", "name": source.outlet} if source.outlet else None
    return without_empty(
        [
            ("id", urn_of(briefing, source.id)),
            ("type", "NewsArticle"),
            ("identifier", source.id),
            ("headline", source.title),
            ("publisher", publisher),
            ("datePublished", exact_day(source.published)),
            ("inLanguage", source.language),
            ("sha256", source.sha256),
        ]
    )


def _participant(briefing: Briefing, one: Participant) -> dict[str, object]:
    return without_empty(
        [
            ("id", urn_of(briefing, one.id)),
            ("type", _TYPES[one.kind]),
            ("identifier", one.id),
            ("name", one.name),
            ("alternateName", list(one.aliases)),
            ("jobTitle", list(one.roles) if one.kind == "person" else None),
        ]
    )


def _claim(briefing: Briefing, claim: Claim) -> dict[str, object]:
    order = [source.id for source in briefing.sources if source.id in claim.reported_by]
    return without_empty(
        [
            ("id", urn_of(briefing, claim.id)),
            ("type", "Claim"),
            ("identifier", claim.id),
            ("text", claim.statement),
            ("keywords", [claim.topic, claim.kind]),
            ("about", urn_of(briefing, "event")),
            ("firstAppearance", urn_of(briefing, order[0]) if order else None),
            ("appearance", [urn_of(briefing, one) for one in order]),
            ("creator", [{"type": "Organization", "name": one} for one in claim.holders]),
            (
                "correction",
                [
                    _correction_urn(briefing, one)
                    for one in applied_corrections(briefing)
                    if claim.id in one.items
                ],
            ),
        ]
    )


def _correction(briefing: Briefing, one: Correction) -> dict[str, object]:
    """Return what a reader corrected, as a comment on the items that show it."""
    given = f": {one.value}" if one.value is not None else ""
    was = f" (in the articles: {one.was})" if one.was is not None else ""
    return without_empty(
        [
            ("id", _correction_urn(briefing, one)),
            ("type", "CorrectionComment"),
            ("about", [urn_of(briefing, item) for item in one.items]),
            ("name", name_correction(one)),
            ("text", f"{name_correction(one)}{given}{was}. {one.note}"),
            ("identifier", list(one.before)),
        ]
    )


def _correction_urn(briefing: Briefing, one: Correction) -> str:
    return urn_of(briefing, "correction", name_correction(one), *one.before, *one.items)


def _annotation(
    briefing: Briefing, claim: Claim, report: Report, span: Span, texts: Mapping[str, str]
) -> dict[str, object]:
    place = (report.source, str(report.start), str(report.end), str(span.start), str(span.end))
    text = texts.get(span.source, "")
    known = text[span.start : span.end] == span.quote
    quote = without_empty(
        [
            ("type", "oa:TextQuoteSelector"),
            ("oa:exact", span.quote),
            ("oa:prefix", text[max(0, span.start - _AROUND) : span.start] if known else None),
            ("oa:suffix", text[span.end : span.end + _AROUND] if known else None),
        ]
    )
    position = {"type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end}
    return {
        "id": urn_of(briefing, claim.id, *place),
        "type": "oa:Annotation",
        "oa:motivatedBy": "oa:identifying",
        "oa:hasBody": urn_of(briefing, claim.id),
        "oa:hasTarget": {
            "type": "oa:SpecificResource",
            "oa:hasSource": urn_of(briefing, span.source),
            "oa:hasSelector": [quote, position],
        },
    }
