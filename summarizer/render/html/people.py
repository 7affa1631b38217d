"""Participants and dates on the page."""

from summarizer.render.corrections import marks_of
from summarizer.render.html.naming import Naming
from summarizer.render.html.records import DateView, PersonView, TierView
from summarizer.render.html.shown import shown_line
from summarizer.schema.briefing import Briefing, Date, Participant
from summarizer.schema.words import Tier
from summarizer.text.datewords import date_in_words

_TIERS: dict[Tier, str] = {
    "principal": "Led by",
    "party": "Parties",
    "delegate": "Delegates",
    "counterpart": "Met beside the event",
    "mentioned": "Also named",
}
_OPEN_START = ("", "..")


def view_tiers(briefing: Briefing, naming: Naming) -> tuple[TierView, ...]:
    """Return the participants by how they take part; tiers without any are left out."""
    marks = marks_of(briefing.provenance.corrections)
    tiers = []
    for tier, title in _TIERS.items():
        people = [
            _view_person(one, naming, marks.get(one.id, ()))
            for one in briefing.participants
            if one.tier == tier
        ]
        if people:
            tiers.append(TierView(title, tuple(people)))
    return tuple(tiers)


def view_dates(briefing: Briefing, naming: Naming) -> dict[str, DateView]:
    """Return the dates by their ids, the earliest first; of one day, as the briefing has them."""
    marks = marks_of(briefing.provenance.corrections)
    by_item: dict[str, list[str]] = {}
    for divergence in briefing.divergences:
        for item in divergence.items:
            by_item.setdefault(item, []).append(divergence.id)
    return {
        date.id: DateView(
            id=date.id,
            chip=naming.chips[date.id],
            value=shown_line(date.value),
            words=shown_line(date_in_words(date.value)),
            what=_what(date),
            quotes=naming.quotes(date.evidence),
            corrected=marks.get(date.id, ()),
            differences=naming.linked(by_item.get(date.id, ())),
        )
        for date in sorted(briefing.dates, key=_begins)
    }


def _view_person(
    participant: Participant, naming: Naming, corrected: tuple[str, ...]
) -> PersonView:
    name = shown_line(participant.name)
    side = naming.parties((participant.side,)) if participant.side else ""
    joined = {one.name for one in participant.joined}
    return PersonView(
        id=participant.id,
        chip=naming.chips[participant.id],
        name=name,
        side="" if side == name else side,
        roles=tuple(map(shown_line, participant.roles)),
        aliases=tuple(shown_line(one) for one in participant.aliases if one not in joined),
        joined=tuple((shown_line(j.name), shown_line(j.assumed)) for j in participant.joined),
        quotes=naming.quotes(participant.evidence),
        corrected=corrected,
    )


def _begins(date: Date) -> str:
    """Return what a date is sorted by: its beginning; where that is open, its end."""
    start, _, end = date.value.partition("/")
    return end if start in _OPEN_START else start


def _what(date: Date) -> str:
    """Return what a date is of, such as `meeting: the fourth round`."""
    role = "" if date.role == "other" else date.role.replace("_", " ")
    about = shown_line(date.about)
    return ": ".join(part for part in (role, "" if about.casefold() == role else about) if part)
