"""What typesetting does to a text, undone: two spellings that differ in type only fold to one.

Folded are quotation marks, dashes, spaces, ligatures, ellipsis characters and words that were
hyphenated at the end of a line; invisible characters go. Letters, digits, other punctuation and
upper and lower case stay as they are, so no two different words fold to one.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from summarizer.text.normalize import ESCAPES

_QUOTATION_MARKS = "'\"`´‘’‚‛“”„‟′″‵‶‹›«»「」『』＇＂"
_HYPHENS = "-‐‑"
_DASHES = "‒–—―−﹘﹣－"
_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "…": "...",
}
# Format and control characters that take no room; line ends, tabs and spaces are not among them.
_INVISIBLE = (
    "\\x00-\\x08\\x0e-\\x1b\\x7f-\\x84\\x86-\\x9f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5"
    "\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff"
    "\\uffa0\\ufff9-\\ufffb\\U000e0000-\\U000e0fff"
)
_HIDDEN = f"[{_INVISIBLE}]"
_SPECIAL = '[\\x00-\\x1f"`\\-\\x7f-\\U0010ffff]'
# Nothing else folds: most characters of a text are passed over after one look at this.
_FOLDABLE = re.compile(
    rf"""
    (?={_SPECIAL}|\ [\x00-\x20\-\x7f-\U0010ffff]|'')
    (?:
      (?P<hidden>(?:{ESCAPES}|{_HIDDEN})+)
    | (?P<broken>(?<=[^\W\d_])[{_HYPHENS}{_HIDDEN[1:-1]}]*[{_HYPHENS}]{_HIDDEN}*\s[\s{_INVISIBLE}]*
        (?=[^\W\d_]))
    | (?P<spaced_dash>\s[\s{_INVISIBLE}]*[{_HYPHENS}{_DASHES}]+[\s{_INVISIBLE}]*\s)
    | (?P<dash>--+|[‐‑{_DASHES}][{_HYPHENS}{_DASHES}]*)
    | (?P<open_mark>«\s+)
    | (?P<close_mark>\s+»)
    | (?P<mark>''|[{_QUOTATION_MARKS[1:]}])
    | (?P<space>\s[\s{_INVISIBLE}]+|[^\S ])
    | (?P<ligature>[ﬀ-ﬆ…])
    )
    """,
    re.VERBOSE,
)


_UNUSUAL = re.compile('[\\x00-\\x1f"`\\x7f-\\U0010ffff]')
_PLACES = array("l", range(20_000))


class Folded(NamedTuple):
    """A folded text with the way back to its source."""

    text: str
    """The folded text."""
    starts: "array[int]"
    """For each code point of `text`, the first code point of the source that it stands for."""
    ends: "array[int]"
    """For each code point of `text`, one past the last code point that it stands for."""
    joints: tuple[int, ...]
    """Places in `text` where a hyphen at the end of a line was taken out, in order."""

    def source_span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the stretch of the source that `text[start:end]` stands for.

        None where the stretch is empty, or begins or ends inside of a character of the source.
        """
        if not 0 <= start < end <= len(self.text):
            return None
        first, last = self.starts[start], self.ends[end - 1]
        if start > 0 and self.starts[start - 1] == first:
            return None
        if end < len(self.text) and self.ends[end] == last:
            return None
        return first, last

    def folded_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of `text` that stands for `[start, end)` of the source."""
        return bisect_left(self.starts, start), bisect_right(self.ends, end)


def fold(text: str) -> Folded:
    r"""Return the folded text with offsets into `text`, which is expected to be NFC.

    >>> fold("the “one\u00adChina”\u00a0pol-\nicy").text
    "the 'oneChina' policy"
    """
    places = _places_to(len(text))
    if _is_folded(text):
        return Folded(text, places[: len(text)], places[1 : len(text) + 1], ())
    parts: list[str] = []
    starts, ends = array("l"), array("l")
    joints: list[int] = []
    position = length = 0
    for match in _FOLDABLE.finditer(text):
        replacement = _replacement(match)
        starts.extend(places[position : match.start()])
        ends.extend(places[position + 1 : match.start() + 1])
        parts.append(text[position : match.start()])
        length += match.start() - position
        if match.lastgroup == "broken" and not replacement:
            joints.append(length)
        starts.extend([match.start()] * len(replacement))
        ends.extend([match.end()] * len(replacement))
        parts.append(replacement)
        length += len(replacement)
        position = match.end()
    starts.extend(places[position : len(text)])
    ends.extend(places[position + 1 : len(text) + 1])
    parts.append(text[position:])
    return Folded("".join(parts), starts, ends, tuple(joints))


def _places_to(length: int) -> "array[int]":
    """Return the places from 0 to `length`, and perhaps more: slices of them are copied at once."""
    return _PLACES if length < len(_PLACES) else array("l", range(length + 1))


@lru_cache(maxsize=1024)  # the names and quotes of one article are folded again and again
def fold_text(text: str) -> str:
    """Return the folded text alone; what is not NFC is made so first.

    >>> fold_text("co‑operation — “rock-solid”")
    "co-operation-'rock-solid'"
    """
    return fold_nfc(unicodedata.normalize("NFC", text))


def fold_nfc(text: str) -> str:
    """Return the `text` of `fold` alone, which takes a fifth of the time."""
    return text if _is_folded(text) else _FOLDABLE.sub(_replacement, text)


def _is_folded(text: str) -> bool:
    """Return whether a text has nothing that could fold; most sentences have nothing."""
    return (
        _UNUSUAL.search(text) is None
        and "  " not in text
        and "''" not in text
        and "- " not in text
        and "--" not in text
    )


def _replacement(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "hidden":
        return ""
    if kind == "broken":
        return _unbroken(match)
    if kind in ("spaced_dash", "dash"):
        return "-"
    if kind == "space":
        return "\n" if match.group().count("\n") > 1 else " "
    if kind == "ligature":
        return _LIGATURES[match.group()]
    return "'"


def _unbroken(match: re.Match[str]) -> str:
    """Return what stands for a hyphen and the space after it, between two letters.

    A word goes on in lower case; before a capital the hyphen is the word's own.
    """
    following = match.string[match.end()]
    return "" if following.islower() else "-"
