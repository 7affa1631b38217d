"""A reader's corrections, read from the file beside the articles."""

import tomllib
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from pydantic import ValidationError

from summarizer.errors import UsageError
from summarizer.schema.corrections import CorrectionList
from summarizer.schema.faults import first_fault

CORRECTIONS_NAME = "corrections.toml"
"""Name of the file in a folder of articles."""


def find_corrections(sources: Sequence[str]) -> Path | None:
    """Return the corrections beside these articles; None where there are none.

    Raises:
        UsageError: There are several.
    """
    return only_corrections(corrections_beside(sources), "name one with `--corrections FILE`")


def corrections_beside(sources: Sequence[str]) -> tuple[Path, ...]:
    """Return the corrections in the folders that were named, and beside files that were named."""
    folders = {folder for source in sources for folder in _folders_of(source)}
    found = sorted(folder / CORRECTIONS_NAME for folder in folders)
    return tuple(path for path in found if path.is_file())


def only_corrections(found: Sequence[Path], advice: str) -> Path | None:
    """Return the one file of corrections; None where there is none.

    Raises:
        UsageError: There are several; `advice` says what to do.
    """
    if len(found) > 1:
        named = ", ".join(repr(str(path)) for path in found)
        msg = f"there are several files of corrections ({named}); {advice}"
        raise UsageError(msg)
    return found[0] if found else None


def read_corrections(path: Path) -> CorrectionList:
    """Return the corrections in a file.

    Raises:
        UsageError: The file cannot be read, is no TOML, or an entry is none.
    """
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as exc:
        msg = f"cannot read {str(path)!r}: {exc.strerror or exc}"
        raise UsageError(msg) from exc
    except (ValueError, RecursionError) as exc:
        msg = f"{str(path)!r} is no TOML: {exc}"
        raise UsageError(msg) from exc
    try:
        return CorrectionList.model_validate(data)
    except ValidationError as exc:
        msg = f"{str(path)!r} holds no corrections: {first_fault(exc)}"
        raise UsageError(msg) from exc


def _folders_of(source: str) -> Iterator[Path]:
    """Yield the folders that a source names: itself, that of the file, those of what it matches."""
    path = Path(source)
    try:
        if path.is_dir():
            yield path
        elif path.exists():
            yield path.parent
        elif has_magic(source):
            for match in map(Path, glob(source, recursive=True)):  # noqa: PTH207 - as for articles
                yield match if match.is_dir() else match.parent
    except OSError:  # such a source is told where its articles are read
        return
