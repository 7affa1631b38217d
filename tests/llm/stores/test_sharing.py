"""Several processes share one file: each request is asked for once, whoever dies meanwhile."""

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakeanswers import RIGHT, make_request
from fakeserver import FakeServer, say
from steppedclock import SteppedClock
from storekinds import answer_to

from summarizer.errors import TransportError
from summarizer.llm.base import Completion, Request
from summarizer.llm.leasing import LEASE_SECONDS, LeaseKeeper, LeasingStore
from summarizer.llm.stored import StoredModel
from summarizer.llm.stores.database import DatabaseStore
from summarizer.llm.stores.rows import ATTEMPTS

ROOT = Path(__file__).resolve().parents[3]
HOUR = 3600.0
REQUEST = make_request()


class Answering:
    """A model that answers when it may, and counts."""

    def __init__(self) -> None:
        self.asked = 0
        self.may_answer = asyncio.Event()
        self.error: Exception | None = None

    async def complete(self, request: Request) -> Completion:
        self.asked += 1
        await self.may_answer.wait()
        if self.error is not None:
            raise self.error
        return answer_to(request)


class Process:
    """What one of several processes has: a store, a model to ask, and clocks."""

    def __init__(self, path: Path) -> None:
        self.store = DatabaseStore(path)
        self.clock = SteppedClock()
        self.wall_is_ahead = 0.0
        self.inner = Answering()
        self.model = StoredModel(self.store, self.inner, self._make_keeper)

    def ask(self) -> asyncio.Task[Completion]:
        return asyncio.create_task(self.model.complete(REQUEST))

    async def is_asking(self) -> None:
        await until(lambda: self.inner.asked and self.clock.sleepers)

    async def is_waiting(self) -> None:
        await until(lambda: self.clock.sleepers)
        assert not self.inner.asked

    def _make_keeper(self, store: LeasingStore) -> LeaseKeeper:
        return LeaseKeeper(store, self.clock, lambda: self.clock.now() + self.wall_is_ahead)


async def until(condition: Callable[[], object]) -> None:
    """Let the threads of the stores go on until this holds."""
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110 - threads set no event of this loop
            await asyncio.sleep(0)


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Process]:
    process = Process(tmp_path / "kept.sqlite")
    yield process
    process.store.close()


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Process]:
    process = Process(tmp_path / "kept.sqlite")
    yield process
    process.store.close()


@pytest.mark.fault(49)
async def test_one_asks_and_the_other_waits_for_the_answer(first: Process, second: Process) -> None:
    asking = first.ask()
    await first.is_asking()
    waiting = second.ask()
    await second.is_waiting()

    first.inner.may_answer.set()
    answer = await asking
    await second.clock.advance(1)

    assert answer.text == (await waiting).text == RIGHT
    assert (first.inner.asked, second.inner.asked) == (1, 0)
    assert (first.model.tally.asked, second.model.tally.found) == (1, 1)
    assert first.store.find_lease(REQUEST.key) is None


@pytest.mark.fault(49)
async def test_when_one_fails_the_other_asks(first: Process, second: Process) -> None:
    first.inner.error = TransportError("broke")
    asking = first.ask()
    await first.is_asking()
    waiting = second.ask()
    await second.is_waiting()

    first.inner.may_answer.set()
    second.inner.may_answer.set()
    with pytest.raises(TransportError):
        await asking
    await until(lambda: first.store.find_lease(REQUEST.key) is None)
    await second.clock.advance(1)

    assert (await waiting).text == RIGHT
    assert second.inner.asked == 1


@pytest.mark.fault(49)
async def test_one_that_is_stopped_gives_its_lease_back(first: Process) -> None:
    asking = first.ask()
    await first.is_asking()

    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)

    await until(lambda: first.store.find_lease(REQUEST.key) is None)


@pytest.mark.fault(50)
async def test_a_lease_is_renewed_for_as_long_as_its_request_is_under_way(
    first: Process, second: Process
) -> None:
    asking = first.ask()
    await first.is_asking()
    waiting = second.ask()
    await second.is_waiting()

    for _ in range(10):
        await pass_together(first, second, LEASE_SECONDS / 3)

    assert second.inner.asked == 0
    first.inner.may_answer.set()
    await asking
    await second.clock.advance(1)
    assert (await waiting).text == RIGHT


async def pass_together(first: Process, second: Process, seconds: float) -> None:
    """Let time pass for both; the first renews its lease meanwhile."""
    before = first.store.find_lease(REQUEST.key)
    await first.clock.advance(seconds)
    await until(lambda: first.store.find_lease(REQUEST.key) != before)
    await second.clock.advance(seconds)


@pytest.mark.fault(50)
@pytest.mark.parametrize(
    ("ahead", "seconds"),
    [(0, LEASE_SECONDS), (HOUR, LEASE_SECONDS / 2), (-HOUR, LEASE_SECONDS)],
)
async def test_a_lease_that_is_not_renewed_is_taken_over(
    first: Process, second: Process, ahead: float, seconds: float
) -> None:
    asking = first.ask()
    await first.is_asking()
    second.wall_is_ahead = ahead
    second.inner.may_answer.set()
    waiting = second.ask()
    await second.is_waiting()

    await second.clock.advance(seconds - 2)
    assert second.inner.asked == 0
    await second.clock.advance(3)

    assert (await waiting).text == RIGHT
    first.inner.may_answer.set()
    assert (await asking).text == RIGHT
    assert [row[5] for row in first.store.all_rows(ATTEMPTS)] == [b"owner_lost"]


@pytest.mark.fault(50)
@pytest.mark.parametrize("ahead", [HOUR, -HOUR])
async def test_a_clock_that_jumps_takes_no_lease_that_is_renewed(
    first: Process, second: Process, ahead: float
) -> None:
    asking = first.ask()
    await first.is_asking()
    second.wall_is_ahead = ahead
    waiting = second.ask()
    await second.is_waiting()

    for step in range(6):
        first.wall_is_ahead = ahead * (step % 2)
        await pass_together(first, second, LEASE_SECONDS / 3)

    assert second.inner.asked == 0
    first.inner.may_answer.set()
    await asking
    await second.clock.advance(1)
    assert (await waiting).text == RIGHT


ASKS_FOR_EVER = """
import asyncio, sys
from pathlib import Path
sys.path.insert(0, "tests")
from fakeanswers import make_request
from summarizer.llm.stored import StoredModel
from summarizer.llm.stores.database import DatabaseStore

class Silent:
    async def complete(self, request):
        print("asked", flush=True)
        await asyncio.Event().wait()

store = DatabaseStore(Path(sys.argv[1]))
asyncio.run(StoredModel(store, Silent()).complete(make_request()))
"""


@pytest.mark.fault(50)
async def test_the_lease_of_a_killed_process_is_taken_at_once(second: Process) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", ASKS_FOR_EVER, second.store.place,
        cwd=ROOT, env=environment(), stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert await process.stdout.readline() == b"asked\n"
    waiting = second.ask()
    await second.is_waiting()

    process.kill()
    await process.wait()
    second.inner.may_answer.set()
    await second.clock.advance(1)

    assert (await waiting).text == RIGHT
    assert second.inner.asked == 1


KEEPS = """
import asyncio, sys
from pathlib import Path
sys.path.insert(0, "tests")
from fakeanswers import make_request
from storekinds import answer_to
from summarizer.llm.stored import StoredModel
from summarizer.llm.stores.database import DatabaseStore

class Answering:
    async def complete(self, request):
        print("?", request.key, flush=True)
        return answer_to(request)

async def main():
    with DatabaseStore(Path(sys.argv[1])) as store:
        model = StoredModel(store, Answering())
        places = asyncio.Semaphore(8)

        async def ask(number):
            async with places:
                request = make_request(f"[1] They met {number} times.")
                await model.complete(request)
                print("!", request.key, flush=True)

        await asyncio.gather(*(ask(number) for number in range(int(sys.argv[2]))))

asyncio.run(main())
"""


@pytest.mark.fault(42)
def test_a_writer_that_is_killed_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path, chance = tmp_path / "kept.sqlite", random.Random(7)
    wanted, calls, acknowledged = 300, 0, set[str]()

    for run in range(11):
        is_last = run == 10
        with subprocess.Popen(
            [sys.executable, "-c", KEEPS, str(path), str(wanted)],
            cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True,
        ) as process:  # fmt: skip
            assert process.stdout is not None
            stop_after = chance.randrange(40)
            for number, line in enumerate(process.stdout):
                kind, key = line.split() if line.endswith("\n") else ("", "")
                calls += kind == "?"
                acknowledged |= {key} if kind == "!" else set()
                if number == stop_after and not is_last:
                    process.send_signal(signal.SIGKILL)

        with DatabaseStore(path, read_only=True) as store:
            assert acknowledged <= {one.key for one in store.all_recordings()}
    assert process.returncode == 0
    assert len(acknowledged) == wanted
    assert calls - wanted <= 10 * 8


ASKS_ALL = """
import asyncio, random, sys
from pathlib import Path
sys.path.insert(0, "tests")
from fakeanswers import make_request
from summarizer.settings import Settings
from summarizer.wiring import open_model

async def main(path, url, seed):
    settings = Settings(model="test-model", base_url=url, store=Path(path), concurrency=8)
    numbers = list(range(40))
    random.Random(seed).shuffle(numbers)
    async with open_model(settings) as opened:
        print("ready", flush=True)
        sys.stdin.readline()
        requests = [make_request(f"[1] {number}", endpoint=url) for number in numbers]
        texts = await asyncio.gather(*map(opened.model.complete, requests))
        tally = opened.tally()["store"]
    print(tally["found"] + tally["asked"], len({one.text for one in texts}), flush=True)

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.mark.fault(49)
async def test_four_processes_ask_each_request_once(
    fake_server: FakeServer, tmp_path: Path
) -> None:
    fake_server.script = lambda _body: say(RIGHT, delay_seconds=0.02)
    path = tmp_path / "kept.sqlite"
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", ASKS_ALL, str(path), fake_server.url, str(seed),
            cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )
        for seed in range(4)
    ]  # fmt: skip
    for process in processes:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"ready\n"

    told = await asyncio.gather(*(process.communicate(b"go\n") for process in processes))

    asked = [json.dumps(one.body["messages"]) for one in fake_server.asked]
    assert len(asked) == len(set(asked)) == 40
    assert [out for out, _ in told] == [b"40 1\n"] * 4
    assert not path.with_name("kept.sqlite.owners").exists()


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}
