"""Where a briefing comes from, as PROV-JSON (W3C Member Submission, 24 April 2013,
https://www.w3.org/Submission/prov-json/).

Entities are the articles, what was found in each (communiqués), the prompts and the briefing; the
activity is the summarizing; agents are the program and the models that answered.
"""

from collections.abc import Iterable

from summarizer.export.marks import read_sources, urn_of, without_empty
from summarizer.schema.briefing import Briefing, Source

_PREFIX = "urn:summarizer:"
_NAMED = {"dcterms": "http://purl.org/dc/terms/", "sz": _PREFIX}


def export_prov(briefing: Briefing) -> dict[str, object]:
    """Return the document."""
    read = read_sources(briefing)
    prompts = [(f"sz:prompt-{index}", one) for index, one in enumerate(_prompts(briefing), start=1)]
    models = [
        (f"sz:model-{index}", name)
        for index, name in enumerate(briefing.provenance.models, start=1)
    ]
    communiques = [f"sz:communique-{source.id}" for source in read]
    articles = [f"sz:article-{source.id}" for source in read]
    entities = {f"sz:article-{source.id}": _article(source) for source in briefing.sources}
    entities |= {name: {"prov:type": "communique"} for name in communiques}
    entities |= {
        name: {"prov:type": "prompt", "prov:label": id_, "sz:sha256": sha256}
        for name, (id_, sha256) in prompts
    }
    entities["sz:briefing"] = {
        "prov:type": "briefing",
        "prov:label": briefing.event.name or "Briefing",
        "dcterms:identifier": briefing.id,
        "sz:urn": urn_of(briefing),
    }
    agents = {"sz:tool": _software(briefing.provenance.tool)}
    agents |= {name: _software(label) for name, label in models}
    used = [*articles, *(name for name, _ in prompts)]
    derived = [*zip(communiques, articles, strict=True)]
    derived += [("sz:briefing", name) for name in communiques]
    return {
        "prefix": dict(_NAMED),
        "entity": entities,
        "activity": {"sz:summarizing": {"prov:label": "summarizing"}},
        "agent": agents,
        "used": _relations(
            "u", "prov:activity", "prov:entity", (("sz:summarizing", one) for one in used)
        ),
        "wasGeneratedBy": _relations(
            "g",
            "prov:entity",
            "prov:activity",
            ((one, "sz:summarizing") for one in (*communiques, "sz:briefing")),
        ),
        "wasAssociatedWith": _relations(
            "a", "prov:activity", "prov:agent", (("sz:summarizing", one) for one in agents)
        ),
        "wasDerivedFrom": _relations("d", "prov:generatedEntity", "prov:usedEntity", derived),
    }


def _prompts(briefing: Briefing) -> list[tuple[str, str]]:
    return [(prompt.id, prompt.sha256) for prompt in briefing.provenance.prompts]


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
        f"_:{letter}{number}": {first: one, second: other}
        for number, (one, other) in enumerate(pairs, start=1)
    }
