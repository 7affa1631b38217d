"""How much of a statement its sentences have: who words freely may word something else."""

from collections.abc import Iterable

from summarizer.text.similarity import content_words

LEAST_SHARE = 0.4
"""Share of a statement's content words, without names, that stand where it rests."""
LEAST_WORDS = 3
"""A statement of fewer such words says too little to be measured."""


def is_worded_freely(statement: str, context: str, names: Iterable[str]) -> bool:
    """Return whether most words of a statement stand nowhere near its quote.

    Args:
        statement: What a claim says.
        context: The sentences of the quote and the two before.
        names: Whom it names: holders, targets, speakers and participants.
    """
    said = set(content_words(statement)) - set(content_words(" ".join(names)))
    if len(said) < LEAST_WORDS:
        return False
    return len(said & set(content_words(context))) < LEAST_SHARE * len(said)
