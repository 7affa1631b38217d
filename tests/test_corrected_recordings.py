"""Corrections of briefings whose answers were recorded before anybody corrected anything."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from comparing import ROOT, SEEDS
from scripted import PROFILE, ScriptedModel, write_articles

from summarizer.check.briefing import check_briefing
from summarizer.errors import NoRecordingError
from summarizer.ingest.read import read_articles
from summarizer.llm.base import ModelProfile
from summarizer.llm.stored import StoredModel
from summarizer.llm.stores.folder import FolderStore
from summarizer.pipeline import Outcome, summarize
from summarizer.reconcile.records import RECORDED_NOTE
from summarizer.render.canonical import render_json
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing, Claim
from summarizer.schema.corrections import CorrectionList
from summarizer.settings import load_settings
from summarizer.vocabulary.load import load_vocabulary
from summarizer.wiring import open_model

RECORDED = load_settings({"replay": ROOT / "tests" / "recordings" / "seeds"}, environ={}, cwd=ROOT)
ARTICLES = read_articles([str(SEEDS)]).articles


def replay(corrections: dict[str, Any] | None = None) -> Briefing:
    """Return the briefing of the seeds from what was recorded of them."""

    async def run() -> Outcome:
        found = None if corrections is None else CorrectionList.model_validate(corrections)
        async with open_model(RECORDED) as opened:
            return await summarize(
                ARTICLES, model=opened.model, profile=opened.profile, corrections=found
            )

    return asyncio.run(run()).briefing


@pytest.fixture(scope="module")
def plain() -> Briefing:
    return replay()


def claims_of(briefing: Briefing) -> tuple[Claim, ...]:
    return (*briefing.agreements, *briefing.positions, *briefing.facts)


def faults(briefing: Briefing, articles: tuple[Article, ...] = ARTICLES) -> list[str]:
    found = check_briefing(render_json(briefing), articles, vocabulary=load_vocabulary())
    return [f"{one.path}: {one.message}" for one in found]


def in_summary(briefing: Briefing) -> set[str]:
    return {id_ for sentence in briefing.summary for id_ in sentence.items}


def test_what_the_summary_does_not_tell_is_corrected_and_the_summary_stays(plain: Briefing) -> None:
    about = {id_ for one in plain.divergences for id_ in one.items} | in_summary(plain)
    claim = next(one for one in plain.positions if one.id not in about)

    corrected = replay({"drop": [{"item": claim.id, "note": "n"}]})

    assert claim.id not in {one.id for one in claims_of(corrected)}
    assert corrected.summary == plain.summary
    assert RECORDED_NOTE in corrected.provenance.notes
    assert {*plain.divergences} == {*corrected.divergences}
    assert faults(corrected) == []


def test_a_summary_that_tells_what_is_corrected_is_written_anew_by_template(
    plain: Briefing,
) -> None:
    claim = next(one for one in plain.agreements if one.id in in_summary(plain))

    corrected = replay({"drop": [{"item": claim.id, "note": "n"}]})

    assert claim.id not in in_summary(corrected)
    assert len(corrected.summary) > 1
    assert RECORDED_NOTE in corrected.provenance.notes
    assert faults(corrected) == []


def test_a_merged_claim_keeps_the_differences_that_the_model_saw_in_its_parts(
    plain: Briefing,
) -> None:
    told = [one for one in plain.positions if one.divergences][:2]

    corrected = replay({"merge": [{"items": [one.id for one in told], "note": "n"}]})

    merged = next(one for one in claims_of(corrected) if len(one.reports) >= len(told[0].reports))
    questions = {one.question for one in corrected.divergences}
    seen = {one.question for one in plain.divergences if {*one.items} & {two.id for two in told}}
    assert merged
    assert questions & seen
    assert faults(corrected) == []


def test_the_same_corrections_give_the_same_bytes(plain: Briefing) -> None:
    drop = {"drop": [{"item": plain.agreements[0].id, "note": "n"}]}

    assert render_json(replay(drop)) == render_json(replay(drop))


async def test_a_model_that_can_be_asked_is_asked_about_the_corrected_claims(
    tmp_path: Path,
) -> None:
    articles = read_articles([str(write_articles(tmp_path / "articles"))]).articles
    drop = {"article": "northern.txt", "quote": "train 40 harbour pilots"}
    corrections = CorrectionList.model_validate({"drop": [{"item": drop, "note": "n"}]})
    store, profile = FolderStore(tmp_path / "store"), PROFILE
    store.claim(profile)
    await brief(StoredModel(store, ScriptedModel()), articles, profile)
    asked = ScriptedModel()

    live = await brief(StoredModel(store, asked), articles, profile, corrections)
    again = await brief(StoredModel(store), articles, profile, corrections)

    assert [one.answer_name for one in asked.asked] == ["summary_draft"]
    assert RECORDED_NOTE not in live.provenance.notes
    assert live == again


async def test_what_was_never_recorded_is_told_with_the_corrections_as_a_reason(
    tmp_path: Path,
) -> None:
    articles = read_articles([str(write_articles(tmp_path / "articles"))]).articles
    corrections = CorrectionList.model_validate({"drop": [{"item": "agr-0000000000", "note": "n"}]})
    store = FolderStore(tmp_path / "store")
    store.claim(PROFILE)
    full = StoredModel(store, ScriptedModel())
    await brief(full, articles, PROFILE)
    for path in (tmp_path / "store").glob("narrate*"):
        path.unlink()

    with pytest.raises(NoRecordingError, match="a reader's corrections change what is asked"):
        await brief(StoredModel(FolderStore(tmp_path / "store")), articles, PROFILE, corrections)


async def brief(
    model: StoredModel,
    articles: tuple[Article, ...],
    profile: ModelProfile,
    corrections: CorrectionList | None = None,
) -> Briefing:
    outcome = await summarize(articles, model=model, profile=profile, corrections=corrections)
    return outcome.briefing
