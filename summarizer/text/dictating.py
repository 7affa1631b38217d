"""Which sentences say what is to be written down: `text.dictated`, without what only looks like it.

They say nothing of the sentences behind them, unlike notes to a machine.
"""

import re

from summarizer.text import dictated
from summarizer.text.dictatedelsewhere import ELSEWHERE, REPORTED_ELSEWHERE
from summarizer.text.quicklook import may_dictate_elsewhere

LOOK_BACK = 40
"""So far before a sentence stands what it is a point of."""
_PATTERNS = (dictated.ORDERED, dictated.BOUND)
_STOPS = (".", "!", "?", "。", "！", "।", "۔")


def find_dictated(part: str, before: str) -> list[re.Match[str]]:
    """Return what in a sentence says what is to be written down.

    Args:
        part: The sentence.
        before: A few words before it.
    """
    patterns = (*_PATTERNS, ELSEWHERE) if may_dictate_elsewhere(part) else _PATTERNS
    found = [one for pattern in patterns if (one := pattern.search(part))]
    return [one for one in found if not (_is_reported(part, one) or _is_point(part, before, one))]


def _is_reported(part: str, found: re.Match[str]) -> bool:
    """Return whether somebody is told to have said an order, which is news then."""
    start = max(part.rfind(stop, 0, found.start() + 2) for stop in (". ", "! ", "? ")) + 1
    ends = [at for stop in (". ", "! ", "? ") if (at := part.find(stop, found.end())) >= 0]
    end = min(ends, default=len(part))
    if found.re is ELSEWHERE:
        return REPORTED_ELSEWHERE.search(part, start, end) is not None
    return any(
        dictated.REPORTED.search(part, *within)
        for within in ((start, found.start()), (found.end(), end))
    )


def _is_point(part: str, before: str, found: re.Match[str]) -> bool:
    """Return whether an order may be a point of what was agreed, or a row of a table."""
    if dictated.POINT.match(part) or "|" in part or "\t" in part:
        return True
    if part[: found.start()].strip() or dictated.ASKED.search(found.group()):
        return False
    return before.rstrip().endswith((":", ";", ",", "：", "；", "，")) or not part.rstrip(
        "\"'”’)] "
    ).endswith(_STOPS)
