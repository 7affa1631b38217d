"""The text of the elements of WordprocessingML (ECMA-376, part 1, section 17)."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from summarizer.ingest.formats.wordlooks import WordLooks, is_row_gone
from summarizer.ingest.formats.wordxml import tag_of, value_of

BULLET = "• "
"""What an entry of a list begins with."""

_LEFT_OUT = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText", "rPr", "pPr"))
"""Elements whose text is no part of the paragraph, or stands in it twice."""

_SHOWN_AS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
MAX_UNSEEN_CHARS = 2_000
"""So much is kept of a stretch that nobody sees, to look for orders in it."""

_NO_BOX = _LEFT_OUT | {"txbxContent"}
"""Where no further box is looked for: those in a box are found with its paragraphs."""


class WordLine(NamedTuple):
    """The text of a paragraph."""

    text: str
    is_faint: bool = False
    """Whether it has the colour of a page, on a ground that is not known."""


class WordText:
    """Takes the text out of elements.

    Attributes:
        hidden: How many stretches of text were left out so far because no reader sees them.
        unseen: What was left out so, paragraph by paragraph.
        struck: How many stretches of text were left out because they are struck out.
    """

    def __init__(self, headings: frozenset[str], looks: WordLooks) -> None:
        """Take text out of elements.

        Args:
            headings: Ids of styles of titles and headings.
            looks: How letters look.
        """
        self._headings = headings
        self._looks = looks
        self.hidden = self.struck = 0
        self.unseen: list[str] = []

    def blocks(self, root: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
        """Yield paragraphs, and rows of outer tables (True), in the order of the document."""
        stack = [root]
        while stack:
            element = stack.pop()
            tag = tag_of(element)
            if tag == "tr" and is_row_gone(element):
                self._leave_out([_letters_of(element)])
            elif tag in ("p", "tr"):
                yield element, tag == "tr"
                boxes = self._boxes(element) if tag == "p" else ()
                stack.extend(reversed(list(boxes)))
            elif tag not in _LEFT_OUT:
                stack.extend(reversed(element))

    def paragraphs(self, root: etree._Element) -> Iterator[WordLine]:
        """Yield the text of every paragraph inside; none is empty."""
        for element in root.iter():
            if tag_of(element) == "p" and not _is_inside(element, root):
                line = self.line_of(element)
                if line.text:
                    yield line

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Return whether a paragraph has the style or the level of a heading."""
        for properties in paragraph:
            if tag_of(properties) == "pPr":
                return any(
                    (tag_of(one) == "outlineLvl" and value_of(one) != "9")
                    or (tag_of(one) == "pStyle" and value_of(one) in self._headings)
                    for one in properties
                )
        return False

    def line_of(self, paragraph: etree._Element) -> WordLine:
        """Return the text of a paragraph, without that of boxes in it."""
        if self._looks.is_flat(paragraph):
            self._leave_out([_letters_of(paragraph)])
            return WordLine("")
        seen: list[str] = []
        faint: list[str] = []
        unseen: list[str] = []
        is_entry = False
        parts = seen
        stack: list[etree._Element | None] = list(reversed(paragraph))
        while stack:
            element = stack.pop()
            if element is None:
                parts = seen
                continue
            tag = tag_of(element)
            if tag == "pPr":
                is_entry = any(tag_of(one) == "numPr" for one in element)
            elif tag == "r":
                look = self._looks.look_of(element)
                if look in ("unseen", "struck"):
                    letters = _letters_of(element)
                    self.struck += look == "struck" and bool(letters)
                    unseen += [letters] if look == "unseen" and letters else []
                    continue
                parts = faint if look == "faint" else seen
                stack.append(None)
                stack.extend(reversed(element))
            elif tag in _SHOWN_AS:
                parts.append(_SHOWN_AS[tag])
            elif tag == "t":
                parts.append(element.text or "")
            elif tag not in _LEFT_OUT and tag != "txbxContent":
                stack.extend(reversed(element))
        return self._line(seen, faint, unseen, is_entry=is_entry)

    def _line(
        self, seen: list[str], faint: list[str], unseen: list[str], *, is_entry: bool
    ) -> WordLine:
        """Return a line of what is seen of it; what is faint beside it is not."""
        text, pale = "".join(seen).strip(), "".join(faint).strip()
        if text and pale:
            unseen.append(pale)
        self._leave_out(unseen)
        shown = text or pale
        return WordLine(BULLET + shown if is_entry and shown else shown, bool(pale and not text))

    def _leave_out(self, unseen: list[str]) -> None:
        """Take down what nobody sees of a paragraph, or of a row."""
        text = "".join(unseen).strip()
        if any(map(str.isalpha, text)):  # page numbers of a table of contents are hidden on the web
            self.hidden += len(unseen)
            self.unseen.append(text[:MAX_UNSEEN_CHARS])

    def _boxes(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        for element in paragraph.iter():
            if tag_of(element) == "txbxContent" and not _is_inside(element, paragraph, _NO_BOX):
                yield element


def _is_inside(
    element: etree._Element, root: etree._Element, tags: frozenset[str] = _LEFT_OUT
) -> bool:
    """Return whether one of these tags stands between the two."""
    parent = element.getparent()
    while parent is not None and parent is not root:
        if tag_of(parent) in tags:
            return True
        parent = parent.getparent()
    return False


def _letters_of(element: etree._Element) -> str:
    """Return the letters of an element as they stand in the file, whether they are seen or not."""
    return "".join(one.text or "" for one in element.iter("{*}t"))
