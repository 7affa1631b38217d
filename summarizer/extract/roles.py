"""Whether a sentence that names the holders of a claim names them as those who speak or act."""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.extract.hearsay import is_only_spoken_of
from summarizer.extract.masked import Parties, mask_sentence
from summarizer.extract.rolewords import PLACING
from summarizer.extract.signs import Signs, look_at
from summarizer.extract.spokento import STEM_LETTERS, done_to_holder, is_only_spoken_to
from summarizer.text.words import word_texts
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
    look = look_at(told.near)
    is_alone = len(holders) == 1
    may_be_told = look.addressed >= 0 or is_alone
    if not (look.names_third or look.said >= 0 or may_be_told):
        return None
    named = [one for one in holders if _is_named(told.near, one, parties, vocabulary)]
    if look.names_third or (named and look.said >= 0 and _is_told(told, look, named, vocabulary)):
        at = (told.start, told.end)
        everybody = mask_sentence(told.near, at, holders, parties, vocabulary)
        is_body = any(not _BODIES.isdisjoint(word_texts(one)) for one in holders)
        other = is_only_spoken_of(everybody, is_body=is_body)
        if other is not None:
            return other
    if not may_be_told:
        return None
    for one in named:
        if not _may_be_told(told, look, one, vocabulary, is_alone=is_alone):
            continue
        masked = mask_sentence(told.near, (told.start, told.end), (one,), parties, vocabulary)
        other = is_only_spoken_to(masked) if look.addressed >= 0 else None
        if other is None and is_alone:
            verb = done_to_holder(masked, told.statement)
            other = verb if verb and _is_said_of(one, verb, told.statement, vocabulary) else None
        if other is not None:
            return other
    return None


def _is_named(near: str, holder: str, parties: Parties, vocabulary: Vocabulary) -> bool:
    """Return whether a sentence may name a holder, or one of its people."""
    if any(name in near for name in _names_of(holder, vocabulary)):
        return True
    return any(
        side == holder and any(word in near for word in person.split())
        for person, side in parties.people
    )


def _is_told(told: Told, look: Signs, holders: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Return whether somebody else may say something of the holders."""
    return look.is_said_of or not any(
        _stands_before(told.near, look.said, one, vocabulary) for one in holders
    )


def _may_be_told(
    told: Told, look: Signs, holder: str, vocabulary: Vocabulary, *, is_alone: bool
) -> bool:
    """Return whether a holder may be spoken to, or be what something is done to."""
    if look.addressed >= 0 and (
        look.is_passive or not _stands_before(told.near, look.addressed, holder, vocabulary)
    ):
        return True
    return is_alone and _may_be_acted_upon(told, holder, vocabulary)


def _is_said_of(holder: str, verb: str, statement: str, vocabulary: Vocabulary) -> bool:
    """Return whether a statement has a holder do something, and not the one who does it."""
    at = statement.lower().find(verb[:STEM_LETTERS].lower())
    before = [one for one in vocabulary.mentions(statement) if one.end <= at]
    return not before or before[-1].code == holder


def _may_be_acted_upon(told: Told, holder: str, vocabulary: Vocabulary) -> bool:
    """Return whether words of a statement stand in its sentence before the holder is named."""
    places = (told.near.find(name) for name in _names_of(holder, vocabulary))
    lead = told.near[: min((at for at in places if at >= 0), default=0)]
    if not lead.strip():
        return False
    stems = {word[:STEM_LETTERS] for word in lead.lower().split() if len(word) > STEM_LETTERS - 2}
    return not stems.isdisjoint(word[:STEM_LETTERS] for word in told.statement.lower().split())


def _stands_before(near: str, at: int, holder: str, vocabulary: Vocabulary) -> bool:
    """Return whether a holder is named before a place, and not as where something is."""
    for name in _names_of(holder, vocabulary):
        found = near.find(name, 0, at)
        if found >= 0 and near[:found].rpartition(" ")[0].rpartition(" ")[2] not in PLACING:
            return True
    return False


def _names_of(holder: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    country = vocabulary.countries.get(holder)
    if country is None:
        return (holder,)
    return (country.name, *country.names, *country.demonyms, *country.seats)
