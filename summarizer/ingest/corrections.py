"""A reader's corrections, read from the file beside the articles."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from summarizer.errors import UsageError
from summarizer.schema.corrections import CorrectionList
from summarizer.schema.faults import first_fault

CORRECTIONS_NAME = "corrections.toml"
"""Name of the file in a folder of articles."""


def find_corrections(sources: Sequence[str]) -> Path | None:
    """Return the corrections in the folder that was named; None where there are none.

    Raises:
        UsageError: Several folders that were named have some.
    """
    found = sorted({Path(one) / CORRECTIONS_NAME for one in sources if Path(one).is_dir()})
    there = [path for path in found if path.is_file()]
    if len(there) > 1:
        named = ", ".join(repr(str(path)) for path in there)
        msg = f"there are several corrections ({named}); name one with `--corrections FILE`"
        raise UsageError(msg)
    return there[0] if there else None


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
