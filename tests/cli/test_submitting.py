"""Runs by way of a batch service, from the command line."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from clisupport import clean_environment
from fakebatches import LOST, Ending, FakeBatches, Fault
from fakeserver import fail
from quality import EVENTS, RECORDINGS, brief_event, read_corpus
from scripted import PROFILE, answer_for
from serving import serving

from summarizer.cli.main import run
from summarizer.llm.base import Message, Request
from summarizer.llm.recording import Recording
from summarizer.llm.stores.folder import FolderStore
from summarizer.schema.briefing import Briefing

SECRET = "sk-SECRET123456"
EVENT = "e2-chile-korea"


@pytest.fixture
def server() -> Iterator[FakeBatches]:
    with serving(FakeBatches(scripted)) as server:
        yield server


def scripted(body: dict[str, Any]) -> str:
    """Return what the script says to a request."""
    request = Request(
        endpoint=PROFILE.endpoint,
        model=body["model"],
        prompt="",
        messages=tuple(Message.model_validate(one) for one in body["messages"]),
        answer_name=body["response_format"]["json_schema"]["name"],
        answer_schema={},
    )
    return json.dumps(answer_for(request))


class Recorded:
    """Answers with what a model said to the same messages before."""

    def __init__(self, folder: Path) -> None:
        self._by_messages: dict[tuple[tuple[str, str], ...], Recording] = {
            one.request.messages: one for one in FolderStore(folder).all_recordings()
        }

    def __call__(self, body: dict[str, Any]) -> str:
        return self._by_messages[
            tuple((one["role"], one["content"]) for one in body["messages"])
        ].raw


FOLDER = ("--record", "kept")
FILE = ("--store", "kept.sqlite")


def requests(*arguments: str, kept: tuple[str, str] = FOLDER) -> int:
    return run(["requests", *arguments, *kept])


def export(
    server: FakeBatches,
    *options: str,
    model: str = PROFILE.model,
    kept: tuple[str, str] = FOLDER,
) -> list[str]:
    """Export what is asked next, and return the names of the files."""
    named = ("--model", model, "--base-url", server.url, "--out", "ask.jsonl")
    assert requests("export", "articles", *named, *options, kept=kept) == 0
    return sorted(path.name for path in Path().glob("ask*.jsonl") if path.stat().st_size)


def killed(server: FakeBatches, call: str, *arguments: str) -> None:
    """Run a command and kill it when the service has heard a call, before it answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "summarizer", "requests", *arguments, "--record", "kept"],
        env=clean_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def kill(heard: str) -> None:
        if heard.startswith(call):
            process.kill()
            process.wait()

    server.on_heard = kill
    assert process.wait(timeout=60) == -signal.SIGKILL
    server.on_heard = lambda _call: None


@pytest.mark.fault(53)
def test_a_recorded_event_by_way_of_batches_that_expire_and_processes_that_are_killed(
    folder: Path,
) -> None:
    (folder / "articles").symlink_to(EVENTS[EVENT])
    model = FolderStore(RECORDINGS / EVENT).read_profile().model
    with serving(FakeBatches(Recorded(RECORDINGS / EVENT))) as server:
        base = ("--base-url", server.url)
        server.endings = [Ending("expired", answered=1), Ending("cancelled", answered=0), Ending()]
        rounds = 0
        while files := export(server, "--max-requests", "4", model=model):
            if rounds == 0:
                assert len(files) > 1
                killed(server, "POST /v1/files", "submit", *files, *base)
                killed(server, "POST /v1/batches", "submit", *files, *base)
            assert requests("submit", *files, *base) == 0
            assert requests("status", *base) == 0
            if rounds == 0:
                killed(server, "GET /v1/files", "fetch", *base)
                assert requests("fetch", "--resubmit", *base) == 3
            assert requests("fetch", *base) == 0
            rounds += 1

        assert 3 < rounds < 8
        assert max(server.submitted.values()) == 2
        answered = [
            json.loads(line)["custom_id"]
            for one in server.batches.values()
            for name, file_id in one.files.items()
            if name == "output_file_id"
            for line in server.files[file_id].splitlines()
        ]
        assert len(answered) == len(set(answered)) == len(server.submitted)

    assert run(["brief", "articles", "--replay", "kept"]) == 0
    assert run(["check", "briefing.json"]) == 0
    briefing = Briefing.model_validate_json((folder / "briefing.json").read_bytes())
    assert briefing.id == brief_event(read_corpus(EVENT), "recorded").briefing.id


@pytest.mark.parametrize("kept", [FOLDER, FILE], ids=["folder", "file"])
def test_every_request_of_a_run_is_submitted_once(
    articles: Path, server: FakeBatches, capsys: pytest.CaptureFixture[str], kept: tuple[str, str]
) -> None:
    base = ("--base-url", server.url)
    while files := export(server, kept=kept):
        assert requests("submit", *files, *base, kept=kept) == 0
        assert requests("submit", *files, *base, kept=kept) == 0
        assert requests("fetch", *base, kept=kept) == 0

    err = capsys.readouterr().err
    assert "submitted 3 requests of 'ask.jsonl'" in err
    assert "left out 3 requests under way in 0001-ask-" in err
    assert set(server.submitted.values()) == {1}
    assert len(server.submitted) == 9


def test_how_batches_stand_is_shown(
    articles: Path, server: FakeBatches, capsys: pytest.CaptureFixture[str]
) -> None:
    base = ("--base-url", server.url)
    reason = {"code": "invalid_json_line", "line": 2, "message": f"no\nJSON \x1b[2J {SECRET}"}
    server.endings = [Ending("failed", errors=[reason]), Ending(after_looks=2)]
    export(server, "--max-requests", "2")
    requests("submit", "ask.001.jsonl", "ask.002.jsonl", *base)
    capsys.readouterr()

    assert requests("status", *base) == 0
    table = capsys.readouterr().out
    assert requests("fetch", *base) == 3
    told = capsys.readouterr().err
    assert requests("status", "--json", *base) == 0
    plain = json.loads(capsys.readouterr().out)

    assert r"line 2: invalid_json_line: no\nJSON \x1b[2J ***" in table
    assert "in_progress" in table
    assert r"line 2: invalid_json_line: no\nJSON \x1b[2J ***" in told
    assert "ended as failed" in told
    assert "2 requests of batches that ended came back unanswered" in told
    assert [(one["status"], one["imported"], one["answered"]) for one in plain] == [
        ("failed", True, 0),
        ("completed", False, 1),
    ]


def test_a_wait_ends_with_the_last_batch(
    articles: Path, server: FakeBatches, capsys: pytest.CaptureFixture[str]
) -> None:
    base = ("--base-url", server.url)
    export(server)
    requests("submit", "ask.jsonl", *base)

    assert requests("status", "--wait", *base) == 0
    assert requests("fetch", "--wait", *base) == 0

    assert "imported 3, already there 0, still waiting 0" in capsys.readouterr().out


def test_what_is_still_out_exits_3(
    articles: Path, server: FakeBatches, capsys: pytest.CaptureFixture[str]
) -> None:
    base = ("--base-url", server.url)
    server.endings = [Ending(after_looks=1)]
    export(server)
    requests("submit", "ask.jsonl", *base)

    assert requests("fetch", *base) == 3
    assert "still out: 1 batch" in capsys.readouterr().err
    assert requests("fetch", *base) == 0


def test_a_batch_that_was_given_up_brings_what_was_answered(
    articles: Path, server: FakeBatches, capsys: pytest.CaptureFixture[str]
) -> None:
    base = ("--base-url", server.url)
    server.endings = [Ending(answered=1, after_looks=9), Ending()]
    export(server)
    requests("submit", "ask.jsonl", *base)

    assert requests("cancel", "batch_7", *base) == 2
    assert "`requests status` lists them" in capsys.readouterr().err
    assert requests("cancel", "batch_1", *base) == 0
    assert "cancelling" in capsys.readouterr().out
    assert requests("fetch", *base) == 3
    assert "imported 1, already there 0, still waiting 2" in capsys.readouterr().out
    assert requests("submit", "--resume", *base) == 0
    assert requests("fetch", *base) == 0


def test_a_submission_goes_to_the_server_that_its_requests_are_for(
    articles: Path, server: FakeBatches, capsys: pytest.CaptureFixture[str]
) -> None:
    export(server)

    assert requests("submit", "ask.jsonl") == 2
    assert f"are for '{server.url}'" in capsys.readouterr().err
    assert requests("submit", "ask.jsonl", "--base-url", "http://127.0.0.1:9/v1") == 2

    assert not server.received


@pytest.mark.fault(39)
def test_a_refused_key_ends_a_submission_and_is_not_shown(
    articles: Path,
    server: FakeBatches,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    server.key = "another"
    export(server)

    assert requests("submit", "ask.jsonl", "--base-url", server.url) == 7

    out, err = capsys.readouterr()
    assert "answered 401" in err
    assert SECRET not in out + err
    assert all(
        SECRET.encode() not in path.read_bytes()
        for path in Path("kept").rglob("*")
        if path.is_file()
    )


def test_an_interrupted_submission_is_shown_and_resumed(
    articles: Path, server: FakeBatches, capsys: pytest.CaptureFixture[str]
) -> None:
    base = ("--base-url", server.url)
    server.faults = [
        Fault("POST /v1/batches", LOST, is_heard=True),
        Fault("GET /v1/batches", fail(403, "not now")),
    ]
    export(server)

    assert requests("submit", "ask.jsonl", *base) == 7
    assert requests("status", *base) == 0
    assert "interrupted" in capsys.readouterr().out
    assert requests("submit", "--resume", *base) == 0

    assert "finished 1 submission" in capsys.readouterr().err
    assert set(server.submitted.values()) == {1}


def test_a_command_without_anything_to_do_says_so(
    articles: Path, server: FakeBatches, capsys: pytest.CaptureFixture[str]
) -> None:
    base = ("--base-url", server.url)
    export(server)

    assert requests("submit", *base) == 2
    assert "--resume" in capsys.readouterr().err
    assert requests("submit", "nowhere.jsonl", *base) == 2
    assert requests("status", *base) == 0
    assert "no batch was submitted" in capsys.readouterr().out
    assert requests("fetch", *base) == 0
    assert "no batch has ended" in capsys.readouterr().out

    assert not server.received
