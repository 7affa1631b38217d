"""One claim out of many reports: the words of its best report, the rest by majority.

Holders, stance and list go by majority of independent origins (tie: the official text, then the
earliest); every report stays, with what its own source makes of it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from summarizer.reconcile.crossing import in_latin_letters
from summarizer.reconcile.granularity import Group, common_words
from summarizer.reconcile.mentions import Mention
from summarizer.reconcile.sources import SourceBook, majority
from summarizer.schema.briefing import Claim, Corroboration, Report
from summarizer.schema.span import Span
from summarizer.schema.words import ClaimType, Stance
from summarizer.text.names import fullest_name, name_words, strip_titles
from summarizer.text.romanize import cross_names
from summarizer.text.scripts import has_other_script
from summarizer.text.similarity import WordWeights, coverage

_STANCES = frozenset(("support", "opposition", "concern", "call", "praise"))
"""Kinds of acts that say what somebody thinks or wants."""
_COURTESIES = frozenset(("thank", "express gratitude", "welcome", "invite", "receive"))
_FALLBACK_KINDS: Mapping[str, str] = {
    "agreement": "commitment",
    "position": "assessment",
    "fact": "event",
}


def fold_group(
    group: Group, book: SourceBook, weights: WordWeights, *, put_in: ClaimType | None = None
) -> tuple[ClaimType, Claim]:
    """Return the claim that a group of mentions reports, still without ids, and its list.

    `put_in` is the list that a reader puts it in; None for the one that most origins tell.
    """
    reports = keep_reports(group)
    voters = _voters(reports)
    best = best_mention(group, book, weights)
    told_type = majority([(one.source, read_type(one)) for one in voters], book)
    claim_type = told_type if put_in is None else put_in
    sources = {mention.source for mention in reports}
    claim = Claim(
        id="",
        topic=_majority_topic(voters, book),
        kind=_majority_kind(voters, book, claim_type),
        holders=_majority_holders(voters, book),
        targets=_common_targets(voters, best, book),
        speaker=_one_speaker(reports),
        stance=_majority_stance(voters, book, claim_type),
        statement=best.claim.statement,
        reports=tuple(make_report(mention) for mention in reports),
        reported_by=tuple(sorted(sources)),
        omitted_by=(),
        corroboration=Corroboration(sources=len(sources), independent=book.independent(sources)),
        divergences=(),
    )
    return claim_type, claim


def read_type(mention: Mention) -> ClaimType:
    """Return the list that a mention belongs to.

    A stance that is told as something that happened ("conveyed its appreciation") is a position;
    thanks stay what happened.
    """
    act = mention.act
    stated = act is not None and act.kind in _STANCES and act.lemma not in _COURTESIES
    return "position" if mention.claim.type == "fact" and stated else mention.claim.type


def make_report(mention: Mention) -> Report:
    """Return a mention as the report of one source."""
    claim = mention.claim
    span = mention.span
    return Report(
        source=span.source,
        start=span.start,
        end=span.end,
        quote=span.quote,
        act=claim.act,
        act_as_written=claim.act_as_written,
        qualifiers=claim.qualifiers,
        voice=claim.voice,
        holders=mention.holders,
        speaker=claim.speaker,
        stance=claim.stance,
        further=tuple(
            Span(source=span.source, **one.model_dump()) for one in mention.claim.further
        ),
    )


def keep_reports(group: Group) -> tuple[Mention, ...]:
    """Return the mentions of a group without those that a longer one of their source overlaps."""
    kept: dict[str, list[Mention]] = {}
    longest_first = sorted(
        group.all_mentions,
        key=lambda one: (one.source, len(one.span.quote) * -1, one.key),
    )
    for mention in longest_first:
        own = kept.setdefault(mention.source, [])
        if not any(_overlap(mention, other) for other in own):
            own.append(mention)
    return tuple(sorted((one for own in kept.values() for one in own), key=lambda one: one.key))


def best_mention(group: Group, book: SourceBook, weights: WordWeights) -> Mention:
    """Return the mention whose statement speaks for the group.

    It is reported, not an outlet's own words or a headline; it holds most of what the reports have
    in common and little that no other has; of equals it is of an official text, then the earliest.
    """
    common = common_words(group.mentions)
    counts = Counter(word for mention in group.mentions for word in mention.words)

    def rank(mention: Mention) -> tuple[object, ...]:
        alone = frozenset(word for word in mention.words if counts[word] == 1)
        beside = coverage(mention.words, alone, weights) if len(group.mentions) > 1 else 0.0
        worth = coverage(common, mention.words, weights) - 0.5 * beside
        return (
            mention.claim.voice == "outlet",
            mention.claim.zone == "headline",
            -round(worth, 6),
            mention.source not in book.official,
            book.rank(mention.source),
            mention.key,
        )

    return min(group.mentions, key=rank)


def _overlap(left: Mention, right: Mention) -> bool:
    """Return whether two mentions of one source have words in common."""
    one, other = left.claim.span, right.claim.span
    return one.start < other.end and other.start < one.end


def _voters(reports: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions that say what the parties hold; an outlet's own voice only for want."""
    told = tuple(mention for mention in reports if mention.claim.voice != "outlet")
    return told or tuple(reports)


def _majority_holders(voters: Sequence[Mention], book: SourceBook) -> tuple[str, ...]:
    named = [(one.source, one.holders) for one in voters if one.holders]
    return majority(named, book) if named else ()


def _majority_topic(voters: Sequence[Mention], book: SourceBook) -> str:
    votes = [(one.source, one.claim.topic.strip()) for one in voters]
    return majority(votes, book, key=lambda topic: name_words(topic))


def _majority_kind(voters: Sequence[Mention], book: SourceBook, claim_type: ClaimType) -> str:
    known = [(one.source, str(one.act.kind)) for one in voters if one.act is not None]
    return majority(known, book) if known else _FALLBACK_KINDS[claim_type]


def _majority_stance(voters: Sequence[Mention], book: SourceBook, claim_type: ClaimType) -> Stance:
    """Return the stance of most origins; a position that is told as neutral has that of its act."""
    stance = majority([(one.source, one.stance) for one in voters], book)
    if stance != "neutral" or claim_type != "position":
        return stance
    acts = [(one.source, one.act.stance) for one in voters if one.act is not None]
    return majority(acts, book) if acts else stance


def _common_targets(voters: Sequence[Mention], best: Mention, book: SourceBook) -> tuple[str, ...]:
    """Return the targets that at least half of the origins name, or else those of the best."""
    origins = {book.origins[one.source] for one in voters}
    naming: dict[str, set[str]] = {}
    for one in voters:
        for target in one.targets:
            naming.setdefault(target, set()).add(book.origins[one.source])
    common = [target for target, by in naming.items() if 2 * len(by) >= len(origins)]
    return tuple(sorted(common)) or best.targets


def _one_speaker(reports: Sequence[Mention]) -> str | None:
    """Return who says it, if all sources that name somebody name one person."""
    names = [strip_titles(one.claim.speaker) for one in reports if one.claim.speaker]
    surnames = {name_words(name)[-1:] for name in names}
    if len(surnames) == 1:
        return fullest_name(names)
    if not any(map(has_other_script, names)):
        return None
    base = fullest_name(in_latin_letters(names))
    same = (
        name_words(one)[-1:] == name_words(base)[-1:] or cross_names(one, base) for one in names
    )
    return base if all(same) else None
