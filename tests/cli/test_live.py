"""The command line against a server on the loopback that does as it is told."""

import asyncio
import json
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from clisupport import clean_environment
from fakeserver import FakeServer, Step, fail, say
from scripted import PROFILE, answer_for

from summarizer.llm.base import Message, Request

SECRET = "sk-SECRET123456"


def answer(body: dict[str, Any]) -> Step:
    """Return what the script says to the request that came over the wire."""
    messages = tuple(Message(role=one["role"], content=one["content"]) for one in body["messages"])
    request = Request(
        endpoint=PROFILE.endpoint,
        model=PROFILE.model,
        prompt="extract.v1",
        messages=messages,
        answer_name=body["response_format"]["json_schema"]["name"],
        answer_schema={},
    )
    return say(json.dumps(answer_for(request)), model=PROFILE.model)


def counting(tokens: int, step: Step) -> Step:
    """Return a step whose answer says that its request had so many tokens."""
    body = step.body.replace(b'"prompt_tokens": 11', b'"prompt_tokens": %d' % tokens)
    return replace(step, body=body)


async def start(folder: Path, server: FakeServer, *arguments: str) -> asyncio.subprocess.Process:
    """Start the command line with the server as its model."""
    named = ("--model", PROFILE.model, "--base-url", server.url)
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "summarizer", arguments[0], *named, *arguments[1:]),
        cwd=folder,
        env=clean_environment({"OPENAI_API_KEY": SECRET}),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def finish(process: asyncio.subprocess.Process) -> tuple[int, str, str]:
    """Return exit code, standard output and standard error."""
    out, err = await asyncio.wait_for(process.communicate(), timeout=60)
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()


def signalling(event: asyncio.Event, step: Callable[[dict[str, Any]], Step]) -> Any:
    """Return a script that tells when it was asked."""

    def run(body: dict[str, Any]) -> Step:
        event.set()
        return step(body)

    return run


async def test_a_model_behind_a_server_is_asked(articles: Path, fake_server: FakeServer) -> None:
    fake_server.script = answer

    code, out, _ = await finish(await start(articles.parent, fake_server, "brief", "articles"))

    assert code == 0
    assert "Harbour Gazette" in out
    run = json.loads((articles.parent / "briefing.run.json").read_bytes())
    bodies = [one.body for one in fake_server.asked]
    names = [one["response_format"]["json_schema"]["name"] for one in bodies]
    assert names.count("communique_draft") == 6
    assert names[-3:] == ["claim_groups", "claim_differences", "summary_draft"]
    assert run["asked"]["live"]["sent"] == len(fake_server.asked) == 9
    assert run["asked"]["live"]["input_tokens"] == 99


async def test_what_was_recorded_is_not_asked_again(
    articles: Path, fake_server: FakeServer
) -> None:
    fake_server.script = answer
    command = ("brief", "articles", "--record", "kept", "-o", "-")

    first = await finish(await start(articles.parent, fake_server, *command))
    asked = len(fake_server.asked)
    second = await finish(await start(articles.parent, fake_server, *command))

    assert first[:2] == second[:2]
    assert len(fake_server.asked) == asked


@pytest.mark.fault(17)
async def test_an_article_that_fails_does_not_end_the_run(
    articles: Path, fake_server: FakeServer
) -> None:
    def refuse_one(body: dict[str, Any]) -> Step:
        if "Ministers meet in Tallinn" in body["messages"][-1]["content"]:
            return say(None, message={"refusal": "I cannot help with that."})
        return answer(body)

    fake_server.script = refuse_one

    code, _, err = await finish(await start(articles.parent, fake_server, "brief", "articles"))

    assert code == 3
    assert "failed: northern.txt: " in err
    briefing = json.loads((articles.parent / "briefing.json").read_bytes())
    assert sorted(one["status"] for one in briefing["sources"]) == ["failed", "read", "read"]


@pytest.mark.fault(39)
async def test_a_wrong_key_ends_the_run_and_is_not_shown(
    articles: Path, fake_server: FakeServer
) -> None:
    fake_server.script = [fail(401, f"Incorrect API key provided: {SECRET}")]

    code, out, err = await finish(await start(articles.parent, fake_server, "brief", "articles"))

    assert code == 7
    assert SECRET not in out + err
    assert not list(articles.parent.glob("briefing*"))


@pytest.mark.fault(41)
async def test_a_spent_budget_ends_the_run_and_the_same_command_goes_on(
    articles: Path, fake_server: FakeServer
) -> None:
    fake_server.script = lambda body: counting(6_000, answer(body))
    command = ("brief", "articles", "--record", "kept", "--concurrency", "1")
    undisturbed = await finish(
        await start(articles.parent, fake_server, "brief", "articles", "-o", "other.json")
    )
    whole = len(fake_server.asked)

    first = await finish(
        await start(articles.parent, fake_server, *command, "--max-tokens", "30000")
    )
    asked = len(fake_server.asked) - whole
    second = await finish(await start(articles.parent, fake_server, *command))

    assert (undisturbed[0], first[0], second[0]) == (0, 5, 0)
    assert "--max-tokens 30000" in first[2]
    assert 0 < asked < whole
    assert len(fake_server.asked) == 2 * whole
    briefings = [(articles.parent / name).read_bytes() for name in ("other.json", "briefing.json")]
    assert briefings[0] == briefings[1]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
async def test_the_first_signal_lets_requests_finish_and_keeps_their_answers(
    articles: Path, fake_server: FakeServer, number: signal.Signals, code: int
) -> None:
    asked = asyncio.Event()

    def late(body: dict[str, Any]) -> Step:
        step = answer(body)
        return Step(step.status, step.body, step.headers, delay_seconds=0.5)

    fake_server.script = signalling(asked, late)
    command = ("brief", "articles", "--concurrency", "1", "--record", "kept")
    process = await start(articles.parent, fake_server, *command)
    await asyncio.wait_for(asked.wait(), timeout=60)
    process.send_signal(number)

    ended, out, err = await finish(process)

    assert ended == code, err
    assert out == ""
    assert "stopped by" in err
    assert len(fake_server.asked) == 1
    assert len(list((articles.parent / "kept").glob("extract*.json"))) == 1
    assert not list(articles.parent.glob("briefing*"))


async def test_the_second_signal_stops_at_once(articles: Path, fake_server: FakeServer) -> None:
    asked = asyncio.Event()
    fake_server.script = signalling(asked, lambda _body: Step(manner="hang"))
    process = await start(articles.parent, fake_server, "brief", "articles")
    await asyncio.wait_for(asked.wait(), timeout=60)
    assert process.stderr is not None

    process.send_signal(signal.SIGINT)
    while b"stopping when" not in await asyncio.wait_for(process.stderr.readline(), timeout=60):
        pass
    process.send_signal(signal.SIGINT)

    assert (await finish(process))[0] == 130


async def test_doctor_says_whether_the_server_has_the_model(
    articles: Path, fake_server: FakeServer
) -> None:
    fake_server.models = (PROFILE.model, "other-1")
    here = await finish(await start(articles.parent, fake_server, "doctor"))
    fake_server.models = ("other-1",)
    elsewhere = await finish(await start(articles.parent, fake_server, "doctor"))

    assert here[0] == 0
    assert f"'{PROFILE.model}' is one of 2 models" in here[1]
    assert elsewhere[0] == 7
    assert "it has other-1" in " ".join(elsewhere[1].split())
    assert SECRET not in here[1] + here[2]
    assert not fake_server.asked
