import resource
import subprocess
import sys
from pathlib import Path

import pytest
from clisupport import clean_environment

HEAVY = {
    "openai",
    "instructor",
    "spacy",
    "trafilatura",
    "lxml",
    "rich",
    "httpx2",
    "scipy",
    "pycountry",
}

LISTS_MODULES = """
import sys
from summarizer.cli.main import run
code = run(sys.argv[1:])
print("\\n".join(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
sys.exit(code)
"""


def modules_after(*arguments: str, cwd: Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LISTS_MODULES, *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=clean_environment(),
        check=True,
    )
    return set(done.stderr.splitlines())


@pytest.mark.parametrize("arguments", [["--help"], ["brief", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    assert not modules_after(*arguments, cwd=tmp_path) & HEAVY


def test_the_overview_does_not_even_import_the_records(tmp_path: Path) -> None:
    assert "pydantic" not in modules_after("--help", cwd=tmp_path)


def test_help_needs_little_time(tmp_path: Path) -> None:
    def cpu_seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "summarizer", "--help"],
            stdout=subprocess.DEVNULL,
            cwd=tmp_path,
            check=True,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(cpu_seconds() for _ in range(3)) < 0.3


def test_version_is_the_packages() -> None:
    from summarizer import __version__

    shown = subprocess.run(
        [sys.executable, "-m", "summarizer", "--version"], capture_output=True, check=True
    )

    assert shown.stdout.decode() == f"summarizer {__version__}\n"


def test_completion_offers_the_commands() -> None:
    environ = clean_environment(
        {"_SUMMARIZER_COMPLETE": "complete_bash", "COMP_WORDS": "summarizer ", "COMP_CWORD": "1"}
    )
    shown = subprocess.run(
        [sys.executable, "-c", "from summarizer.cli.main import main; main()"],
        capture_output=True,
        env=environ,
        check=True,
    )

    assert "brief" in shown.stdout.decode().split()
