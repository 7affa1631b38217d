"""What a comparison says of everything but claims: the event, dates, people, additions."""

from collections.abc import Iterable

from summarizer.render.corrections import tell_corrections
from summarizer.render.diff.outline import Names, mark_run
from summarizer.render.runs import Line, Run, line
from summarizer.schema.briefing import Date, Participant
from summarizer.schema.difference import (
    Addition,
    BriefingDiff,
    DateComparison,
    DivergenceComparison,
    EventChange,
    ParticipantComparison,
)
from summarizer.text.datewords import date_in_words

_KINDS = {
    "edition": "Two editions of one event",
    "series": "Two rounds of one series",
    "unrelated": "Two events that seem not to belong together",
}


def write_lead(diff: BriefingDiff) -> list[Line]:
    """Return which briefings these are, and how much changed."""
    counts: dict[str, int] = {}
    for one in diff.claims:
        counts[one.status] = counts.get(one.status, 0) + 1
    order = ("changed", "added", "dropped", "split", "merged", "kept")
    told = ", ".join(f"{counts[status]} {status}" for status in order if status in counts)
    reworded = sum(one.status == "kept" and one.wording is not None for one in diff.claims)
    told += f" ({reworded} of these in other words)" if reworded else ""
    return [
        line(f"{_KINDS[diff.kind]}."),
        line("Before: ", Run(diff.old.event.name, "strong"), Run(_size(diff, "old"), "quiet")),
        line("Now: ", Run(diff.new.event.name, "strong"), Run(_size(diff, "new"), "quiet")),
        line(f"Claims: {told or 'none'}."),
    ]


def write_corrections(diff: BriefingDiff) -> list[Line]:
    """Return what a reader corrected in either briefing: such a change is none of the articles."""
    return [
        line(f"{when}: {told}")
        for when, one in (("Before", diff.old), ("Now", diff.new))
        for told in tell_corrections(one.corrections)
    ]


def write_event(changes: Iterable[EventChange], names: Names) -> list[Line]:
    """Return the fields of the event that are others."""
    return [
        line(
            f"{change.field}: ",
            Run(_event_value(change.field, change.old, names), "old"),
            " → ",
            Run(_event_value(change.field, change.new, names), "new"),
        )
        for change in changes
    ]


def write_dates(dates: Iterable[DateComparison], names: Names) -> list[Line]:
    """Return the dates that moved, are new or are gone."""
    lines = []
    for one in dates:
        date = one.new or one.old
        if date is None or one.status == "kept":
            continue
        runs: list[Run | str] = [f"{_date_name(date)}: "]
        if one.old and one.new:
            runs += [Run(date_in_words(one.old.value), "old"), " → "]
            runs += [Run(date_in_words(one.new.value), "new"), Run(" (moved)", "quiet")]
        else:
            runs.append(Run(date_in_words(date.value), "new" if one.new else "old"))
            runs.append(Run(" (new)" if one.new else " (no longer given)", "quiet"))
        marks = names.new_marks if one.new else names.old_marks
        runs += mark_run(date.id, marks)
        lines.append(line(*runs))
    return lines


def write_participants(people: Iterable[ParticipantComparison], names: Names) -> list[Line]:
    """Return who is new, who is gone, and who has another role."""
    lines = []
    for one in people:
        if one.new is None and one.old is not None:
            gone = Run(_person(one.old, names), "old"), Run(" (no longer named)", "quiet")
            lines.append(line(*gone, *mark_run(one.old.id, names.old_marks)))
        elif one.old is None and one.new is not None:
            fresh = Run(_person(one.new, names), "new"), Run(" (new)", "quiet")
            lines.append(line(*fresh, *mark_run(one.new.id, names.new_marks)))
        elif one.changes and one.new is not None:
            runs: list[Run | str] = [one.new.name]
            for change in one.changes:
                old, new = (names.states.get(value, value) for value in (change.old, change.new))
                runs += [f"; {change.field}: ", Run(old, "old"), " → ", Run(new, "new")]
            lines.append(line(*runs, *mark_run(one.new.id, names.new_marks)))
    return lines


def write_divergences(divergences: Iterable[DivergenceComparison], names: Names) -> list[Line]:
    """Return the differences between sources that opened and those that closed."""
    lines = []
    for one in divergences:
        divergence = one.new or one.old
        if divergence is None or one.status == "kept":
            continue
        labels = names.new if one.new else names.old
        style: Run = Run(divergence.question, "new" if one.new else "old")
        note = "opened" if one.new else "no longer there"
        told = Run(f" ({divergence.type}, {note}) {divergence.id}", "quiet")
        marks = () if one.new else mark_run(divergence.id, names.old_marks)
        lines.append(line(style, told, *marks))
        for value in divergence.values:
            who = ", ".join(label for id_, label in labels.items() if id_ in value.reported_by)
            words = date_in_words(value.value) if divergence.type == "date" else value.value
            lines.append(line(words, Run(f" — {who}", "quiet"), depth=1))
    return lines


def write_additions(diff: BriefingDiff, names: Names) -> list[Line]:
    """Return what each article brought that only the newer edition has."""
    statements = {one.new.id: one.new.statement for one in diff.claims if one.new}
    origins = {
        one.new.id: (one.old.corroboration.independent, one.new.corroboration.independent)
        for one in diff.claims
        if one.new and one.old
    }
    questions = {one.new.id: one.new.question for one in diff.divergences if one.new}
    lines = []
    for addition in diff.additions:
        lines.append(line(Run(names.new.get(addition.source, addition.source), "strong")))
        lines += _listed("only it reports", addition.only, statements)
        rose = {
            id_: f"{statements[id_]} ({origins[id_][0]} → {origins[id_][1]} origins)"
            for id_ in addition.corroborated
        }
        lines += _listed("it corroborates", addition.corroborated, rose)
        lines += _listed("it opened the question", addition.opened, questions)
        if not _has_news(addition):
            lines.append(line("nothing new", depth=1))
    return lines


def _listed(what: str, ids: Iterable[str], texts: dict[str, str]) -> list[Line]:
    return [
        line(Run(f"{what}: ", "quiet"), texts.get(id_, ""), Run(f" {id_}", "id"), depth=1)
        for id_ in ids
    ]


def _has_news(addition: Addition) -> bool:
    return bool(addition.only or addition.corroborated or addition.opened)


def _size(diff: BriefingDiff, side: str) -> str:
    one = diff.old if side == "old" else diff.new
    read = sum(source.status == "read" for source in one.sources)
    return f" — {read} {'article' if read == 1 else 'articles'}, {one.claims} claims, {one.id[:12]}"


def _event_value(field: str, value: str | None, names: Names) -> str:
    if value is None:
        return "not known"
    if field == "held":
        return date_in_words(value)
    return names.parties(value) if field in ("country", "parties") else value


def _date_name(date: Date) -> str:
    role = date.role.replace("_", " ")
    return role if not date.about or date.about.casefold() == role else f"{role}, {date.about}"


def _person(one: Participant, names: Names) -> str:
    known = [*one.roles[:2], *([names.states.get(one.side, one.side)] if one.side else [])]
    if one.kind != "person":
        known = known[:-1] if one.side else known
    return f"{one.name} ({', '.join(known)}), {one.tier}" if known else f"{one.name}, {one.tier}"
