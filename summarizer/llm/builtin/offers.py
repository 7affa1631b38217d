"""What one side offers and the others welcome: the offer is the news, and it is the giver's."""

from typing import NamedTuple

from summarizer.llm.builtin.acts import Site
from summarizer.llm.builtin.complements import Part, noun_start, parts_of
from summarizer.llm.builtin.decisions import Decision
from summarizer.llm.builtin.discourse import NOBODY, Discourse, Holding
from summarizer.llm.builtin.items import OWN_WORDS
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.subjects import owner_holding
from summarizer.llm.builtin.tree import Token

_WELCOMING = ("praise", "support", "assessment")
_LEAST_WORDS = 4


class Offer(NamedTuple):
    """Something that a giver undertakes, in the mouth of those who welcome it."""

    part: Part
    holding: Holding
    decision: Decision


def offer_in(site: Site, holding: Holding, discourse: Discourse) -> Offer | None:
    """Return the offer or pledge of somebody else that an act welcomes; None if there is none."""
    if site.act.kind not in _WELCOMING:
        return None
    for noun in _nouns(site):
        giver = _giver(site.reading, noun, discourse)
        if not giver.is_somebody or set(giver.holders) & {*_others(holding, giver)}:
            continue
        first, last = noun_start(site.tree, noun.index), parts_of(site)[-1].last
        if last - noun.index >= _LEAST_WORDS:
            decision = Decision("agreement", "support", "offer", OWN_WORDS, "offer:welcomed")
            return Offer(Part(first, last, noun.index, "thing"), giver, decision)
    return None


def _others(holding: Holding, giver: Holding) -> tuple[str, ...]:
    """Return who welcomes, if the giver is not merely one of several who do."""
    return holding.holders if len(holding.holders) <= len(giver.holders) else ()


def _nouns(site: Site) -> list[Token]:
    """Return the offers among the nouns behind the act; the first that it is about counts."""
    behind = site.tree.tokens[site.head + 1 : parts_of(site)[-1].last + 1]
    return [noun for noun in behind if noun.lower in word_set("grammar", "offers")][:1]


def _giver(reading: Reading, noun: Token, discourse: Discourse) -> Holding:
    """Return whose an offer is: "Peru's pledge", "the offer by Peru"."""
    owner = owner_holding(reading, noun.index, discourse)
    following = reading.tree.tokens[noun.index + 1 : noun.index + 5]
    if owner.is_somebody or not following or following[0].lower not in ("by", "from", "of"):
        return owner
    codes = reading.codes_in([token.index for token in following])
    return Holding(tuple(codes[:1]), "named") if codes else NOBODY
