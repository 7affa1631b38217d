"""URLs, read in one way only: what is checked is what is connected to and what is shown."""

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Literal
from urllib.parse import quote, urljoin

import idna

from summarizer.errors import FetchError
from summarizer.fetch.addresses import Address

MOST_CHARS = 2_000
"""Longer URLs are no links that people share."""

_PORTS = {"http": 80, "https": 443}
_FORM = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_PARTS = re.compile(r"//(?P<authority>[^/?]*)(?P<path>[^?]*)(?P<query>\?.*)?", re.DOTALL)
_AUTHORITY = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\[\]:]+)(?::(?P<port>[0-9]{0,5}))?")
_ZONED = re.compile(r"\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*%[^\[\]]*\](?::[0-9]{0,5})?$")
"""An address with the name of a network card, as link-local ones have (RFC 6874)."""
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_DOTS = {"%2e": ".", "%2e.": "..", ".%2e": "..", "%2e%2e": ".."}
_KEPT = "%/:=&?~!$'()*+,;@[]-._"
_SECRET = re.compile(
    r"(?P<name>[?&;](?:[^=&;]*(?:token|secret|passw|signature|credential|api[_-]?key|session|jwt)"
    r"[^=&;]*|key|sig|sid|pwd|auth|authorization))=[^&;]+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class WebURL:
    """A URL that may be asked for.

    Attributes:
        scheme: `http` or `https`.
        host: A name in lower case and ASCII (punycode), or an address without brackets.
        target: Path and query, as they are sent.
    """

    scheme: Literal["http", "https"]
    host: str
    target: str

    @property
    def port(self) -> int:
        """The scheme's own port; no other is ever used."""
        return _PORTS[self.scheme]

    @property
    def address(self) -> Address | None:
        """The address that stands for the host; None where it is a name."""
        if ":" in self.host:
            return IPv6Address(self.host)
        return (
            IPv4Address(self.host) if self.host[-1].isdigit() and _is_address(self.host) else None
        )

    @property
    def site(self) -> str:
        """Scheme and host, which have one `robots.txt`."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """The host, as the header of that name has it."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def text(self) -> str:
        """The whole URL."""
        return self.site + self.target

    @property
    def shown(self) -> str:
        """The URL for everybody's eyes: what looks like a key in the query is masked."""
        return _SECRET.sub(r"\g<name>=***", self.text)

    def leads_to(self, location: str) -> "WebURL":
        """Return the URL that a redirect names.

        Raises:
            FetchError: It is none that may be asked for; `kind` is `bad_url`.
        """
        try:
            joined = urljoin(self.text, location.strip())
        except ValueError as exc:
            msg = f"the redirect leads to no URL: {quoted_url(location)}"
            raise FetchError(msg, kind="bad_url") from exc
        return read_url(joined)


def read_url(text: str) -> WebURL:
    """Return the URL that a text is.

    Raises:
        FetchError: It is no URL of the web, or is one in disguise; `kind` is `bad_url`.
    """
    bare = text.strip(" ")
    if len(bare) > MOST_CHARS:
        raise _bad(bare, f"it has more than {MOST_CHARS} characters")
    if "\\" in bare or any(ord(sign) < 0x20 or sign == "\x7f" for sign in bare):
        raise _bad(bare, "it holds a backslash or a control character")
    form = _FORM.fullmatch(bare)
    if form is None:
        raise _bad(bare, "expected `https://` or `http://` at its beginning")
    scheme = form["scheme"].lower()
    if scheme not in ("http", "https"):
        raise _bad(bare, "only http and https are fetched")
    parts = _PARTS.fullmatch(form["rest"].partition("#")[0])
    if parts is None:
        raise _bad(bare, "expected `//` and a host behind its scheme")
    host = _read_authority(bare, parts["authority"], _PORTS[scheme])
    return WebURL("https" if scheme == "https" else "http", host, _target(bare, parts))


def _read_authority(url: str, authority: str, port: int) -> str:
    if "@" in authority:
        raise _bad(url, "it holds a user's name or a password; none is ever sent")
    found = _AUTHORITY.fullmatch(authority)
    if found is None and _ZONED.match(authority):
        raise _bad(url, "its host is an address on a network of its own (`%`), which is not public")
    if found is None:
        raise _bad(url, "it names no host")
    if found["port"] and int(found["port"]) != port:
        raise _bad(url, f"only the scheme's own port ({port}) is asked")
    host = found["host"]
    return _read_address(url, host[1:-1]) if host.startswith("[") else _read_host(url, host)


def _read_address(url: str, text: str) -> str:
    try:
        return str(IPv6Address(text))
    except AddressValueError as exc:
        raise _bad(url, "its host is no IPv6 address") from exc


def _read_host(url: str, text: str) -> str:
    """Return a host in the one form of it that is looked up, sent and shown."""
    name = text.removesuffix(".")
    try:
        host = name.lower() if name.isascii() else idna.encode(name, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as exc:
        raise _bad(url, "its host is no name") from exc
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise _bad(url, "its host is no name")
    if _NUMBER.fullmatch(labels[-1]):
        # Resolvers take `2130706433`, `0x7f.1` and `0177.0.0.1` for addresses as well.
        if not _is_address(host):
            raise _bad(url, "its host is an address in disguise; write four decimal numbers")
    elif len(labels) == 1:
        raise _bad(url, "its host is a name of a local network; a public one has a dot")
    return host


def _is_address(host: str) -> bool:
    try:
        return str(IPv4Address(host)) == host
    except AddressValueError:
        return False


def _target(url: str, parts: re.Match[str]) -> str:
    try:
        path = quote(_without_dots(parts["path"] or "/"), safe=_KEPT)
        return path + quote(parts["query"] or "", safe=_KEPT)
    except UnicodeError as exc:
        raise _bad(url, "it holds half of a surrogate pair") from exc


def _without_dots(path: str) -> str:
    """Return a path without steps to itself and up, which `robots.txt` would not see through."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for position, segment in enumerate(segments):
        plain = _DOTS.get(segment.lower(), segment)
        if plain not in (".", ".."):
            kept.append(segment)
            continue
        if plain == ".." and kept:
            kept.pop()
        if position == len(segments) - 1:
            kept.append("")
    return "/" + "/".join(kept)


def quoted_url(text: str) -> str:
    """Return a text that should be a URL, for a message: without a password, key or line break."""
    bare = re.sub(r"//[^/?#]*@", "//***@", text.strip())
    shown = _SECRET.sub(r"\g<name>=***", bare.partition("#")[0])
    return ascii(shown if len(shown) <= 200 else shown[:200] + "...")


def _bad(url: str, reason: str) -> FetchError:
    return FetchError(f"{quoted_url(url)} is not fetched: {reason}", kind="bad_url")
