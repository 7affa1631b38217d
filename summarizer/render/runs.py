"""Lines of text whose parts have a style, for whoever prints them."""

from typing import Literal, NamedTuple, TypeAlias

Style: TypeAlias = Literal["plain", "strong", "mark", "old", "new", "quiet", "id"]
"""mark: the words that are quoted; old: gone; new: come in; quiet: beside; id: an item's id."""


class Run(NamedTuple):
    """A run of text of one style."""

    text: str
    style: Style = "plain"


class Line(NamedTuple):
    """A line of runs."""

    runs: tuple[Run, ...]
    depth: int = 0
    """How far it is set in under the line before."""


def line(*runs: Run | str, depth: int = 0) -> Line:
    """Return a line of these runs; a bare string is plain."""
    return Line(tuple(one if isinstance(one, Run) else Run(one) for one in runs), depth)
