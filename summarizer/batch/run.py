"""A batch: events in their order, as many at once as it takes to keep the model busy."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from summarizer.batch.admission import Admission, Ticket
from summarizer.batch.desk import ARTICLES_PER_REQUEST, BatchKit, Desk, running_in_threads
from summarizer.batch.event import EventEnd, work_on_event
from summarizer.batch.failures import Fault, sort_faults
from summarizer.batch.plan import Plan, PlannedEvent
from summarizer.batch.progress import EventResult, Progress
from summarizer.batch.stopping import StopReason
from summarizer.errors import MismatchError, SummarizerError
from summarizer.schema.provenance import StaleCorrection

FEWEST_EVENTS = 8
"""Events that may be open at once, however few requests may be under way."""


@dataclass(frozen=True)
class BatchResult:
    """What a run came to.

    Attributes:
        events: What became of each event that was begun, by name.
        faults: What failed, by event and article.
        progress: How far the run came.
        stopped: Why it came to its end early; None where it did not.
        error: The error that ended it, where one did.
        mismatch: The first recording that was missing or damaged.
        stale: Event to what a reader corrects in it and could not be applied, by name.
    """

    events: tuple[EventResult, ...]
    faults: tuple[Fault, ...]
    progress: Progress
    stopped: StopReason | None
    error: SummarizerError | None
    mismatch: MismatchError | None
    stale: Mapping[str, tuple[StaleCorrection, ...]] = field(default_factory=dict)

    @property
    def finished(self) -> frozenset[str]:
        """Names of the events that were not stopped."""
        return frozenset(one.event for one in self.events if one.status != "stopped")

    @property
    def exit_code(self) -> int:
        """What the command line exits with, unless a signal ended the run."""
        if self.error is not None:
            return self.error.exit_code
        if self.mismatch is not None:
            return self.mismatch.exit_code
        by_status = self.progress.by_status
        if self.faults and not any(
            by_status.get(one) for one in ("briefed", "partial", "unchanged")
        ):
            return 4
        return 3 if self.faults or self.stopped else 0


async def run_batch(plan: Plan, kit: BatchKit) -> BatchResult:
    """Brief the events of a plan, write each as it is done, and return what became of them.

    Nothing is raised for what fails: the result tells it. When the run is to stop, what is under
    way is finished first.
    """
    progress = Progress(events=len(plan.events), articles=plan.articles)
    at_once = kit.concurrency * ARTICLES_PER_REQUEST
    admission = Admission(2 * at_once, max(FEWEST_EVENTS, 2 * at_once))
    with running_in_threads() as (read, compose):
        desk = Desk(kit, progress, read, compose)
        ends = await _work_on_all(plan, desk, admission)
    return BatchResult(
        events=tuple(sorted(end.result for end in ends)),
        faults=sort_faults([*plan.faults, *(fault for end in ends for fault in end.faults)]),
        progress=progress,
        stopped=kit.stop.reason,
        error=desk.error,
        mismatch=desk.mismatch,
        stale={end.result.event: end.stale for end in sorted(ends) if end.stale},
    )


async def _work_on_all(plan: Plan, desk: Desk, admission: Admission) -> list[EventEnd]:
    ends: list[EventEnd] = []

    async def work(event: PlannedEvent, ticket: Ticket) -> None:
        end = await work_on_event(event, desk, ticket)
        ends.append(end)
        desk.progress.count(end.result)
        desk.kit.on_change(desk.progress)

    async with asyncio.TaskGroup() as tasks:
        for event in plan.events:
            ticket = await admission.enter(event.articles)
            if desk.kit.stop.reason is not None:
                break
            tasks.create_task(work(event, ticket))
    return ends
