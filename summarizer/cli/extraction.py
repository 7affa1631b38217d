"""`extract`: the first half of `brief`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli.dryrun import tell_estimate
from summarizer.cli.outputs import (
    STDOUT,
    articles_beside,
    json_lines,
    write_files,
    write_result,
)
from summarizer.cli.running import (
    FAILED_ARTICLES,
    RunKit,
    ask_model,
    read_settings,
    read_sources,
)
from summarizer.cli.tables import failures_list
from summarizer.cli.terminal import print_text, say
from summarizer.errors import NothingUsableError
from summarizer.extracting import Extraction, extract_articles

if TYPE_CHECKING:
    from summarizer.fetch.fetch import Fetcher


def extract_sources(
    sources: Sequence[str],
    flags: Mapping[str, object],
    *,
    output: Path,
    dry_run: bool = False,
    fetcher: "Fetcher | None" = None,
) -> int:
    """Write what each article says, or only tell what that takes; return the exit code.

    Raises:
        NothingUsableError: No article could be used; nothing was written.
    """
    settings = read_settings(flags)
    ingested = read_sources(
        sources, fetcher, output=output, dry_run=dry_run, agencies=settings.agencies
    )
    if dry_run:
        return tell_estimate(ingested.articles, settings, is_whole_run=False)

    async def stage(kit: RunKit) -> Extraction:
        return await extract_articles(
            ingested.articles,
            model=kit.model,
            profile=kit.profile,
            concurrency=kit.concurrency,
            time_limit=kit.time_limit,
            on_done=kit.on_done,
            kept=kit.kept,
        )

    extraction, _ = ask_model(settings, ingested.articles, stage)
    failures = (*ingested.unread, *extraction.failures)
    if failures:
        say(failures_list(failures))
    if not extraction.communiques:
        msg = "no article could be used"
        raise NothingUsableError(msg)
    if output != STDOUT:
        write_files({articles_beside(output): json_lines(ingested.articles)})
    write_result(output, json_lines(extraction.communiques))
    if output != STDOUT:
        print_text(f"{output}\n{articles_beside(output)}")
    return FAILED_ARTICLES if failures else 0
