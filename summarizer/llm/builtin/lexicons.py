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


def singular(noun: str) -> str:
    """Return a regular plural noun's singular.

    >>> singular("parties"), singular("sides"), singular("crises")
    ('party', 'side', 'crise')
    """
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("sses") or noun.endswith("shes") or noun.endswith("ches"):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun
