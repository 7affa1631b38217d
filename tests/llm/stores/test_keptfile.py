"""The file of derived results: read back as it was kept, or not at all."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from smalldisk import small_disk, written_by_nobody

from summarizer.errors import SummarizerError
from summarizer.llm.stores.keptfile import (
    KeptFile,
    KeptResult,
    check_kept,
    count_kept,
    kept_path,
    prune_kept,
)

RESULT = KeptResult('[["key of an answer", "its digest"]]', b'{"found": "much"}')
OTHER = KeptResult("[]", b"\x00\xff")

Open = Callable[..., KeptFile]


class Faults(list[SummarizerError]):
    """What went wrong while writing."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return kept_path(tmp_path / "answers.sqlite")


@pytest.fixture
def faults() -> Faults:
    return Faults()


@pytest.fixture
def open_file(path: Path, faults: Faults) -> Iterator[Open]:
    opened: list[KeptFile] = []

    def open_one(fingerprint: str = "one", at: Path = path, patience: float = 2.0) -> KeptFile:
        opened.append(KeptFile(at, fingerprint, faults.append, patience))
        return opened[-1]

    yield open_one
    for file in opened:
        file.close()


def write(open_file: Open, **results: KeptResult) -> None:
    """Keep these results by their keys."""
    file = open_file()
    for key, result in results.items():
        file.keep(key, result)
    file.close()


def flip(path: Path, found: bytes, other: bytes) -> None:
    """Change bytes in a file that is closed."""
    data = path.read_bytes()
    assert data.count(found) == 1
    path.write_bytes(data.replace(found, other))


def test_a_result_is_read_back_as_it_was(open_file: Open) -> None:
    write(open_file, a=RESULT, b=OTHER)

    again = open_file()

    assert (again.find("a"), again.find("b"), again.find("c")) == (RESULT, OTHER, None)


def test_the_last_result_of_a_key_counts(open_file: Open) -> None:
    write(open_file, a=OTHER)
    write(open_file, a=RESULT)

    assert open_file().find("a") == RESULT


def test_it_is_of_its_owner_alone(open_file: Open, path: Path) -> None:
    open_file()

    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("found", "other"), [(b'"much"', b'"many"'), (b'"key of', b'"kez of')], ids=["data", "answers"]
)
def test_a_row_with_a_changed_byte_is_not_read_and_goes(
    open_file: Open, path: Path, found: bytes, other: bytes
) -> None:
    write(open_file, a=RESULT, b=OTHER)
    flip(path, found, other)
    assert "1 of the rows" in "".join(check_kept(path))

    file = open_file()
    assert (file.find("a"), file.find("b")) == (None, OTHER)
    file.close()

    assert count_kept(path) == 1
    assert check_kept(path) == []


def test_another_fingerprint_reads_nothing_and_drops_what_is_there(
    open_file: Open, path: Path
) -> None:
    write(open_file, a=RESULT)

    assert open_file("another").find("a") is None

    assert count_kept(path) == 0


def test_a_program_whose_file_was_taken_over_writes_nothing_more(
    open_file: Open, path: Path
) -> None:
    old = open_file("old")
    open_file("new")

    old.keep("a", RESULT)
    old.close()

    assert count_kept(path) == 0


def test_a_file_that_was_copied_here_is_not_read(
    open_file: Open, path: Path, tmp_path: Path
) -> None:
    write(open_file, a=RESULT)
    elsewhere = kept_path(tmp_path / "theirs.sqlite")
    shutil.copy(path, elsewhere)
    assert count_kept(elsewhere) == 1

    assert open_file(at=elsewhere).find("a") is None

    assert (count_kept(elsewhere), open_file().find("a")) == (0, RESULT)


def test_two_share_a_file(open_file: Open) -> None:
    first, second = open_file(), open_file()

    first.keep("a", RESULT)
    first.close()
    second.keep("b", OTHER)
    second.close()

    again = open_file()
    assert (again.find("a"), again.find("b")) == (RESULT, OTHER)


def test_a_file_of_another_version_is_made_anew(open_file: Open, path: Path) -> None:
    write(open_file, a=RESULT)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE kept ADD COLUMN more TEXT")
        connection.execute("PRAGMA user_version = 9")

    write(open_file, b=RESULT)

    assert (open_file().find("a"), open_file().find("b")) == (None, RESULT)


def test_what_is_no_database_is_told_and_left_alone(open_file: Open, path: Path) -> None:
    path.write_bytes(b"a letter to a friend" * 100)

    with pytest.raises(SummarizerError):
        open_file()

    assert path.read_bytes() == b"a letter to a friend" * 100
    assert count_kept(path) is None
    assert "cannot be read" in "".join(check_kept(path))


def test_a_database_of_another_program_is_left_alone(open_file: Open, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE kept (song TEXT)")

    with pytest.raises(SummarizerError, match="of another program"):
        open_file()

    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_a_folder_in_its_place_is_told(open_file: Open, path: Path) -> None:
    path.mkdir()

    with pytest.raises(SummarizerError, match="cannot write"):
        open_file()


def test_a_place_that_nobody_can_write_to_is_told(
    open_file: Open, path: Path, tmp_path: Path
) -> None:
    write(open_file, a=RESULT)

    with written_by_nobody(tmp_path), pytest.raises(SummarizerError, match="cannot write") as told:
        open_file()

    assert told.value.kind == "not_writable"


def test_a_lock_that_is_not_let_go_is_told(open_file: Open, path: Path, faults: Faults) -> None:
    file = open_file(patience=0.0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(SummarizerError, match="locked"):
            open_file("another", patience=0.0)
        file.keep("a", RESULT)
        file.close()

    assert [one.kind for one in faults] == ["store_locked"]


def test_a_full_disk_is_told(open_file: Open, faults: Faults, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        file = open_file(at=disk / "kept")
        for number in range(64):
            file.keep(str(number), KeptResult("[]", b"x" * 50_000))
        file.close()

    assert {one.kind for one in faults} == {"disk_full"}


def test_pruning_forgets_what_rests_on_answers_that_are_gone(open_file: Open, path: Path) -> None:
    write(open_file, a=RESULT, b=OTHER)

    prune_kept(path, "one", lambda answers: answers == OTHER.answers)

    assert (open_file().find("a"), open_file().find("b")) == (None, OTHER)
    prune_kept(path.with_name("nowhere"), "one", lambda _answers: False)
    assert not path.with_name("nowhere").exists()


def test_pruning_forgets_what_another_program_found(open_file: Open, path: Path) -> None:
    write(open_file, a=RESULT)

    prune_kept(path, "another", lambda _answers: True)

    assert count_kept(path) == 0


def test_where_there_is_no_file_nothing_is_kept_and_nothing_is_wrong(path: Path) -> None:
    assert (count_kept(path), check_kept(path)) == (0, [])
    assert not path.exists()
