"""Lines with styles in the colours of a terminal; each colour goes with another sign of its own."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarizer.cli.tables import print_to_text
from summarizer.cli.terminal import print_text
from summarizer.render.runs import Line
from summarizer.text.plain import spaced_text

STYLES = {
    "strong": "bold",
    "mark": "bold underline yellow",
    "old": "red strike",
    "new": "green underline",
    "quiet": "dim",
    "id": "dim",
}
_MARGINS = ("  > ", "    ")
"""Beginnings of lines that stand in a margin when the line is wrapped."""


def print_lines(lines: Iterable[Line]) -> None:
    """Print lines to a terminal."""
    print_text(print_to_text([painted_line(one) for one in lines], to_stderr=False, gap=0))


def painted_line(line: Line, *, indent: int = 0) -> RenderableType:
    """Return a line for a terminal; where it is wrapped, it stays set in."""
    text = Text()
    first = line.runs[0].text if line.runs else ""
    margin = len(first) if first in _MARGINS else 0
    if margin:
        grid = Table.grid(padding=0)
        grid.add_column(width=margin)
        grid.add_column(overflow="fold")
        grid.add_row(Text(first), painted_line(Line(line.runs[1:])))
        return grid
    for run in line.runs:
        text.append(spaced_text(run.text), style=STYLES.get(run.style, ""))
    return Padding(text, (0, 0, 0, indent + 3 * line.depth))
