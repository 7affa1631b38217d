"""What part of a page each line belongs to, by rule; nothing is deleted.

A line is taken for prose unless a rule knows better: a report that is taken for furniture is lost,
furniture that is taken for a report is merely set aside later.
"""

import re
from collections.abc import MutableSequence, Sequence
from typing import NamedTuple

from summarizer.schema.words import Zone
from summarizer.text import furniture
from summarizer.text.head import HEADING_CHARS, mark_head, mark_mail_head
from summarizer.text.lines import (
    ends_sentence,
    has_list_mark,
    has_words,
    is_navigation,
    is_prose,
    is_question,
    line_chars,
    reads_as_sentence,
    word_count,
)
from summarizer.text.posts import mark_posts
from summarizer.text.sponsored import mark_sponsored
from summarizer.text.units import Unit

LINK_LIST_LINE_CHARS = 140
"""A line in a list of links is no longer than this."""
ADVERT_CHARS = 200
"""The text of an advert is no longer than this."""
LIST_LINES = 3
"""So many short lines on end are a list, such as of signatories, and no headings."""
COMMENTS_LOOKAHEAD = 4
"""So many lines behind a heading of comments show whether they are comments."""
FOOTER_WORDS = 12
"""A line of a footer has no more words."""

_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+\S")
_ITEM = re.compile(r"^item \d+ of \d+", re.IGNORECASE)
_AUTHOR_HEADING = re.compile(r"^about the authors?\W*$", re.IGNORECASE)
_OPEN_END = re.compile(r"[.!…,;。！।۔]['\"”’»)\]]*$")

Zones = MutableSequence[Zone | None]


class ZonedUnit(NamedTuple):
    """A unit and what it is."""

    unit: Unit
    """The unit."""
    zone: Zone
    """Its zone; `quotation` is told apart later, sentence by sentence."""
    account: str | None
    """For an embedded post: the account."""


def zone_units(text: str, units: Sequence[Unit]) -> tuple[ZonedUnit, ...]:
    """Return the units with their zones, in order."""
    lines = [text[unit.start : unit.end].replace("\n", " ") for unit in units]
    zones: list[Zone | None] = [unit.zone for unit in units]
    accounts: list[str | None] = [unit.account for unit in units]
    mark_posts(lines, units, zones, accounts)
    mark_mail_head(lines, units, zones)
    _mark_furniture(lines, zones)
    _mark_adverts(lines, units, zones)
    mark_sponsored(lines, units, zones)
    _mark_regions(lines, units, zones)
    mark_head(lines, units, zones)
    _mark_headings(lines, zones)
    _mark_footer(lines, zones)
    return tuple(
        ZonedUnit(unit, zone or "narration", account)
        for unit, zone, account in zip(units, zones, accounts, strict=True)
    )


def _mark_furniture(lines: Sequence[str], zones: Zones) -> None:
    """Mark the lines that show by themselves what they are."""
    for index, line in enumerate(lines):
        if zones[index] is None:
            zones[index] = _furniture_zone(line)


def _furniture_zone(line: str) -> Zone | None:
    labelled = furniture.AD_LINE.match(line[: furniture.MAX_CHARS])
    if labelled or is_navigation(line) or not has_words(line):
        return "chrome"
    bare = line.strip("*_ ")
    if len(bare) > furniture.MAX_CHARS:
        return None
    is_label = not reads_as_sentence(bare)
    may_be_link = len(bare) <= 2 * LINK_LIST_LINE_CHARS
    if may_be_link and _matches(
        bare, furniture.LINK_LINE, furniture.LOOSE_LINK_LINE, is_label=is_label
    ):
        return "link"
    if _matches(bare, furniture.CAPTION, furniture.LOOSE_CAPTION, is_label=is_label):
        return "caption"
    is_advert = furniture.AD_SLOT.search(bare) or furniture.AD_HEADING.search(bare)
    is_control = _matches(bare, furniture.INTERFACE, furniture.LOOSE_INTERFACE, is_label=is_label)
    return "chrome" if is_advert or is_control else None


def _matches(
    line: str,
    pattern: furniture.LinePattern,
    loose: furniture.LinePattern,
    *,
    is_label: bool,
) -> bool:
    return pattern.search(line) or (is_label and loose.search(line))


def _mark_adverts(lines: Sequence[str], units: Sequence[Unit], zones: Zones) -> None:
    """Mark the text of adverts that stands directly behind an advert's heading."""
    for index in range(1, len(lines)):
        before, line = lines[index - 1], lines[index]
        if zones[index] is not None or max(len(before), len(line)) > ADVERT_CHARS:
            continue
        adjacent = units[index].paragraph == units[index - 1].paragraph
        if adjacent and furniture.AD_HEADING.search(before):
            zones[index] = "chrome"


class _Region(NamedTuple):
    """What stands behind a heading of links, comments or an author."""

    zone: Zone
    paragraph: int
    """Paragraph of its heading; for links, of the last line that belongs to it."""
    has_marks: bool = False
    """Whether its lines are marked like a list."""


def _mark_regions(lines: Sequence[str], units: Sequence[Unit], zones: Zones) -> None:
    """Mark what stands behind a heading of links, of readers' comments, or of the author."""
    region: _Region | None = None
    first_prose = next((i for i, line in enumerate(lines) if is_prose(line)), len(lines))
    for index, line in enumerate(lines):
        bare = line[: furniture.MAX_CHARS].strip("*_# ")
        opened = _opened_region(lines, index, bare, after_prose=index > first_prose)
        paragraph = units[index].paragraph
        if opened is None and index > first_prose and furniture.COMMENT_LINE.match(bare):
            zones[index] = zones[index] or "comments"
        if opened is not None:
            region, zones[index] = _Region(opened, paragraph), opened
        elif _ITEM.match(bare):
            region = _Region("link", paragraph) if ">>" in bare else None
        elif region is not None and not _goes_on(region, line, paragraph):
            region = None
        elif region is not None:
            region = _grown(region, line, paragraph)
            if units[index].zone is None and zones[index] != "chrome":
                zones[index] = region.zone


def _opened_region(
    lines: Sequence[str], index: int, bare: str, *, after_prose: bool
) -> Zone | None:
    if furniture.LINK_HEADING.search(bare):
        return "link"
    if after_prose and furniture.READERS_HEADING.match(bare):
        return "comments"
    is_comments = after_prose and furniture.COMMENTS_HEADING.search(bare)
    if is_comments and _are_comments(lines[index + 1 : index + 1 + COMMENTS_LOOKAHEAD]):
        return "comments"
    return "chrome" if _AUTHOR_HEADING.match(bare) else None


def _are_comments(following: Sequence[str]) -> bool:
    """Return whether lines may be readers' comments, and are not simply more of the report."""
    marked = any(furniture.COMMENT_MARK.search(line[: furniture.MAX_CHARS]) for line in following)
    return marked or not following or not all(map(is_prose, following))


def _goes_on(region: _Region, line: str, paragraph: int) -> bool:
    """Return whether a line belongs to the region above it."""
    is_new_paragraph = paragraph > region.paragraph
    if region.zone == "link":
        is_other_list = is_new_paragraph and region.has_marks and not has_list_mark(line)
        return _may_be_link(line) and not is_other_list
    # What an author is stands in one paragraph; comments go on to the end of the page.
    return region.zone == "comments" or paragraph <= region.paragraph + 1


def _grown(region: _Region, line: str, paragraph: int) -> _Region:
    if region.zone != "link":
        return region
    return _Region("link", paragraph, region.has_marks or has_list_mark(line))


def _may_be_link(line: str) -> bool:
    is_short = line_chars(line) <= LINK_LIST_LINE_CHARS
    is_question_or_call = is_question(line) or line.endswith(("!", "！"))
    ends_like_prose = ends_sentence(line) and not is_question_or_call
    return is_short and not ends_like_prose and not line.endswith((";", ":", ","))


def _mark_headings(lines: Sequence[str], zones: Zones) -> None:
    """Mark headings between prose: short, alone, without the end of a sentence."""
    unmarked = [index for index, zone in enumerate(zones) if zone is None]
    run: list[int] = []
    for index in unmarked:
        if _MARKDOWN_HEADING.match(lines[index]):
            zones[index] = "headline"
        if zones[index] is None and _is_heading(lines[index]):
            run.append(index)
            continue
        # Many short lines on end are a list; what nothing follows heads nothing.
        if len(run) < LIST_LINES:
            for heading in run:
                zones[heading] = "headline"
        run = []


def _is_heading(line: str) -> bool:
    if line_chars(line) > HEADING_CHARS // 2 or has_list_mark(line) or not has_words(line):
        return False
    words = word_count(line)
    if is_question(line):
        return words <= 9 and line[0].isupper()
    if line.endswith((":", "：")):
        return words <= 4
    return not _OPEN_END.search(line) and words <= 12


def _mark_footer(lines: Sequence[str], zones: Zones) -> None:
    """Mark the short lines below the last prose, from the first that is furniture by itself.

    Those above it may be the names of signatories.
    """
    first = len(lines)
    while first > 0 and not _is_of_report(lines[first - 1], zones[first - 1]):
        first -= 1
    below = range(first, len(lines))
    footer = next(
        (i for i in below if zones[i] == "chrome" or (first and _is_signature(lines[i]))),
        len(lines),
    )
    for index in range(footer, len(lines)):
        if zones[index] in (None, "headline"):
            zones[index] = "chrome"


def _is_signature(line: str) -> bool:
    return furniture.SIGNATURE.match(line[: furniture.MAX_CHARS]) is not None


def _is_of_report(line: str, zone: Zone | None) -> bool:
    """Return whether a line is a sentence or a point of the report."""
    if zone not in (None, "headline"):
        return False
    words = word_count(line)
    is_sentence = ends_sentence(line) and words >= 1
    return is_sentence or has_list_mark(line) or words > FOOTER_WORDS
