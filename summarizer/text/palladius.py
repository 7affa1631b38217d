"""Chinese names in Cyrillic letters, back to pinyin.

Russian writes Chinese by the system of Palladius (P. I. Kafarov, 1888), one spelling a syllable, so
most syllables go back to one of pinyin: `Сюй Вэньхао` is `Xu Wenhao`.
"""

from collections.abc import Iterator, Mapping
from functools import cache

_INITIALS = {
    **dict(zip("bpmfdtnlgkh", "бпмфдтнлгкх", strict=True)),
    **{"j": "цз", "q": "ц", "x": "с", "zh": "чж", "ch": "ч", "sh": "ш", "r": "ж"},
    **{"z": "цз", "c": "ц", "s": "с"},
}
_HARD = (
    "a а|ai ай|an ань|ang ан|ao ао|e э|ei эй|en энь|eng эн|o о|ong ун|ou оу|u у|ua уа|uai уай"
    "|uan уань|uang уан|ui уй|un унь|uo о"
)
"""Finals behind every initial but `j`, `q`, `x`."""
_SOFT = "i и|ia я|ian янь|iang ян|iao яо|ie е|in инь|ing ин|iong юн|iu ю"
"""Finals behind `j`, `q`, `x` and some others."""
_ROUND = "u юй|uan юань|ue юэ|un юнь"
"""Finals behind `j`, `q`, `x` that are written with `u`."""
_WHOLE = (
    "a а|ai ай|an ань|ang ан|ao ао|e э|en энь|er эр|ou оу|wa ва|wai вай|wan вань|wang ван|wei вэй"
    "|wen вэнь|weng вэн|wo во|wu у|ya я|yan янь|yang ян|yao яо|ye е|yi и|yin инь|ying ин|yong юн"
    "|you ю|yu юй|yuan юань|yue юэ|yun юнь|zhi чжи|chi чи|shi ши|ri жи|zi цзы|ci цы|si сы|hui хуэй"
    "|gui гуй|kui куй|lü люй|nü нюй|lüe люэ|nüe нюэ"
)
_LONGEST = 7
_MOST_READINGS = 8


def read_palladius(word: str) -> tuple[str, ...]:
    """Return the pinyin that a Cyrillic word can stand for; empty where it is no Chinese name.

    >>> read_palladius("вэньхао"), read_palladius("лавров")
    (('wenhao',), ())
    """
    table = _syllables()
    readings: list[tuple[str, int]] = [("", 0)]
    done: list[str] = []
    while readings and len(done) < _MOST_READINGS:
        pinyin, place = readings.pop(0)
        if place == len(word):
            done.append(pinyin)
            continue
        for length in range(_LONGEST, 0, -1):
            piece = word[place : place + length]
            if len(piece) == length:
                skip = word[place + length : place + length + 1] == "ъ"
                readings += [(pinyin + one, place + length + skip) for one in table.get(piece, ())]
        readings = readings[: 4 * _MOST_READINGS]
    return tuple(dict.fromkeys(done))


def is_syllable(word: str) -> bool:
    """Return whether a Cyrillic word, in small letters, is one Chinese syllable.

    >>> is_syllable("ван"), is_syllable("путин")
    (True, False)
    """
    return word in _syllables()


@cache
def _syllables() -> Mapping[str, tuple[str, ...]]:
    """Return Cyrillic syllables to those of pinyin that they are."""
    table: dict[str, list[str]] = {}
    for pinyin, cyrillic in (*_pairs(_WHOLE), *_composed()):
        found = table.setdefault(cyrillic, [])
        if pinyin not in found:
            found.append(pinyin)
    return {cyrillic: tuple(found) for cyrillic, found in table.items()}


def _composed() -> Iterator[tuple[str, str]]:
    for initial, letter in _INITIALS.items():
        is_soft = initial in ("j", "q", "x")
        if not is_soft:
            yield from ((initial + one, letter + two) for one, two in _pairs(_HARD))
        if is_soft or initial in tuple("bpmdtnl"):
            yield from ((initial + one, letter + two) for one, two in _pairs(_SOFT))
        if is_soft:
            yield from ((initial + one, letter + two) for one, two in _pairs(_ROUND))


def _pairs(finals: str) -> list[tuple[str, str]]:
    return [(pair.split()[0], pair.split()[1]) for pair in finals.split("|")]
