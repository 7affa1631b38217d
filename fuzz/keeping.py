"""The kept corpus made anew from what the last run found: `python -m fuzz.keeping`.

libFuzzer writes down each input that reaches what none before it did. Of those, and of what is kept
already, the smallest are kept up to a bound, so that the repository stays small.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from fuzz.tally import CORPUS, WORK
from fuzz.targets import TARGETS

MOST_BYTES = 8_000
"""Bytes of one target's corpus."""
MOST_FILES = 24
"""Files of it."""
_SEED = "seed"
"""What the names of inputs begin with that are made anew for each run."""


def keep_corpus(found: Path, kept: Path) -> int:
    """Put the smallest inputs of both folders in the kept one, and return how many there are."""
    inputs = {path.read_bytes() for path in (*_inputs(found), *_inputs(kept))}
    for path in _inputs(kept):
        path.unlink()
    chosen = smallest_inputs(inputs)
    for number, data in enumerate(chosen):
        kept.mkdir(parents=True, exist_ok=True)
        (kept / f"{number:02}").write_bytes(data)
    return len(chosen)


def smallest_inputs(inputs: Iterable[bytes]) -> list[bytes]:
    """Return the smallest inputs that stay within the bounds, smallest first."""
    chosen: list[bytes] = []
    total = 0
    for data in sorted(inputs, key=lambda one: (len(one), one))[:MOST_FILES]:
        total += len(data)
        if total > MOST_BYTES:
            break
        chosen.append(data)
    return chosen


def _inputs(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [path for path in folder.iterdir() if not path.name.startswith(_SEED)]


def main() -> None:
    """Renew the corpus of every target, or of those that are named."""
    for name in sys.argv[1:] or TARGETS:
        count = keep_corpus(WORK / "corpus" / name, CORPUS / name)
        print(f"{name}: {count}", flush=True)


if __name__ == "__main__":
    main()
