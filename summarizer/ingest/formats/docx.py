"""Word files (DOCX): paragraphs, headings and tables; headers and footers apart.

Read with lxml and not with a library for Word: few of an archive's files are needed, each is read
under a cap, and nothing in it is resolved, extracted or run.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.formats.part import MAX_TEXT_CHARS, MOST_UNSEEN, Part, Piece, lay_out
from summarizer.ingest.formats.wordlooks import WordLooks
from summarizer.ingest.formats.wordtext import WordLine, WordText
from summarizer.ingest.formats.wordxml import tag_of, value_of
from summarizer.schema.words import Zone

MAX_FILES = 5_000
"""An archive with more files is no report."""
MAX_XML_BYTES = 40_000_000
"""More of one file of the archive is not read; the longest text needs a quarter of it."""
MAX_RATIO = 200
"""Files that inflate by more are made to; XML of Word inflates by 10 to 30."""
MIN_BOMB_BYTES = 5_000_000
"""Smaller files may inflate by any ratio."""
MAX_DEPTH = 256
"""Where the parser of XML ends (`xmlParserMaxDepth` of libxml2)."""
CELL_CHARS = 200
"""A table with longer cells, or several paragraphs in one, lays out a page."""

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    KeyError,
)
"""What is raised over archives that are none."""
_OLE = b"\xd0\xcf\x11\xe0"
"""How older Word files, and those with a password, begin."""
_DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
_SETTINGS = "word/settings.xml"
_THEME = re.compile(r"word/theme/theme\d*\.xml")
_HEADER = re.compile(r"word/header\d*\.xml")
_FOOTER = re.compile(r"word/footer\d*\.xml")
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)")


def read_docx(data: bytes) -> list[Part]:
    """Return the text of a Word file as one part.

    Raises:
        UnreadableArticleError: `kind` is `encrypted`, `malformed`, `unsafe`, `too_large` or
            `empty`.
    """
    if data.startswith(_OLE):
        msg = "the file has a password, or is of an older Word; save it as .docx without one"
        raise UnreadableArticleError(msg, kind="encrypted")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return [_read(archive)]
    except _BROKEN as exc:
        msg = "the file is no DOCX, or a broken one"
        raise UnreadableArticleError(msg, kind="malformed") from exc
    except RuntimeError as exc:  # how zipfile says that a password is needed
        raise UnreadableArticleError("the file is encrypted", kind="encrypted") from exc


def _read(archive: zipfile.ZipFile) -> Part:
    names = _safe_names(archive)
    if _DOCUMENT not in names:
        msg = f"the archive holds no {_DOCUMENT!r}: it is no DOCX"
        raise UnreadableArticleError(msg, kind="malformed")
    body = _parse(archive, _DOCUMENT)
    styles = _parse(archive, _STYLES) if _STYLES in names else None
    words = WordText(_headings(styles), _looks(archive, names, styles, body))
    pieces = [*_furniture(archive, words, names, _HEADER)]
    pieces += _blocks(body, words)
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        if name in names:
            pieces += [_piece(line) for line in words.paragraphs(_parse(archive, name))]
    pieces += _furniture(archive, words, names, _FOOTER)
    laid_out = lay_out(pieces)
    notes = ["comments of reviewers are left out"] if "word/comments.xml" in names else []
    if words.struck:
        notes.append(f"{words.struck} stretches that are struck out are left out")
    return Part(
        laid_out.text,
        blocks=laid_out.blocks,
        title=_title(archive, names),
        notes=tuple(notes),
        hidden=words.hidden,
        unseen=tuple(words.unseen[:MOST_UNSEEN]),
    )


def _safe_names(archive: zipfile.ZipFile) -> frozenset[str]:
    """Return the names in the archive.

    Raises:
        UnreadableArticleError: One leads outside, or the archive is made to fill a disk or memory.
    """
    entries = archive.infolist()
    if len(entries) > MAX_FILES:
        msg = f"the archive holds {len(entries)} files; a DOCX has a few dozen"
        raise UnreadableArticleError(msg, kind="unsafe")
    for entry in entries:
        if _OUTSIDE.search(entry.orig_filename) or _OUTSIDE.search(entry.filename):
            msg = "the archive names a file outside of itself, as no DOCX does"
            raise UnreadableArticleError(msg, kind="unsafe")
        is_bomb = entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        if entry.file_size > MIN_BOMB_BYTES and is_bomb:
            msg = f"a file of the archive inflates more than {MAX_RATIO} times"
            raise UnreadableArticleError(msg, kind="unsafe")
    return frozenset(entry.filename for entry in entries)


def _parse(archive: zipfile.ZipFile, name: str) -> etree._Element:
    with archive.open(name) as stream:
        data = stream.read(MAX_XML_BYTES + 1)
    if len(data) > MAX_XML_BYTES:
        most = f"{MAX_XML_BYTES / 1_000_000:g} MB"
        raise UnreadableArticleError(f"{name!r} inflates to more than {most}", kind="too_large")
    # UTF-16 has NULs between its letters. OOXML allows no document type at all.
    if b"<!DOCTYPE" in data.replace(b"\x00", b""):
        msg = f"{name!r} declares a document type, as no DOCX does"
        raise UnreadableArticleError(msg, kind="unsafe")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as exc:
        if "xcessive depth" in str(exc):
            msg = f"elements of {name!r} are nested more than {MAX_DEPTH} deep, as in no report"
            raise UnreadableArticleError(msg, kind="malformed") from exc
        raise UnreadableArticleError(f"{name!r} is no XML", kind="malformed") from exc


def _headings(styles: etree._Element | None) -> frozenset[str]:
    """Return the ids of styles of titles and headings; their names are English in any language."""
    found = set()
    for style in () if styles is None else styles:
        if tag_of(style) == "style":
            for child in style:
                value = value_of(child).lower()
                if tag_of(child) == "name" and (value == "title" or value.startswith("heading ")):
                    found.add(value_of(style, "styleId"))
    return frozenset(found)


def _looks(
    archive: zipfile.ZipFile,
    names: frozenset[str],
    styles: etree._Element | None,
    body: etree._Element,
) -> WordLooks:
    """Return what the file says of how its letters look."""
    themes = sorted(name for name in names if _THEME.fullmatch(name))
    page = next((one for one in body if tag_of(one) == "background"), None)
    if page is not None and _SETTINGS in names:
        shown = {tag_of(one) for one in _parse(archive, _SETTINGS)}
        page = page if "displayBackgroundShape" in shown else None
    return WordLooks(styles, _parse(archive, themes[0]) if themes else None, page)


def _furniture(
    archive: zipfile.ZipFile, words: WordText, names: frozenset[str], pattern: re.Pattern[str]
) -> Iterator[Piece]:
    """Yield the paragraphs of headers or footers, each once."""
    seen = set()
    for name in sorted(names):
        if pattern.fullmatch(name):
            for line in words.paragraphs(_parse(archive, name)):
                if line.text not in seen:
                    seen.add(line.text)
                    yield Piece(line.text, "chrome")


def _piece(line: WordLine, zone: Zone | None = None) -> Piece:
    return Piece(line.text, "chrome" if line.is_faint else zone)


def _blocks(root: etree._Element, words: WordText) -> Iterator[Piece]:
    """Yield paragraphs and rows of tables, in their order."""
    total = 0
    for element, is_row in words.blocks(root):
        if is_row:
            pieces = list(_row(element, words))
        else:
            zone: Zone | None = "headline" if words.is_heading(element) else None
            pieces = [_piece(words.line_of(element), zone)]
        for piece in pieces:
            total += len(piece.text)
            if total > MAX_TEXT_CHARS:
                break
            yield piece


def _row(row: etree._Element, words: WordText) -> Iterator[Piece]:
    """Yield a row of a table: as one line, or paragraph by paragraph where it lays out a page."""
    cells = [list(words.paragraphs(cell)) for cell in row if tag_of(cell) == "tc"]
    lines = [line for cell in cells for line in cell]
    if any(len(cell) > 1 or any(len(line.text) > CELL_CHARS for line in cell) for cell in cells):
        yield from map(_piece, lines)
        return
    for is_faint in (False, True):
        joined = " | ".join(line.text for line in lines if line.is_faint == is_faint)
        yield _piece(WordLine(joined, is_faint))


def _title(archive: zipfile.ZipFile, names: frozenset[str]) -> str | None:
    if "docProps/core.xml" not in names:
        return None
    for element in _parse(archive, "docProps/core.xml"):
        if tag_of(element) == "title" and (element.text or "").strip():
            return (element.text or "").strip()[:300]
    return None
