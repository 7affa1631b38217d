"""How many articles of 500 words the command `extract` replays in a second, all of it counted.

    python benchmarks/rerun.py [--articles 2000] [--rounds 3] [--write]

Writes the articles of `replay.py` to a folder and their answers to a store, and runs
`summarizer extract FOLDER --replay STORE -o FILE` in a process of its own: once with every article
verified anew, then again with nothing changed. Loading, reading the folder and writing the result
are in the time. Exits 1 where the later runs are below the bound, or write other bytes.
"""

import argparse
import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from replay import REPORTS, Copy, copy_report, read_report, record
from replayfigures import BOUND
from standings import write_between
from throughput import PAGE, describe_machine

from summarizer.llm.stores.database import DatabaseStore


class Rerun(NamedTuple):
    """Seconds that each run took, from start to end."""

    articles: int
    first: float
    later: tuple[float, ...]
    is_same: bool
    """Whether every run wrote the same bytes."""

    @property
    def rate(self) -> float:
        """Articles a second of the later runs, the median."""
        return self.articles / median(self.later)


async def make_copies(count: int) -> list[Copy]:
    """Return articles, no two with a sentence in common, whose answers are of one model."""
    reports = [await read_report(*one) for one in REPORTS]
    alike = [one for one in reports if one.profile == reports[-1].profile]
    return [copy_report(alike[number % len(alike)], number) for number in range(count)]


async def prepare(copies: Sequence[Copy], folder: Path) -> None:
    """Write the articles and the store of their answers."""
    (folder / "articles").mkdir()
    for copy in copies:
        (folder / "articles" / copy.uri).write_bytes(copy.data)
    with DatabaseStore(folder / "answers.sqlite") as store:
        store.claim(copies[0].profile)
        await record(copies, store)


def run_command(folder: Path, output: str) -> float:
    """Run the command, and return the seconds that it took."""
    command = (
        *(sys.executable, "-m", "summarizer", "extract", str(folder / "articles")),
        *("--replay", str(folder / "answers.sqlite"), "-o", str(folder / output)),
    )
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def measure(articles: int, rounds: int) -> Rerun:
    """Run the command once with everything to verify, and then several times more."""
    copies = asyncio.run(make_copies(articles))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        asyncio.run(prepare(copies, folder))
        first = run_command(folder, "first.jsonl")
        wanted = (folder / "first.jsonl").read_bytes()
        later, is_same = [], True
        for _ in range(rounds):
            later.append(run_command(folder, "later.jsonl"))
            is_same &= (folder / "later.jsonl").read_bytes() == wanted
    return Rerun(articles, first, tuple(later), is_same)


def describe(rerun: Rerun) -> str:
    """Return the figures as docs/benchmarks.md has them."""
    rates = [rerun.articles / seconds for seconds in rerun.later]
    verdict = "holds" if rerun.rate >= BOUND else "does not hold"
    machine = describe_machine()
    return (
        f"{rerun.articles:,} articles in one process: {rerun.first:.1f} s with everything verified "
        f"anew, {rerun.articles / rerun.first:.0f} articles a second; later "
        f"{median(rerun.later):.1f} s, **{rerun.rate:.0f} articles a second** "
        f"({min(rates):.0f} to {max(rates):.0f} in {len(rates)} runs). "
        f"The bound of {BOUND} {verdict} in the later ones.\n"
        f"Measured on {machine['cores']} cores that other work shared ({machine['architecture']}, "
        f"{machine['system']}), Python {machine['python']}, {machine['date']}."
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    options = parser.parse_args()
    rerun = measure(options.articles, options.rounds)
    print(describe(rerun))
    if options.write:
        write_between(PAGE, "rerun", describe(rerun))
    return int(not rerun.is_same or rerun.rate < BOUND)


if __name__ == "__main__":
    sys.exit(main())
