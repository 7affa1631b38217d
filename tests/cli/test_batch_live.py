"""`batch` against a server on the loopback: kept answers, signals, and kills at any moment."""

import asyncio
import hashlib
import json
import random
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from batch.support import write_events, written
from cli.test_live import SECRET, answer, finish, start
from fakeserver import FakeServer, Step, fail, say

NAMES = ("a", "b", "c", "d", "e")
COMMAND = ("batch", "root", "--out", "out")


@pytest.fixture
def root(folder: Path) -> Path:
    """Five events, each with three articles that no other has."""
    return write_events(folder / "root", *NAMES)


def run_of(folder: Path) -> dict[str, Any]:
    run: dict[str, Any] = json.loads((folder / "out" / "run.json").read_bytes())
    return run


def distinct(server: FakeServer) -> int:
    """Return how many different requests the server got."""
    return len({hashlib.sha256(one.raw).hexdigest() for one in server.asked})


class OnRequest:
    """Answers as the script does, and does something once a number of requests has come."""

    def __init__(self, number: int, act: Callable[[], object], delay_seconds: float = 0.0) -> None:
        self._left = number
        self._act = act
        self._delay_seconds = delay_seconds

    def __call__(self, body: dict[str, Any]) -> Step:
        """Return the answer."""
        self._left -= 1
        if self._left == 0:
            self._act()
        step = answer(body)
        return Step(step.status, step.body, step.headers, delay_seconds=self._delay_seconds)


async def test_what_a_server_answered_is_kept_and_counted(
    root: Path, folder: Path, fake_server: FakeServer
) -> None:
    fake_server.script = answer

    first = await finish(await start(folder, fake_server, *COMMAND))
    asked = len(fake_server.asked)
    run = run_of(folder)
    second = await finish(await start(folder, fake_server, *COMMAND, "--force"))

    assert (first[0], second[0]) == (0, 0), first[2]
    assert len(fake_server.asked) == asked == distinct(fake_server)
    assert run["asked"]["live"]["sent"] == asked
    assert run["asked"]["live"]["input_tokens"] == 11 * asked
    assert run_of(folder)["asked"]["live"]["sent"] == 0
    assert SECRET not in json.dumps(run) + first[2]


async def test_articles_of_several_events_are_in_flight_together(
    root: Path, folder: Path, fake_server: FakeServer
) -> None:
    def answer_late(body: dict[str, Any]) -> Step:
        step = answer(body)
        is_early = len(fake_server.asked) <= 15
        return Step(step.status, step.body, step.headers, delay_seconds=1.0 if is_early else 0.0)

    fake_server.script = answer_late
    ended = await finish(await start(folder, fake_server, *COMMAND, "--concurrency", "15"))

    assert ended[0] == 0
    assert fake_server.most_at_once == 15  # three articles of each of five events


@pytest.mark.fault(43)
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
async def test_the_first_signal_finishes_what_is_under_way_and_says_how_to_go_on(
    root: Path, folder: Path, fake_server: FakeServer, number: signal.Signals, code: int
) -> None:
    process = None

    def signal_it() -> None:
        assert process is not None
        process.send_signal(number)

    fake_server.script = OnRequest(9, signal_it, delay_seconds=0.2)
    process = await start(folder, fake_server, *COMMAND, "--concurrency", "2")
    ended, _, err = await finish(process)
    asked = len(fake_server.asked)
    stopped = run_of(folder)
    fake_server.script = answer
    again = await finish(await start(folder, fake_server, *COMMAND, "--concurrency", "2"))

    assert ended == code, err
    assert f"stopped ({number.name}); to go on: summarizer batch root" in err
    assert (stopped["stopped"], stopped["exit_code"]) == ("signal", code)
    assert asked <= 11
    assert again[0] == 0, again[2]
    assert len(fake_server.asked) == distinct(fake_server)
    assert not list((folder / "out").rglob("*.tmp"))


@pytest.mark.fault(43)
async def test_the_second_signal_stops_at_once(
    root: Path, folder: Path, fake_server: FakeServer
) -> None:
    asked = asyncio.Event()

    def hang(_body: dict[str, Any]) -> Step:
        asked.set()
        return Step(manner="hang")

    fake_server.script = hang
    process = await start(folder, fake_server, *COMMAND)
    await asyncio.wait_for(asked.wait(), timeout=60)
    assert process.stderr is not None

    process.send_signal(signal.SIGINT)
    while b"again: at once" not in await asyncio.wait_for(process.stderr.readline(), timeout=60):
        pass
    process.send_signal(signal.SIGINT)

    assert (await finish(process))[0] == 130


@pytest.mark.fault(42)
@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_run_that_is_killed_at_any_moment_goes_on_to_the_same_bytes(
    root: Path, folder: Path, fake_server: FakeServer, seed: int
) -> None:
    concurrency, points = 4, random.Random(seed)
    command = (*COMMAND, "--concurrency", str(concurrency))
    fake_server.script = answer
    await finish(await start(folder, fake_server, *COMMAND[:-1], "whole"))
    needed = distinct(fake_server)
    fake_server.received.clear()

    process = None

    def kill() -> None:
        assert process is not None
        process.kill()

    fake_server.script = OnRequest(points.randint(1, needed), kill, points.random() * 0.02)
    process = await start(folder, fake_server, *command)
    killed, _, _ = await finish(process)
    fake_server.script = answer
    ended, _, err = await finish(await start(folder, fake_server, *command))

    assert killed == -signal.SIGKILL
    assert ended == 0, err
    assert written(folder / "out") == written(folder / "whole")
    assert distinct(fake_server) == needed
    assert len(fake_server.asked) - needed <= concurrency
    assert not list((folder / "out").rglob("*.tmp"))


async def test_one_bad_article_ends_nothing_and_is_tried_again(
    root: Path, folder: Path, fake_server: FakeServer
) -> None:
    def refuse_one(body: dict[str, Any]) -> Step:
        text = body["messages"][-1]["content"]
        if "Ministers meet in Tallinn" in text and "the c desk" in text:
            return say(None, message={"refusal": "I cannot help with that."})
        return answer(body)

    fake_server.script = refuse_one
    first = await finish(await start(folder, fake_server, *COMMAND))
    failures = (folder / "out" / "failures.jsonl").read_text().splitlines()
    asked = len(fake_server.asked)
    fake_server.script = answer
    second = await finish(await start(folder, fake_server, *COMMAND, "--retry-failed"))
    await finish(await start(folder, fake_server, *COMMAND[:-1], "whole"))

    assert (first[0], second[0]) == (3, 0)
    assert [json.loads(line)["kind"] for line in failures] == ["refused"]
    assert len(fake_server.asked) > asked
    assert written(folder / "out") == written(folder / "whole")


async def test_a_wrong_key_ends_the_run_after_a_request(
    root: Path, folder: Path, fake_server: FakeServer
) -> None:
    fake_server.script = [fail(401, f"Incorrect API key provided: {SECRET}")]

    code, out, err = await finish(await start(folder, fake_server, *COMMAND, "--concurrency", "1"))

    assert code == 7
    assert len(fake_server.asked) <= 2
    assert SECRET not in out + err + (folder / "out" / "run.json").read_text()
