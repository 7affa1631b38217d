"""Where sources cut one text differently, and a reader has said which statement comprises which.

A statement that lumps together what others say one by one is a report of each of them. But if the
lump is how most sources tell it, the pieces are pieces, and belong to it. So the majority of
independent origins decides how fine the cut is; of equals, the coarse cut where a source made its
pieces out of one sentence. What a reader says counts only as far as what is written bears it out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.reconcile.granularity import Group, common_words
from summarizer.reconcile.mentions import Mention
from summarizer.reconcile.sources import SourceBook
from summarizer.text.similarity import WordWeights, coverage

BORNE_OUT = 0.25
"""Share of a part's common words that a whole must hold to comprise it."""
ITEM_SHARE = 0.6
"""Share of the words that tell one item of a sentence from another, for it to be a piece.

Another source's statement must hold them, of which the other item is a piece already."""
CONTAINED_SHARE = 0.9
"""Share of a lone statement's words in another source's, from which it is a piece of that one."""


@dataclass
class _Cut:
    """Groups under way."""

    mentions: Sequence[Mention]
    book: SourceBook
    weights: WordWeights
    group_of: dict[int, int]
    members: dict[int, list[int]]
    lumped: dict[int, list[int]]

    def origins(self, group: int) -> frozenset[str]:
        """Return the origins of the mentions that report a group and no other."""
        return frozenset(
            self.book.origins[self.mentions[one].source] for one in self.members[group]
        )

    def core(self, group: int) -> frozenset[str]:
        """Return the words that the reports of a group have in common."""
        return common_words([self.mentions[one] for one in self.members[group]])

    def join(self, group: int, other: int) -> None:
        """Put the second group into the first."""
        if group == other:
            return
        for one in self.members.pop(other):
            self.group_of[one] = group
            self.members[group].append(one)
        self.lumped.setdefault(group, []).extend(self.lumped.pop(other, ()))


def settle_cuts(
    groups: Sequence[tuple[int, ...]],
    wholes: Mapping[int, tuple[int, ...]],
    mentions: Sequence[Mention],
    book: SourceBook,
    weights: WordWeights,
) -> tuple[Group, ...]:
    """Return the groups with wholes shared out among their parts, or parts put into their wholes.

    Args:
        groups: Indices of mentions that report one claim.
        wholes: Index of a mention that comprises several: to one of each of their groups.
        mentions: All mentions, by source and place.
        book: What is known of the sources.
        weights: How much words say.
    """
    cut = _Cut(
        mentions=mentions,
        book=book,
        weights=weights,
        group_of={one: number for number, group in enumerate(groups) for one in group},
        members={number: list(group) for number, group in enumerate(groups)},
        lumped={},
    )
    ordered = sorted(wholes, key=lambda one: (-len(cut.origins(cut.group_of[one])), one))
    for whole in ordered:
        _settle_whole(whole, wholes[whole], cut)
    _absorb_pieces(cut)
    return tuple(_group_of(number, cut) for number in sorted(cut.members))


def _settle_whole(whole: int, parts: Iterable[int], cut: _Cut) -> None:
    """Join a whole with its parts, or share it out among them."""
    own = cut.group_of[whole]
    if own not in cut.members:
        return  # shared out already, with another statement of its group
    numbers = [
        number
        for number in sorted({cut.group_of[part] for part in parts} - {own})
        if number in cut.members and _may_comprise(whole, number, cut)
    ]
    if len(numbers) < 2 and not (numbers and own in {cut.group_of[part] for part in parts}):
        return
    most = max(len(cut.origins(number) - cut.origins(own)) for number in numbers)
    ours = len(cut.origins(own))
    if ours > most or (ours == most and _are_of_one_sentence(numbers, cut)):
        for number in numbers:
            cut.join(own, number)
        return
    for number in numbers:
        told = {cut.mentions[one].source for one in cut.members[number]}
        fresh = [one for one in cut.members[own] if cut.mentions[one].source not in told]
        cut.lumped.setdefault(number, []).extend(fresh)
    del cut.members[own]


def _may_comprise(whole: int, part: int, cut: _Cut) -> bool:
    """Return whether what is written bears out that a whole comprises a part.

    Either it is an act of the same sort of the same holders, or it holds words of the part.
    """
    mention, first = cut.mentions[whole], cut.mentions[cut.members[part][0]]
    if {mention.stance, first.stance} == {"support", "oppose"}:
        return False
    acts = {one.act.kind if one.act else None for one in (mention, first)}
    if mention.holders == first.holders and len(acts) == 1:
        return True
    return coverage(cut.core(part), mention.words, cut.weights) >= BORNE_OUT


def _are_of_one_sentence(numbers: Sequence[int], cut: _Cut) -> bool:
    """Return whether a source that has several of these parts has them in one sentence."""
    sentences: dict[str, list[int]] = {}
    for number in numbers:
        for one in cut.members[number]:
            mention = cut.mentions[one]
            sentences.setdefault(mention.source, []).append(mention.claim.sentence)
    return any(len(found) > 1 and len(set(found)) == 1 for found in sentences.values())


def _absorb_pieces(cut: _Cut) -> None:
    """Put lone pieces of a list into the claim that other sources tell whole.

    Where one source makes three items of a sentence and another source's statement holds the words
    of all three, they are pieces of that one.
    """
    for number in sorted(cut.members):
        members = cut.members.get(number, ())
        if len(members) != 1:
            continue
        piece = cut.mentions[members[0]]
        whole = next(
            (
                other
                for other in sorted(cut.members)
                if other != number
                and len(cut.origins(other)) > 1
                and _is_piece_of(piece, other, cut)
            ),
            None,
        )
        if whole is not None:
            cut.join(whole, number)


def _is_piece_of(piece: Mention, group: int, cut: _Cut) -> bool:
    mentions = [cut.mentions[one] for one in cut.members[group]]
    own = [one for one in mentions if one.source == piece.source]
    others = [one for one in mentions if one.source != piece.source]
    beside = [one for one in own if one.claim.sentence == piece.claim.sentence]
    if not own:
        return any(
            _are_alike(piece, one)
            and coverage(piece.words, one.words, cut.weights) >= CONTAINED_SHARE
            for one in others
        )
    # What the items of one sentence have in common does not tell which of them another source has.
    return any(
        _are_alike(piece, item)
        and coverage(piece.words - item.words or piece.words, one.words, cut.weights) >= ITEM_SHARE
        for item in beside
        for one in others
    )


def _are_alike(piece: Mention, other: Mention) -> bool:
    """Return whether two statements are of one sort and of the same holders."""
    return (piece.holders, piece.stance, piece.claim.type) == (
        other.holders,
        other.stance,
        other.claim.type,
    )


def _group_of(number: int, cut: _Cut) -> Group:
    own = [cut.mentions[one] for one in sorted(cut.members[number])]
    told = {one.source for one in own}
    lumped: dict[str, Mention] = {}
    for one in sorted(cut.lumped.get(number, ())):
        mention = cut.mentions[one]
        if mention.source not in told:
            lumped.setdefault(mention.source, mention)
    return Group(tuple(own), tuple(lumped.values()))
