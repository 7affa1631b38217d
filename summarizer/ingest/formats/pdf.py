"""PDF files: their text layer, in reading order, with the pages that it stands on.

PDFium reads the file (through pypdfium2): the engine of Chromium, hardened by years of fuzzing,
several times faster than readers in Python, under licences as free as this package's. It says
where each glyph stands; the order of lines and columns is worked out here.
"""

import re
from collections.abc import Iterator
from contextlib import closing

import pypdfium2

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.formats.glyphs import PageGlyphs
from summarizer.ingest.formats.part import MOST_UNSEEN, Part, lay_out
from summarizer.ingest.formats.pdflayout import lay_out_pages
from summarizer.ingest.formats.pdfletters import MAX_GLYPHS, PageLetters, too_many
from summarizer.ingest.formats.pdfsight import Eye

MAX_PAGES = 300
"""Longer documents are books; reports and communiqués end far below."""
MIN_PAGE_LETTERS = 3
"""A page with fewer letters has no text layer."""

_NO_TITLE = re.compile(
    r"^(?:untitled|microsoft \w+ - .*|document\d*|unbenannt|sans titre)$|\.\w{2,5}$|^\W*$",
    re.IGNORECASE,
)
"""What programs put where a title would be."""


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
    unseen = tuple(text for page in pages for text in page.unseen)
    if len(blank) == len(pages):
        if unseen:
            msg = "nobody sees the letters of the file: they are covered, cut off or without colour"
            raise UnreadableArticleError(msg, kind="no_text_layer")
        msg = "the file has no text layer; scanned? make one with a program that reads pictures"
        raise UnreadableArticleError(msg, kind="no_text_layer")
    laid_out = lay_out(lay_out_pages(pages))
    notes = []
    if blank:
        notes.append(f"no text layer on {len(blank)} of {count} pages: {_listed(blank)}")
    scans = [number for number, page in enumerate(pages, 1) if page.is_scan]
    if scans:
        notes.append(
            f"text of scanned pages, as a program recognized it: {len(scans)} of {count} pages: "
            f"{_listed(scans)}"
        )
    return [
        Part(
            laid_out.text,
            blocks=laid_out.blocks,
            pages=laid_out.pages,
            title=title[:300] or None,
            notes=tuple(notes),
            hidden=len(unseen),
            unseen=unseen[:MOST_UNSEEN],
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
    eye = Eye(len(document))
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError as exc:
            msg = f"page {index + 1} of the file cannot be read"
            raise UnreadableArticleError(msg, kind="malformed") from exc
        read = PageLetters(page, eye).read()
        page.close()
        total += len(read.glyphs)
        if total > MAX_GLYPHS:
            raise too_many()
        yield read


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:10]))
    return shown + (", ..." if len(numbers) > 10 else "")
