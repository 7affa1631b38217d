"""What the clients of the benchmark share. Standard library only: it runs in every environment.

    python -m clients.NAME JOB.json

A client is measured after a few requests, so that neither its start nor what it builds once counts.
"""

import asyncio
import json
import platform
import resource
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

MODEL = "gpt-4o-mini"
"""What the server's model is called: a name that every library knows, so that none goes astray."""
LISTS = ("participants", "dates", "agreements", "positions", "facts")
"""Lists of an answer whose items are counted."""


class Job(NamedTuple):
    """What a client is to do."""

    base_url: str
    """Where the server is, ending in `/v1`."""
    system: str
    """What the model is told."""
    texts: list[str]
    """Articles as they are."""
    users: list[str]
    """The same articles with numbered sentences, as messages to a model."""
    schema: dict[str, Any]
    """JSON Schema of the answer."""
    warm_up: int
    """How many articles, from the first, are asked about before the clock runs."""
    concurrency: int
    """Requests that are to be under way at once."""
    items: int
    """How many items every answer has."""
    folder: str
    """Folder for what the client keeps, empty at first."""
    result: str
    """File to write what was measured to."""


class Reading(NamedTuple):
    """Clock and processor time so far, in seconds."""

    wall: float
    cpu: float


def read_job() -> Job:
    """Return the job that the command line names."""
    return Job(**json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))


def messages_of(job: Job, number: int) -> list[dict[str, str]]:
    """Return the chat that asks about an article."""
    return [
        {"role": "system", "content": job.system},
        {"role": "user", "content": job.users[number]},
    ]


def count_items(draft: Mapping[str, Any]) -> int:
    """Return how many items an answer has."""
    return sum(len(draft[name]) for name in LISTS)


async def measure_each(job: Job, package: str, ask: Callable[[int], Awaitable[int]]) -> None:
    """Measure a client that is asked about one article at a time.

    Args:
        job: What to do.
        package: Distribution whose version is told.
        ask: Asks about the article of this number, and returns how many items the answer has.
    """
    await _ask_all(ask, range(job.warm_up), job.concurrency)
    before = _read_clocks()
    counts = await _ask_all(ask, range(job.warm_up, len(job.texts)), job.concurrency)
    _write(job, package, counts, before, _read_clocks())


def measure_all(job: Job, package: str, ask_all: Callable[[Sequence[int]], Sequence[int]]) -> None:
    """Measure a client that spreads the articles over its own workers.

    Args:
        job: What to do.
        package: Distribution whose version is told.
        ask_all: Asks about the articles of these numbers, and returns how many items each has.
    """
    ask_all(range(job.warm_up))
    before = _read_clocks()
    counts = ask_all(range(job.warm_up, len(job.texts)))
    _write(job, package, counts, before, _read_clocks())


async def _ask_all(
    ask: Callable[[int], Awaitable[int]], numbers: Sequence[int], concurrency: int
) -> list[int]:
    counts: list[int] = []
    waiting: Iterator[int] = iter(numbers)

    async def work() -> None:
        for number in waiting:
            counts.append(await ask(number))

    await asyncio.gather(*(work() for _ in range(concurrency)))
    return counts


def _read_clocks() -> Reading:
    cpu = 0.0
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        used = resource.getrusage(who)
        cpu += used.ru_utime + used.ru_stime
    return Reading(time.perf_counter(), cpu)


def _write(job: Job, package: str, counts: Sequence[int], before: Reading, after: Reading) -> None:
    """Write what was measured, if every article was answered in full."""
    asked = len(job.texts) - job.warm_up
    wrong = [count for count in counts if count != job.items]
    if len(counts) != asked or wrong:
        sys.exit(
            f"{len(counts)} of {asked} articles were answered, {len(wrong)} of them with "
            f"another number of items than {job.items}: {wrong[:3]}"
        )
    told = {
        "version": version(package),
        "python": platform.python_version(),
        "wall_seconds": after.wall - before.wall,
        "cpu_seconds": after.cpu - before.cpu,
        "peak_bytes": _peak_bytes(),
    }
    Path(job.result).write_text(json.dumps(told), encoding="utf-8")


def _peak_bytes() -> int:
    """Return the largest resident size so far: VmHWM on Linux."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
