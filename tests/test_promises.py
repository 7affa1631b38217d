"""The five promises of the README, each with the run that would break it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from scripted import ARTICLES, PROFILE, ScriptedModel

from summarizer.check.briefing import check_briefing
from summarizer.ingest.article import article_from_text
from summarizer.llm.base import Completion, Request
from summarizer.llm.stored import StoredModel
from summarizer.llm.stores.folder import FolderStore
from summarizer.pipeline import Outcome, summarize
from summarizer.render.canonical import render_json
from summarizer.schema.article import Article
from summarizer.vocabulary.load import load_vocabulary


class LyingModel:
    """Answers as the script does, after somebody has changed the answer."""

    def __init__(self, change: Callable[[dict[str, Any]], None]) -> None:
        self._script = ScriptedModel()
        self._change = change

    async def complete(self, request: Request) -> Completion:
        """Return the changed answer."""
        # Asked once more, it lies once more: the article stands in the first two messages.
        first = request.model_copy(update={"messages": request.messages[:2]})
        completion = await self._script.complete(first)
        draft = json.loads(completion.text)
        if request.answer_name == "communique_draft":
            self._change(draft)
        return completion.model_copy(update={"text": json.dumps(draft), "request_key": request.key})


def articles(texts: dict[str, str] = ARTICLES) -> list[Article]:
    return [article_from_text(text, uri=name) for name, text in texts.items()]


async def brief(given: list[Article], model: Any, concurrency: int = 4) -> Outcome:
    return await summarize(given, model=model, profile=PROFILE, concurrency=concurrency)


async def test_nothing_invented_an_altered_quote_never_reaches_the_briefing() -> None:
    def deny(draft: dict[str, Any]) -> None:
        for claim in (*draft["agreements"], *draft["positions"]):
            claim["quote"] = claim["quote"].replace("agreed to", "refused to")

    outcome = await brief(articles(), LyingModel(deny))

    assert "refused to" not in render_json(outcome.briefing).decode()
    rejected = [one.quote for c in outcome.communiques for one in c.rejected]
    assert any("refused to" in quote for quote in rejected)


async def test_nothing_lost_every_sentence_is_cited_set_aside_or_listed() -> None:
    def forget(draft: dict[str, Any]) -> None:
        draft["set_aside"] = []

    given = articles()
    outcome = await brief(given, LyingModel(forget))

    for article, communique in zip(given, outcome.communiques, strict=True):
        assert [e.sentence for e in communique.ledger] == [s.number for s in article.sentences]
    for source in outcome.briefing.sources:
        counts = source.ledger
        assert counts.cited + counts.set_aside + counts.unaccounted == counts.sentences
    assert any(source.ledger.unaccounted for source in outcome.briefing.sources)


async def test_nothing_smoothed_over_both_numbers_stay_and_a_synonym_is_none() -> None:
    texts = {
        name: text.replace("40 harbour pilots", "40 pilots") for name, text in ARTICLES.items()
    }
    line = "Both sides agreed to train 40 pilots.\n"
    texts["harbour.txt"] += f"\n{line}"
    texts["letters.txt"] += f"\n{line.replace('40', '90')}"

    briefing = (await brief(articles(texts), ScriptedModel())).briefing

    numbers = [one for one in briefing.divergences if one.type == "number"]
    assert len(numbers) == 1
    assert sorted(len(value.reported_by) for value in numbers[0].values) == [1, 2]
    assert all("ferry safety" not in v.value for one in briefing.divergences for v in one.values)


@pytest.mark.parametrize("concurrency", [1, 16])
async def test_same_bytes_in_any_order_and_at_any_concurrency(concurrency: int) -> None:
    expected = render_json((await brief(articles(), ScriptedModel())).briefing)

    outcome = await brief(articles()[::-1], ScriptedModel(), concurrency)

    assert render_json(outcome.briefing) == expected


async def test_nothing_paid_twice_a_second_run_asks_nothing(tmp_path: Path) -> None:
    paid = ScriptedModel()
    first = await brief(articles(), _stored(tmp_path, paid))
    asked = len(paid.asked)

    second = await brief(articles(), _stored(tmp_path, paid))

    assert len(paid.asked) == asked
    assert second.briefing == first.briefing


async def test_the_same_answers_stand_up_to_a_check() -> None:
    given = articles()
    outcome = await brief(given, ScriptedModel())

    raw = render_json(outcome.briefing)

    assert check_briefing(raw, given, vocabulary=load_vocabulary()) == ()


def _stored(folder: Path, inner: ScriptedModel) -> StoredModel:
    return StoredModel(FolderStore(folder), inner)
