"""Reports as a Parquet file (https://parquet.apache.org), by way of Arrow."""

from typing import Any

from summarizer.errors import ConfigurationError
from summarizer.export.rows import ReportRow, rows_of
from summarizer.schema.briefing import Briefing


def export_parquet(briefing: Briefing) -> bytes:
    """Return the bytes of a Parquet file with one row for every report; lists stay lists.

    Raises:
        ConfigurationError: The library is not installed.
    """
    arrow, parquet = _libraries()
    schema = arrow.schema([_column(arrow, name) for name in ReportRow.model_fields])
    rows = [row.model_dump(mode="json") for row in rows_of(briefing)]
    table = arrow.Table.from_pylist(rows, schema=schema)
    sink = arrow.BufferOutputStream()
    parquet.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())


def read_parquet(data: bytes) -> tuple[ReportRow, ...]:
    """Return the rows of such a file, every field as it was.

    Raises:
        ConfigurationError: The library is not installed.
    """
    arrow, parquet = _libraries()
    rows = parquet.read_table(arrow.BufferReader(data)).to_pylist()
    return tuple(ReportRow.model_validate(row) for row in rows)


def _column(arrow: Any, name: str) -> Any:
    field = ReportRow.model_fields[name]
    annotation = str(field.annotation)
    if field.annotation is int:
        kind = arrow.int64()
    elif "Span" in annotation:
        place = [("start", arrow.int64()), ("end", arrow.int64())]
        kind = arrow.list_(
            arrow.struct([*place, ("quote", arrow.string()), ("source", arrow.string())])
        )
    elif "tuple" in annotation:
        kind = arrow.list_(arrow.string())
    else:
        kind = arrow.string()
    return arrow.field(name, kind, nullable="None" in annotation)


def _libraries() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as exc:
        msg = (
            "Parquet needs the package 'pyarrow', which is not installed; "
            "`pip install 'summarizer[parquet]'` installs it, and `--to csv` needs nothing"
        )
        raise ConfigurationError(msg, kind="missing_package") from exc
    return pyarrow, parquet
