"""`brief`: articles in; a briefing, its page, and all that it rests on out."""

import platform
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer import __version__
from summarizer.cli.comparing import tell_changes
from summarizer.cli.correcting import named_corrections, stale_list
from summarizer.cli.dryrun import tell_estimate
from summarizer.cli.outputs import (
    STDOUT,
    BriefingFiles,
    briefing_files,
    json_lines,
    plain_lines,
    read_briefing_file,
    write_files,
)
from summarizer.cli.pages import page_of, report_of
from summarizer.cli.running import (
    FAILED_ARTICLES,
    ModelRun,
    RunKit,
    ask_model,
    read_settings,
    read_sources,
)
from summarizer.cli.tables import failures_list, other_events_list, summary_table
from summarizer.cli.terminal import is_for_machines, print_text, say, write_out
from summarizer.editions import diff_briefings
from summarizer.errors import UsageError
from summarizer.ingest.read import Ingested
from summarizer.pipeline import Outcome, summarize
from summarizer.render.canonical import render_json
from summarizer.schema.briefing import Briefing
from summarizer.schema.canonical import pretty_json
from summarizer.schema.corrections import CorrectionList
from summarizer.schema.difference import BriefingDiff
from summarizer.vocabulary.load import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from summarizer.fetch.fetch import Fetcher


def brief_sources(
    sources: Sequence[str],
    flags: Mapping[str, object],
    *,
    event: str | None,
    output: Path,
    compact: bool,
    dry_run: bool = False,
    html: bool = False,
    previous: Path | None = None,
    corrections: Path | None = None,
    fetcher: "Fetcher | None" = None,
) -> int:
    """Write the briefing of these articles, or only tell what that takes; return the exit code.

    Raises:
        SummarizerError: There is no briefing; nothing was written.
    """
    if html and output == STDOUT:
        msg = "`--html` writes a file beside the briefing; name one with -o, such as `-o a.json`"
        raise UsageError(msg)
    files = None if output == STDOUT else briefing_files(output, html=html)
    began = time.monotonic()
    settings = read_settings(flags)
    vocabulary = load_vocabulary(settings.terms)
    earlier = None if previous is None else read_briefing_file(previous)
    corrected = named_corrections(corrections, sources)
    ingested = read_sources(
        sources, fetcher, output=output, dry_run=dry_run, agencies=settings.agencies
    )
    read = time.monotonic()
    if dry_run:
        return tell_estimate(ingested.articles, settings)

    stage = _stage(ingested, event, vocabulary, earlier, corrected)
    outcome, asked = ask_model(settings, ingested.articles, stage)
    seconds = {"read": read - began, **outcome.seconds, "all": time.monotonic() - began}
    changes = diff_briefings(earlier, outcome.briefing, vocabulary) if earlier else None
    if files is None:
        write_out(render_json(outcome.briefing, compact=compact))
    else:
        run = _describe_run(outcome, asked, seconds)
        _write_all(files, outcome, run, changes, compact=compact, html=html)
    if changes is not None:
        say(tell_changes(changes, vocabulary))
    _tell(outcome, files, html=html)
    return FAILED_ARTICLES if outcome.failures else 0


def _stage(
    ingested: Ingested,
    event: str | None,
    vocabulary: Vocabulary,
    previous: Briefing | None,
    corrections: CorrectionList | None,
) -> Callable[[RunKit], Awaitable[Outcome]]:
    """Return what is to be done with a model once it is open."""

    async def stage(kit: RunKit) -> Outcome:
        return await summarize(
            ingested.articles,
            model=kit.model,
            profile=kit.profile,
            unread=ingested.unread,
            copies=ingested.copies,
            event=event,
            vocabulary=vocabulary,
            previous=previous,
            corrections=corrections,
            concurrency=kit.concurrency,
            time_limit=kit.time_limit,
            on_done=kit.on_done,
            kept=kit.kept,
        )

    return stage


def _write_all(
    files: BriefingFiles,
    outcome: Outcome,
    run: Mapping[str, object],
    changes: BriefingDiff | None,
    *,
    compact: bool,
    html: bool,
) -> None:
    """Write everything, the briefing last: where it stands, so does what it rests on."""
    briefing = outcome.briefing
    report = report_of(briefing, outcome.articles, outcome.communiques) if html else None
    write_files(
        {
            files.articles: json_lines(outcome.articles),
            files.communiques: json_lines(outcome.communiques),
            files.run: plain_lines(run),
            files.markdown: page_of(briefing),
            **({files.html: report} if report is not None else {}),
            **({files.changes: pretty_json(changes).encode()} if changes is not None else {}),
            files.json: render_json(briefing, compact=compact),
        }
    )


def _describe_run(
    outcome: Outcome, asked: ModelRun, seconds: Mapping[str, float]
) -> dict[str, object]:
    """Return what goes to `run.json`: clock and counters, which no briefing holds."""
    return {
        "summarizer": __version__,
        "python": platform.python_version(),
        "model": asked.description,
        "articles": len(outcome.articles),
        "failures": [one.model_dump(mode="json") for one in outcome.failures],
        "rejected_items": sum(len(one.rejected) for one in outcome.communiques),
        "asked": asked.tally,
        "seconds": {name: round(value, 3) for name, value in seconds.items()},
    }


def _tell(outcome: Outcome, files: BriefingFiles | None, *, html: bool) -> None:
    """Print the table, after the paths; to standard error where the JSON went to the other."""
    stale = stale_list(outcome.briefing.provenance.corrections)
    if stale:
        say(stale)
    if outcome.failures:
        say(failures_list(outcome.failures))
    others = other_events_list(outcome.briefing.sources)
    if others:
        say(others)
    to_stderr = files is None
    if to_stderr and is_for_machines():
        return
    table = summary_table(outcome.briefing, to_stderr=to_stderr)
    written: tuple[Path, ...] = ()
    if files is not None:
        written = (files.json, files.markdown, *((files.html,) if html else ()))
    paths = "".join(f"{path}\n" for path in written)
    print_text(f"{paths}\n{table}" if paths else table, to_stderr=to_stderr)
