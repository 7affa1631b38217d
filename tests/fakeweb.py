"""A web on the loopback: every public name and address leads to one server, which does as told.

What decides whether a host may be connected to is the real thing; only the very last step, the
connection itself, goes to the loopback instead of the address that was checked.
"""

import socketserver
import ssl
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import ip_address
from types import TracebackType
from typing import Self

import httpcore2
import trustme
from httpcore2 import NetworkStream

from summarizer.fetch.addresses import Address
from summarizer.fetch.exchange import World
from summarizer.fetch.limits import Clock

PUBLIC = "93.184.215.14"
"""The address of every host that a test says nothing about."""


@dataclass(frozen=True)
class Reply:
    """What the server sends, byte for byte, and whether it keeps silent then or hangs up."""

    raw: bytes
    hangs: bool = False


def reply(
    body: bytes = b"",
    *,
    status: int = 200,
    content_type: str | None = "text/html; charset=utf-8",
    headers: Mapping[str, str] | None = None,
    length: int | None = None,
    hangs: bool = False,
) -> Reply:
    """Return an answer with this body, well-formed unless another length is named."""
    named = {"Content-Type": content_type} if content_type is not None else {}
    lines = {**named, "Content-Length": str(len(body) if length is None else length)}
    lines |= headers or {}
    return Reply(head(status, lines) + body, hangs)


def head(status: int, headers: Mapping[str, str]) -> bytes:
    """Return the head of an answer."""
    lines = [f"HTTP/1.1 {status} X", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def moved(location: str, status: int = 302) -> Reply:
    """Return a redirect."""
    return reply(status=status, content_type=None, headers={"Location": location})


class FakeTime:
    """A clock that moves only when somebody sleeps, or when it is moved."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.sleeps: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.seconds += seconds

    @property
    def clock(self) -> Clock:
        """The clock, as fetching takes it."""
        return Clock(lambda: self.seconds, self.sleep, lambda: datetime(2026, 1, 5, tzinfo=UTC))


@dataclass
class Authority:
    """Who signs the certificates of the web."""

    ca: trustme.CA = field(default_factory=trustme.CA)

    def serve(self, *names: str) -> ssl.SSLContext:
        """Return what a server with a certificate for these names needs."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.ca.issue_cert(*names).configure_cert(context)
        return context

    def trust(self) -> ssl.SSLContext:
        """Return what a client needs that trusts it."""
        context = ssl.create_default_context()
        self.ca.configure_trust(context)
        return context


class FakeWeb:
    """The web; use it in `with`.

    Attributes:
        pages: URL to what is sent for it; of several replies the last one over and over. What is
            not here is not found.
        names: Host to the addresses that each look-up of it brings, the last over and over.
        asked: The URLs that were asked for, in order.
        requests: The heads of the requests.
        lookups: The names that were looked up.
        connected: The addresses and ports that were connected to.
        server_names: The names that clients named in the TLS handshake.
    """

    def __init__(self, certificate: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, Reply | Sequence[Reply]] = {}
        self.names: dict[str, Sequence[Sequence[str]]] = {}
        self.asked: list[str] = []
        self.requests: list[str] = []
        self.lookups: list[str] = []
        self.connected: list[tuple[str, int]] = []
        self.server_names: list[str | None] = []
        self.time = FakeTime()
        self.stopped = threading.Event()
        self._plain = _Server(self, None)
        if certificate is not None:
            certificate.sni_callback = lambda _socket, name, _context: self.server_names.append(
                name
            )
        self._secure = _Server(self, certificate)

    def __enter__(self) -> Self:
        self._plain.start()
        self._secure.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stopped.set()
        self._plain.stop()
        self._secure.stop()

    def world(
        self,
        *,
        trust: Callable[[], ssl.SSLContext] = ssl.create_default_context,
        through: Callable[[NetworkStream], NetworkStream] = lambda stream: stream,
    ) -> World:
        """Return the world as fetching sees it: this web, and no other.

        Args:
            trust: Makes what certificates are checked by.
            through: Puts something around a connection.
        """

        def connect(address: Address, port: int, seconds: float) -> NetworkStream:
            self.connected.append((str(address), port))
            server = self._secure if port == 443 else self._plain
            stream = httpcore2.SyncBackend().connect_tcp("127.0.0.1", server.port, timeout=seconds)
            return through(stream)

        return World(self.resolve, connect, self.time.clock, trust)

    def resolve(self, host: str, seconds: float) -> Sequence[Address]:
        """Return the next addresses of a name."""
        self.lookups.append(host)
        answers = self.names.get(host, ((PUBLIC,),))
        times = self.lookups.count(host)
        found = answers[min(times, len(answers)) - 1]
        if not found:
            raise OSError("no such name")
        return tuple(map(ip_address, found))

    def next_reply(self, url: str) -> Reply:
        """Return what is sent for a URL now."""
        self.asked.append(url)
        found = self.pages.get(url, reply(status=404))
        if isinstance(found, Reply):
            return found
        return found[min(self.asked.count(url), len(found)) - 1]


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = False
    block_on_close = True

    def __init__(self, web: FakeWeb, certificate: ssl.SSLContext | None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.web = web
        self.certificate = certificate
        self.port = self.socket.getsockname()[1]
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,))

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.shutdown()
        self.server_close()
        self._thread.join()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients hang up on purpose."""


class _Handler(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        server = self.server
        assert isinstance(server, _Server)
        scheme = "http"
        connection = self.request
        connection.settimeout(10)
        if server.certificate is not None:
            scheme = "https"
            connection = server.certificate.wrap_socket(connection, server_side=True)
        with connection, suppress(OSError):
            received = b""
            while b"\r\n\r\n" not in received:
                part = connection.recv(65_536)
                if not part:
                    return
                received += part
                if not received[:1].isalpha():
                    connection.sendall(head(400, {}))  # as to a TLS handshake
                    return
            text = received.decode("latin-1")
            server.web.requests.append(text)
            target = text.split(" ", 2)[1]
            host = next(line[6:] for line in text.split("\r\n") if line.startswith("Host: "))
            answer = server.web.next_reply(f"{scheme}://{host}{target}")
            connection.sendall(answer.raw)
            if answer.hangs:
                server.web.stopped.wait(10)
