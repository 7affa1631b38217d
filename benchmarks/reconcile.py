"""What reconciling one large event costs: `python benchmarks/reconcile.py [--strict] [--write]`.

Makes events of 100 to 1,000 articles (`madeevent.py`), each with its communiqués, and measures
everything from there to the sealed briefing and its check, no model asked: one process, one core.
Every size is measured in a process of its own, so that no cache of a smaller one helps and the
peak of memory is its own. Prints CPU seconds for each size and stage, the peak, and the exponent of
growth (least squares on logarithms). Exits 1 where a bound is broken only with `--strict`.
"""

import argparse
import asyncio
import json
import math
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time
from typing import Any, TypeVar

from figures import write_figures
from madeevent import make_event

from summarizer.check.briefing import check_briefing
from summarizer.collecting import collection_put_off
from summarizer.llm.builtin import BuiltinModel
from summarizer.pipeline import compose_briefing
from summarizer.reconcile.diverge.difference import Comparison
from summarizer.reconcile.diverge.find import find_divergences
from summarizer.reconcile.granularity import Group, settle_granularity
from summarizer.reconcile.link import link_mentions
from summarizer.reconcile.prepare import PreparedEvent, prepare_event
from summarizer.schema.canonical import pretty_json
from summarizer.vocabulary.load import load_vocabulary

SIZES = (100, 200, 500, 1000)
MOST_SECONDS = 60
"""For the largest size, check included."""
MOST_EXPONENT = 1.2
STAGES = ("prepare", "link", "diverge", "rest", "check")
"""`prepare` tells events and origins apart and reads the claims; `link` finds which are one;
`diverge` compares their reports; `rest` folds participants, dates and claims, numbers, orders,
narrates and seals."""
Result = TypeVar("Result")


def timed(seconds: dict[str, float], stage: str, step: Callable[[], Result]) -> Result:
    """Return what a step returns, and note its CPU seconds."""
    began = process_time()
    result = step()
    seconds[stage] = process_time() - began
    return result


def measure(size: int) -> dict[str, Any]:
    """Return what an event of as many articles takes in this process, as the pipeline does it."""
    made, model, vocabulary = make_event(size), BuiltinModel(), load_vocabulary()
    seconds: dict[str, float] = {}
    briefing = timed(
        seconds,
        "compose",
        lambda: asyncio.run(
            compose_briefing(made.articles, made.communiques, model=model, profile=model.profile)
        ),
    )
    raw = pretty_json(briefing).encode()
    with collection_put_off():
        findings = timed(
            seconds, "check", lambda: check_briefing(raw, made.articles, vocabulary=vocabulary)
        )
    return {
        "articles": size,
        "reports": sum(len(one.claims) for one in made.communiques),
        "claims": len(briefing.agreements) + len(briefing.positions) + len(briefing.facts),
        "divergences": len(briefing.divergences),
        "findings": len(findings),
        "seconds": seconds,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


@collection_put_off()
def measure_stages(size: int) -> dict[str, float]:
    """Return the seconds of the larger stages of `compose_briefing`, one after the other."""
    made, vocabulary = make_event(size), load_vocabulary()
    seconds: dict[str, float] = {}
    prepared = timed(
        seconds,
        "prepare",
        lambda: prepare_event(made.articles, made.communiques, vocabulary=vocabulary),
    )
    groups = timed(seconds, "link", lambda: link_event(prepared))
    known = Comparison(
        book=prepared.book,
        vocabulary=vocabulary,
        parties=prepared.lexicon.parties,
        sides={},
        terms=prepared.lexicon.terms,
        forms_used={},
    )
    event, weights = prepared.chosen.event, prepared.weights
    timed(seconds, "diverge", lambda: find_divergences(groups, (), event, known, weights))
    return seconds


def link_event(prepared: PreparedEvent) -> tuple[Group, ...]:
    """Return the claims of an event as their reports, as reconciling without a model does."""
    mentions, weights = prepared.mentions, prepared.weights
    groups = [
        Group(tuple(mentions[index] for index in indices))
        for indices in link_mentions(mentions, weights)
    ]
    return settle_granularity(groups, weights)


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """Return the slope of the line through the logarithms of these points, by least squares."""
    xs, ys = ([math.log(point[axis]) for point in points] for axis in (0, 1))
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    above = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return above / sum((x - mean_x) ** 2 for x in xs)


def table(rows: Sequence[dict[str, Any]]) -> str:
    """Return the figures as a Markdown table, with the exponent of each column of seconds."""
    names = ["articles", "reports", "claims", "divergences", *STAGES, "in all", "peak MB"]
    lines = [" | ".join(names), " | ".join("--:" for _ in names)]
    for row in rows:
        counts = [f"{row[name]:,}" for name in names[:4]]
        times = [f"{row['seconds'][stage]:.2f} s" for stage in (*STAGES, "total")]
        lines.append(" | ".join([*counts, *times, f"{row['peak_mb']:.0f}"]))
    if len(rows) > 1:
        slopes = [slope_of(rows, stage) for stage in (*STAGES, "total")]
        lines.append(" | ".join(["exponent", "", "", "", *(f"{one:.2f}" for one in slopes), ""]))
    return "\n".join(f"| {line} |" for line in lines)


def slope_of(rows: Sequence[dict[str, Any]], stage: str) -> float:
    """Return the exponent with which a stage grows."""
    return exponent([(row["articles"], row["seconds"][stage]) for row in rows])


def run_apart(option: str, size: int) -> Any:
    """Return what a measurement in a process of its own prints."""
    command = [sys.executable, str(Path(__file__)), option, str(size)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def measure_apart(size: int) -> dict[str, Any]:
    """Return all figures of one size."""
    row: dict[str, Any] = run_apart("--one", size)
    stages: dict[str, float] = run_apart("--stages", size)
    seconds = row["seconds"] | stages
    seconds["rest"] = max(seconds["compose"] - sum(stages.values()), 0.0)
    seconds["total"] = seconds["compose"] + seconds["check"]
    return row | {"seconds": seconds}


def main() -> int:
    """Print the table; with `--strict`, fail where a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), metavar="N")
    parser.add_argument("--strict", action="store_true", help="exit 1 where a bound is broken")
    parser.add_argument("--write", action="store_true", help="write the table to docs/scaling.md")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--stages", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one is not None or arguments.stages is not None:
        size = arguments.one or arguments.stages
        print(json.dumps(measure(size) if arguments.one else measure_stages(size)))
        return 0
    rows = [measure_apart(size) for size in arguments.sizes]
    print(table(rows))
    if arguments.write:
        write_figures("reconcile", table(rows))
    slow = rows[-1]["seconds"]["total"] > MOST_SECONDS
    steep = len(rows) > 1 and slope_of(rows, "total") > MOST_EXPONENT
    print(f"bounds: {MOST_SECONDS} s for the largest, exponent {MOST_EXPONENT}", file=sys.stderr)
    return int(arguments.strict and (slow or steep))


if __name__ == "__main__":
    sys.exit(main())
