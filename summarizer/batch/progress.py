"""How far a batch is, as records; what they look like is the command line's business."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeAlias

EventStatus: TypeAlias = Literal["briefed", "partial", "unchanged", "failed", "stopped"]
"""What became of an event: `partial` has a briefing that some of its articles are missing from;
`stopped` was not finished."""


class EventResult(NamedTuple):
    """What became of one event."""

    event: str
    """Its name."""
    status: EventStatus
    """What became of it."""
    articles: int
    """How many articles it has."""
    failed: int
    """How many of them could not be used."""
    seconds: float
    """How long it took, from its first article's reading to its last file."""


@dataclass
class Progress:
    """Where a run stands.

    Attributes:
        events: Events of the run.
        articles: Articles of the run.
        articles_done: Articles that were worked on, those that failed included.
        articles_failed: Of these, those that could not be used.
        articles_unchanged: Articles of events that were left as they are.
        events_failed: Events that failed though none of their articles did.
        by_status: How many events came to which end.
    """

    events: int
    articles: int
    articles_done: int = 0
    articles_failed: int = 0
    articles_unchanged: int = 0
    events_failed: int = 0
    by_status: dict[EventStatus, int] = field(default_factory=dict)

    @property
    def events_done(self) -> int:
        """How many events have come to their end."""
        return sum(self.by_status.values())

    def count(self, result: EventResult) -> None:
        """Count an event that has come to its end."""
        self.by_status[result.status] = self.by_status.get(result.status, 0) + 1


class Meters(NamedTuple):
    """What asking came to so far, as far as the model's tally tells; None where it does not."""

    tokens: int | None
    """Tokens of requests and answers."""
    cost: float | None
    """US dollars."""
    limit: float | None
    """How many requests may be under way at once."""
    from_store: int | None
    """Answers that were there already."""


def read_meters(tally: Mapping[str, Any]) -> Meters:
    """Return what a model's tally says of tokens, money and the limit in use."""
    live, store = tally.get("live", {}), tally.get("store", {})
    tokens = [live[name] for name in ("input_tokens", "output_tokens") if name in live]
    return Meters(
        tokens=sum(tokens) if tokens else None,
        cost=live.get("cost"),
        limit=live.get("limit", {}).get("now"),
        from_store=store.get("found"),
    )


def rate_per_minute(progress: Progress, seconds: float) -> float | None:
    """Return how many articles are done in a minute; None before the first."""
    if not progress.articles_done or seconds <= 0:
        return None
    return progress.articles_done * 60 / seconds


def seconds_left(progress: Progress, seconds: float) -> float | None:
    """Return how long the rest takes at the rate so far; None before the first article."""
    rate = rate_per_minute(progress, seconds)
    if rate is None:
        return None
    left = progress.articles - progress.articles_unchanged - progress.articles_done
    return max(0, left) * 60 / rate


def clock_of(seconds: float) -> str:
    """Return a span of time as a clock shows it.

    >>> clock_of(75), clock_of(3_675)
    ('1:15', '1:01:15')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def progress_line(
    progress: Progress, meters: Meters, seconds: float, *, with_left: bool = True
) -> str:
    """Return where a run stands, in a line; the articles done are told elsewhere."""
    rate, left = rate_per_minute(progress, seconds), seconds_left(progress, seconds)
    told = (
        f"{progress.events_done}/{progress.events} events",
        f"{progress.articles_failed} failed" if progress.articles_failed else None,
        f"{progress.articles_unchanged} unchanged" if progress.articles_unchanged else None,
        None if meters.tokens is None else f"{meters.tokens:,} tokens",
        None if meters.cost is None else f"${meters.cost:.2f}",
        f"{meters.from_store:,} from the store" if meters.from_store else None,
        None if rate is None else f"{rate:.0f}/min",
        None if meters.limit is None else f"limit {meters.limit:g}",
        f"{clock_of(left)} left" if with_left and left is not None else None,
    )
    return ", ".join(one for one in told if one)
