"""Spellings of one word in scripts other than Latin, folded to one for linking and comparing.

Quotes are never compared by this: `text.locate` takes letters as they stand.

Arabic, after the usual normalization for searching (L. S. Larkey, L. Ballesteros, M. E. Connell,
"Improving stemming for Arabic information retrieval", 2002): forms of alef are one, so are those of
yeh, kaf and heh that Arabic, Persian and Urdu type differently; vowel signs and the stretching
tatweel go. In the scripts of India the nukta goes, as does the difference between the two signs for
a nasal; vowel signs are letters there and stay. Digits of all scripts are those of ASCII.
"""

import unicodedata

_ARABIC = {
    "ٱ": "ا",  # alef wasla
    "ى": "ي",  # alef maksura
    "ی": "ي",  # Farsi yeh
    "ې": "ي",  # Pashto e
    "ے": "ي",  # yeh barree
    "ک": "ك",  # keheh
    "ڪ": "ك",  # swash kaf
    "ہ": "ه",  # heh goal
    "ھ": "ه",  # heh doachashmee
    "ە": "ه",  # ae
    "ة": "ه",  # teh marbuta
    "ۃ": "ه",  # teh marbuta goal
    "ں": "ن",  # noon ghunna
    "ۆ": "و",
    "ـ": "",  # tatweel
    "ء": "",
    "٫": ".",
    "٬": ",",
}
_INDIC = {"ँ": "ं", "ঁ": "ং", "ઁ": "ં"}
"""Candrabindu as anusvara."""
_ZEROS = "٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐０"  # One zero of each script; the other digits follow it.
DIGITS: dict[int, str] = {ord(zero) + n: str(n) for zero in _ZEROS for n in range(10)}
"""Digits of all scripts to those of ASCII, one for one."""
_TABLE = str.maketrans({**_ARABIC, **_INDIC}) | DIGITS

_DIACRITICS = (
    *((0x300, 0x36F), (0x483, 0x489), (0x591, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F)),
    *((0x670, 0x670), (0x6D6, 0x6ED), (0x8CA, 0x8FF), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF)),
    *((0x20D0, 0x20FF), (0xFE20, 0xFE2F)),
)
"""Blocks of marks that stand beside a letter and are none."""
_NUKTAS = (0x93C, 0x9BC, 0xA3C, 0xABC, 0xB3C, 0xCBC)
MARKS = "".join(
    chr(code)
    for first, last in ((0x483, 0x1100), (0x1700, 0x1900), (0x302A, 0x309B))
    for code in range(first, last)
    if unicodedata.category(chr(code)) in ("Mn", "Mc")
)
"""Marks that go on with a word, though they are no letters to a regular expression."""


def plain_digits(text: str) -> str:
    """Return the text with digits of ASCII; every character stands where it stood.

    >>> plain_digits("١٢ مايو ۲۰۳۱, १२")
    '12 مايو 2031, 12'
    """
    return text if text.isascii() else text.translate(DIGITS)


def fold_scripts(decomposed: str) -> str:
    """Return a text of NFKD without what the spellings of a word differ in.

    >>> fold_scripts("کِتاب") == fold_scripts("كتاب")
    True
    """
    kept = [
        character
        for character in decomposed.translate(_TABLE)
        if not _is_dropped(ord(character), character)
    ]
    return "".join(kept)


def _is_dropped(code: int, character: str) -> bool:
    if code < _DIACRITICS[0][0]:
        return character == "\u00ad"
    if any(first <= code <= last for first, last in _DIACRITICS) or code in _NUKTAS:
        return True
    return unicodedata.category(character) == "Cf" or 0xFE00 <= code <= 0xFE0F
