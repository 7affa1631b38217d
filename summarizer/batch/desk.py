"""What the events of one run share: the model, places to work at, threads, and the count."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import ParamSpec, TypeVar

from summarizer.batch.limits import FailureLimit
from summarizer.batch.progress import Progress
from summarizer.batch.shelf import Shelf
from summarizer.batch.stopping import Stop, StoppedModel, StopReason
from summarizer.errors import (
    ArticleError,
    BudgetExceededError,
    ConfigurationError,
    EndpointUnusableError,
    MismatchError,
    ModelError,
    NothingUsableError,
    SummarizerError,
    UsageError,
)
from summarizer.extracting import EXTRACT_PROMPT
from summarizer.kept import KeptCommuniques
from summarizer.llm.base import LanguageModel, ModelProfile
from summarizer.llm.timelimit import TimeLimit
from summarizer.prompts import Prompt, load_prompt
from summarizer.steps import StepRunner
from summarizer.vocabulary.agencies import Agencies, load_agencies
from summarizer.vocabulary.load import Vocabulary, load_vocabulary

ARTICLES_PER_REQUEST = 2
"""Articles that are worked on at once for each request that may be: while what was answered about
one is grounded, another one's request is under way."""

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def _show_nothing(_progress: Progress) -> None:
    """Show nothing."""


@dataclass(frozen=True)
class BatchKit:
    """What a batch is given.

    Attributes:
        model: Answers requests.
        profile: What a request for it must say.
        shelf: Where results go.
        vocabulary: Holds the terms of art.
        agencies: News agencies by their names in all scripts.
        concurrency: Requests that may be under way at once.
        time_limit: How long one article may take.
        kept: What was found in articles before.
        stop: Whether to go on; a signal's receiver may set it at any time.
        limit: How many articles may fail.
        force: Whether events are briefed again that are complete.
        on_change: Called after each article and each event.
    """

    model: LanguageModel
    profile: ModelProfile
    shelf: Shelf
    vocabulary: Vocabulary = field(default_factory=load_vocabulary)
    agencies: Agencies = field(default_factory=load_agencies)
    concurrency: int = 4
    time_limit: TimeLimit = field(default_factory=TimeLimit)
    kept: KeptCommuniques | None = None
    stop: Stop = field(default_factory=Stop)
    limit: FailureLimit = field(default_factory=FailureLimit)
    force: bool = False
    on_change: Callable[[Progress], None] = _show_nothing


class Desk:
    """What the events of a run share.

    Attributes:
        kit: What the run was given.
        model: The kit's model, until no further request is to be made.
        prompt: What articles are asked about with.
        places: One for each article that may be worked on.
        read: Runs steps that read files.
        compose: Runs steps that compose and write.
        progress: Where the run stands.
        error: What ended the run, where it was an error.
        mismatch: The first recording that was missing or damaged.
    """

    def __init__(
        self, kit: BatchKit, progress: Progress, read: StepRunner, compose: StepRunner
    ) -> None:
        self.kit = kit
        self.model = StoppedModel(kit.model, kit.stop, kit.concurrency)
        self.prompt: Prompt = load_prompt(EXTRACT_PROMPT)
        self.places = asyncio.Semaphore(kit.concurrency * ARTICLES_PER_REQUEST)
        self.read = read
        self.compose = compose
        self.progress = progress
        self.error: SummarizerError | None = None
        self.mismatch: MismatchError | None = None

    def take_note(self, error: SummarizerError) -> None:
        """Stop the run where an error says that no event can be briefed any more."""
        if isinstance(error, MismatchError):
            self.mismatch = self.mismatch or error
        if ends_run(error):
            self.error = self.error or error
            self.kit.stop.ask_no_more(_reason_of(error))

    def count_articles(self, done: int, *, failed: int = 0, unchanged: int = 0) -> None:
        """Count articles, and take no more work where too many have failed."""
        self.progress.articles_done += done
        self.progress.articles_failed += failed
        self.progress.articles_unchanged += unchanged
        if failed:
            self._check_limit()
        self.kit.on_change(self.progress)

    def count_failed_event(self) -> None:
        """Count an event that failed though none of its articles did."""
        self.progress.events_failed += 1
        self._check_limit()

    def _check_limit(self) -> None:
        failed = self.progress.articles_failed + self.progress.events_failed
        if self.kit.limit.is_passed(failed, self.progress.articles):
            self.kit.stop.take_no_more("failures")


def ends_run(error: SummarizerError) -> bool:
    """Return whether every further event would meet the same error."""
    if isinstance(error, EndpointUnusableError | ConfigurationError | BudgetExceededError):
        return True
    of_one_event = (ArticleError, ModelError, NothingUsableError, UsageError, MismatchError)
    return not isinstance(error, of_one_event)


@contextmanager
def running_in_threads() -> Iterator[tuple[StepRunner, StepRunner]]:
    """Return what runs steps that read, and what runs steps that compose, a thread for each.

    Both compute in Python, so more threads would be no faster.
    """
    with ThreadPoolExecutor(1, "reading") as reading, ThreadPoolExecutor(1, "composing") as other:
        yield _running_in(reading), _running_in(other)


def _running_in(pool: Executor) -> StepRunner:
    async def run(
        step: Callable[Arguments, Result], /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Result:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(pool, partial(step, *args, **kwargs))

    return run


def _reason_of(error: SummarizerError) -> StopReason:
    if isinstance(error, BudgetExceededError):
        return "budget"
    return "endpoint" if isinstance(error, EndpointUnusableError) else "error"
