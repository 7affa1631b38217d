"""One participant for each person, state and organization, under whatever names it goes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, get_args

from summarizer.reconcile.crossing import describe_joins, in_latin_letters, join_scripts
from summarizer.reconcile.sources import SourceBook, majority
from summarizer.schema.briefing import Participant
from summarizer.schema.communique import Communique, GroundedParticipant
from summarizer.schema.span import Span
from summarizer.schema.words import Tier
from summarizer.text.names import (
    SAME_PERSON,
    SHORT_FORM,
    acronym_of,
    body_similarity,
    fold_letters,
    fullest_name,
    name_words,
    person_keys,
    person_similarity,
    strip_titles,
)
from summarizer.vocabulary.load import Vocabulary

SAME_BODY = 0.8
"""`body_similarity` from which two names are one organization's."""
_TIERS: tuple[Tier, ...] = get_args(Tier)


class Told(NamedTuple):
    """A participant as one source has it."""

    source: str
    """Id of the source."""
    name: str
    """Its name, without titles."""
    side: str | None
    """Code or name of the side it belongs to."""
    item: GroundedParticipant
    """The item as it was found."""


class ToldGroup(NamedTuple):
    """One participant as all sources have it."""

    code: str | None
    """Code of the state that it is; None for people and organizations."""
    told: tuple[Told, ...]
    """What each source says of it; never empty."""


def fold_participants(
    communiques: Sequence[Communique],
    parties: Sequence[str],
    book: SourceBook,
    vocabulary: Vocabulary,
) -> tuple[Participant, ...]:
    """Return the participants of all communiqués, still without ids.

    Args:
        communiques: Of one event.
        parties: Codes and names of the parties of the event.
        book: What is known of the sources.
        vocabulary: Knows states and blocs by all their names.
    """
    return fold_told(group_told(communiques, parties, vocabulary), parties, book, vocabulary)


def group_told(
    communiques: Sequence[Communique], parties: Sequence[str], vocabulary: Vocabulary
) -> tuple[ToldGroup, ...]:
    """Return what the sources say of each participant: states first, then bodies, then people."""
    told = [
        _read(communique.article, item, vocabulary)
        for communique in communiques
        for item in communique.participants
    ]
    told += _unnamed_parties(communiques, told, parties, vocabulary)
    told = [one for one in told if one.item.kind != "person" or is_named(one.name)]
    told.sort(key=lambda one: (one.source, one.item.span.start, one.item.span.end, one.name))
    states = [one for one in told if _state_code(one, vocabulary)]
    people = [one for one in told if one.item.kind == "person"]
    bodies = [one for one in told if one.item.kind != "person" and not _state_code(one, vocabulary)]
    by_state: dict[str, list[Told]] = {}
    for one in states:
        by_state.setdefault(_state_code(one, vocabulary) or "", []).append(one)
    groups = [ToldGroup(code, tuple(by_state[code])) for code in sorted(by_state)]
    groups += [ToldGroup(None, some) for some in group_bodies(bodies)]
    persons = join_scripts(group_people(people))
    return (*groups, *(ToldGroup(None, some) for some in persons))


def fold_told(
    groups: Sequence[ToldGroup],
    parties: Sequence[str],
    book: SourceBook,
    vocabulary: Vocabulary,
) -> tuple[Participant, ...]:
    """Return a participant for each group, in their order, still without ids.

    Whoever is of a body that is of a state is of that state.
    """
    folded = [
        _fold_named(group.told, parties, book)
        if group.code is None
        else _fold_state(group.code, group.told, parties, book, vocabulary)
        for group in groups
    ]
    states_of = {
        name: one.side
        for group, one in zip(groups, folded, strict=True)
        if group.code is None and group.told[0].item.kind != "person"
        if one.side in vocabulary.countries
        for name in (one.name, *one.aliases)
    }
    return tuple(
        one
        if group.code is not None
        else one.model_copy(update={"side": states_of.get(one.side or "", one.side)})
        for group, one in zip(groups, folded, strict=True)
    )


def is_named(name: str) -> bool:
    """Return whether a name is one: a word of it has a capital, or its script has none.

    >>> is_named("Ada Lovelace"), is_named("experts of both countries"), is_named("王毅")
    (True, False, True)
    """
    return not all(word[:1].islower() or not word[:1].isalpha() for word in name.split())


def group_people(told: Sequence[Told]) -> tuple[tuple[Told, ...], ...]:
    """Return the mentions of each person.

    Full names are joined first; a surname alone goes to the only full name that it fits.
    """
    return _group(told, person_similarity, SAME_PERSON, person_keys)


def group_bodies(told: Sequence[Told]) -> tuple[tuple[Told, ...], ...]:
    """Return the mentions of each organization."""
    return _group(told, body_similarity, SAME_BODY, _body_keys)


def highest_tier(votes: Iterable[tuple[str, Tier]], book: SourceBook) -> Tier:
    """Return the highest tier that at least half of the origins give, or one above it.

    One source that takes a delegate for the head of the delegation does not make him one.
    """
    best: dict[str, int] = {}
    for source, tier in votes:
        origin = book.origins[source]
        best[origin] = min(best.get(origin, len(_TIERS)), _TIERS.index(tier))
    for rank, tier in enumerate(_TIERS):
        if 2 * sum(one <= rank for one in best.values()) >= len(best):
            return tier
    return "mentioned"


def _read(source: str, item: GroundedParticipant, vocabulary: Vocabulary) -> Told:
    bare = strip_titles(item.name) if item.kind == "person" else item.name.strip()
    name = bare if len(bare.split()) > 1 or item.kind != "person" else item.name.strip()
    side = (vocabulary.holder(item.side) or item.side) if item.side else None
    if side is not None and name_words(side) == name_words(name):
        side = None
    return Told(source=source, name=name, side=side, item=item)


def _state_code(told: Told, vocabulary: Vocabulary) -> str | None:
    """Return the code of the state that is meant; None for people and organizations."""
    if told.item.kind == "person":
        return None
    code = vocabulary.holder(told.item.name)
    if code in vocabulary.countries:
        return code
    return told.side if told.item.kind == "state" and told.side in vocabulary.countries else None


def _group(
    told: Sequence[Told],
    similarity: Callable[[str, str], float],
    same: float,
    keys: Callable[[str], frozenset[str]],
) -> tuple[tuple[Told, ...], ...]:
    """Return groups of mentions by name: similar names of sides that fit.

    Names are compared only where they share a key, the fullest first; one that could be several
    known ones stays alone.
    """
    by_name: dict[tuple[str, str], list[Told]] = {}
    for mention in told:
        by_name.setdefault((mention.name, mention.side or ""), []).append(mention)
    order = sorted(by_name, key=lambda key: (-len(name_words(key[0])), not key[1], key))
    groups: list[list[Told]] = []
    index: dict[str, set[int]] = {}
    for name, side in order:
        mentions = by_name[name, side]
        near = sorted({one for key in keys(name) for one in index.get(key, ())})
        scores = {one: _fit(mentions, groups[one], similarity) for one in near}
        sure = [one for one in near if scores[one] >= same]
        short = [one for one in near if scores[one] >= SHORT_FORM]
        chosen = max(sure, key=lambda one: (scores[one], -one)) if sure else None
        if chosen is None and len(short) == 1:
            chosen = short[0]
        if chosen is None:
            chosen = len(groups)
            groups.append([])
        groups[chosen].extend(mentions)
        for key in keys(name):
            index.setdefault(key, set()).add(chosen)
    return tuple(
        tuple(sorted(group, key=lambda one: (one.source, one.item.span.start, one.name)))
        for group in groups
    )


def _fit(
    mentions: Sequence[Told], group: Sequence[Told], similarity: Callable[[str, str], float]
) -> float:
    """Return how well mentions of one name fit a group; 0 where their sides exclude each other.

    Two people of one full name at one event are one person of whom a source mistook the side; two
    bodies of one name, such as ministries, are of two sides.
    """
    name = mentions[0].name
    fit = max(similarity(name, other) for other in {one.name for one in group})
    ours = {one.side for one in mentions if one.side}
    theirs = {one.side for one in group if one.side}
    full = mentions[0].item.kind == "person" and fit == 1.0 and len(name_words(name)) > 1
    return 0.0 if ours and theirs and not ours & theirs and not full else fit


def _body_keys(name: str) -> frozenset[str]:
    words = name_words(name)
    return frozenset((*words, acronym_of(name)))


def _unnamed_parties(
    communiques: Sequence[Communique],
    told: Sequence[Told],
    parties: Sequence[str],
    vocabulary: Vocabulary,
) -> list[Told]:
    """Return parties that no article lists, from the first quotes that name them."""
    known = {_state_code(one, vocabulary) for one in told}
    found = []
    for party in parties:
        if party in known or party not in vocabulary.countries:
            continue
        for communique in communiques:
            item = _first_naming(communique, party, vocabulary)
            if item is not None:
                found.append(Told(communique.article, item.name, party, item))
    return found


def _first_naming(
    communique: Communique, party: str, vocabulary: Vocabulary
) -> GroundedParticipant | None:
    event = [communique.event] if communique.event else []
    for item in (*event, *communique.claims):
        for mention in vocabulary.country_mentions(item.span.quote):
            if mention.code == party:
                name = vocabulary.countries[party].name
                return GroundedParticipant(
                    span=item.span,
                    sentence=item.sentence,
                    zone=item.zone,
                    name=name,
                    kind="state",
                    tier="party",
                    side=party,
                    roles=(),
                )
    return None


def _fold_state(
    code: str,
    told: Sequence[Told],
    parties: Sequence[str],
    book: SourceBook,
    vocabulary: Vocabulary,
) -> Participant:
    """Return a state: a party if the event is its own, or met beside it, or mentioned.

    A state that is no party of the event, such as one that mediates, is one all the same where two
    independent sources and most of those that name it say so.
    """
    tier = highest_tier([(one.source, one.item.tier) for one in told], book)
    if tier in ("principal", "delegate", "party"):
        sure = book.independent(one.source for one in told) > 1
        tier = "party" if sure else "mentioned"
    if tier == "mentioned" and any(one.item.tier == "counterpart" for one in told):
        tier = "counterpart"
    name = vocabulary.countries[code].name
    return Participant(
        id="",
        name=name,
        kind="state",
        tier="party" if code in parties else tier,
        side=code,
        roles=_roles(told),
        aliases=_aliases(name, told),
        evidence=_evidence(told),
        reported_by=tuple(sorted({one.source for one in told})),
    )


def _fold_named(told: Sequence[Told], parties: Sequence[str], book: SourceBook) -> Participant:
    names = tuple(one.name for one in told)
    name = fullest_name(in_latin_letters(names))
    sides = [(one.source, one.side) for one in told if one.side]
    kind = majority([(one.source, one.item.kind) for one in told], book)
    tier = highest_tier([(one.source, one.item.tier) for one in told], book)
    if kind != "person" and tier == "party" and name not in parties:
        tier = "counterpart"
    if kind != "person" and not is_named(name):
        tier = "mentioned"
    return Participant(
        id="",
        name=name,
        kind=kind,
        tier=tier,
        side=majority(sides, book) if sides else None,
        roles=_roles(told),
        aliases=_aliases(name, told),
        joined=describe_joins(name, names) if kind == "person" else (),
        evidence=_evidence(told),
        reported_by=tuple(sorted({one.source for one in told})),
    )


def _roles(told: Sequence[Told]) -> tuple[str, ...]:
    """Return the roles that the sources give, one spelling of each."""
    roles: Mapping[str, str] = {
        fold_letters(role): role
        for one in sorted(told, key=lambda one: one.name)
        for role in sorted(one.item.roles, reverse=True)
    }
    return tuple(sorted(roles.values()))


def _aliases(name: str, told: Sequence[Told]) -> tuple[str, ...]:
    return tuple(sorted({one.item.name.strip() for one in told} - {name}))


def _evidence(told: Sequence[Told]) -> tuple[Span, ...]:
    """Return where the participant is named, each place once, by source and place."""
    places = {
        (one.source, one.item.span.start, one.item.span.end): Span(
            source=one.source,
            start=one.item.span.start,
            end=one.item.span.end,
            quote=one.item.span.quote,
        )
        for one in told
    }
    return tuple(places[key] for key in sorted(places))
