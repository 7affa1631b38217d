"""`requests export` and `requests import`: a run whose answers come from batch files."""

import asyncio
import os
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from summarizer.cli.answerplaces import AnswerPlace, place_of
from summarizer.cli.outputs import STDOUT, read_file, write_files, write_result
from summarizer.cli.running import read_settings, read_sources
from summarizer.cli.terminal import print_text, printable, printable_line, say
from summarizer.errors import PendingAnswerError, UsageError
from summarizer.ingest.read import Ingested
from summarizer.ingest.sources import find_files
from summarizer.llm.base import ModelProfile
from summarizer.llm.batchfile import read_lines
from summarizer.llm.collect import CollectingModel
from summarizer.llm.filelimits import Limits
from summarizer.llm.importing import ImportReport, NamedLines, import_answers
from summarizer.llm.pending import PendingFolder, PendingRequest
from summarizer.llm.splitting import (
    RequestLine,
    earlier_parts,
    lines_of,
    part_paths,
    split_lines,
)
from summarizer.pipeline import summarize
from summarizer.settings import Settings
from summarizer.vocabulary.load import Vocabulary, load_vocabulary
from summarizer.wiring import ANSWER_RECORDS, in_language, live_profile

INCOMPLETE_IMPORT = 3
"""Exit code of an import that left something out; what could be used is in the store."""


def export_requests(
    sources: Sequence[str],
    flags: Mapping[str, object],
    *,
    event: str | None,
    out: Path,
    limits: Limits,
) -> int:
    """Write what a run would ask next as batch files, and return the exit code.

    Raises:
        UsageError: An article or a file of the store would be lost, or a request is too large for
            a file; nothing was written.
        SummarizerError: The articles or the store cannot be used; nothing was written.
    """
    settings = read_settings(flags)
    place = place_of(settings)
    _check_output(out, sources, place)
    with closing(place.open()) as store:
        store.claim(live_profile(settings))
        collected = _collect(
            settings, CollectingModel(store, PendingFolder(place.pending)), sources, event
        )
    pending = [collected[key] for key in sorted(collected)]
    written = _write_parts(out, split_lines(lines_of(pending), limits), sources, place)
    if not pending:
        say(f"nothing to ask: the run needs no answer that {str(place.answers)!r} does not hold")
        return 0
    again = sum(bool(one.attempts) for one in pending)
    note = f", {again} of them once more" if again else ""
    files = f" in {len(written)} files, {written[0]} to {written[-1]}" if len(written) > 1 else ""
    say(
        f"{len(pending)} requests{note}{files};"
        " put their answers in with `summarizer requests import`"
    )
    return 0


def _collect(
    settings: Settings, model: CollectingModel, sources: Sequence[str], event: str | None
) -> Mapping[str, PendingRequest]:
    """Return what a run would ask next, by key."""
    asyncio.run(
        _ask(
            read_sources(sources, agencies=settings.agencies),
            model,
            in_language(live_profile(settings), settings),
            event=event,
            vocabulary=load_vocabulary(settings.terms),
        )
    )
    return model.collected


def _write_parts(
    out: Path, parts: Sequence[Sequence[RequestLine]], sources: Sequence[str], place: AnswerPlace
) -> list[Path]:
    """Write each part to its file and return their paths.

    What an earlier export left under these names goes first: at no instant is a request in two
    files, and what is in none is in the next export.
    """
    contents = [b"".join(line.data for line in part) for part in parts] or [b""]
    if out == STDOUT:
        if len(contents) > 1:
            msg = f"the requests need {len(contents)} files; name one with --out FILE.jsonl"
            raise UsageError(msg)
        write_result(out, contents[0])
        return [out]
    paths = part_paths(out, len(contents))
    for path in paths:
        _check_output(path, sources, place)
    for path in set(earlier_parts(out)) - {out if len(paths) == 1 else None}:
        path.unlink()
    write_files(dict(zip(paths, contents, strict=True)))
    return paths


def import_files(files: Sequence[Path], flags: Mapping[str, object]) -> int:
    """Put the answers of batch files into the store and return the exit code.

    Raises:
        UsageError: A file cannot be read; nothing was written.
    """
    place = place_of(read_settings({"model": "builtin", **flags}))
    named = [NamedLines(str(path), read_lines(read_file(path))) for path in files]
    with closing(place.open_existing()) as store:
        report = import_answers(
            named, store=store, pending=PendingFolder(place.pending), records=ANSWER_RECORDS
        )
    print_text(describe_import(report))
    return 0 if report.is_clean else INCOMPLETE_IMPORT


def describe_import(report: ImportReport) -> str:
    """Return what became of the lines, for people, safe to look at: ids are what a file says."""
    lines = [
        f"imported {len(report.imported)}, already there {len(report.already)},"
        f" still waiting {len(report.missing)}"
    ]
    lines += [_told("wrong", key, faults) for key, faults in sorted(report.wrong.items())]
    lines += [_told("failed", key, reason) for key, reason in sorted(report.failed.items())]
    lines += [_told("unknown", key, "no request of this store") for key in report.unknown]
    lines += [_told("repeated", key, "answers that differ") for key in report.repeated]
    lines += [f"torn {printable_line(line)}" for line in report.torn]
    lines += [_told("missing", key, "waits for its answer") for key in report.missing]
    return "\n".join(lines)


def _told(outcome: str, key: str, reason: str) -> str:
    """Return one entry of the report; further lines of a reason are indented."""
    return f"{outcome} {printable_line(key)}: " + printable(reason).replace("\n", "\n  ")


async def _ask(
    ingested: Ingested,
    model: CollectingModel,
    profile: ModelProfile,
    *,
    event: str | None,
    vocabulary: Vocabulary,
) -> None:
    """Run the pipeline as far as it gets with the answers that are there."""
    try:
        await summarize(
            ingested.articles,
            model=model,
            profile=profile,
            unread=ingested.unread,
            copies=ingested.copies,
            event=event,
            vocabulary=vocabulary,
        )
    except PendingAnswerError:
        return


def _check_output(out: Path, sources: Sequence[str], kept: AnswerPlace) -> None:
    """See that writing the requests takes nothing that they are made from.

    Raises:
        UsageError: The file is one of the articles, or in the folder or file of the store.
    """
    if out == STDOUT:
        return
    # Not Path.resolve(), which raises on a link that leads to itself.
    place = Path(os.path.realpath(out))
    taken = (kept.answers, kept.pending, kept.batches)
    if any(place.is_relative_to(os.path.realpath(one)) for one in taken):
        msg = f"--out {str(out)!r} is in the folder of --record or --store; name another file"
        raise UsageError(msg)
    files = [one.path for one in find_files(sources) if one.path is not None]
    if any(place == Path(os.path.realpath(path)) for path in files):
        msg = f"--out {str(out)!r} is one of the articles, which would be lost; name another file"
        raise UsageError(msg)
