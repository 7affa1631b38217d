"""Who is alive: each process holds a lock on a file of its own, which ends with it.

The system frees the lock however the process ends, so a lease of one that was killed need not be
waited for. Where there are no such locks, only the lease's end tells.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Not on Windows.
    fcntl = None  # type: ignore[assignment] # None stands for a system without such locks


class OwnerMark:
    """The mark of one process that shares a store, held until it is closed."""

    def __init__(self, folder: Path) -> None:
        """Make the mark, and remove those of processes that are gone.

        Raises:
            OSError: It cannot be made.
        """
        self._folder = folder
        folder.mkdir(mode=0o700, exist_ok=True)
        self.name = secrets.token_hex(8)
        self._handle = self._hold()
        for path in folder.iterdir():
            is_gone(folder, path.name)

    def close(self) -> None:
        """Let go; the folder goes with the last mark."""
        with suppress(OSError):
            (self._folder / self.name).unlink()
        os.close(self._handle)
        with suppress(OSError):
            self._folder.rmdir()

    def _hold(self) -> int:
        """Return a locked handle of the mark, which somebody may take for an old one meanwhile."""
        path = self._folder / self.name
        while True:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            try:
                handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            except FileNotFoundError:  # The folder went with another one's mark.
                continue
            if fcntl is not None:
                fcntl.flock(handle, fcntl.LOCK_EX)
            if _is_file_of(path, handle):
                return handle
            os.close(handle)


def _is_file_of(path: Path, handle: int) -> bool:
    """Return whether a path still leads to the file of a handle."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def is_gone(folder: Path, owner: str) -> bool:
    """Return whether an owner is known to have ended; its mark is removed then."""
    if fcntl is None:
        return False
    path = folder / owner
    try:
        handle = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    else:
        path.unlink(missing_ok=True)
        return True
    finally:
        os.close(handle)
