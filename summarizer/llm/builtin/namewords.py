"""Words of running text as parts of names and titles."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.llm.builtin.lexicons import word_set
from summarizer.vocabulary.gazetteer import Mention

_WORD = re.compile(
    r"(?:[A-Z]\.){1,4}(?=\s)|(?:Mr|Mrs|Ms|Dr|Hon|Prof|Sen|Gen|Rev|St|Amb|Lt|Col|Maj|Adm|Eng|Engr|Capt)\."
    r"|[^\W\d_]+(?:(?:'(?!s\b)|-)[^\W\d_]+)*|'s\b|\d+|[^\w\s]"
)
_MAX_NAME = 6
_LEAST_LETTERS = 4
"""Letters of a name in capitals behind a title; shorter ones may be of a body."""
_ARTICLES = ("al-", "el-", "ad-", "as-", "ar-")
_GIVEN_OFFICES = frozenset(("sultan", "prince", "king", "marshal", "major"))
_BEGINNING_PARTICLES = ("al", "el", "de", "van", "von")


class Word(NamedTuple):
    """A word and where it stands."""

    text: str
    start: int
    end: int
    code: str | None
    """Whom it names, where the gazetteer knows it as a state or body."""

    @property
    def lower(self) -> str:
        """The word in lower case without a final stop."""
        return self.text.lower().rstrip(".")

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


def split_words(text: str, mentions: Sequence[Mention]) -> list[Word]:
    """Return the words of a text, each with the state or body that it names or is part of."""
    codes = {index: m.code for m in mentions for index in range(m.start, m.end)}
    return [
        Word(found.group(), found.start(), found.end(), codes.get(found.start()))
        for found in _WORD.finditer(text)
    ]


def is_office(word: str) -> bool:
    """Return whether a word, in lower case, is an office, singular or plural."""
    offices = word_set("people", "offices")
    return (
        word in offices
        or (word.endswith("s") and word[:-1] in offices)
        or (word.endswith("men") and word[:-3] + "man" in offices)
        or (word.endswith("women") and word[:-5] + "woman" in offices)
    )


def name_at(words: Sequence[Word], start: int) -> int:
    """Return one past the last word of the name that begins at a word; `start` for no name."""
    particles = word_set("people", "particles")
    index = start
    last = start
    while index < len(words) and index - start < _MAX_NAME:
        word = words[index]
        if _is_name_word(words, index, start):
            last = index + 1
        elif not (
            word.lower in particles
            and index + 1 < len(words)
            and (index > start or word.is_capital or word.lower in _BEGINNING_PARTICLES)
        ):
            break
        index += 1
    return last


def _is_name_word(words: Sequence[Word], index: int, start: int) -> bool:
    """Return whether a word can be part of the name that begins at `start`."""
    word = words[index]
    if word.text[:3] in _ARTICLES and index > start:
        return True
    if not word.is_capital or _is_other_word(words, index):
        return False
    if word.code is not None:
        return _is_given_name(words, index, start)
    return index > start or not _is_acronym(words, index)


def _is_other_word(words: Sequence[Word], index: int) -> bool:
    """Return whether a capitalized word is none of a name: an office, a day, a body, a degree."""
    word = words[index]
    initial = len(word.text) == 2 and word.text.endswith(".")
    listed = word.lower in word_set("people", "no_name") and "-" not in word.text and not initial
    office = is_office(word.lower) and not is_given(words, index)
    degree = word.text.isupper() and len(word.text) > 1
    degree = degree and word.lower in word_set("people", "honorifics")
    return listed or office or degree or word.lower in ("and", "of")


def _is_given_name(words: Sequence[Word], index: int, start: int) -> bool:
    """Return whether the name of a state or capital is a given name here: "Santiago Ruiz"."""
    if words[index].text not in word_set("people", "given"):
        return False
    if index > start:
        return True
    following = words[index + 1] if index + 1 < len(words) else None
    return (
        following is not None
        and following.is_capital
        and following.code is None
        and not is_office(following.lower)
    )


def is_given(words: Sequence[Word], index: int) -> bool:
    """Return whether a word that can be an office is a given name behind one: "Minister Sultan"."""
    word = words[index]
    behind = index > 0 and is_office(words[index - 1].lower) and index + 1 < len(words)
    return behind and word.lower in _GIVEN_OFFICES and words[index + 1].is_capital


def _is_acronym(words: Sequence[Word], index: int) -> bool:
    """Return whether a word is capitals only, and no family name in capitals before a given one."""
    word = words[index]
    if not word.text.isupper() or len(word.text) == 1 or word.text.endswith("."):
        return False
    titles = word_set("people", "honorifics")
    if index and words[index - 1].lower in titles and len(word.text) >= _LEAST_LETTERS:
        return False
    following = words[index + 1].text if index + 1 < len(words) else ""
    if following.lower() in word_set("people", "no_name"):
        return True
    return not (following[:1].isupper() and following[1:2].islower())


def name_runs(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Return the stretches of words that look like names, as positions."""
    runs = []
    index = 0
    honorifics = word_set("people", "honorifics")
    while index < len(words):
        named = words[index].is_capital and words[index].lower not in honorifics
        stop = name_at(words, index) if named else index
        if stop > index:
            runs.append((index, stop))
        index = max(stop, index + 1)
    return runs


def is_half_office(words: Sequence[Word], index: int) -> bool:
    """Return whether an office word is only part of a longer one ("president office")."""
    return index + 1 < len(words) and is_office(words[index + 1].lower)


def is_title_word(word: Word) -> bool:
    """Return whether a word can be part of a title."""
    lower = word.lower
    if is_office(lower) or lower in word_set("people", "modifiers"):
        return True
    if word.is_capital and lower in word_set("people", "portfolios"):
        return True
    return (word.is_capital or lower in ("rtd", "retd", "ret")) and lower in word_set(
        "people", "honorifics"
    )
