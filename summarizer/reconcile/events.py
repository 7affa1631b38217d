"""Which event the briefing is of, and which articles are on another.

Articles are told apart before anything is linked. They are on different events only where they
clearly are: parties that do not fit, or several differences at once (series, round, place, time).
What an article leaves out or gives roughly is no difference, and neither is a date alone that is
off: that is a divergence between reports of one event.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from summarizer.errors import UsageError
from summarizer.reconcile.dates import dates_conflict
from summarizer.reconcile.sources import SourceBook, majority
from summarizer.schema.briefing import Document, Event
from summarizer.schema.communique import Communique, GroundedEvent
from summarizer.schema.span import Span
from summarizer.text.dates import edtf_bounds, find_dates, is_edtf
from summarizer.text.names import name_words
from summarizer.text.similarity import content_words
from summarizer.vocabulary.load import Vocabulary

SAME_TIME_DAYS = 21
"""Days between two dates up to which they can be reports of one event."""
POINTS_OF_ONE_EVENT = 2
"""Differences that careless reports of one event can have."""
_SHORT_WORD = 3
_WORD = re.compile(r"[^\W_]+")
_EVERYDAY_CODES = frozenset(("ago", "and", "are", "can", "nor", "per"))
"""Codes of states that are words of English."""
_REPRESENTATIVES = 9
_NO_PARTY = None
"""Stands for the parties of an article that names none."""
_GENERIC_NAMES = frozenset(
    content_words(
        "meeting dialogue round session talks summit conference forum consultation ministerial"
        " visit negotiation annual regular first second third fourth fifth sixth seventh eighth"
    )
)
"""What a series is called when nobody calls it by its name."""
CLAIMS_THAT_TELL = 3
"""Claims from which their holders tell the parties of an article that names no event."""
SAME_PARTIES = 0.5
"""Share of common parties among all from which two lists can be of one event."""


@dataclass(frozen=True)
class ToldEvent:
    """What one article says of its event, in codes."""

    source: str
    """Id of the article."""
    event: GroundedEvent | None
    """The event as it was found."""
    parties: frozenset[str]
    """Codes and names of its parties; where it names none, who holds a quarter of its claims."""
    time: str | None
    """When the event was held, or else when the article was published; EDTF."""
    series_words: frozenset[str]
    """Words of the name of the series, without the states in it."""


@dataclass(frozen=True)
class ChosenEvent:
    """The event of the briefing."""

    event: Event
    """The event."""
    others: Mapping[str, str]
    """Articles on another event, with what they are of."""


def choose_event(
    communiques: Sequence[Communique],
    book: SourceBook,
    vocabulary: Vocabulary,
    *,
    wanted: str | None = None,
) -> ChosenEvent:
    """Return one event of these articles, and the articles on another.

    Args:
        communiques: What each article says.
        book: What is known of the sources.
        vocabulary: Names of states and bodies.
        wanted: Words of the event that is asked for; None for the one that most independent
            articles report.

    Raises:
        UsageError: No article is of the event that is asked for.
    """
    told = [read_told_event(one, book, vocabulary) for one in communiques]
    told.sort(key=lambda one: book.rank(one.source))
    groups = everything = _group_events(told, book)
    if wanted is not None:
        groups = _asked_for(wanted, groups, book, vocabulary)
    first = min(
        groups,
        key=lambda group: (
            -book.independent(one.source for one in group),
            book.rank(group[0].source),
        ),
        default=[],
    )
    others = {
        one.source: description
        for group in everything
        if group is not first
        for description in (describe_event(merge_events(group, book)),)
        for one in group
    }
    return ChosenEvent(event=merge_events(first, book), others=others)


def read_told_event(communique: Communique, book: SourceBook, vocabulary: Vocabulary) -> ToldEvent:
    """Return what a communiqué says of its event."""
    event = communique.event
    named: Sequence[str] = event.parties if event else ()
    if not named and len(communique.claims) >= CLAIMS_THAT_TELL:
        holders = Counter(holder for claim in communique.claims for holder in claim.holders)
        named = sorted(
            holder for holder, count in holders.items() if 4 * count >= len(communique.claims)
        )
    parties = frozenset(vocabulary.holder(name) or name for name in named)
    held = event.held if event else None
    return ToldEvent(
        source=communique.article,
        event=event,
        parties=parties,
        time=held or book.articles[communique.article].published,
        series_words=_series_words(event.series if event else None, vocabulary),
    )


def describe_event(event: Event) -> str:
    """Return what articles are of that are not of the briefing's event, for people."""
    return f"on another event: {_name_event(event)}"


def _name_event(event: Event) -> str:
    parties = ", ".join(event.parties) or "parties not named"
    return f"{event.name} ({parties})"


def events_fit(left: ToldEvent, right: ToldEvent) -> bool:
    """Return whether two articles can be on one event.

    Parties of whom fewer than half are common settle it. Otherwise points are counted: one each for
    other parties, another series, round, country or date, and a second one for a date weeks off.
    Up to `POINTS_OF_ONE_EVENT` two articles can be careless reports of one event.
    """
    if not _parties_fit(left.parties, right.parties):
        return False
    one, other = left.event, right.event
    points = 2 * _far_apart(left.time, right.time)
    if one is None or other is None:
        return points <= POINTS_OF_ONE_EVENT
    points += bool(left.parties and right.parties and left.parties != right.parties)
    points += not _series_fit(left.series_words, right.series_words)
    points += None not in (one.round, other.round) and one.round != other.round
    points += bool(one.country and other.country and one.country != other.country)
    points += _held_conflict(one.held, other.held)
    return points <= POINTS_OF_ONE_EVENT


def merge_events(told: Sequence[ToldEvent], book: SourceBook) -> Event:
    """Return one event from what its articles say, each field by majority of origins."""
    events = [(one.source, one.event) for one in told if one.event is not None]
    kinds = [(source, event.kind) for source, event in events if event.kind != "other"]
    names = [(source, event.name) for source, event in events if event.name.strip()]
    series = [(source, event.series) for source, event in events if event.series]
    rounds = [(source, event.round) for source, event in events if event.round is not None]
    places = [(source, event.place) for source, event in events if event.place]
    countries = [(source, event.country) for source, event in events if event.country]
    held = [(source, event.held) for source, event in events if event.held and is_edtf(event.held)]
    name = majority(names, book, key=name_words) if names else "event not named"
    return Event(
        name=name,
        kind=majority(kinds, book) if kinds else "other",
        series=majority(series, book, key=name_words) if series else None,
        round=majority(rounds, book) if rounds else None,
        place=majority(places, book, key=name_words) if places else None,
        country=majority(countries, book) if countries else None,
        held=majority(held, book) if held else None,
        parties=_common_parties(told, book),
        document=_merge_documents(events, book),
        evidence=_naming_spans(events, name),
    )


def _asked_for(
    wanted: str, groups: Sequence[list[ToldEvent]], book: SourceBook, vocabulary: Vocabulary
) -> list[list[ToldEvent]]:
    """Return the groups that fit most of the words that an event is asked for with.

    Raises:
        UsageError: No group has any of them.
    """
    codes = _codes_in(wanted, vocabulary)
    scores = [_count_wanted(wanted, codes, group) for group in groups]
    most = max(scores, default=0)
    if not most:
        known = "; ".join(sorted({_tell_apart(merge_events(group, book)) for group in groups}))
        msg = f"no article is on the event {wanted!r}; there are: {known or 'none that is named'}"
        raise UsageError(msg)
    return [group for group, score in zip(groups, scores, strict=True) if score == most]


def _tell_apart(event: Event) -> str:
    """Return the name of an event with what events of one series and its parties differ in."""
    where = None if event.place is None else f"in {event.place}"
    which = None if event.round is None else f"round {event.round}"
    return ", ".join(filter(None, (_name_event(event), which, where, event.held)))


def _codes_in(wanted: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the states that are asked for by name or alpha-3 code, in any case.

    Codes that are everyday words (`and` is Andorra's) have to be in capitals, unless all words are
    codes.
    """
    # In capitals, names are found in whatever case they were typed.
    mentions = (*vocabulary.country_mentions(wanted), *vocabulary.country_mentions(wanted.upper()))
    words = _WORD.findall(wanted)
    only_codes = all(word.upper() in vocabulary.countries for word in words)
    codes = {
        word.upper()
        for word in words
        if word.upper() in vocabulary.countries
        and (only_codes or word.isupper() or word not in _EVERYDAY_CODES)
    }
    return frozenset(codes | {mention.code for mention in mentions})


def _count_wanted(wanted: str, codes: frozenset[str], group: Sequence[ToldEvent]) -> int:
    """Return how many of the words, states and dates asked for the articles of a group give."""
    words: set[str] = set()
    parties: set[str] = set()
    for one in group:
        parties |= one.parties
        if one.event is not None:
            event = one.event
            told = (event.name, event.series, event.place, event.held, str(event.round or ""))
            words.update(word for part in told for word in name_words(part or ""))
    held = {one.event.held for one in group if one.event is not None and one.event.held}
    is_then = any(_names_day(wanted, day) for day in held if is_edtf(day))
    return len(words & set(name_words(wanted))) + len(codes & parties) + is_then


def _names_day(wanted: str, held: str) -> bool:
    """Return whether a date in the words asked for, its year given or not, is when it was held."""
    event = edtf_bounds(held)
    dates = find_dates(wanted, reference=event.first.isoformat())
    bounds = [edtf_bounds(one.value) for one in dates if one.kind == "absolute"]
    return any(one.first <= event.last and event.first <= one.last for one in bounds)


def _naming_spans(events: Sequence[tuple[str, GroundedEvent]], name: str) -> tuple[Span, ...]:
    """Return where the sources name the event, by source.

    Where no quote has a word of the name, these are the places that the name was taken from, and
    all places if it is from none.
    """
    placed = sorted(events, key=lambda one: one[0])
    spans = [
        Span(source=source, start=event.span.start, end=event.span.end, quote=event.span.quote)
        for source, event in placed
    ]
    words = {word for word in name_words(name) if len(word) > _SHORT_WORD}
    naming = [one for one in spans if words & set(name_words(one.quote))]
    taken = [one for one, (_, event) in zip(spans, placed, strict=True) if event.name == name]
    return tuple(naming or taken or spans)


def _group_events(told: Sequence[ToldEvent], book: SourceBook) -> list[list[ToldEvent]]:
    """Return the articles by event; each group begins with the parties that most articles name.

    An article is of a group if it fits half of its first members: one careless report of the event
    does not turn away the others.
    """
    votes = Counter(one.parties for one in told)
    seeds = sorted(told, key=lambda one: (not one.parties, -votes[one.parties]))
    groups: list[list[ToldEvent]] = []
    by_party: dict[str | None, set[int]] = {}
    for one in seeds:
        for number in _candidates(one, by_party, len(groups)):
            first = groups[number][:_REPRESENTATIVES]
            if 2 * sum(events_fit(one, other) for other in first) >= len(first):
                break
        else:
            number = len(groups)
            groups.append([])
        groups[number].append(one)
        if len(groups[number]) <= _REPRESENTATIVES:
            for party in one.parties or (_NO_PARTY,):
                by_party.setdefault(party, set()).add(number)
    return [sorted(group, key=lambda one: book.rank(one.source)) for group in groups]


def _candidates(
    one: ToldEvent, by_party: Mapping[str | None, AbstractSet[int]], groups: int
) -> Sequence[int]:
    """Return the numbers of the groups that an article can be of, in order.

    Parties that fit have one in common, unless one of the two articles names none; so a thousand
    articles on as many events are not held against each other.
    """
    if not one.parties:
        return range(groups)
    known = [by_party.get(party, frozenset()) for party in (*one.parties, _NO_PARTY)]
    return sorted(frozenset().union(*known))


def _parties_fit(left: frozenset[str], right: frozenset[str]) -> bool:
    if not left or not right or left <= right or right <= left:
        return True
    return len(left & right) / len(left | right) >= SAME_PARTIES


def _common_parties(told: Sequence[ToldEvent], book: SourceBook) -> tuple[str, ...]:
    """Return the parties that at least half of the origins that name any have."""
    naming: dict[str, set[str]] = {}
    origins = {book.origins[one.source] for one in told if one.parties}
    for one in told:
        for party in one.parties:
            naming.setdefault(party, set()).add(book.origins[one.source])
    return tuple(sorted(party for party, by in naming.items() if 2 * len(by) >= len(origins)))


def _merge_documents(
    events: Sequence[tuple[str, GroundedEvent]], book: SourceBook
) -> Document | None:
    kinds = [(source, event.document_kind) for source, event in events if event.document_kind]
    if not kinds:
        return None
    numbers = [(source, event.document_number) for source, event in events if event.document_number]
    issued = [
        (source, event.document_issued)
        for source, event in events
        if event.document_issued and is_edtf(event.document_issued)
    ]
    return Document(
        kind=majority(kinds, book, key=name_words),
        number=majority(numbers, book) if numbers else None,
        issued=majority(issued, book) if issued else None,
    )


def _far_apart(left: str | None, right: str | None) -> bool:
    if not left or not right or not is_edtf(left) or not is_edtf(right):
        return False
    one, other = edtf_bounds(left), edtf_bounds(right)
    gap = max((one.first - other.last).days, (other.first - one.last).days)
    return gap > SAME_TIME_DAYS


def _held_conflict(left: str | None, right: str | None) -> bool:
    known = left and right and is_edtf(left) and is_edtf(right)
    return bool(known and left and right and dates_conflict(left, right))


def _series_words(series: str | None, vocabulary: Vocabulary) -> frozenset[str]:
    text = series or ""
    for mention in reversed(vocabulary.country_mentions(text)):
        text = text[: mention.start] + " " + text[mention.end :]
    return frozenset(content_words(text)) - _GENERIC_NAMES


def _series_fit(left: frozenset[str], right: frozenset[str]) -> bool:
    return not left or not right or 2 * len(left & right) >= min(len(left), len(right))
