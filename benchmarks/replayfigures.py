"""What the replays of `replay.py` come to, and how docs/benchmarks.md tells it."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Any, NamedTuple

BOUND = 300
"""Articles a second."""


class Replayed(NamedTuple):
    """Seconds of reading and of the rest, and what was found."""

    reading: float
    extracting: float
    items: int
    digest: str

    @property
    def seconds(self) -> float:
        return self.reading + self.extracting


class Measured(NamedTuple):
    """What was measured of the first replay, of keeping, and of a later replay."""

    articles: int
    first: Replayed
    keeping: float
    later: Replayed


class Figures(NamedTuple):
    """Medians of several rounds: milliseconds an article, and articles a second."""

    read_first: float
    extract: float
    keep: float
    read_later: float
    recall: float
    first: float
    later: float
    spread: str


def sum_up(rounds: Sequence[Measured]) -> Figures:
    """Return the medians, and how far the later replay's rates lie apart."""
    articles = rounds[0].articles

    def per_article(seconds: Iterable[float]) -> float:
        return median(seconds) / articles * 1000

    rates = [articles / one.later.seconds for one in rounds]
    return Figures(
        read_first=per_article(one.first.reading for one in rounds),
        extract=per_article(one.first.extracting for one in rounds),
        keep=per_article(one.keeping for one in rounds),
        read_later=per_article(one.later.reading for one in rounds),
        recall=per_article(one.later.extracting for one in rounds),
        first=median(articles / one.first.seconds for one in rounds),
        later=median(rates),
        spread=f"{min(rates):.0f} to {max(rates):.0f}",
    )


_PAGE = """\
| step | first replay, ms an article | later replay |
|---|--:|--:|
| read: bytes to sentences, zones, dates | {f.read_first:.2f} | {f.read_later:.2f} |
| extract: requests, store, answers, every item held against the article | {f.extract:.2f} | |
| recall: answers looked at, the communiqué read back, its quotes sliced | | {f.recall:.2f} |
| **articles a second** | **{f.first:.0f}** | **{f.later:.0f}** |

The bound is {bound} articles a second: {verdict}.
Keeping what was found costs the first replay {f.keep:.2f} ms an article more, {share:.1%}.
Medians of {rounds} rounds of {articles} articles, both replays in each; the later one {f.spread}.
Measured on {cores} cores that other work shared ({architecture}, {system}), Python {python},
{date}, load {load_before:.1f}."""


def describe(figures: Figures, rounds: Sequence[Measured], machine: Mapping[str, Any]) -> str:
    """Return the figures as the page has them."""
    return _PAGE.format(
        f=figures,
        bound=BOUND,
        verdict=_verdict(figures),
        share=figures.keep / (figures.read_first + figures.extract),
        rounds=len(rounds),
        articles=rounds[0].articles,
        **machine,
    ).replace(",\n", ", ")


def _verdict(figures: Figures) -> str:
    first, later = (
        "holds" if rate >= BOUND else "does not hold" for rate in (figures.first, figures.later)
    )
    if first == later:
        return f"it {first} in either"
    return f"it {later} in a later replay, and {first} in the first"
