"""What an article in another language than English says of itself beyond its masthead."""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.schema.article import Sentence
from summarizer.text.dispatch import read_dispatch
from summarizer.text.dispatchparts import Dispatch
from summarizer.text.masthead import DATELINE_UNITS, FOOT_UNITS, HEAD_UNITS
from summarizer.text.outlets import find_outlet, is_signature
from summarizer.text.published import (
    NOT_KNOWN,
    Published,
    published_elsewhere,
    published_in_dispatch,
)
from summarizer.text.units import Unit
from summarizer.text.zones import ZonedUnit
from summarizer.vocabulary.agencies import Agencies
from summarizer.vocabulary.whereabouts import names_place

SIGNATURE_CHARS = 60
"""An agency signs in a line that is no longer."""


class Elsewhere(NamedTuple):
    """What was found."""

    units: tuple[ZonedUnit, ...]
    """The units of the article, signatures of agencies told apart."""
    dispatch: Dispatch | None = None
    """The dateline."""
    dateline: tuple[int, int] = (0, 0)
    """Where it stands in the text, with the marks behind it."""
    outlet: str | None = None
    """Who published the article."""


def is_elsewhere(language: str) -> bool:
    """Return whether rules for English do not read a language."""
    return language not in ("en", "und")


def read_elsewhere(
    text: str, units: Sequence[ZonedUnit], language: str, agencies: Agencies
) -> Elsewhere:
    """Return the dateline and the outlet of an article.

    Args:
        text: The whole text.
        units: Its units with their zones.
        language: BCP 47 code.
        agencies: Agencies, and words that outlets are called by.
    """
    if not is_elsewhere(language):
        return Elsewhere(tuple(units))
    middle = range(HEAD_UNITS, len(units) - FOOT_UNITS)
    marked = tuple(
        one if place in middle else _marked(text, one, language, agencies)
        for place, one in enumerate(units)
    )
    dispatch: Dispatch | None = None
    span = (0, 0)
    for unit in _first_lines(marked):
        line = _line_of(text, unit)
        dispatch = read_dispatch(line, language=language, agencies=agencies.forms)
        if dispatch is not None:
            dispatch = dispatch._replace(agency=outlet_of(dispatch.agency, agencies))
            span = (unit.start, unit.start + dispatch.end)
            break
    lines = [(_line_of(text, one.unit), one.zone) for one in marked]
    words = agencies.nameplates.get(language, ())
    outlet = find_outlet(lines, dispatch=dispatch, agencies=agencies.forms, words=words)
    return Elsewhere(marked, dispatch, span, outlet)


def outlet_of(name: str | None, agencies: Agencies) -> str | None:
    """Return a name that a dateline has in brackets; None where it is of a place: `(Suisse)`."""
    if name is None or name in agencies.forms or not names_place(name):
        return name
    return None


def _line_of(text: str, unit: Unit) -> str:
    return text[unit.start : unit.end].replace("\n", " ")


def _first_lines(units: Sequence[ZonedUnit]) -> list[Unit]:
    """Return the lines that may begin with a dateline: of the report, then those above it."""
    report = next((n for n, one in enumerate(units) if one.zone == "narration"), len(units))
    body = [one.unit for one in units[report:] if one.zone == "narration"][:DATELINE_UNITS]
    above = [one.unit for one in units[:report] if one.zone in ("chrome", "headline")]
    return [*body, *reversed(above[-DATELINE_UNITS:])]


def _marked(text: str, one: ZonedUnit, language: str, agencies: Agencies) -> ZonedUnit:
    """Return a unit; one that is no more than an agency or a dateline is not of the report."""
    line = _line_of(text, one.unit)
    if one.zone not in ("narration", "headline") or len(line) > SIGNATURE_CHARS:
        return one
    is_bare = is_signature(line, agencies.forms)
    if not is_bare:
        sent = read_dispatch(line, language=language, agencies=agencies.forms)
        is_bare = sent is not None and sent.end == len(line) and sent.agency is not None
    return one._replace(zone="chrome") if is_bare else one


def read_published(
    text: str,
    units: Sequence[ZonedUnit],
    sentences: Sequence[Sentence],
    language: str,
    dispatch: Dispatch | None,
) -> Published:
    """Return the day of publication: of a line above the report, else of the dateline."""
    found = published_elsewhere(text, sentences, language)
    if found != NOT_KNOWN or dispatch is None:
        return found
    lines = [text[one.unit.start : one.unit.end] for one in units]
    body = [line for line, one in zip(lines, units, strict=True) if one.zone == "narration"]
    return published_in_dispatch(dispatch, lines, body, language)
