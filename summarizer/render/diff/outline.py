"""What a comparison says, as sections of lines, the same for every form that it is shown in."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summarizer.render.runs import Line
from summarizer.schema.difference import BriefingDiff


class Section(NamedTuple):
    """A part of the comparison."""

    title: str
    lines: tuple[Line, ...]


class Outline(NamedTuple):
    """A whole comparison."""

    title: str
    lead: tuple[Line, ...]
    """What is said first: which briefings, and how much changed."""
    sections: tuple[Section, ...]
    """Parts that have something to say."""


class Names(NamedTuple):
    """What things are called in text for people."""

    states: Mapping[str, str]
    """Alpha-3 code to the usual name."""
    old: Mapping[str, str]
    """Source of the older briefing to its label."""
    new: Mapping[str, str]
    """Source of the newer briefing to its label."""

    def parties(self, codes: str) -> str:
        """Return codes with commas between them as names."""
        return ", ".join(self.states.get(code, code) for code in codes.split(", "))


def names_of(diff: BriefingDiff, states: Mapping[str, str]) -> Names:
    """Return what the sources and states of a comparison are called."""
    return Names(
        states=states,
        old={source.id: source.label for source in diff.old.sources},
        new={source.id: source.label for source in diff.new.sources},
    )


def section(title: str, lines: Sequence[Line]) -> tuple[Section, ...]:
    """Return the section, or nothing where it has no lines."""
    return (Section(title, tuple(lines)),) if lines else ()
