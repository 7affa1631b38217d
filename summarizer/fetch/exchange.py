"""One question to one server, and what it answers; nobody else's exceptions leave here."""

import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

import httpcore2

from summarizer import __version__
from summarizer.errors import FetchError
from summarizer.fetch.limits import Clock, Deadline, FetchLimits
from summarizer.fetch.resolving import AddressBook, Resolver, ask_system
from summarizer.fetch.unpack import ACCEPTED, unpack
from summarizer.fetch.weburl import WebURL
from summarizer.fetch.wire import CheckedBackend, Connector, connect_system

AGENT = "summarizer"
"""What `robots.txt` calls this program."""
USER_AGENT = f"{AGENT}/{__version__}"
"""What servers are told; it pretends to be no browser."""
OK = 200


@dataclass(frozen=True)
class World:
    """All of the world that fetching touches; tests put a loopback in its place.

    Attributes:
        resolver: Looks names up.
        connector: Connects to addresses, once they are found to be public.
        clock: Tells the time, and waits.
        tls: Makes what certificates are checked by.
    """

    resolver: Resolver = ask_system
    connector: Connector = connect_system
    clock: Clock = field(default_factory=Clock)
    tls: Callable[[], ssl.SSLContext] = httpcore2.default_ssl_context


@dataclass(frozen=True)
class Answer:
    """What a server answered.

    Attributes:
        status: Its status.
        headers: Its headers, names in lower case; of several of a name the first.
        body: Its body, unpacked; empty where the status is no success.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


class Asker:
    """Asks servers, each at an address that was checked."""

    def __init__(self, world: World, limits: FetchLimits) -> None:
        self._world = world
        self._limits = limits
        self._book = AddressBook(world.resolver)
        self._context: ssl.SSLContext | None = None

    def ask(
        self,
        url: WebURL,
        deadline: Deadline,
        *,
        accepts: str,
        most_bytes: int,
        require: Callable[[Mapping[str, str]], None],
    ) -> Answer:
        """Return the answer to one GET; no redirect is followed, and no cookie kept or sent.

        Args:
            url: What is asked for.
            deadline: When the answer must be there.
            accepts: Media types that are wanted.
            most_bytes: How large its body may be, unpacked.
            require: Raises where a successful answer with these headers is not wanted, before its
                body is read.

        Raises:
            FetchError: No answer came, or one that is refused.
        """
        with _own_faults(url):
            seconds = min(self._limits.read_seconds, deadline.left())
            addresses = self._book.addresses_of(url, seconds)
            backend = CheckedBackend(addresses, self._world.connector, deadline, self._limits)
            with closing(self._connection(url, backend)) as connection:
                response = connection.handle_request(_request(url, accepts))
                headers = _read_headers(response)
                if response.status != OK:
                    return Answer(response.status, headers, b"")
                require(headers)
                self._check_length(headers)
                encoding = headers.get("content-encoding", "")
                body = unpack(response.iter_stream(), encoding, most_bytes)
                return Answer(response.status, headers, body)

    def _connection(self, url: WebURL, backend: CheckedBackend) -> httpcore2.HTTPConnection:
        return httpcore2.HTTPConnection(
            _place(url).origin,
            ssl_context=self._secure() if url.scheme == "https" else None,
            network_backend=backend,
        )

    def _secure(self) -> ssl.SSLContext:
        """Return how certificates are checked; made once, for it reads all of them."""
        if self._context is None:
            self._context = self._world.tls()
        return self._context

    def _check_length(self, headers: Mapping[str, str]) -> None:
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > self._limits.wire_bytes:
            msg = f"it is {length[:20]} bytes long; {self._limits.wire_bytes:,} are the most"
            raise FetchError(msg, kind="too_large")


def _place(url: WebURL) -> httpcore2.URL:
    return httpcore2.URL(
        scheme=url.scheme.encode(),
        host=url.host.encode(),
        port=url.port,
        target=url.target.encode(),
    )


def _request(url: WebURL, accepts: str) -> httpcore2.Request:
    headers: dict[bytes | str, bytes | str] = {
        "Host": url.authority,
        "User-Agent": USER_AGENT,
        "Accept": accepts,
        "Accept-Encoding": ACCEPTED,
        "Connection": "close",
    }
    return httpcore2.Request("GET", _place(url), headers=headers)


def _read_headers(response: httpcore2.Response) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, value in response.headers:
        headers.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
    return headers


@contextmanager
def _own_faults(url: WebURL) -> Iterator[None]:
    """Turn everybody else's exceptions into ours."""
    try:
        yield
    except httpcore2.TimeoutException as exc:
        raise FetchError(f"{url.host!r} did not answer in time", kind="timeout") from exc
    except httpcore2.NetworkError as exc:
        raise _network_fault(url.host, exc) from exc
    except httpcore2.ProtocolError as exc:
        msg = f"{url.host!r} broke off, or sent what is no HTTP"
        raise FetchError(msg, kind="bad_response") from exc
    except OSError as exc:
        reason = exc.strerror or type(exc).__name__
        raise FetchError(f"no connection to {url.host!r}: {reason}", kind="connection") from exc


def _network_fault(host: str, error: Exception) -> FetchError:
    cause = error.__cause__
    if isinstance(cause, ssl.SSLCertVerificationError):
        msg = f"the certificate of {host!r} cannot be trusted: {cause.verify_message}"
        return FetchError(msg, kind="tls")
    if isinstance(cause, ssl.SSLError):
        reason = (cause.reason or "no common protocol").lower().replace("_", " ")
        return FetchError(f"no secure connection to {host!r}: {reason}", kind="tls")
    reason = (cause.strerror if isinstance(cause, OSError) else None) or "it was refused or lost"
    return FetchError(f"no connection to {host!r}: {reason}", kind="connection")
