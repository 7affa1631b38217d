"""Whatever is typed and whatever a server sends: a page, or an error with a kind."""

import re
import zlib
from collections.abc import Callable, Sequence
from ipaddress import ip_address
from typing import ParamSpec, TypeVar

import httpcore2
from fakeweb import PUBLIC, FakeTime, head
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from summarizer.errors import FetchError
from summarizer.fetch.addresses import Address, is_public
from summarizer.fetch.exchange import World
from summarizer.fetch.fetch import Fetcher, Page
from summarizer.fetch.limits import FetchLimits
from summarizer.fetch.robots import concerning_us
from summarizer.fetch.unpack import unpack
from summarizer.fetch.weburl import WebURL, quoted_url, read_url

LIMITS = FetchLimits(wire_bytes=5_000, page_bytes=5_000, robots_bytes=5_000)
TYPES = frozenset({"text/html", "text/plain"})
P = ParamSpec("P")
Found = TypeVar("Found")
URL = read_url("http://news.example/a")

SIGNS = "htps:/.@?#[]%0x127aé。１а-_~ \\\t\u202e\ud800&="
url_like = st.text(st.sampled_from(SIGNS) | st.characters(), max_size=40)
schemes = st.sampled_from(["http", "https"])
urls = url_like | st.builds("{}://{}{}".format, schemes, url_like, url_like)
values = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF, exclude_characters="\x7f"))
locations = urls.map(lambda text: text.encode("utf-8", "replace").decode("latin-1"))
headers = st.fixed_dictionaries(
    {
        "Content-Type": st.sampled_from(["text/html", "text/plain; charset*1*=b''%zz", "image/png"])
        | values
    },
    optional={
        "Content-Encoding": st.sampled_from(["gzip", "deflate", "identity", "br"]),
        "Content-Length": st.integers(0, 200).map(str) | st.sampled_from(["-1", "1" * 400, "²"]),
        "Transfer-Encoding": st.sampled_from(["chunked", "gzip", "chunked, chunked"]),
        "Location": st.sampled_from(["/a", "/b", "//[", "//127.0.0.1/"]) | locations,
        "Retry-After": st.sampled_from(
            ["1", "Mon, 05 Jan 2026 00:00:09", "Mon, 99 Foo 99999 99:99:99 +9999"]
        )
        | values,
    },
)
heads = st.builds(head, st.sampled_from([200] * 4 + [301, 302, 404, 429, 503, 999]), headers)
bodies = st.binary(max_size=60) | st.binary(max_size=60).map(zlib.compress)
sent: SearchStrategy[bytes] = st.builds(bytes.__add__, heads, bodies)
answers = st.one_of(sent, sent, sent, st.binary(max_size=200))


def attempt(call: Callable[P, Found], *arguments: P.args, **named: P.kwargs) -> Found | FetchError:
    """Return what a call returns, or the one error that it may end in."""
    try:
        return call(*arguments, **named)
    except FetchError as exc:
        return exc


def fetch_from(robots: bytes, *pages: bytes) -> Page | FetchError:
    """Return what comes of servers that answer so, one after the other."""
    waiting = [robots, *pages]
    asked: list[Address] = []

    def connect(address: Address, port: int, seconds: float) -> httpcore2.NetworkStream:
        asked.append(address)
        data = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return httpcore2.MockStream([data[at : at + 7] for at in range(0, len(data), 7)])

    def resolve(host: str, seconds: float) -> Sequence[Address]:
        return (ip_address(PUBLIC),)

    fetcher = Fetcher(TYPES, world=World(resolve, connect, FakeTime().clock), limits=LIMITS)
    found = attempt(fetcher.fetch, URL)
    assert all(map(is_public, asked))
    return found


@given(urls)
@example("http://\ud800.example/")
@example("http://xn--a.example/")
@example("http://[::ffff:1.2.3.4%1]/")
def test_text_is_a_url_in_plain_ascii_or_an_error(text: str) -> None:
    url = attempt(read_url, text)

    if isinstance(url, FetchError):
        assert url.kind == "bad_url"
        assert str(url).isprintable()
        assert str(url).isascii()
        return
    assert re.fullmatch(r"https?://[a-z0-9._:\[\]-]+/[!-~]*", url.text)
    assert re.fullmatch(r"https?://[!-~]+", url.shown)
    assert read_url(url.text) == url
    assert "#" not in url.text


@given(urls, urls)
def test_redirect_is_a_url_or_an_error(start: str, location: str) -> None:
    url = attempt(read_url, start)
    found = url if isinstance(url, FetchError) else attempt(url.leads_to, location)

    assert isinstance(found, WebURL) or found.kind == "bad_url"


@given(st.text())
def test_anything_is_quoted_on_one_line(text: str) -> None:
    shown = quoted_url(text)

    assert shown.isascii()
    assert shown.isprintable()


@given(answers, st.lists(answers, min_size=1, max_size=3))
def test_servers_may_send_anything(robots: bytes, pages: list[bytes]) -> None:
    for rules in (robots, head(404, {"Content-Length": "0"})):
        found = fetch_from(rules, *pages)

        if isinstance(found, FetchError):
            assert found.kind != "fetch"
            assert "\n" not in str(found)
        else:
            assert found.media_type in TYPES
            assert len(found.body) <= LIMITS.page_bytes


@given(
    st.lists(st.binary(max_size=50)),
    st.sampled_from(["gzip", "deflate", "identity", "", "x"]),
    st.integers(0, 100),
)
def test_bodies_may_hold_anything(parts: list[bytes], encoding: str, most: int) -> None:
    body = attempt(unpack, parts, encoding, most)

    if isinstance(body, FetchError):
        assert body.kind in ("too_large", "bad_response", "content_encoding")
    else:
        assert len(body) <= most


@given(st.lists(st.binary(min_size=1, max_size=50)), st.sampled_from([31, 15, -15]))
def test_what_was_packed_is_unpacked_however_it_is_cut(parts: list[bytes], window: int) -> None:
    packer = zlib.compressobj(wbits=window)
    packed = packer.compress(b"".join(parts)) + packer.flush()
    pieces = [packed[at : at + 3] for at in range(0, len(packed), 3)]

    assert unpack(pieces, "gzip" if window == 31 else "deflate", 10_000) == b"".join(parts)


rules_like = st.text(
    st.sampled_from("UuSser-agnt:*/ \n\r\u2028#$%?") | st.characters(), max_size=200
)


@given(rules_like, st.sampled_from(["User-agent: *\n", "user agent summarizer\n", ""]))
def test_rules_may_hold_anything(rules: str, start: str) -> None:
    answer = head(200, {}) + (start + rules).encode("utf-8", "replace")
    page = head(200, {"Content-Type": "text/html", "Content-Length": "1"}) + b"x"

    found = fetch_from(answer, page)

    assert isinstance(found, Page) or found.kind == "robots"
    assert "other-bot" not in concerning_us(f"User-agent: other-bot\n{rules}")
