import asyncio
import os
from pathlib import Path

import pytest
from clisupport import clean_environment
from scripted import PROFILE, ScriptedModel, write_articles

from summarizer.ingest.read import read_articles
from summarizer.llm.stored import StoredModel
from summarizer.llm.stores.folder import FolderStore
from summarizer.pipeline import summarize


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test's folder as the working folder, with nothing configured."""
    for name in set(os.environ) - set(clean_environment()):
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def articles(folder: Path) -> Path:
    """A folder with three reports of one meeting."""
    return write_articles(folder / "articles")


@pytest.fixture
def recordings(articles: Path) -> Path:
    """A folder of recordings of what the script says to these articles."""
    path = articles.parent / "recordings"
    record(articles, path)
    return path


def record(articles: Path, path: Path) -> None:
    """Record what the script says to the articles of a folder, together and one by one."""
    store = FolderStore(path)
    store.claim(PROFILE)
    model = StoredModel(store, ScriptedModel())
    read = read_articles([str(articles)]).articles
    for some in (read, *((one,) for one in read)):
        asyncio.run(summarize(some, model=model, profile=PROFILE))
