"""What happens on a date, by the words around it."""

import re
from datetime import date
from typing import NamedTuple

from summarizer.llm.builtin.datebackground import (
    NEAR_DAYS,
    is_decade,
    is_idle,
    is_state_since,
    says_nothing,
)
from summarizer.llm.builtin.dateclause import (
    Cue,
    DateClause,
    count_of,
    cue_pattern,
    days_after,
    is_day,
    is_days,
    moved,
)
from summarizer.schema.words import DateRole
from summarizer.text.dates import edtf_bounds

_PAPER_REACH = 45
_LONGEST_STAY = 40
_BACKGROUND_REACH = 60
"""Only a word of meeting so near makes a meeting of the day on which a paper came out."""
_PLAIN_MEETINGS = frozenset(("took place", "take place", "held"))
"""Words that say of a visit as well as of a meeting that it was."""
_WILL = re.compile(r"(?i)\b(?:will|shall|next|to be held|hosts?|upcoming)\b")
_PERIOD = re.compile(r"\d{4}/\d{4}")
_NEXT_UP = re.compile(r"(?i)\b(?:next up|coming up|up next|what's next|next)\W{1,3}$")
_NEXT_MEETING = re.compile(r"(?i)\bnext (?:round|meeting|session|summit|edition|talks)\W{1,3}$")
_AT_END = re.compile(
    r"(?i)(?:before|by|at|after|beyond) (?:the )?(?:end|close|year|new year)"
    r"|(?:before|by|until|not? later than) (?:the middle|mid)\b"
)
_END_OF = re.compile(r"(?i)(?:the )?(?:end|close)\b")
_SAID_ON = len(" on ")
"""A verb of saying so near to a date tells when it was said, whatever was done before."""
_RIGHT_THERE = 5
"""A word of meeting so near to "from" is of what begins then."""
_WITHIN = re.compile(r"(?i)within\b")
_BESIDE = re.compile(r"(?i)\b(?:signed|inked|initialled)\b.{0,40}\bon the (?:margins|sidelines)\b")
_SINCE = re.compile(r"(?i)\bsince(?: the)?\s*$")
_FIRST_TIME = re.compile(r"(?i)(?:and )?for the first time\b")
_SITS = re.compile(r"(?i)\b(?:meets?|sits?|convenes?|gathers?|assembles?)\b")
_DONE = re.compile(
    r"\bDone (?:at|in) [^;.]{2,60}$|^(?:Adopted|Signed|Issued) (?:at|in) [^;.]{2,60}$"
)


class Decided(NamedTuple):
    """What a date is of."""

    role: DateRole
    """What happens then."""
    value: str
    """EDTF."""
    cue: re.Match[str] | None
    """The words that say so, in the clause."""
    weak: bool = False
    """Whether only a verb of agreeing says so: the news may be a day younger than the meeting."""
    earlier: bool = False
    """Whether it is of a meeting long before the article."""


def decide_roles(clause: DateClause, reference: str | None) -> list[Decided]:
    """Return what a date is of; two things where it is of two, none where it says nothing."""
    value = clause.mention.value
    future = days_after(value, reference)
    if _SINCE.search(clause.before):
        return [Decided("other", value, None)] if is_state_since(clause) else []
    vague = _WITHIN.match(clause.written) and len(value) == len("2031")
    if vague or is_decade(clause) or is_idle(clause, value):
        return []
    if told := _told_outright(clause, value):
        return told
    found = _anniversary(clause, value, future)
    decided = _at_hand(clause, value, future) or _happening(clause, value, future)
    if decided is not None and not (found and decided.role == "other"):
        found.append(decided)
    if issued := _issued(clause, value, future):
        found = [one for one in found if not _is_far_meeting(clause, one)]
        found += [issued] if all(one.role != "document_issued" for one in found) else []
    return found or _rest(clause, value, future)


def _told_outright(clause: DateClause, value: str) -> list[Decided]:
    """Return what a date is of where the words right before it leave no doubt."""
    if _WITHIN.match(clause.written) and len(value) > len("2031"):
        return [Decided("deadline", value, None)]
    if cue_pattern("due_at").search(clause.before) and _END_OF.match(clause.written):
        return [Decided("deadline", edtf_bounds(value).last.isoformat(), None)]
    if (beside := _BESIDE.search(clause.text)) and is_day(value):
        return [Decided("other", value, beside)]
    if period := _period(clause, value):
        return [period]
    if (done := _DONE.search(clause.before)) and is_day(value):
        return [Decided("document_issued", value, done)]
    return []


def _is_far_meeting(clause: DateClause, decided: Decided) -> bool:
    """Return whether only a word far off makes a meeting of the day on which a paper came out."""
    meeting = clause.nearest("meeting")
    if clause.nearest("lasting"):
        return False
    return decided.role == "meeting" and _distance(meeting) > _BACKGROUND_REACH


def _period(clause: DateClause, value: str) -> Decided | None:
    """Return the time that "for ten years from 2029" or "for six months from 1 May" spans."""
    year = int(value[:4])
    if span := cue_pattern("span").search(clause.before):
        if end := _end_of_span(value, span):
            return Decided("plan_period", f"{value}/{end}", span)
    elif span := cue_pattern("span_to").search(clause.before):
        return Decided("plan_period", f"{year - count_of(span['count']) + 1}/{year}", span)
    after = clause.text[clause.mention.end - clause.start :]
    behind = cue_pattern("span_behind").match(after) if is_day(value) else None
    start = cue_pattern("from_day").search(clause.before)
    if behind is not None and start is not None and (end := _end_of_span(value, behind)):
        return Decided("plan_period", f"{value}/{end}", start)
    span = cue_pattern("span_after").search(after) if len(value) == 4 else None
    if span is not None and (start := cue_pattern("from_year").search(clause.before)):
        return Decided("plan_period", f"{year}/{year + count_of(span['count']) - 1}", start)
    return Decided("plan_period", value, None) if _is_long(value) else None


def _end_of_span(value: str, span: re.Match[str]) -> str | None:
    """Return when what begins on a date ends, as exactly as the date is given."""
    count, unit = count_of(span["count"]), span["unit"].lower()
    if len(value) == 4:
        return str(int(value) + count - 1) if unit == "year" else None
    if unit == "week":
        return moved(value, days=7 * count - 1) if is_day(value) else None
    months = 12 * count if unit == "year" else count
    if is_day(value):
        return moved(value, months=months, days=-1)
    return moved(f"{value}-01", months=months, days=-1)[:7] if len(value) == 7 else None


def _is_long(value: str) -> bool:
    """Return whether a span of days is too long for a meeting or a visit."""
    first, _, last = value.partition("/")
    if not (is_day(first) and is_day(last)):
        return False
    return (date.fromisoformat(last) - date.fromisoformat(first)).days > _LONGEST_STAY


def _anniversary(clause: DateClause, value: str, future: int | None) -> list[Decided]:
    cue = clause.nearest("anniversary")
    if cue is None or (future is not None and future < -NEAR_DAYS):
        return []
    if clause.mention.kind == "relative" and is_day(value):
        return []  # a birthday: "she turns fifty on Friday"
    return [Decided("anniversary", value, cue.match)]


def _at_hand(clause: DateClause, value: str, future: int | None) -> Decided | None:
    """Return what the words right at a date make of it."""
    if clause.nearest("anniversary") and not clause.nearest("next"):
        return None
    term = clause.nearest("term")
    if term is not None and (_PERIOD.fullmatch(value) or term.distance < _PAPER_REACH):
        return Decided("term", value, term.match)
    if _PERIOD.fullmatch(value):
        plan = clause.nearest("plan")
        return Decided("plan_period", value, plan.match if plan else None)
    ahead = future is None or future > 0
    deadline = cue_pattern("deadline").search(clause.before)
    at_end = _AT_END.match(clause.text[len(clause.before) :])
    if deadline is not None and cue_pattern("until").search(clause.before):
        deadline = deadline if cue_pattern("allowed").search(clause.before) else None
    if (deadline is not None and ahead) or at_end:
        return Decided("deadline", value, deadline)
    return _coming(clause, value, future)


def _coming(clause: DateClause, value: str, future: int | None) -> Decided | None:
    """Return that a date is of the next meeting, where the words right at it say so."""
    coming = future > 0 if future is not None else _WILL.search(clause.text) is not None
    following = clause.nearest("next")
    if following is None and _NEXT_UP.search(clause.lead):
        following = clause.nearest("gathering")
    if coming and following is None and _NEXT_MEETING.search(clause.lead):
        return Decided("next_meeting", value, None)
    first = _FIRST_TIME.match(clause.text)
    if following is None and first and _SITS.search(clause.lead):
        return Decided("next_meeting", value, first) if coming else None
    return Decided("next_meeting", value, following.match) if following and coming else None


def _happening(clause: DateClause, value: str, future: int | None) -> Decided | None:
    """Return whether a date is of a meeting or a visit."""
    meeting, visit = clause.nearest("meeting"), clause.nearest("visit")
    past = future is not None and future < -NEAR_DAYS
    plain = meeting is None or meeting.match.group().lower() in _PLAIN_MEETINGS
    if visit is not None and not past and (plain or visit.distance <= _distance(meeting)):
        return Decided("visit", value, visit.match)
    starts = _is_start(clause, value, future) and _distance(meeting) > _RIGHT_THERE
    if meeting is None or clause.nearest("arrival") is not None or starts:
        return None
    later = future is not None and future > NEAR_DAYS
    if future == 0 and not is_days(value):
        return None
    if not is_days(value) and clause.text[: meeting.match.start()].endswith("after "):
        return None
    if past or not is_days(value):
        ahead = future is not None and future > 0 and "negotiation" not in clause.text.lower()
        ahead = ahead and not (clause.nearest("bid") or clause.nearest("bargaining"))
        role: DateRole = "next_meeting" if ahead else "other"
        return Decided(role, value, meeting.match, earlier=past)
    return Decided("next_meeting" if later else "meeting", value, meeting.match)


def _is_start(clause: DateClause, value: str, future: int | None) -> bool:
    """Return whether something begins or ends on a day to come: "agreed to open it from 1 May"."""
    if future is None or future <= 0 or "/" in value:
        return False
    names = ("starting", "until")
    return any(cue_pattern(name).search(clause.before) for name in names)


def _distance(cue: Cue | None) -> int:
    return cue.distance if cue is not None else 0


def _issued(clause: DateClause, value: str, future: int | None) -> Decided | None:
    """Return that a paper came out on a date, where the clause says so."""
    verb, paper = clause.nearest("document"), clause.nearest("paper")
    if verb is None or not is_days(value):
        return None
    if future is not None and not -NEAR_DAYS < future <= 0:
        return None
    if paper is None:
        told = clause.lead.rstrip().endswith("which") and cue_pattern("paper").search(clause.lead)
        return Decided("document_issued", value, verb.match) if told else None
    gap = max(verb.match.start() - paper.match.end(), paper.match.start() - verb.match.end())
    return Decided("document_issued", value, verb.match) if gap <= _PAPER_REACH else None


def _rest(clause: DateClause, value: str, future: int | None) -> list[Decided]:
    """Return what is left to say of a date: the news came out then, or something else is due."""
    agreeing, saying = clause.nearest("agreeing"), clause.nearest("saying")
    near = future is None or abs(future) < NEAR_DAYS
    if saying is not None and near and saying.distance <= _SAID_ON:
        return []
    recent = future is not None and -NEAR_DAYS < future <= 0
    if agreeing is not None and recent and is_day(value) and not _is_earlier(clause, agreeing):
        return [Decided("meeting", value, agreeing.match, weak=True)]
    return (
        []
        if (saying is not None and near) or says_nothing(clause, value, future)
        else [Decided("other", value, None)]
    )


def _is_earlier(clause: DateClause, cue: Cue) -> bool:
    """Return whether something had been agreed before: "denied on Monday that it had agreed"."""
    return clause.text[: cue.match.start()].rstrip().endswith(" had")
