"""The examples run as they stand, without a network."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from clisupport import clean_environment

from summarizer.cli.main import run

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"


def run_example(name: str, *arguments: object, cwd: Path) -> str:
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / name), *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=clean_environment({"PYTHONPATH": str(ROOT)}),
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_analyst_sees_high_differences(tmp_path: Path) -> None:
    shown = run_example("analyst.py", cwd=tmp_path)

    assert "differences are high" in shown
    assert "How is 'ceasefire' qualified?" in shown
    assert "rest on one source alone" in shown


def test_the_developer_reads_valid_json(tmp_path: Path) -> None:
    shown = run_example("developer.py", cwd=tmp_path)

    assert shown.startswith("valid: briefing ")
    assert "South Asia desk: " in shown
    assert ".txt:" in shown


def test_the_developer_reads_a_briefing_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    recordings = ROOT / "tests" / "recordings" / "seeds"
    assert run(["brief", str(ROOT / "seeds"), "--replay", str(recordings), "-o", str(path)]) == 0

    shown = run_example("developer.py", path, cwd=tmp_path)

    assert f"valid: briefing {json.loads(path.read_bytes())['id'][:12]}" in shown


def test_the_researcher_gets_a_row_for_each_source(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run_example("researcher.py", cwd=tmp_path))))

    assert len(rows) == 5
    assert all(0 <= float(row["share"]) <= 1 for row in rows)
    assert sum(int(row["claims"]) for row in rows) > 0


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.name)
def test_every_example_is_run_by_a_test(path: Path) -> None:
    assert f'run_example("{path.name}"' in Path(__file__).read_text(encoding="utf-8")
