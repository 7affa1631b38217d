"""What a claim is said to be, and what decisions of all sorts share."""

import re
from typing import NamedTuple

from summarizer.schema.words import ClaimType, Stance

STANCES = frozenset(
    (
        "support",
        "opposition",
        "concern",
        "call",
        "praise",
        "principle",
        "reaffirmation",
        "assessment",
    )
)
"""Classes of acts that are positions."""
UNDERTAKINGS = frozenset(("commitment", "plan", "readiness", "signing", "continuation"))
"""Classes of acts that are agreements, or one side's readiness."""
LISTS = re.compile(
    r"(?i)\b(?:agree|commit|undert|pledge|decid|decision|outcome|result|measures|steps|points|follow)"
)
"""What the words before a list say when it is one of undertakings."""
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


class Decision(NamedTuple):
    """What a claim is."""

    type: ClaimType
    stance: Stance
    act: str
    lead: str
    rule: str


def names_earlier_year(text: str, year: int | None, tag: str) -> bool:
    """Return whether words name a year before the article's, beside a verb in the past."""
    years = [int(found) for found in _YEAR.findall(text)]
    if not years or tag not in ("VBD", "VBN"):
        return False
    return max(years) < year if year is not None else True


# ---------------------------------------------------------------------- acts


def turned(stance: Stance, *, negated: bool) -> Stance:
    """Return a stance, turned where it is denied; not to oppose is not to support."""
    if not negated:
        return stance
    return "oppose" if stance == "support" else "neutral"
