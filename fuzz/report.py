"""What a long run came to, as a table and a list."""

from collections.abc import Sequence
from typing import NamedTuple

from fuzz.tally import Tally


class Report(NamedTuple):
    """What is printed, and whether anything was found."""

    text: str
    """The table, and below it every fault and slow input with its file."""
    has_findings: bool
    """Whether there is any."""


def write_report(tallies: Sequence[Tally]) -> Report:
    """Return what the drivers found, together by target."""
    targets = sorted({one.target for one in tallies})
    rows = [_row(name, [one for one in tallies if one.target == name]) for name in targets]
    whole = sum(one.inputs for one in tallies)
    lines = [_HEAD, *rows, f"{'all':18} {whole:>8,}"]
    faults = {file: what for one in tallies for file, what in one.faults.items()}
    slow = {file: seconds for one in tallies for file, seconds in one.slow.items()}
    lines += [f"fault: {what}\n  {file}" for file, what in sorted(faults.items())]
    lines += [f"slow: {seconds} s\n  {file}" for file, seconds in sorted(slow.items())]
    if not faults and not slow:
        lines.append("no fault, and no slow input")
    return Report("\n".join(lines), bool(faults or slow))


_HEAD = f"{'target':18} {'inputs':>8} {'faults':>6} {'edges':>6} {'slowest':>8} {'bytes':>6}"


def _row(name: str, tallies: Sequence[Tally]) -> str:
    inputs = sum(one.inputs for one in tallies)
    faults = sum(len(one.faults) for one in tallies)
    edges = max(one.edges for one in tallies)
    slowest = max(tallies, key=lambda one: one.slowest_seconds)
    return (
        f"{name:18} {inputs:>8,} {faults:>6} {edges:>6,} "
        f"{slowest.slowest_seconds:>7.2f}s {slowest.slowest_bytes:>6,}"
    )
