"""What of an HTML page is out of its readers' sight, as far as its markup says so itself."""

import re
import sys
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from summarizer.ingest.webcolours import WHITE, are_near, read_colour

MIN_WORDS = 4
"""Hidden stretches with fewer words are marks for programs, such as `end of header`."""
MAX_AROUND = 50
"""So many elements around one are looked at for a ground of their own."""
MAX_NEAR = 200
"""So many elements near one are looked at for a picture that it is laid over."""

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
_GROUND = re.compile(
    r"(?<![\w-])background(?:-color|-image(?!\s*:\s*(?:none|initial|unset)))?\s*:\s*(?P<colour>[^;!]+)",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"(?<![\w-])(?:position\s*:\s*(?:absolute|fixed)|grid-area\s*:\s*1\s*/\s*1)", re.IGNORECASE
)
"""Styles that lay an element over others."""
_PICTURES = ("img", "picture", "video", "svg", "canvas")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NO_STYLE = re.compile(r"""/\*.*?(?:\*/|\Z)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?""", re.DOTALL)
"""Comments and strings of style sheets."""
_ESCAPE = re.compile(r"\\(?:(?P<code>[0-9a-f]{1,6})\s?|(?P<character>[^\n]))", re.IGNORECASE)
_CLASS = re.compile(
    r"\s*(?:(?P<tag>[a-z][a-z0-9]{0,9})?(?P<mark>[.#]))(?P<name>-?[^\W\d][\w-]*)\s*", re.IGNORECASE
)
_ANY_GROUND = re.compile(r"background|color-scheme|@import", re.IGNORECASE)
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
    if element.tag not in _WHOLE_PAGE and _is_told(element, classes):
        return True
    style = element.get("style")
    if not style:
        return element.tag == "font" and _is_pale(element, element.get("color") or "", None)
    style = _unescaped(_NO_STYLE.sub("", style))
    if _is_out_of_sight(style):
        return True
    found = _COLOUR.search(style)
    return found is not None and _is_pale(element, found["colour"], _GROUND.search(style))


def hidden_classes(root: HtmlElement) -> frozenset[str]:
    """Return the classes that the page's own style sheets hide, by a selector of nothing else.

    Ids stand among them as `#id`, and classes of one kind of elements as `tag.class`.
    """
    gone, pale = set(_UNSEEN_CLASSES), set[str]()
    is_white = None
    for sheet in _sheets(root):
        for names, declarations in _class_rules(sheet.text or ""):
            if _GONE.search(declarations):
                gone.update(names)
            elif _SHOWN.search(declarations):
                gone.difference_update(names)
            colour = _COLOUR.search(declarations)
            if colour is None:
                continue
            ground = _GROUND.search(declarations)
            if ground is None and is_white is None:
                is_white = _is_white(root)
            told = read_colour(ground["colour"]) if ground else WHITE if is_white else None
            if are_near(read_colour(colour["colour"]), told):
                pale.update(names)
            else:
                pale.difference_update(names)
    return frozenset(gone | pale) - _ids_of_most(root, gone | pale)


def _sheets(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the style sheets of a page that hold on a screen."""
    for sheet in root.iter("style"):
        media = (sheet.get("media") or "all").strip().lower()
        if media in ("all", "screen") and sheet.getparent().tag != "noscript":
            yield sheet


def _is_told(element: HtmlElement, classes: frozenset[str]) -> bool:
    """Return whether an element has one of these classes or ids."""
    names, own_id = element.get("class"), element.get("id")
    if names:
        found = names.split()
        if not classes.isdisjoint(found):
            return True
        if not classes.isdisjoint(f"{element.tag}.{one}" for one in found):
            return True
    return bool(own_id) and (f"#{own_id}" in classes or f"{element.tag}#{own_id}" in classes)


def _ids_of_most(root: HtmlElement, names: set[str]) -> frozenset[str]:
    """Return the ids of what holds most of a page: a script shows it as soon as it is loaded."""
    ids = {one.rpartition("#")[2]: one for one in names if "#" in one}
    if not ids:
        return frozenset()
    total = len(root.text_content())
    return frozenset(
        ids[element.get("id")]
        for element in root.iter()
        if element.get("id") in ids and 2 * len(element.text_content()) > total
    )


def _is_white(root: HtmlElement) -> bool:
    """Return whether nothing on a page has a ground of its own, so that all of it is white."""
    for element in root.iter("link", "style"):
        if element.tag == "link" and "stylesheet" in (element.get("rel") or "").lower():
            return False
        if element.tag == "style" and _ANY_GROUND.search(element.text or ""):
            return False
    if _lays_over_pictures(root):
        return False
    return not any(
        element.get("bgcolor") is not None or _has_ground(element)
        for element in root.iter(etree.Element)
    )


def _lays_over_pictures(root: HtmlElement) -> bool:
    """Return whether a page has pictures, and its style sheets lay something over others."""
    sheets = "".join(sheet.text or "" for sheet in root.iter("style"))
    if not _PLACED.search(sheets) or next(root.iter(*_PICTURES), None) is None:
        return False
    rules = (_unescaped(one) for one in _NO_STYLE.sub("", sheets).split("}"))
    return any(_PLACED.search(one) and not _is_out_of_sight(one) for one in rules)


def _is_out_of_sight(style: str) -> bool:
    return bool(_HIDDEN.search(style) or (_NO_ROOM.search(style) and _CUT_OFF.search(style)))


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
            names = [_name_of(one) for one in found if one]
            selector = ""  # what follows a rule inside of this one is not read
            if names:
                yield names, _unescaped(part)


def _name_of(selector: re.Match[str]) -> str:
    mark = selector["mark"] if selector["tag"] or selector["mark"] == "#" else ""
    return f"{(selector['tag'] or '').lower()}{mark}{selector['name']}"


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


def _is_pale(element: HtmlElement, colour: str, ground: re.Match[str] | None) -> bool:
    """Return whether letters have nearly the colour of what they stand on, or white on a page.

    A class or an id may give something around them a ground of its own, so what stands further out
    is believed only where there is none.
    """
    if ground is not None:
        told = ground["colour"]
        return _plain(told) == _plain(colour) or are_near(read_colour(colour), read_colour(told))
    wanted = read_colour(colour)
    if wanted is None:
        return False
    for one in (element, *islice(element.iterancestors(), MAX_AROUND)):
        if one.tag == "html":
            break
        if one is not element and (one.get("bgcolor") is not None or _has_ground(one)):
            own = _GROUND.search(one.get("style") or "")
            return are_near(wanted, read_colour(own["colour"] if own else one.get("bgcolor") or ""))
        if one.get("class") or one.get("id") or one.get("bgcolor") or _has_ground(one):
            return False
        if _is_over_picture(one):
            return False
    return are_near(wanted, WHITE)


def _is_over_picture(element: HtmlElement) -> bool:
    """Return whether an element is laid over others, with a picture near."""
    parent = element.getparent()
    if parent is None or not _PLACED.search(element.get("style") or ""):
        return False
    return any(one.tag in _PICTURES for one in islice(parent.iter(), MAX_NEAR))


def _has_ground(element: HtmlElement) -> bool:
    return element.get("background") is not None or bool(_GROUND.search(element.get("style") or ""))


def _plain(colour: str) -> str:
    return "".join(colour.lower().split())
