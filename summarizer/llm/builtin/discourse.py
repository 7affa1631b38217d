"""Whom an article has spoken of so far, and what a noun phrase can stand for."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from summarizer.llm.builtin.people import Person

HoldingKind: TypeAlias = Literal[
    "named", "joint", "person", "document", "body", "unnamed", "outsider", "thing"
]
"""How a noun phrase stands for somebody; officials without a name (`unnamed`), experts and others
whose views are nobody's position (`outsider`) and things stand for nobody."""

CODE_LENGTH = 3
"""Length of the code of a state; bodies have longer names, and `EU` a shorter one."""


class Holding(NamedTuple):
    """Whom a noun phrase stands for."""

    holders: tuple[str, ...]
    """Codes or names, in the order of the text; empty for nobody."""
    kind: HoldingKind
    """How it stands for them."""
    speaker: Person | None = None
    """The one person who speaks."""

    @property
    def is_somebody(self) -> bool:
        """Whether it stands for a holder."""
        return bool(self.holders)


NOBODY = Holding((), "thing")


@dataclass
class Discourse:
    """Who was spoken of last, and who takes part."""

    parties: tuple[str, ...]
    """Parties of the event, the first named first."""
    joint: tuple[str, ...] = ()
    """The last several holders named together."""
    single: str | None = None
    """The last state or body named as a subject."""
    person: Person | None = None
    """The last person named."""
    speaker: Holding | None = None
    """Who speaks in quoted speech."""
    people: tuple[Person, ...] = ()
    """Everybody whom the article names."""
    we: tuple[str, ...] = ()
    """Whom "we" means in a text that its authors sign: "We, the leaders of ..."."""
    home: str | None = None
    """The party that "the government" and "the delegation" mean, where nothing else is near."""
    host: str | None = None
    """The one of two parties that the other visits."""
    dissenter: tuple[str, int] | None = None
    """The party that last opposed something by itself, and the sentence in which it did."""
    ahead: tuple[str, ...] = ()
    """States that are subjects of the next sentences."""
    body: tuple[str, ...] = ()
    """All of whom "it" means behind "the bloc" or "the forum"; empty behind a single state."""

    past: int | None = None
    """The paragraph in which something before the event was told last."""

    def note(self, holding: Holding, *, as_one: bool = False) -> None:
        """Remember a subject.

        Args:
            holding: Whom it stands for.
            as_one: Whether it is one noun for several: "the bloc".
        """
        if len(holding.holders) > 1:
            self.joint = holding.holders
            self.body = holding.holders if as_one or holding.holders == self.body else ()
        elif holding.holders:
            self.single = holding.holders[0]
            self.body = ()
        if holding.speaker is not None:
            self.person = holding.speaker

    @property
    def visitor(self) -> str | None:
        """The one of two parties that visits the other."""
        others = [code for code in self.parties if code != self.host]
        return others[0] if self.host in self.parties and len(others) == 1 else None

    @property
    def _is_bloc(self) -> bool:
        """Whether the one party is a body of states, whose ministers are its own."""
        return len(self.parties) == 1 and len(self.parties[0]) != CODE_LENGTH

    def several(self, count: int | None) -> tuple[str, ...]:
        """Return the parties that "both sides", "the ministers", "all three" mean.

        Args:
            count: How many, where the words say it.
        """
        if count is None and (len(self.parties) > 1 or self._is_bloc):
            return self.parties
        if count is None:
            return self.joint or self.parties
        if len(self.parties) == count:
            return self.parties
        if len(self.joint) == count:
            return self.joint
        if len(self.parties) > count:
            return self.parties[:count]
        return max(self.joint, self.parties, key=len)
