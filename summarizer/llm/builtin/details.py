"""What a claim is about, whom it concerns, and the words that limit it."""

import re
from collections.abc import Collection
from functools import cache

from summarizer.llm.builtin.lexicons import read_data, word_set
from summarizer.vocabulary.load import Vocabulary

_MAX_TOPIC_WORDS = 2
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SMALL = frozenset(
    "the a an of in on at to for and or by with from as that this its their it is are was were be "
    "will would shall agreed agree pledged said both each other such".split()
)


@cache
def _qualifier_pattern() -> re.Pattern[str]:
    words = sorted(read_data("details")["qualifiers"], key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])", re.IGNORECASE)


@cache
def _condition_pattern() -> re.Pattern[str]:
    words = sorted(read_data("details")["conditions"], key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b[^,;:]{{4,}}", re.IGNORECASE)


@cache
def _topic_patterns() -> dict[str, re.Pattern[str]]:
    patterns = {}
    for topic, stems in read_data("details")["topics"].items():
        words = (
            re.escape(stem[:-1]) if stem.endswith("~") else rf"{re.escape(stem)}s?(?![a-z])"
            for stem in stems
        )
        patterns[str(topic)] = re.compile(rf"(?<![a-z])(?:{'|'.join(words)})")
    return patterns


def find_qualifiers(quote: str) -> tuple[str, ...]:
    """Return the words of a quote that limit or strengthen it, verbatim, in its order.

    >>> find_qualifiers("called for an immediate and unconditional ceasefire")
    ('immediate', 'unconditional')
    """
    found: list[tuple[int, str]] = []
    conditions = list(_condition_pattern().finditer(quote))
    for match in conditions:
        found.append((match.start(), match.group().strip().rstrip("”\"'")))
    for match in _qualifier_pattern().finditer(quote):
        inside = any(one.start() <= match.start() < one.end() for one in conditions)
        if not inside and _qualifies(quote, match):
            found.append((match.start(), match.group()))
    return tuple(dict.fromkeys(text for _, text in sorted(found)))


def _qualifies(quote: str, match: re.Match[str]) -> bool:
    """Return whether a word that qualifies nearly anything stands by a demand's noun."""
    if match.group().lower() not in word_set("details", "common"):
        return True
    before = quote[: match.start()].split()[-2:]
    after = quote[match.end() :].split()[:1]
    listed = {word.strip(",").lower() for word in before} & {
        "and",
        "the",
        "an",
        "a",
        "its",
        "their",
        "any",
    }
    return bool(listed) and bool(after) and after[0][:1].islower() and len(match.group()) > 3


def find_topic(quote: str, noun: str) -> str:
    """Return what a claim is about, in one or two words.

    Args:
        quote: The claim's quote.
        noun: Its head noun, for where no listed topic is named.
    """
    for text in (noun.lower(), quote.lower()):
        ranks = [
            (-len(pattern.findall(text)), order, topic)
            for order, (topic, pattern) in enumerate(_topic_patterns().items())
            if pattern.search(text)
        ]
        if ranks:
            return min(ranks)[2]
    words = [word for word in _WORD.findall(noun or quote) if word.lower() not in _SMALL]
    return " ".join(words[-_MAX_TOPIC_WORDS:]).lower() or "other"


def find_targets(quote: str, holders: Collection[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the states, bodies and territories that a quote names beside its holders, sorted."""
    codes = {mention.code for mention in vocabulary.mentions(quote)}
    return tuple(sorted(codes - set(holders)))
