"""The recorded events: every answer is there, none is left over, and none holds a secret."""

import asyncio
import json
import re
import shutil
from pathlib import Path

import pytest
from quality import EVENTS, RECORDINGS, Corpus, brief_event, read_corpus

from summarizer.ingest.read import read_articles
from summarizer.llm.base import Completion, Request
from summarizer.llm.stored import StoredModel
from summarizer.llm.stores.folder import FolderStore
from summarizer.pipeline import Outcome, summarize
from summarizer.schema.briefing import Briefing
from summarizer.schema.canonical import pretty_json

RELATED = Path(__file__).parent / "data/related"
NAMES = sorted(EVENTS)
STRANGERS = {
    "seeds": "e1-norway-kenya/01_jns_wire.txt",
    "e1-norway-kenya": "e2-chile-korea/02_pacific_courier.txt",
    "e2-chile-korea": "e1-norway-kenya/06_ocean_policy_quarterly.txt",
}
"""For each event, an article of another one."""


class Listening:
    """A model that answers from recordings and notes which of them it used."""

    def __init__(self, folder: Path) -> None:
        self._model = StoredModel(FolderStore(folder))
        self.used: set[str] = set()

    async def complete(self, request: Request) -> Completion:
        """Return the recorded answer."""
        self.used.add(request.key)
        return await self._model.complete(request)


def brief(
    folder: Path, sources: list[str], *, concurrency: int = 4, event: str | None = None
) -> tuple[Outcome, set[str]]:
    """Return the outcome of a run over these sources, and the keys that it used."""
    model = Listening(folder)
    read = read_articles(sources)
    outcome = asyncio.run(
        summarize(
            read.articles,
            model=model,
            profile=FolderStore(folder).read_profile(),
            unread=read.unread,
            copies=read.copies,
            concurrency=concurrency,
            event=event,
        )
    )
    return outcome, model.used


def without_sources(briefing: Briefing) -> str:
    """Return a briefing without what lists the articles that were read."""
    return pretty_json(briefing.model_copy(update={"id": "", "sources": ()})).partition(
        '"provenance"'
    )[0]


@pytest.fixture(scope="module", params=NAMES)
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return read_corpus(request.param)


def related_to(name: str) -> str:
    return str(RELATED / f"{name}.txt")


def test_no_recording_is_missing_or_left_over(corpus: Corpus) -> None:
    folder = RECORDINGS / corpus.name

    _, used = brief(folder, [str(corpus.folder), related_to(corpus.name)])

    kept = {recording.key for recording in FolderStore(folder).all_recordings()}
    files = {path.name for path in folder.iterdir()} - {"manifest.json"}
    assert used == kept
    assert len(files) == len(kept)


def test_a_manifest_names_the_model_its_prompts_and_when(corpus: Corpus) -> None:
    manifest = json.loads((RECORDINGS / corpus.name / "manifest.json").read_bytes())

    assert manifest["model"] == "hosted-chat-model"
    prompts = {one.prompt for one in FolderStore(RECORDINGS / corpus.name).all_recordings()}
    assert set(manifest["recorded"]) == prompts
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in manifest["recorded"].values())


def test_no_recording_holds_a_key_or_a_header(corpus: Corpus) -> None:
    secrets = re.compile(r"sk-[A-Za-z0-9]{8}|authorization|bearer|x-api-key|set-cookie", re.I)

    for path in (RECORDINGS / corpus.name).iterdir():
        assert not secrets.search(path.read_text("utf-8")), path.name


@pytest.mark.parametrize("concurrency", [1, 16])
def test_neither_order_nor_concurrency_changes_a_byte(corpus: Corpus, concurrency: int) -> None:
    folder = RECORDINGS / corpus.name
    paths = sorted(str(path) for path in corpus.folder.glob("*.txt"))

    one, _ = brief(folder, paths)
    other, _ = brief(folder, paths[::-1], concurrency=concurrency)

    assert pretty_json(one.briefing) == pretty_json(other.briefing)


def test_an_article_on_a_related_event_changes_no_item(corpus: Corpus) -> None:
    alone = brief_event(corpus, "recorded").briefing

    outcome = brief_event(corpus, "recorded", [Path(related_to(corpus.name))])

    statuses = {one.uri: one.status for one in outcome.briefing.sources}
    assert statuses[f"{corpus.name}.txt"] == "other_event"
    assert without_sources(outcome.briefing) == without_sources(alone)


def test_an_article_of_another_corpus_changes_no_item(corpus: Corpus, tmp_path: Path) -> None:
    alone = brief_event(corpus, "recorded").briefing
    for name in NAMES:
        shutil.copytree(RECORDINGS / name, tmp_path / "all", dirs_exist_ok=True)
    stranger = Path(__file__).parent / "data" / STRANGERS[corpus.name]

    outcome, _ = brief(tmp_path / "all", [str(corpus.folder), str(stranger)])

    statuses = {one.uri: one.status for one in outcome.briefing.sources}
    assert statuses[stranger.name] == "other_event"
    assert without_sources(outcome.briefing) == without_sources(alone)


def test_the_summary_is_the_models_and_rests_on_items(corpus: Corpus) -> None:
    briefing = brief_event(corpus, "recorded").briefing

    assert 6 <= len(briefing.summary) <= 11
    assert any(prompt.id == "narrate.v1" for prompt in briefing.provenance.prompts)
