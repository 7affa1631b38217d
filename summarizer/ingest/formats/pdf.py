"""PDF files: their text layer, in reading order, with the pages that it stands on.

PDFium reads the file (through pypdfium2): the engine of Chromium, hardened by years of fuzzing,
several times faster than readers in Python, under licences as free as this package's. It says
where each glyph stands; the order of lines and columns is worked out here.
"""

import ctypes
import re
from collections.abc import Iterator
from contextlib import closing

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
MIN_HEIGHT = 1.5
"""Smaller letters, in points, cannot be read by anybody."""

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
    left, bottom, right, top = page.get_cropbox()
    turned = page.get_rotation() // 90 % 4
    text = page.get_textpage()
    glyphs: list[Glyph] = []
    hidden = was_hidden = 0
    box = pdfium.FS_RECTF()
    colour = [ctypes.c_uint() for _ in range(4)]
    is_spaced = False
    count = pdfium.FPDFText_CountChars(text)
    if count > MAX_GLYPHS:
        raise _too_many()
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in _SPACES:
            is_spaced = True
            continue
        if code in _ZERO_WIDTH or not pdfium.FPDFText_GetLooseCharBox(text, index, box):
            continue
        outside = box.right < left or box.left > right or box.top < bottom or box.bottom > top
        if outside or abs(box.top - box.bottom) < MIN_HEIGHT:
            hidden += not was_hidden
            was_hidden = True
            continue
        was_hidden = False
        pdfium.FPDFText_GetFillColor(text, index, *colour)
        red, green, blue, alpha = (one.value for one in colour)
        x0, y0, x1, y1 = _upright(box, (left, bottom, right, top), turned)
        angle = pdfium.FPDFText_GetCharAngle(text, index)
        glyphs.append(
            Glyph(
                char="-" if code in _HYPHENS else chr(code),
                x0=x0,
                y0=y0,
                x1=x1,
                y1=y1,
                spaced=is_spaced,
                faint=alpha == 0 or min(red, green, blue) >= WHITE,
                aslant=round(angle / 1.5708) % 4 != turned,
            )
        )
        is_spaced = False
    text.close()
    width, height = right - left, top - bottom
    if turned % 2:
        width, height = height, width
    return PageGlyphs(tuple(glyphs), width, height, hidden)


def _upright(
    box: pdfium.FS_RECTF, page: tuple[float, float, float, float], turned: int
) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom from the upper left corner of the page as it is shown."""
    left, bottom, right, top = page
    if turned == 1:
        return box.bottom - bottom, box.left - left, box.top - bottom, box.right - left
    if turned == 2:
        return right - box.right, box.bottom - bottom, right - box.left, box.top - bottom
    if turned == 3:
        return top - box.top, right - box.right, top - box.bottom, right - box.left
    return box.left - left, top - box.top, box.right - left, top - box.bottom


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:10]))
    return shown + (", ..." if len(numbers) > 10 else "")
