"""What PDFium says of single letters of a page: where they stand, and how they are drawn."""

import ctypes
from math import atan2, hypot, pi
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from summarizer.ingest.formats.pdfobjects import address_of
from summarizer.ingest.formats.pdfsight import Box

ASCENT = 0.8
"""This share of a letter's size stands above its base line."""


class Place(NamedTuple):
    """Where a letter stands."""

    box: Box
    """Left, bottom, right, top in the coordinates of PDF: points, from the lower left."""
    size: float
    """Size of its font as it is drawn."""
    quarter: int
    """In which of four directions it is written: 0 to the right, 1 upwards."""


class Probe:
    """Asks PDFium about letters, one after the other."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self._text = text
        self._drawn: dict[int, tuple[float, int] | None] = {}
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._edges = [ctypes.c_double() for _ in range(4)]

    def place_of(self, index: int, owner: int) -> Place | None:
        """Return where a letter stands; None where PDFium cannot tell.

        Along its line it takes the room that its font gives it. Across it, the room is measured
        from the base line by the size of the font: boxes of fonts differ too much within a line.
        """
        found = pdfium.FPDFText_GetLooseCharBox(
            self._text, index, self._box
        ) and pdfium.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        drawn = self._drawn.get(owner) if owner else None
        if drawn is None and found:
            drawn = self._drawn[owner] = self._how_drawn(index)
        if not found or drawn is None:
            return None
        (size, quarter), box, x, y = drawn, self._box, self._x.value, self._y.value
        above, below = ASCENT * size, (1 - ASCENT) * size
        if quarter == 0:
            place = box.left, y - below, box.right, y + above
        elif quarter == 1:
            place = x - above, box.bottom, x + below, box.top
        elif quarter == 2:
            place = box.left, y - above, box.right, y + below
        else:
            place = x - below, box.bottom, x + above, box.top
        return Place(place, size, quarter)

    def _how_drawn(self, index: int) -> tuple[float, int] | None:
        """Return size and direction of a letter, which those that are drawn with it share."""
        matrix = self._matrix
        if not pdfium.FPDFText_GetMatrix(self._text, index, matrix):
            return None
        size = pdfium.FPDFText_GetFontSize(self._text, index) * hypot(matrix.c, matrix.d)
        return size, round(atan2(matrix.b, matrix.a) / (pi / 2)) % 4

    def owner_of(self, index: int) -> int:
        """Return the address of the stretch that a letter is drawn with; 0 where there is none."""
        handle = pdfium.FPDFText_GetTextObject(self._text, index)
        return address_of(handle) if handle else 0

    def handle_of(self, index: int) -> Any:
        """Return the handle of the stretch that a letter is drawn with."""
        return pdfium.FPDFText_GetTextObject(self._text, index)

    def colour_of(self, index: int) -> tuple[int, ...]:
        """Return red, green, blue and alpha of what a letter is filled with."""
        pdfium.FPDFText_GetFillColor(self._text, index, *self._colour)
        return tuple(one.value for one in self._colour)

    def is_unmapped(self, index: int) -> bool:
        """Return whether the font does not say which letter a glyph is."""
        return bool(pdfium.FPDFText_HasUnicodeMapError(self._text, index) == 1)

    def tight_box(self, index: int) -> Box:
        """Return the box around what is drawn of a letter."""
        left, right, bottom, top = self._edges
        pdfium.FPDFText_GetCharBox(self._text, index, *self._edges)
        return left.value, bottom.value, right.value, top.value


def upright(box: Box, page: Box, turned: int) -> Box:
    """Return left, top, right, bottom from the upper left corner of the page as it is shown."""
    x0, y0, x1, y1 = box
    left, bottom, right, top = page
    if turned == 1:
        return y0 - bottom, x0 - left, y1 - bottom, x1 - left
    if turned == 2:
        return right - x1, y0 - bottom, right - x0, y1 - bottom
    if turned == 3:
        return top - y1, right - x1, top - y0, right - x0
    return x0 - left, top - y1, x1 - left, top - y0
