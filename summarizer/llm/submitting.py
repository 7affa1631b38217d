"""Handing files of requests to a batch service, each request once, whenever the process dies."""

import json
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from summarizer.errors import ModelError, RateLimitedError, TransportError, UsageError
from summarizer.llm.filelimits import Limits
from summarizer.llm.limited import Clock
from summarizer.llm.pending import PendingFolder
from summarizer.llm.recording import Store
from summarizer.llm.service import BatchService, RemoteBatch
from summarizer.llm.splitting import RequestLine, lines_of, split_lines
from summarizer.llm.submitted import BatchFolder, SubmittedBatch

logger = logging.getLogger(__name__)

_LOOKS_AFTER_SECONDS = (0.0, 5.0, 15.0)
"""When the service's list is looked at for a batch that it may just have made."""
_MOST_CREATIONS = 3


class NamedRequests(NamedTuple):
    """A file of requests that somebody wants submitted."""

    name: str
    """Its name, for messages and labels."""
    data: bytes
    """Its bytes."""


@dataclass
class Sorted:
    """Which requests of some files are still to be submitted.

    Attributes:
        fresh: Those that are, with the file that each came from.
        answered: Ids of those that the store has an answer to.
        under_way: Id to the batch that it is in.
    """

    fresh: list[tuple[str, RequestLine]] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    under_way: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Desk:
    """What submitting works with.

    Attributes:
        batches: Batches that were submitted.
        pending: Requests that wait.
        store: Answers that came.
        service: Where batches go.
        endpoint: Its base URL, without credentials.
        clock: Waits.
    """

    batches: BatchFolder
    pending: PendingFolder
    store: Store
    service: BatchService
    endpoint: str
    clock: Clock


async def finish_interrupted(desk: Desk) -> list[SubmittedBatch]:
    """Bring every submission that was interrupted to where the service has acknowledged it.

    Raises:
        ModelError: The service cannot be asked, or refuses; the next call goes on from there.
    """
    desk.batches.sweep()
    interrupted = [one for one in desk.batches.all_batches() if one.is_interrupted]
    return [await _hand_over(one, desk) for one in interrupted]


async def submit(name: str, lines: Sequence[RequestLine], desk: Desk, limits: Limits) -> int:
    """Submit these requests, in as many batches as they need, and return how many those are.

    Raises:
        UsageError: A single request is too large.
        ModelError: The service cannot be asked, or refuses; `finish_interrupted` goes on.
    """
    parts = split_lines(lines, limits)
    for part in parts:
        data = b"".join(line.data for line in part)
        batch = desk.batches.add(name, desk.endpoint, [line.key for line in part], data)
        await _hand_over(batch, desk)
    return len(parts)


def sort_requests(files: Iterable[NamedRequests], desk: Desk) -> Sorted:
    """Return which requests of these files are still to be submitted; each is named once.

    Raises:
        UsageError: A line is no request, or none of this store.
    """
    under_way = keys_under_way(desk.batches)
    waiting = {one.request.key for one in desk.pending.all_requests()}
    known = {recording.key for recording in desk.store.all_recordings()}
    result = Sorted()
    seen: set[str] = set()
    for name, data in files:
        for number, line in enumerate(data.split(b"\n"), start=1):
            if not line.strip():
                continue
            one = _read_request(line, f"{name}:{number}")
            if one.key in seen:
                continue
            seen.add(one.key)
            if one.key in known:
                result.answered.append(one.key)
            elif one.key in under_way:
                result.under_way[one.key] = under_way[one.key]
            elif one.key in waiting:
                result.fresh.append((name, one))
            else:
                msg = f"{name}:{number}: no request of {desk.store.place!r} has id {one.key!r}"
                raise UsageError(msg)
    return result


def left_over(desk: Desk) -> list[RequestLine]:
    """Return what batches that ended left unanswered, or answered unusably; not what is given up.

    A request that was answered badly is asked with that answer and its faults behind it.
    """
    under_way = keys_under_way(desk.batches)
    ended = {key for one in desk.batches.all_batches() if one.imported for key in one.keys}
    again = [
        one
        for one in desk.pending.all_requests()
        if one.request.key in ended - under_way.keys() and not one.is_given_up
    ]
    return lines_of(sorted(again, key=lambda one: one.request.key))


def keys_under_way(batches: BatchFolder) -> Mapping[str, str]:
    """Return id of a request to the label of the batch that it is in, where nothing came yet."""
    return {key: one.label for one in batches.all_batches() if not one.imported for key in one.keys}


async def _hand_over(batch: SubmittedBatch, desk: Desk) -> SubmittedBatch:
    """Upload a file and have it answered, from wherever that was interrupted.

    A file may be uploaded twice, which costs nothing; no batch is made of the other one.
    """
    remote: RemoteBatch | None = None
    file_id = batch.file_id
    if file_id is None:
        file_id = await _upload(batch, desk)
        desk.batches.update(batch.label, file_id=file_id)
    else:
        remote = await _look_up(file_id, batch, desk)
    if remote is None:
        remote = await _create(file_id, batch, desk)
    logger.info("%s is %s at the service", batch.label, remote.id)
    return desk.batches.update(batch.label, remote=remote)


async def _upload(batch: SubmittedBatch, desk: Desk) -> str:
    data = desk.batches.read_requests(batch)
    with _forgotten_if_refused(batch, desk):
        return await desk.service.upload(f"{batch.label}.jsonl", data)


async def _create(file_id: str, batch: SubmittedBatch, desk: Desk) -> RemoteBatch:
    """Have the service make the batch; where it does not say that it did, look before asking again.

    Raises:
        ModelError: It refuses, or cannot be asked.
    """
    for tries_left in reversed(range(_MOST_CREATIONS)):
        try:
            with _forgotten_if_refused(batch, desk):
                return await desk.service.create(file_id, batch.metadata)
        except RateLimitedError:
            raise
        except TransportError as exc:
            logger.warning("%s was not acknowledged: %s", batch.label, exc)
            found = await _look_up(file_id, batch, desk)
            if found is not None:
                return found
            if not tries_left:
                raise
    raise AssertionError


@contextmanager
def _forgotten_if_refused(batch: SubmittedBatch, desk: Desk) -> Iterator[None]:
    """Forget a submission that the service refuses outright: nothing was made of it.

    One that is only interrupted stays, and the next command goes on with it.
    """
    try:
        yield
    except TransportError:
        raise
    except ModelError:
        desk.batches.forget(batch)
        raise


async def _look_up(file_id: str, batch: SubmittedBatch, desk: Desk) -> RemoteBatch | None:
    """Return the batch that the service may have made, looking for as long as that may take."""
    for seconds in _LOOKS_AFTER_SECONDS:
        if seconds:
            await desk.clock.sleep(seconds)
        found = await desk.service.find(file_id, batch.metadata)
        if found is not None:
            return found
    return None


def _read_request(line: bytes, place: str) -> RequestLine:
    try:
        plain = json.loads(line)
        key = plain["custom_id"]
        if not isinstance(key, str) or not isinstance(plain["body"], dict):
            raise TypeError
    except (ValueError, LookupError, TypeError, RecursionError) as exc:
        msg = f"{place}: no request of a batch file; export it again"
        raise UsageError(msg) from exc
    return RequestLine("", key, line + b"\n")
