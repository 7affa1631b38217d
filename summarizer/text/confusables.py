"""Letters of other scripts that look Latin, in words that mix scripts: homoglyphs.

The pairs are those of Unicode's table of confusables for UTS #39, Unicode Security Mechanisms
(https://www.unicode.org/Public/security/latest/confusables.txt), for letters of Cyrillic, Greek,
Armenian and Cherokee; of the table only what looks like one plain Latin letter is here.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_CYRILLIC = "аaАAВBеeЕEһhНHіiІIјjЈJКKМMоoОOрpРPсcСCѕsЅSТTуyУYүyҮYхxХXԁdԛqԜWԝwԚQѵvѴVӏlӀIЬbгrҽeЗ3ԌGԍg"
_GREEK = "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXαaγyιiνvοoρpσoυuϲcϹCϳjͿJ"
_ARMENIAN = "օoսuհhոnցgզqՕOՍUՏSԼLյj"
_CHEROKEE = "ᎪAᎬEᎻHᎷMᏒRᎢTᏔWᏚSᏙVᎠDᏀGᎫJᏦKᏞLᏢPᏃZᏴBᏟC"
_PAIRS = _CYRILLIC + _GREEK + _ARMENIAN + _CHEROKEE
_LATIN_OF = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_CYRILLIC_OF = dict(reversed(list(zip(_CYRILLIC[1::2], _CYRILLIC[::2], strict=True))))
_SUSPECT = re.compile(
    "[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u13a0-\u13ff\uff21-\uff5a\U0001d400-\U0001d7ff]"
)
"""Letters of which a few look Latin, and styled Latin letters."""
_STYLED = re.compile("[\uff21-\uff5a\U0001d400-\U0001d7ff]")
_WORD = re.compile(r"[^\W_]+")
_CYRILLIC_WORD = re.compile("[\u0400-\u052f]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


class MixedWord(NamedTuple):
    """A word of two scripts, and what it looks like."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    plain: str
    """The word in one script, as long as it was."""


def find_mixed_words(text: str) -> Iterator[MixedWord]:
    """Yield the words that mix scripts and look as if they did not, left to right.

    >>> [word.plain for word in find_mixed_words("Petr Hale of Br\u0435nn")]
    ['Brenn']
    """
    if text.isascii() or not _SUSPECT.search(text):
        return
    for found in _WORD.finditer(text):
        plain = _in_one_script(found.group())
        if plain is not None:
            yield MixedWord(found.start(), found.end(), plain)


def unmix_scripts(text: str) -> str:
    """Return the text with its mixed words in the one script that they look like; same length."""
    if text.isascii():
        return text
    parts, position = [], 0
    for word in find_mixed_words(text):
        parts += [text[position : word.start], word.plain]
        position = word.end
    return "".join([*parts, text[position:]]) if parts else text


def _in_one_script(word: str) -> str | None:
    """Return a word of two scripts in the script that all its letters look like, or None."""
    if word.isascii() or not _SUSPECT.sub("", word):
        return None  # of one script, or styled as a whole
    styled = _STYLED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), word)
    if len(styled) != len(word) or not _LATIN.search(styled):
        return None
    plain = "".join(_LATIN_OF.get(one, one) for one in styled)
    if not _SUSPECT.search(plain):
        return plain if plain != word else None
    turned = "".join(_CYRILLIC_OF.get(one, one) for one in styled)
    return turned if _CYRILLIC_WORD.fullmatch(turned) else None
