"""Tables as comma-separated text (RFC 4180) that no spreadsheet takes for formulas.

A cell that a spreadsheet would run (one that begins with `=`, `+`, `-`, `@`, a tab or a line end,
https://owasp.org/www-community/attacks/CSV_Injection) gets an apostrophe before it, which a
spreadsheet shows as text; so does one that begins with an apostrophe itself, so that taking one
away again gives back every cell as it was.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence

_APOSTROPHE = "'"
_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_MOST_CHARS = 2**31 - 1
"""The reader's own limit of a cell, 131,072, is less than a long post has."""


class _Pieces(list[str]):
    """What `csv` writes to."""

    def write(self, text: str) -> None:
        """Keep a row."""
        self.append(text)


def csv_text(rows: Iterable[Sequence[str | int | None]]) -> str:
    r"""Return rows as text, each cell made harmless; None is an empty cell.

    >>> csv_text([["=1+1", "plain", 3, None]])
    "'=1+1,plain,3,\r\n"
    """
    pieces = _Pieces()
    csv.writer(pieces).writerows([[_cell(cell) for cell in row] for row in rows])
    return "".join(pieces)


def csv_rows(text: str) -> Iterator[list[str | None]]:
    """Yield the rows of such a text as they were, all cells as text; an empty cell is None."""
    lines = (f"{line}\n" for line in text.removesuffix("\n").split("\n") if text)
    before = csv.field_size_limit(_MOST_CHARS)
    try:
        yield from [[_plain(cell) for cell in row] for row in csv.reader(lines)]
    finally:
        csv.field_size_limit(before)


def _cell(cell: str | int | None) -> str:
    if cell is None:
        return ""
    text = str(cell)
    harmless = text and not text.lstrip(" \u00a0").startswith((*_RUN, _APOSTROPHE))
    return text if harmless or isinstance(cell, int) else _APOSTROPHE + text


def _plain(cell: str) -> str | None:
    if not cell:
        return None
    return cell[1:] if cell.startswith(_APOSTROPHE) else cell
