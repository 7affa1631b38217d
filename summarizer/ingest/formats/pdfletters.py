"""The letters of a page of a PDF file: where they stand, and which of them a reader sees."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.formats.glyphs import Glyph, PageGlyphs
from summarizer.ingest.formats.pdfobjects import address_of, is_replaced, survey
from summarizer.ingest.formats.pdfprobe import Probe, upright
from summarizer.ingest.formats.pdfsight import (
    Box,
    Eye,
    bounds,
    has_font,
    is_inside,
    is_scan,
    overlapping,
)

MAX_GLYPHS = 3_000_000
"""More than the longest text that is read has characters."""
WHITE = 250
"""Where red, green and blue are at least this, letters are white."""
MIN_SIZE = 2.0
"""Smaller letters, in points, cannot be read by anybody."""
MIN_ALPHA = 16
"""Letters with less of it, of 255, are transparent."""
MAX_STRETCH = 6
"""So many letters of a word are looked at together."""
MAX_PICTURES = 1_000
"""More pictures of a page are not asked whether they are those of a scan."""
MAX_UNSEEN_CHARS = 2_000
"""So much is kept of a stretch that nobody sees, to look for orders in it."""

_ZERO_WIDTH = frozenset((0, 0xAD, 0x200B, 0xFEFF))
_SPACES = frozenset((0x20, 0x09, 0x0A, 0x0D, 0xA0))
_HYPHENS = frozenset((0x02, 0xFFFE))
"""What PDFium writes for a hyphen at the end of a line."""
_FILLED = frozenset((0, 4))
"""Ways to draw letters that give them the colour that they are filled with and no other."""
_INKLESS = frozenset((3, 7))
"""Ways to draw letters that draw nothing."""
_Verdict: TypeAlias = Literal["seen", "faint", "unseen"]


class _Letter(NamedTuple):
    """A letter as the file has it."""

    glyph: Glyph
    box: Box
    """Where it stands on the page as it is shown."""
    number: int
    """Its index on the page."""
    owner: int
    """Address of the stretch of letters that it is drawn with; 0 where it is unknown."""
    is_out: bool
    """Whether it is off the page, or too small to be read."""


class PageLetters:
    """Reads the letters of one page, upright as a reader sees them.

    Attributes:
        unseen: The stretches of letters that were left out because nobody sees them.
        is_scan: Whether its letters are the text layer of a scan.
    """

    def __init__(self, page: pypdfium2.PdfPage, eye: Eye) -> None:
        """Take what a page is drawn of.

        Args:
            page: The page.
            eye: What draws the pages of the file.
        """
        self.unseen: list[str] = []
        self.is_scan = False
        self._page = page
        self._frame: Box = page.get_bbox()
        self._turned = page.get_rotation() // 90 % 4
        self._objects = survey(page)
        self._modes = {
            address_of(one): pdfium.FPDFTextObj_GetTextRenderMode(one)
            for one in self._objects.texts
        }
        self._text = page.get_textpage()
        self._probe = Probe(self._text)
        is_drawn = any(mode not in _INKLESS for mode in self._modes.values())
        self._letters = list(self._read())
        self._crowded: frozenset[int] = frozenset()
        self._sight = eye.look_at(page, self._objects, twice=is_drawn)

    def read(self) -> PageGlyphs:
        """Return what is seen of the page, and end with it."""
        letters = self._with_replacements(self._letters)
        stretches = [list(one) for _, one in groupby(letters, key=_Cutter())]
        boxes = [bounds([letter.box for letter in one]) for one in stretches]
        self._crowded = overlapping(boxes, [one[0].owner for one in stretches])
        verdicts = self._allow_scan(stretches, list(map(self._judge, stretches, boxes)))
        glyphs = tuple(self._glyphs(stretches, verdicts))
        self._text.close()
        left, bottom, right, top = self._frame
        width, height = right - left, top - bottom
        if self._turned % 2:
            width, height = height, width
        return PageGlyphs(glyphs, width, height, tuple(self.unseen), self.is_scan)

    def _read(self) -> Iterator[_Letter]:
        """Yield the letters in the order of the file."""
        count = pdfium.FPDFText_CountChars(self._text)
        if count > MAX_GLYPHS:
            raise too_many()
        is_spaced = False
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(self._text, index)
            if code in _SPACES:
                is_spaced = True
                continue
            owner = self._probe.owner_of(index)
            is_bare = code == 0 and owner in self._objects.group_of
            is_nothing = code in _ZERO_WIDTH and not is_bare
            place = None if is_nothing else self._probe.place_of(index, owner)
            if place is None:
                continue
            char = "" if is_bare else "-" if code in _HYPHENS else _plain_letter(chr(code))
            box = upright(place.box, self._frame, self._turned)
            is_out = place.size < MIN_SIZE or not _touch(place.box, self._frame)
            aslant = place.quarter != self._turned
            glyph = Glyph(char, *box, place.size, is_spaced, False, aslant)
            yield _Letter(glyph, box, index, owner, is_out)
            is_spaced = False

    def _with_replacements(self, letters: list[_Letter]) -> list[_Letter]:
        """Return letters with what the file gives for those that have none of their own.

        What it gives in place of letters that say something else is left out: nobody sees it.
        """
        if not self._objects.replacements:
            return letters
        members: dict[int, list[int]] = {}
        for position, letter in enumerate(letters):
            group = self._objects.group_of.get(letter.owner)
            if group is not None:
                members.setdefault(group, []).append(position)
        for group, actual in enumerate(self._objects.replacements):
            positions = members.get(group, [])
            drawn = [self._own_letter(letters[position]) for position in positions]
            is_other = is_replaced(drawn, actual)
            if is_other:
                self.unseen.append(actual[:MAX_UNSEEN_CHARS])
            elif is_other is None:
                text = " ".join(actual.split())
                for position in positions:
                    letter = letters[position]
                    letters[position] = letter._replace(glyph=letter.glyph._replace(char=text))
                    text = ""
        return letters

    def _own_letter(self, letter: _Letter) -> str | None:
        """Return what a glyph shows; None where the file does not say it."""
        char = letter.glyph.char
        is_bare = not char or char == "\ufffd" or self._probe.is_unmapped(letter.number)
        return None if is_bare or unicodedata.category(char[0]) == "Co" else char

    def _judge(self, stretch: Sequence[_Letter], box: Box) -> _Verdict:
        """Return whether a reader sees some letters that stand together."""
        first = stretch[0]
        mode = self._modes.get(first.owner, 0)
        if first.is_out or mode in _INKLESS:
            return "unseen"
        can_tell = self._sight.can_tell(first.glyph.size)
        if can_tell and first.owner not in self._crowded and self._sight.changes(box):
            return "seen"
        *colour, alpha = self._probe.colour_of(first.number)
        is_filled = mode in _FILLED
        if is_filled and alpha < MIN_ALPHA:
            return "unseen"
        if can_tell and _has_words(stretch) and self._has_shapes(stretch):
            if self._is_drawn(stretch, box):
                return "seen"
            # White letters may stand on a dark picture that was not drawn.
            return "unseen" if self._sight.is_whole or min(colour) < WHITE else "faint"
        is_white = min(colour) >= WHITE or (can_tell and self._sight.is_ground(box, colour))
        return "faint" if is_filled and is_white else "seen"

    def _has_shapes(self, stretch: Sequence[_Letter]) -> bool:
        """Return whether PDFium draws some letters the same on every machine."""
        if any(map(_is_latin, stretch)):
            return True
        first = stretch[0]
        return bool(first.owner) and has_font(self._probe.handle_of(first.number))

    def _is_drawn(self, stretch: Sequence[_Letter], box: Box) -> bool:
        """Return whether letters make a difference to the page, in their room or in their ink's."""
        first = stretch[0]
        changes = self._sight.changes
        if first.owner in self._crowded:
            handle = self._probe.handle_of(first.number)
            if self._sight.can_draw_alone(handle):
                changes = partial(self._sight.changes_alone, handle)
            elif self._sight.is_ground(box, self._probe.colour_of(first.number)[:3]):
                return False
        if changes(box):
            return True
        tight = [self._probe.tight_box(one.number) for one in stretch]
        return changes(bounds([upright(one, self._frame, self._turned) for one in tight]))

    def _allow_scan(
        self, stretches: Sequence[Sequence[_Letter]], verdicts: list[_Verdict]
    ) -> list[_Verdict]:
        """Return the verdicts, with the text layer under the picture of a scan taken as seen."""
        pictures = [
            upright(one.box, self._frame, self._turned)
            for one in self._objects.pictures[:MAX_PICTURES]
        ]
        unseen = sum(
            len(one)
            for one, verdict in zip(stretches, verdicts, strict=True)
            if verdict == "unseen" and not one[0].is_out
        )
        seen = sum(map(len, stretches)) - unseen
        width, height = self._page.get_size()
        if not unseen or not is_scan(pictures, width, height, unseen=unseen, seen=seen):
            return verdicts
        self.is_scan = True
        return [
            "seen" if verdict == "unseen" and self._is_scanned(one, pictures) else verdict
            for one, verdict in zip(stretches, verdicts, strict=True)
        ]

    def _is_scanned(self, stretch: Sequence[_Letter], pictures: Sequence[Box]) -> bool:
        box = bounds([one.box for one in stretch])
        return not stretch[0].is_out and is_inside(box, pictures) and self._sight.has_ink(box)

    def _glyphs(
        self, stretches: Sequence[Sequence[_Letter]], verdicts: Sequence[_Verdict]
    ) -> Iterator[Glyph]:
        """Yield what is seen, and take down what is not."""
        unseen: list[str] = []
        is_spaced = False
        for stretch, verdict in zip(stretches, verdicts, strict=True):
            first = stretch[0].glyph
            if verdict == "unseen":
                is_spaced |= first.spaced
                unseen.append(" " * first.spaced + "".join(one.glyph.char for one in stretch))
                if len(unseen) >= MAX_UNSEEN_CHARS // MAX_STRETCH:
                    self._take_down(unseen)
                continue
            self._take_down(unseen)
            if is_spaced or verdict == "faint":
                glyphs = [one.glyph._replace(faint=verdict == "faint") for one in stretch]
                yield glyphs[0]._replace(spaced=first.spaced or is_spaced)
                yield from glyphs[1:]
                is_spaced = False
            else:
                yield from [one.glyph for one in stretch]
        self._take_down(unseen)

    def _take_down(self, unseen: list[str]) -> None:
        text = "".join(unseen).strip()
        unseen.clear()
        if any(map(str.isalnum, text)):
            self.unseen.append(text)


class _Cutter:
    """Cuts letters into stretches: of one word, drawn together, and of a few letters."""

    def __init__(self) -> None:
        self._number = self._length = 0
        self._before: tuple[int, bool] | None = None

    def __call__(self, letter: _Letter) -> int:
        now = letter.owner, letter.is_out
        if letter.glyph.spaced or now != self._before or self._length >= MAX_STRETCH:
            self._number += 1
            self._length = 0
        self._length += 1
        self._before = now
        return self._number


def too_many() -> UnreadableArticleError:
    """Return the error of a file with more letters than are read."""
    msg = f"the file has more than {MAX_GLYPHS / 1_000_000:g} million letters"
    return UnreadableArticleError(msg, kind="too_large")


def _has_words(stretch: Sequence[_Letter]) -> bool:
    return any(one.glyph.char.isalnum() for one in stretch)


def _is_latin(letter: _Letter) -> bool:
    """Return whether PDFium has a shape of its own for a letter, whatever fonts a machine has."""
    return letter.glyph.char.isalnum() and letter.glyph.char < "\u0100"


def _touch(one: Box, other: Box) -> bool:
    """Return whether two boxes have a point in common."""
    across = one[0] <= other[2] and other[0] <= one[2]
    return across and one[1] <= other[3] and other[1] <= one[3]


def _plain_letter(letter: str) -> str:
    """Return what a ligature, or a letter in one of its forms for print, is made of."""
    if "\ufb00" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefc":
        return unicodedata.normalize("NFKC", letter)
    return letter
