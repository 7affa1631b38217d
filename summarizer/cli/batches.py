"""`requests export` and `requests import`: a run whose answers come from batch files."""

import asyncio
import os
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from summarizer.cli.outputs import STDOUT, read_file, write_result
from summarizer.cli.running import read_settings, read_sources
from summarizer.cli.terminal import print_text, printable, printable_line, say
from summarizer.errors import ConfigurationError, PendingAnswerError, UsageError
from summarizer.ingest.read import Ingested
from summarizer.ingest.sources import find_files
from summarizer.llm.base import ModelProfile
from summarizer.llm.batchfile import read_lines, write_lines
from summarizer.llm.collect import CollectingModel
from summarizer.llm.importing import ImportReport, NamedLines, import_answers
from summarizer.llm.pending import FOLDER, PendingFolder
from summarizer.llm.stores.database import DatabaseStore
from summarizer.llm.stores.folder import FolderStore
from summarizer.pipeline import summarize
from summarizer.settings import Settings
from summarizer.vocabulary.load import Vocabulary, load_vocabulary
from summarizer.wiring import ANSWER_RECORDS, live_profile

INCOMPLETE_IMPORT = 3
"""Exit code of an import that left something out; what could be used is in the store."""


def export_requests(
    sources: Sequence[str], flags: Mapping[str, object], *, event: str | None, out: Path
) -> int:
    """Write what a run would ask next as a batch file, and return the exit code.

    Raises:
        UsageError: An article or a file of the store would be lost; nothing was written.
        SummarizerError: The articles or the store cannot be used; nothing was written.
    """
    settings = read_settings(flags)
    place, waiting = _places_of(settings)
    _check_output(out, sources, (place, waiting))
    store = FolderStore(place) if settings.store is None else DatabaseStore(place)
    with closing(store):
        return _export(settings, store, PendingFolder(waiting), sources, event=event, out=out)


def _export(
    settings: Settings,
    store: FolderStore | DatabaseStore,
    pending: PendingFolder,
    sources: Sequence[str],
    *,
    event: str | None,
    out: Path,
) -> int:
    """Write what a run would ask next, and return the exit code."""
    store.claim(live_profile(settings))
    model = CollectingModel(store, pending)
    asyncio.run(
        _ask(
            read_sources(sources),
            model,
            live_profile(settings),
            event=event,
            vocabulary=load_vocabulary(settings.terms),
        )
    )
    lines = [model.collected[key] for key in sorted(model.collected)]
    write_result(out, write_lines(lines))
    if not lines:
        say(f"nothing to ask: the run needs no answer that {store.place!r} does not hold")
        return 0
    again = sum(bool(one.attempts) for one in lines)
    note = f", {again} of them once more" if again else ""
    say(f"{len(lines)} requests{note}; put their answers in with `summarizer requests import`")
    return 0


def import_files(files: Sequence[Path], flags: Mapping[str, object]) -> int:
    """Put the answers of batch files into the store and return the exit code.

    Raises:
        UsageError: A file cannot be read; nothing was written.
    """
    settings = read_settings({"model": "builtin", **flags})
    place, waiting = _places_of(settings)
    named = [NamedLines(str(path), read_lines(read_file(path))) for path in files]
    with closing(_open_existing(settings, place)) as store:
        report = import_answers(
            named, store=store, pending=PendingFolder(waiting), records=ANSWER_RECORDS
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


def _check_output(out: Path, sources: Sequence[str], kept: Sequence[Path]) -> None:
    """See that writing the requests takes nothing that they are made from.

    Raises:
        UsageError: The file is one of the articles, or in the folder or file of the store.
    """
    if out == STDOUT:
        return
    # Not Path.resolve(), which raises on a link that leads to itself.
    place = Path(os.path.realpath(out))
    if any(place.is_relative_to(os.path.realpath(one)) for one in kept):
        msg = f"--out {str(out)!r} is in the folder of --record or --store; name another file"
        raise UsageError(msg)
    files = [one.path for one in find_files(sources) if one.path is not None]
    if any(place == Path(os.path.realpath(path)) for path in files):
        msg = f"--out {str(out)!r} is one of the articles, which would be lost; name another file"
        raise UsageError(msg)


def _places_of(settings: Settings) -> tuple[Path, Path]:
    """Return where answers are, and the folder of the requests that wait for theirs."""
    if settings.store is not None and settings.record is not None:
        msg = "--record and --store are both named; answers of batch files go into one of them"
        raise ConfigurationError(msg)
    if settings.store is not None:
        return settings.store, settings.store.with_name(f"{settings.store.name}.{FOLDER}")
    if settings.record is None:
        msg = "no store is named; name its folder with --record DIR, or its file with --store FILE"
        raise ConfigurationError(msg)
    return settings.record, settings.record / FOLDER


def _open_existing(settings: Settings, place: Path) -> FolderStore | DatabaseStore:
    """Return a store that is there, since requests of another one would all be unknown."""
    if settings.store is None:
        folder = FolderStore(place)
        folder.read_profile()
        return folder
    if not place.is_file():
        msg = f"there is no store {str(place)!r}"
        raise ConfigurationError(msg)
    return DatabaseStore(place)
