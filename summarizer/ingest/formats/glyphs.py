"""Letters on a page, and the stretches of a line that they make."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

WORD_GAP = 0.25
"""Letters further apart than this share of their height are of two words."""
RUN_GAP = 0.9
"""Words further apart than this share of their height may be of two columns."""
CLOSE_WORD_GAP = 0.12
"""The same in scripts that join their letters."""
SAME_LINE = 0.5
"""Letters of one line overlap by at least this share of the lower one's height."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FROM_THE_LEFT = re.compile(
    "[A-Za-z0-9\u00c0-\u024f](?:[A-Za-z0-9\u00c0-\u024f .,:/%&'’-]*[A-Za-z0-9\u00c0-\u024f])?"
)


class Glyph(NamedTuple):
    """A letter on a page; the origin is the page's upper left corner, the unit is the point."""

    char: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    """Size of its font as it is drawn."""
    spaced: bool = False
    """Whether the file has a space before it."""
    faint: bool = False
    """Whether it is white or transparent."""
    aslant: bool = False
    """Whether it does not stand upright on the page."""


class PageGlyphs(NamedTuple):
    """The letters of a page."""

    glyphs: tuple[Glyph, ...]
    """In the order of the file, without spaces."""
    width: float
    height: float
    unseen: tuple[str, ...] = ()
    """The stretches of letters that were left out because nobody sees them."""
    is_scan: bool = False
    """Whether its letters are the text layer of a scan, which stands under its picture."""


class Run(NamedTuple):
    """Letters that follow each other on one line without a wide gap."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    """Height of its letters."""
    faint: bool
    """Whether all of it is white or transparent."""
    aslant: bool
    """Whether it does not stand upright on the page."""

    @property
    def middle(self) -> float:
        """Return the middle of its height."""
        return (self.y0 + self.y1) / 2


def make_runs(glyphs: Sequence[Glyph]) -> Iterator[Run]:
    """Yield the runs of a page, in the order of the file."""
    current: list[Glyph] = []
    for glyph in glyphs:
        if current and not _goes_on(current[-1], glyph):
            yield _run_of(current)
            current = []
        current.append(glyph)
    if current:
        yield _run_of(current)


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    if (before.faint, before.aslant) != (glyph.faint, glyph.aslant):
        return False
    if glyph.aslant:
        return True
    height = min(before.size, glyph.size)
    overlap = min(before.y1, glyph.y1) - max(before.y0, glyph.y0)
    return overlap >= SAME_LINE * height and _gap(before, glyph) <= RUN_GAP * height


def _gap(before: Glyph, glyph: Glyph) -> float:
    """Return the space between two letters, whichever stands left."""
    return max(glyph.x0 - before.x1, before.x0 - glyph.x1)


def _run_of(glyphs: Sequence[Glyph]) -> Run:
    size = median(glyph.size for glyph in glyphs)
    letters = "".join(glyph.char for glyph in glyphs)
    if not glyphs[0].aslant and is_right_to_left(letters):
        text = _text_from_the_right(glyphs, size)
    else:
        text = _text_as_it_comes(glyphs, size)
    return Run(
        text,
        min(glyph.x0 for glyph in glyphs),
        min(glyph.y0 for glyph in glyphs),
        max(glyph.x1 for glyph in glyphs),
        max(glyph.y1 for glyph in glyphs),
        size,
        glyphs[0].faint,
        glyphs[0].aslant,
    )


def is_right_to_left(text: str) -> bool:
    """Return whether most letters of a text are of a script that is written from the right."""
    return len(_RIGHT_TO_LEFT.findall(text)) > len(text) / 2


def _text_as_it_comes(glyphs: Sequence[Glyph], size: float) -> str:
    parts = [glyphs[0].char]
    for before, glyph in pairwise(glyphs):
        if glyph.spaced or (not glyph.aslant and _gap(before, glyph) > WORD_GAP * size):
            parts.append(" ")
        parts.append(glyph.char)
    return "".join(parts)


def _text_from_the_right(glyphs: Sequence[Glyph], size: float) -> str:
    """Return the letters from the right to the left, whatever order the file has them in.

    Numbers and Latin words among them are written from the left.
    """
    ordered = sorted(glyphs, key=lambda glyph: -(glyph.x0 + glyph.x1))
    parts = [ordered[0].char]
    for before, glyph in pairwise(ordered):
        if _gap(before, glyph) > CLOSE_WORD_GAP * size:
            parts.append(" ")
        parts.append(glyph.char)
    return _FROM_THE_LEFT.sub(lambda found: found[0][::-1], "".join(parts))
