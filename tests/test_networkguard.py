"""The suite's own guard holds."""

import asyncio
import socket

import pytest
from networkguard import NetworkGuard, NetworkUsedError


def test_connection_off_the_loopback_fails(network_guard: NetworkGuard) -> None:
    with socket.socket() as attempt, pytest.raises(NetworkUsedError):
        attempt.connect(("192.0.2.1", 80))

    assert network_guard.take_attempts() == ["socket.connect 192.0.2.1"]


def test_asking_a_name_server_fails(network_guard: NetworkGuard) -> None:
    with pytest.raises(NetworkUsedError):
        socket.getaddrinfo("example.org", 443)

    assert network_guard.take_attempts() == ["socket.getaddrinfo example.org"]


async def test_asyncio_cannot_slip_past(network_guard: NetworkGuard) -> None:
    with pytest.raises(NetworkUsedError):
        await asyncio.open_connection("example.org", 443)

    assert network_guard.take_attempts()


def test_loopback_is_free(network_guard: NetworkGuard) -> None:
    server = socket.create_server(("127.0.0.1", 0))

    with server, socket.create_connection(server.getsockname()) as connection:
        assert connection.getpeername() == server.getsockname()

    assert not network_guard.take_attempts()
