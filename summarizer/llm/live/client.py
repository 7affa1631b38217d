"""The live model: one request, its retries and re-asks, and what a run learns of its server."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict
from types import TracebackType
from typing import Any, Self

from pydantic import BaseModel
from tenacity.wait import wait_base

from summarizer.collecting import keep_what_is_loaded
from summarizer.errors import (
    AnswerError,
    EndpointUnusableError,
    OutputTruncatedError,
    RateLimitedError,
    SummarizerError,
    TransportError,
)
from summarizer.llm.adaptive import AdaptiveLimit, Place
from summarizer.llm.attempts import ANSWERED, CANCELLED, AttemptListener, attempt_at
from summarizer.llm.base import Completion, Request, Usage
from summarizer.llm.budget import Budget
from summarizer.llm.corrections import Correction
from summarizer.llm.limited import Clock, Gate, SystemClock
from summarizer.llm.live.asking import AnswerForm
from summarizer.llm.live.breaker import Breaker
from summarizer.llm.live.connection import Connection
from summarizer.llm.live.firstcontact import FirstContact
from summarizer.llm.live.quirks import Quirks, initial_quirks
from summarizer.llm.live.retries import FULL_JITTER, Course, given_up
from summarizer.llm.live.sending import Sender
from summarizer.llm.live.tally import LiveTally
from summarizer.llm.unwrap import Envelope, read_answer, read_envelope, read_usage
from summarizer.settings import Settings

_MAYBE_BILLED = frozenset({"timeout", "connection", "response_too_large"})
"""Faults after which nobody knows whether the server counted the request."""


class LiveModel:
    """A model behind an OpenAI-compatible server.

    The one owner of retries: the SDK's are off and instructor's loop is not used. A request has
    one deadline, over transport faults, waits that the server asked for, and re-asks.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        records: Mapping[str, type[BaseModel]],
        clock: Clock | None = None,
        limit: AdaptiveLimit | None = None,
        budget: Budget | None = None,
        backoff: wait_base = FULL_JITTER,
    ) -> None:
        """Open nothing yet; the first request connects.

        Args:
            settings: Where the server is, and how to ask it.
            records: Name of an answer schema to the record that an answer must fit; an answer
                whose schema is not in it must only be a JSON object.
            clock: Tells the time and waits between attempts.
            limit: Gives out places for requests; None for one as the settings say.
            budget: What the run may spend; None for as much as it takes.
            backoff: How long to wait after a fault, where the server does not say.

        Raises:
            ConfigurationError: A key or a header cannot be sent.
        """
        self._settings = settings
        self._records = dict(records)
        self._clock = clock or SystemClock()
        self._backoff = backoff
        self._connection = Connection(settings)
        self._gate = Gate(self._clock)
        self._breaker = Breaker()
        self._forms: dict[str, AnswerForm] = {}
        self.limit = limit or AdaptiveLimit(
            self._clock, start=settings.concurrency, most=settings.most_at_once
        )
        self.budget = budget or Budget()
        self.quirks: Quirks = initial_quirks(settings)
        self.tally = LiveTally()
        self.on_attempt: AttemptListener | None = None
        self._sender = Sender(
            self._connection,
            self.quirks,
            breaker=self._breaker,
            tally=self.tally,
            timeout_seconds=settings.timeout_seconds,
        )
        self._contact = FirstContact(settings.model, self._sender.list_models, self._clock)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._contact.close()
        await self._connection.close()

    def describe(self) -> dict[str, Any]:
        """Return what was asked of the server so far, as JSON data."""
        return {
            **asdict(self.tally),
            "input_tokens": self.budget.input_tokens,
            "output_tokens": self.budget.output_tokens,
            "unmetered": self.budget.unmetered,
            "cost": self.budget.cost,
            "limit": {
                "now": self.limit.limit,
                "most_used": self.limit.most_used,
                "history": [asdict(change) for change in self.limit.history],
            },
            "notes": list(self.quirks.notes),
        }

    async def list_models(self) -> tuple[str, ...]:
        """Return the names of the models that the server offers; empty where it does not say.

        Raises:
            ModelError: The server cannot be reached, or refuses.
        """
        return await self._sender.list_models()

    async def complete(self, request: Request) -> Completion:
        """Return the answer.

        Raises:
            ModelError: The request failed; the class says how.
        """
        form = self._form_of(request)
        course = Course(self._settings, self._clock, request.sampling.max_output_tokens)
        try:
            return await course.retrying(self._backoff)(self._attempt, request, form, course)
        except TransportError as exc:
            raise given_up(exc, course, self._settings) from exc
        except EndpointUnusableError as exc:
            raise await self._sender.explain(exc) from None
        except OutputTruncatedError as exc:
            msg = f"{exc}; set `max_output_tokens` to more, or cut the article"
            raise OutputTruncatedError(msg) from exc

    async def _attempt(self, request: Request, form: AnswerForm, course: Course) -> Completion:
        asked = self._clock.now()
        await self._contact.wait()
        course.extend(self._clock.now() - asked)
        try:
            return await self._attempt_in_turn(request, form, course)
        finally:
            self._contact.note_end()

    async def _attempt_in_turn(
        self, request: Request, form: AnswerForm, course: Course
    ) -> Completion:
        async with self._place(course) as place:
            self._count_attempt(course)
            try:
                completion = await self._ask_and_tell(request, form, course)
            except AnswerError as exc:
                self._sender.learn_from_answer(form, exc)
                course.note_wrong_answer(Correction(exc.raw, f"{exc}"))
                self.tally.count_fault(exc.kind)
                self.limit.note_answer(place)
                raise
            except OutputTruncatedError as exc:
                course.note_truncation()
                self.tally.count_fault(exc.kind)
                self.limit.note_answer(place)
                raise
            except TransportError as exc:
                course.note_fault()
                self.tally.count_fault(exc.kind)
                self._note_fault(exc, place)
                raise
            except EndpointUnusableError as exc:
                self._breaker.trip(exc)
                raise
            self.limit.note_answer(place)
            return completion

    @asynccontextmanager
    async def _place(self, course: Course) -> AsyncIterator[Place]:
        """Wait until a request may go out; only what a server asked for counts as its time."""
        while True:
            await self._pass_gate(course)
            asked = self._clock.now()
            async with self.limit.place() as place:
                course.extend(self._clock.now() - asked)
                self._breaker.check()
                if not self._gate.remaining_seconds():
                    yield place
                    return

    def _count_attempt(self, course: Course) -> None:
        course.attempts += 1
        self.tally.retries += course.repeats == "fault"
        self.tally.reasks += course.repeats == "answer"

    def _note_fault(self, fault: TransportError, place: Place) -> None:
        """Slow the run down, or end it, as a fault of the transport demands."""
        if isinstance(fault, RateLimitedError):
            self._shut_gate(fault)
            self.limit.note_rate_limit(place)
        elif fault.kind in ("server_error", "timeout"):
            self.limit.note_trouble()
        self._breaker.note_fault(fault)

    async def _ask_and_tell(self, request: Request, form: AnswerForm, course: Course) -> Completion:
        """Ask, and tell whoever keeps attempts how it went, if anything went out."""
        course.usage, outcome = None, CANCELLED
        try:
            completion = await self._ask(request, form, course)
            outcome = ANSWERED
        except SummarizerError as exc:
            outcome = exc.kind
            raise
        finally:
            if self.on_attempt is not None and course.usage is not None:
                self.on_attempt(attempt_at(request, outcome, course.usage))
        return completion

    async def _ask(self, request: Request, form: AnswerForm, course: Course) -> Completion:
        envelope = await self._pay(request, form, course)
        text = read_answer(envelope.raw)
        form.check(text)
        self._sender.compare_model(request.model, envelope.model)
        keep_what_is_loaded()  # All that the SDK needs is imported once an answer came.
        return Completion(
            request_key=request.key,
            model=envelope.model or request.model,
            text=text,
            raw=envelope.raw,
            usage=envelope.usage,
        )

    async def _pay(self, request: Request, form: AnswerForm, course: Course) -> Envelope:
        """Return an answer as it came, within the budget and on its account."""
        tokens = 0
        if self.budget.is_limited:
            tokens = form.estimate_tokens(request, course.correction)
        wanted = self.budget.estimate(tokens, max_output=course.max_tokens)
        asked = self._clock.now()
        reserved = await self.budget.reserve(wanted)
        course.extend(self._clock.now() - asked)
        tool = request.answer_name if self.quirks.mode == "tools" else None
        usage: Usage | None = Usage()
        body = b""
        try:
            self._breaker.check()
            course.usage = Usage()
            body = await self._sender.send(request, form, course)
            envelope = read_envelope(body, tool=tool)
            usage = envelope.usage
        except SummarizerError as exc:
            usage = _bill_of(exc, body)
            raise
        finally:
            if course.usage is not None:
                course.usage = usage or Usage()
            self.budget.settle(reserved, usage)
        self._breaker.note_answer()
        return envelope

    def _form_of(self, request: Request) -> AnswerForm:
        """Return the form of a request's answer schema, made once for each schema."""
        digest = request.schema_sha256
        form = self._forms.get(digest)
        if form is None:
            name = request.answer_name
            form = AnswerForm(name, request.answer_schema, self._records.get(name))
            self._forms[digest] = form
        return form

    async def _pass_gate(self, course: Course) -> None:
        seconds = self._gate.remaining_seconds()
        if seconds >= course.remaining_seconds():
            msg = f"{self._connection.host!r} asked to wait {seconds:g} s more"
            raise RateLimitedError(msg, retry_after_seconds=seconds)
        if seconds:
            await self._clock.sleep(seconds)

    def _shut_gate(self, error: RateLimitedError) -> None:
        asked = error.retry_after_seconds
        if asked is not None and asked <= self._settings.max_wait_seconds:
            self._gate.hold(asked)


def _bill_of(fault: SummarizerError, body: bytes) -> Usage | None:
    """Return what a failed request may be billed for; None where that is nothing."""
    if body and fault.kind != "bad_endpoint":
        return read_usage(body)
    return Usage() if fault.kind in _MAYBE_BILLED else None
