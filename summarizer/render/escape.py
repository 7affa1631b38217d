"""Text from articles made safe to print inside Markdown."""

import re

from summarizer.text.bidi import isolate
from summarizer.text.plain import plain_text

_MARKDOWN = re.compile(r"[\\`*\[\]{}|~^#$]|(?<![^\W_])_|_(?![^\W_])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LINK = re.compile(r"(?<=[A-Za-z])://|(?i:(?<=\bwww)\.)")
_ID = re.compile(r"[a-z]{3}-[0-9a-f]{10}")
_BLOCK_START = re.compile(r"(?:[-+=:]|\d+(?=[.)]))")


def escape_markdown(text: str) -> str:
    """Return the text so that Markdown, and HTML made from it, show it as it is, on one line.

    It may stand anywhere in a line, in a table's cell, and at the start of a block. No markup, no
    HTML tag, no link and no footnote can come of it. (Only a bare e-mail address is still made a
    link by some readers; Markdown has no way to write one so that they do not.) Text that is
    written from right to left comes in isolates.
    """
    plain = plain_text(text)
    safe = _LINK.sub(lambda match: "\\" + match[0], _MARKDOWN.sub(r"\\\g<0>", plain))
    safe = "".join(_ENTITIES.get(character, character) for character in safe)
    start = _BLOCK_START.match(safe)
    if start is not None:
        bare = safe[start.end() :]
        safe = f"{start[0]}\\{bare}" if start[0].isdecimal() else f"\\{safe}"
    return isolate(safe)


def code_markdown(text: str) -> str:
    """Return an id as code: as `escape_markdown` has it where it is none of ours."""
    return f"`{text}`" if _ID.fullmatch(text) else escape_markdown(text)
