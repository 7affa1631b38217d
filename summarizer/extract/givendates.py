"""Whether the sentence of a quote gives the date that an item says."""

import re

from summarizer.extract.evidence import Place
from summarizer.extract.held import Reading
from summarizer.extract.specifics import ArticleWords, fits, fits_one_end
from summarizer.text.dateparts import falls_in_named_part
from summarizer.text.dates import edtf_bounds, find_dates
from summarizer.text.timewords import tells_time
from summarizer.text.tongues import supports

_NEAR_DAYS = 3
"""How far from a date that the article gives one may lie that no words of its sentence give."""


_REFERS_TO_A_DAY = re.compile(
    r"\b(?:(?:that|same|this|first|second|third|fourth|last|final|opening|closing|next|following"
    r"|previous|preceding)\ (?:day|evening|morning|afternoon|night)"
    r"|days?\ (?:before|after|later|earlier)|on\ the\ (?:first|second|third|fourth|last|eve)"
    r"|hours\ (?:before|after|later|earlier)|(?:day|days)\ (?:one|two|three))\b",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that give a day by another day of the article."""


def gives_date(value: str, place: Place, reading: Reading) -> bool:
    """Return whether the sentence gives a date, as far as code can read its dates.

    `The same day` gives a day at or next to one that the article gives. Where the article gives
    no day to count from, the words have to give the date in the year that the item says, or to
    tell of a time, and no date, next to one that the article gives.
    """
    words = reading.words
    if not words.is_english:
        return _is_given_elsewhere(value, place, words)
    found = words.dates_of(place.near)
    return (
        fits(value, found)
        or _is_worded_by_parts(value, place, found, words)
        or _is_told_by_another(value, place, found, reading)
    )


def _is_told_by_another(value: str, place: Place, found: frozenset[str], reading: Reading) -> bool:
    """Return whether the words give a date by another one: an end of it, or a day beside it."""
    words, quote = reading.words, place.span.quote
    in_quote = words.dates_of(quote)
    if fits_one_end(value, found) and not any("/" in date for date in in_quote):
        return True
    if _REFERS_TO_A_DAY.search(quote):
        if any(_lies_within(value, date) for date in in_quote):
            return True
        if not in_quote:
            return is_near_a_date(value, reading)
    return not (words.references or found) and _is_given_in_some_year(value, place, reading)


def _is_given_in_some_year(value: str, place: Place, reading: Reading) -> bool:
    first = edtf_bounds(value).first
    in_that_year = (
        mention.value
        for year in (first.year, first.year - 1)
        for mention in find_dates(place.near, reference=f"{year:04}{first:-%m-%d}")
    )
    return fits(value, in_that_year) or (tells_time(place.near) and is_near_a_date(value, reading))


def _is_worded_by_parts(
    value: str, place: Place, found: frozenset[str], words: ArticleWords
) -> bool:
    """Return whether each end of a date is given, or lies where `at the end of June` has it."""
    mentions = tuple(words.mentions_in(place.near))
    return all(
        fits(end, found) or falls_in_named_part(end, place.near, mentions)
        for end in value.split("/")
    )


def _lies_within(value: str, period: str) -> bool:
    """Return whether a day is one of a period, such as the second of `Monday to Wednesday`."""
    wanted, whole = edtf_bounds(value), edtf_bounds(period)
    return "/" in period and whole.first <= wanted.first and wanted.last <= whole.last


def _is_given_elsewhere(value: str, place: Place, words: ArticleWords) -> bool:
    """Return whether a sentence in another language than English gives a date.

    It does not where the words of the quote give others only. What they say by other means than
    days, months and years (`on Monday`) cannot be read, so it speaks against no date.
    """
    if not words.reads_dates:
        return True
    near, told = (
        words.dates_of(text) if words.references else words.dates_in_year_of(text, value)
        for text in (place.near, place.span.quote)
    )
    if fits(value, near) or all(supports(end, near) for end in value.split("/")):
        return True
    return not told or fits_one_end(value, near)


def is_near_a_date(value: str, reading: Reading) -> bool:
    """Return whether a date lies within three days of one that the article gives."""
    wanted = edtf_bounds(value)
    return any(
        (wanted.first - other.last).days <= _NEAR_DAYS
        and (other.first - wanted.last).days <= _NEAR_DAYS
        for other in map(edtf_bounds, sorted(reading.words.dates))
    )
