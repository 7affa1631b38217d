"""Files that are made to harm whoever reads them: each is told, and the good ones are briefed."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hostile import GOOD_URIS, HOSTILE, write_folder

from summarizer.ingest.read import read_articles

WALL_SECONDS = 300.0
"""The folder takes 45 s on an idle machine with two processors."""
MEMORY_KILOBYTES = 1_300_000
"""The process that reads binary formats may take 1 GB."""

MEASURE = """
import json, os, subprocess, sys, time

began = time.monotonic()
process = subprocess.Popen(sys.argv[1:], stdout=sys.stderr)
_, status, usage = os.wait4(process.pid, 0)
told = {"code": os.waitstatus_to_exitcode(status), "seconds": time.monotonic() - began}
print(json.dumps({**told, "kilobytes": usage.ru_maxrss}))
"""
"""Runs a command and prints what it cost. A process of its own, as Linux counts for a new process
what the one that it was forked from had in memory; the tests' own may have more than the bound."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "wait4"), reason="the system does not tell what was used"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    write_folder(folder)
    return folder


@pytest.fixture(scope="module")
def run(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Brief the folder as a user does, and return what came of it and what it cost."""
    out = tmp_path_factory.mktemp("out") / "b.json"
    log = out.with_name("log")
    command = [sys.executable, "-m", "summarizer", "brief", str(folder)]
    command += ["--model", "builtin", "-o", str(out)]
    with log.open("wb") as stream:
        told = subprocess.run(
            [sys.executable, "-c", MEASURE, *command],
            stdout=subprocess.PIPE,
            stderr=stream,
            check=True,
        )
    return {
        **json.loads(told.stdout),
        "briefing": json.loads(out.read_bytes()) if out.exists() else None,
        "log": log.read_text(),
    }


def test_run_ends_within_bounds_and_says_that_files_failed(run: dict[str, Any]) -> None:
    assert run["code"] == 3, run["log"]
    assert run["seconds"] < WALL_SECONDS
    assert run["kilobytes"] < MEMORY_KILOBYTES
    assert "Traceback" not in run["log"]


def test_good_files_are_briefed(run: dict[str, Any]) -> None:
    read = {one["uri"] for one in run["briefing"]["sources"] if one["status"] == "read"}

    assert set(GOOD_URIS) <= read
    statements = [one["statement"] for one in run["briefing"]["agreements"]]
    assert any("air route" in one for one in statements)


def test_every_hostile_file_is_told_with_its_reason(run: dict[str, Any]) -> None:
    for name, (kind, _) in HOSTILE.items():
        own = [one for one in run["briefing"]["sources"] if one["uri"].partition("#")[0] == name]

        # Of files with one text, one is the source and names the others as its copies.
        copies = [one for other in run["briefing"]["sources"] for one in other["copies"]]
        assert own or name in copies, name
        if kind:
            assert [one["status"] for one in own] == ["failed"], name
            assert f"{own[0]['uri']}: {own[0]['reason']}" in run["log"]


def test_every_hostile_file_has_the_kind_of_what_is_wrong_with_it(folder: Path) -> None:
    names = [name for name, (kind, _) in HOSTILE.items() if kind]

    ingested = read_articles([str(folder / name) for name in names])

    assert ingested.articles == ()
    kinds = {one.uri.partition("#")[0]: one.kind for one in ingested.unread}
    wanted = {name: HOSTILE[name][0] for name in names}
    assert {name: kinds[name] for name in names if wanted[name] != "*"} == {
        name: kind for name, kind in wanted.items() if kind != "*"
    }
