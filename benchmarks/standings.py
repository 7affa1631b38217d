"""What the runs of the benchmark of clients come to, as a table and as JSON."""

import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple


class Run(NamedTuple):
    """One run of one contestant."""

    version: str
    """Version of the library."""
    wall_seconds: float
    """From the first measured request to the last answer."""
    cpu_seconds: float
    """Processor time of the client in the same span, user and system."""
    peak_bytes: int
    """Largest resident size of the client's process, start included."""
    server_requests: int
    """Requests that reached the server, those before the clock included."""
    server_most_at_once: int
    """Most requests that were under way at once."""
    server_received_bytes: int
    """Bodies of these requests."""
    server_form: str
    """How the form of the answer was asked for."""
    server_cpu_seconds: float
    """Processor time of the server's process, its start apart."""


class Standing(NamedTuple):
    """All runs of one contestant."""

    name: str
    remark: str
    runs: tuple[Run, ...]
    """Runs that ended well."""
    failure: str | None
    """Why there is a run that did not; None where there is none."""


class Setup(NamedTuple):
    """What was asked of every contestant, and where."""

    articles: int
    concurrency: int
    latency_seconds: float
    rounds: int
    warm_up: int
    machine: Mapping[str, Any]

    @property
    def ideal_seconds(self) -> float:
        """How long the server alone makes a client wait."""
        return self.articles / self.concurrency * self.latency_seconds

    @property
    def least_ratio(self) -> float:
        """What the makespan is at best, over the ideal: whole rounds of all that is in flight."""
        waves = math.ceil(self.articles / self.concurrency)
        return waves * self.latency_seconds / self.ideal_seconds


def page_of(setup: Setup, standings: Sequence[Standing]) -> str:
    """Return the Markdown that tells the setup, the figures, and what they are figures of."""
    lines = [
        f"{setup.articles:,} articles, {setup.concurrency} in flight, a server on the loopback "
        f"that answers after {setup.latency_seconds * 1000:g} ms; {setup.rounds} rounds in turn, "
        "medians, with the smallest and the largest in brackets.",
        f"The ideal is {setup.ideal_seconds:.2f} s, articles over requests in flight times that "
        f"wait; {setup.least_ratio:.2f} of it is the least that is possible.",
        f"Measured after {setup.warm_up} requests, on {_machine(setup.machine)}.",
        "",
        "| client | version | makespan / ideal | CPU ms an article | peak MB "
        "| requests an article | kB a request | in flight | form |",
        "|---|---|--:|--:|--:|--:|--:|--:|---|",
        *(_row(setup, one) for one in standings),
        "",
        *_server(standings),
        "",
        *(f"- {one.name}: {one.remark}." for one in standings),
        *_failures(standings),
    ]
    return "\n".join(lines)


def plain_of(setup: Setup, standings: Sequence[Standing]) -> dict[str, Any]:
    """Return all figures as JSON data."""
    return {
        "setup": {**setup._asdict(), "ideal_seconds": setup.ideal_seconds},
        "standings": [
            {**one._asdict(), "runs": [run._asdict() for run in one.runs]} for one in standings
        ],
    }


def write_between(path: Path, name: str, text: str) -> None:
    """Put a text between the two comments of this name in a page."""
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    page = path.read_text(encoding="utf-8")
    place = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if not place.search(page):
        msg = f"{path.name!r} has no place for {name!r}; add {begin!r} and {end!r} to it"
        raise SystemExit(msg)
    written = place.sub(lambda _: f"{begin}\n{text}\n{end}", page)
    path.write_text(written, encoding="utf-8")


def _row(setup: Setup, standing: Standing) -> str:
    runs = standing.runs
    if not runs:
        return f"| {standing.name} | | not measured | | | | | | |"
    asked = setup.articles + setup.warm_up
    cells = [
        standing.name,
        runs[0].version,
        _spread([run.wall_seconds / setup.ideal_seconds for run in runs], 2),
        _spread([run.cpu_seconds / setup.articles * 1000 for run in runs], 2),
        f"{median(run.peak_bytes for run in runs) / 1e6:.0f}",
        f"{median(run.server_requests for run in runs) / asked:.2f}",
        f"{runs[0].server_received_bytes / runs[0].server_requests / 1000:.1f}",
        f"{max(run.server_most_at_once for run in runs)}",
        runs[0].server_form,
    ]
    return f"| {' | '.join(cells)} |"


def _spread(values: Sequence[float], digits: int) -> str:
    middle = f"{median(values):.{digits}f}"
    if len(values) == 1:
        return middle
    return f"{middle} ({min(values):.{digits}f}-{max(values):.{digits}f})"


def _server(standings: Sequence[Standing]) -> list[str]:
    """Return what the server itself took, which tells whether it was in the way."""
    runs = [run for one in standings for run in one.runs]
    if not runs:
        return []
    each = median(run.server_cpu_seconds / run.server_requests for run in runs) * 1000
    busiest = max(run.server_cpu_seconds / run.wall_seconds for run in runs)
    return [
        f"The server took {each:.2f} ms of processor a request (median), and at most "
        f"{busiest:.0%} of a core in a run."
    ]


def _failures(standings: Sequence[Standing]) -> list[str]:
    failed = [f"- {one.name}: {one.failure}." for one in standings if one.failure]
    return ["", "What did not run to its end here:", "", *failed] if failed else []


def _machine(machine: Mapping[str, Any]) -> str:
    return (
        f"{machine['cores']} cores ({machine['architecture']}, {machine['system']}), "
        f"Python {machine['python']}, {machine['date']}, load {machine['load_before']:.1f} before"
    )
