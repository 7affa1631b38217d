"""Connections that go to a checked address, end in time, and bring no more than they may."""

import ssl
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import httpcore2
from httpcore2 import SOCKET_OPTION, NetworkStream

from summarizer.errors import FetchError
from summarizer.fetch.addresses import Address
from summarizer.fetch.limits import Deadline, FetchLimits

Connector: TypeAlias = Callable[[Address, int, float], NetworkStream]
"""Connects to an address and a port within so many seconds."""


def connect_system(address: Address, port: int, seconds: float) -> NetworkStream:
    """Return a connection of this machine to an address, straight: no proxy is asked."""
    return httpcore2.SyncBackend().connect_tcp(str(address), port, timeout=seconds)


class CheckedBackend(httpcore2.NetworkBackend):
    """Lets an HTTP connection open only sockets to addresses that were checked for its host."""

    def __init__(
        self,
        addresses: Sequence[Address],
        connector: Connector,
        deadline: Deadline,
        limits: FetchLimits,
    ) -> None:
        self._addresses = addresses
        self._connector = connector
        self._deadline = deadline
        self._limits = limits

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Return a connection to the first checked address that takes one; `host` is not asked."""
        fault: Exception | None = None
        for address in self._addresses:
            seconds = min(self._limits.read_seconds, self._deadline.left())
            try:
                stream = self._connector(address, port, seconds)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as exc:
                fault = exc
                continue
            return BoundedStream(stream, self._deadline, self._limits)
        raise fault or httpcore2.ConnectError("no address")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Refuse: no URL leads to a socket of this machine."""
        raise httpcore2.ConnectError("no sockets of this machine")


class BoundedStream(NetworkStream):
    """A connection whose every step has a time limit, and that counts what it brings."""

    def __init__(self, inner: NetworkStream, deadline: Deadline, limits: FetchLimits) -> None:
        self._inner = inner
        self._deadline = deadline
        self._limits = limits
        self._bytes = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what came next.

        Raises:
            FetchError: The time is over (`timeout`), or too much came (`too_large`).
        """
        data = self._inner.read(max_bytes, timeout=self._seconds())
        self._bytes += len(data)
        if self._bytes > self._limits.wire_bytes:
            msg = f"more than {self._limits.wire_bytes:,} bytes were sent"
            raise FetchError(msg, kind="too_large")
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._inner.write(buffer, timeout=self._seconds())

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> NetworkStream:
        """Return the connection under TLS, once the certificate is checked for the name."""
        try:
            seconds = self._seconds()
        except FetchError:
            self.close()
            raise
        secure = self._inner.start_tls(ssl_context, server_hostname, timeout=seconds)
        return BoundedStream(secure, self._deadline, self._limits)

    def get_extra_info(self, info: str) -> object:
        """Return what the connection knows of itself."""
        return self._inner.get_extra_info(info)

    def _seconds(self) -> float:
        return min(self._limits.read_seconds, self._deadline.left())
