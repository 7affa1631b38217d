"""The commands that look after a store, as a user gives them."""

import json
import shutil
from pathlib import Path

import pytest
from scripted import PROFILE

from summarizer.cli.main import run

FILE = "kept.sqlite"


@pytest.fixture
def kept(recordings: Path) -> Path:
    """A store with what the script says to the articles."""
    assert run(["store", "merge", FILE, "recordings"]) == 0
    return recordings.parent / FILE


def test_a_run_is_replayed_from_a_store_as_from_a_folder(kept: Path, folder: Path) -> None:
    assert run(["brief", "articles", "--replay", "recordings", "-o", "a.json"]) == 0
    assert run(["brief", "articles", "--replay", FILE, "-o", "b.json"]) == 0

    assert (folder / "a.json").read_bytes() == (folder / "b.json").read_bytes()


def test_a_store_is_used_by_the_next_run(
    kept: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_TEMPERATURE", "none")  # As the script was recorded.
    named = ("--model", PROFILE.model, "--base-url", PROFILE.endpoint, "--store", FILE)

    assert run(["brief", "articles", *named]) == 0

    asked = json.loads((folder / "briefing.run.json").read_text())["asked"]
    assert asked["live"]["sent"] == 0
    assert asked["store"]["found"] > 0


def test_a_run_goes_on_from_batch_files(
    articles: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = ("--model", PROFILE.model, "--base-url", PROFILE.endpoint, "--store", FILE)

    assert run(["requests", "export", "articles", *named, "--out", "ask.jsonl"]) == 0
    assert len((folder / "ask.jsonl").read_text().splitlines()) == 3
    assert len(list((folder / "kept.sqlite.pending").iterdir())) == 3
    for out in (FILE, f"{FILE}.pending/x.jsonl"):
        assert run(["requests", "export", "articles", *named, "--out", out]) == 2
    (folder / "got.jsonl").write_text("{")
    assert run(["requests", "import", "got.jsonl", "--store", FILE]) == 3
    assert "still waiting 3" in capsys.readouterr().out
    assert run(["requests", "import", "got.jsonl", "--store", "nowhere"]) == 2
    assert run(["requests", "import", "got.jsonl", "--store", FILE, "--record", "r"]) == 2


@pytest.mark.fault(46)
def test_check_lists_what_is_damaged(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["store", "check", FILE]) == 0
    assert run(["store", "check", "recordings"]) == 0
    kept.write_bytes(kept.read_bytes().replace(b"harbour pilots", b"harbour pirats"))

    assert run(["store", "check", FILE]) == 6

    out = capsys.readouterr().out
    assert "in the table `answers` is not what its SHA-256 says" in out


@pytest.mark.fault(47)
def test_check_and_salvage_of_what_is_no_database(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept.write_bytes(b"rubbish" + kept.read_bytes()[7:])

    assert run(["store", "check", FILE]) == 6
    assert "store salvage kept.sqlite --out NEW" in capsys.readouterr().err
    assert run(["store", "salvage", FILE, "--out", "new.sqlite"]) == 0
    assert run(["store", "check", "new.sqlite"]) == 0
    assert run(["brief", "articles", "--replay", "new.sqlite"]) == 0
    assert run(["store", "salvage", FILE, "--out", "new.sqlite"]) == 2
    assert "nothing is overwritten" in capsys.readouterr().err


def test_merge_tells_what_differs(
    kept: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(folder / "recordings", folder / "other")
    for path in (folder / "other").glob("extract*.json"):
        plain = json.loads(path.read_text())
        raw = json.dumps(plain["answer"]["data"], indent=1)
        from summarizer.llm.recording import raw_digest

        plain["answer"] |= {"lines": raw.split("\n"), "sha256": raw_digest(raw)}
        path.write_text(json.dumps(plain))

    assert run(["store", "merge", FILE, "other", "recordings"]) == 3

    out = capsys.readouterr().out
    assert "conflicts 3" in out
    assert "conflict extract.v1-" in out
    assert "recordings: new 0" in out
    assert run(["store", "merge", FILE, FILE]) == 2


def test_export_gives_the_folder_back(kept: Path, folder: Path) -> None:
    assert run(["store", "export", FILE, "--out", "again"]) == 0

    assert [path.name for path in sorted((folder / "again").iterdir())] == [
        path.name for path in sorted((folder / "recordings").iterdir())
    ]
    assert run(["store", "export", FILE, "--out", "again", "--model", "unknown"]) == 2


def test_prune_lists_what_it_removes(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["store", "prune", FILE]) == 2
    assert run(["store", "prune", FILE, "--older-than", "1"]) == 0
    assert capsys.readouterr().out == "nothing\n"

    assert run(["store", "prune", FILE, "--model", PROFILE.model, "--dry-run"]) == 0
    listed = capsys.readouterr().out
    assert run(["store", "prune", FILE, "--model", PROFILE.model]) == 0

    assert listed == capsys.readouterr().out
    assert "answers extract.v1-" in listed
    assert run(["brief", "articles", "--replay", FILE]) == 2


def test_stats_are_for_people_and_programs(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["store", "stats", FILE]) == 0
    shown = capsys.readouterr().out
    assert run(["store", "stats", FILE, "--json"]) == 0
    counts = json.loads(capsys.readouterr().out)

    assert "extract.v1" in shown
    assert counts["answers"] == sum(one["answers"] for one in counts["models"]) > 3
    assert counts["models"][0]["input_tokens"] > 0


@pytest.mark.parametrize("command", ["check", "stats", "prune", "export", "salvage"])
def test_a_store_that_is_not_there_is_told(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    further = {"prune": ["--model", "m"], "export": ["--out", "x"], "salvage": ["--out", "x"]}

    assert run(["store", command, "nowhere", *further.get(command, [])]) == 2

    assert "there is no store 'nowhere'" in capsys.readouterr().err
    assert not list(folder.iterdir())


def test_doctor_looks_at_a_store(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--replay", FILE]) == 0

    assert "scripted-1, replayed from kept.sqlite" in capsys.readouterr().out
