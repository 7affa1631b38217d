"""Runs with communiqués kept beside the store: the same bytes with them, without, and with wrong
ones."""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from batch.support import write_events, written
from cli.test_batch_live import COMMAND
from cli.test_live import answer, finish, start
from clisupport import clean_environment
from fakeserver import FakeServer
from scripted import PROFILE
from smalldisk import written_by_nobody

from summarizer.cli.main import run
from summarizer.llm.stores.keptfile import count_kept

FILE = "answers.sqlite"
BESIDE = Path(f"{FILE}.communiques")
FILES = ("x.json", "x.md", "x.articles.jsonl", "x.communiques.jsonl")


@pytest.fixture
def store(recordings: Path, folder: Path) -> Path:
    """A store with what the script says to the articles."""
    assert run(["store", "merge", FILE, "recordings"]) == 0
    return folder / FILE


def brief(folder: Path, *options: str) -> tuple[list[bytes], dict[str, Any]]:
    """Return the files of a run, and what it says of the answers."""
    assert run(["brief", "articles", "-o", "x.json", *options]) == 0
    asked = json.loads((folder / "x.run.json").read_text())["asked"]
    return [(folder / name).read_bytes() for name in FILES], asked


def test_a_run_is_the_same_with_what_was_kept_without_and_with_what_is_damaged(
    store: Path, folder: Path
) -> None:
    from_folder = brief(folder, "--replay", "recordings")
    runs = {"cold": brief(folder, "--replay", FILE)}
    assert count_kept(BESIDE) == 3
    runs["warm"] = brief(folder, "--replay", FILE)
    BESIDE.write_bytes(BESIDE.read_bytes().replace(b"ferry safety", b"fairy safety"))
    runs["damaged rows"] = brief(folder, "--replay", FILE)
    runs["warm again"] = brief(folder, "--replay", FILE)
    BESIDE.write_bytes(b"rubbish")
    runs["no database"] = brief(folder, "--replay", FILE)
    BESIDE.unlink()
    runs["absent"] = brief(folder, "--replay", FILE)

    assert {name: one == from_folder for name, one in runs.items()} == dict.fromkeys(runs, True)


def test_it_can_be_switched_off(store: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_KEEP_COMMUNIQUES", "false")
    without = brief(folder, "--replay", FILE)
    assert not BESIDE.exists()
    monkeypatch.delenv("SUMMARIZER_KEEP_COMMUNIQUES")
    (folder / "summarizer.toml").write_text("keep_communiques = false\n")
    assert brief(folder, "--replay", FILE) == without
    assert not BESIDE.exists()

    (folder / "summarizer.toml").write_text("keep_communiques = true\n")
    assert brief(folder, "--replay", FILE) == without
    assert count_kept(BESIDE) == 3


@pytest.mark.parametrize("with_record", [False, True])
def test_answers_that_are_recorded_as_well_are_read_each_time(
    store: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, with_record: bool
) -> None:
    monkeypatch.setenv("SUMMARIZER_TEMPERATURE", "none")
    named = ["--model", PROFILE.model, "--base-url", PROFILE.endpoint, "--store", FILE]
    recorded = ["--record", "again"] if with_record else []

    brief(folder, *named)
    brief(folder, *named, *recorded)

    again = folder / "again"
    assert again.exists() == with_record
    if with_record:
        kept = {path.name for path in (folder / "recordings").glob("extract*.json")}
        assert kept <= {path.name for path in again.iterdir()}


def test_what_the_embedded_extractor_found_is_kept_where_there_is_a_store(
    articles: Path, folder: Path
) -> None:
    first = brief(folder, "--store", FILE)[0]
    assert count_kept(BESIDE) == 3

    assert brief(folder, "--store", FILE)[0] == first == brief(folder)[0]


def test_a_store_that_nobody_can_write_to_is_replayed_without_a_word(
    store: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "store").mkdir()
    place = folder / "store" / FILE
    store.rename(place)
    expected = brief(folder, "--replay", "recordings")
    capsys.readouterr()

    with written_by_nobody(folder / "store"):
        found = brief(folder, "--replay", str(place))

    assert found == expected
    assert "communiques" not in capsys.readouterr().err
    assert not (folder / "store" / BESIDE).exists()


def test_store_commands_know_of_what_is_kept(
    store: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def kept() -> object:
        assert run(["store", "stats", FILE, "--json"]) == 0
        return json.loads(capsys.readouterr().out)["communiques"]

    before = store.read_bytes()
    assert (kept(), BESIDE.exists()) == (0, False)
    brief(folder, "--replay", FILE)
    capsys.readouterr()
    assert kept() == 3
    assert run(["store", "stats", FILE]) == 0
    assert "communiqués" in capsys.readouterr().out
    assert run(["store", "check", FILE]) == 0
    capsys.readouterr()

    assert run(["store", "merge", "other.sqlite", FILE]) == 0
    assert run(["store", "export", FILE, "--out", "out"]) == 0
    assert not list(folder.glob("other*.communiques"))
    assert store.read_bytes() == before
    capsys.readouterr()

    BESIDE.write_bytes(BESIDE.read_bytes().replace(b"ferry safety", b"fairy safety"))
    assert run(["store", "check", FILE]) == 6
    assert "of the rows in" in capsys.readouterr().out
    BESIDE.write_bytes(b"rubbish")
    assert run(["store", "check", FILE]) == 6
    assert "can be deleted" in capsys.readouterr().out
    assert kept() is None


def test_pruning_forgets_what_rested_on_answers_that_are_gone(store: Path, folder: Path) -> None:
    brief(folder, "--replay", FILE)

    assert run(["store", "prune", FILE, "--model", PROFILE.model, "--dry-run"]) == 0
    assert count_kept(BESIDE) == 3
    assert run(["store", "prune", FILE, "--model", PROFILE.model]) == 0
    assert count_kept(BESIDE) == 0


@pytest.fixture
def expected(recordings: Path, folder: Path) -> list[bytes]:
    """What comes of the recorded answers."""
    return brief(folder, "--replay", "recordings")[0]


async def test_processes_that_run_at_once_share_it(
    store: Path, folder: Path, expected: list[bytes]
) -> None:
    command = (sys.executable, "-m", "summarizer", "brief", "articles", "--replay", FILE, "-o")
    processes = [
        await asyncio.create_subprocess_exec(
            *(*command, f"{number}.json"),
            cwd=folder,
            env=clean_environment({"PYTHONPATH": os.environ.get("PYTHONPATH", "")}),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        for number in range(3)
    ]
    ended = [await finish(process) for process in processes]

    assert [code for code, _, _ in ended] == [0, 0, 0], ended
    assert not any("communiques" in err for _, _, err in ended)
    for number in range(3):
        names = [name.replace("x.", f"{number}.") for name in FILES]
        assert [(folder / name).read_bytes() for name in names] == expected
    assert count_kept(BESIDE) == 3


async def test_a_batch_that_is_repeated_reads_back_what_it_found(
    folder: Path, fake_server: FakeServer
) -> None:
    write_events(folder / "root", "a")
    fake_server.script = answer

    first = await finish(await start(folder, fake_server, *COMMAND))
    files = written(folder / "out")
    counts = [json.loads((folder / "out" / "run.json").read_bytes())["asked"]["store"]]
    for _ in range(2):
        again = await finish(await start(folder, fake_server, *COMMAND, "--force"))
        assert (first[0], again[0]) == (0, 0), again[2]
        assert written(folder / "out") == files
        counts.append(json.loads((folder / "out" / "run.json").read_bytes())["asked"]["store"])
        (folder / "out" / ".answers" / BESIDE).unlink()

    assert counts[1] == counts[2]
    assert counts[1]["asked"] == 0
