"""The kept corpus made anew from what the last runs found: `python -m fuzz.keeping`.

libFuzzer keeps of each target's inputs the smallest that reach what no other does; of those, the
smallest are kept up to a bound, so that the repository stays small.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fuzz.tally import CORPUS, WORK
from fuzz.targets import TARGETS

MOST_BYTES = 20_000
"""Bytes of one target's corpus."""


def keep_corpus(name: str, found: Path, kept: Path) -> int:
    """Put the best inputs of both folders in the kept one, and return how many there are."""
    with TemporaryDirectory() as folder:
        merged = Path(folder, name)
        merged.mkdir()
        sources = [str(one) for one in (kept, found) if one.is_dir()]
        command = [sys.executable, "-m", "fuzz.guided", name, "--merge", str(merged), *sources]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own driver
        chosen = smallest_files(merged, MOST_BYTES)
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir(parents=True)
        for path in chosen:
            shutil.copy(path, kept / path.name[:12])
    return len(chosen)


def smallest_files(folder: Path, most_bytes: int) -> list[Path]:
    """Return the smallest files that have so many bytes together at most."""
    chosen: list[Path] = []
    total = 0
    for path in sorted(folder.iterdir(), key=lambda one: (one.stat().st_size, one.name)):
        total += path.stat().st_size
        if total > most_bytes:
            break
        chosen.append(path)
    return chosen


def main() -> None:
    """Renew the corpus of every target, or of those that are named."""
    for name in sys.argv[1:] or TARGETS:
        count = keep_corpus(name, WORK / "corpus" / name, CORPUS / name)
        print(f"{name}: {count}", flush=True)


if __name__ == "__main__":
    main()
