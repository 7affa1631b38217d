"""A briefing's items as numbered lines: what a model is shown, and what a sentence may rest on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.schema.briefing import Briefing, Claim, Divergence
from summarizer.schema.span import Span
from summarizer.text.datewords import date_in_words
from summarizer.text.labels import label_sources, name_parties
from summarizer.text.opposition import AGAINST
from summarizer.text.plain import join_words, plain_text

MOST_CLAIMS = 80
"""Claims that a summary is made from: the best corroborated, and all that sources differ on."""
_TIERS = ("principal", "party")
_ROLES = ("meeting", "visit", "document_issued", "next_meeting")


@dataclass(frozen=True)
class NumberedItem:
    """One item of a briefing."""

    number: int
    """Its number, from 1."""
    id: str
    """Its id in the briefing."""
    line: str
    """What a model is shown of it, without the number."""
    words: str
    """Everything that a sentence which rests on it may use: statement, quotes, names, values."""
    disputed_by: frozenset[str]
    """Ids of the divergences of high or medium materiality that it is part of."""
    opposes: bool = False
    """Whether its holders are against something, and its words say so."""


def number_items(briefing: Briefing, name_of: Mapping[str, str]) -> tuple[NumberedItem, ...]:
    """Return the items that a summary may rest on, numbered in the order of the briefing.

    Args:
        briefing: What is to be summarized.
        name_of: Alpha-3 code to the name that people use.
    """
    claims = (*briefing.agreements, *briefing.positions, *briefing.facts)
    opposing = {claim.id for claim in claims if claim.stance == "oppose"}
    weighty = [one for one in briefing.divergences if one.materiality != "low"]
    disputed: dict[str, set[str]] = {}
    for divergence in weighty:
        for item in divergence.items:
            disputed.setdefault(item, set()).add(divergence.id)
    labels = label_sources(briefing.sources)
    told = [
        *_tell_people(briefing, name_of),
        *_tell_dates(briefing),
        *_tell_claims(briefing, frozenset(disputed), labels, name_of),
    ]
    numbers = {id_: number for number, (id_, _, _) in enumerate(told, start=1)}
    told += _tell_divergences(weighty, labels, numbers)
    return tuple(
        NumberedItem(
            number=number,
            id=id_,
            line=plain_text(line),
            words=words,
            disputed_by=frozenset(disputed.get(id_, ())),
            opposes=id_ in opposing and AGAINST.search(words) is not None,
        )
        for number, (id_, line, words) in enumerate(told, start=1)
    )


def write_items(
    briefing: Briefing, items: Iterable[NumberedItem], name_of: Mapping[str, str]
) -> str:
    """Return what a model is shown: a line for the event, then one for each item."""
    event = briefing.event
    facts = (
        event.name,
        event.place,
        name_parties((event.country,), name_of) if event.country else None,
        date_in_words(event.held) if event.held else None,
        f"parties: {name_parties(event.parties, name_of)}" if event.parties else None,
        f"outcome: {event.document.kind}" if event.document else None,
    )
    head = "event | " + " | ".join(plain_text(one) for one in facts if one)
    return "\n".join((head, *(f"{one.number} | {one.line}" for one in items)))


Told = tuple[str, str, str]
"""Id, line and words of an item."""


def _tell_people(briefing: Briefing, name_of: Mapping[str, str]) -> Iterator[Told]:
    for one in briefing.participants:
        if one.tier in _TIERS:
            side = f" ({name_parties((one.side,), name_of)})" if one.side else ""
            roles = f", {'; '.join(one.roles)}" if one.roles else ""
            words = " ".join((one.name, *one.aliases, *one.roles, side, _quotes(one.evidence)))
            yield one.id, f"{one.tier} | {one.name}{side}{roles}", words


def _tell_dates(briefing: Briefing) -> Iterator[Told]:
    for one in briefing.dates:
        if one.role in _ROLES:
            told = date_in_words(one.value)
            line = f"date | {one.role.replace('_', ' ')}: {told} ({one.about})"
            yield one.id, line, f"{told} {one.about} {_quotes(one.evidence)}"


def _tell_claims(
    briefing: Briefing,
    disputed: frozenset[str],
    labels: Mapping[str, str],
    name_of: Mapping[str, str],
) -> Iterator[Told]:
    lists = (briefing.agreements, briefing.positions, briefing.facts)
    claims = [claim for claims in lists for claim in claims]
    ranked = sorted(
        claims, key=lambda one: (one.id not in disputed, -one.corroboration.independent)
    )
    chosen = {one.id for one in ranked[:MOST_CLAIMS]}
    for kind, listed in zip(("agreement", "position", "fact"), lists, strict=True):
        for claim in listed:
            if claim.id in chosen:
                holders = name_parties(claim.holders, name_of) or "nobody"
                told = join_words([labels[source] for source in claim.reported_by])
                line = f"{kind} | {holders} | {claim.statement} | reported by {told}"
                yield claim.id, line, f"{holders} {_words_of(claim)} {told}"


def _tell_divergences(
    divergences: Sequence[Divergence], labels: Mapping[str, str], numbers: Mapping[str, int]
) -> Iterator[Told]:
    for one in divergences:
        versions = []
        for value in one.values:
            outlets = join_words([labels[id_] for id_ in value.reported_by])
            versions.append(f"{date_in_words(value.value)} ({outlets})")
        about = sorted(numbers[item] for item in one.items if item in numbers)
        line = (
            f"difference | about {', '.join(map(str, about)) or 'the event'} |"
            f" {one.question} {'; '.join(versions)}"
        )
        quotes = " ".join(_quotes(value.evidence) for value in one.values)
        yield one.id, line, f"{one.question} {' '.join(versions)} {quotes}"


def _words_of(claim: Claim) -> str:
    speakers = (report.speaker or "" for report in claim.reports)
    return " ".join((claim.statement, claim.topic, *speakers, _quotes(claim.reports)))


def _quotes(spans: Iterable[Span]) -> str:
    return " ".join(span.quote for span in spans)
