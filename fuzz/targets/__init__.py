"""What is fed with inputs, by the part of the package that it is of."""

from fuzz.target import Target
from fuzz.targets import answers, briefings, files, formats, reading, text

TARGETS: dict[str, Target] = {
    one.name: one
    for part in (text, reading, formats, answers, files, briefings)
    for one in part.TARGETS
}
"""Every target by its name."""
