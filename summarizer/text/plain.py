"""Text on one line, without characters that steer a terminal or hide text."""

import unicodedata
from collections.abc import Sequence

_JOINERS = "\u200c\u200d"
"""ZERO WIDTH (NON-)JOINER: some scripts cannot be written without them."""

_NO_CHARACTER = "\ufffd"
_BLANKS = frozenset({"Cc", "Zl", "Zp", "Zs"})
_UNKNOWN = frozenset({"Co", "Cs"})


def plain_text(text: str) -> str:
    """Return the text on one line, safe to print.

    Controls, line breaks and runs of white space become one space, invisible and bidirectional
    format characters go, and private and surrogate code points become U+FFFD.
    """
    return " ".join("".join(map(_plain_character, text)).split())


def spaced_text(text: str) -> str:
    r"""Return a stretch as `plain_text` does, keeping one space at an end that has any.

    >>> spaced_text(" a\nb  ")
    ' a b '
    """
    plain = plain_text(text)
    if not plain:
        return " " if text else ""
    left = " " if text[0].isspace() else ""
    return f"{left}{plain}{' ' if text[-1].isspace() else ''}"


def join_words(words: Sequence[str]) -> str:
    """Return the words as an English list.

    >>> join_words(["Finland", "Norway", "the EU"])
    'Finland, Norway and the EU'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _plain_character(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    category = unicodedata.category(character)
    if category in _BLANKS:
        return " "
    if category == "Cf":
        return character if character in _JOINERS else ""
    return _NO_CHARACTER if category in _UNKNOWN else character
