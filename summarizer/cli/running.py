"""What the commands that ask a model share: settings, articles, and a model that can be stopped."""

import os
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from summarizer.cli.progress import showing_progress
from summarizer.cli.signals import exit_at_once, received_by
from summarizer.cli.stopping import StoppableModel
from summarizer.cli.terminal import hide_secrets, printable_line, say
from summarizer.errors import NothingUsableError
from summarizer.eventloop import run_to_end
from summarizer.ingest.read import Ingested, read_articles
from summarizer.kept import KeptCommuniques
from summarizer.llm.base import LanguageModel, ModelProfile
from summarizer.llm.timelimit import TimeLimit
from summarizer.schema.article import Article, UnreadSource
from summarizer.settings import Settings, load_settings
from summarizer.vocabulary.agencies import load_agencies
from summarizer.wiring import open_model

if TYPE_CHECKING:
    from summarizer.fetch.fetch import Fetcher

FAILED_ARTICLES = 3
"""Exit code of a run that came to its end, with articles that could not be used."""

NOTHING_CONFIGURED = (
    "No model named: the embedded extractor reads, which is no language model; "
    "for one, add --model NAME"
)

Result = TypeVar("Result")


@dataclass(frozen=True)
class RunKit:
    """What a stage that asks a model is given.

    Attributes:
        model: Answers requests, until the run is to stop.
        profile: What a request must say.
        concurrency: Articles to work on at once.
        time_limit: How long one article may take.
        kept: What was found in articles before.
        on_done: To be called after each article.
    """

    model: LanguageModel
    profile: ModelProfile
    concurrency: int
    time_limit: TimeLimit
    kept: KeptCommuniques | None
    on_done: Callable[[Article], None]


@dataclass(frozen=True)
class ModelRun:
    """How asking went.

    Attributes:
        description: What answered, in a few words.
        tally: What it was asked, as JSON data.
    """

    description: str
    tally: Mapping[str, Any]


def load_own_settings(flags: Mapping[str, object]) -> Settings:
    """Return the settings of this process, and let nobody be told their secrets.

    Raises:
        ConfigurationError: A value cannot be used.
    """
    settings = load_settings(flags, environ=os.environ, cwd=Path.cwd())
    hide_secrets(settings.secrets)
    return settings


def read_settings(flags: Mapping[str, object]) -> Settings:
    """Return the settings of this process; where none names a model, say what that means."""
    settings = load_own_settings(flags)
    if settings.model is None and settings.replay is None:
        say(NOTHING_CONFIGURED)
    return settings


def read_sources(
    sources: Sequence[str],
    fetcher: "Fetcher | None" = None,
    *,
    output: Path = Path("-"),
    dry_run: bool = False,
    agencies: Path | None = None,
) -> Ingested:
    """Return the articles that were named.

    Args:
        sources: Files, folders and patterns; URLs, where there is a fetcher.
        fetcher: Fetches URLs; None where nothing may be fetched.
        output: Where the result goes; fetched pages are saved beside it.
        dry_run: Whether nothing may be sent.
        agencies: File of further agencies, by which outlets are known.

    Raises:
        NothingUsableError: There is none that can be read.
        ConfigurationError: The agencies cannot be used.
    """
    files: tuple[str, ...] = tuple(sources)
    unfetched: tuple[UnreadSource, ...] = ()
    if fetcher is not None:
        from summarizer.cli.fetching import fetch_sources  # It loads what speaks HTTP.

        files, unfetched = fetch_sources(sources, fetcher, output, dry_run=dry_run)
    ingested = Ingested(())
    if files or not unfetched:
        table = load_agencies(agencies)
        ingested = read_articles(files, stdin=sys.stdin.buffer, agencies=table)
    ingested = replace(ingested, unread=(*ingested.unread, *unfetched))
    if not ingested.articles:
        reasons = "".join(
            f"\n  {printable_line(f'{one.uri}: {one.reason}')}" for one in ingested.unread
        )
        msg = f"no article could be read in {', '.join(map(repr, sources))}{reasons}"
        raise NothingUsableError(msg)
    return ingested


def ask_model(
    settings: Settings, articles: Sequence[Article], stage: Callable[[RunKit], Awaitable[Result]]
) -> tuple[Result, ModelRun]:
    """Run one stage with the model that the settings name, showing progress, until it is done.

    Raises:
        StopRequestedError: A signal came; what was under way was let finish.
    """

    async def run() -> tuple[Result, ModelRun]:
        async with open_model(settings) as opened:
            model = StoppableModel(opened.model)
            asks_server = settings.replay is None and not settings.uses_builtin
            receiver = model.receive if asks_server else exit_at_once
            with received_by(receiver), showing_progress(len(articles)) as on_done:
                kit = RunKit(
                    model=model,
                    profile=opened.profile,
                    concurrency=settings.most_at_once,
                    time_limit=TimeLimit(settings.article_deadline_seconds),
                    kept=opened.kept,
                    on_done=on_done,
                )
                result = await stage(kit)
            model.raise_if_stopped()
            return result, ModelRun(opened.description, opened.tally())

    return run_to_end(run())
