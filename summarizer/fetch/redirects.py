"""Redirects followed by hand, each of them looked at like the first URL."""

from collections.abc import Callable
from dataclasses import dataclass

from summarizer.errors import FetchError
from summarizer.fetch.exchange import Answer
from summarizer.fetch.weburl import WebURL

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Visit:
    """Where a URL led.

    Attributes:
        answer: What the last server answered.
        final: The URL that it answered for.
        redirects: How many servers sent on before.
    """

    answer: Answer
    final: WebURL
    redirects: int


def follow(start: WebURL, ask: Callable[[WebURL], Answer], *, most: int) -> Visit:
    """Return where a URL leads.

    Args:
        start: The URL.
        ask: Asks for one URL, or refuses to.
        most: How many redirects are followed.

    Raises:
        FetchError: There are more redirects, or they lead in a circle, or from https to http
            (`redirects`), or to what is no URL of the web (`bad_url`).
    """
    url = start
    seen = {start}
    while True:
        answer = ask(url)
        location = answer.headers.get("location", "")
        if answer.status not in _REDIRECTS or not location:
            return Visit(answer, url, len(seen) - 1)
        target = url.leads_to(_as_sent(location))
        if url.scheme == "https" and target.scheme == "http":
            raise FetchError(f"{url.host!r} sends on from https to http", kind="redirects")
        if target in seen:
            raise FetchError(f"{url.host!r} sends on in a circle", kind="redirects")
        if len(seen) > most:
            raise FetchError(f"there are more than {most} redirects", kind="redirects")
        seen.add(target)
        url = target


def _as_sent(header: str) -> str:
    """Return a header that holds a URL in UTF-8, as some servers send it, as text."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeDecodeError:
        return header
