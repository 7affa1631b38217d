"""Sketches made by hand, and one heap of real and invented articles."""

from datetime import date
from hashlib import sha256
from pathlib import Path

from summarizer.heap.sketch import ArticleSketch, sign
from summarizer.ingest.read import read_articles
from summarizer.schema.article import Article

ROOT = Path(__file__).parents[1]
EVENTS = {
    "seeds": sorted((ROOT / "seeds").glob("*.txt")),
    "e1": sorted((ROOT / "tests/data/e1-norway-kenya").glob("*.txt")),
    "e2": sorted((ROOT / "tests/data/e2-chile-korea").glob("*.txt")),
    **{
        f"after {path.stem}": [path] for path in sorted((ROOT / "tests/data/related").glob("*.txt"))
    },
}
"""Name of an event to the files of its articles."""


def read_heap() -> dict[str, tuple[Article, ...]]:
    """Return all articles of all events."""
    return {
        name: read_articles([str(path) for path in paths]).articles
        for name, paths in EVENTS.items()
    }


def sketch(
    id_: str,
    names: str = "",
    words: str = "",
    *,
    states: str = "",
    day: date | None = date(2031, 5, 12),
    told: date | None = None,
    text: str | None = None,
    language: str = "en",
) -> ArticleSketch:
    """Return a sketch of these names and words; without a text it is a copy of nothing."""
    runs = (text if text is not None else id_).split()
    hashes = frozenset(int(sha256(run.encode()).hexdigest()[:8], 16) for run in runs)
    codes = tuple(states.split())
    return ArticleSketch(
        id=id_,
        language=language,
        published=day.toordinal() if day else None,
        told=(told.toordinal(),) if told else (),
        signature=sign(hashes),
        states=codes,
        leading=codes[:2],
        names=tuple(sorted(set(names.split()))),
        words=tuple(sorted(set(words.split()))),
    )
