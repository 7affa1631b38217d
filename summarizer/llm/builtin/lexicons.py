"""The extractor's own word lists, read from its data files."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).resolve().parent / "data"


@cache
def read_data(name: str) -> Mapping[str, Any]:
    """Return a data file of the extractor."""
    with (_DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """Return a list of words of a data file as a set."""
    return frozenset(read_data(name)[key])
