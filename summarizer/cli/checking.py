"""`check` and `show`: a briefing held against the articles that it was made from."""

import sys
from collections.abc import Sequence
from pathlib import Path

from summarizer.check.briefing import check_briefing
from summarizer.cli.outputs import (
    articles_beside,
    json_lines,
    read_briefing_file,
    read_file,
    read_lines,
)
from summarizer.cli.tables import failures_list
from summarizer.cli.terminal import print_text, printable, say, write_out
from summarizer.collecting import collection_put_off
from summarizer.errors import CheckFailedError, UsageError
from summarizer.render.show import show_item, show_lines
from summarizer.schema.article import Article
from summarizer.schema.finding import Finding
from summarizer.vocabulary.agencies import load_agencies
from summarizer.vocabulary.load import load_vocabulary

_MAX_RECORD_BYTES = 50_000_000
"""No record of an article is longer."""


def check_file(briefing: Path, sources: Sequence[str], *, as_json: bool) -> int:
    """Print what is wrong with a briefing and return the exit code.

    Raises:
        UsageError: A file cannot be read.
    """
    raw = read_file(briefing)
    articles = read_briefed_articles(briefing, sources)
    with collection_put_off():
        findings = check_briefing(raw, articles, vocabulary=load_vocabulary())
    if not findings:
        say(f"{str(briefing)!r} stands up to {len(articles)} articles: no findings")
        return 0
    if as_json:
        write_out(json_lines(findings))
    else:
        print_text("\n".join(map(_line_of, findings)))
    noun = "finding" if len(findings) == 1 else "findings"
    say(f"{str(briefing)!r} does not stand up to its articles: {len(findings)} {noun}")
    return CheckFailedError.exit_code


def show_item_of(briefing: Path, item: str, sources: Sequence[str], *, context: int) -> None:
    """Print an item, or a topic's claims, with each source's words in their context.

    Raises:
        UsageError: A file cannot be read, or there is no such item.
    """
    record = read_briefing_file(briefing)
    articles = read_briefed_articles(briefing, sources)
    if sys.stdout.isatty():
        from summarizer.cli.painting import print_lines

        print_lines(show_lines(record, articles, item, context=context))
    else:
        print_text(printable(show_item(record, articles, item, context=context)))


def _line_of(finding: Finding) -> str:
    return printable(f"{finding.path}: {finding.code}: {finding.message}")


def read_briefed_articles(briefing: Path, sources: Sequence[str]) -> tuple[Article, ...]:
    """Return the articles that were named, or those beside the briefing; no id twice."""
    named = list(sources) or [str(_beside(briefing))]
    stored = [one for one in named if one.endswith(".jsonl") and _is_stored(Path(one))]
    files = [one for one in named if one not in stored]
    articles = [article for one in stored for article in read_lines(Path(one), Article)]
    if files:
        from summarizer.cli.running import load_own_settings  # it loads what asks models
        from summarizer.ingest.read import read_articles  # HTML readers take long to load

        agencies = load_agencies(load_own_settings({}).agencies)
        ingested = read_articles(files, agencies=agencies)
        articles += ingested.articles
        if ingested.unread:
            say(failures_list(ingested.unread))
    return tuple({article.id: article for article in articles}.values())


def _is_stored(path: Path) -> bool:
    """Return whether a file holds articles as they were read, and not articles of others."""
    try:
        with path.open("rb") as stream:
            start = stream.readline(_MAX_RECORD_BYTES)
    except OSError:  # told where it is read
        return True
    return not start.lstrip().startswith(b"{") or b'"schema_version"' in start


def _beside(briefing: Path) -> Path:
    path = articles_beside(briefing)
    if not path.is_file():
        msg = f"no {str(path)!r} beside {str(briefing)!r}; name the articles that it was made from"
        raise UsageError(msg)
    return path
