"""Where the package's own files are, and how files are written."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Literal

from summarizer.errors import UsageError

_PACKAGE = Path(__file__).resolve().parent


def resource_path(kind: Literal["prompts", "schemas", "templates"], name: str) -> Path:
    """Return the path of one of the package's own files.

    In a checkout (and an editable install) that is the folder beside the package; in a wheel, the
    copy inside it.

    Args:
        kind: Folder of the file.
        name: File name, such as `extract.v1.md`; no folders.

    Raises:
        UsageError: There is no such file, or `name` is more than a file name.
    """
    if name != Path(name).name or name in ("", ".", ".."):
        msg = f"expected the bare name of a file in {kind!r}, found {name!r}"
        raise UsageError(msg)
    folders = (_PACKAGE / "_resources" / kind, _PACKAGE.parent / kind)
    for folder in folders:
        path = folder / name
        if path.is_file():
            return path
    msg = f"no file {name!r} in {kind!r}; looked in {' and '.join(map(str, folders))}"
    raise UsageError(msg)


def own_folders() -> tuple[Path, ...]:
    """Return the folders that hold the package's own files, prompts and schemas with them."""
    beside = (_PACKAGE.parent / kind for kind in ("prompts", "schemas"))
    if (_PACKAGE / "_resources").is_dir():
        return (_PACKAGE,)
    return (_PACKAGE, *beside)


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that at every instant it is whole: the old one, or the new one.

    The bytes go to a temporary name in the same folder, are flushed to the disk, and take the
    file's place by a rename, which is flushed as well. When this returns, the file survives a
    power cut. The folder is made where it is missing; a symbolic link is followed. What is no
    file, such as `/dev/stdout`, is written to as it is.

    Raises:
        OSError: The file could not be written; the old one is as it was, and nothing is left over.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as special:
            special.write(data)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_file(target, data)


def replace_file(target: Path, data: bytes) -> None:
    """Write a file as `write_atomically` does, in a folder that is there; no link is followed.

    A symbolic link of this name makes room for the file, and what it led to is as it was.

    Raises:
        OSError: The file could not be written; the old one is as it was, and nothing is left over.
    """
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.is_file() and not target.is_symlink():
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    """Make a rename in the folder durable, where the system lets folders be opened."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
