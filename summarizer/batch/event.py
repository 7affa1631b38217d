"""One event of a batch: read its articles, extract, compose, write, and forget all of it."""

import asyncio
import logging
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from summarizer.batch.admission import Ticket
from summarizer.batch.desk import BatchKit, Desk, ends_run
from summarizer.batch.failures import Fault, fault_of, faults_of
from summarizer.batch.plan import PlannedEvent
from summarizer.batch.progress import EventResult, EventStatus
from summarizer.batch.shelf import Mark, stale_corrections
from summarizer.batch.stopping import RunStoppedError
from summarizer.errors import (
    ArticleError,
    ExtractionError,
    MismatchError,
    ModelError,
    NothingUsableError,
    SummarizerError,
)
from summarizer.extracting import Extraction, describe_failure, extract_article
from summarizer.ingest.corrections import only_corrections, read_corrections
from summarizer.ingest.read import Ingested, read_articles
from summarizer.llm.base import Completion, LanguageModel, Request
from summarizer.pipeline import Outcome, compose_briefing
from summarizer.schema.article import Article, UnreadSource
from summarizer.schema.communique import Communique
from summarizer.schema.corrections import CorrectionList
from summarizer.schema.provenance import StaleCorrection

logger = logging.getLogger(__name__)

_SHOWN_FRAMES = 3


class NotingModel:
    """A model whose failures are noted.

    Where a model fails that compares and words, rules do it. The briefing is whole then, and
    another run may bring another one.

    Attributes:
        errors: What failed.
    """

    def __init__(self, inner: LanguageModel) -> None:
        self._inner = inner
        self.errors: list[ModelError] = []

    async def complete(self, request: Request) -> Completion:
        """Return the answer of the model behind.

        Raises:
            ModelError: The request failed.
        """
        try:
            return await self._inner.complete(request)
        except ModelError as exc:
            self.errors.append(exc)
            raise


class EventEnd(NamedTuple):
    """What became of an event, and what failed in it."""

    result: EventResult
    """What became of it."""
    faults: tuple[Fault, ...]
    """What failed."""
    stale: tuple[StaleCorrection, ...] = ()
    """What a reader corrects and could not be applied."""


class _Read(NamedTuple):
    """What an event's sources hold, or that nothing is to be done."""

    digest: str
    mark: Mark | None
    ingested: Ingested
    corrections: CorrectionList | None


class _Ended(NamedTuple):
    """What to say of an event."""

    status: EventStatus
    articles: int
    faults: tuple[Fault, ...]
    stale: tuple[StaleCorrection, ...] = ()


async def work_on_event(event: PlannedEvent, desk: Desk, ticket: Ticket) -> EventEnd:
    """Return what became of an event; its files are written where it has a briefing."""
    began = time.monotonic()
    try:
        ended = await _brief(event, desk, ticket)
    except RunStoppedError:
        ended = _Ended("stopped", event.articles, ())
    except SummarizerError as exc:
        desk.take_note(exc)
        stopped = ends_run(exc)
        ended = _Ended(
            "stopped" if stopped else "failed",
            event.articles,
            () if stopped else (fault_of(event.name, exc),),
        )
    except Exception as exc:  # one event's bug must not end a run of thousands
        error = _internal(exc)
        ended = _Ended("failed", event.articles, (fault_of(event.name, error),))
    finally:
        ticket.close()
    failed = sum(fault.uri is not None for fault in ended.faults)
    if ended.status == "failed" and not failed:
        desk.count_failed_event()
    seconds = time.monotonic() - began
    logger.info("%s: %s, %s articles, %.1f s", event.name, ended.status, ended.articles, seconds)
    result = EventResult(event.name, ended.status, ended.articles, failed, seconds)
    return EventEnd(result, ended.faults, ended.stale)


async def _brief(event: PlannedEvent, desk: Desk, ticket: Ticket) -> _Ended:
    desk.kit.stop.check()
    began = time.monotonic()
    digest, mark, ingested, corrections = await desk.read(_read, event, desk.kit)
    if mark is not None:
        desk.count_articles(0, unchanged=event.articles)
        faults = faults_of(event.name, mark.failures)
        return _Ended("unchanged", mark.articles, faults, mark.stale_corrections)
    read = time.monotonic()
    # Copies and what could not be read are files as well, and nothing is left to do with them.
    without_work = max(0, event.articles - len(ingested.articles))
    ticket.finish(without_work)
    desk.count_articles(without_work, failed=len(ingested.unread))
    extraction = await _extract_all(ingested.articles, desk, ticket)
    extracted = time.monotonic()
    failures = (*ingested.unread, *extraction.failures)
    if not extraction.communiques:
        return _Ended("failed", len(ingested.articles), _nothing_usable(event, failures))
    composer = NotingModel(desk.model)
    briefing = await compose_briefing(
        ingested.articles,
        extraction.communiques,
        model=composer,
        profile=desk.kit.profile,
        unread=failures,
        copies=ingested.copies,
        event=event.words,
        vocabulary=desk.kit.vocabulary,
        corrections=corrections,
        run_step=desk.compose,
    )
    seconds = {
        "read": read - began,
        "extract": extracted - read,
        "compose": time.monotonic() - extracted,
    }
    outcome = Outcome(briefing, ingested.articles, extraction.communiques, failures, seconds)
    is_complete = not composer.errors and all(map(_is_lasting, extraction.failures))
    await desk.compose(desk.kit.shelf.keep, event.name, digest, outcome, is_complete=is_complete)
    by_rule = tuple(_done_by_rule(event.name, error) for error in composer.errors)
    faults = (*faults_of(event.name, failures), *by_rule)
    status: EventStatus = "partial" if faults else "briefed"
    return _Ended(status, len(ingested.articles), faults, stale_corrections(briefing))


def _read(event: PlannedEvent, kit: BatchKit) -> _Read:
    """Return the articles and corrections of an event; none where its briefing is of the same.

    Raises:
        UsageError: A source does not exist, or the corrections are malformed or several.
    """
    digest = kit.shelf.digest(event)
    mark = None if kit.force else kit.shelf.find_mark(event.name, digest)
    if mark is not None:
        return _Read(digest, mark, Ingested(()), None)
    path = only_corrections(event.corrections, "a manifest names one as `corrections`")
    corrections = None if path is None else read_corrections(path)
    return _Read(digest, None, read_articles(event.sources, agencies=kit.agencies), corrections)


async def _extract_all(articles: Sequence[Article], desk: Desk, ticket: Ticket) -> Extraction:
    """Return what each article says of the event.

    Raises:
        RunStoppedError: The run is to stop; what was under way is finished.
        SummarizerError: The event cannot be briefed.
    """

    async def extract(article: Article) -> Communique | UnreadSource:
        try:
            return await _extract(article, desk)
        finally:
            ticket.finish(1)

    found = await asyncio.gather(*map(extract, articles), return_exceptions=True)
    errors = [one for one in found if isinstance(one, BaseException)]
    if errors:
        raise max(errors, key=_weight)
    return Extraction(
        communiques=tuple(one for one in found if isinstance(one, Communique)),
        failures=tuple(one for one in found if isinstance(one, UnreadSource)),
    )


async def _extract(article: Article, desk: Desk) -> Communique | UnreadSource:
    async with desk.places:
        desk.kit.stop.check()
        try:
            found = await extract_article(
                article,
                model=desk.model,
                profile=desk.kit.profile,
                prompt=desk.prompt,
                vocabulary=desk.kit.vocabulary,
                time_limit=desk.kit.time_limit,
                kept=desk.kit.kept,
            )
        except SummarizerError as exc:
            desk.take_note(exc)
            raise
        except RunStoppedError:
            raise
        except Exception as exc:  # one article's bug must not end a run of thousands
            found = describe_failure(article, _internal(exc))
    desk.count_articles(1, failed=isinstance(found, UnreadSource))
    return found


def _weight(error: BaseException) -> int:
    """Return how much an error says: what ended the run before what it made others do."""
    if isinstance(error, RunStoppedError):
        return 0
    return 1 if isinstance(error, MismatchError | ArticleError) else 2


def _is_lasting(failure: UnreadSource) -> bool:
    """Return whether an article fails in every run, whatever a model answers."""
    return failure.status == "unread_language"


def _done_by_rule(event: str, error: ModelError) -> Fault:
    return Fault(event, None, error.kind, f"compared or worded by rule, since {error}")


def _nothing_usable(event: PlannedEvent, failures: Sequence[UnreadSource]) -> tuple[Fault, ...]:
    if failures:
        return faults_of(event.name, failures)
    return (fault_of(event.name, NothingUsableError("there is no article")),)


def _internal(error: Exception) -> SummarizerError:
    """Return what to tell of a bug: where it is, and no value, which might be an article's text."""
    frames = traceback.extract_tb(error.__traceback__)[-_SHOWN_FRAMES:]
    places = " > ".join(f"{Path(one.filename).name}:{one.lineno}" for one in frames)
    return ExtractionError(f"internal error: {type(error).__name__} at {places}", kind="internal")
