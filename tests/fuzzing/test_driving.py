"""What the drivers of the long run do with what they find."""

import itertools
import subprocess
import sys
from pathlib import Path

import pytest

from fuzz.__main__ import SHARE_OF_GUIDED, plan_jobs
from fuzz.choices import Choices
from fuzz.keeping import keep_corpus
from fuzz.minimize import minimize
from fuzz.records import make_record
from fuzz.report import write_report
from fuzz.tally import Tally, Trier
from fuzz.target import Target
from fuzz.targets import TARGETS
from summarizer.errors import UsageError
from summarizer.schema.draft import CommuniqueDraft


def refuse_x(data: bytes) -> None:
    """Break on an `X`, and refuse a `U` as a reader of files does."""
    if b"X" in data:
        raise KeyError(data)
    if b"U" in data:
        raise UsageError("it holds a U")


PICKY = Target("picky", refuse_x, "bytes", (UsageError,))


def test_a_fault_is_kept_once_and_as_small_as_it_can_be(tmp_path: Path) -> None:
    trier = Trier(PICKY, faults=tmp_path / "faults", slow=tmp_path / "slow")

    for data in (b"ab", b"aaaXbb", b"U", b"X again"):
        trier.try_input(data)

    (kept,) = (tmp_path / "faults" / "picky").iterdir()
    assert kept.read_bytes() == b"X"
    assert trier.tally.inputs == 4
    assert list(trier.tally.faults) == [str(kept)]
    assert "KeyError at tests/fuzzing/test_driving.py" in trier.tally.faults[str(kept)]


@pytest.mark.parametrize(("data", "is_slow"), [(b"a", True), (b"a" * 30_000, False)])
def test_a_short_input_that_takes_long_is_kept(tmp_path: Path, data: bytes, is_slow: bool) -> None:
    ticks = itertools.count(0.0, 2.5)
    trier = Trier(PICKY, faults=tmp_path, slow=tmp_path / "slow", clock=lambda: next(ticks))

    trier.try_input(data)

    assert [Path(one).read_bytes() for one in trier.tally.slow] == ([data] if is_slow else [])


def test_minimizing_ends_when_its_time_is_up() -> None:
    ticks = itertools.count(0.0, 100.0)

    assert minimize(b"aX", lambda one: b"X" in one, clock=lambda: next(ticks)) == b"aX"


def test_a_run_fills_its_time_on_all_processors_by_weight() -> None:
    jobs = plan_jobs(list(TARGETS.values()), seconds=300, jobs=2, seed=7, has_atheris=True)

    assert sum(one.seconds for one in jobs) == pytest.approx(600)
    brief = [one for one in jobs if one.target.name == "brief"]
    edtf = [one for one in jobs if one.target.name == "edtf"]
    assert sum(one.seconds for one in brief) == pytest.approx(12 * sum(one.seconds for one in edtf))
    guided = sum(one.seconds for one in jobs if one.is_guided)
    assert guided == pytest.approx(600 * SHARE_OF_GUIDED)


def test_without_atheris_the_time_is_all_for_hypothesis() -> None:
    jobs = plan_jobs([PICKY], seconds=30, jobs=1, seed=7, has_atheris=False)

    assert [(one.is_guided, one.seconds) for one in jobs] == [(False, 30)]


def test_the_table_adds_up_what_both_drivers_tried() -> None:
    report = write_report(
        [
            Tally("fold", inputs=20, edges=0),
            Tally("fold", inputs=1_000, edges=90, slowest_seconds=0.5, slowest_bytes=12),
            Tally("brief", inputs=3, faults={"regressions/brief/ab": "KeyError at x.py:1"}),
        ]
    )

    lines = [line.split() for line in report.text.splitlines()]
    assert ["fold", "1,020", "0", "90", "0.50s", "12"] in lines
    assert ["all", "1,023"] in lines
    assert "fault: KeyError at x.py:1" in report.text
    assert report.has_findings


def test_a_run_without_findings_says_so() -> None:
    assert not write_report([Tally("fold", inputs=20)]).has_findings


def test_a_long_run_counts_its_inputs_and_ends_well(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "fuzz", "--seconds", "1", "--jobs", "1", "--seed", "3"]
    ended = subprocess.run(
        [*command, "--targets", "edtf", "--without-atheris", "--faults", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )

    assert ended.returncode == 0, ended.stderr
    (counted,) = (line for line in ended.stdout.splitlines() if line.startswith("all"))
    assert int(counted.split()[1].replace(",", "")) > 0
    assert "no fault" in ended.stdout


def test_the_smallest_inputs_are_kept_and_seeds_are_not(tmp_path: Path) -> None:
    found, kept = tmp_path / "found", tmp_path / "kept"
    for folder, name, data in (
        (found, "seed001", b"s"),
        (found, "1f", b"bb"),
        (found, "2f", b"x" * 9_000),
        (kept, "00", b"a"),
        (kept, "01", b"bb"),
    ):
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)

    assert keep_corpus(found, kept) == 2
    assert [path.read_bytes() for path in sorted(kept.iterdir())] == [b"a", b"bb"]


def test_choices_that_are_used_up_are_the_first_ones() -> None:
    choices = Choices(b"")

    assert (choices.number(3, 9), choices.pick("abc"), choices.flag(), choices.text()) == (
        3,
        "a",
        False,
        "",
    )


@pytest.mark.parametrize("data", [b"", bytes(range(256)) * 4])
def test_a_record_of_choices_is_valid(data: bytes) -> None:
    draft = make_record(CommuniqueDraft, Choices(data), {})

    assert CommuniqueDraft.model_validate_json(draft.model_dump_json()) == draft
