"""Whether a batch survives being killed: `python benchmarks/kill.py`.

Starts `summarizer batch` against a server on the loopback, kills it (SIGKILL) at a random point,
starts it again and lets it finish; 20 times. Each time the output must be that of a run that nobody
disturbed, byte for byte, and the server must have been asked no more than the concurrency beyond
the distinct requests. Exits 1 where one of them does not hold.
"""

import argparse
import asyncio
import os
import random
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT / "tests"))  # the server and its script are those of the tests

from batch.support import write_events, written  # noqa: E402
from cli.test_live import answer  # noqa: E402
from fakeserver import FakeServer, Step  # noqa: E402
from scripted import PROFILE  # noqa: E402

EVENTS = 12
CONCURRENCY = 8
POINTS = 20


async def run_batch(folder: Path, server: FakeServer, out: str) -> asyncio.subprocess.Process:
    """Start a batch in a process of its own."""
    words = ["batch", "root", "--out", out, "--quiet", "--concurrency", str(CONCURRENCY)]
    named = ["--model", PROFILE.model, "--base-url", server.url]
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SUMMARIZER_", "OPENAI_"))
    }
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "summarizer", *words, *named),
        cwd=folder,
        env=kept,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )


class Killer:
    """Answers, and kills a process once so many requests have come and a moment has passed."""

    def __init__(self, requests: int, seconds: float, latency_seconds: float) -> None:
        self._left = requests
        self._seconds = seconds
        self._latency_seconds = latency_seconds
        self.process: asyncio.subprocess.Process | None = None

    def __call__(self, body: dict[str, Any]) -> Step:
        self._left -= 1
        if self._left == 0 and self.process is not None:
            asyncio.get_running_loop().call_later(self._seconds, self._kill)
        step = answer(body)
        return Step(step.status, step.body, step.headers, delay_seconds=self._latency_seconds)

    def _kill(self) -> None:
        if self.process is not None and self.process.returncode is None:
            self.process.kill()


async def finish(process: asyncio.subprocess.Process) -> int:
    """Wait for a process and return its exit code; print what it said where it failed."""
    _, told = await process.communicate()
    if process.returncode not in (0, -9):
        print(told.decode())
    return process.returncode or 0


async def kill_once(folder: Path, server: FakeServer, expected: int, rng: random.Random) -> int:
    """Kill a run at a random point and finish it; return the requests beyond the distinct ones."""
    server.received.clear()
    killer = Killer(rng.randint(1, expected), rng.random() * 0.3, latency_seconds=0.05)
    server.script = killer
    out = f"out-{rng.getrandbits(32):08x}"
    killer.process = await run_batch(folder, server, out)
    killed = await finish(killer.process)
    before = len(server.asked)
    killer.process = None
    ended = await finish(await run_batch(folder, server, out))
    asked = [sha256(one.raw).hexdigest() for one in server.asked]
    same = written(folder / out) == written(folder / "whole")
    beyond = len(asked) - len(set(asked))
    print(
        f"killed after {before:3} of {expected} requests ({killed}); then exit {ended}, "
        f"{'same' if same else 'OTHER'} bytes, {beyond} requests beyond the distinct ones",
        flush=True,
    )
    return beyond if same and ended == 0 and len(set(asked)) == expected else 1_000


async def measure(points: int, seed: int) -> int:
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_events(folder / "root", *(f"event-{number:02}" for number in range(EVENTS)))
        async with FakeServer(answer) as server:
            await finish(await run_batch(folder, server, "whole"))
            expected = len({sha256(one.raw).hexdigest() for one in server.asked})
            beyond = [await kill_once(folder, server, expected, rng) for _ in range(points)]
    print(f"{points} kills; most requests beyond: {max(beyond)}; bound: {CONCURRENCY}")
    return int(max(beyond) > CONCURRENCY)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=POINTS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    return asyncio.run(measure(options.points, options.seed))


if __name__ == "__main__":
    sys.exit(main())
