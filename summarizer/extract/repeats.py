"""Items that say again what another one says: in a headline, or twice in a draft."""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple, TypeVar

from summarizer.schema.communique import (
    GroundedClaim,
    GroundedDate,
    GroundedItem,
    GroundedParticipant,
)
from summarizer.text.edtf import same_edtf
from summarizer.text.fold import fold_text
from summarizer.text.names import SAME_PERSON, body_similarity, person_similarity
from summarizer.text.similarity import content_words
from summarizer.vocabulary.load import Vocabulary

Item = TypeVar("Item", bound=GroundedItem)

_IN_ONE_CLAIM = 0.6
"""Share of a headline's content words in one claim of the body that makes it a repeat."""
_IN_ALL_CLAIMS = 0.8
"""The same, in all claims of the body: a headline often sums up several."""
_SAME_STATEMENT = 0.8
"""Share of content words from which two statements on one quote are one claim."""


class Kept(NamedTuple):
    """What is left of a list of items, and what only repeats it."""

    items: tuple[GroundedItem, ...]
    """Items that say something of their own."""
    repeated: tuple[int, ...]
    """Numbers of the sentences of those that do not."""


def drop_repeats(items: Sequence[GroundedItem], vocabulary: Vocabulary) -> Kept:
    """Return the items without doubles and without headlines that the body says as well."""
    claims = _of_type(items, GroundedClaim)
    people = _of_type(items, GroundedParticipant)
    dates = _of_type(items, GroundedDate)
    others = [one for one in items if not isinstance(one, _LISTED)]
    words = _ClaimWords(vocabulary)
    kept: list[GroundedItem] = [
        *others,
        *_without_doubles(people, _sort_of_participant, lambda _left, _right: True),
        *_without_doubles(dates, _sort_of_date, _are_of_one_day),
        *_without_doubles(claims, _sort_of_claim, words.are_one),
    ]
    body = [one for one in kept if one.zone != "headline"]
    repeats = [one for one in kept if one.zone == "headline" and _is_said(one, body, words)]
    return Kept(
        items=tuple(one for one in kept if one not in repeats),
        repeated=tuple(one.sentence for one in repeats),
    )


_LISTED = (GroundedClaim, GroundedParticipant, GroundedDate)


class _ClaimWords:
    """Content words of claims, without the names of the states that hold them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._known: dict[str, frozenset[str]] = {}
        self._statements: dict[str, str] = {}

    def of(self, text: str) -> frozenset[str]:
        """Return the content words of a text."""
        if text not in self._known:
            self._known[text] = self._read(text)
        return self._known[text]

    def _read(self, text: str) -> frozenset[str]:
        folded = fold_text(text)
        parts, position = [], 0
        for mention in self._vocabulary.country_mentions(folded):
            parts.append(folded[position : mention.start])
            position = mention.end
        return frozenset(content_words(" ".join([*parts, folded[position:]])))

    def are_one(self, left: GroundedClaim, right: GroundedClaim) -> bool:
        """Return whether two claims of one sort are one: one statement, or nearly on one quote."""
        if self._said(left) == self._said(right):
            return True
        same_quote = (left.span.start, left.span.end) == (right.span.start, right.span.end)
        return same_quote and left.act == right.act and self._share(left, right) >= _SAME_STATEMENT

    def _said(self, claim: GroundedClaim) -> str:
        """Return a claim's statement without regard to case and typesetting."""
        if claim.statement not in self._statements:
            self._statements[claim.statement] = fold_text(claim.statement).lower()
        return self._statements[claim.statement]

    def _share(self, left: GroundedClaim, right: GroundedClaim) -> float:
        one, other = self.of(left.statement), self.of(right.statement)
        return len(one & other) / max(len(one | other), 1)


def _of_type(items: Sequence[GroundedItem], kind: type[Item]) -> list[Item]:
    return [one for one in items if isinstance(one, kind)]


def _sort_of_claim(claim: GroundedClaim) -> Hashable:
    return claim.type, claim.stance, frozenset(claim.holders)


def _without_doubles(
    items: Sequence[Item],
    sort_of: Callable[[Item], Hashable],
    are_one: Callable[[Item, Item], bool],
) -> list[Item]:
    """Return the first of each group of doubles; one in the body comes before headlines.

    Args:
        items: The items.
        sort_of: What doubles have in common; only those of one sort are compared.
        are_one: Whether two of one sort are doubles.
    """
    kept: list[Item] = []
    by_sort: dict[Hashable, list[Item]] = {}
    for item in sorted(items, key=lambda one: one.zone == "headline"):
        alike = by_sort.setdefault(sort_of(item), [])
        if not any(are_one(other, item) for other in alike):
            alike.append(item)
            kept.append(item)
    return kept


def _sort_of_participant(one: GroundedParticipant) -> Hashable:
    return one.kind, one.name, one.sentence


def _sort_of_date(one: GroundedDate) -> Hashable:
    return one.role, one.sentence


def _are_of_one_day(left: GroundedDate, right: GroundedDate) -> bool:
    return same_edtf(left.value, right.value)


def _is_said(item: GroundedItem, body: Sequence[GroundedItem], words: _ClaimWords) -> bool:
    """Return whether the body says what an item of a headline says."""
    if isinstance(item, GroundedDate):
        return any(
            item.role == one.role and same_edtf(item.value, one.value)
            for one in _of_type(body, GroundedDate)
        )
    if isinstance(item, GroundedParticipant):
        return any(_is_one_name(item, one) for one in _of_type(body, GroundedParticipant))
    if isinstance(item, GroundedClaim):
        return _is_claimed(item, _of_type(body, GroundedClaim), words)
    return False


def _is_one_name(left: GroundedParticipant, right: GroundedParticipant) -> bool:
    if left.kind != right.kind:
        return False
    if left.kind == "person":
        return person_similarity(left.name, right.name) >= SAME_PERSON
    return body_similarity(left.name, right.name) >= SAME_PERSON


def _is_claimed(item: GroundedClaim, body: Sequence[GroundedClaim], words: _ClaimWords) -> bool:
    said = words.of(item.span.quote)
    everything: frozenset[str] = frozenset()
    for claim in body:
        if claim.stance != item.stance and "neutral" not in (claim.stance, item.stance):
            continue
        claimed = words.of(f"{claim.statement} {claim.span.quote}")
        if len(said & claimed) >= _IN_ONE_CLAIM * len(said):
            return True
        everything |= claimed
    return bool(everything) and len(said & everything) >= _IN_ALL_CLAIMS * len(said)
