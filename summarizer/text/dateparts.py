"""Parts of months and years that words name without a day: `at the end of June`."""

import re
from collections.abc import Iterable, Iterator

from summarizer.text.dates import DateMention, values_of
from summarizer.text.edtf import edtf_bounds

_PART = re.compile(
    r"""\b(?:(?P<first>start|beginning|outset)|(?P<middle>middle)|(?P<last>end|close))
    \ of\ (?:the\ (?:year\ )?)?$
    |\b(?:(?P<early>early)|(?P<mid>mid)|(?P<late>late))(?:\ in)?[ -]$""",
    re.VERBOSE | re.IGNORECASE,
)
_END = re.compile(r"(?:\w+\ ){0,4}?(?:the\ )?(?:end|close)\ ?(?:of|-|\b)", re.IGNORECASE)
_BEFORE = 30
"""Code points before a date in which such words stand."""
_IN_YEARS = {
    "first": ("01-01", "01"),
    "middle": ("06-30", "07-01", "06", "07"),
    "last": ("12-31", "12"),
    "early": ("01", "02", "03", "04"),
    "mid": ("05", "06", "07", "08"),
    "late": ("09", "10", "11", "12"),
}
"""Days and months that are meant by a part of a year."""
_MIDDLE_DAY = 15
_MONTH_CHARS = len("2031-05")


def falls_in_named_part(value: str, text: str, mentions: Iterable[DateMention]) -> bool:
    """Return whether a date is what the part of a month or year stands for that a text tells of.

    That is the first, middle or last day of a month, and of a year that day, its month, or a month
    of the third that is early, in its middle or late.

    Args:
        value: EDTF, no interval.
        text: The text.
        mentions: Its dates, with their places in it.

    >>> from summarizer.text.dates import find_dates
    >>> text = "due at the end of June 2029"
    >>> dates = find_dates(text, reference=None)
    >>> [falls_in_named_part(day, text, dates) for day in ("2029-06-30", "2029-06-02")]
    [True, False]
    """
    return any(value in _meant_by(mention, text) for mention in mentions)


def _meant_by(mention: DateMention, text: str) -> Iterator[str]:
    """Yield the dates that a mention stands for with the part that the text tells of."""
    part = _part_of(mention, text)
    if part is None:
        return
    for value in values_of([mention]):
        if "/" in value or len(value) > _MONTH_CHARS:
            continue
        if len(value) < _MONTH_CHARS:
            yield from (f"{value}-{rest}" for rest in _IN_YEARS[part])
        elif part in ("first", "last"):
            first, last = edtf_bounds(value)
            yield (first if part == "first" else last).isoformat()
        elif part in ("middle", "mid"):
            yield f"{value}-{_MIDDLE_DAY:02}"


def _part_of(mention: DateMention, text: str) -> str | None:
    if _END.match(text, mention.start, mention.end):
        return "last"
    found = _PART.search(text, max(0, mention.start - _BEFORE), mention.start)
    return found.lastgroup if found else None
