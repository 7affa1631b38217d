import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.cli.reference import HELP_WIDTH, error_table, help_texts
from summarizer.errors import SummarizerError

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("page", ["docs/cli.md", "docs/errors.md", "docs/stores.md"])
def test_the_page_is_what_the_code_says(page: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "--diff", page],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_help_texts_do_not_depend_on_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = help_texts()
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("FORCE_COLOR", "1")

    assert help_texts() == wide
    assert all(len(line) <= HELP_WIDTH for text in wide.values() for line in text.splitlines())
    assert not any("\x1b" in text for text in wide.values())


def test_every_error_stands_in_the_table() -> None:
    def names(error: type[SummarizerError]) -> set[str]:
        inner = [one for one in error.__subclasses__() if one.__module__ == error.__module__]
        return {error.__name__}.union(*map(names, inner))

    table = error_table()

    assert all(f"`{name}`" in table for name in names(SummarizerError))
    assert table.count("\n") == len(names(SummarizerError)) + 2
