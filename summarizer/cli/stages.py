"""`extract` and `reconcile`: the two halves of `brief`, each from the file that the one wrote."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli.correcting import named_corrections, stale_list
from summarizer.cli.dryrun import tell_estimate
from summarizer.cli.outputs import (
    STDOUT,
    articles_beside,
    briefing_files,
    json_lines,
    read_lines,
    write_files,
    write_result,
)
from summarizer.cli.pages import page_of
from summarizer.cli.running import (
    FAILED_ARTICLES,
    RunKit,
    ask_model,
    load_own_settings,
    read_settings,
    read_sources,
)
from summarizer.cli.tables import failures_list, summary_table
from summarizer.cli.terminal import print_text, say
from summarizer.errors import ExtractionError, NothingUsableError, UsageError
from summarizer.pipeline import Extraction, compose_briefing, describe_failure, extract_articles
from summarizer.render.canonical import render_json
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing
from summarizer.schema.communique import Communique
from summarizer.vocabulary.load import load_vocabulary

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


def reconcile_files(
    communiques: Path,
    articles: Path,
    flags: Mapping[str, object],
    *,
    event: str | None,
    output: Path,
    compact: bool,
    corrections: Path | None = None,
) -> int:
    """Write the briefing of these communiqués and return the exit code.

    Raises:
        UsageError: A communiqué is of an article that is not there, none is on the event, or the
            corrections are malformed.
        NothingUsableError: There is no communiqué.
    """
    files = None if output == STDOUT else briefing_files(output)
    read, found = read_lines(articles, Article), read_lines(communiques, Communique)
    missing = sorted({one.article for one in found} - {one.id for one in read})
    if missing:
        msg = f"{str(articles)!r} does not hold article {missing[0]!r} of {str(communiques)!r}"
        raise UsageError(msg)
    settings = load_own_settings(flags)
    vocabulary = load_vocabulary(settings.terms)
    corrected = named_corrections(corrections, [str(articles)])
    without = {one.id for one in read} - {one.article for one in found}
    reason = ExtractionError("extracting left no communiqué of it")
    failures = [describe_failure(article, reason) for article in read if article.id in without]

    async def stage(kit: RunKit) -> Briefing:
        return await compose_briefing(
            read,
            found,
            model=kit.model,
            profile=kit.profile,
            unread=failures,
            event=event,
            vocabulary=vocabulary,
            corrections=corrected,
        )

    briefing, _ = ask_model(settings, (), stage)
    data = render_json(briefing, compact=compact)
    if files is None:
        write_result(output, data)
    else:
        write_files({files.markdown: page_of(briefing), files.json: data})
        print_text(f"{files.json}\n{files.markdown}\n")
    stale = stale_list(briefing.provenance.corrections)
    if stale:
        say(stale)
    print_text(summary_table(briefing, to_stderr=files is None), to_stderr=files is None)
    return FAILED_ARTICLES if failures else 0
