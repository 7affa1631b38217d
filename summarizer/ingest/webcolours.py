"""Colours as pages write them (CSS Color Module Level 4), as far as they hide letters."""

import colorsys
import re
from typing import TypeAlias

NEAR = 24
"""Colours that differ less, of 255 in red, green and blue, are not told apart on a page."""

Colour: TypeAlias = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
_NAMES: dict[str, Colour] = {
    "white": WHITE,
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "azure": (240, 255, 255),
    "mintcream": (245, 255, 250),
    "ghostwhite": (248, 248, 255),
    "floralwhite": (255, 250, 240),
    "whitesmoke": (245, 245, 245),
    "aliceblue": (240, 248, 255),
    "seashell": (255, 245, 238),
    "honeydew": (240, 255, 240),
    "black": (0, 0, 0),
    "silver": (192, 192, 192),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "red": (255, 0, 0),
    "green": (0, 128, 0),
    "blue": (0, 0, 255),
    "navy": (0, 0, 128),
    "yellow": (255, 255, 0),
}
_HEX = re.compile(r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![0-9a-f])", re.IGNORECASE)
_FUNCTION = re.compile(r"(?P<kind>rgb|hsl)a?\((?P<values>[^()]{1,60})\)", re.IGNORECASE)
_VALUE = re.compile(r"(?P<number>\d{1,4}(?:\.\d{1,6})?)(?P<unit>%|deg)?")
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_PICTURE = re.compile(r"url\(|gradient\(|image|var\(", re.IGNORECASE)


def read_colour(text: str) -> Colour | None:
    """Return the colour that a declaration names; None where it is not told plainly.

    >>> read_colour("#FFF"), read_colour("rgb(0 128 255 / 50%)"), read_colour("url(a.png) #fff")
    ((255, 255, 255), (0, 128, 255), None)
    """
    if _PICTURE.search(text):
        return None
    found = _HEX.search(text)
    if found is not None:
        digits = found[0][1:]
        digits = "".join(2 * one for one in digits) if len(digits) < 6 else digits
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    function = _FUNCTION.search(text)
    if function is not None:
        return _of_function(function["kind"].lower(), function["values"])
    words = (one.lower() for one in _WORD.findall(text))
    return next((_NAMES[one] for one in words if one in _NAMES), None)


def _of_function(kind: str, values: str) -> Colour | None:
    found = [(float(one["number"]), one["unit"]) for one in _VALUE.finditer(values)][:3]
    if len(found) < 3:
        return None
    if kind == "rgb":
        parts = [255 * number / 100 if unit == "%" else number for number, unit in found]
    else:
        hue, saturation, light = (number for number, _ in found)
        shares = colorsys.hls_to_rgb(
            hue % 360 / 360, min(light, 100) / 100, min(saturation, 100) / 100
        )
        parts = [255 * one for one in shares]
    red, green, blue = (min(255, round(one)) for one in parts)
    return red, green, blue


def are_near(one: Colour | None, other: Colour | None) -> bool:
    """Return whether two colours are known, and are not told apart on a page."""
    if one is None or other is None:
        return False
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < NEAR
