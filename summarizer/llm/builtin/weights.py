"""Finding, checking and loading the English pipeline.

The files are checked against pinned hashes before any of them is read by spaCy, so that neither
a swapped package nor a damaged disk can change what the extractor does.
"""

import importlib.util
import tomllib
import warnings
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.errors import ConfigurationError

if TYPE_CHECKING:
    from spacy.language import Language

_PINS = Path(__file__).resolve().parent / "data" / "weights.toml"


@cache
def load_pipeline() -> "Language":
    """Return the pipeline, checked and loaded once.

    Raises:
        ConfigurationError: It is not installed, or its files are not the pinned ones.
    """
    pins = read_pins()
    folders = [path for name in pins["packages"] if (path := find_folder(name, pins["version"]))]
    if not folders:
        msg = (
            f"the embedded extractor needs the package {pins['packages'][0]!r} {pins['version']}, "
            "which is not installed; install the summarizer with its dependencies"
        )
        raise ConfigurationError(msg)
    return load_checked(folders, pins)


def load_checked(folders: Sequence[Path], pins: Mapping[str, Any]) -> "Language":
    """Return the pipeline in the first of these folders whose files are the pinned ones.

    Raises:
        ConfigurationError: There is none; no file of the others was loaded.
    """
    wrong: list[str] = []
    for folder in folders:
        damaged = damaged_files(folder, pins["files"])
        if not damaged:
            return _load(folder, pins["excluded"])
        wrong.append(f"{folder.name}: {', '.join(damaged)}")
    msg = (
        f"files of the English pipeline are not the pinned ones ({'; '.join(wrong)}); reinstall it"
    )
    raise ConfigurationError(msg)


def read_pins() -> dict[str, Any]:
    """Return the pinned packages, version and hashes."""
    with _PINS.open("rb") as file:
        return tomllib.load(file)


def damaged_files(folder: Path, hashes: dict[str, str]) -> list[str]:
    """Return the files that are missing or do not have their pinned SHA-256, sorted."""
    return [
        name
        for name, expected in sorted(hashes.items())
        if not (folder / name).is_file()
        or sha256((folder / name).read_bytes()).hexdigest() != expected
    ]


def find_folder(package: str, version: str) -> Path | None:
    """Return the folder of a model package's data; None where it is not installed.

    The package is not imported.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / f"{package}-{version}"


def _load(folder: Path, excluded: list[str]) -> "Language":
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy.load(folder, exclude=excluded)
