"""The commands that make briefings: of one event, of many, and stage by stage."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.options import (
    BaseUrl,
    Compact,
    Concurrency,
    CorrectionsFile,
    DryRun,
    EventWords,
    Fetch,
    Language,
    MaxCost,
    MaxTokens,
    MaxWait,
    Model,
    Output,
    PreviousFile,
    Prices,
    Record,
    Replay,
    Sources,
    Store,
    Terms,
    Workers,
)

if TYPE_CHECKING:
    from summarizer.fetch.fetch import Fetcher


def add_briefing(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command()(brief)
    app.command()(batch)
    app.command()(extract)
    app.command()(reconcile)


def brief(
    sources: Sources,
    *,
    model: Model = None,
    base_url: BaseUrl = None,
    replay: Replay = None,
    record: Record = None,
    store: Store = None,
    concurrency: Concurrency = None,
    max_cost: MaxCost = None,
    max_tokens: MaxTokens = None,
    prices: Prices = None,
    max_wait: MaxWait = None,
    event: EventWords = None,
    language: Language = None,
    terms: Terms = None,
    previous: PreviousFile = None,
    corrections: CorrectionsFile = None,
    fetch: Fetch = False,
    output: Output = Path("briefing.json"),
    compact: Compact = False,
    dry_run: DryRun = False,
    html: Annotated[
        bool, typer.Option("--html", help="Also write a page for a browser (`.html`).")
    ] = False,
) -> int:
    """Brief the event that the articles are about.

    Articles on another event are listed and feed nothing; `--event` asks for theirs. Beside the
    briefing go a page for people (`.md`), the articles as they were read (`.articles.jsonl`), what
    was found in each (`.communiques.jsonl`), and how the run went (`.run.json`). With `-o -` only
    the JSON is written, to standard output.
    """
    from summarizer.cli.brief import brief_sources

    return brief_sources(
        sources,
        {
            "model": model,
            "base_url": base_url,
            "replay": replay,
            "record": record,
            "store": store,
            "concurrency": concurrency,
            "max_cost": max_cost,
            "max_tokens": max_tokens,
            "prices": prices,
            "max_wait_seconds": max_wait,
            "language": language,
            "terms": terms,
        },
        event=event,
        output=output,
        compact=compact,
        dry_run=dry_run,
        fetcher=_open_fetcher() if fetch else None,
        html=html,
        previous=previous,
        corrections=corrections,
    )


def batch(
    root: Annotated[
        Path | None,
        typer.Argument(
            metavar="ROOT",
            help="Folder that holds a folder of articles for each event; with --manifest, what its"
            " sources are relative to; with --group, a heap of articles.",
            show_default=False,
        ),
    ] = None,
    *,
    out: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="DIR", help="Where to write a folder for each event."),
    ],
    manifest: Annotated[
        Path | None,
        typer.Option(
            "--manifest",
            metavar="FILE.jsonl",
            help='One event a line: {"event": NAME, "sources": [...], "words": WORDS or none}.',
            show_default=False,
        ),
    ] = None,
    group: Annotated[
        bool, typer.Option("--group", help="Tell the articles of ROOT apart by event first.")
    ] = False,
    model: Model = None,
    base_url: BaseUrl = None,
    replay: Replay = None,
    record: Record = None,
    store: Store = None,
    concurrency: Concurrency = None,
    workers: Workers = None,
    max_cost: MaxCost = None,
    max_tokens: MaxTokens = None,
    prices: Prices = None,
    max_wait: MaxWait = None,
    language: Language = None,
    terms: Terms = None,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="Take no more work once an article has failed.")
    ] = False,
    max_failures: Annotated[
        str | None,
        typer.Option(
            "--max-failures",
            metavar="N|P%",
            help="Take no more work once more articles than this have failed.",
            show_default=False,
        ),
    ] = None,
    retry_failed: Annotated[
        bool,
        typer.Option("--retry-failed", help="Brief the events of DIR's `failures.jsonl` only."),
    ] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="EVENT",
            help="Brief this event only; can be repeated.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Brief events again that are complete.")
    ] = False,
    shard: Annotated[
        str | None,
        typer.Option(
            "--shard",
            metavar="I/N",
            help="Brief one part of N of the events, by the hash of their names.",
            show_default=False,
        ),
    ] = None,
    dry_run: DryRun = False,
    no_progress: Annotated[
        bool, typer.Option("--no-progress", help="Write plain lines, also on a terminal.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Show no progress and no single failures.")
    ] = False,
) -> int:
    """Brief many events, each in a folder of its own.

    Briefings are written as events are done; events that are complete and unchanged are left as
    they are, so that the same command goes on with a run that was stopped or killed. Beside them
    go how the run went (`run.json`), and what failed with the command that tries it again
    (`failures.jsonl`). Without --store and --record, what a server answers is kept in DIR as well.
    """
    from summarizer.cli.batch import brief_events
    from summarizer.cli.batchoptions import read_options

    flags = {
        "model": model,
        "base_url": base_url,
        "replay": replay,
        "record": record,
        "store": store,
        "concurrency": concurrency,
        "workers": workers,
        "max_cost": max_cost,
        "max_tokens": max_tokens,
        "prices": prices,
        "max_wait_seconds": max_wait,
        "language": language,
        "terms": terms,
    }
    options = read_options(
        root=root,
        out=out,
        manifest=manifest,
        group=group,
        shard=shard,
        only=only or [],
        retry_failed=retry_failed,
        force=force,
        fail_fast=fail_fast,
        max_failures=max_failures,
        manner="nothing" if quiet else "lines" if no_progress else "bar",
        flags=flags,
    )
    return brief_events(options, flags, dry_run=dry_run)


def extract(
    sources: Sources,
    *,
    model: Model = None,
    base_url: BaseUrl = None,
    replay: Replay = None,
    record: Record = None,
    store: Store = None,
    concurrency: Concurrency = None,
    max_cost: MaxCost = None,
    max_tokens: MaxTokens = None,
    prices: Prices = None,
    max_wait: MaxWait = None,
    language: Language = None,
    fetch: Fetch = False,
    output: Output = Path("briefing.communiques.jsonl"),
    dry_run: DryRun = False,
) -> int:
    """List what each article says of the event.

    Writes one JSON line an article. The articles as they were read go beside it
    (`.articles.jsonl`), for `reconcile` and `check`.
    """
    from summarizer.cli.extraction import extract_sources

    return extract_sources(
        sources,
        {
            "model": model,
            "base_url": base_url,
            "replay": replay,
            "record": record,
            "store": store,
            "concurrency": concurrency,
            "max_cost": max_cost,
            "max_tokens": max_tokens,
            "prices": prices,
            "max_wait_seconds": max_wait,
            "language": language,
        },
        output=output,
        dry_run=dry_run,
        fetcher=_open_fetcher() if fetch else None,
    )


def reconcile(
    communiques: Annotated[
        Path, typer.Argument(metavar="COMMUNIQUES", help="What `extract` wrote.")
    ],
    articles: Annotated[
        Path, typer.Argument(metavar="ARTICLES", help="The `*.articles.jsonl` beside it.")
    ],
    *,
    model: Model = None,
    base_url: BaseUrl = None,
    replay: Replay = None,
    record: Record = None,
    store: Store = None,
    max_cost: MaxCost = None,
    max_tokens: MaxTokens = None,
    prices: Prices = None,
    max_wait: MaxWait = None,
    event: EventWords = None,
    language: Language = None,
    terms: Terms = None,
    corrections: CorrectionsFile = None,
    output: Output = Path("briefing.json"),
    compact: Compact = False,
) -> int:
    """Brief what `extract` found.

    A model that is named says which close statements are one, and words the summary; without one,
    rules do. Writes the briefing, and a page for people beside it (`.md`).
    """
    from summarizer.cli.reconciling import reconcile_files

    return reconcile_files(
        communiques,
        articles,
        {
            "model": model,
            "base_url": base_url,
            "replay": replay,
            "record": record,
            "store": store,
            "max_cost": max_cost,
            "max_tokens": max_tokens,
            "prices": prices,
            "max_wait_seconds": max_wait,
            "language": language,
            "terms": terms,
        },
        event=event,
        output=output,
        compact=compact,
        corrections=corrections,
    )


def _open_fetcher() -> "Fetcher":
    from summarizer.cli.fetching import open_fetcher

    return open_fetcher()
