"""What the documentation tells a reader to type can be typed."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from clisupport import clean_environment, run_cli

from summarizer.cli.reference import help_texts

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))


def _blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)


def _commands(page: Path) -> list[str]:
    lines = "".join(_blocks(page, "sh")).split("\n")
    return [line.partition("  #")[0] for line in lines if re.search(r"(^|\s)summarizer ", line)]


def _fault_of(line: str, helps: dict[str, str]) -> str | None:
    """Return what is wrong with a line that calls the program."""
    words = line.partition("summarizer ")[2].split()
    while words and words[0].startswith("-"):
        del words[: 1 if words[0] == "--debug" else 2]
    names = [f"summarizer {' '.join(words[:count])}" for count in (2, 1)]
    name = next((one for one in names if one in helps), None)
    if name is None:
        return f"no command: {line}"
    flags = re.findall(r"(?<=\s)--[a-z-]+", line)
    known = helps[name] + helps["summarizer"]
    unknown = [flag for flag in flags if not re.search(rf"{flag}\b(?!-)", known)]
    return f"no {unknown} of {name!r}: {line}" if unknown else None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_options_exist(page: Path) -> None:
    helps = help_texts()

    assert [fault for line in _commands(page) if (fault := _fault_of(line, helps))] == []


def test_pages_hold_commands_and_wrong_ones_are_seen() -> None:
    helps = help_texts()

    assert sum(len(_commands(page)) for page in PAGES) > 40
    assert _fault_of("summarizer breif seeds", helps) is not None
    assert _fault_of("summarizer check b.json --model NAME", helps) is not None
    assert _fault_of("summarizer store merge A B --to csv", helps) is not None


def test_library_example_writes_a_briefing_that_stands_up(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    example, *_ = _blocks(ROOT / "docs" / "library.md", "python")

    subprocess.run(
        [sys.executable, "-c", example],
        cwd=tmp_path,
        env=clean_environment(),
        check=True,
        timeout=120,
    )

    done = run_cli(tmp_path, "check", "briefing.json", "seeds")
    assert done.returncode == 0, done.stdout
