"""`reconcile`: the second half of `brief`, from the files that `extract` wrote."""

from collections.abc import Mapping
from pathlib import Path

from summarizer.cli.correcting import named_corrections, stale_list
from summarizer.cli.outputs import (
    STDOUT,
    briefing_files,
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
)
from summarizer.cli.tables import summary_table
from summarizer.cli.terminal import print_text, say
from summarizer.errors import ExtractionError, UsageError
from summarizer.extracting import describe_failure
from summarizer.pipeline import compose_briefing
from summarizer.render.canonical import render_json
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing
from summarizer.schema.communique import Communique
from summarizer.vocabulary.load import load_vocabulary


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
