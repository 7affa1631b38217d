"""Words that tell of a time, if only together with what was said before."""

import re

from summarizer.text.datepatterns import MONTH_NAMES

_MONTHS = "|".join(name for names in MONTH_NAMES for name in names if len(name) > len("Sept"))
_TIME_WORD = re.compile(
    r"\d|\b(?:day|night|morning|noon|afternoon|evening|week|month|year|decade|anniversary|today"
    r"|yesterday|tomorrow|earlier|later|before|after|next|last|previous|following|first|second"
    r"|third|fourth|fifth|[a-z]+day)s?\b"
    rf"|(?-i:\b(?:{_MONTHS}|May|June|July)\b)",
    re.IGNORECASE,
)


def tells_time(text: str) -> bool:
    """Return whether a text has a figure, or a word that tells of a time.

    >>> tells_time("on the second day"), tells_time("in the capital")
    (True, False)
    >>> tells_time("from June to August"), tells_time("they march on")
    (True, False)
    """
    return _TIME_WORD.search(text) is not None
