"""Dates of an article, and what happens then."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from summarizer.llm.builtin.dateclause import (
    DateClause,
    clause_around,
    count_of,
    cue_pattern,
    days_after,
    is_day,
    is_days,
    moved,
)
from summarizer.llm.builtin.dateroles import Decided, decide_roles
from summarizer.llm.builtin.units import body_start
from summarizer.llm.builtin.views import Stretch
from summarizer.schema.words import DateRole
from summarizer.text.articleform import ArticleForm, FormLine
from summarizer.text.dates import find_dates

_CITED = 160
_PAPER_DAYS = 60
_LONGEST_MEETING = 6
_WITHIN = "within "
_NEAR_CUE = 24
_PLACE_AND_DAYS = 70
_WHEN_NEXT = re.compile(
    r"(?i)^\W*(?:Q\W+)?(?:(?:so|and|but),? )?when\b.{0,60}"
    r"\b(?:meet again|(?:next|coming) (?:round|meeting|session|summit))\b"
)
_ANSWER_REACH = 20
"""An answer gives the date within so many characters."""
_OF_PAPER = 20
"""A date that is of something else is a paper's that is named so near before it."""
_SENT = re.compile(r"\b\d{6}Z? (?:GMT |UTC )?[A-Z]{3} ?\d\d\b")
"""When a dispatch was sent, in its last line: `221854 OCT 26`."""


class FoundDate(NamedTuple):
    """A date of the article."""

    role: DateRole
    """What happens then."""
    value: str
    """EDTF."""
    stretch: Stretch
    """Where it stands, with the words that say what happens."""
    about: str
    """What it is of, in the article's words."""
    weak: bool
    """Whether only a verb of agreeing makes it a meeting: the news may be a day younger."""
    earlier: bool
    """Whether it is of a meeting long before the article."""
    bare: bool = False
    """Whether no words say what happens then."""


def find_event_dates(form: ArticleForm, aside: frozenset[int] = frozenset()) -> list[FoundDate]:
    """Return the dates of an article with their roles, in order; repeated ones once.

    Args:
        form: The article.
        aside: Numbers of its sentences on something else.
    """
    reference = reference_day(form)
    found = [
        one
        for position, line in enumerate(form.lines)
        if line.zone != "embedded_post" and line.number not in aside
        for one in (_answer(line, reference) if _asks_next(form.lines[:position][-1:]) else ())
        or _dates_of_line(line, reference, body_start(form, position))
    ]
    talks = any(cue_pattern("meeting").search(line.text) for line in form.lines)
    strong = {one.value for one in found if one.role == "meeting" and not one.weak}
    if not strong:
        found = _promote(found)
    if _signing_day(found, reference) != reference:
        found = [one for one in found if not one.about.lower().startswith(_WITHIN)]
    found = [one for one in found if not _is_part(one, found)]
    days = [one.value for one in found if one.role == "meeting"]
    found = [one for one in found if not (one.bare and _is_of(one.value, days))]
    kept: dict[tuple[str, str], FoundDate] = {}
    for one in found:
        settled = _settle(one, strong, talks=talks)
        if settled.role == "document_issued" and _is_far(settled.value, strong):
            settled = settled._replace(role="other", about="other")
        kept.setdefault((settled.role, settled.value), settled)
    return list(kept.values())


def reference_day(form: ArticleForm) -> str | None:
    """Return the day that relative dates are counted from: of publication, or of the dateline."""
    if form.published:
        return form.published
    found = find_dates(form.dateline or "", reference=None)
    return found[0].value if found else None


def values_of(dates: Sequence[FoundDate], role: DateRole) -> list[str]:
    """Return the values of the dates with a role, in order."""
    return [one.value for one in dates if one.role == role]


def _promote(found: list[FoundDate]) -> list[FoundDate]:
    """Take the day of an earlier meeting for the event's, where the article has no later one."""
    days = [one for one in found if one.earlier and is_days(one.value)]
    if len(days) != 1 or any(one.role == "meeting" for one in found):
        return found
    return [
        one._replace(role="meeting", about="meeting") if one is days[0] else one for one in found
    ]


def _is_of(value: str, meetings: Sequence[str]) -> bool:
    """Return whether a date is that of a meeting, or one of its days."""
    spans = [(one.partition("/")[0], one.rpartition("/")[2]) for one in meetings]
    return is_day(value) and any(first <= value <= last for first, last in spans)


def _is_far(value: str, meetings: set[str]) -> bool:
    """Return whether a date is months from all meetings: a paper of then is another event's."""
    gaps = [days_after(value, meeting) for meeting in meetings]
    return bool(gaps) and all(gap is not None and abs(gap) > _PAPER_DAYS for gap in gaps)


def _settle(one: FoundDate, strong: set[str], *, talks: bool) -> FoundDate:
    """Make the day on which news came out no second day of a meeting that has one."""
    if one.weak and not talks:
        return one._replace(role="other")
    if one.weak and strong and one.value not in strong:
        return one._replace(role="document_issued")
    return one


def _dates_of_line(line: FormLine, reference: str | None, start: int) -> list[FoundDate]:
    if _SENT.search(line.text) or (line.zone == "narration" and _is_cry(line.text)):
        return []
    mentions = [m for m in find_dates(line.text, reference=reference) if m.start >= start]
    clauses = [clause_around(line.text, mention) for mention in mentions]
    stay = _stay(line, clauses)
    found = [stay] if stay is not None else []
    for clause in clauses:
        if stay is not None and stay.stretch.start <= clause.mention.start < stay.stretch.end:
            continue
        for decided in decide_roles(clause, reference):
            rough = (
                line.zone == "headline" and decided.role == "other" and not is_days(decided.value)
            )
            if not _is_vague(decided, clause) and not rough:
                found.append(_found(line, clause, _lasting(line, clause, decided)))
    return found


def _asks_next(before: Sequence[FormLine]) -> bool:
    """Return whether the line before asks when those who met meet again."""
    return any(line.text.endswith("?") and _WHEN_NEXT.search(line.text) for line in before)


def _answer(line: FormLine, reference: str | None) -> list[FoundDate]:
    """Return the date with which a line begins that answers when the next meeting is."""
    for mention in find_dates(line.text, reference=reference)[:1]:
        ahead = [
            value
            for value in (mention.value, mention.also)
            if value is not None and (days_after(value, reference) or 0) > 0
        ]
        if ahead and mention.start <= _ANSWER_REACH:
            stretch = Stretch(line.number, mention.start, mention.end)
            return [FoundDate("next_meeting", ahead[0], stretch, "next meeting", False, False)]
    return []


def _is_cry(text: str) -> bool:
    """Return whether a line shouts, and quotes nobody: it sells something."""
    return text.endswith("!") and not any(mark in text for mark in '"“”«»')


def _lasting(line: FormLine, clause: DateClause, decided: Decided) -> Decided:
    """Return a meeting with all its days, where the sentence says how many they were."""
    if line.zone == "headline" and decided.role == "other" and _is_place_and_days(line, decided):
        return decided._replace(role="meeting")
    staying = cue_pattern("staying").match(clause.behind)
    if staying and is_day(decided.value) and cue_pattern("arrival").search(clause.before):
        end = moved(decided.value, days=count_of(staying["count"]) - 1)
        return Decided("visit", f"{decided.value}/{end}", staying)
    lasting = cue_pattern("lasting").search(line.text)
    if decided.role != "meeting" or lasting is None or not is_day(decided.value):
        return decided
    days = count_of(lasting["count"]) - 1
    around = line.text[max(0, lasting.start() - _NEAR_CUE) : lasting.end()]
    if cue_pattern("opening").search(clause.before):
        value = f"{decided.value}/{moved(decided.value, days=days)}"
    elif cue_pattern("ending").search(around) or cue_pattern("ending").search(clause.before):
        value = f"{moved(decided.value, days=-days)}/{decided.value}"
    else:
        return decided
    return decided._replace(value=value, weak=False)


def _is_place_and_days(line: FormLine, decided: Decided) -> bool:
    """Return whether a heading gives little more than a place and days: "Lima, 3 and 4 May"."""
    return "/" in decided.value and is_days(decided.value) and len(line.text) <= _PLACE_AND_DAYS


def _is_part(one: FoundDate, found: Sequence[FoundDate]) -> bool:
    """Return whether a day of a meeting is one of several that the article gives elsewhere."""
    if one.role != "meeting" or not is_day(one.value):
        return False
    spans = (other.value.split("/") for other in found if other.role == "meeting")
    return any(len(span) > 1 and span[0] <= one.value <= span[1] for span in spans)


def _signing_day(found: Sequence[FoundDate], reference: str | None) -> str | None:
    """Return the day that "within 90 days" counts from: of the paper or the end of the meeting.

    A report of a later day counts from its own.
    """
    if reference is None or not is_day(reference):
        return None
    days = [
        one.value.rpartition("/")[2]
        for role in ("document_issued", "meeting")
        for one in found
        if one.role == role and is_days(one.value)
    ]
    near = [day for day in days if moved(day, days=_LONGEST_MEETING) >= reference >= day]
    return next(iter(near), None)


def _is_vague(decided: Decided, clause: DateClause) -> bool:
    """Return whether a meeting or visit is only said to be in some week or month."""
    first, _, last = decided.value.partition("/")
    week = decided.role == "visit" and clause.mention.kind == "relative"
    if not (decided.role == "meeting" or week) or not last or not is_days(decided.value):
        return False
    days = date.fromisoformat(last) - date.fromisoformat(first)
    return days.days >= _LONGEST_MEETING


def _stay(line: FormLine, clauses: Sequence[DateClause]) -> FoundDate | None:
    """Return a visit that is told by its ends: "arrived on Monday and will stay until Friday"."""
    for first, last in pairwise(clauses):
        arrived = cue_pattern("arrival").search(line.text[: first.mention.start])
        left = cue_pattern("leaving").search(line.text[: last.mention.start])
        values = first.mention.value, last.mention.value
        if arrived and left and all(map(is_day, values)) and values[0] <= values[1]:
            stretch = Stretch(line.number, first.mention.start, last.mention.end)
            return FoundDate("visit", "/".join(values), stretch, "visit", False, False)
    return None


def _found(line: FormLine, clause: DateClause, decided: Decided) -> FoundDate:
    return FoundDate(
        decided.role,
        decided.value,
        _stretch(line, clause, decided),
        _about(clause, decided),
        decided.weak,
        decided.earlier,
        decided.role == "other" and decided.cue is None,
    )


def _stretch(line: FormLine, clause: DateClause, decided: Decided) -> Stretch:
    """Return the date with the words that decide its role, where they are near."""
    start, end = clause.mention.start, clause.mention.end
    if decided.cue is not None:
        low = min(start, clause.start + decided.cue.start())
        high = max(end, clause.start + decided.cue.end())
        if high - low <= _CITED:
            start, end = low, high
    return Stretch(line.number, *_whole_words(line.text, start, end))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch widened to whole words."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _about(clause: DateClause, decided: Decided) -> str:
    paper = clause.nearest("paper") if decided.role in ("document_issued", "other") else None
    low = clause.mention.start - clause.start
    own = paper is not None and paper.match.end() <= low and paper.distance <= _OF_PAPER
    if paper is not None and (decided.role != "other" or own):
        return paper.match.group().lower()
    written = clause.text[len(clause.before) : clause.mention.end - clause.start]
    if written.lower().startswith(_WITHIN):
        return written
    if decided.role == "deadline" and decided.cue is not None:
        return " ".join(clause.before[: decided.cue.start()].split()[-5:]) or "deadline"
    return str(decided.role).replace("_", " ")
