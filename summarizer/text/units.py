"""Lines of a page, and the stretches of prose that they are wrapped from."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.schema.words import Zone

WRAP_CHARS = (50, 100)
"""Length of the lines of text that was wrapped at a fixed width."""
WRAP_SPREAD_CHARS = 25
"""How much the lengths of its lines may differ."""

WRAP_SHARE = 0.4
"""At least this share of its lines goes on in lower case."""

_COLUMNS = re.compile(r"\S\s{2,}\S")
_BULLET = re.compile(r"\s*(?:[•▪◦‣·●○■□►▶*–—>※-]\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s|#{1,6}\s|>)")
_FINAL = re.compile(r"[.!?:;…]['\"”’»)\]]*$")
_HYPHENATED = re.compile(r"\w[-\u00ad]$")


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
    """Return the units of the blocks, in order; blank lines are in none."""
    units: list[Unit] = []
    paragraph = 0
    for block in blocks:
        for group in _groups(text, block):
            paragraph += 1
            is_wrapped = _is_hard_wrapped(group)
            for first, last in _joined(group, is_wrapped=is_wrapped):
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


def _is_hard_wrapped(group: Sequence[_Line]) -> bool:
    """Return whether the lines look like one text that was cut at a fixed width."""
    if len(group) < 3 or any(map(_BULLET.match, (line.text for line in group))):
        return False
    lengths = [len(line.text) for line in group[:-1]]
    low, high = WRAP_CHARS
    fits = low <= min(lengths) and max(lengths) <= high and len(group[-1].text) <= high
    if not fits or max(lengths) - min(lengths) > WRAP_SPREAD_CHARS:
        return False
    continuing = sum(line.text[0].islower() for line in group[1:])
    return continuing >= WRAP_SHARE * (len(group) - 1) and not any(
        _COLUMNS.search(line.text) for line in group
    )


def _joined(group: Sequence[_Line], *, is_wrapped: bool) -> Iterator[tuple[_Line, _Line]]:
    """Yield the first and the last line of each unit of the group."""
    first = last = group[0]
    for line in group[1:]:
        if is_wrapped or _continues(last.text, line.text):
            last = line
        else:
            yield first, last
            first = last = line
    yield first, last


def _continues(line: str, following: str) -> bool:
    """Return whether a line was plainly cut in the middle of a sentence."""
    if _BULLET.match(following) or not following[0].islower():
        return False
    return bool(_HYPHENATED.search(line)) or (len(line) >= 30 and not _FINAL.search(line))
