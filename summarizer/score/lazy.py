"""Briefings that lazy systems would write, made from the gold itself, for comparison.

None of them reads an article: they show what a figure is worth.
"""

from collections.abc import Collection, Mapping
from typing import Any

from summarizer.schema.gold import Gold, GoldClaim, GoldDivergence, GoldSpan
from summarizer.score.score import score_briefing

Plain = dict[str, Any]

_LISTS = {"agreement": "agreements", "position": "positions", "fact": "facts"}


def lazy_briefings(gold: Gold, texts: Mapping[str, str]) -> dict[str, Plain]:
    """Return the lazy systems' briefings as JSON data, by name.

    Args:
        gold: What a careful reader found.
        texts: Text of each article by file name.
    """
    return {
        "best single article": _best_single_article(gold, texts),
        "claims in three or more articles": _widely_reported(gold),
        "all claims, each citing all": _cite_everything(gold, texts),
    }


def gold_briefing(gold: Gold, keep: Collection[str] | None = None) -> Plain:
    """Return the gold as a briefing's JSON data.

    Args:
        gold: What a careful reader found.
        keep: Names of the articles that the briefing knows; None: all of this event.
    """
    files = [article.file for article in gold.articles]
    kept = set(keep) if keep is not None else set(files) - set(gold.distractors)
    shown = kept if keep is not None else set(files)
    divergences = [plain for one in gold.divergences if (plain := _divergence(one, kept))]
    linked: dict[str, list[str]] = {}
    for divergence in divergences:
        for item in divergence["items"]:
            linked.setdefault(item, []).append(divergence["id"])
    lists: dict[str, list[Plain]] = {name: [] for name in _LISTS.values()}
    for claim in gold.claims:
        if any(report.file in kept for report in claim.evidence):
            plain = _claim(claim, kept)
            lists[_LISTS[claim.type]].append({**plain, "divergences": linked.get(claim.id, [])})
    participants = [
        {**one.model_dump(mode="json"), "tier": "principal" if one.principal else "delegate",
         **_evidence(one.evidence, kept)}
        for one in gold.participants
        if any(span.file in kept for span in one.evidence)
    ]  # fmt: skip
    dates = [
        {"id": one.id, "role": one.role, "value": one.value, **_evidence(one.evidence, kept)}
        for one in gold.dates
        if any(span.file in kept for span in one.evidence)
    ]
    ids = {one["id"] for one in (*participants, *dates, *(c for v in lists.values() for c in v))}
    for divergence in divergences:
        divergence["items"] = [item for item in divergence["items"] if item in ids]
    return {
        "event": gold.event.model_dump(mode="json"),
        "sources": [
            {"id": one.file, "uri": one.file, **one.model_dump(mode="json", exclude={"file"})}
            for one in gold.articles
            if one.file in shown
        ],
        "participants": participants,
        "dates": dates,
        **lists,
        "divergences": divergences,
        "summary": [],
    }


def _span(span: GoldSpan) -> Plain:
    return {"source": span.file, "start": span.start, "end": span.end, "quote": span.quote}


def _evidence(spans: Collection[GoldSpan], kept: Collection[str]) -> Plain:
    used = [span for span in spans if span.file in kept]
    return {
        "evidence": [_span(span) for span in used],
        "reported_by": sorted({span.file for span in used}),
    }


def _claim(claim: GoldClaim, kept: Collection[str]) -> Plain:
    used = [report for report in claim.evidence if report.file in kept]
    reporting = {report.file for report in claim.evidence}
    return {
        "id": claim.id,
        "topic": claim.topic,
        "holders": list(claim.holders),
        "targets": list(claim.targets),
        "stance": claim.stance,
        "statement": claim.statement,
        "reports": [{**_span(r), "act": r.act, "voice": r.voice} for r in used],
        "reported_by": sorted({report.file for report in used}),
        "omitted_by": sorted(set(kept) - reporting),
    }


def _divergence(divergence: GoldDivergence, kept: Collection[str]) -> Plain | None:
    """Return the divergence as far as the kept articles bear it; None for fewer than two values."""
    values = [
        {
            "value": value.value,
            "reported_by": [file for file in value.files if file in kept],
            "evidence": [_span(span) for span in value.evidence if span.file in kept],
        }
        for value in divergence.values
        if any(file in kept for file in value.files)
    ]
    if len(values) < 2:
        return None
    return {
        "id": divergence.id,
        "type": divergence.type,
        "items": list(divergence.about),
        "question": "",
        "values": values,
    }


def _best_single_article(gold: Gold, texts: Mapping[str, str]) -> Plain:
    files = [a.file for a in gold.articles if a.file not in gold.distractors]
    made = {file: gold_briefing(gold, [file]) for file in files}
    joint = {file: score_briefing(made[file], gold, texts).figures["joint"] or 0 for file in files}
    return made[max(files, key=lambda file: (joint[file], file))]


def _widely_reported(gold: Gold) -> Plain:
    plain = gold_briefing(gold)
    for name in (*_LISTS.values(), "participants", "dates"):
        plain[name] = [one for one in plain[name] if len(one["reported_by"]) >= 3]
    return _without_divergences(plain)


def _cite_everything(gold: Gold, texts: Mapping[str, str]) -> Plain:
    """Let every claim cite the head of every article that does not report it."""
    plain = gold_briefing(gold)
    files = [a.file for a in gold.articles if a.file not in gold.distractors]
    heads = {file: _head(file, texts[file]) for file in files}
    for name in _LISTS.values():
        for claim in plain[name]:
            cited = {report["source"] for report in claim["reports"]}
            claim["reports"] += [heads[file] for file in files if file not in cited]
            claim.update(reported_by=files, omitted_by=[])
    return _without_divergences(plain)


def _head(file: str, text: str) -> Plain:
    start = len(text) - len(text.lstrip())
    end = min(len(text.rstrip()), start + 80)
    head: Plain = {"source": file, "start": start, "end": end, "quote": text[start:end]}
    return {**head, "act": None, "voice": "reported"}


def _without_divergences(plain: Plain) -> Plain:
    plain["divergences"] = []
    for name in _LISTS.values():
        plain[name] = [{**claim, "divergences": []} for claim in plain[name]]
    return plain
