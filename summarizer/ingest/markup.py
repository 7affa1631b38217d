# ruff: noqa: E501 - a pattern is easier to read on one line
"""What the markup of an HTML page says of its elements: furniture, captions, comments, posts."""

import re
from typing import NamedTuple

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from summarizer.schema.words import Zone

MIN_BODY_SHARE = 0.5
"""A region that holds more than this share of a page's running text is its body, whatever it is
called."""
PARAGRAPH_CHARS = 60
"""A paragraph this long is running text."""

_ZONES_BY_TAG: dict[str, Zone] = {
    **dict.fromkeys(("nav", "footer", "aside", "form", "button", "select", "menu"), "chrome"),
    **dict.fromkeys(("dialog", "fieldset"), "chrome"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "headline"),
}  # fmt: skip
_ZONES_BY_ROLE: dict[str, Zone] = dict.fromkeys(
    ("navigation", "banner", "contentinfo", "complementary", "search", "dialog"), "chrome"
)
_ZONES_BY_CLASS: tuple[tuple[Zone, re.Pattern[str]], ...] = (
    (
        "embedded_post",
        re.compile(r"\b(?:twitter-(?:tweet|video)|tweet|mastodon-embed|instagram-media|bluesky-embed|fb-post|tiktok-embed)\b"),
    ),
    ("comments", re.compile(r"\b(?:gmail-quote|yahoo-quoted|moz-cite-prefix|protonmail-quote|(?<!has-)(?<!no-)(?<!with-)comments?(?!-(?:open|closed|enabled|disabled|allowed|status)\b)|commentlist|(?:user|reader|customer)-reviews?|disqus\w*|respond|discussion)\b")),
    (
        "link",
        re.compile(r"\b(?:related|recommend(?:ed|ations?)?|read-(?:more|also|next)|also-read|most-(?:read|popular)|trending|teasers?|more-(?:stories|news)|outbrain|taboola)\b"),
    ),
    ("caption", re.compile(r"\b(?:caption|photo-credit|image-credit|wp-caption-text)\b")),
    (
        "chrome",
        re.compile(r"\b(?:gmail-signature|moz-signature|ad|ads|advert\w*|adsense|sponsor(?:ed)?|promo|newsletter|subscri\w+|share|sharing|social|cookies?|consent|breadcrumbs?|menu|nav|navbar|navigation|sidebar|footer|masthead|byline|author-(?:bio|box)|tags?|toolbar|paywall|popup|modal|skip-link)\b"),
    ),
)  # fmt: skip
_COMMENT_ITEM = re.compile(r"/comment/?$", re.IGNORECASE)
_COMMENT_PART = re.compile(r"comments?(?![^\W_])", re.IGNORECASE)
_BODY_TAGS = frozenset(("h1", "main"))


class _Mark(NamedTuple):
    """What one element is by its markup, and how much of the page stands in it."""

    element: HtmlElement
    zone: Zone
    reason: str
    """Tag and word that the zone was told by; what is one widget has one reason."""
    chars: int
    """Running text inside, of paragraphs; of everything where the page has none."""
    holds_body: bool
    """Whether the page's title or main part stands inside."""
    is_outer: bool
    """Whether no other marked element is around it."""


def zone_elements(root: HtmlElement) -> dict[HtmlElement, Zone]:
    """Return the elements that the markup marks as furniture, posts, captions or headings.

    Marks that hold most of the page's running text together for one reason are not believed, as
    the body of a page bears such names too; comments and posts may hold most of it, but not its title.
    """
    has_paragraphs = any(_paragraph_chars(element) for element in root.iter("p"))
    marks, total = _find_marks(root, has_paragraphs=has_paragraphs)
    chars_by_reason: dict[str, int] = {}
    for mark in marks:
        if mark.is_outer:
            chars_by_reason[mark.reason] = chars_by_reason.get(mark.reason, 0) + mark.chars
    zones: dict[HtmlElement, Zone] = {}
    for mark in marks:
        chars = max(mark.chars, chars_by_reason.get(mark.reason, 0))
        if mark.zone in ("comments", "embedded_post"):
            is_believed = not mark.holds_body and chars < total
        elif mark.zone == "headline":
            is_believed = mark.chars <= MIN_BODY_SHARE * total
        else:
            is_believed = chars <= MIN_BODY_SHARE * total
        if is_believed or not total:
            zones[mark.element] = mark.zone
    return zones


def _find_marks(root: HtmlElement, *, has_paragraphs: bool) -> tuple[list[_Mark], int]:
    """Return the marked elements and how many characters of running text the page has."""
    marks: list[_Mark] = []
    chars = bodies = 0
    opened: list[tuple[HtmlElement, Zone, str, int, int]] = []
    for event, element in iterwalk(root, events=("start", "end")):
        if event == "start":
            found = _mark_of(element)
            if found is not None:
                opened.append((element, *found, chars, bodies))
            bodies += element.tag in _BODY_TAGS
            chars += _own_chars(element, has_paragraphs=has_paragraphs)
            continue
        if opened and opened[-1][0] is element:
            _, zone, reason, chars_before, bodies_before = opened.pop()
            is_outer = all(other[1] == "headline" for other in opened)
            inside, holds_body = chars - chars_before, bodies > bodies_before
            marks.append(_Mark(element, zone, reason, inside, holds_body, is_outer))
        if not has_paragraphs:
            chars += len((element.tail or "").strip())
    return marks, chars


def _mark_of(element: HtmlElement) -> tuple[Zone, str] | None:
    """Return the zone that tag, class, id or role give an element, and by which word."""
    if not isinstance(element.tag, str) or element.tag in ("html", "body", "main"):
        return None
    if _is_comment(element):
        return "comments", f"{element.tag} comment"
    if element.tag == "article":
        return None
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower().replace("_", "-")
    if names.strip():
        for zone, pattern in _ZONES_BY_CLASS:
            found = pattern.search(names)
            if found:
                return zone, f"{element.tag} {found[0]}"
    if element.tag == "blockquote" and (element.get("type") or "").lower() == "cite":
        # What a mail answers to.
        return "comments", "blockquote cite"
    role = (element.get("role") or "").lower()
    told = _ZONES_BY_ROLE.get(role) or _ZONES_BY_TAG.get(element.tag)
    return None if told is None else (told, f"{element.tag} {role}")


def _is_comment(element: HtmlElement) -> bool:
    """Return whether an element's microdata or its name in tests say that it is a comment."""
    return bool(
        _COMMENT_ITEM.search((element.get("itemtype") or "").strip())
        or "comment" in (element.get("itemprop") or "").lower().split()
        or _COMMENT_PART.match(element.get("data-testid") or "")
    )


def _own_chars(element: HtmlElement, *, has_paragraphs: bool) -> int:
    if has_paragraphs:
        return _paragraph_chars(element) if element.tag == "p" else 0
    return len((element.text or "").strip()) if element.tag not in ("script", "style") else 0


def _paragraph_chars(paragraph: HtmlElement) -> int:
    text = paragraph.text_content().strip()
    return len(text) if len(text) >= PARAGRAPH_CHARS else 0
