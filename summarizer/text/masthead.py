"""What an article says of itself: title, byline, dateline, outlet, day of publication."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.schema.words import PublishedFrom, Zone
from summarizer.text import furniture
from summarizer.text.lines import is_prose
from summarizer.text.nameplate import find_outlet
from summarizer.text.published import (
    NOT_KNOWN,
    published_among_entries,
    published_in_dateline,
    published_in_head,
)
from summarizer.text.zones import ZonedUnit

HEAD_UNITS = 25
"""The masthead stands within this many lines."""
FOOT_UNITS = 12
"""What stands below a report tells its day within so many lines."""
DATELINE_UNITS = 3
"""The dateline stands in one of the first lines of prose."""
_EMPHASIS = re.compile(r"^([*_]{1,3})(?P<inside>[^*_\n]{1,120})\1")
_PREPOSITION = re.compile(r"^(?:[a-zà-þ]|Between\b|Of\b|On\b)")


class Masthead(NamedTuple):
    """What an article says of itself; None where it says nothing."""

    outlet: str | None
    title: str | None
    byline: str | None
    dateline: str | None
    published: str | None
    published_from: PublishedFrom | None
    notes: tuple[str, ...]


class Dateline(NamedTuple):
    """The head of a report's first sentence."""

    text: str
    """As it stands, without the dash or colon behind it."""
    day: str | None
    """Day, month and perhaps year, as written."""
    agency: str | None
    """Who sent the report."""


def read_masthead(text: str, units: Sequence[ZonedUnit]) -> Masthead:
    """Return what the article says of itself.

    Args:
        text: The whole text.
        units: Its units with their zones.
    """
    lines = [text[one.unit.start : one.unit.end].replace("\n", " ") for one in units]
    body = [line for line, one in zip(lines, units, strict=True) if one.zone == "narration"]
    dateline = next(_datelines(body[:DATELINE_UNITS]), None)
    head_units = _head_units(lines, units)
    head = [line for line, _ in head_units]
    byline = _find_byline(head)
    foot = [line for line, one in zip(lines, units, strict=True) if one.zone == "chrome"]
    published = published_in_head(head, body, foot[-FOOT_UNITS:])
    if published.value is None and dateline is not None and dateline.day is not None:
        published = published_in_dateline(dateline.day, lines, body)
    if published.value is None:
        entry = published_among_entries(list(_lines_above(lines, units)))
        published = entry if entry.value is not None else published
    return Masthead(
        outlet=find_outlet(lines, head_units, agency=dateline and dateline.agency, byline=byline),
        title=_find_title(lines, units),
        byline=byline,
        dateline=dateline.text if dateline else None,
        published=published.value,
        published_from=published.where,
        notes=published.notes if published != NOT_KNOWN else (),
    )


def _lines_above(lines: Sequence[str], units: Sequence[ZonedUnit]) -> Iterator[str]:
    """Yield the lines above the first prose that are none of it."""
    for line, one in zip(lines[:HEAD_UNITS], units, strict=False):
        if one.zone in ("chrome", "headline"):
            yield line
        elif is_prose(line):
            return


def read_dateline(sentence: str) -> Dateline | None:
    """Return the dateline that a report's first sentence begins with, if it begins with one.

    >>> read_dateline("QUITO, May 3 (RPA) - The talks began.")
    Dateline(text='QUITO, May 3 (RPA)', day='May 3', agency='RPA')
    """
    plain = _EMPHASIS.sub(r"\g<inside>", sentence[: furniture.DATELINE_CHARS])
    found = furniture.DATELINE.match(plain)
    if found is None:
        return None
    agency = (found["agency"] or "").strip(" ()/") or None
    return Dateline(found["dateline"].strip(" ,"), found["date"], agency)


def _datelines(lines: Sequence[str]) -> Iterator[Dateline]:
    for line in lines:
        found = read_dateline(line)
        if found is not None:
            yield found


def _head_units(lines: Sequence[str], units: Sequence[ZonedUnit]) -> list[tuple[str, Zone]]:
    """Return the lines above the first prose, with their zones."""
    head = []
    for line, one in zip(lines[:HEAD_UNITS], units, strict=False):
        if one.zone in ("narration", "embedded_post"):
            break
        if len(line) <= furniture.MAX_CHARS:
            head.append((line, one.zone))
    return head


def _find_title(lines: Sequence[str], units: Sequence[ZonedUnit]) -> str | None:
    """Return the first headline above the prose; the kind of a document is only part of one."""
    zones = [one.zone for one in units]
    first_prose = zones.index("narration") if "narration" in zones else len(zones)
    above = zip(lines[:first_prose], zones, strict=False)
    titles = [_bare_title(line) for line, zone in above if zone == "headline"]
    if len(titles) > 1 and furniture.DOCUMENT_HEADING.match(titles[0]):
        kind, title = titles[:2]
        return f"{kind} {title}" if _PREPOSITION.match(title) else title
    return titles[0] or None if titles else None


def _bare_title(line: str) -> str:
    header = furniture.MAIL_HEADER.match(line)
    return str(header["value"]) if header and header["subject"] else line.strip("#*_ ")


def _find_byline(head: Sequence[str]) -> str | None:
    for line in head:
        for part in (line, *re.split(r"\s[·|•]\s", line)):
            found = furniture.BYLINE.match(part.strip("*_ "))
            if found:
                return str(found["name"] or found["bare"]).strip()
    return None
