"""Score every event in every mode, beside lazy systems, and write docs/quality.md.

    python benchmarks/quality.py [--check]

`--check` writes nothing and exits 1 where the page is out of date.
"""

import argparse
import asyncio
import sys
import tomllib
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias, get_args

from summarizer.ingest.read import read_articles
from summarizer.pipeline import Outcome, summarize
from summarizer.schema.canonical import to_plain
from summarizer.schema.gold import Gold
from summarizer.score.align import align_gold
from summarizer.score.lazy import lazy_briefings
from summarizer.score.ledgers import ledgers_by_file
from summarizer.score.score import Scorecard, score_briefing
from summarizer.score.table import figure_rows
from summarizer.settings import load_settings
from summarizer.wiring import open_model

ROOT = Path(__file__).parents[1]
EVENTS = {
    "seeds": ROOT / "seeds",
    "e1-norway-kenya": ROOT / "tests/data/e1-norway-kenya",
    "e2-chile-korea": ROOT / "tests/data/e2-chile-korea",
}
RECORDINGS = ROOT / "tests/recordings"
HITS = ROOT / "benchmarks/hits.toml"
PAGE = ROOT / "docs/quality.md"

Mode: TypeAlias = Literal["recorded", "builtin"]
MODES: tuple[Mode, ...] = get_args(Mode)
"""`recorded`: a model's recorded answers; `builtin`: the embedded extractor."""


class Corpus(NamedTuple):
    """An event with its gold."""

    name: str
    folder: Path
    gold: Gold
    texts: dict[str, str]

    @property
    def digest(self) -> str:
        """SHA-256 of the articles and the gold, in hex."""
        names = sorted((*(one.file for one in self.gold.articles), "gold.json"))
        return sha256(b"".join((self.folder / name).read_bytes() for name in names)).hexdigest()


def read_corpus(name: str) -> Corpus:
    """Return an event of `EVENTS`."""
    folder = EVENTS[name]
    gold = Gold.model_validate_json((folder / "gold.json").read_bytes())
    ingested = read_articles([str(folder)])
    by_hash = {article.sha256: article.text for article in ingested.articles}
    texts = {one.file: by_hash[one.sha256] for one in gold.articles}
    return Corpus(name, folder, align_gold(gold, texts), texts)


def score_event(corpus: Corpus, mode: Mode) -> Scorecard:
    """Return the scorecard of one mode on an event."""
    return score_outcome(corpus, brief_event(corpus, mode))


def brief_event(corpus: Corpus, mode: Mode, extra: Sequence[Path] = ()) -> Outcome:
    """Return what one mode makes of the articles of an event, and of further ones."""
    recordings = RECORDINGS / corpus.name
    flags = {"model": "builtin"} if mode == "builtin" else {"replay": recordings}
    settings = load_settings(flags, environ={}, cwd=corpus.folder)

    async def run() -> Outcome:
        async with open_model(settings) as opened:
            ingested = read_articles([str(corpus.folder), *map(str, extra)])
            return await summarize(
                ingested.articles,
                model=opened.model,
                profile=opened.profile,
                unread=ingested.unread,
                copies=ingested.copies,
            )

    return asyncio.run(run())


def score_outcome(corpus: Corpus, outcome: Outcome) -> Scorecard:
    """Return the scorecard of a briefing and of the ledgers that it rests on."""
    ledgers = ledgers_by_file(outcome.communiques, outcome.articles, corpus.gold)
    return score_briefing(to_plain(outcome.briefing), corpus.gold, corpus.texts, ledgers)


def reason_of(event: str, mode: str, what: str) -> str:
    """Return why a mode says what the gold of an event forbids.

    Raises:
        KeyError: `hits.toml` does not say.
    """
    told = tomllib.loads(HITS.read_text("utf-8"))["hit"]
    by_hit = {(one["event"], one["mode"], one["what"]): str(one["reason"]) for one in told}
    return by_hit[event, mode, what]


def hits_section(corpus: Corpus, cards: Mapping[Mode, Scorecard]) -> str:
    """Return a list of everything that a mode says and should not, each with its reason."""
    lines = [
        f"- {mode}, {hit.what}: {reason_of(corpus.name, mode, hit.what)}"
        for mode, card in cards.items()
        for hit in card.lists.hits
    ]
    return "\n".join(["Hits, and why:\n", *lines]) + "\n" if lines else "No hits.\n"


def columns_of(
    corpus: Corpus, cards: Mapping[Mode, Scorecard]
) -> dict[str, Mapping[str, float | int | None]]:
    """Return the figures of each mode and of the lazy systems, by name."""
    lazy = lazy_briefings(corpus.gold, corpus.texts)
    return {
        **{mode: card.figures for mode, card in cards.items()},
        **{name: score_briefing(plain, corpus.gold, corpus.texts).figures
           for name, plain in lazy.items()},
    }  # fmt: skip


def page() -> str:
    """Return the text of docs/quality.md."""
    from choices import section  # which reads the events with this module

    parts = [
        "# Quality\n\n"
        "Written by `make quality`; every figure is measured on the corpus that its table names.\n"
        "Rates are in [0, 1]; the gold of each event has one annotator, so a point or two is"
        " noise.\n"
        "The lazy systems are made from the gold itself and read no article: they show what a"
        " figure is worth.\n"
    ]
    for name in EVENTS:
        corpus = read_corpus(name)
        cards = {mode: score_event(corpus, mode) for mode in MODES}
        columns = columns_of(corpus, cards)
        rows = figure_rows(list(columns.values()))
        lines = [
            f"## {name}\n",
            f"{len(corpus.gold.articles)} articles, {len(corpus.gold.claims)} claims,"
            f" {len(corpus.gold.divergences)} divergences; corpus `{corpus.digest[:16]}`.\n",
            f"| | {' | '.join(columns)} |",
            f"|---|{'--:|' * len(columns)}",
            *(f"| {' | '.join(row)} |" for row in rows),
        ]
        parts.append("\n".join(lines) + "\n")
        parts.append(hits_section(corpus, cards))
    parts.append(section())
    return "\n".join(parts)


def main() -> int:
    """Write the page, or say whether it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if stale")
    arguments = parser.parse_args()
    text = page()
    if arguments.check:
        return int(not PAGE.exists() or PAGE.read_text("utf-8") != text)
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
