"""`requests submit`, `status`, `fetch` and `cancel`: batch files by way of a batch service."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from summarizer.cli.answerplaces import AnswerPlace, place_of, profile_of
from summarizer.cli.batches import INCOMPLETE_IMPORT, describe_import
from summarizer.cli.batchtable import batch_plain, batch_table, refusals
from summarizer.cli.outputs import read_file
from summarizer.cli.running import load_own_settings
from summarizer.cli.terminal import print_text, printable_line, say
from summarizer.errors import ConfigurationError, UsageError
from summarizer.llm.fetching import FetchReport, Look, fetch, refresh, wait_until_ended
from summarizer.llm.filelimits import Limits
from summarizer.llm.limited import SystemClock
from summarizer.llm.pending import PendingFolder
from summarizer.llm.recording import Store
from summarizer.llm.submitted import BatchFolder
from summarizer.llm.submitting import (
    Desk,
    NamedRequests,
    Sorted,
    finish_interrupted,
    left_over,
    sort_requests,
    submit,
)
from summarizer.settings import BUILTIN, Settings
from summarizer.wiring import ANSWER_RECORDS, live_profile, open_batches


def submit_files(
    files: Sequence[Path], flags: Mapping[str, object], *, resume: bool, limits: Limits
) -> int:
    """Hand files of requests to the batch service and return the exit code.

    Raises:
        UsageError: A file cannot be read or is not of this store; nothing of it was sent.
        ModelError: The service cannot be asked, or refuses; the same command goes on from there.
    """
    if not files and not resume:
        msg = "no file is named; name what `requests export` wrote, or say --resume"
        raise UsageError(msg)
    named = [NamedRequests(str(path), read_file(path)) for path in files]

    async def work(desk: Desk) -> int:
        with desk.batches.locked():
            sorted_out = sort_requests(named, desk)
            begun = await finish_interrupted(desk)
            if begun:
                say(f"finished {_count(len(begun), 'submission')} that had been interrupted")
            for path in files:
                lines = [line for name, line in sorted_out.fresh if name == str(path)]
                await submit(path.stem, lines, desk, limits)
                if lines:
                    say(f"submitted {_count(len(lines), 'request')} of {str(path)!r}")
            _tell_left_out(sorted_out)
            if resume:
                await _resubmit(desk, limits)
        return 0

    return _at_desk(flags, work)


def show_status(
    flags: Mapping[str, object], *, as_json: bool, wait: bool, every_seconds: float
) -> int:
    """Print how every batch stands and return the exit code.

    Raises:
        ModelError: The service cannot be asked.
    """

    async def work(desk: Desk) -> int:
        look = await _look(desk, wait=wait, every_seconds=every_seconds)
        if as_json:
            plain = [batch_plain(one) for one in look.batches]
            print_text(json.dumps(plain, indent=2, sort_keys=True))
        else:
            print_text(batch_table(look.batches))
        _tell_lost(look.lost)
        return 0

    return _at_desk(flags, work)


def fetch_answers(
    flags: Mapping[str, object], *, wait: bool, every_seconds: float, resubmit: bool, limits: Limits
) -> int:
    """Put the answers that came into the store, and return the exit code.

    Raises:
        ModelError: The service cannot be asked.
    """

    async def work(desk: Desk) -> int:
        if wait:
            await _look(desk, wait=True, every_seconds=every_seconds)
        with desk.batches.locked():
            report = await fetch(desk, ANSWER_RECORDS)
            _tell_fetched(report)
            if resubmit:
                await finish_interrupted(desk)
                await _resubmit(desk, limits)
        out = [one for one in desk.batches.all_batches() if not one.imported]
        rest = left_over(desk)
        if out:
            say(f"still out: {_count(len(out), 'batch', 'batches')}")
        if rest:
            say(
                f"{_count(len(rest), 'request')} of batches that ended came back unanswered;"
                " submit them again with --resubmit"
            )
        clean = report.imported is None or report.imported.is_clean
        return 0 if clean and not out and not rest else INCOMPLETE_IMPORT

    return _at_desk(flags, work)


def cancel_batches(ids: Sequence[str], flags: Mapping[str, object]) -> int:
    """Ask the service to give batches up, and return the exit code.

    Raises:
        UsageError: A batch is none of this store.
        ModelError: The service cannot be asked, or refuses.
    """

    async def work(desk: Desk) -> int:
        known = {one.label: one for one in desk.batches.all_batches()}
        known |= {one.remote.id: one for one in known.values() if one.remote is not None}
        for id_ in ids:
            batch = known.get(id_)
            if batch is None or batch.remote is None:
                msg = f"no batch {id_!r} in {desk.batches.place!r}; `requests status` lists them"
                raise UsageError(msg)
            remote = await desk.service.cancel(batch.remote.id)
            desk.batches.update(batch.label, remote=remote)
        print_text(batch_table(desk.batches.all_batches()))
        return 0

    return _at_desk(flags, work)


def _at_desk(flags: Mapping[str, object], work: Callable[[Desk], Awaitable[int]]) -> int:
    """Run one command with the store of the settings and the service that its requests are for.

    Raises:
        ConfigurationError: No store is named, or the settings name another server than its
            requests were made for.
    """
    named = {"model": BUILTIN, "record": flags.get("record"), "store": flags.get("store")}
    kept = load_own_settings(named)
    place = place_of(kept)
    with closing(place.open_existing()) as store:
        profile = profile_of(store, place, kept.model_copy(update={"model": None}))
        settings = load_own_settings({**flags, "model": profile.model})
        endpoint = live_profile(settings).endpoint
        if endpoint != profile.endpoint:
            msg = (
                f"the requests in {str(place.answers)!r} are for {profile.endpoint!r}, and the"
                f" settings name {endpoint!r}; name that server with --base-url"
            )
            raise ConfigurationError(msg)
        return _run_at_desk(place, store, settings, work)


def _run_at_desk(
    place: AnswerPlace, store: Store, settings: Settings, work: Callable[[Desk], Awaitable[int]]
) -> int:
    clock = SystemClock()

    async def run() -> int:
        service = open_batches(settings, clock)
        try:
            return await work(
                Desk(
                    batches=BatchFolder(place.batches),
                    pending=PendingFolder(place.pending),
                    store=store,
                    service=service,
                    endpoint=live_profile(settings).endpoint,
                    clock=clock,
                )
            )
        finally:
            await service.close()

    return asyncio.run(run())


async def _look(desk: Desk, *, wait: bool, every_seconds: float) -> Look:
    if not wait:
        return await refresh(desk)

    def on_look(look: Look) -> None:
        done = sum((one.remote.completed or 0) for one in look.batches if one.remote is not None)
        total = sum(len(one.keys) for one in look.batches)
        say(f"{len(look.under_way)} of {len(look.batches)} batches out; {done} of {total} answered")

    return await wait_until_ended(desk, every_seconds=every_seconds, on_look=on_look)


async def _resubmit(desk: Desk, limits: Limits) -> None:
    """Submit what ended batches left, and say so."""
    rest = left_over(desk)
    await submit("rest", rest, desk, limits)
    if rest:
        say(f"submitted {_count(len(rest), 'request')} again")
    else:
        say("nothing is to be submitted again")


def _tell_left_out(sorted_out: Sorted) -> None:
    if sorted_out.answered:
        say(f"left out {_count(len(sorted_out.answered), 'request')} that the store has answers to")
    if sorted_out.under_way:
        labels = ", ".join(sorted(set(sorted_out.under_way.values())))
        say(f"left out {_count(len(sorted_out.under_way), 'request')} under way in {labels}")


def _tell_fetched(report: FetchReport) -> None:
    """Print what came; why a batch ended otherwise than completed goes to standard error."""
    if report.imported is None:
        print_text("no batch has ended since the last fetch")
    else:
        print_text(describe_import(report.imported))
    for batch in report.ended:
        if batch.remote is not None and batch.remote.status != "completed":
            say(f"{batch.label} ended as {printable_line(batch.remote.status)}")
            for line in refusals([batch]):
                say(line)
    _tell_lost(report.lost)


def _tell_lost(lost: Mapping[str, str]) -> None:
    for label, reason in sorted(lost.items()):
        say(
            f"{label}: {printable_line(reason)}; to have its requests submitted again, remove"
            f" {label}.json and export anew"
        )


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
