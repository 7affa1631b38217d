from pathlib import Path
from typing import NamedTuple

import pytest

from summarizer.errors import UsageError
from summarizer.ingest.corrections import find_corrections, read_corrections


class Case(NamedTuple):
    id: str
    text: str
    said: str


MALFORMED = [
    Case("no TOML", "[[merge]\n", "is no TOML"),
    Case("unknown kind", "[[join]]\nitems = []\n", "@ $.join"),
    Case(
        "unknown key", '[[drop]]\nitem = "agr-0123456789"\nnote = "n"\nwhy = "x"\n', "$.drop[0].why"
    ),
    Case("no note", '[[drop]]\nitem = "agr-0123456789"\n', "@ $.drop[0].note"),
    Case("empty note", '[[drop]]\nitem = "agr-0123456789"\nnote = " "\n', "@ $.drop[0].note"),
    Case("one item", '[[merge]]\nitems = ["agr-0123456789"]\nnote = "n"\n', "@ $.merge[0].items"),
    Case("bad id", '[[drop]]\nitem = "agr-1"\nnote = "n"\n', "@ $.drop[0].item.id"),
    Case(
        "half a reference",
        '[[merge]]\nitems = ["agr-0123456789", {article = "a.txt"}]\nnote = "n"\n',
        "expected an id such as 'agr-0123456789', {article, quote}, {id, article, quote} or {name}"
        " @ $.merge[0].items[1]",
    ),
    Case(
        "two sorts",
        '[[merge]]\nitems = ["agr-0123456789", {name = "A"}]\nnote = "n"\n',
        "expected claims only, or participants only @ $.merge[0]",
    ),
    Case(
        "field of another sort",
        '[[rename]]\nitem = {name = "A"}\ntopic = "t"\nnote = "n"\n',
        "expected name for a participant, found topic @ $.rename[0]",
    ),
    Case(
        "nothing to be done",
        '[[retype]]\nitem = {name = "A"}\nnote = "n"\n',
        "expected tier or roles for a participant, found none of them @ $.retype[0]",
    ),
    Case(
        "no such type",
        '[[retype]]\nitem = "agr-0123456789"\ntype = "promise"\nnote = "n"\n',
        "@ $.retype[0].type",
    ),
    Case(
        "reports by id",
        '[[split]]\nitem = "agr-0123456789"\nreports = ["agr-9876543210"]\nnote = "n"\n',
        "expected a claim, and its reports as {article, quote} @ $.split[0]",
    ),
]


@pytest.mark.parametrize("case", MALFORMED, ids=[case.id for case in MALFORMED])
def test_a_malformed_file_is_told_with_the_place(tmp_path: Path, case: Case) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(case.text, encoding="utf-8")

    with pytest.raises(UsageError) as error:
        read_corrections(path)

    assert case.said in str(error.value)
    assert str(path) in str(error.value)


def test_a_role_is_that_of_a_date(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(
        '[[retype]]\nitem = {article = "a", quote = "b"}\nrole = "deadline"\nnote = "n"\n',
        encoding="utf-8",
    )

    assert read_corrections(path).retype[0].item.sort == "date"


def test_they_stand_in_the_folder_that_was_named(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    assert find_corrections([str(tmp_path)]) is None

    path.write_text("", encoding="utf-8")

    assert find_corrections([str(tmp_path), str(path)]) == path


def test_they_stand_beside_files_that_were_named(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text("", encoding="utf-8")
    (tmp_path / "a.txt").write_text("They met.", encoding="utf-8")

    assert find_corrections([str(tmp_path / "a.txt")]) == path
    assert find_corrections([str(tmp_path / "*.txt")]) == path
    assert find_corrections(["-", str(tmp_path / "b.txt"), "https://example.org/a"]) is None


def test_of_two_folders_one_must_be_named(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "corrections.toml").write_text("", encoding="utf-8")

    with pytest.raises(UsageError, match="--corrections"):
        find_corrections([str(tmp_path / "one"), str(tmp_path / "two")])


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read"):
        read_corrections(tmp_path / "none.toml")
