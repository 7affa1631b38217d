"""Colours of Word files: of themes, patterns and highlighters (ECMA-376, part 1, 17.18, 20.1.2)."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from lxml import etree

from summarizer.ingest.formats.wordxml import tag_of, value_of

NEAR = 24
"""Colours that differ less, of 255 in red, green and blue, are not told apart on a page."""

Colour: TypeAlias = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
HIGHLIGHTS: Mapping[str, Colour] = {
    "black": (0, 0, 0),
    "blue": (0, 0, 255),
    "cyan": (0, 255, 255),
    "green": (0, 255, 0),
    "magenta": (255, 0, 255),
    "red": (255, 0, 0),
    "yellow": (255, 255, 0),
    "white": WHITE,
    "darkblue": (0, 0, 139),
    "darkcyan": (0, 139, 139),
    "darkgreen": (0, 100, 0),
    "darkmagenta": (128, 0, 128),
    "darkred": (139, 0, 0),
    "darkyellow": (128, 128, 0),
    "darkgray": (169, 169, 169),
    "lightgray": (211, 211, 211),
}
_THEME_NAMES: Mapping[str, str] = {
    "background1": "lt1",
    "light1": "lt1",
    "bg1": "lt1",
    "background2": "lt2",
    "light2": "lt2",
    "bg2": "lt2",
    "text1": "dk1",
    "dark1": "dk1",
    "tx1": "dk1",
    "text2": "dk2",
    "dark2": "dk2",
    "tx2": "dk2",
    "hyperlink": "hlink",
    "followedhyperlink": "folhlink",
}
_THEME: Mapping[str, Colour] = {
    "lt1": WHITE,
    "dk1": (0, 0, 0),
    "lt2": (231, 230, 230),
    "dk2": (68, 84, 106),
}
"""The theme of a file that has none."""


class Palette:
    """Colours of one file."""

    def __init__(self, theme: etree._Element | None) -> None:
        """Take the colours of a theme; None for a file without one."""
        self._theme = dict(_THEME) | dict(_theme_colours(theme))

    def shade_of(self, shade: etree._Element) -> Colour | None:
        """Return the colour of a ground: its own, mixed with that of its pattern."""
        kind = value_of(shade).lower()
        ground = self.colour_of(shade, "themeFill", value_of(shade, "fill"))
        share = 100 if kind == "solid" else _percent(kind)
        if not share:
            return ground
        above = self.colour_of(shade, "themeColor", value_of(shade, "color")) or (0, 0, 0)
        return _mixed(above, ground or WHITE, share / 100)

    def colour_of(self, element: etree._Element, theme: str, value: str) -> Colour | None:
        """Return a colour by its name in the theme, else by its value; None where it is `auto`."""
        found = self._named_colour(value_of(element, theme))
        if found is None:
            return hex_colour(value)
        for name, other in (("Tint", WHITE), ("Shade", (0, 0, 0))):
            share = value_of(element, f"{theme.removesuffix('Color')}{name}")
            if len(share) == 2 and _is_hex(share):
                found = _mixed(found, other, int(share, 16) / 255)
        return found

    def drawn_colour(self, fill: etree._Element) -> Colour | None:
        """Return the colour in a fill of DrawingML; None where it is not told plainly."""
        for one in fill.iter("{*}srgbClr", "{*}schemeClr"):
            value = value_of(one)
            colour = hex_colour(value) if tag_of(one) == "srgbClr" else self._named_colour(value)
            return None if colour is None else _changed(colour, one)
        return None

    def _named_colour(self, name: str) -> Colour | None:
        name = name.lower()
        return self._theme.get(_THEME_NAMES.get(name, name))


def hex_colour(value: str) -> Colour | None:
    """Return a colour that is written as six digits; None for anything else."""
    if len(value) != 6 or not _is_hex(value):
        return None
    return int(value[:2], 16), int(value[2:4], 16), int(value[4:], 16)


def is_near(one: Colour, other: Colour) -> bool:
    """Return whether two colours are not told apart on a page."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < NEAR


def _theme_colours(theme: etree._Element | None) -> Iterator[tuple[str, Colour]]:
    """Yield the colours of a theme by their names in small letters."""
    for scheme in () if theme is None else theme.iter("{*}clrScheme"):
        for named in scheme:
            for one in named:
                value = value_of(one, "lastClr") or value_of(one)
                colour = hex_colour(value)
                if colour is not None:
                    yield tag_of(named).lower(), colour


def _changed(colour: Colour, element: etree._Element) -> Colour:
    """Return a colour as its element makes it darker or lighter; nearly so, without its hue."""
    for one in element:
        value = value_of(one)
        share = int(value) / 100_000 if value.isdecimal() and len(value) < 8 else 1.0
        if tag_of(one) in ("lumMod", "shade"):
            colour = _mixed(colour, (0, 0, 0), min(share, 1.0))
        elif tag_of(one) in ("lumOff", "tint"):
            lighter = share if tag_of(one) == "lumOff" else 1 - share
            colour = _mixed(WHITE, colour, max(0.0, min(lighter, 1.0)))
    return colour


def _percent(kind: str) -> int:
    share = kind.removeprefix("pct")
    return min(int(share), 100) if share != kind and share.isdecimal() else 0


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _is_hex(value: str) -> bool:
    return all(one in "0123456789abcdefABCDEF" for one in value)
