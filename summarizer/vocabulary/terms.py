"""Terms of art: the table of the package, and tables of a user's own."""

from pathlib import Path

from summarizer.vocabulary.records import Formula, TermOfArt
from summarizer.vocabulary.tables import Table, read_table


class TermTable(Table):
    """What a file of terms of art holds; see `data/terms.toml` for its form."""

    term: tuple[TermOfArt, ...] = ()
    """Families of formulas."""
    formula: tuple[Formula, ...] = ()
    """Formulas of several parts."""


def read_terms(path: Path) -> TermTable:
    """Return the table of terms of art in a TOML file.

    Raises:
        ConfigurationError: The file cannot be read, is no TOML, is nested too deeply, or
            has no such form.
    """
    return read_table(path, TermTable, "the terms of art")


def join_terms(known: TermTable, added: TermTable) -> TermTable:
    """Return one table of two; what has the name of a known family or formula replaces it."""
    terms = {term.name: term for term in (*known.term, *added.term)}
    formulas = {formula.name: formula for formula in (*known.formula, *added.formula)}
    return TermTable(
        term=tuple(terms.values()), formula=tuple(formulas.values()), sha256=added.sha256
    )
