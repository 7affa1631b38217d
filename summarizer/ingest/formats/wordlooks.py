"""How letters of a Word file look: what styles, theme and what is around them make of them.

ECMA-376, part 1: styles and their order (17.7), toggle properties (17.7.3), shading (17.3.5),
colours of the theme (17.18.97, 20.1.6.2).
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from lxml import etree

from summarizer.ingest.formats.wordcolours import (
    HIGHLIGHTS,
    WHITE,
    Colour,
    Palette,
    hex_colour,
    is_near,
)
from summarizer.ingest.formats.wordxml import tag_of, value_of

HIDDEN_HALF_POINTS = 4
"""Letters of this size or smaller cannot be read by anybody."""
HIDDEN_TWIPS = 40
"""Lines and rows that are not to be higher than this, in twentieths of a point, show nothing."""
HIDDEN_WIDTH = 10
"""Letters that are drawn narrower than this share of their width, in percent, cannot be read."""
CLEAR = 94_000
"""Letters that are transparent to this share, of 100,000, are not seen."""
MAX_STYLES = 20
"""Chains of styles longer than this are made to keep their reader busy."""

Look: TypeAlias = Literal["seen", "faint", "unseen", "struck"]
"""`faint`: in the colour of a page, on a ground that is not known; `struck`: taken back."""

_TOGGLES = frozenset(("vanish", "strike", "dstrike"))
_FLAGS = _TOGGLES | {"webHidden", "specVanish"}
_OFF = frozenset(("0", "false", "off", "none"))


class _Style(NamedTuple):
    """What a style says."""

    based_on: str
    letters: Mapping[str, Any]
    """Of its letters: `_letters_of`."""
    ground: Colour | None
    """What its paragraphs or cells are shaded with."""
    is_flat: bool
    """Whether its lines have no height."""
    varies: bool
    """Whether it has rules for some cells of a table only, such as its first row."""
    grounds: tuple[Colour, ...] = ()
    """What these cells are shaded with."""


class WordLooks:
    """Tells how letters look."""

    def __init__(
        self,
        styles: etree._Element | None,
        theme: etree._Element | None = None,
        page: etree._Element | None = None,
    ) -> None:
        """Take what a file says of all its letters.

        Args:
            styles: Its styles.
            theme: Its theme.
            page: The element that gives its pages a colour, where that is shown.
        """
        self._palette = Palette(theme)
        self._styles: dict[str, _Style] = {}
        self._usual: dict[str, str] = {}
        self._defaults: Mapping[str, Any] = {}
        self._chains: dict[str, Mapping[str, Any]] = {}
        for element in () if styles is None else styles:
            self._take_style(element)
        self._page = WHITE if page is None else hex_colour(value_of(page, "color")) or WHITE

    def look_of(self, run: etree._Element) -> Look:
        """Return how the letters of a run look."""
        said = self._said_of(run)
        if said.get("vanish") or said.get("specVanish") or said.get("webHidden"):
            return "unseen"
        is_tiny = said.get("sz", 24) <= HIDDEN_HALF_POINTS or said.get("w", 100) < HIDDEN_WIDTH
        if is_tiny or said.get("clear"):
            return "unseen"
        colour = said.get("colour")
        if colour is not None:
            own = said.get("highlight") or said.get("shading")
            grounds = (own,) if own else self._grounds_around(run)
            near = [is_near(colour, ground) for ground in grounds]
            if near and all(near):
                return "unseen"
            if (any(near) or not near) and is_near(colour, self._page):
                return "faint"
        return "struck" if said.get("strike") or said.get("dstrike") else "seen"

    def is_flat(self, paragraph: etree._Element) -> bool:
        """Return whether the lines of a paragraph have no height, so that nothing of it is seen."""
        for child in paragraph:
            if tag_of(child) == "pPr":
                if any(tag_of(one) == "spacing" and value_of(one, "line") for one in child):
                    return _is_flat(child)
                return any(
                    one.is_flat for one in self._chain_of(_named(paragraph, "pPr", "pStyle"))
                )
        return False

    def _said_of(self, run: etree._Element) -> Mapping[str, Any]:
        """Return what holds for a run: said of itself, else by its styles, else for all letters."""
        own: Mapping[str, Any] = {}
        named = ""
        for properties in run:
            if tag_of(properties) == "rPr":
                own = self._letters_of(properties)
                named = own.get("style", "")
        paragraph = next(run.iterancestors("{*}p"), None)
        table = next(run.iterancestors("{*}tbl"), None)
        levels = [
            self._chain("" if table is None else _named(table, "tblPr", "tblStyle")),
            self._chain(_named(paragraph, "pPr", "pStyle") or self._usual.get("paragraph", "")),
            self._chain(named or self._usual.get("character", "")),
        ]
        said = {**self._defaults, **levels[0], **levels[1], **levels[2], **own}
        for toggle in _TOGGLES - own.keys():
            by_styles = sum(bool(level.get(toggle)) for level in levels) % 2 == 1
            said[toggle] = bool(self._defaults.get(toggle)) or by_styles
        return said

    def _chain(self, name: str) -> Mapping[str, Any]:
        """Return what a style and those that it is based on say of letters."""
        if name not in self._chains:
            said: dict[str, Any] = {}
            for style in self._chain_of(name):
                said = {**style.letters, **said}
            self._chains[name] = said
        return self._chains[name]

    def _chain_of(self, name: str) -> Iterator[_Style]:
        for _ in range(MAX_STYLES):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = style.based_on

    def _take_style(self, element: etree._Element) -> None:
        tag = tag_of(element)
        if tag == "docDefaults":
            for properties in element.iter("{*}rPr"):
                self._defaults = self._letters_of(properties)
        if tag != "style":
            return
        letters: Mapping[str, Any] = {}
        ground = None
        based_on, varies, flat = "", False, False
        grounds: list[Colour] = []
        for child in element:
            kind = tag_of(child)
            if kind == "basedOn":
                based_on = value_of(child)
            elif kind == "rPr":
                letters = self._letters_of(child)
            elif kind in ("pPr", "tcPr", "tblPr"):
                ground = self._shade_in(child) or ground
                flat = flat or _is_flat(child)
            elif kind == "tblStylePr":
                varies = True
                shades = (self._shade_in(one) for one in child if tag_of(one) == "tcPr")
                grounds += filter(None, shades)
        name = value_of(element, "styleId")
        self._styles[name] = _Style(based_on, letters, ground, flat, varies, tuple(grounds))
        if value_of(element, "default") in ("1", "true", "on"):
            self._usual[value_of(element, "type")] = name

    def _letters_of(self, properties: etree._Element) -> dict[str, Any]:
        """Return what an `rPr` says of letters, by name."""
        said: dict[str, Any] = {}
        for one in properties:
            tag, value = tag_of(one), value_of(one)
            if tag in _FLAGS:
                said[tag] = value.lower() not in _OFF
            elif tag in ("sz", "w") and value.rstrip("%").isdecimal():
                said[tag] = int(value.rstrip("%"))
            elif tag == "color":
                said["colour"] = self._palette.colour_of(one, "themeColor", value)
            elif tag == "highlight":
                said["highlight"] = HIGHLIGHTS.get(value.lower())
            elif tag == "shd":
                said["shading"] = self._palette.shade_of(one)
            elif tag == "rStyle":
                said["style"] = value
            elif tag == "textFill":
                self._take_fill(one, said)
        return said

    def _take_fill(self, fill: etree._Element, said: dict[str, Any]) -> None:
        """Take down what the effects of newer Words fill letters with."""
        for one in fill:
            if tag_of(one) == "noFill":
                said["clear"] = True
            elif tag_of(one) == "solidFill":
                said["colour"] = self._palette.drawn_colour(one)
                clear = [value_of(alpha) for alpha in one.iter("{*}alpha")]
                said["clear"] = any(one.isdecimal() and int(one) >= CLEAR for one in clear)

    def _grounds_around(self, run: etree._Element) -> tuple[Colour, ...]:
        """Return the colours that a run may stand on; none where the file does not tell them."""
        for element in run.iterancestors():
            tag = tag_of(element)
            ground: Colour | None = None
            if tag == "p":
                ground = self._own_shade(element, "pPr")
                style = _named(element, "pPr", "pStyle") or self._usual.get("paragraph", "")
                ground = ground or next(
                    (one.ground for one in self._chain_of(style) if one.ground), None
                )
            elif tag == "tc":
                ground = self._own_shade(element, "tcPr")
            elif tag == "tbl":
                chain = list(self._chain_of(_named(element, "tblPr", "tblStyle")))
                ground = self._own_shade(element, "tblPr")
                by_style = next((one.ground for one in chain if one.ground), None)
                if ground is None and any(one.varies for one in chain):
                    some = [shade for one in chain for shade in one.grounds]
                    return (by_style, *some) if by_style else ()
                ground = ground or by_style
            elif tag == "txbxContent":
                filled = self._box_ground(element)
                return () if filled is None else (filled,)
            if ground is not None:
                return (ground,)
        return (self._page,)

    def _box_ground(self, content: etree._Element) -> Colour | None:
        """Return the colour that a box is filled with; None where that is not plain."""
        shape = next(content.iterancestors("{*}wsp"), None)
        if shape is not None:
            for properties in shape.iterchildren("{*}spPr"):
                for own in properties:
                    if tag_of(own) in ("solidFill", "gradFill"):
                        return self._palette.drawn_colour(own)
                    if tag_of(own) in ("noFill", "blipFill", "pattFill"):
                        return None
            fills = (one for style in shape.iterchildren("{*}style") for one in style)
            fill = next((one for one in fills if tag_of(one) == "fillRef"), None)
            is_filled = fill is not None and value_of(fill, "idx") not in ("", "0", "1000")
            return self._palette.drawn_colour(fill) if fill is not None and is_filled else None
        for element in content.iterancestors("{*}shape", "{*}rect", "{*}roundrect"):
            return hex_colour(value_of(element, "fillcolor").split(" ")[0].lstrip("#"))
        return None

    def _own_shade(self, element: etree._Element, name: str) -> Colour | None:
        for properties in element:
            if tag_of(properties) == name:
                return self._shade_in(properties)
        return None

    def _shade_in(self, properties: etree._Element) -> Colour | None:
        shades = (self._palette.shade_of(one) for one in properties if tag_of(one) == "shd")
        return next(shades, None)


def _named(element: etree._Element | None, properties: str, name: str) -> str:
    """Return the style that the properties of an element name; empty where they name none."""
    for child in () if element is None else element:
        if tag_of(child) == properties:
            return next((value_of(one) for one in child if tag_of(one) == name), "")
    return ""


def _is_flat(properties: etree._Element) -> bool:
    return any(
        tag_of(one) == "spacing"
        and value_of(one, "lineRule") == "exact"
        and value_of(one, "line").isdecimal()
        and int(value_of(one, "line")) <= HIDDEN_TWIPS
        for one in properties
    )


def is_row_gone(row: etree._Element) -> bool:
    """Return whether a row of a table is deleted, hidden, or has no height."""
    for properties in row:
        if tag_of(properties) != "trPr":
            continue
        for one in properties:
            tag, value = tag_of(one), value_of(one)
            if tag == "del" or (tag == "hidden" and value.lower() not in _OFF):
                return True
            is_exact = tag == "trHeight" and value_of(one, "hRule") == "exact"
            if is_exact and value.isdecimal() and int(value) <= HIDDEN_TWIPS:
                return True
    return False
