"""Text of articles made safe to show on a page, and the direction that it is read in.

Markup is the templates' business (they escape whatever is put into them). This is about characters
that reorder or hide what stands around them: <https://trojansource.codes/>, and "Unicode controls
vs. markup for bidi support", <https://www.w3.org/International/questions/qa-bidi-unicode-controls>.
"""

import re
import unicodedata
from typing import Literal, NamedTuple

from summarizer.text.plain import plain_text

Direction = Literal["ltr", "rtl", "auto"]

_CONTROL_PICTURES = 0x2400
_DELETE, _DELETE_PICTURE = "\x7f", "\u2421"
_JOINERS = "\u200c\u200d"
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KEPT = frozenset("\n\t")
_REPLACED = {"Zl": "\n", "Zp": "\n", "Co": "\ufffd", "Cs": "\ufffd"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_RTL_LANGUAGES = frozenset(
    "ar arc ckb dv fa glk he iw ji ks lrc mzn nqo ps sd syr ug ur yi".split()
)
_RTL_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})
_SCRIPT_LETTERS = 4


class Tongue(NamedTuple):
    """In what language and direction a text is written, as attributes of its element."""

    lang: str
    """BCP 47 code; empty where it is not known."""
    direction: Direction
    """Direction of the text; `auto` where only its first strong letter can tell."""


def shown_line(text: str, *, chars: int | None = None) -> str:
    """Return the text on one line, without characters that reorder or hide text.

    Args:
        text: Any text.
        chars: Longest that it may be; what is longer ends in an ellipsis.
    """
    line = plain_text(text)
    return line if chars is None or len(line) <= chars else f"{line[: chars - 1].rstrip()}…"


def shown_text(text: str) -> str:
    r"""Return the text with its line breaks; characters that steer or reorder are pictured.

    Controls become their pictures (U+2400 to U+2421), bidirectional embeddings, overrides and
    isolates their code points in brackets; other invisible format characters go.

    >>> shown_text("pay\u202e001\x07")
    'pay[U+202E]001␇'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown_character, text))


def tongue_of(language: str) -> Tongue:
    """Return the attributes of a text in this language; what is no code makes it unknown.

    >>> tongue_of("ar-EG"), tongue_of("es"), tongue_of("und")
    (Tongue(lang='ar-EG', direction='rtl'), Tongue(lang='es', direction='ltr'), \
Tongue(lang='', direction='auto'))
    """
    if _LANGUAGE.fullmatch(language) is None or language.casefold().startswith("und"):
        return Tongue("", "auto")
    primary, *others = language.casefold().split("-")
    scripts = [one for one in others if len(one) == _SCRIPT_LETTERS and one.isalpha()]
    rtl = scripts[0] in _RTL_SCRIPTS if scripts else primary in _RTL_LANGUAGES
    return Tongue(language, "rtl" if rtl else "ltr")


def _shown_character(character: str) -> str:
    if character in _KEPT or (character.isascii() and character.isprintable()):
        return character
    category = unicodedata.category(character)
    if category == "Cc":
        return _picture_control(character)
    if category == "Cf":
        if character in _REORDERING:
            return f"[U+{ord(character):04X}]"
        return character if character in _JOINERS else ""
    return _REPLACED.get(category, character)


def _picture_control(character: str) -> str:
    code = ord(character)
    if code < ord(" "):
        return chr(_CONTROL_PICTURES + code)
    return _DELETE_PICTURE if character == _DELETE else f"[U+{code:04X}]"
