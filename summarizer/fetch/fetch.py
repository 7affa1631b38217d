"""One page, politely: rules first, pauses between, and another try only where it was offered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime

from summarizer.errors import FetchError
from summarizer.fetch.exchange import OK, Answer, Asker, World
from summarizer.fetch.limits import Clock, Deadline, FetchLimits
from summarizer.fetch.redirects import Visit, follow
from summarizer.fetch.robots import Robots
from summarizer.fetch.weburl import WebURL

_LATER = frozenset({429, 503})
_TRIES = 2
_SAME = {"application/xhtml+xml": "text/html", "text/x-markdown": "text/markdown"}
_CHARSET = re.compile(r"[A-Za-z0-9_.:-]{2,40}")


@dataclass(frozen=True)
class Page:
    """A page as it came.

    Attributes:
        url: What was asked for.
        final: What answered in the end.
        redirects: How many redirects led there.
        media_type: What the server says it is, as articles name it.
        charset: Encoding that the server names, in lower case.
        headers: The answer's headers, names in lower case.
        body: The page.
    """

    url: WebURL
    final: WebURL
    redirects: int
    media_type: str
    charset: str | None
    headers: Mapping[str, str]
    body: bytes


class Fetcher:
    """Fetches pages one by one.

    Attributes:
        clock: Tells the time.
    """

    def __init__(
        self,
        media_types: frozenset[str],
        *,
        world: World | None = None,
        limits: FetchLimits | None = None,
    ) -> None:
        """Prepare to fetch; nothing is sent.

        Args:
            media_types: Media types of what can be read afterwards.
            world: Name servers, connections and clock; this machine's where none is given.
            limits: What one page may cost.
        """
        self._media_types = media_types
        self._limits = limits or FetchLimits()
        world = world or World()
        self.clock: Clock = world.clock
        self._asker = Asker(world, self._limits)
        self._robots = Robots(self._asker, self._limits)
        self._last: dict[str, float] = {}

    def fetch(self, url: WebURL) -> Page:
        """Return the page that a URL leads to.

        Raises:
            FetchError: It cannot be fetched, or must not be.
        """
        deadline = Deadline(self.clock, self._limits.page_seconds)
        for tries_left in reversed(range(_TRIES)):
            visit = follow(url, lambda one: self._ask(one, deadline), most=self._limits.redirects)
            if visit.answer.status == OK:
                return self._page(url, visit)
            if visit.answer.status not in _LATER or not tries_left:
                break
            deadline.wait(self._asked_wait(visit))
        raise _status_fault(visit)

    def _ask(self, url: WebURL, deadline: Deadline) -> Answer:
        """Ask for one URL once its site's rules allow it and its host had a pause."""
        self._robots.require(url, deadline)
        last = self._last.get(url.host)
        if last is not None:
            pause = max(self._limits.pause_seconds, self._robots.pause(url))
            deadline.wait(last + pause - self.clock.now())
        try:
            return self._asker.ask(
                url,
                deadline,
                accepts=", ".join(sorted({*self._media_types, *self._aliases()})),
                most_bytes=self._limits.page_bytes,
                require=self._require_readable,
            )
        finally:
            self._last[url.host] = self.clock.now()

    def _aliases(self) -> tuple[str, ...]:
        return tuple(name for name, same in _SAME.items() if same in self._media_types)

    def _require_readable(self, headers: Mapping[str, str]) -> None:
        media_type, _ = _content_type(headers)
        if media_type not in self._media_types:
            found = repr(media_type) if media_type else "a page of no type"
            msg = f"the server sends {found}, which is no article; what is read: " + ", ".join(
                sorted(self._media_types)
            )
            raise FetchError(msg, kind="media_type")

    def _page(self, url: WebURL, visit: Visit) -> Page:
        media_type, charset = _content_type(visit.answer.headers)
        return Page(
            url=url,
            final=visit.final,
            redirects=visit.redirects,
            media_type=media_type,
            charset=charset,
            headers=visit.answer.headers,
            body=visit.answer.body,
        )

    def _asked_wait(self, visit: Visit) -> float:
        """Return how long the server asks to wait.

        Raises:
            FetchError: It does not say, or asks for too long.
        """
        seconds = _retry_after(visit.answer.headers, self.clock)
        if seconds is None:
            raise _status_fault(visit)
        if seconds > self._limits.wait_seconds:
            msg = (
                f"{visit.final.host!r} answers {visit.answer.status} and asks to wait "
                f"{seconds:.0f} seconds; try again then"
            )
            raise FetchError(msg, kind="status")
        return seconds


def _content_type(headers: Mapping[str, str]) -> tuple[str, str | None]:
    """Return the media type, as articles name it and empty where none is named, and the charset."""
    message = Message()
    message["Content-Type"] = re.sub(r"[\x00-\x1f\x7f]", " ", headers.get("content-type", ""))
    if "content-type" not in headers:
        return "", None
    named = message["Content-Type"].partition(";")[0].strip().lower()[:80]
    charset = message.get_param("charset")
    known = charset.lower() if isinstance(charset, str) and _CHARSET.fullmatch(charset) else None
    return _SAME.get(named, named), known


def _retry_after(headers: Mapping[str, str], clock: Clock) -> float | None:
    """Return the seconds that `Retry-After` asks to wait; None where it says nothing usable
    (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after).
    """
    asked = headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdecimal():
        return float(asked[:9])
    try:
        until = parsedate_to_datetime(asked)
        return max(0.0, (until - clock.utc()).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return None


def _status_fault(visit: Visit) -> FetchError:
    msg = f"{visit.final.host!r} answers {visit.answer.status}, not 200"
    return FetchError(msg, kind="status")
