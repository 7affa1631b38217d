"""From articles to a briefing: the stages, one after the other.

A model extracts, says which close statements are one, and words the summary; all else is code. What
comes out does not depend on which article or block is done first.
"""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from summarizer import __version__
from summarizer.collecting import collection_put_off
from summarizer.editions import continue_briefing
from summarizer.errors import NoRecordingError, NothingUsableError
from summarizer.extracting import extract_articles
from summarizer.judging import judge_event, recorded_without, without_corrections
from summarizer.kept import KeptCommuniques
from summarizer.llm.base import LanguageModel, ModelProfile
from summarizer.llm.timelimit import TimeLimit
from summarizer.narrating import carry_summary, narrate_event
from summarizer.reconcile.prepare import PreparedEvent, prepare_event
from summarizer.reconcile.reconcile import reconcile_event
from summarizer.schema.article import Article, UnreadSource
from summarizer.schema.briefing import Briefing
from summarizer.schema.communique import Communique
from summarizer.schema.corrections import CorrectionList
from summarizer.schema.provenance import PromptUse
from summarizer.steps import StepRunner, run_here
from summarizer.tracing import current_step, stepped
from summarizer.vocabulary.load import Vocabulary, load_vocabulary

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What a run came to.

    Attributes:
        briefing: The product, sealed.
        articles: Every article that was given.
        communiques: What was found in each that could be used, in the order of the articles.
        failures: Articles that could not be used, in the order of the articles, after the sources
            that could not be read in the first place.
        seconds: Stage to how long it took; never the same twice, so no part of the briefing.
    """

    briefing: Briefing
    articles: tuple[Article, ...]
    communiques: tuple[Communique, ...]
    failures: tuple[UnreadSource, ...]
    seconds: Mapping[str, float]


@stepped("summarize")
async def summarize(
    articles: Sequence[Article],
    *,
    model: LanguageModel,
    profile: ModelProfile,
    unread: Sequence[UnreadSource] = (),
    copies: Mapping[str, tuple[str, ...]] | None = None,
    event: str | None = None,
    vocabulary: Vocabulary | None = None,
    previous: Briefing | None = None,
    corrections: CorrectionList | None = None,
    concurrency: int = 4,
    time_limit: TimeLimit | None = None,
    on_done: Callable[[Article], None] | None = None,
    kept: KeptCommuniques | None = None,
) -> Outcome:
    """Return the briefing of the event that the articles are about, and what it rests on.

    Args:
        articles: The articles; no two of one id.
        model: Answers the requests.
        profile: What a request for it must say.
        unread: Sources that could not be read; the briefing lists them.
        copies: Article id to the paths of further files with the same text and outlet.
        event: Words of the event to brief; None for the one that most independent articles report.
        vocabulary: Holds the terms of art; None for the package's own.
        previous: An earlier briefing of the event; items that it has keep their ids.
        corrections: What a reader corrects by hand.
        concurrency: Articles that are worked on at once.
        time_limit: How long one article may take; None for as long as it takes.
        on_done: Called after each article, whatever became of it.
        kept: What was found before in articles of which nothing changed; None to verify all anew.

    Raises:
        NothingUsableError: No article could be used.
        UsageError: The earlier briefing is of another event.
        SummarizerError: The run cannot go on: the endpoint is unusable, an answer was never
            recorded, the budget is spent.
    """
    current_step().note({"summarizer.articles": len(articles)})
    began = time.monotonic()
    extraction = await extract_articles(
        articles,
        model=model,
        profile=profile,
        concurrency=concurrency,
        time_limit=time_limit,
        on_done=on_done,
        kept=kept,
    )
    extracted = time.monotonic()
    failures = (*unread, *extraction.failures)
    briefing = await compose_briefing(
        articles,
        extraction.communiques,
        model=model,
        profile=profile,
        unread=failures,
        copies=copies,
        event=event,
        vocabulary=vocabulary,
        previous=previous,
        corrections=corrections,
    )
    seconds = {"extract": extracted - began, "compose": time.monotonic() - extracted}
    took = round(sum(seconds.values()), 1)
    logger.info("briefed", extra={"fields": {"articles": len(articles), "seconds": took}})
    return Outcome(briefing, tuple(articles), extraction.communiques, failures, seconds)


@stepped("compose")
async def compose_briefing(
    articles: Sequence[Article],
    communiques: Sequence[Communique],
    *,
    model: LanguageModel,
    profile: ModelProfile,
    unread: Sequence[UnreadSource] = (),
    copies: Mapping[str, tuple[str, ...]] | None = None,
    event: str | None = None,
    vocabulary: Vocabulary | None = None,
    previous: Briefing | None = None,
    corrections: CorrectionList | None = None,
    run_step: StepRunner = run_here,
) -> Briefing:
    """Return the sealed briefing that these communiqués make.

    A language model says which close statements are one, and words the summary. The embedded
    extractor does neither: thresholds and templates do. What only computes goes through `run_step`.
    Recorded answers to what was asked without corrections serve where there are no others.

    Raises:
        NothingUsableError: There is no communiqué.
        UsageError: None of them is on the event that is asked for, or the earlier briefing is of
            another.
        SummarizerError: The run cannot go on.
    """
    known = vocabulary or load_vocabulary()
    prepared = await run_step(
        collection_put_off()(_prepare),
        articles,
        communiques,
        unread,
        event,
        known,
        corrections,
        previous,
    )

    async def brief(event: PreparedEvent) -> Briefing:
        judged = await judge_event(event, model=model, profile=profile, run_step=run_step)
        reconciled = await run_step(
            collection_put_off()(reconcile_event),
            event,
            groupings=judged.groups,
            proposals=judged.differences,
            proposed_before=judged.before_corrections,
            unread=unread,
            copies=copies or {},
            tool=f"summarizer {__version__}",
            prompts=(*prompts_of(communiques), *judged.prompts),
            request_keys=judged.request_keys,
        )
        return _in_language(reconciled, profile.language)

    briefing = await brief(prepared)
    try:
        told = await narrate_event(briefing, model=model, profile=profile)
    except NoRecordingError as exc:
        if corrections is None:
            raise
        plain = await recorded_without(exc, brief(without_corrections(prepared)))
        summary = narrate_event(plain, model=model, profile=profile)
        told = carry_summary(await recorded_without(exc, summary), briefing)
    if previous is None:
        return told
    return await run_step(continue_briefing, told, previous, known)


def _prepare(
    articles: Sequence[Article],
    communiques: Sequence[Communique],
    unread: Sequence[UnreadSource],
    event: str | None,
    vocabulary: Vocabulary,
    corrections: CorrectionList | None,
    previous: Briefing | None,
) -> PreparedEvent:
    if not communiques:
        reasons = "".join(f"\n  {one.uri}: {one.reason}" for one in unread)
        msg = f"nothing to brief: no article could be used{reasons}"
        raise NothingUsableError(msg)
    used = {one.article for one in communiques}
    return prepare_event(
        [article for article in articles if article.id in used],
        communiques,
        vocabulary=vocabulary,
        unread=unread,
        wanted=event,
        corrections=corrections,
        previous=previous,
    )


def _in_language(briefing: Briefing, language: str) -> Briefing:
    """Return the briefing, in whose provenance the language of its statements stands."""
    if language == "en":
        return briefing
    provenance = briefing.provenance.model_copy(update={"language": language})
    return briefing.model_copy(update={"provenance": provenance})


def prompts_of(communiques: Sequence[Communique]) -> tuple[PromptUse, ...]:
    """Return the prompts that the communiqués rest on, by id."""
    used = sorted({prompt for one in communiques for prompt in one.prompts})
    parts = (prompt.partition("@") for prompt in used)
    return tuple(PromptUse(id=id_, sha256=digest) for id_, _, digest in parts)
