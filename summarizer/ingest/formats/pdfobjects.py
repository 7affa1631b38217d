"""What a page of a PDF file is drawn of, and what it gives in place of its letters."""

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

MAX_DEPTH = 15
"""Forms inside of forms deeper than this are not looked into."""
MAX_LETTERS_OF_A_GLYPH = 4
"""A glyph without a letter of its own, such as a ligature, stands for so many at most."""
SLOW_FILTERS = {b"JPXDecode": 8, b"JBIG2Decode": 2}
"""How much longer than others pictures take that are packed like this."""

_ACTUAL_TEXT = b"ActualText"
_ENCODINGS = (
    (b"\xfe\xff", "utf-16-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xef\xbb\xbf", "utf-8"),
)
_UNIT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_JOINING = (("\u0590", "\u109f"), ("\u1780", "\u18af"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufefc"))
"""Scripts whose letters change and join, so that a glyph's own letter says little."""


class Picture(NamedTuple):
    """A picture on a page."""

    handle: Any
    pixels: int
    """How many it has, weighted by how long its packing takes."""
    box: tuple[float, float, float, float]
    """Left, bottom, right, top on the page."""


@dataclass
class PageObjects:
    """What a page is drawn of."""

    texts: list[Any] = field(default_factory=list)
    """Handles of its stretches of letters, in the order that they are drawn in."""
    pictures: list[Picture] = field(default_factory=list)
    has_others: bool = False
    """Whether something else than letters is drawn."""
    group_of: dict[int, int] = field(default_factory=dict)
    """By the address of a stretch of letters the index of what is given in its place."""
    replacements: list[str] = field(default_factory=list)
    """What the file gives in place of letters (`ActualText`)."""


def survey(page: Any) -> PageObjects:
    """Return what a page is drawn of, and take what is given in place of its letters off it."""
    found = PageObjects()
    groups: dict[int, int] = {}
    for handle, kind, matrix in _walk(page):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            found.texts.append(handle)
            mark = _replacing_mark(handle)
            if mark is not None:
                key = address_of(mark)
                if key not in groups:
                    groups[key] = len(found.replacements)
                    found.replacements.append(_actual_text(mark))
                found.group_of[address_of(handle)] = groups[key]
            continue
        found.has_others = found.has_others or kind != pdfium.FPDF_PAGEOBJ_FORM
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append(_picture_of(handle, matrix))
    if found.replacements:
        for handle in found.texts:
            while (mark := _replacing_mark(handle)) is not None:
                if not pdfium.FPDFPageObj_RemoveMark(handle, mark):
                    break
    return found


def address_of(handle: Any) -> int:
    """Return where the thing is that a handle of PDFium points to."""
    return ctypes.addressof(handle.contents)


def is_replaced(drawn: Sequence[str | None], actual: str) -> bool | None:
    """Return whether a text says something else than the letters that it stands in for.

    Args:
        drawn: What each glyph shows; None for one that has no letter of its own.
        actual: What the file gives in their place.

    Returns:
        False where it says the same, None where it says what the glyphs have no letters for.
    """
    wanted = _letters(actual)
    shown = [None if one is None else _letters(one) for one in drawn]
    own = "".join(one or "" for one in shown)
    bare = sum(one is None or any(map(_joins, one)) for one in drawn)
    if not wanted or (wanted == own and not bare):
        return False
    if not bare or len(wanted) > len(own) + MAX_LETTERS_OF_A_GLYPH * bare:
        return True
    rest = iter(wanted)
    return None if all(letter in rest for letter in own) else True


def _letters(text: str) -> str:
    """Return letters and digits alone, in one form."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in plain if one.isalnum())


def _joins(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _JOINING)


def _walk(page: Any) -> Iterator[tuple[Any, int, tuple[float, ...]]]:
    """Yield the objects of a page in the order that they are drawn in, with what moves them."""
    count = pdfium.FPDFPage_CountObjects(page)
    stack: list[tuple[Any, int, int, tuple[float, ...]]] = [(page, 0, count, _UNIT)]
    while stack:
        holder, index, end, matrix = stack.pop()
        get = pdfium.FPDFFormObj_GetObject if stack else pdfium.FPDFPage_GetObject
        while index < end:
            handle = get(holder, index)
            index += 1
            if not handle:
                continue
            kind = pdfium.FPDFPageObj_GetType(handle)
            yield handle, kind, matrix
            if kind == pdfium.FPDF_PAGEOBJ_FORM and len(stack) < MAX_DEPTH:
                stack.append((holder, index, end, matrix))
                inner = _times(_matrix_of(handle), matrix)
                stack.append((handle, 0, pdfium.FPDFFormObj_CountObjects(handle), inner))
                break


def _matrix_of(handle: Any) -> tuple[float, ...]:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, matrix):
        return _UNIT
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: tuple[float, ...], second: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        (e * h + f * j + m),
    )


def _picture_of(handle: Any, matrix: tuple[float, ...]) -> Picture:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(handle, width, height)
    pixels = width.value * height.value
    name = ctypes.create_string_buffer(40)
    for index in range(min(pdfium.FPDFImageObj_GetImageFilterCount(handle), 5)):
        pdfium.FPDFImageObj_GetImageFilter(handle, index, name, 40)
        pixels *= SLOW_FILTERS.get(name.value, 1)
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(handle, *edges)
    left, bottom, right, top = (one.value for one in edges)
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    across = [a * x + c * y + e for x, y in corners]
    upwards = [b * x + d * y + f for x, y in corners]
    return Picture(handle, pixels, (min(across), min(upwards), max(across), max(upwards)))


def _replacing_mark(handle: Any) -> Any:
    """Return the mark that gives a text in place of these letters; None where there is none."""
    for index in range(pdfium.FPDFPageObj_CountMarks(handle)):
        mark = pdfium.FPDFPageObj_GetMark(handle, index)
        kind = pdfium.FPDFPageObjMark_GetParamValueType(mark, _ACTUAL_TEXT)
        if kind != pdfium.FPDF_OBJECT_UNKNOWN:
            return mark
    return None


def _actual_text(mark: Any) -> str:
    """Return the text of a mark; its bytes, for PDFium takes any string of a mark for UTF-8."""
    length = ctypes.c_ulong()
    pdfium.FPDFPageObjMark_GetParamBlobValue(mark, _ACTUAL_TEXT, None, 0, length)
    buffer = (ctypes.c_ubyte * max(length.value, 1))()
    pdfium.FPDFPageObjMark_GetParamBlobValue(mark, _ACTUAL_TEXT, buffer, length.value, length)
    data = bytes(buffer)[: length.value]
    for begin, encoding in _ENCODINGS:
        if data.startswith(begin):
            return data[len(begin) :].decode(encoding, "replace")
    return data.decode("latin-1")
