"""Bytes read as decisions, so that one format of input serves every driver and every regression."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from fuzz.snippets import SNIPPETS

T = TypeVar("T")

_MOST_RUN = 2_000
"""How often one snippet is repeated at most."""


class Choices:
    """Decisions taken from bytes, one after the other; when they are used up, all else is 0.

    Args:
        data: The bytes.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._position = 0

    @property
    def rest(self) -> bytes:
        """The bytes that no decision has used."""
        return self._data[self._position :]

    def number(self, low: int, high: int) -> int:
        """Return a number of this range, both ends included."""
        size = max(1, (high - low).bit_length() + 7 >> 3)
        taken = self._data[self._position : self._position + size]
        self._position += size
        return low + int.from_bytes(taken, "little") % (high - low + 1)

    def flag(self, one_in: int = 2) -> bool:
        """Return True about once in so many times; never when the bytes are used up."""
        return self.number(0, one_in - 1) == one_in - 1

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[self.number(0, len(options) - 1)]

    def some(self, make: Callable[[], T], most: int, least: int = 0) -> tuple[T, ...]:
        """Return several of what a function makes."""
        return tuple(make() for _ in range(self.number(least, most)))

    def text(self, pieces: int = 6) -> str:
        """Return text of snippets, of single code points, and now and then of a long run."""
        return "".join(self.some(self._piece, pieces))

    def part(self, text: str, most: int = 80) -> str:
        """Return a stretch of a text."""
        start = self.number(0, max(0, len(text) - 1))
        return text[start : start + self.number(1, most)]

    def part_of_bytes(self, most: int) -> bytes:
        """Return some of the bytes themselves."""
        size = self.number(1, most)
        taken = self._data[self._position : self._position + size]
        self._position += size
        return taken

    def _piece(self) -> str:
        kind = self.number(0, 31)
        if kind == 31:
            return self.pick(SNIPPETS) * self.number(2, _MOST_RUN)
        if kind >= 24:
            return _character(self.number(0, 0x10FFFF))
        if kind >= 16:
            return _character(self.number(0, 0x2FF))
        return self.pick(SNIPPETS)


def _character(code: int) -> str:
    """Return a character that a decoded text can hold."""
    return "?" if 0xD800 <= code <= 0xDFFF else chr(code)
