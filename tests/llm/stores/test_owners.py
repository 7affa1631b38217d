"""Who is alive is known at once, however a process ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.llm.stores.owners import OwnerMark, is_gone

ROOT = Path(__file__).resolve().parents[3]

HOLDS = """
import sys
from pathlib import Path
from summarizer.llm.stores.owners import OwnerMark

mark = OwnerMark(Path(sys.argv[1]))
print(mark.name, flush=True)
sys.stdin.read()
"""


def test_an_owner_is_there_until_it_lets_go(tmp_path: Path) -> None:
    mark, other = OwnerMark(tmp_path / "owners"), OwnerMark(tmp_path / "owners")

    assert not is_gone(tmp_path / "owners", mark.name)
    mark.close()
    assert is_gone(tmp_path / "owners", mark.name)
    assert not is_gone(tmp_path / "owners", other.name)
    other.close()

    assert not (tmp_path / "owners").exists()


@pytest.mark.fault(50)
def test_an_owner_that_was_killed_is_gone_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "owners"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(folder)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        name = process.stdout.readline().strip()
        assert not is_gone(folder, name)
        process.kill()
        process.wait()

        assert is_gone(folder, name)
    assert not (folder / name).exists()


def test_a_new_owner_removes_the_marks_of_those_that_are_gone(tmp_path: Path) -> None:
    folder = tmp_path / "owners"
    folder.mkdir()
    (folder / "0123456789abcdef").touch()

    mark = OwnerMark(folder)

    assert [path.name for path in folder.iterdir()] == [mark.name]
    mark.close()
