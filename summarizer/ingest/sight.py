"""What of an HTML page is out of its readers' sight, as far as its markup says so itself."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

MIN_WORDS = 4
"""Hidden stretches with fewer words are marks for programs, such as `end of header`."""
MAX_AROUND = 50
"""So many elements around one are looked at for a ground of their own."""

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|"
    r"opacity\s*:\s*0(?:\.0\d*)?%?(?![.\d])|"
    r"font-size\s*:\s*(?:0(?:\.0+)?(?:px|pt|r?em|%)?|[01](?:\.\d+)?(?:px|pt))\s*(?:;|!|$)|"
    r"(?:left|right|top|text-indent|margin-left)\s*:\s*-\d{3,}|"
    r"clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?|"
    r"clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0)|"
    r"transform\s*:[^;]{0,100}\bscale(?:x|y)?\(\s*0(?:\.0+)?[\s,)]|"
    r"(?<![\w-])color\s*:\s*transparent",
    re.IGNORECASE,
)
"""Styles that take an element out of sight; what they hide is meant for machines only."""
_NO_ROOM = re.compile(r"(?<![\w-])(?:max-)?(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|!|$)", re.I)
_CUT_OFF = re.compile(r"overflow(?:-[xy])?\s*:\s*(?:hidden|clip)", re.IGNORECASE)
_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*(?P<colour>[^;!]+)", re.IGNORECASE)
_GROUND = re.compile(r"(?<![\w-])background(?:-color)?\s*:\s*(?P<colour>[^;!]+)", re.IGNORECASE)
_WHITE = frozenset(("#fff", "#ffffff", "white", "rgb(255,255,255)", "rgba(255,255,255,1)"))
_WORD = re.compile(r"[^\W\d_]{2,}")
_NO_PROSE = re.compile(r"[<>{}]|^\s*\[(?:if|endif)")
"""Comments with these hold markup, code or conditions for old browsers."""


def is_hidden(element: HtmlElement) -> bool:
    """Return whether an element's own attributes take it out of sight."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    if not style:
        return False
    if _HIDDEN.search(style) or (_NO_ROOM.search(style) and _CUT_OFF.search(style)):
        return True
    return _is_ground_coloured(element, style)


def count_unseen(source: str, root: HtmlElement) -> int:
    """Return how many stretches of words of a page no reader sees: comments and hidden elements."""
    return sum(map(_has_words, comments_of(source))) + sum(map(_has_words, hidden_texts(root)))


def comments_of(source: str) -> Iterator[str]:
    """Yield what stands in comments; one that does not end is none."""
    position = 0
    while (begin := source.find("<!--", position)) >= 0:
        end = source.find("-->", begin + 4)
        if end < 0:
            return
        yield source[begin + 4 : end]
        position = end + 3


def hidden_texts(root: HtmlElement) -> Iterator[str]:
    """Yield the text of hidden elements, without those inside of them."""
    stack = [root]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str):
            continue
        if is_hidden(element):
            yield element.text_content()
        else:
            stack.extend(reversed(element))


def _has_words(text: str) -> bool:
    return not _NO_PROSE.search(text) and len(_WORD.findall(text)) >= MIN_WORDS


def _is_ground_coloured(element: HtmlElement, style: str) -> bool:
    """Return whether letters have the colour of what they stand on: as is told, or white on a page.

    A class or an id may give something around them a ground of its own, so white is believed to be
    unseen only where there is none.
    """
    found = _COLOUR.search(style)
    if found is None:
        return False
    colour, ground = _plain(found["colour"]), _GROUND.search(style)
    if ground is not None:
        return _plain(ground["colour"]) == colour
    if colour not in _WHITE:
        return False
    around = (element, *islice(element.iterancestors(), MAX_AROUND))
    return not any(
        one.get("class") or one.get("id") or one.get("bgcolor") or _has_ground(one)
        for one in around
        if one.tag != "html"
    )


def _has_ground(element: HtmlElement) -> bool:
    return element.get("background") is not None or bool(_GROUND.search(element.get("style") or ""))


def _plain(colour: str) -> str:
    return "".join(colour.lower().split())
