"""What the program is: its own files, what is installed beside them, and Python, in one digest.

Whatever was computed by a program of another fingerprint may be computed otherwise by this one.
"""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from summarizer.errors import SummarizerError
from summarizer.files import own_folders

_STARTED = time.time()
_COARSE_SECONDS = 1.0
"""How much the time of a file's change may be off, and how much later this module is loaded."""
_INSTALLED = (".dist-info", ".egg-info")


@cache
def program_fingerprint() -> str:
    """Return the SHA-256, in hex, of all that decides what this process computes.

    That is every file of the package, the name and version of everything that is installed where
    Python looks for modules, and Python itself. It is read once in a process.

    Raises:
        SummarizerError: Files cannot be read, or were changed since the program was started: then
            they are not what runs.
    """
    digest = sha256(f"{sys.version}\n{sys.platform}\n".encode())
    for line in installed_packages(sys.path):
        digest.update(f"{line}\n".encode())
    digest.update(digest_files(own_folders(), unchanged_since=_STARTED - _COARSE_SECONDS))
    return digest.hexdigest()


def installed_packages(search_path: Iterable[str]) -> list[str]:
    """Return what the folders with modules call the packages in them, with their versions."""
    found: set[str] = set()
    for folder in search_path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - as Python's own import does
        except OSError:  # An archive, or a folder that is not there.
            continue
        found.update(name for name in names if name.endswith(_INSTALLED))
    return sorted(found)


def digest_files(folders: Iterable[Path], *, unchanged_since: float) -> bytes:
    """Return the SHA-256 of the names and bytes of all files in these folders.

    Raises:
        SummarizerError: There are none, one cannot be read, or one was changed later than that.
    """
    digest = sha256()
    count = 0
    try:
        for folder in folders:
            for path in _files_in(folder):
                about = path.stat()
                if max(about.st_mtime, about.st_ctime) > unchanged_since:
                    msg = f"{path.name!r} was changed after the program was started"
                    raise SummarizerError(msg, kind="fingerprint")
                data = path.read_bytes()
                digest.update(f"{path.relative_to(folder).as_posix()}\n{len(data)}\n".encode())
                digest.update(data)
                count += 1
    except OSError as exc:
        msg = f"the program's own files cannot be read: {exc.strerror or exc}"
        raise SummarizerError(msg, kind="fingerprint") from exc
    if not count:
        msg = "the program's own files are not there as files"
        raise SummarizerError(msg, kind="fingerprint")
    return digest.digest()


def _files_in(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and of those below it, in one order, without compiled ones."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(root, name) for name in sorted(names) if not name.endswith(".pyc"))
