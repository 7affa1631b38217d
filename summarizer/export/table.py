"""Reports as comma-separated text, and read again from it."""

import json
from typing import Any

from pydantic import ValidationError

from summarizer.errors import UsageError
from summarizer.export.rows import ReportRow, rows_of
from summarizer.schema.briefing import Briefing
from summarizer.text.csvtext import csv_rows, csv_text

_COLUMNS = tuple(ReportRow.model_fields)
_LISTS = frozenset(
    name for name, field in ReportRow.model_fields.items() if "tuple" in str(field.annotation)
)
_NUMBERS = frozenset(
    name for name, field in ReportRow.model_fields.items() if field.annotation is int
)


def export_csv(briefing: Briefing) -> str:
    """Return one line for every report under a line of names.

    Lists stand in a cell as JSON. None is an empty cell, an empty text an apostrophe alone.
    """
    return csv_text([_COLUMNS, *(_cells(row) for row in rows_of(briefing))])


def read_csv(text: str) -> tuple[ReportRow, ...]:
    """Return the rows of such a text, every field as it was.

    Raises:
        UsageError: It is no such text.
    """
    rows = list(csv_rows(text))
    if not rows or tuple(rows[0]) != _COLUMNS:
        msg = f"expected the columns {', '.join(_COLUMNS)}; found {rows[0] if rows else 'nothing'}"
        raise UsageError(msg)
    return tuple(_row(cells, number) for number, cells in enumerate(rows[1:], start=2))


def _cells(row: ReportRow) -> list[str | int | None]:
    plain = row.model_dump(mode="json")
    return [
        json.dumps(value, ensure_ascii=False) if name in _LISTS else value
        for name, value in plain.items()
    ]


def _row(cells: list[str | None], number: int) -> ReportRow:
    try:
        values = dict(zip(_COLUMNS, cells, strict=True))
        return ReportRow.model_validate({name: _value(name, one) for name, one in values.items()})
    except (ValueError, RecursionError, ValidationError) as exc:
        reason = str(exc).splitlines()[0]
        msg = f"row {number} is no report: {reason}"
        raise UsageError(msg) from exc


def _value(name: str, cell: str | None) -> Any:
    if name in _LISTS and cell is not None:
        return json.loads(cell)
    return int(cell) if name in _NUMBERS and cell is not None else cell
