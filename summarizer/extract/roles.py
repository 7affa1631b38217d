"""Whether a sentence that names the holders of a claim names them as those who speak or act."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.extract.hearsay import is_only_spoken_of
from summarizer.extract.masked import Parties, mask_sentence
from summarizer.extract.rolewords import (
    ACTING,
    ADDRESSING,
    GROUPS,
    HEADS,
    IN_TWO_WORDS,
    JOINT,
    OBLIGED,
    PASSIVE,
    PLACING,
    SAID,
    SORTS,
    TELLING,
)
from summarizer.extract.spokento import is_only_spoken_to
from summarizer.text.words import ascii_words, word_texts
from summarizer.vocabulary.load import Vocabulary

_BODIES = frozenset(
    """union council organization organisation group conference commission community league alliance
    bank fund forum bloc assembly cooperation eu un asean""".split()
)
"""Words of the names of bodies for which their members may speak."""


class Told(NamedTuple):
    """A sentence, the quote in it, and what a claim makes of it."""

    near: str
    """The folded sentence."""
    start: int
    """Where the quote begins in it."""
    end: int
    """One past where the quote ends."""
    statement: str
    """What the claim says."""


class _Look(NamedTuple):
    """What the words of a sentence leave open; places of words are -1 where there are none."""

    addressed: int
    """Where the first word stands by which somebody is spoken to."""
    acted_upon: int
    """Where the first word stands by which something is done to somebody."""
    said: int
    """Where the first word of saying stands."""
    is_said_of: bool
    """Whether it has quoted words, or tells what somebody ought to do."""
    is_passive: bool
    """Whether it has a word of the passive voice."""
    names_third: bool
    """Whether it names somebody who speaks for no state."""


_NOTHING = _Look(-1, -1, -1, is_said_of=False, is_passive=False, names_third=False)


def is_of_another(
    told: Told, holders: Sequence[str], parties: Parties, vocabulary: Vocabulary
) -> str | None:
    """Return who, or what, shows that holders are only spoken of or to; None where nothing does.

    Args:
        told: The sentence and the claim.
        holders: Codes and names of who is said to hold it.
        parties: Who is named in the article.
        vocabulary: Names of states and bodies.
    """
    look = _look(told.near)
    if look.names_third or (look.said >= 0 and _may_be_told_of(told, look, holders, vocabulary)):
        at = (told.start, told.end)
        everybody = mask_sentence(told.near, at, holders, parties, vocabulary)
        is_body = any(not _BODIES.isdisjoint(word_texts(one)) for one in holders)
        other = is_only_spoken_of(everybody, is_body=is_body)
        if other is not None:
            return other
    is_alone = len(holders) == 1
    if look.addressed < 0 and (look.acted_upon < 0 or not is_alone):
        return None
    for one in holders:
        if not _may_be_told(told, look, one, vocabulary, is_alone=is_alone):
            continue
        masked = mask_sentence(told.near, (told.start, told.end), (one,), parties, vocabulary)
        other = is_only_spoken_to(masked, statement=told.statement, alone=is_alone)
        if other is not None:
            return other
    return None


def _may_be_told_of(
    told: Told, look: _Look, holders: Sequence[str], vocabulary: Vocabulary
) -> bool:
    """Return whether somebody else may say something of the holders."""
    if look.is_said_of:
        return True
    return not any(_stands_before(told.near, look.said, one, vocabulary) for one in holders)


def _may_be_told(
    told: Told, look: _Look, holder: str, vocabulary: Vocabulary, *, is_alone: bool
) -> bool:
    """Return whether a holder may be spoken to, or be what something is done to."""
    if look.addressed >= 0 and (
        look.is_passive or not _stands_before(told.near, look.addressed, holder, vocabulary)
    ):
        return True
    if look.acted_upon < 0 or not is_alone:
        return False
    return not _stands_before(told.near, look.acted_upon, holder, vocabulary)


def _stands_before(near: str, at: int, holder: str, vocabulary: Vocabulary) -> bool:
    """Return whether a holder is named before a place, and not as where something is."""
    country = vocabulary.countries.get(holder)
    names = (country.name, *country.demonyms) if country is not None else (holder,)
    for name in names:
        found = near.find(name, 0, at)
        if found >= 0 and near[:found].rpartition(" ")[0].rpartition(" ")[2] not in PLACING:
            return True
    return False


@lru_cache(maxsize=512)
def _look(near: str) -> _Look:
    """Return what the words of a sentence leave open; many claims share a sentence."""
    text = b" %b " % ascii_words(near.encode("ascii", "replace").decode("ascii"))
    words = frozenset(text.split())
    if TELLING.isdisjoint(words):
        return _NOTHING
    addressed = _first(text, words & ADDRESSING)
    if addressed < 0 and (found := IN_TWO_WORDS.search(text)) is not None:
        addressed = found.start()
    if 0 <= _first(text, words & JOINT) < addressed:
        addressed = -1
    return _Look(
        addressed=addressed,
        acted_upon=_first(text, words & ACTING),
        said=_first(text, words & SAID),
        is_said_of="'" in near or not OBLIGED.isdisjoint(words),
        is_passive=not PASSIVE.isdisjoint(words),
        names_third=not HEADS.isdisjoint(words)
        or not (GROUPS.isdisjoint(words) or SORTS.isdisjoint(words)),
    )


def _first(text: bytes, words: Iterable[bytes]) -> int:
    """Return where the first of some words stands in a text of words; -1 where none does."""
    return min((text.find(b" %b " % word) for word in words), default=-1)
