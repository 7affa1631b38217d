"""Where a briefing comes from, as PROV-JSON (W3C Member Submission, 24 April 2013,
https://www.w3.org/Submission/prov-json/).

Entities are the articles, what was found in each (communiqués), the prompts and the briefing; the
activity is the summarizing; agents are the program and the models that answered.
"""

from collections.abc import Iterable

from summarizer.export.marks import read_sources, urn_of, without_empty
from summarizer.schema.briefing import Briefing, Source

_PREFIX = "urn:summarizer:"
_ACTIVITY = "sz:summarizing"
_NAMED = {"dcterms": "http://purl.org/dc/terms/", "sz": _PREFIX}


def export_prov(briefing: Briefing) -> dict[str, object]:
    """Return the document."""
    prompts, agents = _prompts(briefing), _agents(briefing)
    read = read_sources(briefing)
    communiques = [f"sz:communique-{source.id}" for source in read]
    articles = [f"sz:article-{source.id}" for source in read]
    made = [(one, _ACTIVITY) for one in (*communiques, "sz:briefing")]
    derived = [*zip(communiques, articles, strict=True)]
    derived += [("sz:briefing", name) for name in communiques]
    corrections = _corrections(briefing)
    derived += [("sz:briefing", name) for name in corrections]
    return {
        "prefix": dict(_NAMED),
        "entity": {
            **{f"sz:article-{source.id}": _article(source) for source in briefing.sources},
            **{name: {"prov:type": "communique"} for name in communiques},
            **prompts,
            **corrections,
            "sz:briefing": _briefing(briefing),
        },
        "activity": {_ACTIVITY: {"prov:label": "summarizing"}},
        "agent": agents,
        "used": _relations("u", "activity", "entity", _pairs((*articles, *prompts, *corrections))),
        "wasGeneratedBy": _relations("g", "entity", "activity", made),
        "wasAssociatedWith": _relations("a", "activity", "agent", _pairs(agents)),
        "wasDerivedFrom": _relations("d", "generatedEntity", "usedEntity", derived),
    }


def _pairs(names: Iterable[str]) -> list[tuple[str, str]]:
    return [(_ACTIVITY, name) for name in names]


def _prompts(briefing: Briefing) -> dict[str, dict[str, object]]:
    return {
        f"sz:prompt-{number}": {
            "prov:type": "prompt",
            "prov:label": prompt.id,
            "sz:sha256": prompt.sha256,
        }
        for number, prompt in enumerate(briefing.provenance.prompts, start=1)
    }


def _corrections(briefing: Briefing) -> dict[str, dict[str, object]]:
    """Return what a reader corrected as one entity; nothing where nobody did."""
    found = briefing.provenance.corrections
    if found is None:
        return {}
    return {
        "sz:corrections": {
            "prov:type": "corrections",
            "prov:label": "corrections by a reader",
            "sz:sha256": found.sha256,
            "sz:applied": len(found.applied),
        }
    }


def _agents(briefing: Briefing) -> dict[str, dict[str, object]]:
    models = enumerate(briefing.provenance.models, start=1)
    agents = {f"sz:model-{number}": _software(name) for number, name in models}
    return {"sz:tool": _software(briefing.provenance.tool), **agents}


def _briefing(briefing: Briefing) -> dict[str, object]:
    return {
        "prov:type": "briefing",
        "prov:label": briefing.event.name or "Briefing",
        "dcterms:identifier": briefing.id,
        "sz:urn": urn_of(briefing),
    }


def _article(source: Source) -> dict[str, object]:
    return without_empty(
        [
            ("prov:type", "article"),
            ("prov:label", source.title or source.uri),
            ("dcterms:identifier", source.id),
            ("dcterms:publisher", source.outlet),
            ("dcterms:date", source.published),
            ("dcterms:language", source.language),
            ("sz:uri", source.uri),
            ("sz:sha256", source.sha256),
            ("sz:status", source.status),
        ]
    )


def _software(label: str) -> dict[str, object]:
    kind = {"$": "prov:SoftwareAgent", "type": "prov:QUALIFIED_NAME"}
    return {"prov:type": kind, "prov:label": label}


def _relations(
    letter: str, first: str, second: str, pairs: Iterable[tuple[str, str]]
) -> dict[str, dict[str, str]]:
    return {
        f"_:{letter}{number}": {f"prov:{first}": one, f"prov:{second}": other}
        for number, (one, other) in enumerate(pairs, start=1)
    }
