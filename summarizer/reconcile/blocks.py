"""Linking with a model: clear cases by code, the others as blocks of numbered statements.

What is the same almost to the word becomes one statement. The rest is cut into blocks such that
statements that may report one claim stand in one block: a whole event if it is small, else what
hangs together by its words, at a threshold that rises until the blocks are small enough. A model
answers with numbers; rules of this module say what may not stand together all the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.reconcile.link import (
    CLEARLY_APART,
    Pair,
    candidate_pairs,
    link_mentions,
    may_be_one,
)
from summarizer.reconcile.mentions import Mention
from summarizer.reconcile.sources import SourceBook
from summarizer.schema.questions import ClaimGroups, Statement, StatementBlock
from summarizer.text.similarity import WordWeights

SAME_TO_THE_WORD = 0.85
"""Score from which two sources' statements of one stance and holders need no other reader."""
MOST_STATEMENTS = 250
"""Statements that one block may hold: some 25,000 tokens with their answer."""
_STEP = 0.05


@dataclass(frozen=True)
class LinkPlan:
    """What is asked about the mentions of an event."""

    units: tuple[tuple[int, ...], ...]
    """Indices of mentions that code takes for one; each index is in one unit."""
    blocks: tuple[tuple[int, ...], ...]
    """Indices of units that are asked about together; each is in one block."""


@dataclass(frozen=True)
class Linked:
    """Which mentions report one claim."""

    groups: tuple[tuple[int, ...], ...]
    """Indices of mentions; each is in one group."""
    wholes: Mapping[int, tuple[int, ...]]
    """Index of a mention that says at once what several say: to one of each of their groups."""


def plan_blocks(mentions: Sequence[Mention], weights: WordWeights) -> LinkPlan:
    """Return the units and blocks of an event's mentions, which are in their order."""
    pairs = candidate_pairs(mentions, weights)
    alike = [one for one in pairs if _is_same_to_the_word(one, mentions)]
    units = _components(range(len(mentions)), [(one.left, one.right) for one in alike])
    unit_of = {index: number for number, unit in enumerate(units) for index in unit}
    edges = [Pair(one.score, unit_of[one.left], unit_of[one.right]) for one in pairs]
    blocks = _pack(_cut(tuple(range(len(units))), edges, CLEARLY_APART), units)
    return LinkPlan(units, blocks)


def write_block(
    block: Sequence[int], plan: LinkPlan, mentions: Sequence[Mention], book: SourceBook
) -> StatementBlock:
    """Return a block as numbered statements; each unit is told by its first mention."""
    labels = article_letters(book)
    statements = []
    for number, unit in enumerate(block, start=1):
        first = mentions[plan.units[unit][0]]
        letters = sorted({labels[mentions[index].source] for index in plan.units[unit]})
        statements.append(
            Statement(
                number=number,
                article="+".join(letters),
                list=first.claim.type,
                holders=first.holders,
                statement=first.claim.statement,
                quote=first.span.quote,
            )
        )
    return StatementBlock(statements=tuple(statements))


def apply_answers(
    plan: LinkPlan,
    answers: Sequence[ClaimGroups | None],
    mentions: Sequence[Mention],
    weights: WordWeights,
) -> Linked:
    """Return the groups that the answers make, one answer for each block, in their order.

    A block without an answer is linked by code.
    """
    groups: list[tuple[int, ...]] = []
    wholes: dict[int, tuple[int, ...]] = {}
    for block, answer in zip(plan.blocks, answers, strict=True):
        members = [plan.units[unit] for unit in block]
        if answer is None:
            groups += _link_by_code(
                [index for unit in members for index in unit], mentions, weights
            )
            continue
        for numbers in answer.groups:
            indices = sorted(index for number in numbers for index in members[number - 1])
            groups += split_forbidden(indices, mentions, weights)
        for whole in answer.wholes:
            parts = [number for number in whole.parts if 0 < number <= len(members)]
            if 0 < whole.number <= len(members) and len(parts) > 1:
                first = tuple(members[number - 1][0] for number in parts)
                wholes.update(dict.fromkeys(members[whole.number - 1], first))
    return Linked(tuple(sorted(groups)), wholes)


def split_forbidden(
    indices: Sequence[int], mentions: Sequence[Mention], weights: WordWeights
) -> list[tuple[int, ...]]:
    """Return a group in parts that hold no two mentions which a rule keeps apart."""
    parts: list[list[int]] = []
    for index in indices:
        fitting = (
            part
            for part in parts
            if all(may_be_one(mentions[index], mentions[other], weights) for other in part)
        )
        part = next(fitting, None)
        if part is None:
            parts.append([index])
        else:
            part.append(index)
    return [tuple(part) for part in parts]


def article_letters(book: SourceBook) -> Mapping[str, str]:
    """Return a letter for each article, by publication: A to Z, then AA, AB and so on."""
    ordered = sorted(book.articles, key=book.rank)
    return {source: _letters(number) for number, source in enumerate(ordered)}


def _letters(number: int) -> str:
    head = _letters(number // 26 - 1) if number >= 26 else ""
    return head + chr(ord("A") + number % 26)


def _is_same_to_the_word(pair: Pair, mentions: Sequence[Mention]) -> bool:
    left, right = mentions[pair.left], mentions[pair.right]
    return (
        pair.score >= SAME_TO_THE_WORD
        and left.source != right.source
        and (left.holders, left.stance) == (right.holders, right.stance)
        and left.claim.type == right.claim.type
    )


def _link_by_code(
    indices: Sequence[int], mentions: Sequence[Mention], weights: WordWeights
) -> list[tuple[int, ...]]:
    linked = link_mentions([mentions[index] for index in indices], weights)
    return [tuple(indices[place] for place in group) for group in linked]


def _cut(units: tuple[int, ...], edges: Sequence[Pair], threshold: float) -> list[tuple[int, ...]]:
    """Return units that hang together, cut finer until no part is larger than a block."""
    if len(units) <= MOST_STATEMENTS:
        return [units]
    if threshold > 1:
        size = MOST_STATEMENTS
        return [units[start : start + size] for start in range(0, len(units), size)]
    inside = set(units)
    kept = [one for one in edges if one.score >= threshold and {one.left, one.right} <= inside]
    parts = _components(units, [(one.left, one.right) for one in kept])
    return [finer for part in parts for finer in _cut(part, kept, threshold + _STEP)]


def _pack(parts: Iterable[tuple[int, ...]], units: Sequence[object]) -> tuple[tuple[int, ...], ...]:
    """Return blocks of whole parts; a lone unit has nothing to be asked about."""
    blocks: list[list[int]] = []
    for part in sorted(parts):
        if blocks and len(blocks[-1]) + len(part) <= MOST_STATEMENTS:
            blocks[-1].extend(part)
        else:
            blocks.append(list(part))
    return tuple(tuple(sorted(block)) for block in blocks)


def _components(
    nodes: Iterable[int], edges: Iterable[tuple[int, int]]
) -> tuple[tuple[int, ...], ...]:
    """Return the connected components of a graph, each sorted, by their first node."""
    leader = {node: node for node in nodes}

    def find(node: int) -> int:
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for left, right in edges:
        one, other = sorted((find(left), find(right)))
        leader[other] = one
    members: dict[int, list[int]] = {}
    for node in leader:
        members.setdefault(find(node), []).append(node)
    return tuple(tuple(sorted(members[first])) for first in sorted(members))
