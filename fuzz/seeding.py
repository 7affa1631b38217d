"""Inputs to begin with: the articles of the repository, and files that real runs wrote."""

import random
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
_ARTICLES = ("seeds/*.txt", "tests/data/*/*.txt", "tests/ingest/pages/*.txt")
_PAGES = ("tests/ingest/pages/*.html", "tests/ingest/pages/*.md")
_RECORDINGS = ("tests/recordings/*/*.json",)
_TABLES = ("summarizer/vocabulary/data/terms.toml", "summarizer/llm/data/prices.toml")
MOST_BYTES = 20_000
"""Longer files are cut: a short input is tried more often."""


def articles() -> Iterator[bytes]:
    """Yield the texts of articles."""
    yield from _contents(_ARTICLES)


def pages() -> Iterator[bytes]:
    """Yield articles with markup."""
    yield from _contents(_PAGES)


def recordings() -> Iterator[bytes]:
    """Yield recorded answers."""
    yield from _contents(_RECORDINGS)


def tables() -> Iterator[bytes]:
    """Yield files of settings and terms."""
    yield from _contents(_TABLES)


def lines() -> Iterator[bytes]:
    """Yield lines of articles."""
    for data in articles():
        yield from (line for line in data.split(b"\n") if line.strip())


def decisions() -> Iterator[bytes]:
    """Yield bytes for decisions, the same ones every time."""
    rng = random.Random(0)  # noqa: S311
    for size in (20, 60, 200, 600, 1_500, 3_000):
        for _ in range(5):
            yield rng.randbytes(size)


def _contents(patterns: tuple[str, ...]) -> Iterator[bytes]:
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            yield path.read_bytes()[:MOST_BYTES]
