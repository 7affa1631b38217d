"""Names of people and bodies: what two spellings have in common.

All comparisons are blind to case, diacritics, punctuation and titles. Romanizations of one name
differ by a few sounds that conventions spell differently (`Cho Min-seo`, `Jo Min-suh`); those fold
into one key in `sound_key`, a coarse relative of Soundex that keeps the vowels.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from summarizer.text.confusables import unmix_scripts
from summarizer.text.foldscripts import MARKS, fold_scripts
from summarizer.text.scripts import has_other_script

SAME_PERSON = 0.8
"""`person_similarity` from which two names are one person's, unless they are of two sides."""
SHORT_FORM = 0.5
"""`person_similarity` from which a short form can stand for a longer name that is the only one."""

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ł": "l",
        "þ": "th",
        "ə": "a",
        "ŋ": "ng",
    }
)
_TITLE_WORDS = """
    mr mrs ms miss dr prof professor hon honourable honorable rt he hh hrh hm sir madam madame mme
    monsieur senor senora herr frau his her their the excellency comrade
    sayyid sayed sheikh shaikh shaykh sheikha emir sultan
    senator congressman congresswoman representative speaker governor mayor
    president vice chairman chairwoman chairperson chair premier chancellor prime deputy acting
    minister ministers foreign defence defense finance trade interior state cabinet principal
    permanent secretary undersecretary general ambassador envoy special high commissioner consul
    admiral colonel lieutenant captain brigadier major marshal commander
    spokesperson spokesman spokeswoman director cs ps fm pm dpm
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))
_SMALL_WORD_LIST = "of the and for in on at to de la le du des del y et"
_SMALL_WORDS = frozenset(_SMALL_WORD_LIST.split())
_SOUND_PAIRS = (
    ("sch", "S"),
    ("tch", "C"),
    ("sh", "S"),
    ("ch", "C"),
    ("ph", "f"),
    ("kh", "k"),
    ("gh", "k"),
    ("th", "t"),
    ("dh", "t"),
    ("ck", "k"),
    ("ae", "a"),
    ("eo", "u"),
    ("eu", "u"),
    ("oe", "u"),
    ("oi", "u"),
    ("oo", "u"),
    ("ou", "u"),
    ("ue", "u"),
    ("ee", "i"),
    ("ie", "i"),
)
_SOUND_LETTERS = str.maketrans("bcdegoqwyz", "pktakukvis")
_WORD = re.compile(r"[^\W_]+")
_MARKED_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}])*")
_VOWELS = re.compile("[aiu]")
_SOFT = re.compile("[aiuhv]")
_ARTICLE = re.compile(r"(?:(?:\b(?:al|el|ad|ar|as|ash|at|az)[-‐‑’'])|(?<=\w )(?:al|el) )(?=\w{3})")
"""The article of Arabic names, which is written with the name, before it, or not at all."""
_LEAST_CONSONANTS = 8
_LEAST_SOUNDS = 5
_JOINT = re.compile(r"(?<=\w)[-‐‑’‘'`ʻʼʹ.](?=\w)")
_BRACKETED = re.compile(r"(?P<name>[^()]*\S)\s*\((?P<short>[^()]{2,24})\)")


@lru_cache(maxsize=8192)
def fold_letters(text: str) -> str:
    """Return the text in lower case, without diacritics, ligatures and invisible characters.

    Words that mix scripts and look as if they did not are written in one.
    What spellings in other scripts differ in folds as well (`text.foldscripts`).

    >>> fold_letters("Sørby-Łódź")
    'sorby-lodz'
    """
    # Twice: styled capitals become plain ones only when they are decomposed.
    plain = unicodedata.normalize("NFKD", unmix_scripts(text).casefold()).casefold()
    decomposed = unicodedata.normalize("NFKD", plain).translate(_LETTERS)
    if has_other_script(decomposed):
        return fold_scripts(decomposed)
    return "".join(one for one in decomposed if unicodedata.category(one) not in ("Mn", "Cf"))


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name; what a hyphen joins is one word.

    The Arabic article, which some outlets write and others leave out, is no word.

    >>> name_words("Cho Min-seo"), name_words("Karim al-Hamdani")
    (('cho', 'minseo'), ('karim', 'hamdani'))
    """
    return _all_words(_ARTICLE.sub("", fold_letters(name)))


def _all_words(folded: str) -> tuple[str, ...]:
    pattern = _MARKED_WORD if has_other_script(folded) else _WORD
    return tuple(pattern.findall(_JOINT.sub("", folded)))


@lru_cache(maxsize=4096)
def strip_titles(name: str) -> str:
    """Return the name without the titles and offices before it; one that is only titles stays.

    >>> strip_titles("Deputy Prime Minister Senator Maria Nunes Vaz")
    'Maria Nunes Vaz'
    """
    words = name.split()
    for start, word in enumerate(words):
        folded = _WORD.findall(fold_letters(word.replace(".", "")))
        if any(part not in _TITLES for part in folded):
            return " ".join(words[start:])
    return name.strip()


@lru_cache(maxsize=4096)
def sound_key(word: str) -> str:
    """Return a key that the usual romanizations of one folded word share.

    >>> sound_key("jihoon") == sound_key("jihun"), sound_key("sugyeong") == sound_key("sukyung")
    (True, True)
    """
    for letters, sound in _SOUND_PAIRS:
        word = word.replace(letters, sound)
    sounds = word.translate(_SOUND_LETTERS)
    sounds = re.sub(r"(?<=[aiu])h(?![aiu])", "", sounds)
    return re.sub(r"(.)\1+", r"\1", sounds)


def beat_key(word: str) -> str:
    """Return the sound key of a folded word with all vowels as one: `tareq`, `tariq`.

    >>> beat_key("tareq") == beat_key("tariq"), beat_key("karim") == beat_key("akram")
    (True, False)
    """
    return re.sub(r"[aiu]+", "a", sound_key(word))


def person_keys(name: str) -> frozenset[str]:
    """Return keys of which two names of one person share at least one."""
    words = _person_words(name)
    return frozenset((*map(beat_key, words), beat_key("".join(words)), consonants(name)))


@lru_cache(maxsize=4096)
def consonants(name: str) -> str:
    """Return the consonants of a name without its titles, in one spelling.

    Romanizations of Arabic names, and of names that French or English spells by ear, differ in
    vowels and spaces above all.

    >>> consonants("Mohammed Al Amin Ould Tafil") == consonants("Mohamed Lemine Ould Tfeil")
    True
    """
    words = _all_words(fold_letters(strip_titles(name)))
    sounds = "".join(map(sound_key, words))
    return re.sub(r"(.)\1+", r"\1", _SOFT.sub("", sounds))


def person_similarity(left: str, right: str) -> float:
    """Return how far two names can be one person's, 0 to 1.

    | value | what they share |
    |---|---|
    | 1 | all words, in any order and spacing |
    | 0.9 | all words of the shorter, at least two |
    | 0.85 | the same in another romanization, or the consonants of all words, eight at least |
    | 0.8 | surname and initial; or all words, one of them but for a vowel |
    | 0.6 | the only word of the shorter is the first or last of the longer |
    | 0.5 | the same in another romanization |
    """
    short, long = sorted(
        (_person_words(left), _person_words(right)), key=lambda one: (len(one), one)
    )
    if not short:
        return 0.0
    if sorted(short) == sorted(long) or "".join(short) == "".join(long):
        return 1.0
    bones = consonants(left)
    if len(bones) >= _LEAST_CONSONANTS and bones == consonants(right):
        return 0.85
    return _short_form_similarity(short[0], long) if len(short) == 1 else _aligned(short, long)


def _aligned(short: Sequence[str], long: Sequence[str]) -> float:
    """Return how far two names of several words each can be one person's."""
    matches = _align(short, long)
    if not matches:
        joined = sound_key("".join(short)) == sound_key("".join(long))
        return 0.85 if joined else 0.0
    return _value_of(matches)


def _value_of(matches: Sequence[str]) -> float:
    """Return what names share whose words are all found in each other."""
    if {"vowels", "few vowels"} & set(matches):
        return 0.8
    if "initial" in matches:
        return 0.8 if "word" in matches or "sound" in matches else 0.0
    return 0.85 if "sound" in matches else 0.9


def body_similarity(left: str, right: str) -> float:
    """Return how far two names can be one organization's, 0 to 1.

    1: the same words; 0.9: one is the acronym of the other, or is named beside it in brackets;
    0.8: all content words of the shorter, at least two or the first one, stand in the longer.
    """
    best = 0.0
    for one in split_acronym(left):
        for other in split_acronym(right):
            best = max(best, _plain_body_similarity(one, other))
    return min(best, 0.9) if best == 1.0 and _body_words(left) != _body_words(right) else best


def split_acronym(name: str) -> tuple[str, ...]:
    """Return the name, or the name and what stands in brackets after it.

    >>> split_acronym("Shanghai Cooperation Organization (SCO)")
    ('Shanghai Cooperation Organization', 'SCO')
    """
    found = _BRACKETED.fullmatch(name.strip())
    return (found["name"], found["short"]) if found else (name.strip(),)


def acronym_of(name: str) -> str:
    """Return the initials of the content words of a name, in lower case.

    >>> acronym_of("Association of Southeast Asian Nations")
    'asan'
    """
    return "".join(word[0] for word in _body_words(name))


def fullest_name(names: Iterable[str]) -> str:
    """Return the name with the most words, then letters, then diacritics; then by alphabet.

    Of names with as many words, one in capitals comes last. Words that are mere initials do not
    count.

    Raises:
        ValueError: There is no name.
    """

    def fullness(name: str) -> tuple[int, bool, int, int, str]:
        words = name_words(name)
        marked = sum(not letter.isascii() for letter in name)
        shouted = name.isupper() and len(words) > 1
        return (
            -sum(len(word) > 1 for word in words),
            shouted,
            -sum(map(len, words)),
            -marked,
            name,
        )

    return min(names, key=fullness)


def _person_words(name: str) -> tuple[str, ...]:
    words = name_words(strip_titles(name.lstrip("@")))
    return tuple(word for word in words if word not in _GENERATIONS) or words


def _short_form_similarity(word: str, long: Sequence[str]) -> float:
    ends = (long[0], long[-1])
    if word in ends and len(word) > 1:
        return 0.6
    return 0.5 if len(word) > 1 and sound_key(word) in map(sound_key, ends) else 0.0


def _align(short: Sequence[str], long: Sequence[str]) -> tuple[str, ...]:
    """Return how each word of the shorter name is found in the longer; empty if one is not."""
    left = list(long)
    matches = []
    for word in sorted(short, key=lambda one: (-len(one), one)):
        how, partner = _partner(word, left)
        if partner is None:
            return ()
        left.remove(partner)
        matches.append(how)
    return tuple(matches) if _are_sure(matches) else ()


def _are_sure(matches: Sequence[str]) -> bool:
    """Return whether at most one word is told but for a vowel, and others as they stand."""
    loose = [how for how in matches if how in ("vowels", "few vowels")]
    firm = len(matches) - len(loose) - matches.count("initial")
    return not loose or (len(loose) == 1 and firm >= 1 + (loose[0] == "few vowels"))


def _partner(word: str, candidates: Sequence[str]) -> tuple[str, str | None]:
    if word in candidates:
        return "word", word
    for other in candidates:
        if min(len(word), len(other)) > 1 and sound_key(word) == sound_key(other):
            return "sound", other
    for other in candidates:
        if 1 in (len(word), len(other)) and word[0] == other[0]:
            return "initial", other
    for other in candidates:
        if how := _one_vowel_apart(word, other):
            return how, other
    return "", None


def _one_vowel_apart(word: str, other: str) -> str | None:
    """Return whether two romanizations differ in one vowel, and how much the rest says."""
    one, two = sound_key(word), sound_key(other)
    if len(one) != len(two) or len(one) < _LEAST_SOUNDS:
        return None
    apart = [pair for pair in zip(one, two, strict=True) if pair[0] != pair[1]]
    if len(apart) != 1 or not set(apart[0]) <= set("aiu") or one[0] != two[0]:
        return None
    return "vowels" if len(_VOWELS.sub("", one)) > 2 else "few vowels"


def _body_words(name: str) -> tuple[str, ...]:
    words = (word.replace("isation", "ization") for word in name_words(name))
    return tuple(word for word in words if word not in _SMALL_WORDS)


def _plain_body_similarity(left: str, right: str) -> float:
    short, long = sorted((_body_words(left), _body_words(right)), key=lambda one: (len(one), one))
    if not short:
        return 0.0
    if short == long or sorted(short) == sorted(long):
        return 1.0
    if len(short) == 1 and len(short[0]) > 1 and short[0] == acronym_of(" ".join(long)):
        return 0.9
    contained = set(short) <= set(long)
    return 0.8 if contained and (len(short) > 1 or short[0] == long[0]) else 0.0
