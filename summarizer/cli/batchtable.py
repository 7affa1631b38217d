"""How batches stand, as a table and as JSON data."""

from collections.abc import Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from summarizer.cli.tables import print_to_text
from summarizer.cli.terminal import printable_line
from summarizer.llm.submitted import SubmittedBatch


def batch_table(batches: Sequence[SubmittedBatch]) -> str:
    """Return one line for each batch, and below them why any was refused."""
    if not batches:
        return "no batch was submitted"
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in ("batch", "at the service", "status"):
        table.add_column(name, overflow="fold")
    for name in ("answered", "failed", "requests"):
        table.add_column(name, justify="right")
    for one in batches:
        remote = one.remote
        cells = (
            one.label,
            remote.id if remote else "",
            _status_of(one),
            _number(remote.completed if remote else None),
            _number(remote.failed if remote else None),
            str(len(one.keys)),
        )
        table.add_row(*(Text(printable_line(cell)) for cell in cells))
    lines = [print_to_text([table], to_stderr=False).rstrip("\n"), *refusals(batches)]
    return "\n".join(lines)


def refusals(batches: Sequence[SubmittedBatch]) -> list[str]:
    """Return a line for each reason that a batch was refused for, safe to look at."""
    return [
        printable_line(f"{one.label}: {error}")
        for one in batches
        if one.remote is not None
        for error in one.remote.errors
    ]


def batch_plain(batch: SubmittedBatch) -> dict[str, Any]:
    """Return how a batch stands as JSON data."""
    remote = batch.remote
    return {
        "batch": batch.label,
        "id": remote.id if remote else None,
        "status": remote.status if remote else "interrupted",
        "imported": batch.imported,
        "requests": len(batch.keys),
        "answered": remote.completed if remote else None,
        "failed": remote.failed if remote else None,
        "errors": list(remote.errors) if remote else [],
        "sha256": batch.sha256,
    }


def _status_of(batch: SubmittedBatch) -> str:
    if batch.remote is None:
        return "interrupted; `requests submit --resume` goes on"
    if batch.imported:
        return f"{batch.remote.status}, fetched"
    return batch.remote.status


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
