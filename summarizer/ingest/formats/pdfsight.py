"""What of a page's letters a reader sees: the page is drawn with and without them.

Where both pictures are the same under a word, the word is covered, cut off, drawn without ink or in
the colour of its ground, whatever in the file brings that about. PDFium draws a page in a few
milliseconds and the same everywhere; letters that it has no shape for are not judged.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from math import ceil, floor
from operator import sub
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from summarizer.ingest.formats.pdfobjects import PageObjects, address_of

SCALE = 1.25
"""So many dots are drawn for a point."""
LONG_PAGES = 60
"""Files with more pages are drawn smaller, to be read in time."""
LONG_SCALE = 1.0
"""So many dots are drawn for a point then."""
MAX_DOTS = 4_000_000
"""Larger pages are drawn smaller."""
MIN_DOTS = 4.0
"""Letters that are drawn lower than this many dots are not judged."""
FAINT = 16
"""What differs less from its ground, of 255 in each colour, is not seen."""
INK = 48
"""What is drawn under the text layer of a scan differs at least so much from its paper."""
MAX_PICTURE_DOTS = 64_000_000
"""Larger pictures are not drawn."""
MAX_DRAWN_DOTS = 600_000_000
"""Pictures of a file are drawn until they have so many dots together."""
MAX_ALONE = 40
"""So many stretches of letters of a page are drawn alone, where others stand at their place."""
OVERLAP = 0.5
"""Letters whose boxes have more of the smaller one in common stand at one place."""
MAX_NEIGHBOURS = 8
"""So many stretches behind one on its line are looked at for the same place."""
BAND = 16.0
"""Stretches are compared with those in a band of the page of this height, in points."""
SCAN_SHARE = 0.5
"""Pictures of a scan cover at least this share of its page."""
STAMP_SHARE = 0.25
"""A scan may have visible letters too, such as a stamp; at most this share of the others."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the upper left corner of the page as it is shown."""


class Eye:
    """Draws the pages of a file, one after the other.

    Attributes:
        rest: How many dots of pictures may still be drawn.
    """

    def __init__(self, pages: int) -> None:
        """Begin with a file of so many pages."""
        self.rest = MAX_DRAWN_DOTS
        self._scale = SCALE if pages <= LONG_PAGES else LONG_SCALE

    def look_at(self, page: pypdfium2.PdfPage, objects: PageObjects, *, twice: bool) -> "Sight":
        """Return what is seen of a page; its letters must have been read before.

        Args:
            page: The page.
            objects: What it is drawn of.
            twice: Whether some of its letters are drawn at all.
        """
        width, height = page.get_size()
        scale = min(self._scale, (MAX_DOTS / max(width * height, 1.0)) ** 0.5)
        is_whole = True
        for picture in objects.pictures:
            if picture.pixels > min(self.rest, MAX_PICTURE_DOTS):
                pdfium.FPDFPageObj_SetIsActive(picture.handle, False)
                is_whole = False
            else:
                self.rest -= picture.pixels
        shown = _draw(page, scale)
        ground = shown
        if twice and shown is not None:
            for handle in objects.texts:
                pdfium.FPDFPageObj_SetIsActive(handle, False)
            is_bare = not objects.has_others and not pdfium.FPDFPage_GetAnnotCount(page)
            ground = shown.as_paper() if is_bare else _draw(page, scale)
        return Sight(page, shown, ground, scale, is_whole=is_whole)


class _Drawing(NamedTuple):
    """A page as rows of dots."""

    dots: bytes
    width: int
    height: int
    stride: int
    channels: int

    def as_paper(self) -> "_Drawing":
        """Return the page with nothing on it."""
        return self._replace(dots=b"\xff" * len(self.dots))


def _draw(page: pypdfium2.PdfPage, scale: float) -> _Drawing | None:
    try:
        bitmap = page.render(scale=scale, may_draw_forms=False)
        dots = bytes(bitmap.buffer)
        bitmap.close()
    except (pypdfium2.PdfiumError, ValueError):
        return None
    return _Drawing(dots, bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels)


class Sight:
    """A page with its letters and without them.

    Attributes:
        is_whole: Whether all of its pictures are drawn.
    """

    def __init__(
        self,
        page: pypdfium2.PdfPage,
        shown: _Drawing | None,
        ground: _Drawing | None,
        scale: float,
        *,
        is_whole: bool,
    ) -> None:
        """Compare two drawings of a page.

        Args:
            page: The page, with all of its letters taken off.
            shown: The page; None where it cannot be drawn.
            ground: The page without its letters.
            scale: How many dots are drawn for a point.
            is_whole: Whether all pictures are drawn.
        """
        self._shown, self._ground, self._scale = shown, ground, scale
        self.is_whole = is_whole
        self._page = page
        self._rest = MAX_ALONE
        self._alone: tuple[int, _Drawing | None] = 0, None

    def can_tell(self, size: float) -> bool:
        """Return whether letters of a size are drawn large enough to be judged."""
        return self._ground is not None and size * self._scale >= MIN_DOTS

    def changes(self, box: Box) -> bool:
        """Return whether the letters of the page make a difference inside of a box."""
        return self._differs(self._shown, box)

    def can_draw_alone(self, handle: Any) -> bool:
        """Return whether a stretch of letters may be drawn without the others, for comparison."""
        return self._rest > 0 or self._alone[0] == address_of(handle)

    def changes_alone(self, handle: Any, box: Box) -> bool:
        """Return whether a stretch of letters makes a difference where others stand as well."""
        address = address_of(handle)
        if self._alone[0] != address:
            self._rest -= 1
            pdfium.FPDFPageObj_SetIsActive(handle, True)
            self._alone = address, _draw(self._page, self._scale)
            pdfium.FPDFPageObj_SetIsActive(handle, False)
        return self._differs(self._alone[1], box)

    def _differs(self, drawing: _Drawing | None, box: Box) -> bool:
        if drawing is None or self._ground is None:
            return True
        shown, ground = drawing.dots, self._ground.dots
        for first, last in self._rows(box):
            with_letters, without = shown[first:last], ground[first:last]
            if with_letters != without and _distance(with_letters, without) >= FAINT:
                return True
        return False

    def is_ground(self, box: Box, colour: Sequence[int]) -> bool:
        """Return whether all that stands behind a box has nearly this colour (red, green, blue)."""
        if self._ground is None:
            return False
        backwards = bytes(reversed(colour))
        has_rows = False
        for first, last in self._rows(box):
            row = self._ground.dots[first:last]
            if _distance(row, backwards * (len(row) // 3)) >= FAINT:
                return False
            has_rows = True
        return has_rows

    def has_ink(self, box: Box) -> bool:
        """Return whether something is drawn behind a box that differs from its paper."""
        if self._ground is None or not self.is_whole:
            return True
        low, high = 255, 0
        for first, last in self._rows(box):
            row = self._ground.dots[first:last]
            low, high = min(low, *row), max(high, *row)
        return high - low >= INK

    def _rows(self, box: Box) -> Iterator[tuple[int, int]]:
        """Yield where the rows of dots of a box begin and end, those of its middle first."""
        drawing, scale = self._ground, self._scale
        if drawing is None:
            return
        left, right = max(0, floor(box[0] * scale)), min(drawing.width, ceil(box[2] * scale))
        top, foot = max(0, floor(box[1] * scale)), min(drawing.height, ceil(box[3] * scale))
        if right <= left:
            return
        middle = (top + foot) // 2
        begin, end = left * drawing.channels, right * drawing.channels
        for row in chain(range(middle, foot), range(top, middle)):
            yield row * drawing.stride + begin, row * drawing.stride + end


def _distance(one: bytes, other: bytes) -> int:
    """Return the largest difference between two rows of dots."""
    return max(map(abs, map(sub, one, other)), default=0)


def is_scan(boxes: Sequence[Box], width: float, height: float, *, unseen: int, seen: int) -> bool:
    """Return whether letters that nobody sees are the text layer of a scanned page.

    Args:
        boxes: Where its pictures stand.
        width: Of the page.
        height: Of the page.
        unseen: How many letters nobody sees.
        seen: How many are seen.
    """
    covered = sum(
        max(0.0, min(width, right) - max(0.0, left)) * max(0.0, min(height, foot) - max(0.0, top))
        for left, top, right, foot in boxes
    )
    return covered >= SCAN_SHARE * width * height and seen <= STAMP_SHARE * unseen


def is_inside(box: Box, pictures: Sequence[Box]) -> bool:
    """Return whether the middle of a box stands on one of the pictures."""
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(
        left <= across <= right and top <= down <= foot for left, top, right, foot in pictures
    )


def overlapping(boxes: Sequence[Box], owners: Sequence[int]) -> frozenset[int]:
    """Return the owners of boxes that stand where a box of another owner stands.

    Args:
        boxes: Where stretches of letters stand.
        owners: What each of them belongs to.
    """
    bands: dict[int, list[tuple[float, float, int]]] = {}
    for number, (left, top, right, foot) in enumerate(boxes):
        first, last = int(top // BAND), int(foot // BAND)
        for band in (first, last) if first != last else (first,):
            bands.setdefault(band, []).append((left, right, number))
    found: set[int] = set()
    for members in bands.values():
        members.sort()
        for place, (_, right, one) in enumerate(members, start=1):
            for left, _, other in members[place : place + MAX_NEIGHBOURS]:
                if left >= right:
                    break
                if owners[one] != owners[other] and _overlap(boxes[one], boxes[other]):
                    found |= {owners[one], owners[other]}
    return frozenset(found)


def _overlap(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    if across <= OVERLAP * min(one[2] - one[0], other[2] - other[0]):
        return False
    down = min(one[3], other[3]) - max(one[1], other[1])
    return down > OVERLAP * min(one[3] - one[1], other[3] - other[1])


def bounds(boxes: Sequence[Box]) -> Box:
    """Return the smallest box around some boxes."""
    if len(boxes) == 1:
        return boxes[0]
    left, top, right, foot = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(foot)


def has_font(handle: Any) -> bool:
    """Return whether the file has the font that a stretch of letters is drawn with."""
    font = pdfium.FPDFTextObj_GetFont(handle)
    return bool(font) and pdfium.FPDFFont_GetIsEmbedded(font) == 1
