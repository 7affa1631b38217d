"""`matrix`: claims by sources, on the terminal or as a table for others."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from summarizer.cli.outputs import STDOUT, read_briefing_file, write_result
from summarizer.cli.tables import PIPE_WIDTH, print_to_text
from summarizer.cli.terminal import print_text
from summarizer.render.corrections import mark_text
from summarizer.render.matrix import MEANINGS, STATES, CellState, Matrix, matrix_csv, read_matrix
from summarizer.text.bidi import isolate
from summarizer.text.plain import plain_text

SYMBOLS: dict[CellState, tuple[str, str]] = {
    "reported": ("●", "green"),
    "differs": ("≠", "bold yellow"),
    "borrowed": ("○", "cyan"),
    "omitted": ("·", "dim"),
    "none": ("", ""),
}
"""What stands in a cell, and its colour."""

_LEAST_STATEMENT = 34
"""Columns of the terminal that a statement gets at least."""
_LIST_WIDTH = 2
_NUMBER_WIDTH = 3
_LEAST_LABEL, _MOST_LABEL = 7, 16


def write_matrix(briefing: Path, *, to: Literal["terminal", "csv"], output: Path) -> None:
    """Write what each source makes of each claim.

    Raises:
        UsageError: The file is no briefing.
    """
    matrix = read_matrix(read_briefing_file(briefing))
    if to == "csv":
        write_result(output, matrix_csv(matrix).encode())
    elif output == STDOUT:
        on_terminal = sys.stdout.isatty()
        width = shutil.get_terminal_size().columns if on_terminal else PIPE_WIDTH
        print_text(print_to_text(matrix_tables(matrix, width), to_stderr=False))
    else:
        text = print_to_text(matrix_tables(matrix, PIPE_WIDTH), to_stderr=False, plain=True)
        write_result(output, text.encode())


def matrix_tables(matrix: Matrix, width: int) -> list[RenderableType]:
    """Return the matrix in tables that fit a width, and what their signs and numbers mean.

    Sources have their labels where these fit, else numbers; where even numbers do not fit, the
    table is repeated for further sources.
    """
    count = len(matrix.sources)
    room = width - _LEAST_STATEMENT - _LIST_WIDTH - 2
    label_width = min(room // count - 2 if count else 0, _MOST_LABEL)
    if label_width >= _LEAST_LABEL or not count:
        heads = [isolate(_shorten(label, label_width)) for label in matrix.labels]
        return [_table(matrix, heads, 0, count), _legend()]
    step = max(1, room // (_NUMBER_WIDTH + 1))
    heads = [str(number) for number in range(1, count + 1)]
    tables = [_table(matrix, heads, first, first + step) for first in range(0, count, step)]
    return [*tables, _legend(), _names(matrix.labels)]


def _table(matrix: Matrix, heads: Sequence[str], first: int, last: int) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("", width=1)
    table.add_column("claim", overflow="fold", ratio=1)
    for head in heads[first:last]:
        table.add_column(Text(head), justify="center", no_wrap=True)
    for topic, rows in matrix.topics:
        table.add_row("", Text(f"— {topic or 'no topic'}", style="bold"))
        for row in rows:
            cells = [Text(SYMBOLS[one][0], style=SYMBOLS[one][1]) for one in row.cells[first:last]]
            statement = Text(plain_text(row.claim.statement))
            statement.append(mark_text(row.corrected), style="italic")
            table.add_row(row.type[:1].upper(), statement, *cells)
    return table


def _legend() -> Text:
    text = Text("A agreement   P position   F fact\n")
    for state in STATES:
        symbol, style = SYMBOLS[state]
        if symbol:
            text.append(symbol, style=style)
            text.append(f" {MEANINGS[state]}\n")
    text.rstrip()
    return text


def _names(labels: Sequence[str]) -> Text:
    named = enumerate(map(isolate, labels), start=1)
    return Text("\n".join(f"{number:>2} {label}" for number, label in named))


def _shorten(label: str, width: int) -> str:
    return label if len(label) <= width else f"{label[: width - 1].rstrip()}…"
