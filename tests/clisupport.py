"""Running the command line in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

Done = subprocess.CompletedProcess[bytes]
"""What became of a run: exit code, standard output, standard error."""


def clean_environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment without anything that configures the program or its output."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SUMMARIZER_", "OPENAI_", "PYTHONHASHSEED", "COLUMNS"))
    }
    return {**kept, **(changes or {})}


def run_cli(
    folder: Path,
    *arguments: object,
    environ: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    seconds: float = 120,
) -> Done:
    """Run the command line in a folder and return what became of it."""
    return subprocess.run(
        [sys.executable, "-m", "summarizer", *map(str, arguments)],
        cwd=folder,
        env=clean_environment(environ),
        input=stdin,
        capture_output=True,
        timeout=seconds,
        check=False,
    )
