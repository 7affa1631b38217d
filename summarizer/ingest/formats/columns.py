"""Runs of letters to columns of lines, in the order in which a page is read."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median, median_high
from typing import NamedTuple

from summarizer.ingest.formats.glyphs import SAME_LINE, WORD_GAP, Run, is_right_to_left

MIN_COLUMN_LINES = 4
"""A column has at least this many lines beside another one."""
MIN_COLUMN_CHARS = 10
"""Stretches of text in columns are longer than this on average; those in tables are shorter."""
ASIDE_RATIO = 0.92
"""Letters beside the body that are smaller than its own by this factor are of something else."""
STEP_POINTS = 2
"""Gutters between columns are looked for at this distance."""


class Line(NamedTuple):
    """A line of a column."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    """Height of its letters."""
    faint: bool
    """Whether all of it is white or transparent."""

    @property
    def middle(self) -> float:
        """Return the middle of its height."""
        return (self.y0 + self.y1) / 2


def part_asides(runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """Return the runs of the body, and those of smaller letters that stand beside it."""
    usual = median_high([run.size for run in runs for _ in run.text] or [0.0])
    body = [one for one in runs if one.size >= ASIDE_RATIO * usual]
    small = [one for one in runs if one.size < ASIDE_RATIO * usual]
    beside = [one for one in small if any(_stands_beside(one, other) for other in body)]
    if not beside:
        return list(runs), []
    left, right = min(one.x0 for one in beside), max(one.x1 for one in beside)
    top, foot = min(one.y0 for one in beside), max(one.y1 for one in beside)
    aside = {
        one
        for one in small
        if one.x0 >= left and one.x1 <= right and one.y0 >= top and one.y1 <= foot
    }
    return [one for one in runs if one not in aside], [one for one in runs if one in aside]


def _stands_beside(run: Run, other: Run) -> bool:
    shares_height = min(run.y1, other.y1) - max(run.y0, other.y0) > 0
    return shares_height and max(run.x0 - other.x1, other.x0 - run.x1) > other.size


def order_columns(runs: Sequence[Run], depth: int = 4) -> Iterator[list[Line]]:
    """Yield the columns of a page from the first to be read to the last.

    What crosses the gutter between two columns, such as a title, parts them into what is read
    before it and what is read after it.
    """
    gutter = _find_gutter(runs) if depth else None
    if gutter is None:
        yield make_lines(runs)
        return
    crossing = sorted((one for one in runs if one.x0 < gutter < one.x1), key=lambda one: one.middle)
    heights = [one.middle for one in crossing]
    bands: list[tuple[list[Run], list[Run]]] = [([], []) for _ in range(len(crossing) + 1)]
    for run in runs:
        if not run.x0 < gutter < run.x1:
            band = sum(height < run.middle for height in heights)
            bands[band][run.x0 >= gutter].append(run)
    across: list[Run] = []
    for index, (left, right) in enumerate(bands):
        if left or right:
            if across:
                yield make_lines(across)
            across = []
            for side in (left, right):
                if side:
                    yield from order_columns(side, depth - 1)
        across += crossing[index : index + 1]
    if across:
        yield make_lines(across)


def _find_gutter(runs: Sequence[Run]) -> float | None:
    """Return where two columns part; None where there is one."""
    if len(runs) < 2 * MIN_COLUMN_LINES:
        return None
    left, right = min(one.x0 for one in runs), max(one.x1 for one in runs)
    best: tuple[float, float] | None = None
    plateau: list[float] = []
    places = range(
        int(left + 0.12 * (right - left)), int(right - 0.12 * (right - left)), STEP_POINTS
    )
    for place in places:
        score = _score_gutter(runs, place)
        if score is None:
            continue
        if best is None or score > best:
            best, plateau = score, [place]
        elif score == best and place - plateau[-1] == STEP_POINTS:
            plateau.append(place)
    return median(plateau) if plateau else None


def _score_gutter(runs: Sequence[Run], place: float) -> tuple[float, float] | None:
    """Return how well a gutter parts the runs: few cross it, and many stand on both sides."""
    before = [one for one in runs if one.x1 <= place]
    behind = [one for one in runs if one.x0 >= place]
    crossing = len(runs) - len(before) - len(behind)
    sides = [_heights(before), _heights(behind)]
    if min(map(len, sides)) < MIN_COLUMN_LINES or crossing > min(map(len, sides)):
        return None
    if any(
        sum(len(one.text) for one in side) < MIN_COLUMN_CHARS * len(side)
        for side in (before, behind)
    ):
        return None
    shared = min(max(side) for side in sides) - max(min(side) for side in sides)
    if shared < 0.4 * min(max(side) - min(side) for side in sides):
        return None
    return -crossing, min(map(len, sides))


def _heights(runs: Sequence[Run]) -> list[float]:
    """Return the heights of the lines that runs stand on."""
    heights: list[float] = []
    for run in sorted(runs, key=lambda one: one.middle):
        if not heights or run.middle - heights[-1] > SAME_LINE * run.size:
            heights.append(run.middle)
    return heights


def make_lines(runs: Sequence[Run]) -> list[Line]:
    """Return the lines that runs of one column make, from top to bottom."""
    groups: list[list[Run]] = []
    for run in sorted(runs, key=lambda one: (one.middle, one.x0)):
        if groups and _is_beside(run, groups[-1]):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [_line_of(group) for group in groups]


def _is_beside(run: Run, group: Sequence[Run]) -> bool:
    y0, y1 = min(one.y0 for one in group), max(one.y1 for one in group)
    height = min(run.y1 - run.y0, y1 - y0)
    return min(run.y1, y1) - max(run.y0, y0) >= SAME_LINE * height


def _line_of(group: Sequence[Run]) -> Line:
    text = "".join(run.text for run in group)
    backwards = is_right_to_left(text)
    ordered = sorted(group, key=lambda one: -one.x1 if backwards else one.x0)
    parts = [ordered[0].text]
    for before, run in pairwise(ordered):
        gap = max(run.x0 - before.x1, before.x0 - run.x1)
        parts.append(" " if gap > WORD_GAP * min(run.size, before.size) else "")
        parts.append(run.text)
    return Line(
        "".join(parts),
        min(one.x0 for one in group),
        min(one.y0 for one in group),
        max(one.x1 for one in group),
        max(one.y1 for one in group),
        max(group, key=lambda one: len(one.text)).size,
        all(one.faint for one in group),
    )
