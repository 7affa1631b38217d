"""What a briefing must not say, and said."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.schema.gold import GoldForbidden, GoldTrap
from summarizer.score.actors import PASSING_TIERS, Actors
from summarizer.score.claims import Statuses
from summarizer.score.context import Context
from summarizer.score.dates import date_key, gold_date_keys, role_group
from summarizer.score.place import covered_share, overlap_chars
from summarizer.score.predicted import Mention, PredictedClaim, PredictedDate


class Hit(NamedTuple):
    """One thing that must not be in a briefing, and is."""

    kind: str
    """trap, commentary, must_not_appear or distractor."""
    item: str
    """Id of the item; `summary` for a sentence of the summary."""
    what: str
    """What it ran into."""
    quote: str
    """The words."""


class SaidText(NamedTuple):
    """Something that a briefing says."""

    kind: str
    item: str
    list: str | None
    """agreement, position or fact, for a claim."""
    said: str
    """In the briefing's own words."""
    full: str
    """The same with quotes and names."""


def find_hits(context: Context, statuses: Statuses, actors: Actors) -> tuple[Hit, ...]:
    """Return every hit, in the order of the briefing's lists."""
    return (
        *_claim_hits(context, statuses),
        *_date_hits(context),
        *_participant_hits(context, actors),
        *_forbidden_hits(context),
    )


def count_voice_errors(context: Context) -> int:
    """Return how many reports give the outlet's own words as reported."""
    return sum(
        mention.voice not in ("outlet", None)
        for index, gold in context.matches.gold_of.items()
        for mention in context.claims[index].mentions
        if (
            voices := [
                r.voice for r in context.gold.claims[gold].evidence if r.file == mention.file
            ]
        )
        and all(voice == "outlet" for voice in voices)
    )


def _claim_hits(context: Context, statuses: Statuses) -> Iterator[Hit]:
    for index, claim in enumerate(context.claims):
        for mention in claim.usable:
            if _is_on_other_event(context, mention):
                yield Hit("distractor", claim.id, str(mention.file), mention.quote)
            for trap in context.extraction_traps:
                concerns = trap.types is None or claim.type in trap.types
                if concerns and covered_share(mention, [trap]) >= 0.5:
                    yield Hit("trap", claim.id, trap.id, mention.quote)
                    break
        if statuses.by_claim[index] == "commentary":
            what = f"outlet voice as {claim.type}"
            yield Hit("commentary", claim.id, what, claim.usable[0].quote)
        for trap in context.gold.traps:
            if trap.rule == "joint_claim" and _is_joint_trap(context, index, claim, trap):
                yield Hit("trap", claim.id, trap.id, claim.usable[0].quote)


def _is_on_other_event(context: Context, mention: Mention) -> bool:
    is_neutral = covered_share(mention, context.neutral_spans) >= 0.6
    return context.is_of_distractor(mention) and not is_neutral


def _is_joint_trap(context: Context, index: int, claim: PredictedClaim, trap: GoldTrap) -> bool:
    usable = claim.usable
    if len(usable) != 1:
        return False
    lies_in = covered_share(usable[0], [trap]) >= 0.5
    covers = overlap_chars(trap, usable[0]) >= 0.8 * (trap.end - trap.start)
    if not lies_in and not covers:
        return False
    holders = context.names.resolve(claim.holders)
    gold = context.matches.gold_of.get(index)
    if gold is not None:
        truth = context.gold.claims[gold]
        if truth.type == claim.type and holders == context.names.resolve(truth.holders):
            return False
    wrong_holder = claim.type != "fact" and holders & set(trap.not_holders)
    return claim.type in trap.not_types or bool(wrong_holder)


def _date_hits(context: Context) -> Iterator[Hit]:
    expected = gold_date_keys(context)
    for date in context.predicted.dates:
        for trap in context.gold.traps:
            quote = _date_trap_quote(date, trap, expected)
            if quote is not None:
                yield Hit("trap", date.id, trap.id, quote)
        for mention in date.mentions:
            if mention.usable and _is_on_other_event(context, mention):
                yield Hit("distractor", date.id, str(mention.file), mention.quote)


def _date_trap_quote(
    date: PredictedDate, trap: GoldTrap, expected: set[tuple[str, str]]
) -> str | None:
    key = date_key(date)
    on_trap = [m.quote for m in date.mentions if m.usable and overlap_chars(trap, m)]
    if trap.rule == "date_role" and on_trap and key[0] not in trap.roles:
        return on_trap[0]
    if trap.rule == "date_value" and key == (trap.role, trap.value):
        return on_trap[0] if on_trap else ""
    inside = [m.quote for m in date.mentions if m.usable and covered_share(m, [trap]) >= 0.5]
    if trap.rule == "no_extract" and key not in expected and inside:
        return inside[0]
    return None


def _participant_hits(context: Context, actors: Actors) -> Iterator[Hit]:
    matched = set(actors.participant_of.values())
    for index, participant in enumerate(context.predicted.participants):
        usable = [mention for mention in participant.mentions if mention.usable]
        for trap in context.gold.traps:
            if trap.rule == "participant_name" and participant.name in trap.names:
                yield Hit("trap", participant.id, trap.id, participant.name)
            inside = any(covered_share(mention, [trap]) >= 0.5 for mention in usable)
            if trap.rule == "no_extract" and index not in matched and inside:
                yield Hit("trap", participant.id, trap.id, participant.mentions[0].quote)
        all_elsewhere = all(map(context.is_of_distractor, usable))
        if participant.mentions and all_elsewhere and index not in matched:
            yield Hit("distractor", participant.id, "only in another event", participant.name)


def _said_texts(context: Context) -> Iterator[SaidText]:
    predicted = context.predicted
    for claim in predicted.claims:
        quotes = " ".join(_one_line(mention.quote) for mention in claim.mentions)
        full = f"{claim.statement} {quotes}"
        yield SaidText("claim", claim.id, claim.type, claim.statement, full)
    for participant in predicted.participants:
        full = " ".join((participant.name, *participant.names[1:], *participant.roles))
        yield SaidText("participant", participant.id, None, full, full)
    for date in predicted.dates:
        yield SaidText("date", date.id, None, date.value, date.value)
    for divergence in predicted.divergences:
        full = " ".join((divergence.question, *(value.value for value in divergence.values)))
        yield SaidText("divergence", divergence.id, None, full, full)
    for text, _ in predicted.summary:
        yield SaidText("summary", "summary", None, text, text)


def _forbidden_hits(context: Context) -> Iterator[Hit]:
    said = list(_said_texts(context))
    for forbidden in context.gold.must_not_appear:
        for text in said:
            if _says_forbidden(context, forbidden, text):
                yield Hit("must_not_appear", text.item, forbidden.text, text.full)


def _says_forbidden(context: Context, forbidden: GoldForbidden, text: SaidText) -> bool:
    if forbidden.kind == "string":
        word = rf"(?<![\w,.]){re.escape(forbidden.text)}(?!\w)"
        return bool(re.search(word, _one_line(text.full), re.IGNORECASE))
    if not forbidden.pattern or not _concerns(context, forbidden, text):
        return False
    searched = text.said if forbidden.field == "claim" else text.full
    if not re.search(forbidden.pattern, searched, re.IGNORECASE | re.DOTALL):
        return False
    is_excused = text.kind == "summary" or context.is_divergent(text.item)
    return not (forbidden.allow_in_divergence and is_excused)


def _concerns(context: Context, forbidden: GoldForbidden, text: SaidText) -> bool:
    """Return whether the field, the lists and the role of the rule fit the text."""
    kinds = {
        "claim": ("claim", "summary"),
        "participant_principal": ("participant",),
        "any": ("claim", "participant", "date", "divergence", "summary"),
    }.get(forbidden.field, (forbidden.field,))
    if text.kind not in kinds:
        return False
    if forbidden.types and text.kind == "claim" and text.list not in forbidden.types:
        return False
    if forbidden.field == "participant_principal":
        tier = next(p.tier for p in context.predicted.participants if p.id == text.item)
        return tier not in PASSING_TIERS
    if forbidden.field == "date" and forbidden.role:
        role = next(d.role for d in context.predicted.dates if d.id == text.item)
        return role_group(role) == forbidden.role
    return True


def _one_line(text: str) -> str:
    visible = text.translate(dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad")))
    return re.sub(r"\s+", " ", re.sub(r"(?<=\w)-\n(?=\w)", "", visible))
