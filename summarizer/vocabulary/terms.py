"""Terms of art: the table of the package, and tables of a user's own."""

import hashlib
import tomllib
from pathlib import Path

from pydantic import ValidationError

from summarizer.errors import ConfigurationError
from summarizer.schema.base import Record
from summarizer.schema.faults import first_fault
from summarizer.vocabulary.records import Formula, TermOfArt


class TermTable(Record):
    """What a file of terms of art holds; see `data/terms.toml` for its form."""

    term: tuple[TermOfArt, ...] = ()
    """Families of formulas."""
    formula: tuple[Formula, ...] = ()
    """Formulas of several parts."""
    sha256: str = ""
    """Digest of the file, in hex."""


def read_terms(path: Path) -> TermTable:
    """Return the table of terms of art in a TOML file.

    Raises:
        ConfigurationError: The file cannot be read, is no TOML, is nested too deeply, or
            has no such form.
    """
    try:
        data = path.read_bytes()
        plain = tomllib.loads(data.decode("utf-8"))
        digest = hashlib.sha256(data).hexdigest()
        return TermTable.model_validate({**plain, "sha256": digest})
    except OSError as exc:
        msg = f"cannot read the terms of art in {str(path)!r}: {exc.strerror}"
    except ValidationError as exc:
        msg = f"cannot use the terms of art in {str(path)!r}: {first_fault(exc)}"
    except ValueError as exc:
        msg = f"cannot use the terms of art in {str(path)!r}, which is no TOML: {exc}"
    except RecursionError:
        msg = f"cannot use the terms of art in {str(path)!r}: it is nested too deeply"
    raise ConfigurationError(msg)


def join_terms(known: TermTable, added: TermTable) -> TermTable:
    """Return one table of two; what has the name of a known family or formula replaces it."""
    terms = {term.name: term for term in (*known.term, *added.term)}
    formulas = {formula.name: formula for formula in (*known.formula, *added.formula)}
    return TermTable(
        term=tuple(terms.values()), formula=tuple(formulas.values()), sha256=added.sha256
    )
