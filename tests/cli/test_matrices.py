from pathlib import Path

import pytest
from rich.console import Console
from synthetic import make_articles, make_briefing

from summarizer.cli.main import run
from summarizer.cli.matrices import matrix_tables
from summarizer.render.canonical import render_json
from summarizer.render.matrix import Matrix, MatrixRow, read_matrix

BRIEFING = make_briefing(make_articles())


@pytest.fixture
def briefing(folder: Path) -> Path:
    path = folder / "oulu.json"
    path.write_bytes(render_json(BRIEFING))
    return path


def many(count: int) -> Matrix:
    """Return a matrix with its first source this many times."""
    matrix = read_matrix(BRIEFING)
    return Matrix(
        sources=matrix.sources[:1] * count,
        labels=tuple(f"Outlet with a long name {number}" for number in range(count)),
        topics=tuple(
            (topic, tuple(MatrixRow(one.claim, one.type, one.cells[:1] * count) for one in rows))
            for topic, rows in matrix.topics
        ),
    )


def printed(matrix: Matrix, width: int) -> list[str]:
    console = Console(width=width, force_terminal=False)
    with console.capture() as capture:
        for table in matrix_tables(matrix, width):
            console.print(table)
    return capture.get().splitlines()


@pytest.mark.parametrize("count", [1, 3, 12, 30])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_fits_the_terminal(count: int, width: int) -> None:
    lines = printed(many(count), width)

    assert max(map(len, lines)) <= width
    claims = (*BRIEFING.agreements, *BRIEFING.positions, *BRIEFING.facts)
    words = " ".join(" ".join(lines).split())
    assert sum(line.startswith(("A ", "P ", "F ")) for line in lines) >= len(claims)
    assert "silent about it" in words


def test_every_source_has_a_cell_in_each_row() -> None:
    lines = printed(many(30), 80)

    signs = sum(line.count(sign) for line in lines for sign in "●≠○·")
    claims = (*BRIEFING.agreements, *BRIEFING.positions, *BRIEFING.facts)
    assert signs == 30 * len(claims) + 4  # four stand in the legend


def test_in_a_pipe_the_matrix_is_plain(briefing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["matrix", "oulu.json"]) == 0

    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "≠" in shown


def test_the_matrix_can_be_a_table_for_others(
    briefing: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["matrix", "oulu.json", "--to", "csv"]) == 0

    assert capfdbinary.readouterr().out.startswith(b"id,topic,list,statement,")


@pytest.mark.parametrize("form", ["terminal", "csv"])
def test_the_matrix_can_go_to_a_file(briefing: Path, form: str) -> None:
    assert run(["matrix", "oulu.json", "--to", form, "-o", "out"]) == 0

    assert "\x1b" not in briefing.with_name("out").read_text(encoding="utf-8")
