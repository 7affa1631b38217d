import json
from pathlib import Path

import pytest

from summarizer.batch.failures import Fault, read_failures, write_failures
from summarizer.errors import UsageError

FAULTS = (
    Fault("b", None, "nothing_usable", "there is no article"),
    Fault("a", "two.txt", "refused", "declined"),
    Fault("a", "one.txt", "timeout", "no answer"),
    Fault("a", "one.txt", "timeout", "no answer"),
)


def test_lines_are_sorted_told_once_and_say_how_to_try_again() -> None:
    lines = [json.loads(line) for line in write_failures(FAULTS, "again {}".format).splitlines()]

    assert [(one["event"], one["uri"], one["retry"]) for one in lines] == [
        ("a", "one.txt", "again a"),
        ("a", "two.txt", "again a"),
        ("b", None, "again b"),
    ]


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "failures.jsonl"
    path.write_bytes(write_failures(FAULTS, str))

    assert set(read_failures(path)) == set(FAULTS)


def test_no_file_is_no_failure(tmp_path: Path) -> None:
    assert read_failures(tmp_path / "failures.jsonl") == ()


def test_a_line_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "failures.jsonl"
    path.write_text('{"event": "a"}\n', encoding="utf-8")

    with pytest.raises(UsageError, match=r"line 1 is no failure.*\$\.uri"):
        read_failures(path)
