"""How much of a statement its sentences have: who words freely may word something else."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache

from summarizer.text.numbers import numbers_of
from summarizer.text.similarity import content_words
from summarizer.text.sums import shared_sums

LEAST_SHARE = 0.4
"""Share of a statement's content words, without names, that stand where it rests."""
LEAST_WORDS = 3
"""A statement of fewer such words says too little to be measured."""
_FEW = 2
"""Fewer words that stand nowhere near are never too many of `LEAST_WORDS`, whatever is a name."""
_AGREEING = frozenset(
    content_words(
        "agreed agreement decided settled set laid lay down determined resolved stipulated "
        "provided stated declared announced confirmed together jointly"
    )
)
"""Words that say of something that it is what was agreed."""
_MEMORANDUM = re.compile(r"\bMo[Uu]s?\b")


def is_worded_freely(statement: str, quote: str, context: str, names: Iterable[str]) -> bool:
    """Return whether most words of a statement stand nowhere near its quote.

    Args:
        statement: What a claim says.
        quote: Its quote.
        context: The sentences of the quote and the two before.
        names: Whom it names: holders, targets, speakers and participants.
    """
    said = set(content_words(statement))
    told = _words_of(context)
    if len(said) < LEAST_WORDS or len(said - told) < _FEW:
        return False
    said -= set(content_words(" ".join(names)))
    if len(said) < LEAST_WORDS:
        return False
    if len(said & told) >= LEAST_SHARE * len(said) or _repeats(quote, statement, said - told):
        return False
    return len(said & (told | _in_other_letters(statement, context))) < LEAST_SHARE * len(said)


def _repeats(quote: str, statement: str, apart: AbstractSet[str]) -> bool:
    """Return whether a statement says all of its quote, and only that it was agreed besides."""
    told = set(content_words(quote))
    return len(told) >= LEAST_WORDS and apart <= _AGREEING and told <= set(content_words(statement))


def _in_other_letters(statement: str, context: str) -> frozenset[str]:
    """Return words of a statement that its context writes in figures, in signs or in short."""
    same = [*shared_sums(statement, context)]
    numbers = numbers_of(statement) & numbers_of(context)
    if _MEMORANDUM.search(context):
        same.append("memorandum of understanding")
    return numbers.union(content_words(" ".join(same)))


@lru_cache(maxsize=64)
def _words_of(context: str) -> frozenset[str]:
    """Return the content words of sentences; many contexts share one, so each is read once."""
    if "-\n" in context or not context.isascii():
        return frozenset(content_words(context))  # a word may go on in the next line
    return frozenset().union(*map(_words_of_line, context.split("\n")))


@lru_cache(maxsize=256)
def _words_of_line(line: str) -> frozenset[str]:
    return frozenset(content_words(line))
