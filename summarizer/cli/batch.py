"""`batch`: many events in; a folder for each, and what became of them, out."""

import platform
import shlex
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from signal import Signals

from summarizer import __version__
from summarizer.batch.desk import BatchKit
from summarizer.batch.failures import read_failures, write_failures
from summarizer.batch.grouping import NO_EVENT, Heap, plan_heap
from summarizer.batch.plan import Plan, plan_folders, plan_manifest
from summarizer.batch.progress import Progress
from summarizer.batch.report import RunFacts, describe_run, summary_line
from summarizer.batch.run import BatchResult, run_batch
from summarizer.batch.shelf import BRIEFING_FILE, Shelf, plain_json, write_file
from summarizer.batch.stopping import Stop
from summarizer.cli.batchoptions import BatchOptions
from summarizer.cli.batchprogress import showing_batch
from summarizer.cli.correcting import stale_lines
from summarizer.cli.dryrun import RunEstimate, describe_estimate, estimate_articles
from summarizer.cli.outputs import json_lines
from summarizer.cli.pages import page_of
from summarizer.cli.running import read_settings
from summarizer.cli.signals import received_by
from summarizer.cli.stopping import BatchStopper
from summarizer.cli.tables import shorten
from summarizer.cli.terminal import print_text, printable_line, say
from summarizer.errors import SummarizerError, UsageError
from summarizer.eventloop import run_to_end
from summarizer.heap.group import group_sketches
from summarizer.heap.sketch import ArticleSketch, sketch_article
from summarizer.ingest.read import read_articles
from summarizer.llm.timelimit import TimeLimit
from summarizer.pipeline import Outcome
from summarizer.prompts import prompt_uses
from summarizer.render.canonical import render_json
from summarizer.schema.base import SCHEMA_VERSION
from summarizer.settings import Settings
from summarizer.vocabulary.agencies import Agencies, load_agencies
from summarizer.vocabulary.load import Vocabulary, load_vocabulary
from summarizer.wiring import OpenedModel, open_model

ANSWERS_FILE = Path(".answers", "answers.sqlite")
"""Store in the output that answers are kept in where no other place is named."""
MOST_SHOWN_FAULTS = 20
"""Faults that are shown; the file has all of them."""
_REASON_CHARS = 200


def brief_events(options: BatchOptions, flags: Mapping[str, object], *, dry_run: bool) -> int:
    """Brief every event of the plan and return the exit code.

    Raises:
        SummarizerError: There is nothing to do, or a result cannot be written.
    """
    began = time.monotonic()
    settings = _keep_answers(read_settings(flags), options.out)
    vocabulary = load_vocabulary(settings.terms)
    agencies = load_agencies(settings.agencies)
    whole = make_plan(options, agencies)
    for note in whole.notes:
        say(note)
    plan = choose_events(whole, options)
    if dry_run:
        return tell_estimate(plan, settings)
    started = datetime.now(UTC)
    result, asked, signal = _run(plan, options, settings, vocabulary, agencies)
    code = result.exit_code if signal is None else 128 + signal
    facts = RunFacts(
        began=started,
        seconds=time.monotonic() - began,
        command=options.going_on,
        model=asked.description,
        versions=_versions(),
        asked=asked.tally(),
        notes=whole.notes,
    )
    try:
        _write_failures(whole, result, options)
        described = describe_run(result, facts, exit_code=code)
        write_file(options.file("run", ".json"), plain_json(described))
    except SummarizerError as exc:
        # The disk is full: what ended the run is still to be told.
        say(f"error: {exc}")
        code = exc.exit_code
    _tell(result, facts, options, signal=signal)
    return code


def make_plan(options: BatchOptions, agencies: Agencies) -> Plan:
    """Return all events that the options name.

    Raises:
        UsageError: There are none.
    """
    if options.manifest is not None:
        return plan_manifest(options.manifest, root=options.root)
    root = options.root or Path()
    if options.group:
        return plan_heap(root, open_heap(), out=options.out, agencies=agencies)
    return plan_folders(root, out=options.out)


def open_heap() -> Heap[ArticleSketch]:
    """Return how the articles of a heap are told apart by event."""
    return Heap(sketch=sketch_article, group=group_sketches)


def tell_estimate(plan: Plan, settings: Settings) -> int:
    """Print what a run would ask, and return the exit code; nothing is sent."""
    estimate = RunEstimate()
    for event in plan.events:
        with suppress(UsageError):  # the event alone fails, as in the run itself
            read = read_articles(event.sources, agencies=load_agencies(settings.agencies))
            estimate += estimate_articles(read.articles, settings)
    print_text(f"{len(plan.events)} events")
    print_text(describe_estimate(estimate, settings))
    return 0


def choose_events(plan: Plan, options: BatchOptions) -> Plan:
    """Return the events of this shard that are to be briefed.

    Raises:
        UsageError: An event that was named is not in the plan, or no failures are known.
    """
    names = {event.name for event in plan.events}
    unknown = sorted(set(options.only) - names)
    if unknown:
        msg = f"--only: there is no event {unknown[0]!r} among {len(names)}"
        raise UsageError(msg)
    if not options.only and not options.retry_failed and options.shard.count == 1:
        return plan
    chosen = set(options.only) or {name for name in names if options.shard.holds(name)}
    if options.retry_failed:
        path = options.file("failures", ".jsonl")
        if not path.exists():
            msg = f"--retry-failed: there is no {str(path)!r}; run without it first"
            raise UsageError(msg)
        chosen &= {fault.event for fault in read_failures(path)}
    return plan.only(chosen)


def _run(
    plan: Plan,
    options: BatchOptions,
    settings: Settings,
    vocabulary: Vocabulary,
    agencies: Agencies,
) -> tuple[BatchResult, OpenedModel, int | None]:
    """Run the batch; return what it came to, what was asked, and the signal that stopped it."""

    async def run() -> tuple[BatchResult, OpenedModel, int | None]:
        stop = Stop()
        stopper = BatchStopper(stop)
        total = Progress(events=len(plan.events), articles=plan.articles)
        async with open_model(settings) as opened:
            shown = showing_batch(total, opened.tally, manner=options.manner)
            with received_by(stopper.receive), shown as on_change:
                kit = BatchKit(
                    model=opened.model,
                    profile=opened.profile,
                    shelf=_shelf(options.out, opened, vocabulary, agencies),
                    vocabulary=vocabulary,
                    agencies=agencies,
                    concurrency=max(settings.most_at_once, settings.workers),
                    time_limit=TimeLimit(settings.article_deadline_seconds),
                    kept=opened.kept,
                    stop=stop,
                    limit=options.limit,
                    force=options.force,
                    on_change=on_change,
                )
                result = await run_batch(plan, kit)
            return result, opened, stopper.number

    return run_to_end(run())


def _shelf(out: Path, opened: OpenedModel, vocabulary: Vocabulary, agencies: Agencies) -> Shelf:
    """Return the output folder, with all that decides a briefing besides its sources."""
    basis = {
        "profile": opened.profile.model_dump(mode="json"),
        "prompts": dict(prompt_uses()),
        "schema": SCHEMA_VERSION,
        "summarizer": __version__,
        "terms": vocabulary.own_terms,
        **({"agencies": agencies.own} if agencies.own is not None else {}),
    }
    return Shelf(out, basis, render_files, _versions())


def render_files(outcome: Outcome) -> Mapping[str, bytes]:
    """Return the files of an event, the briefing last."""
    return {
        "briefing.articles.jsonl": json_lines(outcome.articles),
        "briefing.communiques.jsonl": json_lines(outcome.communiques),
        "briefing.md": page_of(outcome.briefing),
        BRIEFING_FILE: render_json(outcome.briefing),
    }


def _versions() -> dict[str, str]:
    return {
        "summarizer": __version__,
        "python": platform.python_version(),
        "schema": SCHEMA_VERSION,
        **prompt_uses(),
    }


def _keep_answers(settings: Settings, out: Path) -> Settings:
    """Return settings that keep what a server answers, so that nothing is paid twice."""
    is_kept = settings.record or settings.replay or settings.store
    if settings.uses_builtin or is_kept:
        return settings
    return settings.model_copy(update={"store": out / ANSWERS_FILE})


def _write_failures(plan: Plan, result: BatchResult, options: BatchOptions) -> None:
    """Write what failed, and keep what failed before in events that this run did not finish."""
    path = options.file("failures", ".jsonl")
    names = {event.name for event in plan.events} - result.finished
    earlier = [fault for fault in read_failures(path) if fault.event in names]
    faults = [*plan.faults, *earlier, *result.faults]
    data = write_failures(faults, lambda event: retry_of(options, event))
    write_file(path, data)


def retry_of(options: BatchOptions, event: str) -> str:
    """Return the command that tries one event again; all of them, where no event is named."""
    if event == NO_EVENT:
        return shlex.join(options.command)
    return shlex.join([*options.command, "--only", event])


def _tell_stale(result: BatchResult, options: BatchOptions) -> None:
    """Print which corrections were not applied; the run's file has all of them."""
    lines = [
        line for event, stale in result.stale.items() for line in stale_lines(stale, event=event)
    ]
    for line in lines[:MOST_SHOWN_FAULTS]:
        say(printable_line(line))
    left = len(lines) - MOST_SHOWN_FAULTS
    if left > 0:
        say(f"... and {left} more: {options.file('run', '.json')}")


def _tell(
    result: BatchResult, facts: RunFacts, options: BatchOptions, *, signal: int | None
) -> None:
    """Print what failed and how to go on to standard error, and the summary to standard output."""
    if options.manner != "nothing":
        _tell_stale(result, options)
    if result.faults and options.manner != "nothing":
        for fault in result.faults[:MOST_SHOWN_FAULTS]:
            where = fault.event if fault.uri is None else f"{fault.event}/{fault.uri}"
            say(printable_line(f"failed: {where}: {shorten(fault.reason, _REASON_CHARS)}"))
        left = len(result.faults) - MOST_SHOWN_FAULTS
        if left > 0:
            say(f"... and {left} more")
    if result.faults:
        say(f"what failed, and how to try it again: {options.file('failures', '.jsonl')}")
    for error in (result.error, result.mismatch):
        if error is not None:
            say(f"error: {error}")
    if result.stopped is not None:
        why = Signals(signal).name if signal is not None else result.stopped
        say(f"stopped ({why}); to go on: {shlex.join(options.going_on)}")
    print_text(summary_line(result, facts.seconds))
