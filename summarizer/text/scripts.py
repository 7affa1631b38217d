"""Which scripts a text is written in, as far as anything here depends on it.

Most texts are in Latin letters, and one look tells; so every rule for another script asks first.
"""

import re
import unicodedata
from functools import lru_cache

_OTHER = re.compile(
    "[\u0370-\u1dff\u2c00-\u2c5f\u2c80-\u2dff\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3031-\ua6ff"
    "\ua800-\uab2f\uab70-\ufaff\ufb13-\ufdff\ufe70-\ufefc\uff10-\uff19\uff21-\uff3a\uff41-\uffdc"
    "\U00010000-\U0001efff\U00020000-\U0003ffff]"
)
"""Letters, marks and digits that are neither Latin nor of typography."""
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_DENSE = re.compile(
    "[\u1100-\u11ff\u3041-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Hangul, kana and Han, of which one character says as much as about three Latin letters."""
_HAN = frozenset(("CJK", "HIRAGANA", "KATAKANA"))


def has_other_script(text: str) -> bool:
    """Return whether a text has a letter or digit that is not Latin.

    >>> has_other_script("Đặng Łukasz, “4”"), has_other_script("the word мир")
    (False, True)
    """
    return not text.isascii() and _OTHER.search(text) is not None


def is_mostly_latin(text: str) -> bool:
    """Return whether most letters of a text are Latin, or it has none.

    >>> is_mostly_latin("the word мир"), is_mostly_latin("слово peace")
    (True, False)
    """
    if not has_other_script(text):
        return True
    other = len(_OTHER.findall(text))
    return 2 * other <= sum(map(str.isalpha, text))


def has_right_to_left(text: str) -> bool:
    """Return whether a text has a character of a script that is written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def is_spaced(letter: str) -> bool:
    """Return whether the script of a letter parts words by spaces, as far as is known here."""
    return not "\u3005" <= letter <= "\u9fff" and not "\uf900" <= letter <= "\ufaff"


def weigh_letters(text: str) -> int:
    """Return how many Latin letters would say as much as those of a text.

    >>> weigh_letters("two sides, 5"), weigh_letters("双方")
    (8, 6)
    """
    letters = sum(map(str.isalpha, text))
    return letters if text.isascii() else letters + 2 * len(_DENSE.findall(text))


@lru_cache(maxsize=4096)
def script_of(name: str) -> str:
    """Return the script of the first letter of a name; `HAN` for Chinese and Japanese.

    >>> script_of("Ван И"), script_of("王毅"), script_of("2031")
    ('CYRILLIC', 'HAN', '')
    """
    letter = next((one for one in name if one.isalpha()), "")
    word = unicodedata.name(letter, "").split(" ")[0] if letter else ""
    if word in _HAN:
        return "HAN"
    return word.split("-")[0]
