"""`score`: a briefing held against what a careful reader found."""

import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from summarizer.cli.checking import read_briefed_articles
from summarizer.cli.outputs import read_file, read_lines
from summarizer.cli.terminal import print_text, printable, write_out
from summarizer.errors import UsageError
from summarizer.schema.article import Article
from summarizer.schema.canonical import pretty_json
from summarizer.schema.communique import Communique
from summarizer.schema.faults import first_fault
from summarizer.schema.gold import Gold
from summarizer.score.align import align_gold
from summarizer.score.ledgers import LedgerLine, ledgers_by_file
from summarizer.score.lists import Listed, Lists
from summarizer.score.score import Scorecard, score_briefing
from summarizer.score.table import figure_rows

QUOTE_CHARS = 140
"""Longer quotes are cut in the lists."""


def score_file(briefing: Path, gold: Path, sources: Sequence[str], *, as_json: bool) -> None:
    """Print the figures of a briefing and the lists behind them.

    Raises:
        UsageError: A file cannot be read, is no gold, or an article is not the gold's.
    """
    plain = _read_json(briefing)
    articles = read_briefed_articles(briefing, sources)
    yardstick = read_gold(gold)
    texts = texts_of_gold(yardstick, articles, gold)
    try:
        aligned = align_gold(yardstick, texts)
    except ValueError as exc:
        raise UsageError(f"{str(gold)!r}: {exc}") from exc
    card = score_briefing(plain, aligned, texts, _read_ledgers(briefing, articles, aligned))
    if as_json:
        write_out(pretty_json(card).encode())
    else:
        print_text(_table(card) + "\n\n" + _lists(card.lists))


def _read_ledgers(
    briefing: Path, articles: Sequence[Article], gold: Gold
) -> dict[str, tuple[LedgerLine, ...]] | None:
    """Return the ledgers from the file beside the briefing; None where there is none."""
    beside = briefing.with_name(briefing.name.removesuffix(".json") + ".communiques.jsonl")
    if not beside.is_file():
        return None
    return ledgers_by_file(read_lines(beside, Communique), articles, gold)


def read_gold(path: Path) -> Gold:
    """Return the gold in a file.

    Raises:
        UsageError: The file cannot be read or is no gold.
    """
    try:
        return Gold.model_validate_json(read_file(path))
    except ValidationError as exc:
        raise UsageError(f"{str(path)!r} is no gold: {first_fault(exc)}") from exc


def texts_of_gold(gold: Gold, articles: Sequence[Article], path: Path) -> dict[str, str]:
    """Return the text of each of the gold's articles by file name.

    Raises:
        UsageError: An article is missing, or is not the one that was annotated.
    """
    by_hash = {article.sha256: article for article in articles}
    texts = {}
    for one in gold.articles:
        article = by_hash.get(one.sha256)
        if article is not None:
            texts[one.file] = article.text
        elif one.file not in gold.distractors:
            msg = (
                f"{str(path)!r} annotates {one.file!r} with SHA-256 {one.sha256[:12]}…, and no"
                " article that was given has it; name the articles that were annotated"
            )
            raise UsageError(msg)
    return texts


def _read_json(path: Path) -> dict[str, object]:
    try:
        plain = json.loads(read_file(path))
    except (ValueError, RecursionError) as exc:
        raise UsageError(f"{str(path)!r} is no JSON: {exc}") from exc
    if not isinstance(plain, dict):
        raise UsageError(f"{str(path)!r} is no briefing: expected a JSON object")
    return plain


def _table(card: Scorecard) -> str:
    rows = figure_rows([card.figures])
    width = max(len(label) for label, _ in rows)
    return "\n".join(f"{label:<{width}}  {value:>6}" for label, value in rows)


def _lists(lists: Lists) -> str:
    """Return the lists that are not empty, each line with its quotes."""
    parts = []
    for name in Lists.model_fields:
        lines: tuple[Listed, ...] = getattr(lists, name)
        if lines:
            heading = f"{name.replace('_', ' ')} ({len(lines)})"
            parts.append("\n".join([heading, *(_line(line) for line in lines)]))
    return "\n\n".join(parts)


def _line(line: Listed) -> str:
    head = printable(f"  {line.id}  [{line.what}]  {line.text}")
    quotes = [printable(f"      {quote}")[:QUOTE_CHARS] for quote in line.quotes]
    return "\n".join([head, *quotes])
