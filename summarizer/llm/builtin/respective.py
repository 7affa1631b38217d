"""People and their states in two lists: "the Presidents of Peru and Chile, A and B"."""

from collections.abc import Sequence

from summarizer.llm.builtin.lexicons import singular, word_set
from summarizer.llm.builtin.namewords import Word, is_office, name_at

_LEAST = 2


def respective_sides(words: Sequence[Word]) -> dict[int, tuple[str, str]]:
    """Return office and state of each name in such lists, by the position where the name begins."""
    found: dict[int, tuple[str, str]] = {}
    for index, word in enumerate(words):
        plural = word.lower.endswith(("s", "men")) and is_office(word.lower)
        if plural and index + 1 < len(words) and words[index + 1].text == "of":
            codes, after = _codes(words, index + 2)
            names = _names(words, after)
            if len(codes) >= _LEAST and len(names) == len(codes):
                office = singular(word.text)
                found |= {name: (office, code) for name, code in zip(names, codes, strict=True)}
    return found


def _codes(words: Sequence[Word], index: int) -> tuple[list[str], int]:
    """Return the states of a list, and the position behind it."""
    codes: list[str] = []
    while index < len(words) and (words[index].code or words[index].lower in (",", "and", "the")):
        code = words[index].code
        if code is not None and code not in codes:
            codes.append(code)
        index += 1
    return codes, index


def _names(words: Sequence[Word], index: int) -> list[int]:
    """Return where the names of a list begin, honorifics left out."""
    names: list[int] = []
    honorifics = word_set("people", "honorifics")
    while index < len(words):
        if words[index].text in (",", "and", ".") or words[index].lower in honorifics:
            index += 1
            continue
        stop = name_at(words, index)
        if stop - index < _LEAST:
            return names
        names.append(index)
        index = stop
    return names
