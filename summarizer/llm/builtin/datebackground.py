"""Dates that are none of the event: background, what may be, what goes on, the day of the news."""

import re

from summarizer.llm.builtin.dateclause import BEHIND, DateClause, cue_pattern

NEAR_DAYS = 60
"""A meeting or a paper of so many days before the article is of the event."""
_BACKGROUND_REACH = 60
"""A date long past says something only with the words of an agreement or a meeting so near."""
_DECADE = re.compile(r"\d0['’]?s$")
_FORECAST = re.compile(
    r"(?i)\b(?:expected|likely|predict\w*|forecasts?|rumou?red)\b"
    r"|\b(?:analysts?|experts?|observers|economists?|pollsters)\b[^.;]{0,30}\bexpects?\b"
)
_PAPER_OF = re.compile(r"\bof\s*$")
_ATTRIBUTE = re.compile(r"\s[a-z]{3,}")
_OPENING = re.compile(r"(?i)(?:(?:in|on|early in|late in|in early|in late)\s+)?$")


def is_state_since(clause: DateClause) -> bool:
    """Return whether a state of things began on an exact date: "shut since 4 May 2029"."""
    exact = len(clause.mention.value) > len("2031") and clause.mention.assumed is None
    return exact and cue_pattern("since").search(clause.before) is not None


def is_idle(clause: DateClause, value: str) -> bool:
    """Return whether a date only bounds what somebody can do, what goes on, or part of each year.

    "Trade can double by 2032", "a plan that runs until 2035", "from May to July each year".
    """
    if cue_pattern("yearly").search(clause.behind) or cue_pattern("lasts").search(clause.before):
        return True
    if cue_pattern("deadline").search(clause.before):
        return cue_pattern("chance").search(clause.before[-_BACKGROUND_REACH:]) is not None
    is_month = len(value) == len("2031-05") and clause.mention.assumed == "year"
    return is_month and cue_pattern("to_month").search(clause.behind) is not None


def is_decade(clause: DateClause) -> bool:
    """Return whether a date is one of many years ("in the 1960s"), which tells no plan."""
    written = clause.text[len(clause.before) : clause.mention.end - clause.start]
    return _DECADE.search(written) is not None


def says_nothing(clause: DateClause, value: str, future: int | None) -> bool:
    """Return whether a date is vague, of the day of the news itself, or mere background."""
    relative = clause.mention.kind == "relative"
    if relative and (future is None or future <= 0 or len(value) == len("2031")):
        return True
    ahead = future is not None and future > 0
    mere = _is_attribute(clause, value) or _is_mere_month(clause, value)
    if future == 0 or (ahead and mere):
        return True
    if ahead and _FORECAST.search(clause.text):
        return True
    return future is not None and future < -NEAR_DAYS and not _is_told(clause, value)


def _is_attribute(clause: DateClause, value: str) -> bool:
    """Return whether a year to come only belongs to a name: "the summer 2029 schedule"."""
    if len(value) != len("2031") or not _ATTRIBUTE.match(clause.behind):
        return False
    words = clause.before.split()
    return len(words) > 1 and words[-1][0].isupper()


def _is_mere_month(clause: DateClause, value: str) -> bool:
    """Return whether a month is named without a year, and nothing begins, ends or is due then."""
    if clause.mention.assumed != "year" or len(value) != len("2031-05"):
        return False
    return cue_pattern("doing").search(clause.text) is None


def _is_told(clause: DateClause, value: str) -> bool:
    """Return whether something was agreed, signed, held or imposed on a date long past."""
    names = ["agreeing", "document", "meeting", "visit", "force"]
    if len(value) > len("2031"):
        names.append("measure")
        paper = clause.nearest("paper")
        if (
            paper is not None
            and paper.distance <= len(" of the ")
            and _PAPER_OF.search(clause.before)
        ):
            return True
    cues = (clause.nearest(name) for name in names)
    reach = _BACKGROUND_REACH
    if _OPENING.match(clause.before) or clause.behind.startswith(", when "):
        reach += BEHIND
    return any(cue is not None and cue.distance <= reach for cue in cues)
