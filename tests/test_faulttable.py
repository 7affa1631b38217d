"""Every row of the table of faults has words and a test; no test proves a row that is not there."""

from pathlib import Path

import pytest
from faulttable import ROWS, Proof, find_proofs, read_faults

MODULE = """
import pytest

TABLE = (
    Case("one", fault=3),
    Case(id="two", fault=4),
    Case("three"),
)
OTHER = [pytest.param(1, id="four", marks=pytest.mark.fault(5))]
UNUSED = (Case("five", fault=6),)

@pytest.mark.fault(1)
@pytest.mark.fault(2)
def test_plain(): ...

@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.id)
async def test_table(case): ...

@pytest.mark.parametrize("case", [*OTHER, pytest.param("six", marks=[pytest.mark.fault(7)])])
def test_parameters(case): ...

def helper(fault=8): ...
"""


def test_markers_are_found_wherever_they_stand(tmp_path: Path) -> None:
    folder = tmp_path / "tests"
    folder.mkdir()
    (folder / "test_some.py").write_text(MODULE, encoding="utf-8")
    (folder / "test_all.py").write_text(
        "import pytest\npytestmark = pytest.mark.fault(9)\nclass TestOne:\n def test_in(self): ...",
        encoding="utf-8",
    )

    found = {
        row: [(proof.test, proof.case) for proof in proofs]
        for row, proofs in find_proofs(folder).items()
    }

    assert found == {
        1: [("test_plain", "")],
        2: [("test_plain", "")],
        3: [("test_table", "one")],
        4: [("test_table", "two")],
        5: [("test_parameters", "four")],
        7: [("test_parameters", "six")],
        9: [("test_in", "")],
    }


def test_marker_without_a_number_is_an_error(tmp_path: Path) -> None:
    text = "import pytest\n@pytest.mark.fault(row)\ndef test_it(): ..."
    (tmp_path / "test_some.py").write_text(text, encoding="utf-8")

    with pytest.raises(ValueError, match="the number of a row"):
        find_proofs(tmp_path)


def test_every_row_has_its_words() -> None:
    assert [fault.row for fault in read_faults()] == list(ROWS)
    for fault in read_faults():
        assert fault.what
        assert fault.gets
        assert "|" not in fault.what + fault.gets


def test_every_row_has_a_test() -> None:
    proofs = find_proofs()

    assert [row for row in ROWS if row not in proofs] == []


def test_no_test_proves_a_row_that_is_not_there() -> None:
    strays: list[Proof] = [
        proof for row, proofs in find_proofs().items() if row not in ROWS for proof in proofs
    ]

    assert strays == []
