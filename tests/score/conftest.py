"""The three events with their golds."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from summarizer.schema.gold import Gold

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class EventData:
    """An event's gold and the texts of its articles by file name."""

    name: str
    gold: Gold
    texts: dict[str, str]


def load_event(folder: Path) -> EventData:
    gold = Gold.model_validate_json((folder / "gold.json").read_bytes())
    texts = {a.file: (folder / a.file).read_bytes().decode() for a in gold.articles}
    return EventData(folder.name, gold, texts)


FOLDERS = {
    "seeds": ROOT / "seeds",
    "e1-norway-kenya": ROOT / "tests/data/e1-norway-kenya",
    "e2-chile-korea": ROOT / "tests/data/e2-chile-korea",
}


@pytest.fixture(params=sorted(FOLDERS))
def event(request: pytest.FixtureRequest) -> EventData:
    return load_event(FOLDERS[request.param])


@pytest.fixture
def seeds() -> EventData:
    return load_event(FOLDERS["seeds"])
