"""Names of hosts to addresses, each looked up once and checked before anything is sent."""

import socket
from collections.abc import Callable, Sequence
from ipaddress import ip_address
from queue import Empty, Queue
from threading import Thread
from typing import TypeAlias

from summarizer.errors import FetchError
from summarizer.fetch.addresses import Address, is_public
from summarizer.fetch.weburl import WebURL

Resolver: TypeAlias = Callable[[str, float], Sequence[Address]]
"""Looks up a name within so many seconds; raises OSError where there is none."""


def ask_system(host: str, seconds: float) -> tuple[Address, ...]:
    """Return the addresses that this machine has for a name.

    The system's call cannot be ended, so a thread makes it that nobody waits for when it is late.

    Raises:
        OSError: There are none, or not in time.
    """
    answers: Queue[tuple[Address, ...] | OSError] = Queue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
            answers.put(tuple(dict.fromkeys(ip_address(str(one[4][0])) for one in found)))
        except (OSError, ValueError) as exc:
            answers.put(exc if isinstance(exc, OSError) else OSError(str(exc)))

    Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty as exc:
        raise TimeoutError from exc
    if isinstance(answer, OSError):
        raise answer
    return answer


class AddressBook:
    """The checked addresses of hosts; no name is asked for twice, so no answer can change."""

    def __init__(self, resolver: Resolver = ask_system) -> None:
        self._resolver = resolver
        self._known: dict[str, tuple[Address, ...]] = {}

    def addresses_of(self, url: WebURL, seconds: float) -> tuple[Address, ...]:
        """Return where a URL's host may be connected to; all of it is public.

        Raises:
            FetchError: There is no such host (`dns`), or it has an address that is not public
                (`not_public`).
        """
        literal = url.address
        if literal is not None:
            _require_public(url.host, (literal,))
            return (literal,)
        if url.host not in self._known:
            self._known[url.host] = self._ask(url.host, seconds)
        found = self._known[url.host]
        _require_public(url.host, found)
        return found

    def _ask(self, host: str, seconds: float) -> tuple[Address, ...]:
        try:
            found = tuple(self._resolver(host, seconds))
        except TimeoutError as exc:
            raise FetchError(f"the name {host!r} was not looked up in time", kind="dns") from exc
        except (OSError, UnicodeError) as exc:
            raise FetchError(f"there is no host {host!r}, or no name server", kind="dns") from exc
        if not found:
            raise FetchError(f"the host {host!r} has no address", kind="dns")
        return found


def _require_public(host: str, addresses: Sequence[Address]) -> None:
    """Refuse a host as a whole where one of its addresses is not for everybody."""
    private = next((one for one in addresses if not is_public(one)), None)
    if private is not None:
        found = "is" if host == str(private) else f"is at {private}, which is"
        msg = f"{host!r} {found} no public address; nothing was sent there"
        raise FetchError(msg, kind="not_public")
