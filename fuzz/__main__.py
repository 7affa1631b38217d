"""The long run over all targets: `python -m fuzz`, or `make fuzz`.

Each target is tried twice: with inputs of Hypothesis, and with inputs that libFuzzer finds by what
they reach. Ends with 1 where anything was found.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from fuzz.report import write_report
from fuzz.tally import REGRESSIONS, WORK, Tally
from fuzz.target import Target
from fuzz.targets import TARGETS

SHARE_OF_GUIDED = 0.6
"""Of the time of each target, where both drivers are there."""
_GRACE_SECONDS = 400
_EDGES = re.compile(r"cov: (\d+)")


class Job(NamedTuple):
    """One driver on one target."""

    target: Target
    is_guided: bool
    seconds: float
    seed: int


def plan_jobs(
    targets: Sequence[Target], *, seconds: float, jobs: int, seed: int, has_atheris: bool
) -> list[Job]:
    """Return the jobs of a run, the longest first, which fill the time on so many processors."""
    whole = sum(one.weight for one in targets)
    planned = []
    for target in targets:
        share = seconds * jobs * target.weight / whole
        guided = share * SHARE_OF_GUIDED if has_atheris else 0.0
        planned.append(Job(target, False, share - guided, seed))
        if guided:
            planned.append(Job(target, True, guided, seed))
    return sorted(planned, key=lambda one: -one.seconds)


def run_job(job: Job, faults: Path) -> Tally:
    """Run one driver on one target in a process of its own, and return what came of it."""
    name = job.target.name
    out = WORK / "tally" / f"{name}.json"
    common = ["--seed", str(job.seed), "--faults", str(faults)]
    driver = "fuzz.guided" if job.is_guided else "fuzz.trying"
    seconds = str(max(1, round(job.seconds)))
    command = [sys.executable, "-m", driver, name, "--seconds", seconds, *common]
    if job.is_guided:
        out.unlink(missing_ok=True)
        command += ["--out", str(out)]
    ended = subprocess.run(  # noqa: S603 - our own drivers
        command, capture_output=True, text=True, check=False, timeout=job.seconds + _GRACE_SECONDS
    )
    tally = _read_tally(name, out if job.is_guided else None, ended.stdout)
    if ended.returncode < 0 or (not tally.inputs and ended.returncode):
        last = ended.stderr.strip().splitlines()[-1:] or ["nothing said"]
        tally.faults[f"{driver} {name}"] = f"the process ended with {ended.returncode}: {last[0]}"
    edges = [int(found) for found in _EDGES.findall(ended.stderr)]
    tally.edges = max(edges, default=0)
    return tally


def _read_tally(name: str, out: Path | None, stdout: str) -> Tally:
    text = stdout if out is None else out.read_text("utf-8") if out.is_file() else ""
    plain: dict[str, Any] = json.loads(text) if text.startswith("{") else {"target": name}
    return Tally(**plain)


def confirm_slow(tally: Tally) -> Tally:
    """Return the tally with those inputs that are slow without instruments as well."""
    if not tally.slow:
        return tally
    command = [sys.executable, "-m", "fuzz.trying", tally.target]
    ended = subprocess.run(  # noqa: S603
        [*command, "--files", *sorted(tally.slow)], capture_output=True, text=True, check=False
    )
    again = _read_tally(tally.target, None, ended.stdout)
    tally.slow = again.slow
    tally.slowest_seconds = again.slowest_seconds
    tally.slowest_bytes = again.slowest_bytes
    return tally


def main() -> int:
    """Run, write the table, and return 1 where a fault or a slow input was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3_000.0, help="Time of the whole run.")
    parser.add_argument("--jobs", type=int, default=2, help="Processes at once.")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="Decides the inputs.")
    parser.add_argument("--targets", nargs="*", choices=sorted(TARGETS), default=sorted(TARGETS))
    parser.add_argument("--faults", type=Path, default=REGRESSIONS)
    parser.add_argument("--without-atheris", action="store_true", help="Hypothesis alone.")
    told = parser.parse_args()
    has_atheris = find_spec("atheris") is not None and not told.without_atheris
    if not has_atheris:
        print("atheris is not installed, or not wanted: inputs of Hypothesis alone")
    print(f"seed {told.seed}, {told.seconds:g} seconds, {told.jobs} at once", flush=True)
    jobs = plan_jobs(
        [TARGETS[name] for name in told.targets],
        seconds=told.seconds,
        jobs=told.jobs,
        seed=told.seed,
        has_atheris=has_atheris,
    )
    os.environ["PYTHONHASHSEED"] = "0"
    with ThreadPoolExecutor(told.jobs) as pool:
        tallies = list(pool.map(lambda job: run_job(job, told.faults), jobs))
    report = write_report(list(map(confirm_slow, tallies)))
    print(report.text)
    return 1 if report.has_findings else 0


if __name__ == "__main__":
    sys.exit(main())
