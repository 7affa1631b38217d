"""HTML pages: their text block by block, with what the markup says of each block."""

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Literal, NamedTuple

from lxml import html
from lxml.etree import LxmlError, _Comment, _ProcessingInstruction
from lxml.html import HtmlElement

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.hidden import MOST_PARTS, flag_page
from summarizer.ingest.linkeddata import LinkedData, read_linked_data
from summarizer.ingest.markup import zone_elements
from summarizer.ingest.sight import (
    comments_of,
    count_unseen,
    hidden_classes,
    hidden_texts,
    is_hidden,
)
from summarizer.schema.flags import Flag
from summarizer.schema.words import Zone
from summarizer.text.normalize import normalize_text
from summarizer.text.units import Block

LAST_DAY = "2199-12-31"
"""Days of publication after this are not believed."""
BULLET = "• "
"""What an entry of a list begins with in the text of a page."""

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol "
    "optgroup option p pre search section select summary table tbody td tfoot th thead tr "
    "ul".split()
)
_SKIPPED = frozenset(
    "head script style template noscript noembed noframes iframe object audio video svg math "
    "canvas rp datalist input textarea".split()
)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_LINE_BREAK = "\x00"
"""A line break that the markup asks for; no parsed page holds this character."""
_BROKEN_LINE = re.compile(rf" ?{_LINE_BREAK} ?")


class Page(NamedTuple):
    """An HTML page as text."""

    text: str
    """Its text, block by block, with a blank line between blocks."""
    blocks: tuple[Block, ...]
    """Its blocks, in order."""
    outlet: str | None
    """Name of the site, as its metadata has it."""
    title: str | None
    """Title of the article, as its metadata has it."""
    byline: str | None
    """Author, as its metadata has it."""
    published: str | None
    """Day of publication, as its metadata has it."""
    language: str | None = None
    """Language that its first element is marked with, as it stands there."""
    hidden: int = 0
    """How many stretches of text and comments were left out because no reader sees them."""
    flags: tuple[Flag, ...] = ()
    """What of its markup a person should look at."""
    unseen: tuple[str, ...] = ()
    """Text that no reader sees and that was not looked at yet."""


class _Piece(NamedTuple):
    text: str
    zone: Zone | None


class _Step(NamedTuple):
    """Text of the page, and what its place in the tree means for it."""

    text: str
    zone: Zone | None
    breaks: Literal["no", "block", "entry"]
    """Whether a new block begins with it; `entry`: one of a list."""


def read_page(source: str) -> Page:
    """Return the text of an HTML page and what its markup says of it.

    All text is kept that a reader could see; scripts, styles and hidden elements are no text.
    Nothing is loaded from anywhere.

    Raises:
        UnreadableArticleError: The page has no text, or is nested too deep to be read.
    """
    root = _parse(source)
    text, blocks = _lay_out(root)
    metadata = _read_metadata(root)
    flags = tuple(flag_page(source, root))
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return Page(text, blocks, *metadata, language, count_unseen(source, root), flags)


def read_text(source: str) -> Page:
    """Return the text of an HTML page alone: of a mail, which says of itself what it is.

    Raises:
        UnreadableArticleError: As `read_page`.
    """
    root = _parse(source)
    text, blocks = _lay_out(root)
    unseen = tuple(islice(chain(comments_of(source), hidden_texts(root)), MOST_PARTS))
    hidden = count_unseen(source, root)
    return Page(text, blocks, None, None, None, None, hidden=hidden, unseen=unseen)


def _lay_out(root: HtmlElement) -> tuple[str, tuple[Block, ...]]:
    """Return the text of a page, and its blocks.

    Raises:
        UnreadableArticleError: The page has no text.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for piece in _pieces(root, zone_elements(root)):
        text = normalize_text(piece.text)
        if not text:
            continue  # nothing but byte order marks
        blocks.append(Block(position, position + len(text), piece.zone))
        parts.append(text)
        position += len(text) + 2
    if not parts:
        raise UnreadableArticleError("the page holds no text", kind="empty")
    return "\n\n".join(parts) + "\n", tuple(blocks)


def _parse(source: str) -> HtmlElement:
    parser = html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8"
    )
    try:
        # As bytes: lxml refuses a str whose XML declaration names an encoding.
        root = html.document_fromstring(source.encode("utf-8"), parser=parser)
    except (LxmlError, ValueError, AssertionError) as exc:
        raise UnreadableArticleError("the page holds no text", kind="empty") from exc
    # The parser leaves out what is nested deeper, and says so only here.
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise UnreadableArticleError(
            "the elements of the page are nested too deep to be read", kind="unreadable"
        )
    return root


def _pieces(root: HtmlElement, zones: dict[HtmlElement, Zone]) -> Iterator[_Piece]:
    """Yield the text of the page block by block, in the order of the page; none is empty."""
    inline: list[str] = []
    zone: Zone | None = None
    is_entry = False
    for step in _walk(root, zones):
        if step.breaks != "no" or step.zone != zone:
            text = _laid_out("".join(inline))
            inline.clear()
            if text:
                yield _Piece(BULLET + text if is_entry and zone is None else text, zone)
            is_entry = step.breaks == "entry" or (is_entry and not text)
            zone = step.zone
        inline.append(step.text)
    text = _laid_out("".join(inline))
    if text:
        yield _Piece(text, zone)


def _laid_out(text: str) -> str:
    """Return text with the spaces that a browser shows, and line breaks where markup has them."""
    return _BROKEN_LINE.sub("\n", _SPACES.sub(" ", text)).strip()


def _walk(root: HtmlElement, zones: dict[HtmlElement, Zone]) -> Iterator[_Step]:
    """Yield the text of the page in its order; without recursion, for pages may be deep."""
    classes = hidden_classes(root)
    stack: list[tuple[HtmlElement, Zone | None, bool, bool]] = [(root, None, False, False)]
    while stack:
        element, zone, is_pre, is_leaving = stack.pop()
        is_block = element.tag in _BLOCKS
        if is_leaving or not _is_shown(element, classes):
            # The tail stands behind the element, in the zone of the one above it.
            breaks: Literal["no", "block"] = "block" if is_leaving and is_block else "no"
            yield _Step(_lines(element.tail, is_pre=is_pre), zone, breaks)
            continue
        stack.append((element, zone, is_pre, True))
        inner = zones.get(element, zone) if zone in (None, "headline") else zone
        inside_pre = is_pre or element.tag == "pre"
        text = _lines(element.text, is_pre=inside_pre)
        if element.tag == "br":
            yield _Step(_LINE_BREAK + text, inner, "no")
        else:
            is_entry = element.tag == "li"
            yield _Step(text, inner, "entry" if is_entry else "block" if is_block else "no")
        stack.extend((child, inner, inside_pre, False) for child in reversed(element))


def _lines(text: str | None, *, is_pre: bool) -> str:
    if not text:
        return ""
    return text.replace("\r\n", "\n").replace("\n", _LINE_BREAK) if is_pre else text


def _is_shown(element: HtmlElement, classes: frozenset[str]) -> bool:
    if isinstance(element, _Comment | _ProcessingInstruction) or not isinstance(element.tag, str):
        return False
    return element.tag not in _SKIPPED and not is_hidden(element, classes)


def _read_metadata(root: HtmlElement) -> LinkedData:
    """Return site, title, author and day: of the article's own node, else of the rest."""
    own = read_linked_data(root)
    if own != LinkedData():
        # What is known is not to be read once more from nodes of other articles.
        for script in root.iter("script"):
            script.attrib.pop("type", None)
    rest = _read_meta(root)
    return LinkedData(*(mine or other for mine, other in zip(own, rest, strict=True)))


def _read_meta(root: HtmlElement) -> LinkedData:
    """Return what JSON-LD, OpenGraph and meta elements say, as trafilatura reads them."""
    from trafilatura.metadata import extract_metadata

    # A fixed upper bound: the default is today, and what is read must not depend on the day.
    options = {"extensive_search": False, "original_date": True, "max_date": LAST_DAY}
    try:
        found = extract_metadata(root, date_config=options)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, LxmlError):
        # A page whose metadata are broken still has its text.
        return LinkedData()
    if found is None:
        return LinkedData()
    values = (found.sitename, found.title, found.author, found.date)
    return LinkedData(*(value or None for value in values))
