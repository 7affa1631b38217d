"""Lines of a page, and the stretches of prose that they are wrapped from."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer.schema.words import Zone

WRAP_CHARS = (40, 100)
"""Least and greatest width that text is wrapped at."""
MIN_WRAPPED_PAIRS = 3
"""So many lines must go on in the next one before a text is taken for wrapped."""
WRAPPED_SHARE = 0.7
"""At least this share of a wrapped text's lines is full."""
CONTINUING_SHARE = 0.4
"""At least this share of a wrapped text's lines goes on in lower case."""
CUT_CHARS = 50
"""A line this long may have been cut in the middle of a sentence."""

_COLUMNS = re.compile(r"[^\s.?!:]\s{2,}\S|\t")
_BULLET = re.compile(r"(?:[•▪◦‣·●○■□►▶*–—>※-]\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s|#{1,6}\s|>)")
_FINAL = re.compile(r"[.!?:;…。！？؟।]['\"”’»)\]]*$")
_FIELD = re.compile(r"[A-Za-z-]{2,20}: ")
"""A line of the head of a mail."""
_HYPHENATED = re.compile(r"[^\W\d_][-\u00ad\u2010]$")


class Block(NamedTuple):
    """A stretch of text that a reader of a file kept together."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    zone: Zone | None = None
    """What the page's markup says that it is; None where it says nothing."""
    account: str | None = None
    """For an embedded post whose markup names it: the account."""


class Unit(NamedTuple):
    """One line, or several that were wrapped from one; its ends are no white space."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    paragraph: int
    """Number of the group of lines without a blank one between them, from 1."""
    zone: Zone | None
    """What the page's markup says that it is."""
    account: str | None
    """For an embedded post whose markup names it: the account."""


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """Return the whole text as one block; for text without markup."""
    return (Block(0, len(text)),)


def split_units(text: str, blocks: Sequence[Block]) -> tuple[Unit, ...]:
    """Return the units of the blocks, in order; blank lines are in none.

    Lines that were wrapped at a fixed width, cut in the middle of a sentence or hyphenated at their
    end are one unit with the lines that they go on in.
    """
    grouped = [(block, group) for block in blocks for group in _groups(text, block)]
    width = _wrap_width([group for _, group in grouped])
    units: list[Unit] = []
    for paragraph, (block, group) in enumerate(grouped, start=1):
        lines = _joined(group, width) if block.zone != "chrome" else zip(group, group, strict=True)
        for first, last in lines:
            units.append(Unit(first.start, last.end, paragraph, block.zone, block.account))
    return tuple(units)


def _groups(text: str, block: Block) -> Iterator[list[_Line]]:
    """Yield the runs of lines without a blank one between them."""
    group: list[_Line] = []
    position = block.start
    for raw in text[block.start : block.end].split("\n"):
        stripped = raw.strip()
        if stripped:
            start = position + raw.index(stripped)
            group.append(_Line(start, start + len(stripped), stripped))
        elif group:
            yield group
            group = []
        position += len(raw) + 1
    if group:
        yield group


def _wrap_width(groups: Sequence[Sequence[_Line]]) -> int | None:
    """Return the width that the text was wrapped at; None where it was not.

    A line is full when the first word of the next one would not have fitted in. In a wrapped text
    nearly all lines are full that others follow in their paragraph, and many break off in the
    middle of a sentence.
    """
    low, high = WRAP_CHARS
    pairs = [
        (line.text, following.text)
        for group in groups
        for line, following in pairwise(group)
        if not _BULLET.match(following.text)
        and not (_FIELD.match(line.text) and _FIELD.match(following.text))
    ]
    pairs = [pair for pair in pairs if not _COLUMNS.search(pair[0])]
    width = max((len(line) for line, _ in pairs), default=0)
    if not low <= width <= high or len(pairs) < MIN_WRAPPED_PAIRS:
        return None
    full = sum(_is_full(line, following, width) for line, following in pairs)
    continuing = sum(following[0].islower() for _, following in pairs)
    if full < WRAPPED_SHARE * len(pairs) or continuing < CONTINUING_SHARE * len(pairs):
        return None
    return width


def _is_full(line: str, following: str, width: int) -> bool:
    word = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(word) > width


def _joined(group: Sequence[_Line], width: int | None) -> Iterator[tuple[_Line, _Line]]:
    """Yield the first and the last line of each unit of the group."""
    first = last = group[0]
    for line in group[1:]:
        if _continues(last.text, line.text, width):
            last = line
        else:
            yield first, last
            first = last = line
    yield first, last


def _continues(line: str, following: str, width: int | None) -> bool:
    """Return whether a line was wrapped, or was plainly cut in the middle of a sentence."""
    if _BULLET.match(following):
        return False
    if following[0].islower() and _HYPHENATED.search(line):
        return True
    if width is not None and len(line) <= width and not _COLUMNS.search(line):
        return _is_full(line, following, width)
    return following[0].islower() and len(line) >= CUT_CHARS and not _FINAL.search(line)
