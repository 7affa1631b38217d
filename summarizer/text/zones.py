"""What part of a page each line belongs to, by rule; nothing is deleted.

A line is taken for prose unless a rule knows better: a report that is taken for furniture is lost,
furniture that is taken for a report is merely set aside later.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.schema.words import Zone
from summarizer.text import furniture
from summarizer.text.units import Unit

PROSE_CHARS = 60
"""A line this long that ends like a sentence is prose."""
HEADING_CHARS = 160
"""A heading is no longer than this."""
LINK_LIST_LINE_CHARS = 140
"""A line in a list of links is no longer than this."""

_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)\]]*(?:\s*\([^)]{1,20}\))?$")
_SENTENCE_BREAK = re.compile(r"\w{3}[.!?]['\"”’»)\]]* +['\"“‘«(]?[^\W\d_a-zà-ÿ]")
_WORD = re.compile(r"[^\W\d_]+")
_LIST_MARK = re.compile(r"^\s*(?:[•▪◦‣·●○■>*–—-]|\(?\d{1,2}[.)])\s*")
_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+\S")
_ITEM = re.compile(r"^item \d+ of \d+", re.IGNORECASE)


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
    _mark_posts(lines, units, zones, accounts)
    _mark_furniture(lines, zones)
    _mark_adverts(lines, units, zones)
    _mark_regions(lines, units, zones)
    _mark_head(lines, units, zones)
    _mark_headings(lines, zones)
    _mark_tail(lines, zones)
    return tuple(
        ZonedUnit(unit, zone or "narration", account)
        for unit, zone, account in zip(units, zones, accounts, strict=True)
    )


def is_prose(line: str) -> bool:
    """Return whether a line is plainly running text."""
    ends = _SENTENCE_END.search(line) and not line.endswith("?")
    return len(line) >= PROSE_CHARS and bool(ends or _SENTENCE_BREAK.search(line))


def is_navigation(line: str) -> bool:
    """Return whether a line is a row of short entries, such as `Home | World | Sport`."""
    entries = [entry for entry in furniture.NAVIGATION.split(line) if entry.strip()]
    words = [len(_WORD.findall(entry)) for entry in entries]
    return len(entries) >= 3 and max(words) <= 4 and not _SENTENCE_END.search(line)


def _mark_posts(
    lines: Sequence[str],
    units: Sequence[Unit],
    zones: list[Zone | None],
    accounts: list[str | None],
) -> None:
    """Mark embedded posts: the attribution line and the lines of the post around it."""
    for index, line in enumerate(lines):
        found = furniture.POST_ATTRIBUTION.match(line)
        if found is None:
            continue
        account = " ".join(found["account"].split())
        after = _post_lines_after(lines, units, index)
        before = _post_lines_before(lines, units, index, has_text_after=bool(after))
        for member in (*before, index, *after):
            zones[member] = "embedded_post"
            accounts[member] = account
    _name_marked_posts(units, accounts)


def _name_marked_posts(units: Sequence[Unit], accounts: list[str | None]) -> None:
    """Give the lines of a post that the markup marks the account of its last line."""
    for index in reversed(range(len(units) - 1)):
        in_one_post = units[index].zone == units[index + 1].zone == "embedded_post"
        if in_one_post and accounts[index] is None:
            accounts[index] = accounts[index + 1]


def _post_lines_after(lines: Sequence[str], units: Sequence[Unit], index: int) -> range:
    """Return the lines behind the attribution up to the link that ends a post, if one does."""
    for last in range(index + 1, min(index + 5, len(lines))):
        if units[last].paragraph != units[index].paragraph:
            break
        if furniture.POST_ATTRIBUTION.match(lines[last]):
            break
        is_last = furniture.POST_END.search(lines[last])
        follows = last + 1 < len(lines) and furniture.POST_END.search(lines[last + 1])
        if is_last and not (follows and len(lines[last + 1]) < 60):
            return range(index + 1, last + 1)
    return range(0)


def _post_lines_before(
    lines: Sequence[str], units: Sequence[Unit], index: int, *, has_text_after: bool
) -> range:
    """Return the lines before the attribution that bear the marks of a post."""
    first = index
    while first > 0 and units[first - 1].paragraph == units[index].paragraph:
        if not furniture.POST_MARK.search(lines[first - 1]):
            break
        first -= 1
    nothing_else = first == index and not has_text_after
    if nothing_else and index > 0 and units[index - 1].paragraph == units[index].paragraph:
        first = index - 1
    return range(first, index)


def _mark_furniture(lines: Sequence[str], zones: list[Zone | None]) -> None:
    """Mark the lines that show by themselves what they are."""
    for index, line in enumerate(lines):
        if zones[index] is not None:
            continue
        bare = line.strip("*_ ")
        if furniture.LINK_LINE.search(bare) and len(bare) <= 2 * LINK_LIST_LINE_CHARS:
            zones[index] = "link"
        elif furniture.CAPTION.search(bare) and len(bare) <= 300 and not _is_long_prose(bare):
            zones[index] = "caption"
        elif (
            furniture.AD_SLOT.search(bare)
            or furniture.AD_HEADING.search(bare)
            or (furniture.INTERFACE.search(bare) and not _is_long_prose(bare))
            or is_navigation(line)
            or not _WORD.search(line)
        ):
            zones[index] = "chrome"


def _is_interface(line: str) -> bool:
    return bool(furniture.INTERFACE.search(line)) and not _is_long_prose(line)


def _is_long_prose(line: str) -> bool:
    """Return whether a line holds more than furniture does: two sentences, or a long one."""
    return len(line) > 220 and bool(_SENTENCE_END.search(line))


def _mark_adverts(lines: Sequence[str], units: Sequence[Unit], zones: list[Zone | None]) -> None:
    """Mark the text of adverts that stands directly behind an advert's heading."""
    for index in range(1, len(lines)):
        before = lines[index - 1]
        is_advert = furniture.AD_HEADING.search(before) or furniture.AD_SLOT.search(before)
        adjacent = units[index].paragraph == units[index - 1].paragraph
        sells = furniture.AD_TEXT.search(lines[index]) and len(lines[index]) <= 200
        if zones[index] is None and is_advert and adjacent and sells:
            zones[index] = "chrome"


def _mark_regions(lines: Sequence[str], units: Sequence[Unit], zones: list[Zone | None]) -> None:
    """Mark what stands behind a heading of links, of readers' comments, or of the author."""
    region: Zone | None = None
    for index, line in enumerate(lines):
        bare = line.strip("*_# ")
        if furniture.LINK_HEADING.search(bare):
            region, zones[index] = "link", "link"
        elif furniture.COMMENTS_HEADING.search(bare) and _opens_comments(lines, index):
            region, zones[index] = "comments", "comments"
        elif re.match(r"^about the authors?\W*$", bare, re.IGNORECASE):
            region, zones[index] = "chrome", "chrome"
        elif _ITEM.match(bare):
            region = "link" if ">>" in bare else None
        elif region == "link" and not _may_be_link(line):
            region = None
        elif region is not None and units[index].zone is None and zones[index] != "chrome":
            zones[index] = region


def _opens_comments(lines: Sequence[str], index: int) -> bool:
    """Return whether a comments heading stands behind the report, not in its head."""
    return any(map(is_prose, lines[:index]))


def _may_be_link(line: str) -> bool:
    is_short = len(line) <= LINK_LIST_LINE_CHARS
    ends_like_prose = _SENTENCE_END.search(line) and not line.endswith(("?", "!"))
    return is_short and (bool(_LIST_MARK.match(line)) or not ends_like_prose)


def _mark_head(lines: Sequence[str], units: Sequence[Unit], zones: list[Zone | None]) -> None:
    """Mark the lines above the first prose: the title, and masthead, section and byline."""
    body = next((i for i, line in enumerate(lines) if zones[i] is None and is_prose(line)), None)
    if body is None:
        return
    head = [index for index in range(body) if zones[index] is None]
    title = _find_title(lines, units, zones, head)
    title_line = _heading_text(lines[title]) if title is not None else None
    for index in head:
        is_bullet = bool(_LIST_MARK.match(lines[index])) and title is not None and index > title
        if index == title or _heading_text(lines[index]) == title_line:
            zones[index] = "headline"
        elif not is_bullet:
            is_standfirst = title is not None and index > title and _is_standfirst(lines[index])
            zones[index] = None if is_standfirst else "chrome"


def _find_title(
    lines: Sequence[str],
    units: Sequence[Unit],
    zones: Sequence[Zone | None],
    head: Sequence[int],
) -> int | None:
    """Return the line of the head that is the article's title.

    It is the first line that may be one; a first paragraph that holds furniture is a masthead, and
    a line behind it is preferred.
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
    return preferred[0] if preferred else None


def _may_be_title(line: str) -> bool:
    return (
        len(_WORD.findall(line)) >= 4
        and len(line) <= HEADING_CHARS
        and not furniture.BYLINE.match(line)
        and not is_dated_line(line)
        and not line.endswith((".", ":", "…"))
    )


def is_dated_line(line: str) -> bool:
    """Return whether a line is little more than a date, with a weekday, a time, a few cities."""
    has_date = re.search(
        r"\b\d{1,2}(?:st|nd|rd|th)?[ .]+(?:de )?[^\W\d_]{3,10}\.?,?(?: de)? \d{4}\b"
        r"|\b[^\W\d_]{3,10}\.? \d{1,2},? \d{4}\b"
        r"|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b",
        line,
    )
    return bool(has_date) and len(line) <= 120 and not _SENTENCE_END.search(line)


def _is_standfirst(line: str) -> bool:
    """Return whether a line between title and body is a sentence of the report."""
    is_byline = furniture.BYLINE.match(line) or is_dated_line(line)
    return not is_byline and len(_WORD.findall(line)) >= 6 and bool(_SENTENCE_END.search(line))


def _mark_headings(lines: Sequence[str], zones: list[Zone | None]) -> None:
    """Mark headings between prose: short, alone, without the end of a sentence."""
    for index, line in enumerate(lines):
        if zones[index] is not None:
            continue
        follows = next((i for i in range(index + 1, len(lines)) if zones[i] is None), None)
        if _MARKDOWN_HEADING.match(line) or (_is_heading(line) and follows is not None):
            zones[index] = "headline"


def _is_heading(line: str) -> bool:
    words = _WORD.findall(line)
    if _LIST_MARK.match(line) or not words or len(line) > HEADING_CHARS // 2:
        return False
    if line.endswith("?"):
        return len(words) <= 9 and line[0].isupper()
    if line.endswith(":"):
        return len(words) <= 4
    return not re.search(r"[.!…,;]['\"”’»)\]]*$", line) and len(words) <= 12


def _mark_tail(lines: Sequence[str], zones: list[Zone | None]) -> None:
    """Mark the short lines below the last prose that are no sentences."""
    for index in reversed(range(len(lines))):
        if zones[index] in ("narration", None, "headline"):
            words = len(_WORD.findall(lines[index]))
            is_sentence = bool(_SENTENCE_END.search(lines[index])) and words >= 4
            if is_sentence or _LIST_MARK.match(lines[index]) or words > 12:
                break
            zones[index] = "chrome"


def _heading_text(line: str) -> str:
    return line.strip("#*_ ").casefold()
