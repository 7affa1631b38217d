"""Whatever may change a result changes what the program calls itself."""

import os
import time
from pathlib import Path

import pytest

from summarizer.errors import SummarizerError
from summarizer.files import own_folders
from summarizer.fingerprint import digest_files, installed_packages, program_fingerprint

NEVER = float("inf")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    (tmp_path / "a.py").write_text("one")
    (tmp_path / "inner" / "b.toml").write_text("two")
    return tmp_path


def digest(folder: Path) -> bytes:
    return digest_files([folder], unchanged_since=NEVER)


def test_the_same_files_have_one_digest_whenever_they_were_written(folder: Path) -> None:
    before = digest(folder)
    os.utime(folder / "a.py", (1, 1))

    assert digest(folder) == before


@pytest.mark.parametrize("change", ["content", "name", "more", "less", "between"])
def test_any_other_file_makes_another_digest(folder: Path, change: str) -> None:
    before = digest(folder)
    if change == "content":
        (folder / "inner" / "b.toml").write_text("twp")
    elif change == "name":
        (folder / "a.py").rename(folder / "c.py")
    elif change == "more":
        (folder / "inner" / "c.md").write_text("")
    elif change == "less":
        (folder / "a.py").unlink()
    else:
        (folder / "a.py").write_text("on")
        (folder / "inner" / "b.toml").write_text("etwo")

    assert digest(folder) != before


def test_what_python_compiles_is_no_part_of_it(folder: Path) -> None:
    before = digest(folder)
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.cpython.pyc").write_bytes(b"x")
    (folder / "a.pyc").write_bytes(b"x")

    assert digest(folder) == before


def test_files_that_changed_under_a_program_that_runs_have_no_digest(folder: Path) -> None:
    digest_files([folder], unchanged_since=time.time() + 60)

    with pytest.raises(SummarizerError, match=r"'a\.py' was changed after"):
        digest_files([folder], unchanged_since=time.time() - 60)


def test_no_files_have_no_digest(tmp_path: Path) -> None:
    with pytest.raises(SummarizerError, match="not there as files"):
        digest(tmp_path / "archive.zip")


def test_packages_are_known_by_name_and_version(tmp_path: Path) -> None:
    (tmp_path / "spacy-3.8.7.dist-info").mkdir()
    (tmp_path / "old.egg-info").mkdir()
    (tmp_path / "spacy").mkdir()

    found = installed_packages([str(tmp_path), str(tmp_path / "nowhere")])

    assert found == ["old.egg-info", "spacy-3.8.7.dist-info"]


def test_the_programs_own_files_are_all_there() -> None:
    package, *beside = own_folders()

    assert (package / "extract" / "ground.py").is_file()
    assert [one.name for one in beside] == ["prompts", "schemas"]
    assert len(program_fingerprint()) == 64
