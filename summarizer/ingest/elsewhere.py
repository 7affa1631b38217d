"""What an article in another language than English says of itself beyond its masthead."""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.schema.article import Sentence
from summarizer.text.dispatch import read_dispatch
from summarizer.text.dispatchparts import Dispatch
from summarizer.text.masthead import DATELINE_UNITS
from summarizer.text.outlets import find_outlet
from summarizer.text.published import (
    NOT_KNOWN,
    Published,
    published_elsewhere,
    published_in_dispatch,
)
from summarizer.text.zones import ZonedUnit
from summarizer.vocabulary.agencies import Agencies


class Elsewhere(NamedTuple):
    """What was found."""

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
        return Elsewhere()
    body = [one.unit for one in units if one.zone == "narration"][:DATELINE_UNITS]
    dispatch: Dispatch | None = None
    span = (0, 0)
    for unit in body:
        line = text[unit.start : unit.end].replace("\n", " ")
        dispatch = read_dispatch(line, language=language, agencies=agencies.forms)
        if dispatch is not None:
            span = (unit.start, unit.start + dispatch.end)
            break
    lines = [(text[one.unit.start : one.unit.end].replace("\n", " "), one.zone) for one in units]
    words = agencies.nameplates.get(language, ())
    outlet = find_outlet(lines, dispatch=dispatch, agencies=agencies.forms, words=words)
    return Elsewhere(dispatch, span, outlet)


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
