"""One coordinate system: NFC, LF line ends; and the cleaned view of it that a model sees."""

import re
import unicodedata
from typing import NamedTuple

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LINE_END_CHARACTERS = "\r\x0b\x0c\x85\u2028\u2029"
_BYTE_ORDER_MARK = "\ufeff"
_PLAIN_CHARACTERS = "\n\x20-\x7e\xa0-\xac\xae-\u024f\u2010-\u2027\u2030-\u205e"
"""ASCII, Latin letters and the usual punctuation without its invisible characters."""
_PLAIN = re.compile(f"[{_PLAIN_CHARACTERS}]*")
_NOT_PLAIN = re.compile(f"[^{_PLAIN_CHARACTERS}]")

_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
"""Characters that show nothing though their category is that of a letter or a mark."""
_NUMBER_SIGNS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""Arabic and Syriac signs that are printed though their category is that of a format character."""
_JOINERS = frozenset("\u200c\u200d")
_EMOJI_SELECTOR = "\ufe0f"
_JOINING_SCRIPTS = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0e80-\u0eff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]"
)
"""Arabic, the Indic scripts, Lao, Burmese, Khmer, Mongolian: they need (non-)joiners."""


_SEAM_ENDS = (
    (r"<", r"[|｜]"),
    (r"[|｜]", r">"),
    (r"\[", r"/?INST\]"),
    (r"<", r"</?SYS>>"),
    (r"<", r"/?(?:s|bos|eos|start_of_turn|end_of_turn)>"),
    (r"<", r"/?(?:tool|function|antml)[\w:-]*[ >]"),
)
"""Between these a space is put in: a tokenizer would take them for the marks of a chat."""
_SEAM = re.compile("|".join(f"(?<={left})(?={right})" for left, right in _SEAM_ENDS))
_SPACED_SEAM = re.compile("|".join(f"(?<={left}) (?={right})" for left, right in _SEAM_ENDS))


ESCAPES = (
    r"(?:\x1b\[|\x9b)[0-?]{0,60}[ -/]{0,10}[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x9d-\x9f])[^\x07\x1b\x9c\n]{0,500}(?:\x07|\x1b\\|\x9c)"
)
"""Sequences that steer a terminal and are not shown there (ECMA-48, 5.4 and 5.6)."""
ESCAPE_CHARS = 510
"""No sequence that is told as one is longer."""
_ESCAPE = re.compile(ESCAPES)
_BEGINS_ESCAPE = frozenset("\x1b\x90\x9b\x9d\x9e\x9f")
_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e0fff]")


class CleanView(NamedTuple):
    """Text as a model sees it, and where each of its characters comes from."""

    text: str
    """The text without what cannot be seen."""
    offsets: tuple[int, ...]
    """For each code point of `text` the code point of the source that it is, or stands behind."""
    hidden: int
    """How many code points were left out."""


def normalize_text(raw: str) -> str:
    """Return the text in NFC with LF line ends and without byte order marks at its start."""
    text = raw.lstrip(_BYTE_ORDER_MARK)
    if any(one in text for one in _LINE_END_CHARACTERS):
        text = _LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", text)


def clean_view(text: str, start: int = 0, end: int | None = None) -> CleanView:
    r"""Return `text[start:end]` without invisible characters, with an offset map into `text`.

    Zero-width and bidirectional characters, tag characters, variation selectors, soft hyphens,
    controls and sequences for terminals go, as Unicode's report on source code security advises for
    text that is reviewed (https://www.unicode.org/reports/tr55/). Joiners stay where a script or an
    emoji needs them. Tabs are shown as spaces, and what looks like a token of a chat template is
    parted by one.

    >>> clean_view("a\u200bgreed <|end|>").text
    'agreed < |end| >'
    """
    end = len(text) if end is None else min(end, len(text))
    hidden: frozenset[int] = frozenset()
    if not _is_plain(text, start, end):
        hidden = frozenset(_hidden_places(text, start, end))
    kept = [position for position in range(start, end) if position not in hidden]
    shown = "".join([text[position] for position in kept]).replace("\t", " ")
    for seam in reversed([match.start() for match in _SEAM.finditer(shown)]):
        kept.insert(seam, kept[seam - 1])
    return CleanView(_SEAM.sub(" ", shown), tuple(kept), len(hidden))


def clean_text(text: str, start: int = 0, end: int | None = None) -> str:
    """Return the text of `clean_view` alone."""
    end = len(text) if end is None else min(end, len(text))
    if _is_plain(text, start, end):
        return _part_tokens(text[start:end])
    hidden = _hidden_places(text, start, end)
    starts, ends = (start, *(place + 1 for place in hidden)), (*hidden, end)
    shown = "".join([text[first:last] for first, last in zip(starts, ends, strict=True)])
    return _part_tokens(shown.replace("\t", " "))


def quoted_line(text: str) -> str:
    """Return words of an article on one line, for a model that is shown quotes and no article.

    Only what turns lines round or carries a text of its own goes; a quote is to stay what it is.
    """
    return _part_tokens(" ".join(_STEERING.sub("", text).split()))


def join_tokens(shown: str) -> str:
    """Return text of a clean view with its tokens of chat templates as they stood.

    >>> join_tokens("< |end| >")
    '<|end|>'
    """
    return _SPACED_SEAM.sub("", shown) if "<" in shown or "[" in shown else shown


def _part_tokens(text: str) -> str:
    return _SEAM.sub(" ", text) if "<" in text or "[" in text else text


def count_hidden(text: str) -> int:
    """Return the count of `clean_view` alone."""
    return len(_hidden_places(text, 0, len(text)))


def _hidden_places(text: str, start: int, end: int) -> tuple[int, ...]:
    """Return where characters stand that are not shown, in order."""
    places = [
        match.start()
        for match in _NOT_PLAIN.finditer(text, start, end)
        if not _is_shown(text, match.start())
    ]
    if any(text[at] in _BEGINS_ESCAPE for at in places) or "\x1b" in _before(text, start):
        found = _ESCAPE.finditer(text, max(0, start - ESCAPE_CHARS), end + ESCAPE_CHARS)
        steering = {
            at for one in found for at in range(max(start, one.start()), min(end, one.end()))
        }
        places = sorted(steering.union(places))
    return tuple(places)


def _is_plain(text: str, start: int, end: int) -> bool:
    """Return whether all of a stretch is shown; no sequence for terminals may reach into it."""
    return _PLAIN.fullmatch(text, start, end) is not None and "\x1b" not in _before(text, start)


def _before(text: str, start: int) -> str:
    return text[max(0, start - ESCAPE_CHARS) : start]


def _is_shown(text: str, position: int) -> bool:
    character = text[position]
    if character == "\t" or character in _NUMBER_SIGNS:
        return True
    if character in _BLANK_LETTERS:
        return False
    if character in _JOINERS:
        return _joins(text, position)
    if character == _EMOJI_SELECTOR:
        return position > 0 and _takes_selector(text[position - 1])
    if "\ufe00" <= character <= "\ufe0e" or "\U000e0000" <= character <= "\U000e0fff":
        return False
    return unicodedata.category(character) not in ("Cf", "Cc", "Cs")


def _joins(text: str, position: int) -> bool:
    before = text[position - 1 : position] if position else ""
    after = text[position + 1 : position + 2]
    if _JOINING_SCRIPTS.match(before) and _JOINING_SCRIPTS.match(after):
        return True
    is_emoji = before == _EMOJI_SELECTOR or (
        before and unicodedata.category(before) in ("So", "Sk")
    )
    return bool(is_emoji and after and unicodedata.category(after) == "So")


def _takes_selector(character: str) -> bool:
    return character in "0123456789#*" or unicodedata.category(character) in ("So", "Sm", "Po")
