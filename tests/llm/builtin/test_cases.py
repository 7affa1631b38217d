"""The embedded extractor on small cases that were written before its rules."""

import asyncio
from pathlib import Path

import pytest
from case_runner import (
    FLOOR,
    GAPS,
    Outcome,
    failures_of,
    gaps_of,
    run_cases,
    share_right,
    table_of,
)
from casebook import read_cases

HELDOUT = Path(__file__).parent / "heldout"
"""Cases that nobody looked at while the rules were written."""
HELDOUT_FLOOR = 0.8


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return asyncio.run(run_cases(read_cases()))


def test_nine_in_ten_cases_are_right(outcomes: list[Outcome]) -> None:
    assert share_right(outcomes) >= FLOOR, f"\n{table_of(outcomes)}\n\n{failures_of(outcomes)}"


def test_every_case_that_is_wrong_is_a_known_gap(outcomes: list[Outcome]) -> None:
    written = GAPS.read_text(encoding="utf-8")

    assert gaps_of(outcomes) == written, "run tests/case_runner.py --write-gaps"


def test_cases_that_the_rules_never_saw() -> None:
    outcomes = asyncio.run(run_cases(read_cases(HELDOUT)))

    assert share_right(outcomes) >= HELDOUT_FLOOR, table_of(outcomes)
