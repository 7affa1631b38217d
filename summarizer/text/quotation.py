"""What stands between quotation marks."""

import re

from summarizer.text.scripts import is_spaced

QUOTED_SHARE = 0.6
"""A sentence of which this share of letters is quoted is a quotation."""
MAX_QUOTE_CHARS = 5_000
"""A closing mark further off closes another quotation."""

_CLOSING = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    "｢": "｣",
    "〝": "〞〟",
    "‚": "‘’",
    "‘": "’",
    '"': '"',
}
"""Opening quotation marks and what closes them."""
_CORNERS = "「『｢〝"
"""They only ever open; no space stands before them."""
_URDU_OPENING, _URDU_CLOSING = "’’", "‘‘"
_OPENING = re.compile(f"[{''.join(_CLOSING)}]|{_URDU_OPENING}(?=\\s?[\u0600-\u06ff])")


_TURNED = re.compile(
    r"(?<![^\s(\[:：،])(?:’(?!’)(?=[\u0600-\u06ff])(?P<one>[^’‘\n]{1,600})‘(?![‘\u0620-\u064a\u0671-\u06d3])"
    r"|”(?=\s?[\u0600-\u06ff])(?P<two>[^”“\n]{1,5000})“(?![\u0620-\u064a\u0671-\u06d3]))"
)


def with_marks_turned(text: str) -> str:
    """Return a text with the quotation marks of Urdu that are turned round set right.

    Every character stands where it stood; `’’...‘‘` stays as it is.

    >>> with_marks_turned("کہا: ’ہاں‘ اور ”نہیں“۔")
    'کہا: ‘ہاں’ اور “نہیں”۔'
    """

    def turned(found: re.Match[str]) -> str:
        return f"‘{found['one']}’" if found["one"] is not None else f"“{found['two']}”"

    return _TURNED.sub(turned, text)


def quoted_characters(text: str, start: int, end: int) -> frozenset[int]:
    """Return the positions of `text[start:end]` that stand inside of quotation marks.

    A mark that never closes quotes to the end, as in speech over several paragraphs; a straight one
    that never closes quotes nothing.
    """
    if _TURNED.search(text, start, end):
        text = text[:start] + with_marks_turned(text[start:end]) + text[end:]
    quoted: set[int] = set()
    position = start
    while found := _OPENING.search(text, position, end):
        position, mark = found.start(), found[0]
        if not _may_open(text, position, start):
            position += 1
            continue
        close = _find_close(text, position, end)
        if close is None:
            if mark in "“„«":
                quoted.update(range(position, end))
                break
            position += 1
            continue
        quoted.update(range(position, close + 1))
        position = close + 1
    return frozenset(quoted)


def is_quotation(text: str, start: int, end: int, quoted: frozenset[int]) -> bool:
    """Return whether all or most letters of `text[start:end]` are quoted."""
    letters = [position for position in range(start, end) if text[position].isalnum()]
    inside = sum(position in quoted for position in letters)
    return bool(letters) and inside >= QUOTED_SHARE * len(letters)


def _may_open(text: str, position: int, start: int) -> bool:
    """Return whether a mark stands where quoted speech may begin: not inside or behind a word."""
    if position == start or text[position] in _CORNERS:
        return True
    before = text[position - 1]
    return not before.isalnum() or (before >= "\u3005" and not is_spaced(before))


def _find_close(text: str, opened: int, end: int) -> int | None:
    limit = min(end, opened + MAX_QUOTE_CHARS)
    if text[opened] == _URDU_OPENING[0]:
        found_at = text.find(_URDU_CLOSING, opened + 2, limit)
        return found_at + 1 if found_at >= 0 else None
    found = (_find_mark(text, mark, opened + 1, limit) for mark in _CLOSING[text[opened]])
    return min((position for position in found if position >= 0), default=None)


def _find_mark(text: str, mark: str, start: int, end: int) -> int:
    position = text.find(mark, start, end)
    while position >= 0 and mark == "’" and not _closes_speech(text, position, end):
        position = text.find(mark, position + 1, end)
    return position


def _closes_speech(text: str, position: int, end: int) -> bool:
    """Return whether a single mark closes a quotation, and is no apostrophe."""
    if position + 1 < end and text[position + 1].isalnum():
        return False
    return text[position - 1] in ",.!?;:…" or text[position - 1] != "s"
