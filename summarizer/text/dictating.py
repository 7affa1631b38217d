"""Which sentences say what is to be written down: `text.dictated`, without what only looks like it.

They say nothing of the sentences behind them, unlike notes to a machine.
"""

import re

from summarizer.text import dictated
from summarizer.text.dictatedelsewhere import ELSEWHERE
from summarizer.text.quicklook import may_dictate_elsewhere

LOOK_BACK = 40
"""So far before a sentence stands what it is a point of."""
_PATTERNS = (dictated.ORDERED, dictated.BOUND)


def find_dictated(part: str, before: str) -> list[re.Match[str]]:
    """Return what in a sentence says what is to be written down.

    Args:
        part: The sentence.
        before: A few words before it.
    """
    patterns = (*_PATTERNS, ELSEWHERE) if may_dictate_elsewhere(part) else _PATTERNS
    found = [one for pattern in patterns if (one := pattern.search(part))]
    return [one for one in found if not (_is_reported(part, one) or _is_point(part, before, one))]


def is_whole(found: re.Match[str]) -> bool:
    """Return whether an order tells by itself that it is for whoever makes a summary."""
    return found.re is dictated.BOUND or dictated.ABOUT_OUTPUT.search(found.group()) is not None


def _is_reported(part: str, found: re.Match[str]) -> bool:
    """Return whether somebody is told to have said an order, which is news then."""
    if found.re is dictated.ORDERED and dictated.ABOUT_OUTPUT.search(found.group()):
        return False
    start = max(part.rfind(stop, 0, found.start() + 2) for stop in (". ", "! ", "? "))
    ends = [at for stop in (". ", "! ", "? ") if (at := part.find(stop, found.end())) >= 0]
    return dictated.REPORTED.search(part, start + 1, min(ends, default=len(part))) is not None


def _is_point(part: str, before: str, found: re.Match[str]) -> bool:
    """Return whether an order may be a point of what was agreed, which begin as orders do."""
    if found.re is not dictated.ORDERED or dictated.ASKED.search(found.group()):
        return False
    if part[: found.start()].strip():
        return part[found.start()] in ":;–—-"
    return (
        dictated.POINT.match(part) is not None
        or before.rstrip().endswith((":", ";", ","))
        or not part.rstrip("\"'”’)] ").endswith((".", "!", "?"))
    )
