"""Whether a stretch of text is made of whole words and whole numbers."""

import re
import unicodedata
from string import ascii_letters, digits

from summarizer.text.fold import Folded

_TURNING_PREFIX = re.compile(
    r"(?<!\w)(?:non|anti|un|dis|de|counter|ex|no|not|mis|pseudo|in|im|il|ir)[-‐‑]$", re.IGNORECASE
)
"""Prefixes that turn a word round; what a hyphen joins to them is no word of its own."""
_CONTRACTED_NOT = re.compile(r"'t(?!\w)", re.IGNORECASE)
_GROUP_BEFORE = re.compile(r"(?<!\d)\d{1,3} $")
_GROUP_AFTER = re.compile(r" \d{3}(?!\d)")
_NO_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
"""Letters of scripts without spaces between words: Thai, Lao, Burmese, Khmer, kana, Han."""
_WORD_LETTERS = frozenset(ascii_letters + digits)
_LAST_LETTERS = _WORD_LETTERS | frozenset(").")
_BEFORE_A_SPACE = _WORD_LETTERS | frozenset(".,;:!?)]'\"”’–—◦•")
"""What makes nothing else of a space than a space, or a dash."""
_STOPS = frozenset(".,;")
_BEHIND_A_STOP = frozenset(("", " ", "\n", *ascii_letters))
_HAN_NEGATIONS = "不未没沒無无非勿莫否"


def stands_free(text: str, start: int, end: int) -> bool:
    """Return whether `text[start:end]` plainly is whole: other cases need a closer look.

    It begins behind a space or line ends that no hyphen stands before, and ends before a stop, a
    space or line ends that a word follows; numbers have no other number beside them.
    """
    before, after = text[max(0, start - 4) : start], text[end : end + 4]
    return _begins_free(before, text[start]) and _ends_free(text[end - 1], after)


def _begins_free(before: str, first: str) -> bool:
    if first not in _WORD_LETTERS:
        return False
    if not before:
        return True
    beside = before.rstrip("\n")
    beside = before.removesuffix(" ") if beside == before else beside
    if beside == before or beside[-1:] not in _BEFORE_A_SPACE:
        return False
    return not (first in digits and beside[-1] in digits)


def _ends_free(last: str, after: str) -> bool:
    if last in digits:
        return after[:1] in _STOPS and after[1:2] in _BEHIND_A_STOP
    if last not in _LAST_LETTERS:
        return False
    return after[:1] in _STOPS or (after[:1] in (" ", "\n") and after.lstrip()[:1] in _WORD_LETTERS)


def is_whole(text: str, folded: Folded, start: int, end: int) -> bool:
    """Return whether `text[start:end]` begins and ends where words and numbers do.

    Args:
        text: The source.
        folded: The source, folded: what is hidden inside of a word does not divide it.
        start: First code point of the stretch in `text`.
        end: One past its last code point.
    """
    first, last = folded.folded_span(start, end)
    if first >= last or _TURNING_PREFIX.search(text, max(0, start - 10), start):
        return False
    return not (_cuts(text, folded, first) or _cuts(text, folded, last)) and not (
        _continues_number(folded.text, first, last) or _CONTRACTED_NOT.match(folded.text, last)
    )


def _cuts(text: str, folded: Folded, position: int) -> bool:
    """Return whether a cut before this place of the folded text goes through a word."""
    if not 0 < position < len(folded.text):
        return False
    before, after = folded.text[position - 1], folded.text[position]
    if not (_is_of_word(before) and _is_of_word(after)):
        return False
    if _NO_SPACES.match(before) or _NO_SPACES.match(after):
        return before in _HAN_NEGATIONS
    gap = text[folded.ends[position - 1] : folded.starts[position]]
    # `short- and long-term` is two words on one line; at the end of a line it would be one.
    return "\n" in gap or not any(map(str.isspace, gap))


def _is_of_word(character: str) -> bool:
    if character.isalnum() or character == "_":
        return True
    return not character.isascii() and unicodedata.category(character) in ("Mn", "Mc")


def _continues_number(folded: str, start: int, end: int) -> bool:
    """Return whether the number at either end is only part of a number: `200` of `1,200`."""
    if folded[start].isdigit() and start > 1:
        if folded[start - 1] in ".,'" and folded[start - 2].isdigit():
            return True
        if folded[start - 1] == " " and re.match(r"\d{3}(?!\d)", folded[start : start + 4]):
            return _GROUP_BEFORE.search(folded, max(0, start - 5), start) is not None
    if not folded[end - 1].isdigit():
        return False
    if folded[end : end + 1] in (".", ",", "'") and folded[end + 1 : end + 2].isdigit():
        return True
    group = re.search(r"(?<!\d)\d{1,3}$", folded[max(0, end - 4) : end])
    return group is not None and _GROUP_AFTER.match(folded, end) is not None
