"""News agencies by their names in whatever script, and the words that outlets are called by.

They are in `data/agencies.toml`; a table of a user's own adds to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from summarizer.schema.base import Record
from summarizer.vocabulary.tables import Table, read_table

_DATA = Path(__file__).resolve().parent / "data"


class Agency(Record):
    """One agency, or several of one region."""

    name: str = Field(min_length=1)
    """What it is called here."""
    names: tuple[Annotated[str, Field(min_length=2)], ...] = Field(min_length=1)
    """Forms that reports have, in any script."""
    source: str = Field(min_length=1)
    """Where the forms can be seen."""


class AgencyTable(Table):
    """What a file of agencies holds; see `data/agencies.toml` for its form."""

    agency: tuple[Agency, ...] = ()
    """Agencies."""
    nameplates: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """BCP 47 language to words that names of outlets and offices have."""


@dataclass(frozen=True)
class Agencies:
    """Agencies, and how to look them up."""

    by_name: Mapping[str, str]
    """Form to the agency's name."""
    nameplates: Mapping[str, tuple[str, ...]]
    """BCP 47 language to words that names of outlets and offices have."""
    own: str | None = None
    """SHA-256, in hex, of the file of a user's own agencies; None without one."""

    @property
    def forms(self) -> frozenset[str]:
        """All forms, in any script."""
        return frozenset(self.by_name)


@cache
def load_agencies(own: Path | None = None) -> Agencies:
    """Return the agencies of the package's table, and of a user's own; each is read once.

    Args:
        own: A further table of the form of the package's; a form that both have is of this one.

    Raises:
        ConfigurationError: That table cannot be used.
    """
    tables = [
        read_table(path, AgencyTable, "the agencies")
        for path in (_DATA / "agencies.toml", own)
        if path is not None
    ]
    by_name = {
        form: agency.name for table in tables for agency in table.agency for form in agency.names
    }
    languages = sorted({language for table in tables for language in table.nameplates})
    nameplates = {
        language: tuple(word for table in tables for word in table.nameplates.get(language, ()))
        for language in languages
    }
    return Agencies(by_name, nameplates, own=tables[-1].sha256 if own is not None else None)
