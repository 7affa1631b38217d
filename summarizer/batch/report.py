"""What a run came to, as the data of `run.json`: clock and counters, which no briefing holds."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from summarizer.batch.run import BatchResult


@dataclass(frozen=True)
class RunFacts:
    """What is known of a run besides its result.

    Attributes:
        began: When it began.
        seconds: How long it took.
        command: What was typed, as a list of words.
        model: What answered, in a few words.
        versions: Of the program, of Python, of prompts and schema.
        asked: The model's tally.
        notes: What the user was told of the plan.
    """

    began: datetime
    seconds: float
    command: Sequence[str]
    model: str
    versions: Mapping[str, str]
    asked: Mapping[str, Any]
    notes: Sequence[str] = ()


def describe_run(result: BatchResult, facts: RunFacts, *, exit_code: int) -> dict[str, Any]:
    """Return what goes to `run.json`."""
    progress = result.progress
    return {
        "began": facts.began.isoformat(timespec="seconds"),
        "seconds": round(facts.seconds, 3),
        "command": list(facts.command),
        "model": facts.model,
        "versions": dict(facts.versions),
        "exit_code": exit_code,
        "stopped": result.stopped,
        "error": None if result.error is None else str(result.error),
        "events": {
            "planned": progress.events,
            "by_status": dict(sorted(progress.by_status.items())),
            "not_begun": progress.events - len(result.events),
        },
        "articles": {
            "planned": progress.articles,
            "done": progress.articles_done,
            "failed": progress.articles_failed,
            "unchanged": progress.articles_unchanged,
        },
        "corrections_not_applied": {
            event: [one.model_dump(mode="json") for one in stale]
            for event, stale in result.stale.items()
        },
        "faults": dict(sorted(Counter(fault.kind for fault in result.faults).items())),
        "asked": dict(facts.asked),
        "notes": list(facts.notes),
        "results": [
            {
                "event": one.event,
                "status": one.status,
                "articles": one.articles,
                "failed": one.failed,
                "seconds": round(one.seconds, 3),
            }
            for one in result.events
        ],
    }


def summary_line(result: BatchResult, seconds: float) -> str:
    """Return what a run came to, in a line."""
    progress = result.progress
    told = [f"{count} {status}" for status, count in sorted(progress.by_status.items()) if count]
    not_begun = progress.events - len(result.events)
    if not_begun:
        told.append(f"{not_begun} not begun")
    events = f"{progress.events} event{'' if progress.events == 1 else 's'}"
    articles = f"{progress.articles_done} of {progress.articles} articles done"
    failed = f", {progress.articles_failed} of them failed" if progress.articles_failed else ""
    return f"{events}: {', '.join(told) or 'nothing to do'}; {articles}{failed}; {seconds:.1f} s"
