"""Finding names of states and bodies in running text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

MentionKind: TypeAlias = Literal["name", "demonym", "seat", "bloc", "territory"]
"""How a text names something: by its name, as an adjective or people, by its seat of government."""

_WORD = re.compile(r"[^\W\d_]\w*|\d+")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})
_UPPER_FROM = 4
_HOLDER_TAIL = re.compile(
    r"(?i)(?<!\s)\s+(?:side|government|authorities|delegation|leadership|officials|ministry|administration)$"
)
_HOLDER_HEAD = re.compile(r"(?i)^(?:the\s+)?(?:government|state|people|authorities)\s+of\s+")


class Mention(NamedTuple):
    """A place in a text where a state, body or territory is named."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    code: str
    """Alpha-3 code, `EU`, or the usual name of a body or territory."""
    how: MentionKind
    """How it is named."""


class Entry(NamedTuple):
    """One way to name something; `code` is None for names that hide a country's name."""

    phrase: str
    code: str | None
    how: MentionKind


class Gazetteer:
    """An index of phrases by their first word; longer phrases win over shorter ones."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        index: dict[str, dict[str, Entry]] = {}
        for entry in entries:
            for phrase in spellings(entry.phrase):
                first = _WORD.search(phrase)
                if first is not None and first.start() == 0:
                    index.setdefault(first.group(), {}).setdefault(phrase, entry)
        self._index: Mapping[str, Mapping[str, Entry]] = index
        self._lengths = {
            first: tuple(sorted({len(phrase) for phrase in phrases}, reverse=True))
            for first, phrases in index.items()
        }
        initials = sorted({first[0] for first in index if first[0].isupper()})
        self._capital_word = re.compile(rf"(?:{'|'.join(initials) or '(?!)'})\w*")
        others = sorted(first for first in index if not first[0].isupper())
        self._other_word = re.compile(
            "|".join(
                rf"(?<!\d){one}(?!\d)" if one.isdecimal() else re.escape(one) for one in others
            )
            or "(?!)"
        )
        self._known = lru_cache(maxsize=512)(self._find)

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions in `text`, left to right; they do not overlap."""
        return self._known(text)

    def _find(self, text: str) -> tuple[Mention, ...]:
        plain = text if text.isascii() else text.translate(_APOSTROPHES)
        mentions = []
        position = 0
        for word in self._first_words(plain):
            if word.start() < position:
                continue
            found = self._longest_at(plain, word)
            if found is None:
                continue
            phrase, entry = found
            position = word.start() + len(phrase)
            if entry.code is not None:
                mentions.append(Mention(word.start(), position, entry.code, entry.how))
        return tuple(mentions)

    def _first_words(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the words of a text that phrases begin with; nearly all have a capital."""
        index = self._index
        if self._other_word.search(text):
            yield from (word for word in _WORD.finditer(text) if word[0] in index)
            return
        for word in self._capital_word.finditer(text):
            if word[0] in index and _begins_word(text, word.start()):
                yield word

    def _longest_at(self, text: str, word: re.Match[str]) -> tuple[str, Entry] | None:
        first, start = word[0], word.start()
        phrases = self._index[first]
        for length in self._lengths[first]:
            phrase, end = text[start : start + length], start + length
            if phrase in phrases and not _goes_on(text[end : end + 1]):
                return phrase, phrases[phrase]
        return None


def _begins_word(text: str, position: int) -> bool:
    """Return whether a letter is the first of its word; figures before it are another word."""
    while position and (text[position - 1] == "_" or text[position - 1].isdecimal()):
        position -= 1
    return not text[position - 1 : position].isalnum()


def _goes_on(char: str) -> bool:
    """Return whether a character goes on with a name, or makes it a currency: "US$5"."""
    return char.isalnum() or char == "$"


def spellings(phrase: str) -> tuple[str, ...]:
    """Return a phrase as running text may have it: without `the`, unaccented, in capitals."""
    bare = re.sub(r"^[Tt]he ", "", phrase).translate(_APOSTROPHES)
    plain = strip_accents(bare)
    forms = [bare, plain]
    if len(plain) >= _UPPER_FROM and not plain.isupper():
        forms += [bare.upper(), plain.upper()]
    if plain.isupper() and plain.isalpha() and len(plain) >= _UPPER_FROM:
        forms.append(plain.capitalize())
    return tuple(dict.fromkeys(forms))


def strip_accents(text: str) -> str:
    """Return the text without diacritics.

    >>> strip_accents("Côte d'Ivoire")
    "Cote d'Ivoire"
    """
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.replace("ı", "i"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=4096)  # the names of one article are looked up again and again
def holder_key(name: str) -> str:
    """Return what names of one holder have in common: no case, accents, article or possessive.

    Short names in capitals keep their case, so that `us` and `who` are not taken for bodies.
    """
    bare = " ".join(strip_accents(name.translate(_APOSTROPHES)).split())
    bare = re.sub(r"^[Tt]he ", "", bare)
    bare = re.sub(r"(?<=s)'$|'s$", "", bare).rstrip(",;:")
    letters = bare.replace(".", "")
    if letters.isupper() and len(letters) < _UPPER_FROM:
        return letters
    return bare.casefold()


@lru_cache(maxsize=4096)
def without_office(name: str) -> str:
    """Return a holder's name without words for its government.

    >>> without_office("the Government of Kenya"), without_office("Korean side")
    ('Kenya', 'Korean')
    """
    return _HOLDER_HEAD.sub("", _HOLDER_TAIL.sub("", name))
