"""A guard that lets no test open a socket off the loopback or ask a name server."""

import ipaddress
import sys
from typing import Any

_TO_ADDRESS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_TO_HOST = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})


class NetworkUsedError(AssertionError):
    """A test tried to leave the machine."""


class NetworkGuard:
    """Watches the interpreter's audit events, so that no library can slip past it."""

    def __init__(self) -> None:
        self.attempts: list[str] = []

    def install(self) -> None:
        """Watch from now on; an audit hook stays as long as the process."""
        sys.addaudithook(self._see)

    def take_attempts(self) -> list[str]:
        """Return what was tried since the last call."""
        attempts, self.attempts = self.attempts, []
        return attempts

    def _see(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _TO_ADDRESS:
            address = arguments[1]  # A tuple for a host; a path for a local socket.
            host = address[0] if isinstance(address, tuple) else None
        elif event in _TO_HOST:
            host = arguments[0]
        else:
            return
        name = host.decode() if isinstance(host, bytes) else host
        if isinstance(name, str) and not is_loopback(name):
            self.attempts.append(f"{event} {name}")
            msg = f"{event} to {name!r}: tests must not leave the machine"
            raise NetworkUsedError(msg)


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine."""
    if host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False
