"""What happens on a date, by the words around it."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from summarizer.llm.builtin.lexicons import read_data
from summarizer.schema.words import DateRole
from summarizer.text.dates import DateMention, edtf_bounds

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {
    "a": 1,
    "an": 1,
    "fifteen": 15,
    "eighteen": 18,
    "twenty": 20,
    "thirty": 30,
    "sixty": 60,
    "ninety": 90,
}
_REACH = 160
_NEAR_DAYS = 60
_BEHIND = 90
"""What a cue is farther away for standing behind a comma after the date."""
_PAPER_REACH = 45
_LEAD_REACH = 40
_LONGEST_STAY = 40
_BACKGROUND_REACH = 60
"""A date long past says something only with the words of an agreement or a meeting so near."""
_CLAUSE = re.compile(r"[;:]\s|,\s+(?:and|while|but|where|who|which)\s|(?<=[a-z]{2})\.\s|\s[–—]\s")
_PLAIN_MEETINGS = frozenset(("took place", "take place", "held"))
"""Words that say of a visit as well as of a meeting that it was."""
_WILL = re.compile(r"(?i)\b(?:will|shall|next|to be held|hosts?|upcoming)\b")
_PERIOD = re.compile(r"\d{4}/\d{4}")
_DECADE = re.compile(r"\d0['’]?s$")
_NEXT_UP = re.compile(r"(?i)\b(?:next up|coming up|up next|what's next|next)\W{1,3}$")
_AT_END = re.compile(r"(?i)(?:before|by|at|after|beyond) (?:the )?(?:end|close|year)")
_WITHIN = re.compile(r"(?i)within\b")
_BESIDE = re.compile(r"(?i)\b(?:signed|inked|initialled)\b.{0,40}\bon the (?:margins|sidelines)\b")
_FORECAST = re.compile(r"(?i)\b(?:expected|likely|predict\w*|forecasts?|rumou?red)\b")
_SINCE = re.compile(r"(?i)\bsince(?: the)?\s*$")
_DONE = re.compile(r"\bDone (?:at|in) [^;.]{2,60}$")


class Cue(NamedTuple):
    """Words that say what happens on a date."""

    distance: int
    """Characters between them and the date."""
    match: re.Match[str]
    """The words, in the clause."""


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


class DateClause(NamedTuple):
    """The words around a date."""

    text: str
    """The clause."""
    start: int
    """Where it begins in its sentence."""
    mention: DateMention
    """The date."""
    lead: str = ""
    """What stands right before the clause."""

    @property
    def before(self) -> str:
        """What stands before the date."""
        return self.text[: self.mention.start - self.start]

    def nearest(self, name: str) -> Cue | None:
        """Return the match of a cue nearest to the date; one behind a comma counts as farther."""
        low, high = self.mention.start - self.start, self.mention.end - self.start
        found = []
        for match in cue_pattern(name).finditer(self.text):
            distance = max(low - match.end(), match.start() - high, 0)
            if match.start() >= high and "," in self.text[high : match.start()]:
                distance += _BEHIND
            found.append(Cue(distance, match))
        return min(found, key=lambda one: (one.distance, one.match.start()), default=None)


@cache
def cue_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of the data file."""
    return re.compile(read_data("dates")[name], re.IGNORECASE)


def clause_around(text: str, mention: DateMention) -> DateClause:
    """Return the clause of a date: up to the marks that part clauses, not too far away."""
    low, high = max(0, mention.start - _REACH), min(len(text), mention.end + _REACH)
    for match in _CLAUSE.finditer(text):
        if match.end() <= mention.start:
            low = max(low, match.end())
        elif match.start() >= mention.end:
            high = min(high, match.start())
            break
    return DateClause(text[low:high], low, mention, text[max(0, low - _LEAD_REACH) : low])


def count_of(word: str) -> int:
    """Return a number in figures or words."""
    return int(word) if word.isdigit() else _NUMBERS.get(word.lower(), 1)


def days_after(value: str, reference: str | None) -> int | None:
    """Return how many days a date begins after the day of the article; negative before it."""
    if reference is None:
        return None
    bounds, day = edtf_bounds(value), edtf_bounds(reference)
    if bounds.first <= day.first <= bounds.last:
        return 0
    return (bounds.first - day.first).days


def is_day(value: str) -> bool:
    """Return whether a date is one day."""
    return re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None


def is_days(value: str) -> bool:
    """Return whether a date is a day or a few, rather than a month or year."""
    return all(is_day(part) for part in value.split("/"))


def decide_roles(clause: DateClause, reference: str | None) -> list[Decided]:
    """Return what a date is of; two things where it is of two, none where it says nothing."""
    value = clause.mention.value
    future = days_after(value, reference)
    if _SINCE.search(clause.before) or _is_decade(clause):
        return []
    if _WITHIN.match(clause.text, clause.mention.start - clause.start):
        return [Decided("deadline", value, None)] if len(value) > len("2031") else []
    if (beside := _BESIDE.search(clause.text)) and is_day(value):
        return [Decided("other", value, beside)]
    if period := _period(clause, value):
        return [period]
    if (done := _DONE.search(clause.before)) and is_day(value):
        return [Decided("document_issued", value, done)]
    found = _anniversary(clause, value, future)
    decided = _at_hand(clause, value, future) or _happening(clause, value, future)
    if decided is not None and not (found and decided.role == "other"):
        found.append(decided)
    if issued := _issued(clause, value, future):
        found = [one for one in found if not _is_far_meeting(clause, one)]
        found += [issued] if all(one.role != "document_issued" for one in found) else []
    return found or _rest(clause, value, future)


def _is_decade(clause: DateClause) -> bool:
    """Return whether a date is one of many years ("in the 1960s"), which tells no plan."""
    written = clause.text[len(clause.before) : clause.mention.end - clause.start]
    return _DECADE.search(written) is not None


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


def moved(day: str, *, months: int = 0, days: int = 0) -> str:
    """Return a day so many months and days later."""
    start = date.fromisoformat(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return (date(year, month + 1, min(start.day, last)) + timedelta(days=days)).isoformat()


def _is_long(value: str) -> bool:
    """Return whether a span of days is too long for a meeting or a visit."""
    first, _, last = value.partition("/")
    if not (is_day(first) and is_day(last)):
        return False
    return (date.fromisoformat(last) - date.fromisoformat(first)).days > _LONGEST_STAY


def _anniversary(clause: DateClause, value: str, future: int | None) -> list[Decided]:
    cue = clause.nearest("anniversary")
    if cue is None or (future is not None and future < -_NEAR_DAYS):
        return []
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
    if (deadline is not None and ahead) or at_end:
        return Decided("deadline", value, deadline)
    return _coming(clause, value, future)


def _coming(clause: DateClause, value: str, future: int | None) -> Decided | None:
    """Return that a date is of the next meeting, where the words right at it say so."""
    coming = future > 0 if future is not None else _WILL.search(clause.text) is not None
    following = clause.nearest("next")
    if following is None and _NEXT_UP.search(clause.lead):
        following = clause.nearest("gathering")
    return Decided("next_meeting", value, following.match) if following and coming else None


def _happening(clause: DateClause, value: str, future: int | None) -> Decided | None:
    """Return whether a date is of a meeting or a visit."""
    meeting, visit = clause.nearest("meeting"), clause.nearest("visit")
    past = future is not None and future < -_NEAR_DAYS
    plain = meeting is None or meeting.match.group().lower() in _PLAIN_MEETINGS
    if visit is not None and not past and (plain or visit.distance <= _distance(meeting)):
        return Decided("visit", value, visit.match)
    if meeting is None or clause.nearest("arrival") is not None:
        return None
    later = future is not None and future > _NEAR_DAYS
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


def _distance(cue: Cue | None) -> int:
    return cue.distance if cue is not None else 0


def _issued(clause: DateClause, value: str, future: int | None) -> Decided | None:
    """Return that a paper came out on a date, where the clause says so."""
    verb, paper = clause.nearest("document"), clause.nearest("paper")
    if verb is None or not is_days(value):
        return None
    if future is not None and not -_NEAR_DAYS < future <= 0:
        return None
    if paper is None:
        told = clause.lead.rstrip().endswith("which") and cue_pattern("paper").search(clause.lead)
        return Decided("document_issued", value, verb.match) if told else None
    gap = max(verb.match.start() - paper.match.end(), paper.match.start() - verb.match.end())
    return Decided("document_issued", value, verb.match) if gap <= _PAPER_REACH else None


def _rest(clause: DateClause, value: str, future: int | None) -> list[Decided]:
    """Return what is left to say of a date: the news came out then, or something else is due."""
    agreeing = clause.nearest("agreeing")
    recent = future is not None and -_NEAR_DAYS < future <= 0
    if agreeing is not None and recent and is_day(value):
        return [Decided("meeting", value, agreeing.match, weak=True)]
    said = clause.nearest("saying") is not None and (future is None or abs(future) < _NEAR_DAYS)
    return [] if said or _says_nothing(clause, value, future) else [Decided("other", value, None)]


def _says_nothing(clause: DateClause, value: str, future: int | None) -> bool:
    """Return whether a date is vague, of the day of the news itself, or mere background."""
    relative = clause.mention.kind == "relative"
    if relative and (future is None or future <= 0 or len(value) == len("2031")):
        return True
    if future == 0 and not is_days(value):
        return True
    if future is not None and future > 0 and _FORECAST.search(clause.text):
        return True
    return future is not None and future < -_NEAR_DAYS and not _is_told(clause)


def _is_told(clause: DateClause) -> bool:
    """Return whether something was agreed, signed or held on a date long past."""
    cues = (clause.nearest(name) for name in ("agreeing", "document", "meeting"))
    return any(cue is not None and cue.distance <= _BACKGROUND_REACH for cue in cues)
