"""What of an HTML page is out of its readers' sight, as far as its markup says so itself."""

import re
import sys
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
    r"filter\s*:[^;]{0,100}\bopacity\(\s*0?(?:\.0\d*)?%?\s*\)|"
    r"(?<![\w-])zoom\s*:\s*0(?:\.0\d*)?%?\s*(?:;|!|$)|"
    r"(?<![\w-])right\s*:\s*(?:\d{3,}(?:%|vw)|\d{4,}px)|"
    r"(?<![\w-])color\s*:\s*(?:transparent|#(?:[0-9a-f]{3}0|[0-9a-f]{6}00)(?![0-9a-f])|"
    r"(?:rgb|hsl)a?\((?:(?:[^(),/;]{1,20},){3}|[^(),/;]{1,60}/)\s*(?:0|0?\.0+)%?\s*\))",
    re.IGNORECASE,
)
"""Styles that take an element out of sight; what they hide is meant for machines only."""
_NO_ROOM = re.compile(r"(?<![\w-])(?:max-)?(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|!|$)", re.I)
_CUT_OFF = re.compile(r"overflow(?:-[xy])?\s*:\s*(?:hidden|clip)", re.IGNORECASE)
_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*(?P<colour>[^;!]+)", re.IGNORECASE)
_GROUND = re.compile(r"(?<![\w-])background(?:-color)?\s*:\s*(?P<colour>[^;!]+)", re.IGNORECASE)
_WHITE = frozenset(("#fff", "#ffffff", "white", "rgb(255,255,255)", "rgba(255,255,255,1)"))
_WORD = re.compile(r"[^\W\d_]{2,}")
_NO_STYLE = re.compile(r"""/\*.*?(?:\*/|\Z)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?""", re.DOTALL)
"""Comments and strings of style sheets."""
_ESCAPE = re.compile(r"\\(?:(?P<code>[0-9a-f]{1,6})\s?|(?P<character>[^\n]))", re.IGNORECASE)
_CLASS = re.compile(r"\s*\.(?P<name>-?[^\W\d][\w-]*)\s*")
_SHOWN = re.compile(r"(?<![\w-])(?:display|visibility)\s*:", re.IGNORECASE)
_GONE = re.compile(
    r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE
)
_UNSEEN_CLASSES = frozenset(("sr-only", "visually-hidden", "screen-reader-text"))
"""Classes that many style sheets have for words that are only read out."""
_WHOLE_PAGE = frozenset(("html", "body", "main"))
"""What a style sheet hides of a whole page, a script shows as soon as it is loaded."""
_NO_PROSE = re.compile(r"[<>{}]|^\s*\[(?:if|endif)")
"""Comments with these hold markup, code or conditions for old browsers."""


def is_hidden(element: HtmlElement, classes: frozenset[str] = _UNSEEN_CLASSES) -> bool:
    """Return whether an element's own attributes take it out of sight.

    Args:
        element: An element.
        classes: Those whose elements are hidden, of `hidden_classes`.
    """
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.get("popover") is not None:
        return True
    names = element.get("class")
    if names and not classes.isdisjoint(names.split()) and element.tag not in _WHOLE_PAGE:
        return True
    style = element.get("style")
    if not style:
        return False
    style = _unescaped(_NO_STYLE.sub("", style))
    if _HIDDEN.search(style) or (_NO_ROOM.search(style) and _CUT_OFF.search(style)):
        return True
    return _is_ground_coloured(element, style)


def hidden_classes(root: HtmlElement) -> frozenset[str]:
    """Return the classes that the page's own style sheets hide, by a selector of nothing else."""
    classes = set(_UNSEEN_CLASSES)
    for sheet in root.iter("style"):
        media = (sheet.get("media") or "all").strip().lower()
        if media not in ("all", "screen") or sheet.getparent().tag == "noscript":
            continue
        for names, declarations in _class_rules(sheet.text or ""):
            if _GONE.search(declarations):
                classes.update(names)
            elif _SHOWN.search(declarations):
                classes.difference_update(names)
    return frozenset(classes)


def _class_rules(sheet: str) -> Iterator[tuple[list[str], str]]:
    """Yield the classes that stand alone in a rule's selector, and what is declared of them."""
    depth, selector = 0, ""
    for part in re.split(r"([{}])", _NO_STYLE.sub("", sheet)):
        if part == "{":
            depth += 1
        elif part == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            selector = part.replace("<!--", "").replace("-->", "").rpartition(";")[2]
        elif depth == 1 and selector:
            found = map(_CLASS.fullmatch, map(_unescaped, selector.split(",")))
            names = [one["name"] for one in found if one]
            selector = ""  # what follows a rule inside of this one is not read
            if names:
                yield names, _unescaped(part)


def _unescaped(style: str) -> str:
    """Return a style with the characters that its escapes stand for."""
    return _ESCAPE.sub(_character, style) if "\\" in style else style


def _character(escape: re.Match[str]) -> str:
    if escape["code"] is None:
        return escape["character"]
    code = int(escape["code"], 16)
    return chr(code) if 0 < code <= sys.maxunicode else "\ufffd"


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
    classes = hidden_classes(root)
    stack = [root]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str):
            continue
        if is_hidden(element, classes):
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
