"""PDF files: their text layer, in reading order, with the pages that it stands on.

PDFium reads the file (through pypdfium2): the engine of Chromium, hardened by years of fuzzing,
several times faster than readers in Python, under licences as free as this package's. It says
where each glyph stands; the order of lines and columns is worked out here.
"""

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from math import atan2, hypot, pi
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.formats.glyphs import Glyph, PageGlyphs
from summarizer.ingest.formats.part import Part, lay_out
from summarizer.ingest.formats.pdflayout import lay_out_pages

MAX_PAGES = 300
"""Longer documents are books; reports and communiqués end far below."""
MAX_GLYPHS = 3_000_000
"""More than the longest text that is read has characters."""
MIN_PAGE_LETTERS = 3
"""A page with fewer letters has no text layer."""
WHITE = 250
"""Where red, green and blue are at least this, letters are white."""
MIN_SIZE = 1.5
"""Smaller letters, in points, cannot be read by anybody."""
ASCENT = 0.8
"""This share of a letter's size stands above its base line."""

_NO_TITLE = re.compile(
    r"^(?:untitled|microsoft \w+ - .*|document\d*|unbenannt|sans titre)$|\.\w{2,5}$|^\W*$",
    re.IGNORECASE,
)
"""What programs put where a title would be."""
_ZERO_WIDTH = frozenset((0, 0xAD, 0x200B, 0xFEFF))
_SPACES = frozenset((0x20, 0x09, 0x0A, 0x0D, 0xA0))
_HYPHENS = frozenset((0x02, 0xFFFE))
"""What PDFium writes for a hyphen at the end of a line."""


def read_pdf(data: bytes) -> list[Part]:
    """Return the text of a PDF file as one part.

    Raises:
        UnreadableArticleError: `kind` is `encrypted`, `malformed`, `too_large` or `no_text_layer`.
    """
    with closing(_open(data)) as document:
        count = len(document)
        if count > MAX_PAGES:
            msg = f"the file has {count} pages; more than {MAX_PAGES} are not read"
            raise UnreadableArticleError(msg, kind="too_large")
        pages = list(_read_pages(document))
        title = (document.get_metadata_dict(skip_empty=True).get("Title") or "").strip()
        title = "" if _NO_TITLE.search(title) else title
    letters = [sum(glyph.char.isalpha() for glyph in page.glyphs) for page in pages]
    blank = [number for number, found in enumerate(letters, 1) if found < MIN_PAGE_LETTERS]
    if len(blank) == len(pages):
        msg = "the file has no text layer; scanned? make one with a program that reads pictures"
        raise UnreadableArticleError(msg, kind="no_text_layer")
    laid_out = lay_out(lay_out_pages(pages))
    notes = []
    if blank:
        notes.append(f"no text layer on {len(blank)} of {count} pages: {_listed(blank)}")
    return [
        Part(
            laid_out.text,
            blocks=laid_out.blocks,
            pages=laid_out.pages,
            title=title[:300] or None,
            notes=tuple(notes),
            hidden=sum(page.hidden for page in pages),
        )
    ]


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) < 1:
            raise UnreadableArticleError("the file has no page", kind="malformed")
    except pypdfium2.PdfiumError as exc:
        if "password" in str(exc).lower() or "security" in str(exc).lower():
            msg = "the file is encrypted; save it without a password"
            raise UnreadableArticleError(msg, kind="encrypted") from exc
        msg = "the file is no PDF, or a broken one"
        raise UnreadableArticleError(msg, kind="malformed") from exc
    return document


def _read_pages(document: pypdfium2.PdfDocument) -> Iterator[PageGlyphs]:
    total = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError as exc:
            msg = f"page {index + 1} of the file cannot be read"
            raise UnreadableArticleError(msg, kind="malformed") from exc
        read = _read_page(page)
        page.close()
        total += len(read.glyphs)
        if total > MAX_GLYPHS:
            raise _too_many()
        yield read


def _too_many() -> UnreadableArticleError:
    msg = f"the file has more than {MAX_GLYPHS / 1_000_000:g} million letters"
    return UnreadableArticleError(msg, kind="too_large")


def _read_page(page: pypdfium2.PdfPage) -> PageGlyphs:
    """Return the glyphs of a page in the order of the file, upright as a reader sees them."""
    crop = _Box(*page.get_cropbox())
    turned = page.get_rotation() // 90 % 4
    text = page.get_textpage()
    count = pdfium.FPDFText_CountChars(text)
    if count > MAX_GLYPHS:
        raise _too_many()
    probe = _Probe(text)
    glyphs: list[Glyph] = []
    hidden = 0
    was_hidden = is_spaced = False
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in _SPACES:
            is_spaced = True
            continue
        place = None if code in _ZERO_WIDTH else probe.place_of(index)
        if place is None:
            continue
        if place.size < MIN_SIZE or not place.box.touches(crop):
            hidden += not was_hidden
            was_hidden = True
            continue
        was_hidden = False
        glyphs.append(
            Glyph(
                "-" if code in _HYPHENS else _plain_letter(chr(code)),
                *_upright(place.box, crop, turned),
                place.size,
                spaced=is_spaced,
                faint=probe.is_faint(index),
                aslant=place.quarter != turned,
            )
        )
        is_spaced = False
    text.close()
    width, height = crop.right - crop.left, crop.top - crop.bottom
    if turned % 2:
        width, height = height, width
    return PageGlyphs(tuple(glyphs), width, height, hidden)


class _Box(NamedTuple):
    """A rectangle in the coordinates of PDF: points, from the lower left."""

    left: float
    bottom: float
    right: float
    top: float

    def touches(self, other: "_Box") -> bool:
        """Return whether the two have a point in common."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.bottom <= other.top and other.bottom <= self.top


class _Place(NamedTuple):
    """Where a letter stands."""

    box: _Box
    size: float
    """Size of its font as it is drawn."""
    quarter: int
    """In which of four directions it is written: 0 to the right, 1 upwards."""


class _Probe:
    """Asks PDFium about letters, one after the other."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self._text = text
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._colour = [ctypes.c_uint() for _ in range(4)]

    def place_of(self, index: int) -> _Place | None:
        """Return where a letter stands; None where PDFium cannot tell.

        Along its line it takes the room that its font gives it. Across it, the room is measured
        from the base line by the size of the font: boxes of fonts differ too much within a line.
        """
        found = (
            pdfium.FPDFText_GetLooseCharBox(self._text, index, self._box)
            and pdfium.FPDFText_GetMatrix(self._text, index, self._matrix)
            and pdfium.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        )
        if not found:
            return None
        box, matrix, x, y = self._box, self._matrix, self._x.value, self._y.value
        size = pdfium.FPDFText_GetFontSize(self._text, index) * hypot(matrix.c, matrix.d)
        quarter = round(atan2(matrix.b, matrix.a) / (pi / 2)) % 4
        above, below = ASCENT * size, (1 - ASCENT) * size
        if quarter == 0:
            place = _Box(box.left, y - below, box.right, y + above)
        elif quarter == 1:
            place = _Box(x - above, box.bottom, x + below, box.top)
        elif quarter == 2:
            place = _Box(box.left, y - above, box.right, y + below)
        else:
            place = _Box(x - below, box.bottom, x + above, box.top)
        return _Place(place, size, quarter)

    def is_faint(self, index: int) -> bool:
        """Return whether a letter is white or transparent."""
        pdfium.FPDFText_GetFillColor(self._text, index, *self._colour)
        red, green, blue, alpha = (one.value for one in self._colour)
        return alpha == 0 or min(red, green, blue) >= WHITE


def _upright(box: _Box, page: _Box, turned: int) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom from the upper left corner of the page as it is shown."""
    left, bottom, right, top = page
    if turned == 1:
        return box.bottom - bottom, box.left - left, box.top - bottom, box.right - left
    if turned == 2:
        return right - box.right, box.bottom - bottom, right - box.left, box.top - bottom
    if turned == 3:
        return top - box.top, right - box.right, top - box.bottom, right - box.left
    return box.left - left, top - box.top, box.right - left, top - box.bottom


def _plain_letter(letter: str) -> str:
    """Return what a ligature, or a letter in one of its forms for print, is made of."""
    if "\ufb00" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefc":
        return unicodedata.normalize("NFKC", letter)
    return letter


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:10]))
    return shown + (", ..." if len(numbers) > 10 else "")
