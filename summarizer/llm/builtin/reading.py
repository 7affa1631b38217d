"""A unit with everything that was read in it: words, states, people."""

from dataclasses import dataclass
from functools import cached_property

from summarizer.llm.builtin.lexicons import singular
from summarizer.llm.builtin.people import Person, PersonMention
from summarizer.llm.builtin.tree import Token, Tree
from summarizer.llm.builtin.units import Unit
from summarizer.vocabulary.gazetteer import Mention

HOLDING = ("name", "demonym", "seat", "bloc")
"""Kinds of mentions that can hold a claim; a territory cannot."""


@dataclass
class Reading:
    """One parsed unit."""

    unit: Unit
    """Where it is from."""
    tree: Tree
    """Its words."""
    mentions: tuple[Mention, ...]
    """States, bodies and territories that it names."""
    named: tuple[PersonMention, ...] = ()
    """People that it names."""

    @property
    def text(self) -> str:
        """The text that was parsed."""
        return self.unit.view.text

    @cached_property
    def _mention_of(self) -> dict[int, Mention]:
        return {
            token.index: mention
            for mention in self.mentions
            for token in self.tree.tokens
            if token.start < mention.end and mention.start < token.end
        }

    @cached_property
    def _person_of(self) -> dict[int, Person]:
        return {
            token.index: mention.person
            for mention in self.named
            for token in self.tree.tokens
            if token.start < mention.end and mention.start < token.end
        }

    def mention_at(self, index: int) -> Mention | None:
        """Return the state, body or territory that a word names or is part of the name of."""
        return self._mention_of.get(index)

    def code_at(self, index: int) -> str | None:
        """Return the code of the state or body that a word names; None for territories."""
        mention = self._mention_of.get(index)
        return mention.code if mention is not None and mention.how in HOLDING else None

    def person_at(self, index: int) -> Person | None:
        """Return the person that a word is part of the name of."""
        return self._person_of.get(index)

    def codes_in(self, indices: list[int]) -> list[str]:
        """Return the codes that words name, each once, in order."""
        codes = (self.code_at(index) for index in indices)
        return list(dict.fromkeys(code for code in codes if code is not None))

    def lowered(self, token: Token) -> str:
        """Return a noun in lower case and singular."""
        return singular(token.lower) if token.tag in ("NNS", "NNPS") else token.lower
