"""Dates: one thing on two days.

A date that lies within another is no conflict ("2027", "June 2027"; a day inside a visit), nor is a
second meeting that a source reports beside the first. Inside a claim only dates of one sense are
compared: deadlines with deadlines, beginnings with beginnings.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summarizer.reconcile.dates import dates_conflict, is_precise
from summarizer.reconcile.diverge.difference import (
    Comparison,
    Difference,
    Finding,
    Version,
    make_versions,
    read_quote,
    unique_spans,
)
from summarizer.reconcile.mentions import Mention
from summarizer.reconcile.sources import SourceBook, majority
from summarizer.schema.briefing import Date, Event
from summarizer.schema.words import DateRole, Materiality
from summarizer.text.dates import DateMention, edtf_bounds, find_dates
from summarizer.text.similarity import content_words

FAR_DAYS = 7
"""Days between two dates from which confusing them matters much."""
_QUESTIONS: Mapping[DateRole, str] = {
    "meeting": "When was the meeting?",
    "visit": "When was the visit?",
    "document_issued": "When was the document issued?",
    "next_meeting": "When is the next meeting?",
}
"""Roles that an event has one date for; deadlines and periods are compared inside their claims."""
_SENSES = (
    (
        "signing",
        re.compile(
            r"\b(?:signed|initiall?ed|concluded|ratified|dated)(?: by [\w ]{1,40})?(?: on| in)?\W*$"
        ),
    ),
    (
        "telling",
        re.compile(
            r"(?<!\bbe )(?<!\bbeen )\b(?:agreed|decided|resolved|pledged|promised|vowed|announced"
            r"|confirmed|declared|said|undertook|told [\w ]{1,30}|reported|stated|added)"
            r"(?: (?:late |early )?on| late| early)?\W*$"
        ),
    ),
    (
        "arrival",
        re.compile(
            r"\b(?:arriv(?:es?|ed|ing)|land(?:s|ed)|f(?:lies|lew) in|touch(?:es|ed) down)"
            r"(?: (?:in|at) [\w ]{2,30})?(?: late| early)?(?: on)?\W*$"
        ),
    ),
    (
        "departure",
        re.compile(
            r"\b(?:lea(?:ves?|ving)|left|depart(?:s|ed)?|f(?:lies|lew) (?:home|back|out|on)"
            r"|return(?:s|ed)(?: home)?)(?: (?:for|to|from) [\w ]{2,30})?"
            r"(?: late| early)?(?: on)?\W*$"
        ),
    ),
    ("running", re.compile(r"\bsince(?: late| early| mid)?\W*$")),
    (
        "deadline",
        re.compile(r"(?:\b(?:by|before|until|till|through|to|(?:no|not) later than)|end of)\W*$"),
    ),
    (
        "beginning",
        re.compile(
            r"\b(?:from|beginning|starting|start|as of|begin|effective"
            r"|(?:takes?|took) effect|(?:enters?|entered|entry|comes?|came) into force)"
            r"(?: in| on)?\W*$"
        ),
    ),
)


_DEADLINE = re.compile(
    r"(?:by|before|until|till|within|(?:no|not) later than|(?:the )?end of)\b", re.IGNORECASE
)
"""How a date begins that is itself written as a deadline: "by the end of June"."""
_GENERIC_WORDS = frozenset(
    content_words("next meeting round session talks dialogue visit summit joint held date day")
)


class DateDifference(NamedTuple):
    """A difference between dates of one role."""

    difference: Difference
    """The difference."""
    dates: tuple[int, ...]
    """Indices of the dates that it is about."""


def compare_dates(
    dates: Sequence[Date], event: Event, book: SourceBook
) -> tuple[DateDifference, ...]:
    """Return a difference for each role that sources give dates for that exclude each other.

    Args:
        dates: Dates of the event, one for each role and value.
        event: The event by majority; the date it was held on is what others are held against.
        book: What is known of the sources.
    """
    found = []
    for role in _QUESTIONS:
        indices = [index for index, date in enumerate(dates) if date.role == role]
        difference = _compare_role(role, indices, dates, event, book)
        if difference is not None:
            found.append(difference)
    return tuple(found)


def compare_times(mentions: Sequence[Mention], known: Comparison) -> tuple[Difference, ...]:
    """Return a difference where the sources of one claim give it dates that exclude each other."""
    by_sense: dict[str, list[Finding]] = {}
    for mention in mentions:
        for sense, finding in _times(mention, known.book):
            by_sense.setdefault(sense, []).append(finding)
    differences = []
    for sense in sorted(by_sense):
        findings = _settle_roughly(_single(by_sense[sense]))
        values = sorted({str(one.key) for one in findings})
        if any(dates_conflict(one, other) for one in values for other in values):
            # A rough date fits the exact one that it holds, but its source does not give that one.
            told = [one for one in findings if one.key == one.value]
            versions = make_versions(told, known.book)
            if len(versions) > 1:
                materiality = weigh_dates(values)
                differences.append(Difference("date", materiality, "When?", versions))
    return tuple(differences)


def _compare_role(
    role: DateRole,
    indices: Sequence[int],
    dates: Sequence[Date],
    event: Event,
    book: SourceBook,
) -> DateDifference | None:
    """Return the difference between dates of one role; None where they fit."""
    votes = [(source, index) for index in indices for source in dates[index].reported_by]
    if not votes:
        return None
    main = majority(votes, book)
    if role == "meeting" and event.held is not None:
        main = next((index for index in indices if dates[index].value == event.held), main)
    fitting = [one for one in indices if not dates_conflict(dates[one].value, dates[main].value)]
    generic = _generic_words(role, event)
    agreed = {source for index in fitting for source in dates[index].reported_by}
    apart = [
        index
        for index in indices
        if index not in fitting
        and not agreed & set(dates[index].reported_by)
        and any(_same_thing(dates[index], dates[other], generic) for other in fitting)
    ]
    if not apart:
        return None
    within = _within(main, fitting, dates)
    told = unique_spans(span for index in within for span in dates[index].evidence)
    versions = (
        Version(dates[main].value, told),
        *(Version(dates[index].value, dates[index].evidence) for index in apart),
    )
    materiality = weigh_dates([dates[index].value for index in (main, *apart)])
    difference = Difference("date", materiality, _QUESTIONS[role], versions)
    return DateDifference(difference, (*within, *apart))


def _within(main: int, fitting: Sequence[int], dates: Sequence[Date]) -> tuple[int, ...]:
    """Return the dates that lie within the main one: their sources say that it was then."""
    around = edtf_bounds(dates[main].value)
    bounds = {index: edtf_bounds(dates[index].value) for index in fitting}
    return tuple(
        index
        for index in fitting
        if around.first <= bounds[index].first and bounds[index].last <= around.last
    )


def _generic_words(role: DateRole, event: Event) -> frozenset[str]:
    """Return words that do not tell one date of a role from another.

    They are the words for any meeting, and what the event itself is called. Of next meetings there
    can be several, of ministers and of leaders: what is called as the event is one of them.
    """
    told = (event.place, event.name, event.series)
    own = frozenset(word for part in told for word in content_words(part or ""))
    return _GENERIC_WORDS if role == "next_meeting" else _GENERIC_WORDS | own


def _same_thing(left: Date, right: Date, generic: frozenset[str]) -> bool:
    """Return whether two dates can be of one thing: what they are of has a word in common."""
    ours = set(content_words(left.about)) - generic
    theirs = set(content_words(right.about)) - generic
    return not ours or not theirs or bool(ours & theirs) or ours == theirs


def _times(mention: Mention, book: SourceBook) -> list[tuple[str, Finding]]:
    """Return the dates in a quote, each with its sense: signing, deadline, beginning, day, ..."""
    read = read_quote(mention, book)
    reference = book.articles[mention.source].published
    found = []
    for date in find_dates(read.text, reference=reference):
        before = read.text[: date.start].lower()
        sense = next((name for name, cue in _SENSES if cue.search(before)), None)
        if _DEADLINE.match(read.text, date.start):
            sense = "deadline"
        if sense is None:
            plain = "day" if is_precise(date.value) else "period"
            sense = "span" if "/" in date.value else plain
        value = _year_told(date, mention)
        found.append(
            (sense, Finding(mention.source, value, value, read.span(date.start, date.end)))
        )
    return found


def _year_told(date: DateMention, mention: Mention) -> str:
    """Return a date in the year that the statement gives it, where its words leave two open."""
    if date.also is None:
        return date.value
    said = {one.value for one in find_dates(mention.claim.statement, reference=None)}
    return date.also if date.also in said else date.value


def _single(findings: Sequence[Finding]) -> list[Finding]:
    """Return the dates of sources that give one; of several, none can be compared."""
    values: dict[str, set[str]] = {}
    for one in findings:
        values.setdefault(one.source, set()).add(one.value)
    return [one for one in findings if len(values[one.source]) == 1]


def _settle_roughly(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings with a rough date counted as the one exact date that it holds."""
    values = sorted({str(one.key) for one in findings}, key=lambda value: (-len(value), value))
    exact = {
        value: [other for other in values if other != value and not dates_conflict(value, other)]
        for value in values
    }
    return [
        one._replace(key=fitting[0])
        if len(fitting := [v for v in exact[str(one.key)] if len(v) > len(str(one.key))]) == 1
        else one
        for one in findings
    ]


def weigh_dates(values: Sequence[str]) -> Materiality:
    """Return how much it matters that dates differ: high from more than a week on."""
    firsts = sorted(edtf_bounds(value).first for value in values)
    return "high" if (firsts[-1] - firsts[0]).days > FAR_DAYS else "medium"
