"""Briefings of the seeds as a reader corrects them, extracted once by the embedded extractor."""

import asyncio
from collections.abc import Sequence
from functools import cache
from typing import Any

from comparing import ROOT, SEEDS

from summarizer.extracting import extract_articles
from summarizer.ingest.read import read_articles
from summarizer.pipeline import compose_briefing
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing, Claim, Report
from summarizer.schema.communique import Communique
from summarizer.schema.corrections import CorrectionList
from summarizer.schema.provenance import Correction, StaleCorrection
from summarizer.settings import load_settings
from summarizer.wiring import open_model

SETTINGS = load_settings({"model": "builtin"}, environ={}, cwd=ROOT)


@cache
def read_seeds() -> tuple[tuple[Article, ...], tuple[Communique, ...]]:
    """Return the seed articles, and what the embedded extractor finds in each."""
    articles = read_articles([str(SEEDS)]).articles

    async def run() -> tuple[Communique, ...]:
        async with open_model(SETTINGS) as opened:
            done = await extract_articles(articles, model=opened.model, profile=opened.profile)
        return done.communiques

    return articles, asyncio.run(run())


def brief_seeds(
    corrections: dict[str, Any] | None = None,
    *,
    without: str | None = None,
    previous: Briefing | None = None,
) -> Briefing:
    """Return the briefing of the seeds, one article left out, as the corrections have it."""
    articles, communiques = read_seeds()
    used = tuple(one for one in articles if one.uri != without)
    ids = {one.id for one in used}
    found = None if corrections is None else CorrectionList.model_validate(corrections)

    async def run() -> Briefing:
        async with open_model(SETTINGS) as opened:
            return await compose_briefing(
                used,
                [one for one in communiques if one.article in ids],
                model=opened.model,
                profile=opened.profile,
                corrections=found,
                previous=previous,
            )

    return asyncio.run(run())


def claims_of(briefing: Briefing) -> tuple[Claim, ...]:
    """Return all claims, agreements first."""
    return (*briefing.agreements, *briefing.positions, *briefing.facts)


def claim_with(briefing: Briefing, quote: str) -> Claim:
    """Return the claim that has a report with this quote."""
    return next(
        one for one in claims_of(briefing) if any(two.quote == quote for two in one.reports)
    )


def ref_of(briefing: Briefing, claim: Claim, report: int | None = None) -> dict[str, str]:
    """Return a reference to a claim by the quote of this report, or of one that is of no other."""
    uris = {one.id: one.uri for one in briefing.sources}
    told = quotes_of_no_other(briefing, claim)[0] if report is None else claim.reports[report]
    return {"article": uris[told.source], "quote": told.quote}


def quotes_of_no_other(briefing: Briefing, claim: Claim) -> list[Report]:
    """Return the reports of a claim whose words are in no report of another one."""
    others = [two for one in claims_of(briefing) if one.id != claim.id for two in one.reports]
    return [
        one
        for one in claim.reports
        if not any(
            two.source == one.source and (two.quote in one.quote or one.quote in two.quote)
            for two in others
        )
    ]


def applied(briefing: Briefing) -> Sequence[Correction]:
    """Return what was applied."""
    assert briefing.provenance.corrections is not None
    return briefing.provenance.corrections.applied


def stale(briefing: Briefing) -> Sequence[StaleCorrection]:
    """Return what was not."""
    assert briefing.provenance.corrections is not None
    return briefing.provenance.corrections.stale


def named_claim(briefing: Briefing, id_: str) -> Claim | None:
    """Return the claim with this id, if there is one."""
    return next((one for one in claims_of(briefing) if one.id == id_), None)
