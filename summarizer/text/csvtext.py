"""Tables as comma-separated text (RFC 4180) that no spreadsheet takes for formulas.

A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end
(https://owasp.org/www-community/attacks/CSV_Injection). One that is set to semicolons or tabs, and
so knows none of our quotes, has cells begin in the middle of ours. In both places such a sign gets
an apostrophe before it, which makes it text; so does an apostrophe itself, so that taking one away
at each of these places gives back every cell as it was.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence

_BEGINNING = r"((?:\A|(?<=[;\t\r\n]))[ \u00a0\"]*)"
_GUARDED = re.compile(_BEGINNING + r"(?=[=+\-@\t\r\n＝＋－＠'])")
_GUARD = re.compile(_BEGINNING + "'")

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
    if isinstance(cell, int):
        return str(cell)
    return _GUARDED.sub(r"\g<1>'", cell) or "'"


def _plain(cell: str) -> str | None:
    return _GUARD.sub(r"\g<1>", cell) if cell else None
