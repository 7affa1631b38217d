"""One look at the words of a sentence: which of its checks can find anything, and which cannot.

Many claims share a sentence, and most sentences have none of the words in question, so that their
claims cost no more than this look.
"""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from summarizer.extract.fiction import FRAMING
from summarizer.extract.rolewords import (
    ADDRESSING,
    CALLING,
    FOR_ANY,
    GROUPS,
    HEADS,
    IN_TWO_WORDS,
    JOINT,
    OBLIGED,
    PASSIVE,
    SAID,
    SAYING,
    SORTS,
)
from summarizer.extract.stance import DENYING
from summarizer.extract.weakened import CONDITIONAL, DOUBTFUL
from summarizer.text.opposition import WORDS_AGAINST
from summarizer.text.words import ascii_words

_DENYING_TOO = frozenset(b"refuse refuses refused refusing refusal made".split())
_ALL = frozenset().union(
    ADDRESSING, CALLING, CONDITIONAL, DENYING, DOUBTFUL, FOR_ANY, FRAMING, GROUPS, HEADS,
    JOINT, OBLIGED, PASSIVE, SAID, SAYING, SORTS, WORDS_AGAINST, _DENYING_TOO,
)  # fmt: skip
_SPEECH = re.compile(r"[,.!?]'|[,:] '")


class Signs(NamedTuple):
    """What the words of a sentence leave open; places of words are -1 where there are none."""

    addressed: int
    """Where the first word stands by which somebody is spoken to."""
    said: int
    """Where the first word of saying stands."""
    is_said_of: bool
    """Whether it has quoted words, or tells what somebody ought to do."""
    is_passive: bool
    """Whether it has a word of the passive voice."""
    names_third: bool
    """Whether it names somebody who speaks for no state."""
    is_said: bool
    """Whether somebody may say it, and nobody together with others."""
    is_denied: bool
    """Whether it may deny what is quoted."""
    is_against: bool
    """Whether somebody may be against something."""
    is_framed: bool
    """Whether it may tell fiction."""
    is_doubtful: bool
    """Whether it may be in doubt."""
    is_conditional: bool
    """Whether it may have a condition."""


_NONE = Signs(
    addressed=-1,
    said=-1,
    is_said_of=False,
    is_passive=False,
    names_third=False,
    is_said=False,
    is_denied=False,
    is_against=False,
    is_framed=False,
    is_doubtful=False,
    is_conditional=False,
)


@lru_cache(maxsize=512)
def look_at(near: str) -> Signs:
    """Return what the words of a folded sentence leave open.

    >>> look_at("In the novel, they might sign it.").is_framed
    True
    """
    plain = near if near.isascii() else near.encode("ascii", "replace").decode("ascii")
    text = b" %b " % ascii_words(plain)
    words = _ALL.intersection(text.split())
    if not words and near.isascii():
        return _NONE
    addressed = _first(text, words & ADDRESSING)
    if addressed < 0 and not CALLING.isdisjoint(words):
        found = IN_TWO_WORDS.search(text)
        addressed = found.start() if found is not None else -1
    if 0 <= _first(text, words & JOINT) < addressed:
        addressed = -1
    said = _first(text, words & SAID)
    names_third = not HEADS.isdisjoint(words) or not (
        GROUPS.isdisjoint(words) or SORTS.isdisjoint(words)
    )
    return Signs(
        addressed=addressed,
        said=said,
        is_said_of=("'" in near and _SPEECH.search(near) is not None)
        or not OBLIGED.isdisjoint(words),
        is_passive=not PASSIVE.isdisjoint(words),
        names_third=names_third,
        is_said=not near.isascii() or (not SAYING.isdisjoint(words) and FOR_ANY.isdisjoint(words)),
        is_denied=not (DENYING.isdisjoint(words) and _DENYING_TOO.isdisjoint(words)),
        is_against=not WORDS_AGAINST.isdisjoint(words),
        is_framed=not FRAMING.isdisjoint(words),
        is_doubtful=not DOUBTFUL.isdisjoint(words),
        is_conditional=not CONDITIONAL.isdisjoint(words),
    )


def _first(text: bytes, words: Collection[bytes]) -> int:
    """Return where the first of some words stands in a text of words; -1 where none does."""
    return min([text.find(b" %b " % word) for word in words]) if words else -1
