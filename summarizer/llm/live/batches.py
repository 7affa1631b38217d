"""The batch service of an OpenAI-compatible server: `/files` and `/batches`.

The retries of the live client hold here as well, with one exception: making a batch is asked for
once, since a call that broke may have been heard.
(https://platform.openai.com/docs/api-reference/batch)
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, TypeVar

from openai import Omit, omit
from tenacity.wait import wait_base

from summarizer.errors import (
    EndpointUnusableError,
    ModelError,
    RateLimitedError,
    SummarizerError,
    TransportError,
)
from summarizer.llm.limited import Clock, SystemClock
from summarizer.llm.live.breaker import Breaker
from summarizer.llm.live.connection import Call, Connection, StatusError
from summarizer.llm.live.faults import status_fault
from summarizer.llm.live.retries import FULL_JITTER, Course, given_up
from summarizer.llm.service import RemoteBatch
from summarizer.llm.strictjson import read_json
from summarizer.settings import Settings

_MAX_OBJECT_BYTES: Final = 20_000_000
_MAX_FILE_BYTES: Final = 2_000_000_000
_UPLOAD_BYTES_A_SECOND: Final = 50_000
_PAGE: Final = 100
_MOST_ERRORS: Final = 20

Found = TypeVar("Found")


class LiveBatches:
    """Batches at an OpenAI-compatible server; its words come with keys masked."""

    def __init__(
        self, settings: Settings, *, clock: Clock | None = None, backoff: wait_base = FULL_JITTER
    ) -> None:
        """Open nothing yet; the first call connects.

        Raises:
            ConfigurationError: A key or a header cannot be sent.
        """
        self._settings = settings
        self._clock = clock or SystemClock()
        self._backoff = backoff
        self._connection = Connection(settings)

    async def close(self) -> None:
        """Close the connections."""
        await self._connection.close()

    async def upload(self, name: str, data: bytes) -> str:
        """Keep a file of requests at the service and return its id.

        Raises:
            ModelError: It was not kept; the class says why.
        """
        seconds = self._settings.timeout_seconds + len(data) / _UPLOAD_BYTES_A_SECOND
        plain = await self._ask_object(
            lambda client, left_out: client.files.with_streaming_response.create(
                file=(name, data, "application/jsonl"),
                purpose="batch",
                extra_headers=left_out,
                timeout=seconds,
            ),
            timeout_seconds=seconds,
        )
        return self._text(plain, "id")

    async def create(self, file_id: str, metadata: Mapping[str, str]) -> RemoteBatch:
        """Have a file answered. Asked once: a call that broke may have been heard.

        Raises:
            TransportError: There was no acknowledgement; the batch may exist all the same.
            ModelError: It was refused; the batch does not exist.
        """
        try:
            plain = await self._ask_object(
                lambda client, left_out: client.batches.with_streaming_response.create(
                    input_file_id=file_id,
                    endpoint="/v1/chat/completions",
                    completion_window="24h",
                    metadata=dict(metadata),
                    extra_headers=left_out,
                ),
                once=True,
            )
        except ModelError as exc:
            if exc.kind == "response_too_large":
                raise TransportError(str(exc), kind=exc.kind) from exc
            raise
        return self._batch_of(plain)

    async def find(self, file_id: str, metadata: Mapping[str, str]) -> RemoteBatch | None:
        """Return the batch that was made of a file or with this metadata; None if there is none.

        Raises:
            ModelError: The service cannot be asked.
        """
        after: str | None = None
        while True:
            plain = await self._list(after)
            entries = plain.get("data")
            page = [self._batch_of(one) for one in (entries if isinstance(entries, list) else ())]
            for batch in page:
                if batch.input_file_id == file_id or metadata.items() <= batch.metadata.items():
                    return batch
            if not page or not plain.get("has_more") or page[-1].id == after:
                return None
            after = page[-1].id

    async def retrieve(self, batch_id: str) -> RemoteBatch:
        """Return how a batch stands.

        Raises:
            ModelError: The service cannot be asked, or knows no such batch.
        """
        plain = await self._ask_object(
            lambda client, left_out: client.batches.with_streaming_response.retrieve(
                batch_id, extra_headers=left_out
            ),
            what=f"batch {batch_id!r}",
        )
        return self._batch_of(plain)

    async def cancel(self, batch_id: str) -> RemoteBatch:
        """Ask for a batch to be given up, and return how it stands.

        Raises:
            ModelError: The service refuses, or knows no such batch.
        """
        plain = await self._ask_object(
            lambda client, left_out: client.batches.with_streaming_response.cancel(
                batch_id, extra_headers=left_out
            ),
            what=f"batch {batch_id!r}",
        )
        return self._batch_of(plain)

    async def download(self, file_id: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            ModelError: The service cannot be asked, or no longer has the file.
        """
        return await self._ask(
            lambda client, left_out: client.files.with_streaming_response.content(
                file_id, extra_headers=left_out
            ),
            most_bytes=_MAX_FILE_BYTES,
            what=f"file {file_id!r}",
        )

    async def _list(self, after: str | None) -> dict[str, Any]:
        cursor: str | Omit = omit if after is None else after
        try:
            return await self._ask_object(
                lambda client, left_out: client.batches.with_streaming_response.list(
                    after=cursor, limit=_PAGE, extra_headers=left_out
                )
            )
        except EndpointUnusableError as exc:
            if exc.kind != "bad_endpoint":
                raise
            msg = (
                f"{exc}; it lists no batches, so that nobody can tell whether the last one was"
                " made: look for it there, before you remove its file here and submit again"
            )
            raise EndpointUnusableError(msg, kind=exc.kind) from exc

    async def _ask_object(
        self,
        call: Call,
        *,
        what: str = "",
        once: bool = False,
        timeout_seconds: float | None = None,
    ) -> dict[str, Any]:
        """Return the JSON object that a call brings."""

        async def attempt() -> dict[str, Any]:
            body = await self._once(
                call, what=what, most_bytes=_MAX_OBJECT_BYTES, timeout_seconds=timeout_seconds
            )
            return self._object_of(body)

        return await self._retry(attempt, once=once)

    async def _ask(self, call: Call, *, what: str, most_bytes: int) -> bytes:
        async def attempt() -> bytes:
            return await self._once(call, what=what, most_bytes=most_bytes)

        return await self._retry(attempt)

    async def _retry(self, attempt: Callable[[], Awaitable[Found]], *, once: bool = False) -> Found:
        """Return what an attempt brings, repeated as the live client repeats its own.

        Args:
            attempt: Asks the server.
            once: Only where the server says that it did nothing is it asked again.
        """
        course, breaker = Course(self._settings, self._clock, None), Breaker()

        async def counted() -> Found:
            course.attempts += 1
            try:
                return await attempt()
            except RateLimitedError:
                raise
            except TransportError as exc:
                if once:
                    raise _UnacknowledgedError(exc) from exc
                breaker.note_fault(exc)
                raise

        try:
            return await course.retrying(self._backoff)(counted)
        except _UnacknowledgedError as exc:
            raise exc.error from None
        except TransportError as exc:
            raise given_up(exc, course, self._settings) from exc

    async def _once(
        self, call: Call, *, what: str, most_bytes: int, timeout_seconds: float | None = None
    ) -> bytes:
        try:
            return await self._connection.ask(
                call,
                timeout_seconds=timeout_seconds or self._settings.timeout_seconds,
                most_bytes=most_bytes,
            )
        except StatusError as exc:
            raise self._meaning_of(exc, what) from None

    def _meaning_of(self, refused: StatusError, what: str) -> SummarizerError:
        if refused.complaint.status == 404 and what:
            return ModelError(f"{self._connection.host!r} has no {what}", kind="not_found")
        return status_fault(
            refused.complaint,
            refused.headers,
            host=self._connection.host,
            show=self._connection.masker,
            advice="",
        )

    def _object_of(self, body: bytes) -> dict[str, Any]:
        try:
            plain = read_json(body.decode())
        except (ValueError, ModelError) as exc:
            raise self._no_envelope("no JSON") from exc
        if not isinstance(plain, dict):
            raise self._no_envelope("no JSON object")
        return plain

    def _batch_of(self, plain: object) -> RemoteBatch:
        if not isinstance(plain, dict):
            raise self._no_envelope("no batch")
        counts = plain.get("request_counts")
        counts = counts if isinstance(counts, dict) else {}
        metadata = plain.get("metadata")
        return RemoteBatch(
            id=self._text(plain, "id"),
            status=self._text(plain, "status"),
            input_file_id=_text_or_none(plain.get("input_file_id")),
            output_file_id=_text_or_none(plain.get("output_file_id")),
            error_file_id=_text_or_none(plain.get("error_file_id")),
            completed=_count_or_none(counts.get("completed")),
            failed=_count_or_none(counts.get("failed")),
            total=_count_or_none(counts.get("total")),
            errors=self._errors_of(plain.get("errors")),
            metadata={
                name: value
                for name, value in (metadata if isinstance(metadata, dict) else {}).items()
                if isinstance(value, str)
            },
        )

    def _errors_of(self, errors: object) -> tuple[str, ...]:
        """Return why a batch was refused, in the server's words."""
        entries = errors.get("data") if isinstance(errors, dict) else errors
        told = []
        for entry in (entries if isinstance(entries, list) else [])[:_MOST_ERRORS]:
            plain = entry if isinstance(entry, dict) else {"message": entry}
            place = f"line {plain['line']}: " if isinstance(plain.get("line"), int) else ""
            words = ": ".join(str(plain[name]) for name in ("code", "message") if plain.get(name))
            told.append(self._connection.masker.show(place + words))
        return tuple(told)

    def _text(self, plain: Mapping[str, Any], name: str) -> str:
        text = _text_or_none(plain.get(name))
        if text is None:
            raise self._no_envelope(f"no {name!r}")
        return text

    def _no_envelope(self, found: str) -> TransportError:
        return TransportError(
            f"{self._connection.host!r} answered with {found}", kind="bad_envelope"
        )


class _UnacknowledgedError(Exception):
    """A call that may have been heard broke; never leaves this module."""

    def __init__(self, error: TransportError) -> None:
        super().__init__(str(error))
        self.error = error


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) and value and value.isprintable() else None


def _count_or_none(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
