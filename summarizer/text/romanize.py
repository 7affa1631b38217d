"""Names of people in two scripts: whether one may be the other, and what is assumed for that.

Two ways lead across. A name is *read* in Latin letters where its script says all its sounds
(Cyrillic, with Chinese names by the system of Palladius; Chinese characters as pinyin, surname
first; Greek, Hangul), and the readings are compared as two romanizations are (`text.names`). Arabic
leaves short vowels out, Devanagari those that it takes for granted, and Chinese spells foreign
names by syllables of its own; of these, and wherever reading does not settle it, only *consonants*
are compared, in classes of sounds that scripts and languages exchange for one another.

Letters become Latin by anyascii (https://github.com/anyascii/anyascii).
"""

import re
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple, TypeAlias

from anyascii import anyascii

from summarizer.text.names import fold_letters, name_words, person_similarity, strip_titles
from summarizer.text.palladius import read_palladius
from summarizer.text.scripts import script_of

How: TypeAlias = Literal["reading", "consonants"]

SAME_READING = 0.85
"""`person_similarity` of two readings from which two names are one."""
_LEAST_WORDS = 2
_TWO_CHARACTER_SURNAMES = frozenset(
    "欧阳 司马 诸葛 上官 东方 皇甫 尉迟 公孙 慕容 司徒 夏侯 令狐 歐陽 司馬 諸葛 東方 尉遲".split()
)
_MOST_CHARACTERS = 4
"""A Chinese name has no more characters; a longer one spells a foreign name."""
_DOTS = re.compile(r"[·•・‧]")
_SYLLABLE = re.compile(r"[A-Z][a-z]*")
_CYRILLIC_SOUNDS = str.maketrans(
    {"х": "h", "ц": "ts", "щ": "sh", "э": "e", "ы": "i", "ь": "", "ъ": ""}
)
_ARTICLES = re.compile(r"(?<!\S)(?:ال(?=\w{3})|(?:аль|эль|ас|аш|ат|ан)-|अल[ -])")
"""The article of Arabic names, as other scripts have it."""
_NASALS = {"ं": "न", "ँ": "न"}
_DEVANAGARI_SIBILANTS = str.maketrans({"श": "S", "ष": "S", "च": "S", "छ": "S", "ज": "S", "झ": "S"})
_ARABIC_SOUNDS = str.maketrans(
    {"ش": "S", "چ": "S", "ج": "S", "ژ": "S", "ص": "S", "ث": "S", "ذ": "S", "ظ": "S", "ض": "d"}
    | {
        "غ": "g",
        "خ": "h",
        "ح": "h",
        "ع": "a",
        "ا": "*",
        "ق": "k",
        "گ": "g",
        "ڤ": "v",
        "ط": "t",
        "ڑ": "r",
    }
)
_PAIRS = (
    ("tsh", "S"),
    ("tch", "S"),
    ("sch", "S"),
    ("dzh", "S"),
    ("chzh", "S"),
    ("tS", "S"),
    ("dS", "S"),
    ("sh", "S"),
    ("ch", "S"),
    ("zh", "S"),
    ("ts", "S"),
    ("dz", "S"),
    ("dj", "S"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "t"),
    ("bh", "b"),
    ("ck", "k"),
    ("ng", "n"),
    ("gn", "n"),
    ("ny", "n"),
    ("ñ", "n"),
    ("ll", "l"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "sy"),
)
_CLASSES = str.maketrans(
    {
        **dict.fromkeys("pb", "P"),
        **dict.fromkeys("fv", "F"),
        **dict.fromkeys("td", "T"),
        **dict.fromkeys("kgcq", "K"),
        **dict.fromkeys("szjS", "S"),
        **dict.fromkeys("lr", "L"),
        "m": "M",
        "n": "N",
        **dict.fromkeys("aeiouwyh'*", ""),
    }
)
_STARTS = {**dict.fromkeys("aeou'", "A"), **dict.fromkeys("iy", "Y"), "w": "W", "h": "H", "*": "*"}
_ANY_VOWEL = "*"
"""What an alef begins a word with."""


class Skeleton(NamedTuple):
    """What is left of a name when vowels and what scripts leave out are gone."""

    starts: tuple[str, ...]
    """Class of the first sound of each word."""
    consonants: str
    """Classes of all its consonants."""

    @property
    def weight(self) -> int:
        """How much it says: its consonants, and words that begin with none of these."""
        return len(self.consonants) + sum(one in "AWYH*" for one in self.starts)


class Crossing(NamedTuple):
    """How two names in two scripts can be one person's."""

    how: How
    """By which way."""
    weight: int
    """How much the two have in common; a reading says more than any consonants."""
    read_as: str
    """One of the two in Latin letters, as it was read."""


@lru_cache(maxsize=4096)
def readings(name: str) -> tuple[str, ...]:
    """Return a name in Latin letters, in each way that it can be read; empty where in none.

    >>> readings("Сюй Вэньхао")[0], readings("王毅"), readings("露西娅·帕雷德斯"), readings("سالم")
    ('Xu Wenhao', ('Wang Yi',), (), ())
    """
    script = script_of(name)
    if script == "LATIN":
        return (name,)
    if script == "HAN":
        return _read_chinese(name)
    if script == "CYRILLIC":
        words = name_words(name)
        chinese = [read_palladius(word) for word in _cyrillic_words(name)]
        found = [" ".join(one).title() for one in product(*chinese)] if all(chinese) else []
        return (*found[:_MOST_CHARACTERS], anyascii(name)) if words else ()
    if script in ("GREEK", "HANGUL", "ARMENIAN", "GEORGIAN"):
        return (_spaced(anyascii(name)),)
    return ()


@lru_cache(maxsize=4096)
def skeletons(name: str) -> frozenset[Skeleton]:
    """Return what is left of a name without vowels, for each way to sound its letters."""
    bare = strip_titles(name)
    script = script_of(bare)
    words = _latin_words(bare, script)
    if len(words) < _LEAST_WORDS:
        return frozenset()
    # Pinyin sounds `q` and `x` as sibilants; elsewhere they are `k` and `ks`.
    sibilants = (("q", "S"), ("x", "S")), (("q", "k"), ("x", "ks"))
    sounded = [[_sounded(word, pairs) for word in words] for pairs in sibilants]
    # Some write with `v`, or its like, what others begin a word with `w` for; Urdu and Chinese have
    # `w`, which may be a vowel, for every `v`.
    softened = [[re.sub("^v", "w", word) for word in one] for one in sounded]
    vowelled = [[word.replace("v", "w") for word in one] for one in sounded]
    return frozenset(map(_skeleton, (*sounded, *softened, *vowelled)))


@lru_cache(maxsize=8192)
def first_sounds(word: str) -> frozenset[str]:
    """Return classes of the first sound that a word of a name can have.

    Two words that are one name in two scripts share one of them.
    """
    script = script_of(word)
    latin = _latin_words(word, script)[:1]
    if script == "CYRILLIC":
        latin += read_palladius(_cyrillic_words(word)[0]) if latin else ()
    sounds: set[str] = set()
    for one in latin:
        for sounded in (one, one.replace("q", "S").replace("x", "S")):
            starts = _skeleton([_sounded(sounded, ())]).starts
            sounds.update(starts, ("W", "F") if sounded.startswith(("v", "w")) else ())
    return frozenset(sounds | {"A", "Y"} if "*" in sounds else sounds)


def cross_names(left: str, right: str) -> Crossing | None:
    """Return how two names, one of them not Latin, can be one person's; None where they cannot.

    Two names of one script can be of two languages, such as Arabic and Urdu.

    >>> cross_names("Ван И", "Wang Yi").how, cross_names("وانغ يي", "Wang Yi").how
    ('reading', 'consonants')
    >>> cross_names("Ван И", "Wang Wei") is None
    True
    """
    if script_of(left) == script_of(right) == "LATIN":
        return None
    for one, other in product(readings(left), readings(right)):
        words = min(len(name_words(one)), len(name_words(other)))
        if words >= _LEAST_WORDS and person_similarity(one, other) >= SAME_READING:
            read_as = one if script_of(left) != "LATIN" else other
            return Crossing("reading", 100, read_as)
    if readings(left) and readings(right) and not _spells_foreign(left, right):
        return _by_vowelled_consonants(left, right)
    return _by_consonants(left, right)


def _by_consonants(left: str, right: str) -> Crossing | None:
    best: Crossing | None = None
    for one, other in product(sorted(skeletons(left)), sorted(skeletons(right))):
        if one.consonants != other.consonants or not _begin_alike(one.starts, other.starts):
            continue
        weight = min(one.weight, other.weight)
        if best is None or weight > best.weight:
            best = Crossing("consonants", weight, _shown(left, right))
    return best


def _begin_alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Return whether words begin alike: the first ones, and all where there are as many."""
    compared = len(left) if len(left) == len(right) else 1
    return all(
        one == other or (_ANY_VOWEL in (one, other) and {one, other} <= {"A", "Y", _ANY_VOWEL})
        for one, other in zip(left[:compared], right[:compared], strict=True)
    )


def _by_vowelled_consonants(left: str, right: str) -> Crossing | None:
    """Return the same where both scripts write vowels: short names then need the same ones."""
    found = _by_consonants(left, right)
    return found if found is not None and found.weight >= _LEAST_VOWELLED else None


_LEAST_VOWELLED = 5
"""Consonants from which two names that were read otherwise can still be one."""


def _spells_foreign(left: str, right: str) -> bool:
    return any(_DOTS.search(name) for name in (left, right))


def _shown(left: str, right: str) -> str:
    name = left if script_of(left) != "LATIN" else right
    words = _latin_words(strip_titles(name), script_of(name))
    return " ".join(word.replace("*", "a").lower().capitalize() for word in words)


def _read_chinese(name: str) -> tuple[str, ...]:
    characters = [one for one in name if one.isalpha()]
    if _DOTS.search(name) or not 1 < len(characters) <= _MOST_CHARACTERS:
        return ()
    if any(script_of(one) != "HAN" or one < "\u3400" for one in characters):
        return ()
    first = 2 if name[:2] in _TWO_CHARACTER_SURNAMES and len(characters) > 2 else 1
    parts = ("".join(characters[:first]), "".join(characters[first:]))
    return (" ".join(anyascii(part).capitalize() for part in parts),)


def _latin_words(name: str, script: str) -> list[str]:
    """Return the words of a name in Latin letters as they sound, as far as its script tells."""
    if script == "LATIN":
        return list(name_words(name))
    if script == "HAN":
        read = _read_chinese(name)
        if read:
            return read[0].lower().split()
        return [anyascii(part).lower().replace("'", "") for part in _DOTS.split(name) if part]
    if script == "CYRILLIC":
        words = _cyrillic_words(name)
        return [anyascii(word.translate(_CYRILLIC_SOUNDS)).lower() for word in words]
    if script == "HANGUL":
        return _spaced(anyascii(name)).lower().split()
    folded = _ARTICLES.sub("", fold_letters(name))
    if script == "ARABIC":
        folded = folded.translate(_ARABIC_SOUNDS)
    elif script == "DEVANAGARI":
        for sign, letter in _NASALS.items():
            folded = folded.replace(sign, letter)
        folded = folded.translate(_DEVANAGARI_SIBILANTS)
    return [_ascii_word(word) for word in folded.split() if word]


def _ascii_word(word: str) -> str:
    """Return a word by anyascii, the sibilants that were told apart before kept."""
    return "".join(one if one in "S*" else anyascii(one).lower() for one in word)


def _cyrillic_words(name: str) -> list[str]:
    lowered = _ARTICLES.sub("", name.casefold().replace("ё", "е"))
    return re.findall(r"[^\W\d_]+", re.sub(r"[-'’]", "", lowered))


def _sounded(word: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for letters, sound in (*_PAIRS, *pairs):
        word = word.replace(letters, sound)
    return word


def _skeleton(words: list[str]) -> Skeleton:
    starts = tuple(_STARTS.get(word[0], word[0].translate(_CLASSES)) for word in words if word)
    consonants = "".join(words).translate(_CLASSES)
    plain = re.sub(r"[^A-Z]", "", consonants)
    return Skeleton(starts, re.sub(r"(.)\1+", r"\1", plain))


def _spaced(text: str) -> str:
    """Return what anyascii makes of Hangul, whose syllables it writes with capitals."""
    if " " in text:
        return text
    parts = _SYLLABLE.findall(text)
    return f"{parts[0]} {''.join(parts[1:]).capitalize()}" if len(parts) > 1 else text
