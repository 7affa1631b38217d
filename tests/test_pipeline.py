import asyncio
import random
from collections.abc import Sequence

import pytest
from scripted import ARTICLES, PROFILE, ScriptedModel, title_of

from summarizer.errors import (
    EndpointUnusableError,
    NoRecordingError,
    NothingUsableError,
    RefusedError,
    UnreadLanguageError,
)
from summarizer.extracting import extract_articles
from summarizer.ingest.article import article_from_text
from summarizer.llm.base import Completion, Request
from summarizer.llm.timelimit import TimeLimit
from summarizer.pipeline import Outcome, compose_briefing, summarize
from summarizer.schema.article import Article, UnreadSource
from summarizer.schema.canonical import briefing_digest, pretty_json, to_plain

HARBOUR, NORTHERN = "Portugal and Estonia agree to share ferry data", "Ministers meet in Tallinn"


def read_all(names: Sequence[str] = tuple(ARTICLES)) -> list[Article]:
    return [article_from_text(ARTICLES[name], uri=name) for name in names]


async def brief(articles: Sequence[Article], model: ScriptedModel, concurrency: int = 4) -> Outcome:
    return await summarize(articles, model=model, profile=PROFILE, concurrency=concurrency)


def failing(error: Exception, title: str) -> ScriptedModel:
    """Return a model that cannot answer for the article with this title."""

    def fail(request: Request) -> None:
        if title_of(request) == title:
            raise error

    return ScriptedModel(fail)


async def test_the_briefing_holds_what_the_articles_say() -> None:
    outcome = await brief(read_all(), ScriptedModel())

    assert [source.status for source in outcome.briefing.sources] == ["read"] * 3
    shared = next(one for one in outcome.briefing.agreements if len(one.reported_by) == 3)
    assert "ferry safety data" in shared.statement
    assert outcome.failures == ()


async def test_the_briefing_is_sealed_and_summarized() -> None:
    briefing = (await brief(read_all(), ScriptedModel())).briefing

    assert briefing.id == briefing_digest(to_plain(briefing))
    assert briefing.summary


async def test_every_quote_is_a_slice_of_its_article() -> None:
    articles = read_all()
    briefing = (await brief(articles, ScriptedModel())).briefing

    texts = {article.id: article.text for article in articles}
    reports = [
        report
        for claim in (*briefing.agreements, *briefing.positions, *briefing.facts)
        for report in claim.reports
    ]
    assert reports
    assert all(texts[one.source][one.start : one.end] == one.quote for one in reports)


@pytest.mark.parametrize("concurrency", [1, 2, 16])
@pytest.mark.parametrize("order", range(3))
async def test_neither_order_nor_concurrency_changes_a_byte(concurrency: int, order: int) -> None:
    articles = read_all()
    random.Random(order).shuffle(articles)

    outcome = await brief(articles, ScriptedModel(), concurrency)

    straight = await brief(read_all(), ScriptedModel(), 1)
    assert pretty_json(outcome.briefing) == pretty_json(straight.briefing)


async def test_no_more_articles_are_under_way_than_allowed() -> None:
    model = ScriptedModel()

    await brief(read_all(), model, concurrency=2)

    assert model.most_at_once == 2


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (RefusedError("the model declined"), "failed"),
        (UnreadLanguageError("reads English only"), "unread_language"),
    ],
)
async def test_a_failing_article_does_not_end_the_run(error: Exception, status: str) -> None:
    outcome = await brief(read_all(), failing(error, HARBOUR))

    assert [(one.uri, one.status) for one in outcome.failures] == [("harbour.txt", status)]
    by_uri = {source.uri: source for source in outcome.briefing.sources}
    assert by_uri["harbour.txt"].status == status
    assert by_uri["harbour.txt"].reason == str(error)
    assert by_uri["letters.txt"].status == "read"


async def test_a_briefing_does_not_tell_how_far_the_failure_came() -> None:
    error = RefusedError("the model declined")
    one = await brief(read_all(), failing(error, HARBOUR), 1)
    two = await brief(read_all(), failing(error, HARBOUR), 16)

    assert pretty_json(one.briefing) == pretty_json(two.briefing)


@pytest.mark.parametrize(
    "error",
    [EndpointUnusableError("no such key"), NoRecordingError("nobody recorded it")],
)
async def test_an_error_of_the_run_ends_it_and_begins_nothing_new(error: Exception) -> None:
    model = failing(error, NORTHERN)

    with pytest.raises(type(error)):
        await brief(read_all(["northern.txt", "harbour.txt", "letters.txt"]), model, 1)

    assert len(model.asked) == 1


async def test_what_is_under_way_is_let_finish_when_the_run_ends() -> None:
    finished: list[str] = []
    articles = read_all(["harbour.txt", "northern.txt"])
    model = failing(EndpointUnusableError("no such key"), NORTHERN)

    with pytest.raises(EndpointUnusableError):
        await extract_articles(
            articles,
            model=model,
            profile=PROFILE,
            concurrency=2,
            on_done=lambda article: finished.append(article.uri),
        )

    assert finished == ["harbour.txt"]


async def test_nothing_usable_is_an_error_that_names_the_reasons() -> None:
    def refuse(_request: Request) -> None:
        msg = "the model declined"
        raise RefusedError(msg)

    with pytest.raises(NothingUsableError, match=r"harbour\.txt: the model declined"):
        await brief(read_all(), ScriptedModel(refuse))


async def test_unread_sources_are_listed() -> None:
    unread = UnreadSource(
        id="a000000000000",
        uri="scan.txt",
        sha256="0" * 64,
        status="failed",
        reason="it is binary",
        kind="unreadable",
    )

    outcome = await summarize(read_all(), model=ScriptedModel(), profile=PROFILE, unread=[unread])

    assert outcome.failures == (unread,)
    assert "scan.txt" in {source.uri for source in outcome.briefing.sources}


async def test_the_two_halves_make_the_same_briefing() -> None:
    articles = read_all()
    extraction = await extract_articles(articles, model=ScriptedModel(), profile=PROFILE)

    halves = await compose_briefing(
        articles, extraction.communiques, model=ScriptedModel(), profile=PROFILE
    )

    whole = (await brief(articles, ScriptedModel())).briefing
    assert pretty_json(halves) == pretty_json(whole)


async def test_cancelling_the_run_cancels_what_is_under_way() -> None:
    model = ScriptedModel()
    task = asyncio.create_task(brief(read_all(), model))
    await asyncio.sleep(0)
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task


class ClockAtHand:
    """A clock whose sleepers wake when they are told to."""

    def __init__(self) -> None:
        self.wakes = asyncio.Event()

    def now(self) -> float:
        """Return the time."""
        return 0.0

    async def sleep(self, seconds: float) -> None:
        """Wait to be woken."""
        await self.wakes.wait()


class StuckModel(ScriptedModel):
    """Never answers for the article with this title."""

    async def complete(self, request: Request) -> Completion:
        """Return what the script says, if it says anything."""
        if title_of(request) == HARBOUR:
            await asyncio.Event().wait()
        return await super().complete(request)


@pytest.mark.fault(10)
async def test_an_article_that_takes_too_long_fails_alone() -> None:
    articles, clock = read_all(), ClockAtHand()
    done: list[Article] = []

    def note(article: Article) -> None:
        done.append(article)
        if len(done) == len(articles) - 1:
            clock.wakes.set()

    extraction = await extract_articles(
        articles,
        model=StuckModel(),
        profile=PROFILE,
        time_limit=TimeLimit(60.0, clock),
        on_done=note,
    )

    assert [(one.title, one.kind) for one in extraction.failures] == [(HARBOUR, "timeout")]
    assert len(extraction.communiques) == len(articles) - 1


async def test_articles_wait_in_a_bounded_queue() -> None:
    model = ScriptedModel()

    await extract_articles(read_all(), model=model, profile=PROFILE, concurrency=2)

    assert model.most_at_once == 2
