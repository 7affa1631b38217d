"""One request over the wire, in the words that the server takes."""

import asyncio
import logging
from typing import Any

from summarizer.errors import (
    AnswerError,
    EndpointUnusableError,
    ModelError,
    SummarizerError,
    TransportError,
)
from summarizer.llm.base import Request
from summarizer.llm.live.asking import AnswerForm, Asking
from summarizer.llm.live.breaker import Breaker
from summarizer.llm.live.connection import Connection, StatusError
from summarizer.llm.live.faults import status_fault
from summarizer.llm.live.quirks import Quirks
from summarizer.llm.live.retries import Course
from summarizer.llm.live.tally import LiveTally
from summarizer.llm.strictjson import read_json

logger = logging.getLogger(__name__)


class Sender:
    """Sends requests, and learns what the server refuses."""

    def __init__(
        self,
        connection: Connection,
        quirks: Quirks,
        *,
        breaker: Breaker,
        tally: LiveTally,
        timeout_seconds: float,
    ) -> None:
        self._connection = connection
        self._quirks = quirks
        self._breaker = breaker
        self._tally = tally
        self._timeout_seconds = timeout_seconds
        self._offered: asyncio.Task[tuple[str, ...]] | None = None

    async def list_models(self) -> tuple[str, ...]:
        """Return the names of the models that the server offers; empty where it does not say.

        Raises:
            ModelError: The server cannot be reached, or refuses.
        """
        try:
            return await self._connection.list_models()
        except StatusError as exc:
            raise self.meaning_of(exc, advice="") from None

    async def send(self, request: Request, form: AnswerForm, course: Course) -> bytes:
        """Return the body of an answer, adapting to what the server refuses.

        Raises:
            TransportError: The server did not answer, or not as it should.
            ModelError: It refuses; the class says why.
        """
        while True:
            asking = self._asking(request, form, course)
            seconds = min(self._timeout_seconds, course.remaining_seconds())
            self._tally.sent += 1
            try:
                return await self._connection.post(asking.body(), timeout_seconds=seconds)
            except StatusError as exc:
                self._breaker.note_contact()
                if self._asking(request, form, course) == asking:
                    self._adapt(exc, asking.arguments)
            except TransportError as exc:
                raise self._breaker.name_fault(exc) from exc

    def _adapt(self, refused: StatusError, arguments: dict[str, Any]) -> None:
        """Learn from a refusal what to send instead, or raise what the refusal means."""
        fault = self.meaning_of(refused, advice=self._quirks.advice(refused.complaint))
        if fault.kind not in ("bad_request", "bad_endpoint", "server_error"):
            raise fault
        if not self._quirks.learn(refused.complaint, arguments):
            raise fault
        logger.warning("%s: %s", self._connection.host, self._quirks.notes[-1])

    def meaning_of(self, refused: StatusError, *, advice: str) -> SummarizerError:
        """Return the error that a refusal stands for."""
        return status_fault(
            refused.complaint,
            refused.headers,
            host=self._connection.host,
            show=self._connection.masker,
            advice=advice,
        )

    def _asking(self, request: Request, form: AnswerForm, course: Course) -> Asking:
        return form.ask(
            request, self._quirks, correction=course.correction, max_tokens=course.max_tokens
        )

    def learn_from_answer(self, form: AnswerForm, error: AnswerError) -> None:
        """Step down where an answer shows that the server does not enforce the schema."""
        if self._quirks.mode != "json_schema":
            return
        try:
            missed = form.is_missed_by(read_json(error.raw))
        except ValueError:
            missed = error.kind == "not_json"
        if missed and self._quirks.step_down("the server does not hold the answer to the schema"):
            logger.warning("%s: %s", self._connection.host, self._quirks.notes[-1])

    def compare_model(self, asked: str, answered: str) -> None:
        """Say once that another model answers than the one that was asked."""
        if answered and asked not in answered and answered not in asked:
            note = f"asked for model {asked!r}, answered by {answered!r}"
            if note not in self._quirks.notes:
                self._quirks.notes.append(note)
                logger.warning("model_mismatch: %s", note)

    async def explain(self, error: EndpointUnusableError) -> EndpointUnusableError:
        """Name the models that there are where there is not the one that was asked."""
        if error.kind != "unknown_model":
            return error
        if self._offered is None:
            self._offered = asyncio.create_task(self._list_offered())
        names = await asyncio.shield(self._offered)
        if not names:
            return error
        shown = ", ".join(names[:20]) + (", ..." if len(names) > 20 else "")
        return EndpointUnusableError(f"{error}; it offers {shown}", kind=error.kind)

    async def _list_offered(self) -> tuple[str, ...]:
        try:
            return await self.list_models()
        except ModelError:
            return ()
