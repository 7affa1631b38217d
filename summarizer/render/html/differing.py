"""Which words of several versions are not in every one of them."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from summarizer.render.html.parts import Stretch

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")

_SMALL_WORDS = frozenset("a an and as at by for from in of on or the to with".split())


def mark_versions(versions: Sequence[str]) -> list[tuple[Stretch, ...]]:
    """Return each version in stretches: words that some other version lacks differ.

    Words are the same whatever their case; order counts, as in `diff`.
    """
    words = [[match[0].casefold() for match in _WORD.finditer(one)] for one in versions]
    marked = []
    for place, version in enumerate(versions):
        shared = set(range(len(words[place])))
        for other, others_words in enumerate(words):
            if other != place:
                shared &= _shared_places(words[place], others_words)
        marked.append(_stretches(version, set(range(len(words[place]))) - shared))
    return marked


def mark_words(text: str, words: Iterable[str]) -> tuple[Stretch, ...]:
    """Return a text in stretches: those of its words that are among `words` differ.

    Articles and the like are left out: in a whole sentence they stand everywhere.
    """
    wanted = {word.casefold() for word in words} - _SMALL_WORDS
    found = [match[0].casefold() for match in _WORD.finditer(text)]
    return _stretches(text, {place for place, word in enumerate(found) if word in wanted})


def differing_words(stretches: Iterable[Stretch]) -> list[str]:
    """Return the words that differ."""
    return [match[0] for one in stretches if one.differs for match in _WORD.finditer(one.text)]


def _shared_places(words: Sequence[str], others: Sequence[str]) -> set[int]:
    """Return the places of the words that stand in the other version as well, in order."""
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    return {
        place
        for block in matcher.get_matching_blocks()
        for place in range(block.a, block.a + block.size)
    }


def _stretches(text: str, places: set[int]) -> tuple[Stretch, ...]:
    """Return the text in stretches; neighbouring words at these places make one."""
    stretches: list[Stretch] = []
    end, last = 0, None
    for place, match in enumerate(_WORD.finditer(text)):
        if place not in places:
            continue
        gap = text[end : match.start()]
        if last is not None and last == place - 1:
            joined = f"{stretches.pop().text}{gap}{match[0]}"
            stretches.append(Stretch(joined, differs=True))
        else:
            if gap:
                stretches.append(Stretch(gap, differs=False))
            stretches.append(Stretch(match[0], differs=True))
        end, last = match.end(), place
    if text[end:] or not stretches:
        stretches.append(Stretch(text[end:], differs=False))
    return tuple(stretches)
