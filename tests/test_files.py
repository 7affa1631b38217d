"""Files are whole at every instant, and the package finds its own."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest

from summarizer.errors import UsageError
from summarizer.files import resource_path, write_atomically

ROOT = Path(__file__).resolve().parent.parent


def test_file_is_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "briefing.json"

    write_atomically(path, b"whole")

    assert path.read_bytes() == b"whole"
    assert list(path.parent.iterdir()) == [path]


def test_old_file_gives_way_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "briefing.json"
    path.write_bytes(b"a much longer old file")
    path.chmod(0o600)

    write_atomically(path, b"new")

    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.write_bytes(b"")

    write_atomically(tmp_path / "new", b"")

    assert (tmp_path / "new").stat().st_mode == usual.stat().st_mode


def test_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "target")

    write_atomically(tmp_path / "link", b"new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new"


def test_device_is_written_to_and_not_replaced() -> None:
    write_atomically(Path(os.devnull), b"gone")

    assert not Path(os.devnull).is_file()


def test_folder_in_the_way_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=str(tmp_path)):
        write_atomically(tmp_path, b"x")

    assert not list(tmp_path.iterdir())


LIMITED = """
import resource, signal, sys
from pathlib import Path
from summarizer.files import write_atomically
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_atomically(Path(sys.argv[1]), b"x" * 100_000)
except OSError as error:
    print(error.errno)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a Unix matter")
def test_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "briefing.json"
    path.write_bytes(b"old")

    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip

    assert int(done.stdout) == errno.EFBIG
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["", ".", "..", "../pyproject.toml", "a/b.json", "/etc/passwd"])
def test_resource_name_cannot_leave_its_folder(name: str) -> None:
    with pytest.raises(UsageError, match="bare name"):
        resource_path("schemas", name)


def test_missing_resource_is_named() -> None:
    with pytest.raises(UsageError, match=r"no file 'nothing\.md' in 'prompts'"):
        resource_path("prompts", "nothing.md")


@pytest.mark.parametrize("kind", ["prompts", "schemas", "templates"])
def test_resources_of_the_checkout_are_found(
    kind: Literal["prompts", "schemas", "templates"],
) -> None:
    for path in sorted((ROOT / kind).iterdir()):
        assert resource_path(kind, path.name) == path


IN_A_WHEEL = """
import sys
sys.path.insert(0, sys.argv[1])
from summarizer.files import resource_path
print(resource_path("schemas", "x.json").read_text())
"""


def test_resource_inside_an_installed_package_comes_first(tmp_path: Path) -> None:
    site = tmp_path / "site-packages"
    for name in ("__init__.py", "errors.py", "files.py"):
        write_atomically(site / "summarizer" / name, (ROOT / "summarizer" / name).read_bytes())
    write_atomically(site / "summarizer/_resources/schemas/x.json", b"ours")
    write_atomically(site / "schemas/x.json", b"somebody else's")

    done = subprocess.run(
        [sys.executable, "-I", "-c", IN_A_WHEEL, str(site)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert done.stdout.strip() == "ours"
