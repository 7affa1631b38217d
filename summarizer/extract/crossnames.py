"""Names that an answer gives in other letters than the article does."""

import re
from collections.abc import Iterable, Iterator

from summarizer.text.names import fold_letters, name_words, strip_titles
from summarizer.text.romanize import cross_names, first_sounds
from summarizer.text.scripts import has_other_script, script_of
from summarizer.text.words import word_texts

_LEAST_IN_COMMON = 3
"""Consonants and first sounds that a name and a stretch of the article must share."""
_MOST_TEXT_CHARS = 20_000
_LEAST_STEM = 3
_MOST_ENDING = 2
"""Letters by which the cases of a name differ."""
_MOST_WORDS = 4
_MOST_CHARACTERS = 4
_WORD = re.compile(r"[^\W\d_][^\s,.;:!?()«»“”\"،؛؟।۔、。，]*")
_HAN = re.compile("[\u3400-\u9fff]+(?:[·•・‧][\u3400-\u9fff]+)*")


def written_as(name: str, text: str) -> str | None:
    """Return how a text in another script writes a person's name; None where it does not.

    >>> written_as("Xu Wenhao", "министр Сюй Вэньхао сообщил"), written_as("Xu Wenhao", "徐文浩说")
    ('Сюй Вэньхао', '徐文浩')
    >>> written_as("Xu Wenhai", "министр Сюй Вэньхао сообщил") is None
    True
    """
    bare = strip_titles(name)
    if has_other_script(bare) or not has_other_script(text) or len(name_words(bare)) < 2:
        return None
    best: tuple[int, int, str] | None = None
    sounds = first_sounds(name_words(bare)[0]) | first_sounds(name_words(bare)[-1])
    for stretch in _stretches(text):
        if not sounds & first_sounds(_first_word(stretch)):
            continue
        crossing = cross_names(stretch, bare)
        if crossing is None or crossing.weight < _LEAST_IN_COMMON:
            continue
        # Of two that fit as well the one that reads about as long: the rest may be vowels.
        apart = abs(len(crossing.read_as.replace(" ", "")) - len("".join(name_words(bare))))
        if best is None or (crossing.weight, -apart) > best[:2]:
            best = (crossing.weight, -apart, stretch)
    return best[2] if best else None


def _first_word(stretch: str) -> str:
    return stretch[0] if script_of(stretch) == "HAN" else stretch.split()[0]


def stands_in(name: str, text: str) -> bool:
    """Return whether a text in any language has a name, in whatever case, or in other letters.

    >>> stands_in("Лусия Паредес", "сообщено Лусией Паредес"), stands_in("徐文浩", "部长徐文浩说")
    (True, True)
    >>> stands_in("Иван Петров", "сообщено Лусией Паредес")
    False
    """
    words, held = name_words(strip_titles(name)), word_texts(text)
    if not words:
        return False
    if all(_is_spaced(word) for word in words):
        known = set(held)
        if all(word in known or _in_another_case(word, known) for word in words):
            return True
    elif fold_letters(name) in fold_letters(text):
        return True
    # To read every stretch of a long text takes seconds, and nothing is said against a name unread.
    return len(text) > _MOST_TEXT_CHARS or written_as(name, text) is not None


def _is_spaced(word: str) -> bool:
    return script_of(word) != "HAN"


def _in_another_case(word: str, known: Iterable[str]) -> bool:
    """Return whether a word differs from a known one in its last letters only."""
    stem = word[: max(_LEAST_STEM, len(word) - _MOST_ENDING)]
    return len(stem) >= _LEAST_STEM and any(
        other.startswith(stem) and len(other) <= len(word) + _MOST_ENDING for other in known
    )


def _stretches(text: str) -> Iterator[str]:
    """Yield what could be a name: a few words in a row, or a few Chinese characters."""
    for run in _HAN.finditer(text):
        if re.search("[·•・‧]", run[0]):
            yield from _ends_trimmed(run[0])
        for length in range(2, _MOST_CHARACTERS + 1):
            for start in range(len(run[0]) - length + 1):
                yield run[0][start : start + length]
    words = [found for found in _WORD.finditer(text) if has_other_script(found[0])]
    for first in range(len(words)):
        for last in range(first + 1, min(first + _MOST_WORDS, len(words))):
            yield text[words[first].start() : words[last].end()]


def _ends_trimmed(run: str) -> Iterator[str]:
    """Yield a dotted name with less and less of the words that stand close before and behind it."""
    first, *middle, last = re.split("([·•・‧])", run)
    for start in range(len(first)):
        for end in range(len(last), 0, -1):
            yield first[start:] + "".join(middle) + last[:end]
