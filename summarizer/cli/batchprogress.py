"""How far a batch is: two lines that change on a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from summarizer.batch.progress import (
    Progress,
    clock_of,
    progress_line,
    read_meters,
    seconds_left,
)
from summarizer.cli.batchoptions import Manner
from summarizer.cli.terminal import is_for_machines, say

SECONDS_BETWEEN_LINES = 5.0
"""How often a plain line is written, where there is no terminal."""
_REFRESHES_PER_SECOND = 4

OnChange = Callable[[Progress], None]
"""What is called after each article and each event."""
Tally = Callable[[], Mapping[str, Any]]
"""Returns what the model was asked so far."""


@contextmanager
def showing_batch(total: Progress, tally: Tally, *, manner: Manner) -> Iterator[OnChange]:
    """Return what to call whenever a batch has come further.

    Args:
        total: The run before its beginning.
        tally: Returns what the model was asked so far.
        manner: How it is shown; a bar only on a terminal.
    """
    if manner == "nothing":
        yield _show_nothing
    elif manner == "bar" and sys.stderr.isatty() and not is_for_machines():
        with _showing_bar(total, tally) as on_change:
            yield on_change
    else:
        yield PlainLines(tally).show


class PlainLines:
    """Writes a line to standard error every few seconds, as articles are done."""

    def __init__(
        self, tally: Tally, clock: Callable[[], float] = time.monotonic, write: Any = say
    ) -> None:
        self._tally = tally
        self._clock = clock
        self._write = write
        self._began = self._told = clock()

    def show(self, progress: Progress) -> None:
        """Write a line, unless one was written a moment ago."""
        now = self._clock()
        if now - self._told < SECONDS_BETWEEN_LINES:
            return
        self._told = now
        done = (
            f"{progress.articles_done + progress.articles_unchanged}/{progress.articles} articles"
        )
        told = progress_line(progress, read_meters(self._tally()), now - self._began)
        self._write(f"{done}, {told}")


@contextmanager
def _showing_bar(total: Progress, tally: Tally) -> Iterator[OnChange]:
    from rich.console import Console, Group
    from rich.live import Live
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar
    from rich.text import Text

    began = time.monotonic()
    latest = total
    bar = Bar(
        TextColumn("articles"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[left]}")
    )
    task = bar.add_task("", total=total.articles, left="")

    def render() -> Group:
        seconds = time.monotonic() - began
        left = seconds_left(latest, seconds)
        done = latest.articles_done + latest.articles_unchanged
        bar.update(task, completed=done, left="" if left is None else f"{clock_of(left)} left")
        told = progress_line(latest, read_meters(tally()), seconds, with_left=False)
        return Group(bar, Text(told, overflow="fold"))

    def show(progress: Progress) -> None:
        nonlocal latest
        latest = progress

    with Live(
        get_renderable=render,
        console=Console(stderr=True),
        refresh_per_second=_REFRESHES_PER_SECOND,
        redirect_stdout=False,
        transient=True,
    ):
        yield show


def _show_nothing(_progress: Progress) -> None:
    """Show nothing."""
