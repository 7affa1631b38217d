"""One call over the wire: bytes out, bytes in, and nobody else's exceptions."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, contextmanager
from typing import Any, TypeAlias
from urllib.parse import urlsplit
from urllib.request import getproxies

import httpx2
import openai
from openai import AsyncAPIResponse
from openai._types import RequestOptions

from summarizer.errors import ConfigurationError, ModelError
from summarizer.llm.live.faults import connection_fault, read_complaint
from summarizer.llm.live.keyfilter import KeyFilter
from summarizer.llm.live.lanes import Lanes
from summarizer.llm.live.quirks import Complaint
from summarizer.llm.unwrap import MAX_ENVELOPE_BYTES
from summarizer.masking import Masker, url_secrets
from summarizer.settings import Settings

_MAX_FAULT_BYTES = 200_000
_LISTING_SECONDS = 5.0
_LOOPBACK = ("localhost", "127.", "::1")
_LEAST_BYTES_A_SECOND = 50_000

Call: TypeAlias = Callable[
    [openai.AsyncOpenAI, dict[str, Any]], AbstractAsyncContextManager[AsyncAPIResponse[Any]]
]
"""A call of the SDK whose body is read piece by piece."""


class StatusError(Exception):
    """A status other than success; never leaves this package.

    Attributes:
        complaint: What the server said.
        headers: Headers of the response, names in lower case.
    """

    def __init__(self, complaint: Complaint, headers: Mapping[str, str]) -> None:
        super().__init__(complaint.status)
        self.complaint = complaint
        self.headers = headers


class Connection:
    """An OpenAI-compatible server, with the SDK's retries, redirects and guesses turned off.

    Attributes:
        host: Name of the server, for messages.
        masker: Takes the run's secrets out of what is shown.
    """

    def __init__(self, settings: Settings) -> None:
        """Prepare the client; nothing is sent.

        Raises:
            ConfigurationError: A key or a header cannot be sent.
        """
        key = settings.api_key.get_secret_value() if settings.api_key else ""
        headers = {name: value.get_secret_value() for name, value in settings.extra_headers.items()}
        _check_sendable("api_key", key)
        for name, value in headers.items():
            _check_sendable("extra_headers", name + value)
        self.host = urlsplit(settings.base_url).netloc
        self.masker = Masker((key, *headers.values(), *_proxy_secrets()))
        self._left_out = _left_out(settings, has_key=bool(key))
        self._options: RequestOptions = {"headers": self._left_out}
        self._http = _open_client(settings)
        # Empty strings keep the SDK from looking for a key and more in the environment.
        self._client = openai.AsyncOpenAI(
            api_key=key or "none",
            admin_api_key="",
            base_url=settings.base_url,
            max_retries=0,
            timeout=settings.timeout_seconds,
            default_headers={"Accept-Encoding": "identity", **headers},
            http_client=self._http,
        )
        self._filter = KeyFilter(self.masker)

    async def close(self) -> None:
        """Close the connections."""
        self._filter.stop()
        await self._client.close()

    async def post(self, content: bytes, *, timeout_seconds: float) -> bytes:
        """Return the body of a chat completion.

        Args:
            content: The request's body.
            timeout_seconds: How long it may take, whole body included.

        Raises:
            StatusError: The server answered with a status other than success.
            TransportError: It did not answer, not in time, or not to the end.
            EndpointUnusableError: No connection can ever be made.
            ModelError: The body is too large.
        """
        with self._own_faults():
            async with asyncio.timeout(timeout_seconds):
                return await self._post(content)

    async def list_models(self) -> tuple[str, ...]:
        """Return the names of the models that the server offers, sorted.

        Raises:
            StatusError: The server answered with a status other than success.
            TransportError: It did not answer, or not in time.
            EndpointUnusableError: No connection can ever be made.
        """
        with self._own_faults():
            async with asyncio.timeout(_LISTING_SECONDS):
                response = await self._client.get(
                    "/models", cast_to=httpx2.Response, options=self._options
                )
        try:
            plain = json.loads(self.masker.redact(response.content))
        except (ValueError, RecursionError):
            return ()
        entries = plain.get("data") if isinstance(plain, dict) else None
        names = [
            entry["id"]
            for entry in (entries if isinstance(entries, list) else ())
            if isinstance(entry, dict) and isinstance(entry.get("id"), str)
        ]
        return tuple(sorted(self.masker.show(name) for name in names))

    async def ask(self, call: Call, *, timeout_seconds: float, most_bytes: int) -> bytes:
        """Return the body that another call of the SDK brings.

        Args:
            call: Makes the call, with the headers that it must leave out.
            timeout_seconds: How long it may take, and any pause while the body comes.
            most_bytes: How long the body may be.

        Raises:
            StatusError: The server answered with a status other than success.
            TransportError: It did not answer, not in time, or not to the end.
            EndpointUnusableError: No connection can ever be made.
            ModelError: The body is too large.
        """
        with self._own_faults():
            async with (
                asyncio.timeout(timeout_seconds) as limit,
                call(self._client, self._left_out) as response,
            ):
                body = bytearray()
                began = asyncio.get_running_loop().time()
                async for part in response.iter_bytes():
                    body += part
                    if len(body) > most_bytes:
                        msg = f"{self.host!r} sent more than {most_bytes} bytes"
                        raise ModelError(msg, kind="response_too_large")
                    limit.reschedule(began + timeout_seconds + len(body) / _LEAST_BYTES_A_SECOND)
                return self.masker.redact(bytes(body))

    @contextmanager
    def _own_faults(self) -> Iterator[None]:
        """Turn everybody else's exceptions into ours, without their cause.

        The SDK's errors hold the request and the body, and with them the key.
        """
        try:
            yield
        except openai.APIStatusError as exc:
            raise _status_error(exc, self.masker) from None
        except (openai.OpenAIError, httpx2.HTTPError, httpx2.StreamError, OSError) as exc:
            raise connection_fault(exc, host=self.host, show=self.masker) from None

    async def _post(self, content: bytes) -> bytes:
        """Send a body as it is: the SDK's `create` would look through all of it once more."""
        response = await self._client.post(
            "/chat/completions",
            cast_to=httpx2.Response,
            content=content,
            options=self._options,
            stream=True,
            stream_cls=openai.AsyncStream[Any],
        )
        assert isinstance(response, httpx2.Response)
        try:
            return await self._read(response)
        finally:
            await response.aclose()

    async def _read(self, response: httpx2.Response) -> bytes:
        body = bytearray()
        async for part in response.aiter_bytes():
            body += part
            if len(body) > MAX_ENVELOPE_BYTES:
                msg = f"{self.host!r} sent more than {MAX_ENVELOPE_BYTES} bytes"
                raise ModelError(msg, kind="response_too_large")
        return self.masker.redact(bytes(body))


def _open_client(settings: Settings) -> httpx2.AsyncClient:
    """Return a client that goes where the environment's proxies say, or straight by lanes."""
    trusts = not (urlsplit(settings.base_url).hostname or "").startswith(_LOOPBACK)
    limits = httpx2.Limits(max_connections=settings.most_at_once + 2)

    secure = httpx2.create_ssl_context(trust_env=trusts)  # Made once: it reads all certificates.

    def make_lane() -> httpx2.AsyncBaseTransport:
        return httpx2.AsyncHTTPTransport(verify=secure, trust_env=trusts, limits=limits)

    # What is mounted for all would take the place of a proxy for all.
    is_straight = not (trusts and "all" in getproxies())
    lanes = {"all://": Lanes(settings.most_at_once, make_lane)} if is_straight else None
    return httpx2.AsyncClient(
        timeout=settings.timeout_seconds,
        follow_redirects=False,
        verify=secure,
        trust_env=trusts,
        limits=limits,
        mounts=lanes,
        event_hooks={"response": [_cap_fault_body]},
    )


class _CappedStream(httpx2.AsyncByteStream):
    """A body that ends early when it grows too long."""

    def __init__(self, inner: httpx2.AsyncByteStream, limit: int) -> None:
        self._inner = inner
        self._limit = limit

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = self._limit
        async for part in self._inner:
            yield part[:left]
            left -= len(part)
            if left <= 0:
                return

    async def aclose(self) -> None:
        await self._inner.aclose()


async def _cap_fault_body(response: httpx2.Response) -> None:
    """Keep the SDK from reading the body of an error without end."""
    if response.status_code >= 300 and isinstance(response.stream, httpx2.AsyncByteStream):
        response.stream = _CappedStream(response.stream, _MAX_FAULT_BYTES)


def _left_out(settings: Settings, *, has_key: bool) -> dict[str, Any]:
    """Return the headers that the SDK would add and this server has no business to see."""
    names = [] if has_key else ["Authorization"]
    if not settings.is_openai:
        names += ["OpenAI-Organization", "OpenAI-Project"]
    return {name: openai.Omit() for name in names}


def _check_sendable(setting: str, text: str) -> None:
    if not (text.isascii() and text.isprintable()):
        msg = f"setting {setting!r}: expected printable ASCII, found other characters"
        raise ConfigurationError(msg)


def _proxy_secrets() -> tuple[str, ...]:
    """Return users and passwords of the environment's proxies."""
    return tuple(secret for url in getproxies().values() for secret in url_secrets(url))


def _status_error(error: openai.APIStatusError, masker: Masker) -> Exception:
    response = error.response
    headers = {name.lower(): value for name, value in response.headers.items()}
    try:
        body = response.content
    except httpx2.ResponseNotRead:
        body = b""
    return StatusError(read_complaint(response.status_code, masker.redact(body)), headers)
