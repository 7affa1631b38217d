"""The lines above a report's first prose: its title, and masthead, section and byline."""

from collections.abc import MutableSequence, Sequence

from summarizer.schema.words import Zone
from summarizer.text import furniture
from summarizer.text.lines import (
    ends_sentence,
    has_list_mark,
    heading_text,
    is_dated_line,
    is_prose,
    is_question,
    line_chars,
    word_count,
)
from summarizer.text.units import Unit

HEADING_CHARS = 160
"""A heading is no longer than this."""
TITLE_WORDS = 4
"""A title has at least so many words."""
SUBTITLE_WORDS = 5
"""A line below the title that is no sentence and has so many words is a second title."""
LEAD_WORDS = 6
"""A line of so many words that ends like the lead to a list is of the report."""
HEAD_SENTENCE_WORDS = 3
"""A sentence of so many words is one of the report, also above the title."""


def mark_mail_head(
    lines: Sequence[str], units: Sequence[Unit], zones: MutableSequence[Zone | None]
) -> None:
    """Mark the head of a mail: its subject is the title, its other lines are no text."""
    found = []
    for line, unit in zip(lines, units, strict=True):
        header = furniture.MAIL_HEADER.match(line) if len(line) <= furniture.MAX_CHARS else None
        if header is None or unit.paragraph != units[0].paragraph:
            break
        found.append(header)
    if len(found) >= 2 and any(header["subject"] for header in found):
        for index, header in enumerate(found):
            zones[index] = "headline" if header["subject"] else "chrome"


def mark_head(
    lines: Sequence[str], units: Sequence[Unit], zones: MutableSequence[Zone | None]
) -> None:
    """Mark the lines above the first prose: the title, and masthead, section and byline."""
    body = next((i for i, line in enumerate(lines) if zones[i] is None and is_prose(line)), None)
    if body is None:
        return
    head = [index for index in range(body) if zones[index] is None]
    title = None if "headline" in zones[:body] else _find_title(lines, units, zones, head)
    title_line = heading_text(lines[title]) if title is not None else None
    points = _first_point(lines, head, title)
    for index in head:
        if index == title or heading_text(lines[index]) == title_line:
            zones[index] = "headline"
        else:
            is_below = title is not None and index > title
            zones[index] = _zone_in_head(lines[index], is_below=is_below, in_body=index >= points)


def _first_point(lines: Sequence[str], head: Sequence[int], title: int | None) -> int:
    """Return the first bullet below the title; what follows it is body, short as it may be."""
    below = (index for index in head if title is not None and index > title)
    points = (index for index in below if has_list_mark(lines[index]))
    return next((index for index in points if word_count(lines[index]) >= TITLE_WORDS), len(lines))


def _zone_in_head(line: str, *, is_below: bool, in_body: bool) -> Zone | None:
    """Return the zone of a line above the first prose that is not the title."""
    is_byline = len(line) <= furniture.MAX_CHARS and furniture.BYLINE.match(line)
    if is_byline or is_dated_line(line):
        return "chrome"
    words = word_count(line)
    is_sentence = ends_sentence(line) and not is_question(line) and words >= HEAD_SENTENCE_WORDS
    leads_on = line.endswith((":", ",", ";")) and words >= LEAD_WORDS
    if in_body or is_sentence or leads_on or (is_below and has_list_mark(line)):
        return None
    is_subtitle = is_below and words >= SUBTITLE_WORDS and not line.endswith(":")
    is_heading = is_subtitle or furniture.DOCUMENT_HEADING.match(line)
    return "headline" if is_heading else "chrome"


def _find_title(
    lines: Sequence[str],
    units: Sequence[Unit],
    zones: Sequence[Zone | None],
    head: Sequence[int],
) -> int | None:
    """Return the line of the head that is the article's title.

    It is the first line that may be one; a first paragraph that holds furniture is a masthead, and
    a line behind it is preferred; so is any line behind the name of an office.
    """
    candidates = [index for index in head if _may_be_title(lines[index])]
    marked = [index for index in candidates if lines[index].startswith("# ")]
    first = units[0].paragraph
    has_masthead = any(
        zones[index] == "chrome" or lines[index].isupper()
        for index in range(len(lines))
        if units[index].paragraph == first
    )
    below = [index for index in candidates if units[index].paragraph > first]
    preferred = marked or (below if has_masthead and below else candidates)
    named = [index for index in preferred if not furniture.OFFICE.match(lines[index])]
    return next(iter(named or preferred), None)


def _may_be_title(line: str) -> bool:
    return (
        word_count(line) >= TITLE_WORDS
        and line_chars(line) <= HEADING_CHARS
        and not furniture.BYLINE.match(line)
        and not is_dated_line(line)
        and not line.endswith((".", ",", ":", ";", "…", "。"))
        and not (has_list_mark(line) and ends_sentence(line))
    )
