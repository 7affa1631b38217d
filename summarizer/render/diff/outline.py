"""What a comparison says, as sections of lines, the same for every form that it is shown in."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from summarizer.render.corrections import mark_text, marks_of, marks_of_gone
from summarizer.render.runs import Line, Run
from summarizer.schema.difference import BriefingDiff

Marks: TypeAlias = Mapping[str, tuple[str, ...]]
"""Id of an item to what a reader corrected, in a few words each."""


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
    old_marks: Marks
    """Item of the older briefing to what a reader did to it, there or in the newer one."""
    new_marks: Marks
    """Item of the newer briefing to what a reader did to it."""

    def parties(self, codes: str) -> str:
        """Return codes with commas between them as names."""
        return ", ".join(self.states.get(code, code) for code in codes.split(", "))


def names_of(diff: BriefingDiff, states: Mapping[str, str]) -> Names:
    """Return what the sources and states of a comparison are called."""
    return Names(
        states=states,
        old={source.id: source.label for source in diff.old.sources},
        new={source.id: source.label for source in diff.new.sources},
        old_marks={**marks_of(diff.old.corrections), **marks_of_gone(diff.new.corrections)},
        new_marks=marks_of(diff.new.corrections),
    )


def mark_run(id_: str, marks: Marks) -> tuple[Run, ...]:
    """Return what a reader corrected of an item, to stand behind it; nothing where nothing was."""
    told = mark_text(marks.get(id_, ()))
    return (Run(told, "quiet"),) if told else ()


def section(title: str, lines: Sequence[Line]) -> tuple[Section, ...]:
    """Return the section, or nothing where it has no lines."""
    return (Section(title, tuple(lines)),) if lines else ()
