"""How near clients come to what a server allows: ours beside others, in one run.

    python benchmarks/throughput.py [--only NAME ...] [--articles N] [--write]

Every client asks about the same articles, in an environment of its own with pinned versions, with
the same number of requests in flight, and gets its answer after a fixed time. The rounds are run in
turn, so that what else the machine does hits all alike. `--write` puts the table into
docs/benchmarks.md and the figures beside it.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from contestants import (
    CONTESTANTS,
    HERE,
    CannotInstallError,
    Contestant,
    prepare_python,
    tell_reason,
)
from corpus import ITEMS, make_article
from standings import Run, Setup, Standing, page_of, plain_of, write_between

from summarizer.extracting import EXTRACT_PROMPT
from summarizer.ingest.article import article_from_text
from summarizer.prompts import answer_schema, load_prompt
from summarizer.text.articleform import shown_sentences, write_form

ROOT = HERE.parent
PAGE = ROOT / "docs/benchmarks.md"
FIGURES = ROOT / "docs/benchmarks.throughput.json"
WARM_UP = 8
"""Requests before the clock runs."""
_LONGEST_SECONDS = 900


class RunFailedError(Exception):
    """A contestant's run did not end well; the message says how."""


class Job(NamedTuple):
    """What all contestants are asked, as they read it."""

    plain: dict[str, Any]
    latency_seconds: float
    cache: Path


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parse(arguments)
    options.cache.mkdir(parents=True, exist_ok=True)
    chosen = [one for one in CONTESTANTS if not options.only or one.name in options.only]
    setup = Setup(
        articles=options.articles,
        concurrency=options.concurrency,
        latency_seconds=options.latency,
        rounds=options.rounds,
        warm_up=WARM_UP,
        machine=describe_machine(),
    )
    standings = measure(chosen, setup, options.cache.resolve())
    page, plain = page_of(setup, standings), plain_of(setup, standings)
    print(page)
    if options.write:
        write_between(PAGE, "throughput", page)
        FIGURES.write_text(json.dumps(plain, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return int(any(one.failure for one in standings))


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--articles", type=int, default=2_000, help="articles of each run")
    parser.add_argument("--concurrency", type=int, default=64, help="requests in flight")
    parser.add_argument("--latency", type=float, default=0.2, help="seconds before each answer")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each client")
    parser.add_argument("--cache", type=Path, default=ROOT / ".bench", help="for environments")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    names = [one.name for one in CONTESTANTS]
    parser.add_argument("--only", nargs="+", choices=names, default=[], metavar="NAME")
    options = parser.parse_args(arguments)
    if options.write and options.only:
        parser.error("--write takes no --only: the page tells of all clients")
    return options


def describe_machine() -> dict[str, Any]:
    """Return what a reader must know of the machine to judge the figures."""
    return {
        "cores": os.cpu_count(),
        "architecture": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        "date": datetime.now(UTC).date().isoformat(),
        "load_before": os.getloadavg()[0],
    }


def measure(chosen: Sequence[Contestant], setup: Setup, cache: Path) -> list[Standing]:
    """Return how the contestants fared. Nobody's failure stops the others."""
    job = Job(make_job(setup), setup.latency_seconds, cache)
    pythons: dict[str, Path] = {}
    runs: dict[str, list[Run]] = {one.name: [] for one in chosen}
    failures: dict[str, str] = {}
    for one in chosen:
        try:
            pythons[one.name] = prepare_python(one, cache)
        except CannotInstallError as exc:
            failures[one.name] = str(exc)
    for number in range(setup.rounds):
        for one in _rotate(chosen, number):
            if one.name in failures:
                continue
            try:
                runs[one.name].append(run_once(one, pythons[one.name], job))
            except RunFailedError as exc:
                failures[one.name] = str(exc)
            print(_progress(one, number, runs, failures), file=sys.stderr, flush=True)
    return [
        Standing(one.name, one.remark, tuple(runs[one.name]), failures.get(one.name))
        for one in chosen
    ]


def _rotate(chosen: Sequence[Contestant], number: int) -> list[Contestant]:
    """Return the contestants in another order in each round."""
    first = number * len(chosen) // 3 % max(1, len(chosen))
    return [*chosen[first:], *chosen[:first]]


def _progress(
    one: Contestant, number: int, runs: dict[str, list[Run]], failures: dict[str, str]
) -> str:
    if one.name in failures:
        return f"round {number + 1}, {one.name}: {failures[one.name]}"
    run = runs[one.name][-1]
    return f"round {number + 1}, {one.name}: {run.wall_seconds:.2f} s, {run.cpu_seconds:.2f} s CPU"


def make_job(setup: Setup) -> dict[str, Any]:
    """Return what all contestants are asked, but for where the server is."""
    prompt = load_prompt(EXTRACT_PROMPT)
    texts = [make_article(number) for number in range(setup.warm_up + setup.articles)]
    articles = [article_from_text(text) for text in texts]
    return {
        "system": prompt.text,
        "texts": texts,
        "users": [write_form(one, shown_sentences(one)) for one in articles],
        "schema": dict(answer_schema(prompt.answer)),
        "warm_up": setup.warm_up,
        "concurrency": setup.concurrency,
        "items": ITEMS,
    }


def run_once(one: Contestant, python: Path, job: Job) -> Run:
    """Return what one run of a contestant took.

    Raises:
        RunFailedError: It did not end well, or not in time.
    """
    with (
        tempfile.TemporaryDirectory(dir=job.cache, prefix="run-") as name,
        serving(job.latency_seconds) as port,
    ):
        folder = Path(name)
        result = folder / "result.json"
        plain = {
            **job.plain,
            "base_url": f"http://127.0.0.1:{port}/{one.answer}/v1",
            "folder": name,
            "result": str(result),
        }
        (folder / "job.json").write_text(json.dumps(plain), encoding="utf-8")
        _run_client(one, python, folder)
        told = json.loads(result.read_text(encoding="utf-8"))
        stats = _ask_stats(port)
    return Run(
        version=told["version"],
        wall_seconds=told["wall_seconds"],
        cpu_seconds=told["cpu_seconds"],
        peak_bytes=told["peak_bytes"],
        server_requests=stats["requests"],
        server_most_at_once=stats["most_at_once"],
        server_received_bytes=stats["received_bytes"],
        server_form=stats["form"],
        server_cpu_seconds=stats["cpu_seconds"],
    )


def _run_client(one: Contestant, python: Path, folder: Path) -> None:
    log = folder / "log.txt"
    with log.open("wb") as output:
        try:
            done = subprocess.run(
                [str(python), "-m", f"clients.{one.module}", "job.json"],
                cwd=folder,
                env=_environment(folder),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
                timeout=_LONGEST_SECONDS,
            )
        except subprocess.TimeoutExpired as exc:
            msg = f"stopped after {_LONGEST_SECONDS} s"
            raise RunFailedError(msg) from exc
    if done.returncode:
        said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        last = said[-1] if said else "nothing said"
        msg = f"ended with exit code {done.returncode}: {tell_reason(last)}"
        raise RunFailedError(msg)


def _environment(folder: Path) -> dict[str, str]:
    """Return what a contestant sees: no keys and no proxies, and nothing fetched from elsewhere."""
    strange = ("OPENAI_", "SUMMARIZER_", "HTTP_", "HTTPS_", "ALL_", "NO_", "PYTHON")
    kept = {
        name: value for name, value in os.environ.items() if not name.upper().startswith(strange)
    }
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join((str(HERE), str(ROOT))),
        "LITELLM_LOCAL_MODEL_COST_MAP": "True",
        "DOCETL_HOME_DIR": str(folder),
        "CONTEXTGEM_LOGGER_LEVEL": "ERROR",
    }


@contextmanager
def serving(latency_seconds: float) -> Iterator[int]:
    """Run a server of its own for one run; yield its port."""
    command = [sys.executable, str(HERE / "stub.py"), "--latency", str(latency_seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
        try:
            assert server.stdout is not None
            yield int(server.stdout.readline())
        finally:
            server.terminate()


def _ask_stats(port: int) -> dict[str, Any]:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"http://127.0.0.1:{port}/stats") as response:
        told: dict[str, Any] = json.loads(response.read())
    return told


if __name__ == "__main__":
    sys.exit(main())
