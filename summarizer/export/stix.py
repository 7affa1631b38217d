"""A briefing as a STIX 2.1 bundle (OASIS, https://docs.oasis-open.org/cti/stix/v2.1/).

| STIX object | stands for |
|---|---|
| `identity` | an outlet, a participant, a party that holds a claim, and the program itself |
| `report` | an article with a day of publication; it refers to the notes of what it reports |
| `grouping` | an article without one; and the briefing, which refers to everything |
| `note` | a claim, with a quote of each report as an external reference; a divergence |

Identifiers are UUIDs of version 5; times are days of publication at midnight (UTC), for what has
none the first day of the event. No clock is read.
"""

from collections.abc import Iterable, Mapping

from summarizer.export.corrected import corrections_by_item
from summarizer.export.marks import all_claims, first_day, mark_item, without_empty
from summarizer.schema.briefing import Briefing, Claim, Divergence, Participant, Source
from summarizer.text.labels import label_sources

_UNKNOWN_DAY = "1970-01-01"
"""For objects of a briefing that has no date at all; the standard wants a time."""
_CLASSES = {"person": "individual", "state": "organization", "organization": "organization"}
_LISTS = {"agr": "agreement", "pos": "position", "fac": "fact"}

StixObject = dict[str, object]


def export_stix(briefing: Briefing) -> dict[str, object]:
    """Return the bundle."""
    labels = label_sources(briefing.sources)
    tool = _identity(briefing, "tool", briefing.provenance.tool, "system")
    outlets = [_outlet(briefing, one, labels) for one in briefing.sources]
    people = [_participant(briefing, one) for one in briefing.participants]
    parties = [
        _identity(briefing, f"party {name}", name, "organization") for name in _holders(briefing)
    ]
    notes = [_claim(briefing, claim, labels) for claim in all_claims(briefing)]
    notes += [_divergence(briefing, one, labels) for one in briefing.divergences]
    articles = [_article(briefing, one, labels) for one in briefing.sources]
    objects = [tool, *outlets, *people, *parties, *articles, *notes]
    return {
        "type": "bundle",
        "id": f"bundle--{mark_item(briefing, 'bundle')}",
        "objects": [*objects, _whole(briefing, objects)],
    }


def _stix_id(briefing: Briefing, kind: str, *parts: str) -> str:
    return f"{kind}--{mark_item(briefing, *parts)}"


def _article_id(briefing: Briefing, source: Source) -> str:
    kind = "report" if first_day(source.published) else "grouping"
    return _stix_id(briefing, kind, source.id)


def _object(
    kind: str, id_: str, day: str | None, fields: Iterable[tuple[str, object]]
) -> StixObject:
    time = f"{day or _UNKNOWN_DAY}T00:00:00.000Z"
    head = {"type": kind, "spec_version": "2.1", "id": id_, "created": time, "modified": time}
    return {**head, **without_empty(fields)}


def _event_day(briefing: Briefing) -> str | None:
    days = [first_day(source.published) for source in briefing.sources]
    return first_day(briefing.event.held) or min((day for day in days if day), default=None)


def _identity(briefing: Briefing, part: str, name: str, class_: str) -> StixObject:
    id_ = _stix_id(briefing, "identity", part)
    fields = [("name", name or part), ("identity_class", class_)]
    return _object("identity", id_, _event_day(briefing), fields)


def _outlet(briefing: Briefing, source: Source, labels: Mapping[str, str]) -> StixObject:
    return _identity(briefing, f"outlet {source.id}", labels[source.id], "organization")


def _participant(briefing: Briefing, one: Participant) -> StixObject:
    fields: list[tuple[str, object]] = [
        ("name", one.name or one.id),
        ("identity_class", _CLASSES[one.kind]),
        ("roles", list(one.roles)),
        ("labels", [one.tier, *_corrected(briefing, one.id)]),
    ]
    return _object("identity", _stix_id(briefing, "identity", one.id), _event_day(briefing), fields)


def _corrected(briefing: Briefing, item: str) -> list[str]:
    return [f"corrected by a reader: {one}" for one in corrections_by_item(briefing).get(item, ())]


def _holders(briefing: Briefing) -> list[str]:
    return sorted({name for claim in all_claims(briefing) for name in claim.holders})


def _article(briefing: Briefing, source: Source, labels: Mapping[str, str]) -> StixObject:
    day = first_day(source.published)
    outlet = _stix_id(briefing, "identity", f"outlet {source.id}")
    told = [
        _stix_id(briefing, "note", claim.id)
        for claim in all_claims(briefing)
        if source.id in claim.reported_by
    ]
    fields: list[tuple[str, object]] = [
        ("name", source.title or labels[source.id]),
        ("created_by_ref", outlet),
        ("lang", source.language if source.language != "und" else None),
        ("object_refs", told or [outlet]),
        (
            "external_references",
            [
                {
                    "source_name": labels[source.id],
                    "description": source.uri,
                    "external_id": source.id,
                }
            ],
        ),
    ]
    if day:
        fields += [("published", f"{day}T00:00:00Z"), ("report_types", ["observed-data"])]
        return _object("report", _article_id(briefing, source), day, fields)
    fields.append(("context", "unspecified"))
    return _object("grouping", _article_id(briefing, source), _event_day(briefing), fields)


def _claim(briefing: Briefing, claim: Claim, labels: Mapping[str, str]) -> StixObject:
    sources = [source for source in briefing.sources if source.id in claim.reported_by]
    parties = [_stix_id(briefing, "identity", f"party {name}") for name in claim.holders]
    fields: list[tuple[str, object]] = [
        ("abstract", f"{_LISTS.get(claim.id[:3], 'claim')}: {claim.topic}"),
        ("content", claim.statement),
        ("created_by_ref", _stix_id(briefing, "identity", "tool")),
        (
            "labels",
            [
                _LISTS.get(claim.id[:3], "claim"),
                claim.kind,
                claim.stance,
                *_corrected(briefing, claim.id),
            ],
        ),
        ("object_refs", [*(_article_id(briefing, one) for one in sources), *parties]),
        (
            "external_references",
            [
                {
                    "source_name": labels.get(report.source, report.source),
                    "description": report.quote,
                    "external_id": f"{report.source}:{report.start}-{report.end}",
                }
                for report in claim.reports
            ],
        ),
    ]
    days = [day for source in sources if (day := first_day(source.published))]
    day = min(days, default=_event_day(briefing))
    return _object("note", _stix_id(briefing, "note", claim.id), day, fields)


def _divergence(briefing: Briefing, one: Divergence, labels: Mapping[str, str]) -> StixObject:
    versions = [
        f"{value.value} — {', '.join(labels.get(id_, id_) for id_ in value.reported_by)}"
        for value in one.values
    ]
    told = {id_ for value in one.values for id_ in value.reported_by}
    articles = [_article_id(briefing, source) for source in briefing.sources if source.id in told]
    claims = {claim.id for claim in all_claims(briefing)}
    fields: list[tuple[str, object]] = [
        ("abstract", one.question),
        ("content", "\n".join(versions)),
        ("created_by_ref", _stix_id(briefing, "identity", "tool")),
        ("labels", ["divergence", one.type, one.materiality]),
        (
            "object_refs",
            [
                *(_stix_id(briefing, "note", item) for item in one.items if item in claims),
                *articles,
            ],
        ),
    ]
    return _object("note", _stix_id(briefing, "note", one.id), _event_day(briefing), fields)


def _whole(briefing: Briefing, objects: list[StixObject]) -> StixObject:
    fields: list[tuple[str, object]] = [
        ("name", briefing.event.name or "Briefing"),
        ("context", "unspecified"),
        ("created_by_ref", _stix_id(briefing, "identity", "tool")),
        ("object_refs", [one["id"] for one in objects]),
        (
            "external_references",
            [{"source_name": "briefing", "external_id": briefing.id}],
        ),
    ]
    id_ = _stix_id(briefing, "grouping", "briefing")
    return _object("grouping", id_, _event_day(briefing), fields)
