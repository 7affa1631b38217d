"""A summary by template: sentences that say nothing but what their items say."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from summarizer.narrate.choose import (
    choose_agreements,
    choose_divergences,
    choose_facts,
    choose_next_meeting,
    choose_positions,
    contested_ids,
)
from summarizer.schema.briefing import (
    Briefing,
    Claim,
    Date,
    Divergence,
    Participant,
    SummarySentence,
)
from summarizer.schema.span import Span
from summarizer.text.datewords import date_in_words
from summarizer.text.labels import label_sources, name_parties
from summarizer.text.numbers import numbers_of
from summarizer.text.plain import join_words, plain_text

_NO_NAMES: Mapping[str, str] = MappingProxyType({})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FIGURES = re.compile(r"\d+")
_ENDS = (".", "!", "?", "…", "。", "！", "？", "۔", "؟", "।", ".”", '."', "!”", "?”")


def narrate_briefing(briefing: Briefing, *, name_of: Mapping[str, str] = _NO_NAMES) -> Briefing:
    """Return the briefing with a summary; its id is as it was, to be sealed by the caller.

    First what, where, when and who; then the best corroborated agreements and positions; then the
    divergences that matter most, with every version and its sources; last the next meeting. What
    the sources differ on is told as a divergence or not at all. A briefing without participants,
    dates and claims gets no summary.

    Args:
        briefing: What to summarize; a summary that it has is replaced.
        name_of: Alpha-3 code to the name that people use; other codes stay as they are.
    """
    labels = label_sources(briefing.sources)
    sentences = [
        *_tell_event(briefing, name_of),
        *(_tell_claim(briefing, claim, labels) for claim in choose_agreements(briefing)),
        *(_tell_claim(briefing, claim, labels) for claim in choose_positions(briefing)),
        *(_tell_divergence(briefing, one, labels) for one in choose_divergences(briefing)),
        *_tell_next_meeting(choose_next_meeting(briefing)),
    ]
    return briefing.model_copy(update={"summary": tuple(sentences)})


def narrate_statements(briefing: Briefing) -> Briefing:
    """Return the briefing with a summary of statements alone, in whatever language they are.

    Nothing here can hold a freely worded sentence against its items in another language than
    English, so there the summary repeats the best corroborated facts, agreements and positions.
    """
    chosen = (
        *choose_facts(briefing),
        *choose_agreements(briefing),
        *choose_positions(briefing),
    )
    sentences = tuple(
        SummarySentence(text=_end(_capital(plain_text(one.statement))), items=(one.id,))
        for one in chosen
    )
    return briefing.model_copy(update={"summary": sentences})


def _tell_event(briefing: Briefing, name_of: Mapping[str, str]) -> list[SummarySentence]:
    event, contested = briefing.event, contested_ids(briefing)
    days = [date for date in briefing.dates if date.role in ("meeting", "visit")]
    when = event.held if event.held and not any(day.id in contested for day in days) else None
    people = _leaders(briefing)
    place = [plain_text(event.place)] if event.place else []
    if event.country:
        place.append(name_parties((event.country,), name_of))
    words = [plain_text(event.name), "took place"]
    if place:
        words.append(f"in {', '.join(place)}{',' if when and len(place) > 1 else ''}")
    if when:
        words.append(f"{'on' if _DAY.match(when) else 'in'} {date_in_words(when)}")
    text = " ".join(words)
    if people:
        text += f", led by {join_words([_name_leader(one, name_of) for one in people])}"
    rests_on = [one.id for one in people] or [
        one.id for one in briefing.participants if one.tier == "party"
    ]
    rests_on += [day.id for day in days if when and day.value == when]
    return _sentence(text, rests_on or _any_item(briefing))


def _tell_claim(briefing: Briefing, claim: Claim, labels: Mapping[str, str]) -> SummarySentence:
    text = _capital(plain_text(claim.statement))
    read = sum(source.status == "read" for source in briefing.sources)
    if read > 1 and claim.corroboration.independent == 1:
        text = f"{text.rstrip('.')} (only in {_outlets(claim.reported_by, labels)})"
    return SummarySentence(text=_end(text), items=(claim.id,))


def _tell_divergence(
    briefing: Briefing, divergence: Divergence, labels: Mapping[str, str]
) -> SummarySentence:
    versions = []
    for value in divergence.values:
        plain = plain_text(value.value)
        words = date_in_words(plain) if divergence.type == "date" else plain
        outlets = _outlets(value.reported_by, labels)
        versions.append(f"{words} according to {outlets}")
    claims = (*briefing.agreements, *briefing.positions, *briefing.facts)
    topics = (
        _grounded(claim.topic, claim.reports) for claim in claims if claim.id in divergence.items
    )
    held = numbers_of(" ".join(span.quote for one in divergence.values for span in one.evidence))
    topic = next((f" on {one}" for one in topics if one and numbers_of(one) <= held), "")
    question = plain_text(divergence.question)
    text = f"Sources differ{topic}: {question} {_capital('; '.join(versions))}"
    return SummarySentence(text=_end(text), items=(divergence.id,))


def _tell_next_meeting(date: Date | None) -> list[SummarySentence]:
    if date is None:
        return []
    about = _grounded(date.about, date.evidence)
    about = "" if about.casefold() == "next meeting" else about
    text = f"Next meeting: {date_in_words(date.value)}{f' ({about})' if about else ''}"
    return _sentence(text, [date.id])


def _outlets(ids: Sequence[str], labels: Mapping[str, str]) -> str:
    """Return the names of these sources, the earliest published first."""
    return join_words([label for id_, label in labels.items() if id_ in ids])


def _grounded(words: str, spans: Sequence[Span]) -> str:
    """Return words that a model chose, as plain text; nothing where the quotes lack a number."""
    quotes = " ".join(span.quote for span in spans)
    return plain_text(words) if all(one in quotes for one in _FIGURES.findall(words)) else ""


def _leaders(briefing: Briefing) -> list[Participant]:
    """Return the persons who lead a side; none where they would fill the sentence."""
    people = [
        one for one in briefing.participants if one.tier == "principal" and one.kind == "person"
    ]
    return people if len(people) <= 4 else []


def _name_leader(participant: Participant, name_of: Mapping[str, str]) -> str:
    name = plain_text(participant.name)
    return f"{name} ({name_parties((participant.side,), name_of)})" if participant.side else name


def _any_item(briefing: Briefing) -> list[str]:
    ids = [date.id for date in briefing.dates]
    ids += [claim.id for claim in (*briefing.agreements, *briefing.positions, *briefing.facts)]
    return ids[:1]


def _sentence(text: str, items: list[str]) -> list[SummarySentence]:
    return [SummarySentence(text=_end(text), items=tuple(sorted(items)))] if items else []


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _end(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."
