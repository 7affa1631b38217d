"""The stage's verb: communiqués in, one briefing out.

Everything here is a function of the records that come in: no order of theirs, no clock and no
chance changes a byte of the result.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from summarizer.reconcile.blocks import apply_answers, plan_blocks, write_block
from summarizer.reconcile.corrected.book import Outcomes, list_corrections
from summarizer.reconcile.corrected.claims import CorrectedClaims, correct_claims
from summarizer.reconcile.corrected.items import (
    CorrectedDates,
    correct_dates,
    correct_divergences,
)
from summarizer.reconcile.corrected.people import CorrectedPeople, correct_people
from summarizer.reconcile.cuts import settle_cuts
from summarizer.reconcile.dates import fold_dates
from summarizer.reconcile.diverge.difference import Comparison
from summarizer.reconcile.diverge.find import FoundDivergence, find_divergences
from summarizer.reconcile.diverge.terms import forms_by_source
from summarizer.reconcile.fold import best_mention
from summarizer.reconcile.granularity import Group, drop_headlines, settle_granularity, share_terms
from summarizer.reconcile.link import link_mentions
from summarizer.reconcile.mentions import Lexicon, Mention
from summarizer.reconcile.omit import add_omissions
from summarizer.reconcile.participants import fold_told, group_told
from summarizer.reconcile.prepare import PreparedEvent, prepare_event
from summarizer.reconcile.proposals import (
    accept_proposals,
    compared_groups,
    heirs_of,
    write_comparison,
)
from summarizer.reconcile.records import (
    RECORDED_NOTE,
    divergences_by_item,
    make_provenance,
    make_source,
    make_unread_source,
    number_claims,
    number_dates,
    number_divergences,
    refer_back,
)
from summarizer.reconcile.sources import SourceBook
from summarizer.schema.article import Article, UnreadSource
from summarizer.schema.briefing import Briefing, Claim, Date, Divergence, Participant, Source
from summarizer.schema.canonical import seal_briefing
from summarizer.schema.communique import Communique
from summarizer.schema.ids import participant_ids
from summarizer.schema.order import order_briefing
from summarizer.schema.provenance import Corrections, PromptUse
from summarizer.schema.questions import (
    ClaimDifferences,
    ClaimGroups,
    ComparisonBlock,
    StatementBlock,
)
from summarizer.schema.words import ClaimType
from summarizer.vocabulary.load import Vocabulary


def plan_questions(prepared: PreparedEvent) -> tuple[StatementBlock, ...]:
    """Return the blocks of statements that a model is asked to group, in their order."""
    plan = plan_blocks(prepared.mentions, prepared.weights)
    return tuple(
        write_block(block, plan, prepared.mentions, prepared.book) for block in plan.blocks
    )


def plan_comparisons(
    prepared: PreparedEvent, groupings: Sequence[ClaimGroups | None] | None
) -> tuple[ComparisonBlock, ...]:
    """Return the blocks of claims that a model is asked to compare the reports of, in order.

    Args:
        prepared: The event.
        groupings: As for `reconcile_event`.
    """
    groups = _correct(prepared, _link(prepared, groupings)).groups
    book = prepared.book
    statements = [best_mention(group, book, prepared.weights).claim.statement for group in groups]
    return tuple(
        write_comparison(block, groups, statements, book) for block in compared_groups(groups)
    )


def reconcile_event(
    prepared: PreparedEvent,
    *,
    groupings: Sequence[ClaimGroups | None] | None = None,
    proposals: Sequence[ClaimDifferences | None] | None = None,
    proposed_before: bool = False,
    unread: Sequence[UnreadSource] = (),
    copies: Mapping[str, tuple[str, ...]] | None = None,
    tool: str,
    prompts: Sequence[PromptUse] = (),
    request_keys: Sequence[str] = (),
) -> Briefing:
    """Return the briefing of a prepared event. It has no summary yet.

    Args:
        prepared: The event.
        groupings: An answer for each block of `plan_questions`; None where there was none. None
            for all where no model was asked: the threshold decides.
        proposals: An answer for each block of `plan_comparisons`; None for all where no model was
            asked.
        proposed_before: Whether these are answers about the claims without corrections.
        unread: Files and articles that could not be read, to be listed.
        copies: Article id to the paths of further files with the same text and outlet.
        tool: Name and version of this program.
        prompts: The prompts that were used.
        request_keys: Keys of the answers that the groupings rest on.
    """
    linked = _link(prepared, groupings)
    corrected = _correct(prepared, linked)
    asked = linked if proposed_before else corrected.groups
    reconciled = _reconcile_linked(prepared, corrected, asked, proposals or ())
    read = {one.id for one, _ in prepared.paired}
    sources = _list_sources(prepared, copies or {})
    sources += [
        make_unread_source(one, (copies or {}).get(one.id, ()))
        for one in sorted(unread, key=lambda one: (one.id, one.uri))
        if one.id not in read
    ]
    communiques = [one for _, one in prepared.paired]
    table = prepared.lexicon.vocabulary.own_terms
    provenance = make_provenance(
        communiques,
        tool,
        prompts,
        request_keys,
        own_terms=table,
        corrections=reconciled.corrections,
        notes=(RECORDED_NOTE,) if proposed_before else (),
    )
    whole = reconciled.briefing.model_copy(
        update={"sources": tuple(sources), "provenance": provenance}
    )
    return seal_briefing(order_briefing(whole))


def reconcile_communiques(
    articles: Sequence[Article],
    communiques: Sequence[Communique],
    *,
    vocabulary: Vocabulary,
    unread: Sequence[UnreadSource] = (),
    copies: Mapping[str, tuple[str, ...]] | None = None,
    tool: str,
    prompts: Sequence[PromptUse] = (),
) -> Briefing:
    """Return the briefing of the event that most independent articles report; no model is asked.

    It has no summary yet. Articles on another event are listed and feed nothing. The arguments are
    those of `prepare_event` and `reconcile_event`, and so are the errors.
    """
    prepared = prepare_event(articles, communiques, vocabulary=vocabulary, unread=unread)
    return reconcile_event(prepared, unread=unread, copies=copies, tool=tool, prompts=prompts)


class _Reconciled(NamedTuple):
    """A briefing without sources and provenance, and what became of a reader's corrections."""

    briefing: Briefing
    corrections: Corrections | None


def _reconcile_linked(
    prepared: PreparedEvent,
    corrected: CorrectedClaims,
    asked: Sequence[Group],
    proposals: Sequence[ClaimDifferences | None],
) -> _Reconciled:
    """Return the briefing of one event, without sources and provenance.

    `asked`: the groups that the proposals are about.
    """
    event, book = prepared.chosen.event, prepared.book
    published = book.published()
    everybody, people = _fold_people(prepared)
    told_dates = _fold_dates(prepared)
    dates = number_dates(told_dates.dates, published)
    folded = number_claims(corrected.fold(book, prepared.weights), published)
    found = _find_divergences(prepared, corrected.groups, dates, everybody, asked, proposals)
    all_divergences = number_divergences(found, [claim for _, claim in folded], dates, published)
    divergences, dropped = _drop_divergences(prepared, all_divergences)
    about = divergences_by_item(divergences)
    claims = [
        (claim_type, add_omissions(refer_back(claim, about), book)) for claim_type, claim in folded
    ]
    ids = participant_ids(people.participants, published)
    participants = tuple(
        one.model_copy(update={"id": id_})
        for one, id_ in zip(people.participants, ids, strict=True)
    )
    briefing = Briefing(
        id="",
        event=event,
        sources=(),
        participants=participants,
        dates=dates,
        agreements=_of_type("agreement", claims),
        positions=_of_type("position", claims),
        facts=_of_type("fact", claims),
        divergences=divergences,
        summary=(),
        provenance=make_provenance((), "", ()),
    )
    if prepared.corrections is None:
        return _Reconciled(briefing, None)
    outcomes = (
        corrected.finish([claim for _, claim in folded]),
        people.finish(participants),
        told_dates.finish(dates),
        dropped,
    )
    return _Reconciled(briefing, list_corrections(prepared.corrections, outcomes))


def _find_divergences(
    prepared: PreparedEvent,
    groups: tuple[Group, ...],
    dates: Sequence[Date],
    everybody: tuple[Participant, ...],
    asked: Sequence[Group],
    proposals: Sequence[ClaimDifferences | None],
) -> tuple[FoundDivergence, ...]:
    """Return where the sources differ; of what a model proposes, what code can verify."""
    book = prepared.book
    known = _compare_with(prepared.mentions, everybody, book, prepared.lexicon)
    heirs, blocks = heirs_of(asked, groups), compared_groups(asked)
    accepted = accept_proposals(blocks, proposals, groups, known, heirs) if proposals else ()
    proposed = [(one.group, one.difference) for one in accepted]
    return find_divergences(groups, dates, prepared.chosen.event, known, prepared.weights, proposed)


def _correct(prepared: PreparedEvent, groups: tuple[Group, ...]) -> CorrectedClaims:
    """Return the groups of reports as a reader corrects them."""
    if prepared.corrections is None:
        return CorrectedClaims(groups)
    return correct_claims(
        groups, prepared.corrections, prepared.book, prepared.weights, prepared.previous
    )


def _fold_people(prepared: PreparedEvent) -> tuple[tuple[Participant, ...], CorrectedPeople]:
    """Return everybody as the sources have them, and the participants as a reader has them."""
    parties, vocabulary = prepared.chosen.event.parties, prepared.lexicon.vocabulary
    groups = group_told(prepared.communiques, parties, vocabulary)
    folded = fold_told(groups, parties, prepared.book, vocabulary)
    if prepared.corrections is None:
        return folded, CorrectedPeople(folded, (), ())
    people = correct_people(
        groups, prepared.corrections, parties, prepared.book, vocabulary, prepared.previous
    )
    return folded, people


def _fold_dates(prepared: PreparedEvent) -> CorrectedDates:
    dates = fold_dates(prepared.communiques, prepared.book)
    if prepared.corrections is None:
        return CorrectedDates(dates, (), ())
    return correct_dates(dates, prepared.corrections, prepared.book, prepared.previous)


def _drop_divergences(
    prepared: PreparedEvent, divergences: tuple[Divergence, ...]
) -> tuple[tuple[Divergence, ...], Outcomes]:
    if prepared.corrections is None:
        return divergences, Outcomes()
    return correct_divergences(divergences, prepared.corrections, prepared.book, prepared.previous)


def _link(
    prepared: PreparedEvent, groupings: Sequence[ClaimGroups | None] | None
) -> tuple[Group, ...]:
    mentions, weights = prepared.mentions, prepared.weights
    if groupings is None:
        linked = link_mentions(mentions, weights)
        groups = [Group(tuple(mentions[index] for index in indices)) for indices in linked]
        return settle_granularity(groups, weights)
    plan = plan_blocks(mentions, weights)
    answered = apply_answers(plan, groupings, mentions, weights)
    cut = settle_cuts(answered.groups, answered.wholes, mentions, prepared.book, weights)
    return share_terms(drop_headlines(cut, weights), weights)


def _compare_with(
    mentions: Sequence[Mention],
    participants: Sequence[Participant],
    book: SourceBook,
    lexicon: Lexicon,
) -> Comparison:
    sides = {
        name: one.side
        for one in participants
        if one.kind != "state" and one.side
        for name in (one.name, *one.aliases)
    }
    return Comparison(
        book=book,
        vocabulary=lexicon.vocabulary,
        parties=lexicon.parties,
        sides=sides,
        terms=lexicon.terms,
        forms_used=forms_by_source(mentions, lexicon.terms),
    )


def _list_sources(prepared: PreparedEvent, copies: Mapping[str, tuple[str, ...]]) -> list[Source]:
    """Return the records of the articles that were read, of this event and of others."""
    sources = []
    for article, communique in prepared.paired:
        other = prepared.chosen.others.get(article.id)
        book = prepared.book if other is None else prepared.others
        sources.append(
            make_source(
                article,
                communique,
                origin=book.origins[article.id],
                official=article.id in book.official,
                other_event=other,
                copies=copies.get(article.id, ()),
            )
        )
    return sources


def _of_type(claim_type: ClaimType, claims: Iterable[tuple[ClaimType, Claim]]) -> tuple[Claim, ...]:
    return tuple(claim for one, claim in claims if one == claim_type)
