"""What telling a heap apart costs: `python benchmarks/heap.py [--articles N] [--strict] [--write]`.

Sketches and groups 100,000 short invented articles (`madeheap.py`) in one process and prints CPU
seconds, the peak of memory, and how good the grouping is beside the truth of its maker: B-cubed
precision, recall and F1 (A. Bagga, B. Baldwin, "Entity-based cross-document coreferencing using the
vector space model", 1998). Reading the articles from files is not part of it. Exits 1 where a bound
is broken only with `--strict`.
"""

import argparse
import resource
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from time import process_time
from typing import NamedTuple

from figures import write_figures
from madeheap import make_heap

from summarizer.heap.group import group_sketches
from summarizer.heap.sketch import ArticleSketch, sketch_article

ARTICLES = 100_000
MOST_SECONDS = 300
MOST_MB = 2048
LEAST_F1 = 0.9


class Quality(NamedTuple):
    """How well groups fit the truth."""

    precision: float
    recall: float
    f1: float


def b_cubed(groups: Iterable[Sequence[str]], event_of: Mapping[str, int]) -> Quality:
    """Return B-cubed precision, recall and F1: means over the articles.

    Of an article's group, precision is the share that is of its event; of its event, recall is the
    share that is in its group.
    """
    sizes = Counter(event_of.values())
    precision = recall = 0.0
    for group in groups:
        for event, number in Counter(event_of[id_] for id_ in group).items():
            precision += number * number / len(group)
            recall += number * number / sizes[event]
    articles = len(event_of)
    precision, recall = precision / articles, recall / articles
    return Quality(precision, recall, 2 * precision * recall / (precision + recall))


def sketch_heap(count: int) -> tuple[list[ArticleSketch], dict[str, int], float, int]:
    """Return the sketches, the event of each article, CPU seconds of sketching alone, and words."""
    sketches, event_of, seconds, words = [], {}, 0.0, 0
    for made in make_heap(count):
        began = process_time()
        sketches.append(sketch_article(made.article))
        seconds += process_time() - began
        event_of[made.article.id] = made.event
        words += len(made.article.text.split())
    return sketches, event_of, seconds, words


def main() -> int:
    """Print every figure; with `--strict`, fail where a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=ARTICLES, metavar="N")
    parser.add_argument("--strict", action="store_true", help="exit 1 where a bound is broken")
    parser.add_argument("--write", action="store_true", help="write the table to docs/scaling.md")
    arguments = parser.parse_args()
    sketches, event_of, sketching, words = sketch_heap(arguments.articles)
    began = process_time()
    groups = group_sketches(sketches)
    grouping = process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    quality = b_cubed(groups, event_of)
    figures = {
        "articles": f"{len(sketches):,}",
        "words an article": f"{words / len(sketches):.0f}",
        "events": f"{len(set(event_of.values())):,}",
        "groups": f"{len(groups):,}",
        "sketching": f"{sketching:.0f} s ({1000 * sketching / len(sketches):.2f} ms an article)",
        "grouping": f"{grouping:.0f} s",
        "in all": f"{sketching + grouping:.0f} s",
        "peak of memory": f"{peak:.0f} MB",
        "B-cubed precision": f"{quality.precision:.3f}",
        "B-cubed recall": f"{quality.recall:.3f}",
        "B-cubed F1": f"{quality.f1:.3f}",
    }
    lines = ["| what | measured |", "|---|--:|"]
    lines += [f"| {name} | {value} |" for name, value in figures.items()]
    print("\n".join(lines))
    if arguments.write:
        write_figures("heap", "\n".join(lines))
    print(f"bounds: {MOST_SECONDS} s, {MOST_MB} MB, F1 {LEAST_F1}", file=sys.stderr)
    slow = sketching + grouping > MOST_SECONDS
    return int(arguments.strict and (slow or peak > MOST_MB or quality.f1 < LEAST_F1))


if __name__ == "__main__":
    sys.exit(main())
