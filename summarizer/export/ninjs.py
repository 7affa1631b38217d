"""A briefing as a news item in ninjs 3.0, IPTC's News in JSON (https://iptc.org/std/ninjs/)."""

from summarizer.export.marks import all_claims, exact_day, urn_of, without_empty
from summarizer.schema.briefing import Briefing, Participant, Source
from summarizer.text.labels import label_sources

SCHEMA = "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json"


def export_ninjs(briefing: Briefing, *, markdown: str) -> dict[str, object]:
    """Return one item of type `text`: the page as its body, its articles as associations.

    Args:
        briefing: What to export.
        markdown: The page of the briefing, for the body.
    """
    event = briefing.event
    labels = label_sources(briefing.sources)
    summary = "\n".join(sentence.text for sentence in briefing.summary)
    name = event.name or "Briefing"
    return without_empty(
        [
            ("uri", urn_of(briefing)),
            ("standard", {"name": "ninjs", "version": "3.0", "schema": SCHEMA}),
            ("type", "text"),
            ("representationType", "full"),
            ("version", "1"),
            ("language", "en"),
            ("title", name),
            ("headlines", [{"role": "main", "value": name}]),
            ("descriptions", [{"role": "summary", "value": summary}] if summary else None),
            ("bodies", [{"contentType": "text/markdown", "value": markdown}]),
            ("events", [{"id": "event", "name": name, "uri": urn_of(briefing, "event")}]),
            ("located", event.place),
            ("places", [{"name": event.place, "rel": "about"}] if event.place else None),
            ("people", [_named(briefing, one) for one in _of_kind(briefing, person=True)]),
            ("organisations", [_named(briefing, one) for one in _of_kind(briefing, person=False)]),
            ("subjects", _subjects(briefing)),
            ("infoSources", [{"name": labels[one.id]} for one in briefing.sources]),
            ("associations", [_association(briefing, one, labels) for one in briefing.sources]),
            ("altIds", [{"role": "briefing", "value": briefing.id}]),
            ("edNote", " ".join((briefing.provenance.tool, *briefing.provenance.notes))),
        ]
    )


def _of_kind(briefing: Briefing, *, person: bool) -> list[Participant]:
    return [one for one in briefing.participants if (one.kind == "person") == person]


def _named(briefing: Briefing, one: Participant) -> dict[str, object]:
    return {"name": one.name, "rel": one.tier, "uri": urn_of(briefing, one.id), "literal": one.id}


def _subjects(briefing: Briefing) -> list[dict[str, object]]:
    topics = dict.fromkeys(claim.topic for claim in all_claims(briefing) if claim.topic)
    return [{"name": topic, "rel": "about"} for topic in topics]


def _association(briefing: Briefing, source: Source, labels: dict[str, str]) -> dict[str, object]:
    day = exact_day(source.published)
    return without_empty(
        [
            ("name", labels[source.id]),
            ("uri", urn_of(briefing, source.id)),
            ("type", "text"),
            ("representationType", "partial"),
            ("language", source.language),
            ("title", source.title),
            ("headlines", [{"value": source.title}] if source.title else None),
            ("contentCreated", f"{day}T00:00:00Z" if day else None),
            (
                "altIds",
                [
                    {"role": "article", "value": source.id},
                    {"role": "sha256", "value": source.sha256},
                ],
            ),
        ]
    )
