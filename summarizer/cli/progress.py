"""How far a run is, on a terminal only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from summarizer.cli.terminal import is_for_machines
from summarizer.schema.article import Article


@contextmanager
def showing_progress(total: int) -> Iterator[Callable[[Article], None]]:
    """Return what to call after each article; shows a bar where standard error is a terminal."""
    if not sys.stderr.isatty() or is_for_machines():
        yield _show_nothing
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn

    console = Console(stderr=True)
    columns = ("reading", BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda _article: progress.advance(task)


def _show_nothing(_article: Article) -> None:
    """Show nothing."""
