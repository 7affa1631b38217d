"""Disks that are full, or that nobody can write to, for as long as a test needs them."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, size: str = "1m") -> Iterator[Path]:
    """Have a disk of this size at a folder; skips the test where nobody may mount one."""
    folder.mkdir()
    if not _mounted("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)):
        pytest.skip("a disk of its own can be mounted by root only")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def written_by_nobody(folder: Path) -> Iterator[None]:
    """Let nobody write to a folder and what is in it, not even root."""
    if os.geteuid() != 0:
        before = {path: path.stat().st_mode for path in (folder, *folder.rglob("*"))}
        for path, mode in before.items():
            path.chmod(mode & 0o7555)
        try:
            yield
        finally:
            for path, mode in before.items():
                path.chmod(mode)
        return
    if not _mounted("--bind", "-o", "ro", str(folder), str(folder)):
        pytest.skip("no folder can be made read-only here")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _mounted(*arguments: str) -> bool:
    done = subprocess.run(["mount", *arguments], check=False, capture_output=True)
    return done.returncode == 0
