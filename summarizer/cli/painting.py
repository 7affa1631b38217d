"""Lines with styles in the colours of a terminal; each colour goes with another sign of its own."""

from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarizer.cli.tables import print_to_text
from summarizer.cli.terminal import print_text
from summarizer.render.runs import Line, Style
from summarizer.text.bidi import ISOLATE, POP, isolate
from summarizer.text.plain import spaced_text
from summarizer.text.scripts import has_right_to_left

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


def painted_line(line: Line, *, indent: int = 0, is_sentence: bool = False) -> RenderableType:
    """Return a line for a terminal; where it is wrapped, it stays set in.

    Args:
        line: The line.
        indent: How far it is set in.
        is_sentence: Whether its runs are one sentence, so that they have one direction.
    """
    text = Text()
    first = line.runs[0].text if line.runs else ""
    margin = len(first) if first in _MARGINS else 0
    if margin:
        grid = Table.grid(padding=0)
        grid.add_column(width=margin)
        grid.add_column(overflow="fold")
        grid.add_row(Text(first), painted_line(Line(line.runs[1:]), is_sentence=True))
        return grid
    for words, style in _laid_out(line, is_sentence=is_sentence):
        text.append(words, style=STYLES.get(style, ""))
    shown: RenderableType = text
    if is_sentence and has_right_to_left(text.plain):
        # What is told of the sentence before it is not of it.
        is_told = len(line.runs) > 1 and line.runs[0].style == "quiet"
        shown = _Isolated(text, len(first) if is_told else 0)
    return Padding(shown, (0, 0, 0, indent + 3 * line.depth))


def _laid_out(line: Line, *, is_sentence: bool) -> Iterator[tuple[str, Style]]:
    """Yield the text and style of each run, what is written from right to left in isolates."""
    for run in line.runs:
        text = spaced_text(run.text)
        yield text if is_sentence else isolate(text), run.style


class _Isolated:
    """A sentence with each of its rows in an isolate: terminals turn row by row."""

    def __init__(self, text: Text, told: int) -> None:
        self._text = text
        self._told = told

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Yield the rows; what is told of the sentence stands before the first isolate."""
        told = self._told
        for row in self._text.wrap(console, options.max_width, overflow="fold"):
            row.rstrip()
            before, rest = row.divide([told]) if told else (Text(), row)
            yield Text.assemble(before, ISOLATE, rest, POP)
            told = 0

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Return how wide the sentence is; isolates take no room."""
        return Measurement.get(console, options, self._text)
