"""Telling what somebody says from the words around it."""

import re
from typing import NamedTuple

_OPENING = "“«„"
_CLOSING = "”»"
_SPEECH_WORDS = 3


class Quotation(NamedTuple):
    """A quoted stretch of one sentence, with its marks."""

    start: int
    """Position of the opening mark, or of the sentence's first character."""
    end: int
    """One past the closing mark, or past the sentence's last character."""
    opened: bool
    """Whether the opening mark is in this sentence."""
    closed: bool
    """Whether the closing mark is in this sentence."""

    def inside(self) -> tuple[int, int]:
        """Return the stretch without its marks."""
        return self.start + self.opened, self.end - self.closed


def find_quotations(text: str, *, inside: bool) -> tuple[Quotation, ...]:
    """Return the quoted stretches of a sentence.

    Args:
        text: The sentence.
        inside: Whether a quotation was open when the sentence began.
    """
    found = []
    start: int | None = 0 if inside else None
    opened = False
    for index, char in enumerate(text):
        if start is None and (char in _OPENING or (char == '"') or _opens_single(text, index)):
            start, opened = index, True
        elif start is not None and _closes(text, index, text[start] if opened else "“"):
            found.append(Quotation(start, index + 1, opened, True))
            start, opened = None, False
    if start is not None and not (opened and text[start] in "'‘"):
        found.append(Quotation(start, len(text), opened, False))
    return tuple(found)


def _opens_single(text: str, index: int) -> bool:
    before = text[index - 1] if index else " "
    return text[index] == "‘" and not before.isalnum() and text[index + 1 : index + 2].isalpha()


def _closes(text: str, index: int, opening: str) -> bool:
    char = text[index]
    if opening == "‘":
        after = text[index + 1 : index + 2]
        return char == "’" and not after.isalnum()
    if opening == '"':
        return char == '"'
    return char in _CLOSING or (char == '"' and opening == "“" and '"' not in text[:index])


def is_speech(text: str, quotation: Quotation, others: tuple[Quotation, ...]) -> bool:
    """Return whether a quoted stretch is said by somebody, rather than a quoted word or phrase.

    Speech stands by itself, or is set off by a comma or colon; a phrase runs on in its sentence.
    """
    first, last = quotation.inside()
    words = re.findall(r"\w+", text[first:last])
    before = text[: quotation.start].rstrip()
    lead = before[-1:] if before and not before[-1].isalnum() else ""
    if not quotation.opened or not before:
        after = text[quotation.end :].strip(" .,;:!?")
        return not after or len(words) >= _SPEECH_WORDS or text[last - 1] in ",?!-"
    if lead in (",", ":") or re.search(r"\b(?:said|says|that|quoted as saying)$", before):
        return bool(words) and (lead == ":" or len(words) >= _SPEECH_WORDS or _interrupted(others))
    return False


def _interrupted(others: tuple[Quotation, ...]) -> bool:
    return len(others) > 1
