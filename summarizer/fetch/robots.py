"""What the `robots.txt` of a site lets this program read (https://www.rfc-editor.org/rfc/rfc9309)."""

import re
from collections.abc import Mapping

from protego import Protego

from summarizer.errors import FetchError
from summarizer.fetch.exchange import AGENT, OK, Answer, Asker
from summarizer.fetch.limits import Deadline, FetchLimits
from summarizer.fetch.redirects import follow
from summarizer.fetch.weburl import WebURL

_TOO_MANY = 429
_RULES = "/robots.txt"
_NOTHING_FORBIDDEN = ""
_AGENT_LINE = re.compile(r"^\s*user[- ]?agent(?:\s*:|\s)(?P<name>[^#]*)(?:#.*)?$", re.IGNORECASE)
_TOKEN = re.compile(r"[a-z_-]+")
_OTHERS = "others"


class Robots:
    """The rules of sites, each read once."""

    def __init__(self, asker: Asker, limits: FetchLimits) -> None:
        self._asker = asker
        self._limits = limits
        self._known: dict[str, Protego | FetchError] = {}

    def require(self, url: WebURL, deadline: Deadline) -> None:
        """Return where a URL may be asked for.

        Raises:
            FetchError: The site forbids it, or its rules cannot be read (`robots`); or the site
                cannot be reached at all.
        """
        rules = self._rules(url, deadline)
        if isinstance(rules, FetchError):
            raise FetchError(str(rules), kind=rules.kind)
        if not rules.can_fetch(url.text, AGENT):
            msg = f"the robots.txt of {url.host!r} asks {AGENT!r} not to read this page"
            raise FetchError(msg, kind="robots")

    def pause(self, url: WebURL) -> float:
        """Return the seconds that a site asks to leave between two pages; 0.0 where it does not."""
        rules = self._known.get(url.site)
        delay = rules.crawl_delay(AGENT) if isinstance(rules, Protego) else None
        return min(delay, self._limits.wait_seconds) if delay is not None and delay > 0 else 0.0

    def _rules(self, url: WebURL, deadline: Deadline) -> Protego | FetchError:
        if url.site not in self._known:
            try:
                self._known[url.site] = Protego.parse(self._read(url, deadline))
            except FetchError as exc:
                self._known[url.site] = exc
        return self._known[url.site]

    def _read(self, url: WebURL, deadline: Deadline) -> str:
        """Return the rules of a site; nothing is forbidden where there are none.

        As the standard has it: what a server does not have (4xx) allows everything, what it cannot
        give now (5xx, no answer) forbids everything. `Too Many Requests` counts with the latter.
        """
        start = WebURL(url.scheme, url.host, _RULES)
        try:
            visit = follow(start, lambda one: self._ask(one, deadline), most=self._limits.redirects)
        except FetchError as exc:
            msg = f"the robots.txt of {url.host!r} cannot be read, so no page of it is: {exc}"
            raise FetchError(msg, kind=exc.kind) from exc
        status = visit.answer.status
        if status == OK:
            return concerning_us(visit.answer.body.decode("utf-8-sig", "replace"))
        if 400 <= status < 500 and status != _TOO_MANY:
            return _NOTHING_FORBIDDEN
        msg = (
            f"{url.host!r} answers {status} for its robots.txt, so no page of it is read; "
            "try again later"
        )
        raise FetchError(msg, kind="robots")

    def _ask(self, url: WebURL, deadline: Deadline) -> Answer:
        return self._asker.ask(
            url,
            deadline,
            accepts="text/plain, */*;q=0.1",
            most_bytes=self._limits.robots_bytes,
            require=_take_any,
        )


def concerning_us(rules: str) -> str:
    """Return rules with one name for all programs that are others.

    The parser keeps every rule once for every program, and 17,000 rules for 17,000 programs fit
    into half a megabyte. A name with a version behind it is the name.
    """
    return "\n".join(_AGENT_LINE.sub(_name_agent, line) for line in rules.splitlines())


def _name_agent(found: re.Match[str]) -> str:
    name = found["name"].strip().lower()
    token = _TOKEN.match(name)
    if name == "*" or (token is not None and token[0] == AGENT):
        return f"User-agent: {'*' if name == '*' else AGENT}"
    return f"User-agent: {_OTHERS}"


def _take_any(headers: Mapping[str, str]) -> None:
    """Take rules of any type: servers name many."""
