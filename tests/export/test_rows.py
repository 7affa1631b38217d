import csv
import io

import pytest
from comparing import EARLIER, brief_folder
from hypothesis import given
from hypothesis import strategies as st
from synthetic import make_articles, make_briefing

from summarizer.errors import UsageError
from summarizer.export.parquet import export_parquet, read_parquet
from summarizer.export.rows import claims_of, rows_of
from summarizer.export.table import export_csv, read_csv
from summarizer.schema.briefing import Briefing
from summarizer.schema.span import Span
from summarizer.text.csvtext import csv_rows, csv_text

NASTY = ("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "'quoted", " =1", 'a"b,c\r\nd', "")


def nasty() -> Briefing:
    """Return a briefing whose texts would be formulas, and whose fields are empty or unknown."""
    briefing = make_briefing(make_articles())
    claim = briefing.agreements[0]
    quotes = [one for one in NASTY if one]
    source = claim.reports[0].source
    spans = tuple(Span(source=source, start=0, end=len(one), quote=one) for one in quotes)
    reports = tuple(
        claim.reports[0].model_copy(
            update={
                "start": index,
                "end": index + len(one),
                "quote": one,
                "act_as_written": one,
                "qualifiers": NASTY[:index],
                "speaker": (one, None, "")[index % 3],
                "further": spans[:index],
            }
        )
        for index, one in enumerate(quotes)
    )
    spoiled = claim.model_copy(
        update={
            "reports": reports,
            "statement": NASTY[0],
            "topic": NASTY[5],
            "speaker": "",
            "reported_by": (source,),
        }
    )
    return briefing.model_copy(update={"agreements": (spoiled, *briefing.agreements[1:])})


BRIEFINGS = [
    pytest.param(lambda: make_briefing(make_articles()), id="synthetic"),
    pytest.param(nasty, id="nasty"),
    pytest.param(lambda: brief_folder(EARLIER / "seventh"), id="extracted"),
]


@pytest.mark.parametrize("make", BRIEFINGS)
def test_a_briefing_read_back_from_csv_loses_no_report(make: object) -> None:
    briefing: Briefing = make()  # type: ignore[operator]  # a function of the table

    rows = read_csv(export_csv(briefing))

    assert rows == rows_of(briefing)
    assert claims_of(rows, "agreements") == briefing.agreements
    assert claims_of(rows, "positions") == briefing.positions
    assert claims_of(rows, "facts") == briefing.facts


@pytest.mark.parametrize("make", BRIEFINGS)
def test_a_briefing_read_back_from_parquet_loses_no_report(make: object) -> None:
    briefing: Briefing = make()  # type: ignore[operator]  # a function of the table

    rows = read_parquet(export_parquet(briefing))

    assert rows == rows_of(briefing)
    assert claims_of(rows, "agreements") == briefing.agreements


def test_parquet_is_the_same_bytes_each_time() -> None:
    briefing = make_briefing(make_articles())

    assert export_parquet(briefing) == export_parquet(briefing)


def test_no_cell_of_the_table_is_a_formula() -> None:
    cells = [cell for row in csv.reader(export_csv(nasty()).splitlines(True)) for cell in row]

    assert any(cell.startswith("'=cmd") for cell in cells)
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]


def test_other_columns_are_a_usage_error() -> None:
    with pytest.raises(UsageError, match="expected the columns"):
        read_csv("claim,quote\r\na,b\r\n")


def test_a_spoiled_row_is_named() -> None:
    text = export_csv(make_briefing(make_articles())).replace("agreement", "accord", 1)

    with pytest.raises(UsageError, match="row 2"):
        read_csv(text)


def test_a_cell_can_be_long() -> None:
    cell = "x" * 200_000

    assert list(csv_rows(csv_text([[cell]]))) == [[cell]]


@given(st.lists(st.lists(st.none() | st.text(), min_size=2, max_size=4), max_size=4))
def test_any_table_comes_back(rows: list[list[str | None]]) -> None:
    assert list(csv_rows(csv_text(rows))) == rows


@given(st.lists(st.text(st.sampled_from("=+-@';\"\t\r\n a\u00a0\uff1d,"), max_size=12), min_size=1))
def test_any_table_of_guarded_signs_comes_back(row: list[str]) -> None:
    text = csv_text([row])

    assert list(csv_rows(text)) == [row]
    for separator in ",;\t":
        cells = [
            one
            for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
            for one in line
        ]
        begin = {cell.lstrip(' \u00a0"')[:1] for cell in cells}
        assert not begin & set("=+-@\uff1d")
