"""Briefings to compare, made by the embedded extractor from folders of articles."""

import asyncio
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from summarizer.ingest.read import read_articles
from summarizer.pipeline import summarize
from summarizer.schema.briefing import Briefing
from summarizer.settings import load_settings
from summarizer.wiring import open_model

ROOT = Path(__file__).resolve().parents[1]
EARLIER = ROOT / "tests" / "data" / "earlier-round"
SEEDS = ROOT / "seeds"


@cache
def brief_folder(folder: Path, *, without: str | None = None) -> Briefing:
    """Return what the embedded extractor makes of a folder's articles, one of them left out."""
    names = [path for path in sorted(folder.glob("*.txt")) if path.name != without]
    return brief_files(names)


def brief_files(paths: Sequence[Path]) -> Briefing:
    """Return what the embedded extractor makes of these articles."""
    settings = load_settings({"model": "builtin"}, environ={}, cwd=ROOT)
    articles = read_articles([str(path) for path in paths]).articles

    async def run() -> Briefing:
        async with open_model(settings) as opened:
            done = await summarize(articles, model=opened.model, profile=opened.profile)
        return done.briefing

    return asyncio.run(run())
