"""How much memory a batch takes for more articles: `python benchmarks/memory.py`.

Briefs 1,000 and 50,000 tiny articles, five to an event, each run in a process of its own, against a
model in the same process that answers at once. Prints the peak of each process, and exits 1 where
the larger one took 50 MB more.
"""

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from summarizer.batch.desk import BatchKit
from summarizer.batch.plan import plan_folders
from summarizer.batch.run import run_batch
from summarizer.batch.shelf import Shelf
from summarizer.cli.batch import render_files
from summarizer.collecting import collect_seldom
from summarizer.llm.base import Completion, ModelProfile, Request
from summarizer.text.articleform import FormLine, read_form

BOUND_MB = 50
PER_EVENT = 5
PLACES = ("Tallinn", "Lisbon", "Oslo", "Nairobi", "Suva", "Lima", "Quito")
PROFILE = ModelProfile(endpoint="builtin", model="answers-at-once")
"""It compares and words nothing, as the embedded extractor: what grows is the batch's own."""


def write_articles(root: Path, articles: int) -> None:
    """Write tiny articles, no two of one text, in a folder for each event."""
    for number in range(articles):
        event, nth = divmod(number, PER_EVENT)
        folder = root / f"event-{event:06}"
        folder.mkdir(parents=True, exist_ok=True)
        place = PLACES[event % len(PLACES)]
        (folder / f"{nth}.txt").write_text(
            f"The Daily {nth}\n\n"
            f"{place.upper()}, May {nth + 10}, 2031: Portugal and Estonia met in {place}.\n\n"
            f"Both sides agreed to share the data of ferry {number} from 2032.\n",
            encoding="utf-8",
        )


class AnswersAtOnce:
    """Finds one agreement in every article."""

    async def complete(self, request: Request) -> Completion:
        form = read_form(request.messages[-1].content)
        told = [line for line in form.lines if " agreed " in line.text]
        draft: dict[str, Any] = {
            "event": None,
            "participants": [],
            "dates": [],
            "agreements": [_claim(line) for line in told],
            "positions": [],
            "facts": [],
            "set_aside": [],
        }
        return Completion(request_key=request.key, model=PROFILE.model, text=json.dumps(draft))


def _claim(line: FormLine) -> dict[str, Any]:
    return {
        "sentence": line.number,
        "quote": line.text,
        "statement": line.text,
        "topic": "ferries",
        "holders": ["EST", "PRT"],
        "targets": [],
        "speaker": None,
        "stance": "support",
        "act": "agree",
        "act_as_written": "agreed",
        "qualifiers": [],
        "voice": "reported",
    }


def run_here(root: Path, out: Path) -> None:
    """Brief all events of a folder and print the peak of this process, in MB."""
    collect_seldom()  # as the command line does
    began = perf_counter()
    shelf = Shelf(out, {"model": PROFILE.model}, render_files, {})
    kit = BatchKit(model=AnswersAtOnce(), profile=PROFILE, shelf=shelf, concurrency=16)
    result = asyncio.run(run_batch(plan_folders(root, out=out), kit))
    if set(result.progress.by_status) != {"briefed"}:
        raise SystemExit(f"not all events were briefed: {result.progress.by_status}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"peak": peak, "seconds": perf_counter() - began}))


def measure(articles: int) -> float:
    """Return the peak of a process that briefs so many articles, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        write_articles(root, articles)
        command = [
            sys.executable,
            __file__,
            "--root",
            str(root),
            "--out",
            str(Path(folder) / "out"),
        ]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    print(
        f"{articles:7,} articles: peak {told['peak']:.0f} MB, {told['seconds']:.0f} s", flush=True
    )
    peak: float = told["peak"]
    return peak


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--many", type=int, default=50_000)
    parser.add_argument("--root", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.root:
        run_here(options.root, options.out)
        return 0
    growth = measure(options.many) - measure(options.few)
    print(f"growth: {growth:.0f} MB; bound: {BOUND_MB} MB")
    return int(growth >= BOUND_MB)


if __name__ == "__main__":
    sys.exit(main())
