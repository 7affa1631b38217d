"""What was missed and what was too much, for people."""

from summarizer.schema.base import Record
from summarizer.score.actors import Actors
from summarizer.score.claims import Statuses, has_right_holders, has_right_stance
from summarizer.score.context import Context
from summarizer.score.dates import counted_dates, date_key, gold_date_keys
from summarizer.score.divergences import FoundDivergences
from summarizer.score.hits import Hit


class Listed(Record):
    """One line of a list."""

    id: str
    """Id of the item, of the briefing or of the gold."""
    what: str
    """What is the matter."""
    text: str
    """Statement, name or value."""
    quotes: tuple[str, ...] = ()
    """Its quotes, each with its file."""


class Lists(Record):
    """Everything behind the figures that a developer or an annotator wants to look at."""

    missed_claims: tuple[Listed, ...] = ()
    """Gold claims without a match."""
    unmatched_claims: tuple[Listed, ...] = ()
    """Claims without a match, with what they are."""
    wrong_holders: tuple[Listed, ...] = ()
    """Matched claims with other holders."""
    wrong_stances: tuple[Listed, ...] = ()
    """Matched positions with another stance."""
    bad_quotes: tuple[Listed, ...] = ()
    """Spans that their article does not bear out."""
    hits: tuple[Listed, ...] = ()
    """What must not be in a briefing, and is."""
    missed_participants: tuple[Listed, ...] = ()
    """Gold participants that were not found."""
    extra_participants: tuple[Listed, ...] = ()
    """Participants too many."""
    missed_dates: tuple[Listed, ...] = ()
    """Gold dates that were not found."""
    unmatched_dates: tuple[Listed, ...] = ()
    """Dates too many, or with another role or value."""
    missed_divergences: tuple[Listed, ...] = ()
    """Gold divergences that were not found."""
    false_divergences: tuple[Listed, ...] = ()
    """Divergences too many."""


def collect_lists(
    context: Context,
    statuses: Statuses,
    actors: Actors,
    divergences: FoundDivergences,
    hits: tuple[Hit, ...],
) -> Lists:
    """Return the lists, each in the order of the gold or of the briefing."""
    return Lists(
        missed_claims=_missed_claims(context),
        unmatched_claims=_unmatched_claims(context, statuses),
        wrong_holders=_wrong_holders(context),
        wrong_stances=_wrong_stances(context),
        bad_quotes=tuple(
            Listed(id=bad.item, what=bad.how, text=bad.quote)
            for bad in context.predicted.bad_quotes
        ),
        hits=tuple(
            Listed(id=hit.item, what=f"{hit.kind}: {hit.what}", text=hit.quote) for hit in hits
        ),
        missed_participants=tuple(
            Listed(id=one.id, what=one.kind, text=one.name)
            for index, one in enumerate(context.gold.participants)
            if index not in actors.participant_of
        ),
        extra_participants=tuple(
            Listed(id=one.id, what=one.tier, text=one.name)
            for one in (context.predicted.participants[index] for index in actors.extra)
        ),
        missed_dates=_missed_dates(context),
        unmatched_dates=_unmatched_dates(context),
        missed_divergences=tuple(
            Listed(id=one.id, what=one.type, text=" / ".join(v.value for v in one.values))
            for index, one in enumerate(context.gold.divergences)
            if index not in set(divergences.gold_of.values())
        ),
        false_divergences=_false_divergences(context, divergences),
    )


def _missed_claims(context: Context) -> tuple[Listed, ...]:
    return tuple(
        Listed(
            id=claim.id,
            what="vital" if claim.vital else claim.type,
            text=claim.statement,
            quotes=tuple(f"{report.file}: {report.quote}" for report in claim.evidence),
        )
        for index, claim in enumerate(context.gold.claims)
        if index not in context.matches.claim_of
    )


def _unmatched_claims(context: Context, statuses: Statuses) -> tuple[Listed, ...]:
    return tuple(
        Listed(
            id=context.claims[index].id,
            what=f"{status} {context.claims[index].type}",
            text=context.claims[index].statement,
            quotes=tuple(f"{m.file}: {m.quote}" for m in context.claims[index].mentions),
        )
        for index, status in statuses.by_claim.items()
        if status != "matched"
    )


def _wrong_holders(context: Context) -> tuple[Listed, ...]:
    return tuple(
        Listed(
            id=context.claims[index].id,
            what=f"{truth.id} is held by {', '.join(truth.holders) or 'nobody'}",
            text=", ".join(context.claims[index].holders),
        )
        for index, gold in sorted(context.matches.gold_of.items())
        if (truth := context.gold.claims[gold]).type != "fact"
        and not has_right_holders(context, context.claims[index], gold)
    )


def _wrong_stances(context: Context) -> tuple[Listed, ...]:
    return tuple(
        Listed(
            id=context.claims[index].id,
            what=f"{truth.id} is {truth.stance}",
            text=str(context.claims[index].stance),
        )
        for index, gold in sorted(context.matches.gold_of.items())
        if (truth := context.gold.claims[gold]).type == "position"
        and not has_right_stance(context, context.claims[index], gold)
    )


def _missed_dates(context: Context) -> tuple[Listed, ...]:
    found = {date_key(date) for date in counted_dates(context)}
    return tuple(
        Listed(id=role, what="missed", text=value)
        for role, value in sorted(gold_date_keys(context) - found)
    )


def _unmatched_dates(context: Context) -> tuple[Listed, ...]:
    expected = gold_date_keys(context)
    return tuple(
        Listed(
            id=date.id,
            what=date.role,
            text=date.value,
            quotes=tuple(f"{m.file}: {m.quote}" for m in date.mentions),
        )
        for date in counted_dates(context)
        if date_key(date) not in expected
    )


def _false_divergences(context: Context, found: FoundDivergences) -> tuple[Listed, ...]:
    lines = []
    for index in found.false:
        one = context.predicted.divergences[index]
        on = found.on_non_divergences.get(index)
        values = " / ".join(f"{v.value} ({', '.join(sorted(v.files))})" for v in one.values)
        lines.append(Listed(id=one.id, what=f"{one.type}{f', on {on}' if on else ''}", text=values))
    return tuple(lines)
