"""How many take part, where the article says it: "leaders of five countries", "the four"."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from summarizer.llm.builtin.lexicons import read_data, singular, word_set
from summarizer.llm.builtin.namewords import is_office
from summarizer.llm.builtin.reading import Reading

NUMBERS = {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten".split(), start=2)
}
"""How many parties a word counts."""
_BOTH = re.compile(r"\b(?:the two|both) (?P<next>[^\W\d_]+)", re.IGNORECASE)
_LEAST = 3
_WORDS_BETWEEN = 3


@cache
def _pattern() -> re.Pattern[str]:
    numbers = "|".join(NUMBERS)
    return re.compile(
        rf"\b(?P<article>(?:the|all|these|those) )?(?P<number>{numbers})\b"
        rf"(?:[- ](?P<next>[^\W\d_]+(?:[- ][^\W\d_]+){{0,{_WORDS_BETWEEN}}}))?",
        re.IGNORECASE,
    )


def counted_parties(readings: Sequence[Reading]) -> int | None:
    """Return how many states or their leaders met; None where the article does not say it."""
    votes: Counter[int] = Counter()
    for reading in readings:
        for match in _pattern().finditer(reading.text):
            if _counts_parties(match):
                votes[NUMBERS[match["number"].lower()]] += 1
    counts = sorted(votes, key=lambda count: (-votes[count], -count))
    return next((count for count in counts if count >= _LEAST), None)


def is_of_two(readings: Sequence[Reading]) -> bool:
    """Return whether the article speaks of two states: "the two countries", "both capitals"."""
    members = _members() | {"sides", "capitals", "governments"}
    return any(
        singular(match["next"].lower()) in members
        for reading in readings
        for match in _BOTH.finditer(reading.text)
    )


def _counts_parties(match: re.Match[str]) -> bool:
    """Return whether a number is of states, leaders or ministers, or stands by itself."""
    behind = (match["next"] or "").split()
    if match["article"] and (not behind or behind[0].lower() in _after_pronoun()):
        return True
    for word in behind:
        lower = singular(word.lower())
        if lower in _members() or (is_office(lower) and lower not in _no_members()):
            return True
        if lower in _closing():
            return False
    return False


@cache
def _members() -> frozenset[str]:
    return word_set("grammar", "members")


@cache
def _no_members() -> frozenset[str]:
    return word_set("grammar", "officials")


@cache
def _closing() -> frozenset[str]:
    return frozenset(read_data("grammar")["count_ends"])


@cache
def _after_pronoun() -> frozenset[str]:
    """Return the words behind "the five" that show that it stands by itself."""
    return frozenset(read_data("grammar")["behind_pronoun"])
