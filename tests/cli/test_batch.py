"""`batch` with recordings and with the embedded extractor."""

import asyncio
import json
import os
import pty
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from batch.support import write_events, written
from clisupport import clean_environment
from scripted import PROFILE, ScriptedModel

from summarizer.cli.main import run
from summarizer.ingest.read import read_articles
from summarizer.llm.stored import StoredModel
from summarizer.llm.stores.folder import FolderStore
from summarizer.pipeline import summarize

CHECKOUT = Path(__file__).parents[2]
RUNS_ON_A_FULL_DISK = """
import resource, sys
from summarizer.cli.main import run
from summarizer.ingest.article import article_from_text
article_from_text("Los dos ministros firmaron el acuerdo. " * 9)  # its tables pass through a file
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
sys.exit(run(sys.argv[1:]))
"""
NAMES = ("lisbon", "oslo", "tallinn")


@pytest.fixture
def root(folder: Path) -> Path:
    """Three events, each with three articles that no other has."""
    return write_events(folder / "root", *NAMES)


@pytest.fixture
def recordings(root: Path) -> Path:
    """What the script says to them."""
    path = root.parent / "recordings"
    store = FolderStore(path)
    store.claim(PROFILE)
    model = StoredModel(store, ScriptedModel())
    for name in NAMES:
        articles = read_articles([str(root / name)]).articles
        asyncio.run(summarize(articles, model=model, profile=PROFILE))
    return path


class Told(NamedTuple):
    """What became of a run: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Told]


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process."""

    def run_here(*arguments: object) -> Told:
        code = run([str(one) for one in arguments])
        return Told(code, *capsys.readouterr())

    return run_here


@pytest.fixture
def batch(recordings: Path, tell: Run) -> Run:
    """Run a batch that answers from recordings."""
    return partial(tell, "batch", "root", "--out", "out", "--replay", "recordings")


def batch_words(*more: str) -> list[str]:
    """Return a batch that answers from recordings, for a process of its own."""
    words = ["batch", "root", "--out", "out", "--replay", "recordings"]
    return [sys.executable, "-m", "summarizer", *words, *more]


def run_of(folder: Path, name: str = "run.json") -> dict[str, Any]:
    run: dict[str, Any] = json.loads((folder / "out" / name).read_bytes())
    return run


def failures_of(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "out" / "failures.jsonl").read_bytes().splitlines()
    return [json.loads(line) for line in lines]


def test_every_event_is_what_brief_makes_of_its_folder(batch: Run, tell: Run, folder: Path) -> None:
    done = batch()

    assert done.code == 0, done.err
    for name in NAMES:
        tell("brief", f"root/{name}", "--replay", "recordings", "-o", "one/briefing.json")
        assert written(folder / "one") == written(folder / "out" / name)


def test_corrections_that_were_not_applied_are_told_and_listed(batch: Run, folder: Path) -> None:
    gone = '[[drop]]\nitem = "agr-0000000000"\nnote = "gone"\n'
    (folder / "root" / "oslo" / "corrections.toml").write_text(gone, encoding="utf-8")

    told = batch()

    assert told.code == 0, told.err
    assert "not applied: oslo: drop of agr-0000000000: no item has this id" in told.err
    assert list(run_of(folder)["corrections_not_applied"]) == ["oslo"]


def test_the_real_events_are_what_brief_makes_of_them(tell: Run, folder: Path) -> None:
    shutil.copytree(CHECKOUT / "seeds", folder / "root" / "seeds")
    recorded = CHECKOUT / "tests" / "recordings" / "seeds"

    done = tell("batch", "root", "--out", "out", "--replay", recorded)
    tell("brief", "root/seeds", "--replay", recorded, "-o", "one/briefing.json")

    assert done.code == 0, done.err
    assert written(folder / "out" / "seeds") == written(folder / "one")


def test_a_heap_is_told_apart_into_the_events_that_its_articles_are_on(
    tell: Run, folder: Path
) -> None:
    events = ("e1-norway-kenya", "e2-chile-korea")
    (folder / "heap").mkdir()
    for name in events:
        for path in (CHECKOUT / "tests" / "data" / name).glob("*.txt"):
            shutil.copy(path, folder / "heap" / f"{name}-{path.name}")

    told = tell("batch", "heap", "--group", "--out", "out", "--model", "builtin")

    assert told.code in (0, 3)  # 3: the embedded extractor does not read the Spanish article
    uris = [
        {source["uri"].rsplit("/")[-1][:3] for source in json.loads(path.read_bytes())["sources"]}
        for path in sorted((folder / "out").glob("*/briefing.json"))
    ]
    assert sorted(map(sorted, uris)) == [["e1-"], ["e2-"]]


def test_a_run_says_how_it_went_in_a_line_and_in_a_file(batch: Run, folder: Path) -> None:
    done = batch()

    run = run_of(folder)
    assert done.out.startswith("3 events: 3 briefed; 9 of 9 articles done; ")
    assert done.out.count("\n") == 1
    assert run["events"] == {"planned": 3, "by_status": {"briefed": 3}, "not_begun": 0}
    assert run["articles"] == {"planned": 9, "done": 9, "failed": 0, "unchanged": 0}
    assert [one["event"] for one in run["results"]] == list(NAMES)
    assert run["asked"]["store"]["found"] > 9
    assert {"summarizer", "python", "schema", "extract.v1"} <= set(run["versions"])
    assert (run["stopped"], run["faults"], run["exit_code"]) == (None, {}, 0)
    assert failures_of(folder) == []


def test_a_second_run_leaves_what_is_complete(batch: Run, folder: Path) -> None:
    batch()
    before = {path: path.stat().st_mtime_ns for path in (folder / "out").rglob("briefing*")}

    done = batch()

    assert "3 unchanged; 0 of 9 articles done" in done.out
    assert before == {path: path.stat().st_mtime_ns for path in (folder / "out").rglob("briefing*")}


def test_force_briefs_again(batch: Run, folder: Path) -> None:
    batch()

    assert "3 briefed" in batch("--force").out


def test_what_failed_stands_in_a_file_with_the_command_that_tries_it_again(
    batch: Run, tell: Run, folder: Path
) -> None:
    bad = folder / "root" / "oslo" / "bad.txt"
    bad.write_bytes(b"\x89PNG\x00")
    done = batch()
    failures = failures_of(folder)
    bad.unlink()

    words = shlex.split(failures[0]["retry"])
    again = tell(*words[1:])

    assert done.code == 3
    assert "failed: oslo/bad.txt: the file is binary" in done.err
    assert [(one["event"], one["uri"], one["kind"]) for one in failures] == [
        ("oslo", "bad.txt", "binary")
    ]
    assert words[:1] == ["summarizer"]
    assert again.out.startswith("1 event: 1 briefed; 3 of 3 articles done")
    assert failures_of(folder) == []


def test_retry_failed_briefs_the_events_of_the_file_only(batch: Run, folder: Path) -> None:
    for name in ("oslo", "tallinn"):
        (folder / "root" / name / "bad.txt").write_bytes(b"\x89PNG\x00")
    batch()
    (folder / "root" / "oslo" / "bad.txt").unlink()

    done = batch("--retry-failed")

    assert done.code == 3
    assert done.out.startswith("2 events: 1 briefed, 1 unchanged;")
    assert [one["event"] for one in failures_of(folder)] == ["tallinn"]


def test_retry_failed_without_failures_has_nothing_to_do(batch: Run, folder: Path) -> None:
    first = batch("--retry-failed")
    batch()
    second = batch("--retry-failed")

    assert first.code == 2
    assert "run without it first" in first.err
    assert (second.code, second.out.split(";")[0]) == (0, "0 events: nothing to do")


def test_one_event_alone_leaves_the_failures_of_the_others(batch: Run, folder: Path) -> None:
    (folder / "root" / "oslo" / "bad.txt").write_bytes(b"\x89PNG\x00")
    batch()

    done = batch("--only", "lisbon")

    assert done.code == 0
    assert [one["event"] for one in failures_of(folder)] == ["oslo"]


def test_shards_in_one_folder_make_what_one_run_makes(
    recordings: Path, tell: Run, folder: Path
) -> None:
    command = ("batch", "root", "--replay", "recordings")
    tell(*command, "--out", "whole")
    for number in (1, 2):
        tell(*command, "--out", "out", "--shard", f"{number}/2")

    assert written(folder / "out") == written(folder / "whole")
    runs = [run_of(folder, f"run.{number}-of-2.json") for number in (1, 2)]
    assert sorted(one["event"] for run in runs for one in run["results"]) == list(NAMES)
    assert not (folder / "out" / "run.json").exists()


def test_a_manifest_gives_events_names_and_words(recordings: Path, tell: Run, folder: Path) -> None:
    lines = [
        {"event": "north", "sources": ["root/oslo"], "words": "Tallinn"},
        {"event": "south", "sources": ["root/lisbon"]},
    ]
    text = "".join(f"{json.dumps(line)}\n" for line in lines)
    (folder / "events.jsonl").write_text(text, encoding="utf-8")

    done = tell("batch", "--manifest", "events.jsonl", "--out", "out", "--replay", "recordings")

    assert done.code == 0, done.err
    assert (folder / "out" / "north" / "briefing.md").exists()
    assert (folder / "out" / "south" / "briefing.md").exists()


def test_a_recording_that_is_missing_is_told_and_ends_nobody_else(batch: Run, folder: Path) -> None:
    (folder / "root" / "oslo" / "new.txt").write_text("Oslo Post\n\nA new report of the talks.\n")

    done = batch()

    assert done.code == 6
    assert "no recording" in done.err
    assert run_of(folder)["events"]["by_status"] == {"briefed": 2, "failed": 1}


def test_fail_fast_takes_no_more_work(batch: Run, folder: Path) -> None:
    (folder / "root" / "lisbon" / "bad.txt").write_bytes(b"\x89PNG\x00")

    done = batch("--fail-fast", "--concurrency", "1")

    assert done.code == 3
    assert run_of(folder)["stopped"] == "failures"
    assert "stopped (failures); to go on: summarizer batch root" in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("batch", "root"), "--out"),
        (("batch", "--out", "out"), "name a folder"),
        (("batch", "nowhere", "--out", "out"), "cannot read the folder"),
        (("batch", "root", "--out", "root/oslo/harbour.txt"), "is no folder"),
        (("batch", "root", "--out", "out", "--shard", "3/2"), "--shard"),
        (("batch", "root", "--out", "out", "--only", "rome"), "no event 'rome'"),
        (("batch", "root", "--out", "out", "--fail-fast", "--max-failures", "1"), "exclude"),
        (("batch", "--group", "--out", "out"), "--group takes a folder"),
    ],
)
def test_wrong_usage_is_told_before_any_work(
    root: Path, tell: Run, folder: Path, arguments: tuple[str, ...], told: str
) -> None:
    done = tell(*arguments)

    assert done.code == 2
    assert told in " ".join(done.err.split())
    assert not (folder / "out").exists()


@pytest.mark.fault(45)
def test_a_full_disk_ends_the_run_and_leaves_the_earlier_briefings(
    batch: Run, folder: Path
) -> None:
    batch()
    before = written(folder / "out")

    command = [sys.executable, "-c", RUNS_ON_A_FULL_DISK, *batch_words("--force")[3:]]
    done = subprocess.run(command, env=clean_environment(), capture_output=True, check=False)

    assert done.returncode == 1
    assert b"cannot write" in done.stderr
    assert b"stopped (error)" in done.stderr
    assert written(folder / "out") == before
    assert not list((folder / "out").rglob("*.tmp"))


@pytest.mark.fault(43)
def test_a_closed_pipe_is_quiet(recordings: Path, folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(
        batch_words("--quiet"),
        env=clean_environment(),
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (141, b"")
    assert run_of(folder)["events"]["by_status"] == {"briefed": 3}


def test_quiet_says_nothing_but_the_result(batch: Run, folder: Path) -> None:
    (folder / "root" / "oslo" / "bad.txt").write_bytes(b"\x89PNG\x00")

    done = batch("--quiet")

    told = done.err.splitlines()
    assert told == ["what failed, and how to try it again: out/failures.jsonl"]


def test_a_terminal_shows_how_far_the_run_is(recordings: Path, folder: Path) -> None:
    ours, theirs = pty.openpty()
    subprocess.run(
        batch_words(),
        env=clean_environment({"TERM": "xterm-256color", "COLUMNS": "100"}),
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        check=True,
    )
    os.close(theirs)
    shown = b""
    while b"3/3 events" not in shown:
        shown += os.read(ours, 65_536)
    os.close(ours)

    assert b"9/9" in shown
    assert b"from the store" in shown


def test_workers_of_the_embedded_extractor_change_no_byte(
    root: Path, tell: Run, folder: Path
) -> None:
    one = tell("batch", "root", "--out", "one", "--model", "builtin")
    two = tell("batch", "root", "--out", "two", "--model", "builtin", "--workers", "2")

    assert (one.code, two.code) == (0, 0), two.err
    assert written(folder / "one") == written(folder / "two")


def test_a_dry_run_counts_what_would_be_asked_and_asks_nothing(root: Path, tell: Run) -> None:
    named = ("--model", "some-model", "--base-url", "http://127.0.0.1:9/v1")

    told = tell("batch", "root", "--out", "out", "--dry-run", *named, "--max-wait", "5")

    assert told.code == 0
    assert "3 events\n9 articles, model some-model\nfirst requests: 9 requests" in told.out
    assert not (root.parent / "out" / "run.json").exists()


def test_what_may_be_spent_stands_in_the_command_that_tries_again(
    root: Path, tell: Run, folder: Path
) -> None:
    named = ("--model", "some-model", "--base-url", "http://127.0.0.1:9/v1")

    told = tell("batch", "root", "--out", "out", *named, "--max-tokens", "9", "--max-wait", "5")

    assert told.code == 5
    assert "--max-tokens 9 --max-wait 5.0" in " ".join(run_of(folder)["command"])


def test_a_dry_run_writes_nothing_and_passes_over_an_empty_folder(batch: Run, folder: Path) -> None:
    (folder / "root" / "empty").mkdir()

    done = batch("--dry-run")

    assert done.code == 0
    assert "9 articles" in done.out
    assert not (folder / "out").exists()
