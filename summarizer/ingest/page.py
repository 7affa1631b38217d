# ruff: noqa: E501 - a pattern is easier to read on one line
"""HTML pages: their text block by block, with what the markup says of each block."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import html
from lxml.etree import ParserError, XMLSyntaxError, _Comment, _ProcessingInstruction
from lxml.html import HtmlElement

from summarizer.errors import UnreadableArticleError
from summarizer.schema.words import Zone
from summarizer.text.normalize import normalize_text
from summarizer.text.units import Block

MAX_DEPTH = 400
"""Elements nested deeper than this are read as part of the one above."""
LAST_DAY = "2199-12-31"
"""Days of publication after this are not believed."""
MIN_BODY_SHARE = 0.5
"""A region that holds more than this share of a page's running text is its body, whatever it is
called."""

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol "
    "optgroup option p pre search section select summary table tbody td tfoot th thead tr ul".split()
)
_SKIPPED = frozenset("head script style template noscript iframe object svg math canvas".split())
_FURNITURE_TAGS: dict[str, Zone] = {
    "nav": "chrome",
    "footer": "chrome",
    "aside": "chrome",
    "form": "chrome",
    "button": "chrome",
    "select": "chrome",
    "menu": "chrome",
    "dialog": "chrome",
    "figcaption": "caption",
    "caption": "caption",
    "h1": "headline",
    "h2": "headline",
    "h3": "headline",
    "h4": "headline",
    "h5": "headline",
    "h6": "headline",
}
_FURNITURE_ROLES: dict[str, Zone] = {
    "navigation": "chrome",
    "banner": "chrome",
    "contentinfo": "chrome",
    "complementary": "chrome",
    "search": "chrome",
    "dialog": "chrome",
}
_CLASSES: tuple[tuple[Zone, re.Pattern[str]], ...] = (
    (
        "embedded_post",
        re.compile(r"\b(?:twitter-(?:tweet|video)|tweet|mastodon-embed|instagram-media|bluesky-embed|fb-post|tiktok-embed)\b"),
    ),
    ("comments", re.compile(r"\b(?:comments?|comment-(?:list|section|body)|disqus\w*|respond|discussion)\b")),
    (
        "link",
        re.compile(r"\b(?:related|recommend(?:ed|ations?)?|read-(?:more|also|next)|also-read|most-(?:read|popular)|trending|teasers?|more-(?:stories|news)|outbrain|taboola)\b"),
    ),
    ("caption", re.compile(r"\b(?:caption|photo-credit|image-credit|wp-caption-text)\b")),
    (
        "chrome",
        re.compile(r"\b(?:ad|ads|advert\w*|adsense|sponsor(?:ed)?|promo|newsletter|subscri\w+|share|sharing|social|cookies?|consent|breadcrumbs?|menu|nav|navbar|navigation|sidebar|footer|masthead|byline|author-(?:bio|box)|tags?|toolbar|paywall|popup|modal|skip-link)\b"),
    ),
)  # fmt: skip
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f]+")


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


class _Piece(NamedTuple):
    text: str
    zone: Zone | None
    account: str | None


def read_page(source: str) -> Page:
    """Return the text of an HTML page and what its markup says of it.

    All text is kept that a reader could see; scripts, styles and hidden elements are no text.
    Nothing is loaded from anywhere.

    Raises:
        UnreadableArticleError: The page has no text.
    """
    root = _parse(source)
    zones = _zone_elements(root)
    pieces = [piece for piece in _pieces(root, zones) if piece.text]
    if not pieces:
        raise UnreadableArticleError("the page holds no text", kind="empty")
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for piece in pieces:
        text = normalize_text(piece.text)
        blocks.append(Block(position, position + len(text), piece.zone, piece.account))
        parts.append(text)
        position += len(text) + 2
    metadata = _read_metadata(source)
    return Page("\n\n".join(parts) + "\n", tuple(blocks), *metadata)


def _parse(source: str) -> HtmlElement:
    parser = html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8"
    )
    try:
        # As bytes: lxml refuses a str whose XML declaration names an encoding.
        root = html.document_fromstring(source.encode("utf-8"), parser=parser)
    except (ParserError, XMLSyntaxError, ValueError) as exc:
        raise UnreadableArticleError("the page holds no text", kind="empty") from exc
    return root


def _zone_elements(root: HtmlElement) -> dict[HtmlElement, Zone]:
    """Return the elements that the markup marks as furniture, posts, captions or headings.

    A mark on an element that holds most of the page's running text is not believed.
    """
    total = sum(_prose_chars(element) for element in root.iter("p"))
    marked: dict[HtmlElement, Zone] = {}
    for element in root.iter():
        zone = _zone_of(element)
        if zone is None:
            continue
        inside = sum(_prose_chars(paragraph) for paragraph in element.iter("p"))
        if not total or inside <= MIN_BODY_SHARE * total:
            marked[element] = zone
    return marked


def _zone_of(element: HtmlElement) -> Zone | None:
    if not isinstance(element.tag, str) or element.tag in ("html", "body", "main", "article"):
        return None
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower().replace("_", "-")
    if names.strip():
        for zone, pattern in _CLASSES:
            if pattern.search(names):
                return zone
    role = (element.get("role") or "").lower()
    return _FURNITURE_ROLES.get(role) or _FURNITURE_TAGS.get(element.tag)


def _prose_chars(paragraph: HtmlElement) -> int:
    text = paragraph.text_content().strip()
    return len(text) if len(text) >= 60 else 0


def _pieces(root: HtmlElement, zones: dict[HtmlElement, Zone]) -> Iterator[_Piece]:
    """Yield the text of the page block by block, in the order of the page."""
    inline: list[str] = []
    zone_now: Zone | None = None
    account: str | None = None

    def flush() -> Iterator[_Piece]:
        text = _SPACES.sub(" ", "".join(inline)).strip()
        inline.clear()
        if text:
            yield _Piece(text, zone_now, account)

    for text, zone, is_break in _walk(root, zones):
        if is_break or zone != zone_now:
            yield from flush()
            zone_now = zone
        inline.append(text)
    yield from flush()


def _walk(
    root: HtmlElement, zones: dict[HtmlElement, Zone]
) -> Iterator[tuple[str, Zone | None, bool]]:
    """Yield text with its zone, and whether a new block begins with it; no recursion."""
    stack: list[tuple[HtmlElement, Zone | None, int, bool]] = [(root, None, 0, False)]
    while stack:
        element, zone, depth, is_leaving = stack.pop()
        is_block = element.tag in _BLOCKS
        if is_leaving:
            # The tail stands behind the element, in the zone of the one above it.
            yield element.tail or "", zone, is_block
            continue
        if not _is_shown(element):
            yield element.tail or "", zone, False
            continue
        stack.append((element, zone, depth, True))
        inner = zones.get(element) or zone if zone in (None, "headline") else zone
        yield element.text or "", inner, is_block or element.tag == "br"
        if depth < MAX_DEPTH:
            stack.extend((child, inner, depth + 1, False) for child in reversed(element))


def _is_shown(element: HtmlElement) -> bool:
    if isinstance(element, _Comment | _ProcessingInstruction) or not isinstance(element.tag, str):
        return False
    if element.tag in _SKIPPED or element.get("hidden") is not None:
        return False
    if element.tag == "input" or element.get("aria-hidden") == "true":
        return False
    return not _HIDDEN_STYLE.search(element.get("style") or "")


def _read_metadata(source: str) -> tuple[str | None, str | None, str | None, str | None]:
    """Return site, title, author and day from JSON-LD, OpenGraph and meta elements."""
    from trafilatura.metadata import extract_metadata

    # A fixed upper bound: the default is today, and what is read must not depend on the day.
    options = {"extensive_search": False, "original_date": True, "max_date": LAST_DAY}
    try:
        found = extract_metadata(source, date_config=options)
    except (ValueError, TypeError, AttributeError, RecursionError):
        # A page whose metadata are broken still has its text.
        return None, None, None, None
    if found is None:
        return None, None, None, None
    return found.sitename or None, found.title or None, found.author or None, found.date or None
