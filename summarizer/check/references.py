"""Ids that point at something, and back."""

from collections.abc import Iterable, Mapping

from summarizer.check.quotes import sentences_of
from summarizer.check.walk import walk_claims, walk_kind
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing, SummarySentence
from summarizer.schema.finding import Finding
from summarizer.schema.span import Span


def check_references(briefing: Briefing, articles: Mapping[str, Article]) -> tuple[Finding, ...]:
    """Return a finding for every id that points at nothing, or is not pointed back at."""
    divergences = {divergence.id: divergence for divergence in briefing.divergences}
    claims = {claim.id: claim for _, claim in walk_claims(briefing)}
    items = claims.keys() | {one.id for one in briefing.dates}
    items |= {one.id for one in briefing.participants}
    findings: list[Finding] = []
    for path, claim in walk_claims(briefing):
        for index, id_ in enumerate(claim.divergences):
            where = f"{path}.divergences[{index}]"
            if id_ not in divergences:
                findings.append(_reference(where, f"there is no divergence {id_!r}"))
            elif claim.id not in divergences[id_].items:
                findings.append(_reference(where, f"{id_!r} does not list {claim.id!r}"))
    for number, divergence in enumerate(briefing.divergences):
        for index, id_ in enumerate(divergence.items):
            where = f"$.divergences[{number}].items[{index}]"
            if id_ not in items:
                findings.append(_reference(where, f"there is no item {id_!r}"))
            elif id_ in claims and divergence.id not in claims[id_].divergences:
                findings.append(_reference(where, f"{id_!r} does not list {divergence.id!r}"))
    for path, sentence in walk_kind(briefing, SummarySentence):
        findings += _missing(f"{path}.items", sentence.items, items | divergences.keys())
    return (*findings, *_check_values(briefing, articles), *_check_origins(briefing))


def _check_values(briefing: Briefing, articles: Mapping[str, Article]) -> list[Finding]:
    """Return a finding for every version whose quote is in no sentence that its items rest on."""
    spans = _spans_by_item(briefing)
    contested = {id_ for divergence in briefing.divergences for id_ in divergence.items}
    places = {
        id_: {place for span in spans.get(id_, ()) for place in _sentences(span, articles)}
        for id_ in contested
    }
    findings = []
    for number, divergence in enumerate(briefing.divergences):
        rests_on = set().union(*(places[id_] for id_ in divergence.items))
        for index, value in enumerate(divergence.values):
            for place, span in enumerate(value.evidence):
                where = f"$.divergences[{number}].values[{index}].evidence[{place}]"
                if span.source in articles and not rests_on & _sentences(span, articles):
                    findings.append(_reference(where, "no item of the divergence rests on it"))
    return findings


def _spans_by_item(briefing: Briefing) -> dict[str, tuple[Span, ...]]:
    spans: dict[str, tuple[Span, ...]] = {
        claim.id: claim.reports for _, claim in walk_claims(briefing)
    }
    spans |= {date.id: date.evidence for date in briefing.dates}
    return spans | {one.id: one.evidence for one in briefing.participants}


def _sentences(span: Span, articles: Mapping[str, Article]) -> frozenset[tuple[str, int]]:
    article = articles.get(span.source)
    touched = sentences_of(article, span) if article else ()
    return frozenset((span.source, sentence.number) for sentence in touched)


def _check_origins(briefing: Briefing) -> list[Finding]:
    """Return a finding for every origin that is no source, or that retells a third one."""
    sources = {source.id: source for source in briefing.sources}
    findings = []
    for index, source in enumerate(briefing.sources):
        origin = sources.get(source.origin)
        where = f"$.sources[{index}].origin"
        if origin is None:
            findings.append(_reference(where, f"there is no source {source.origin!r}"))
        elif origin.origin != origin.id:
            findings.append(_reference(where, f"{origin.id!r} is itself a copy"))
    return findings


def _missing(path: str, ids: Iterable[str], known: Iterable[str]) -> list[Finding]:
    return [
        _reference(f"{path}[{index}]", f"there is no item {id_!r}")
        for index, id_ in enumerate(ids)
        if id_ not in known
    ]


def _reference(path: str, message: str) -> Finding:
    return Finding(path=path, code="reference", message=message)
