"""The text of the elements of WordprocessingML (ECMA-376, part 1, section 17)."""

from collections.abc import Iterator

from lxml import etree

BULLET = "• "
"""What an entry of a list begins with."""
HIDDEN_HALF_POINTS = 4
"""Letters of this size or smaller cannot be read by anybody."""

_LEFT_OUT = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText", "rPr", "pPr"))
"""Elements whose text is no part of the paragraph, or stands in it twice."""

_NO_BOX = _LEFT_OUT | {"txbxContent"}
"""Where no further box is looked for: those in a box are found with its paragraphs."""


def tag_of(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value_of(element: etree._Element, name: str = "val") -> str:
    """Return an attribute by its name without a namespace; empty where there is none."""
    values = (value for key, value in element.items() if str(key).rpartition("}")[2] == name)
    return str(next(values, ""))


class WordText:
    """Takes the text out of elements.

    Attributes:
        hidden: How many stretches of text were left out so far because no reader sees them.
    """

    def __init__(self, headings: frozenset[str]) -> None:
        """Take text out of elements.

        Args:
            headings: Ids of styles of titles and headings.
        """
        self._headings = headings
        self.hidden = 0

    def blocks(self, root: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
        """Yield paragraphs, and rows of outer tables (True), in the order of the document."""
        stack = [root]
        while stack:
            element = stack.pop()
            tag = tag_of(element)
            if tag in ("p", "tr"):
                yield element, tag == "tr"
                boxes = self._boxes(element) if tag == "p" else ()
                stack.extend(reversed(list(boxes)))
            elif tag not in _LEFT_OUT:
                stack.extend(reversed(element))

    def paragraphs(self, root: etree._Element) -> Iterator[str]:
        """Yield the text of every paragraph inside; none is empty."""
        for element in root.iter():
            if tag_of(element) == "p" and not _is_inside(element, root):
                text = self.text_of(element)
                if text:
                    yield text

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

    def text_of(self, paragraph: etree._Element) -> str:
        """Return the text of a paragraph, without that of boxes in it."""
        parts: list[str] = []
        is_entry = False
        stack = list(reversed(paragraph))
        while stack:
            element = stack.pop()
            tag = tag_of(element)
            if tag == "pPr":
                is_entry = any(tag_of(one) == "numPr" for one in element)
            elif tag == "r" and _is_hidden(element):
                self.hidden += any(tag_of(one) == "t" for one in element)
            elif tag == "t":
                parts.append(element.text or "")
            elif tag in ("tab", "ptab"):
                parts.append(" ")
            elif tag in ("br", "cr"):
                parts.append("\n")
            elif tag == "noBreakHyphen":
                parts.append("-")
            elif tag not in _LEFT_OUT and tag != "txbxContent":
                stack.extend(reversed(element))
        text = "".join(parts).strip()
        return BULLET + text if is_entry and text else text

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


def _is_hidden(run: etree._Element) -> bool:
    """Return whether the letters of a run are hidden, white, or too small to be seen."""
    for properties in run:
        if tag_of(properties) != "rPr":
            continue
        for one in properties:
            tag, value = tag_of(one), value_of(one).lower()
            if tag == "vanish" and value not in ("0", "false", "off"):
                return True
            if tag == "sz" and value.isdecimal() and int(value) <= HIDDEN_HALF_POINTS:
                return True
            if tag == "color" and value == "ffffff" and not _is_shaded(run):
                return True
    return False


def _is_shaded(run: etree._Element) -> bool:
    """Return whether something around a run has a ground of its own, as in heads of tables."""
    parent: etree._Element | None = run
    while parent is not None:
        for properties in parent:
            if tag_of(properties) in ("rPr", "pPr", "tcPr") and any(
                tag_of(one) in ("shd", "highlight") for one in properties
            ):
                return True
        parent = parent.getparent()
        if parent is not None and tag_of(parent) in ("body", "tbl"):
            return False
    return False
