"""What servers send: too much, too slowly, not to the end, or packed."""

import gzip
import socket
import tracemalloc
import zlib
from dataclasses import replace
from ipaddress import ip_address

import pytest
from fakeweb import FakeWeb, Reply, head, reply
from fetchcase import fetch, open_fetcher, refuse
from httpcore2 import NetworkStream

from summarizer.errors import FetchError
from summarizer.fetch.addresses import Address
from summarizer.fetch.limits import FetchLimits
from summarizer.fetch.weburl import read_url
from summarizer.fetch.wire import connect_system

URL = "http://news.example/a"
SMALL = FetchLimits(wire_bytes=50_000, page_bytes=100_000)
PAGE = b"<p>Two ministers met.</p>"
HTML = {"Content-Type": "text/html"}


def packed(body: bytes, encoding: str = "gzip") -> Reply:
    return reply(body, headers={"Content-Encoding": encoding})


def chunked(*parts: bytes) -> Reply:
    return Reply(head(200, {**HTML, "Transfer-Encoding": "chunked"}) + b"".join(parts))


def test_request_says_who_asks_and_brings_nothing_else(web: FakeWeb) -> None:
    web.pages[URL] = reply(PAGE, headers={"Set-Cookie": "id=1"})

    fetcher = open_fetcher(web)
    fetcher.fetch(read_url(URL))
    fetcher.fetch(read_url(URL))

    lines = web.requests[-1].lower().split("\r\n")
    assert lines[0] == "get /a http/1.1"
    assert [line.partition(":")[0] for line in lines[1:] if line] == [
        "host",
        "user-agent",
        "accept",
        "accept-encoding",
        "connection",
    ]
    assert lines[2].startswith("user-agent: summarizer/")


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(reply(b"x" * 60_000), id="length-told"),
        pytest.param(Reply(head(200, HTML) + b"x" * 60_000), id="length-not-told"),
        pytest.param(reply(b"", length=10**15), id="length-absurd"),
        pytest.param(chunked(b"ea60\r\n" + b"x" * 60_000 + b"\r\n0\r\n\r\n"), id="chunked"),
        pytest.param(chunked(b"1\r\nx\r\n" * 10_000), id="in-tiny-chunks"),
        pytest.param(Reply(b"HTTP/1.1 100 Continue\r\n\r\n" * 10_000), id="endless-continues"),
    ],
)
def test_answer_that_is_too_long_is_not_read_to_its_end(web: FakeWeb, answer: Reply) -> None:
    web.pages[URL] = answer

    assert refuse(web, URL, limits=SMALL).kind == "too_large"


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "GZIP", "deflate"])
def test_packed_page_is_unpacked(web: FakeWeb, encoding: str) -> None:
    pack = zlib.compress if encoding == "deflate" else gzip.compress
    web.pages[URL] = packed(pack(PAGE), encoding)

    assert fetch(web, URL).body == PAGE


def test_deflate_without_its_header_is_unpacked(web: FakeWeb) -> None:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    web.pages[URL] = packed(packer.compress(PAGE) + packer.flush(), "deflate")

    assert fetch(web, URL).body == PAGE


def test_gzip_of_several_members_is_unpacked_and_what_is_behind_it_left(web: FakeWeb) -> None:
    web.pages[URL] = packed(gzip.compress(PAGE) + gzip.compress(PAGE) + b"rest")

    assert fetch(web, URL).body == PAGE + PAGE


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_bomb_is_noticed_before_it_swells(web: FakeWeb, encoding: str) -> None:
    pack = zlib.compress if encoding == "deflate" else gzip.compress
    bomb = pack(b"\x00" * 40_000_000)
    web.pages[URL] = packed(bomb, encoding)
    assert len(bomb) < SMALL.wire_bytes

    tracemalloc.start()
    error = refuse(web, URL, limits=SMALL)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert error.kind == "too_large"
    assert peak < 4_000_000


def test_bomb_of_many_members_is_noticed(web: FakeWeb) -> None:
    web.pages[URL] = packed(gzip.compress(b"\x00" * 1_000) * 150)

    assert refuse(web, URL, limits=SMALL).kind == "too_large"


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "aes128gcm", "\x1b[31m"])
def test_packing_that_was_not_asked_for_is_refused(web: FakeWeb, encoding: str) -> None:
    web.pages[URL] = packed(b"...", encoding)

    error = refuse(web, URL)

    assert error.kind in ("content_encoding", "bad_response")
    assert str(error).isprintable()


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(reply(PAGE, length=1_000), id="shorter-than-told"),
        pytest.param(chunked(b"5\r\nTwo m"), id="without-the-last-chunk"),
        pytest.param(chunked(b"zz\r\nTwo m\r\n"), id="chunk-of-no-length"),
        pytest.param(chunked(b"-5\r\nTwo m\r\n"), id="chunk-of-negative-length"),
        pytest.param(packed(gzip.compress(PAGE)[:-9]), id="half-a-gzip"),
        pytest.param(packed(PAGE), id="gzip-that-is-none"),
        pytest.param(packed(b""), id="gzip-of-nothing"),
        pytest.param(Reply(b""), id="nothing"),
        pytest.param(Reply(b"SSH-2.0-OpenSSH_9.9\r\n"), id="another-protocol"),
        pytest.param(Reply(b"HTTP/1.1 200 OK\r\nContent-Le"), id="half-a-head"),
        pytest.param(Reply(head(200, {"X": "y" * 200_000})), id="a-header-that-does-not-end"),
        pytest.param(
            Reply(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000 + b"\r\n"), id="too-many-headers"
        ),
        pytest.param(
            Reply(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n12345"),
            id="two-lengths",
        ),
        pytest.param(Reply(b"HTTP/1.1 200 OK\r\nX: a\x00b\r\n\r\n"), id="nul-in-a-header"),
        pytest.param(Reply(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"), id="another-tongue"),
    ],
)
def test_broken_answer_is_told_and_never_taken_for_a_page(web: FakeWeb, answer: Reply) -> None:
    web.pages[URL] = answer

    assert refuse(web, URL).kind in ("bad_response", "status")


def test_server_that_says_nothing_is_left(web: FakeWeb) -> None:
    web.pages[URL] = Reply(b"", hangs=True)

    assert refuse(web, URL, limits=FetchLimits(read_seconds=0.05)).kind == "timeout"


def test_server_that_stops_in_the_middle_is_left(web: FakeWeb) -> None:
    web.pages[URL] = reply(PAGE, length=1_000, hangs=True)

    assert refuse(web, URL, limits=FetchLimits(read_seconds=0.05)).kind == "timeout"


class _Drip(NetworkStream):
    """A connection that brings one byte a second."""

    def __init__(self, inner: NetworkStream, web: FakeWeb) -> None:
        self.inner = inner
        self.web = web
        self.reads = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.web.time.seconds += 1
        self.reads += 1
        return self.inner.read(1, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.inner.write(buffer, timeout)

    def close(self) -> None:
        self.inner.close()


def test_drip_is_ended_though_every_read_is_in_time(web: FakeWeb) -> None:
    drips: list[_Drip] = []

    def drip(stream: NetworkStream) -> NetworkStream:
        drips.append(_Drip(stream, web))
        return drips[-1]

    web.pages[URL] = reply(b"x" * 5_000)
    fetcher = open_fetcher(
        web, world=web.world(through=drip), limits=FetchLimits(page_seconds=200.0)
    )

    with pytest.raises(FetchError) as caught:
        fetcher.fetch(read_url(URL))

    assert caught.value.kind == "timeout"
    assert sum(one.reads for one in drips) == 200


def test_refused_connection_is_told(web: FakeWeb) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]

    def connect(address: Address, _port: int, seconds: float) -> NetworkStream:
        return connect_system(ip_address("127.0.0.1"), port, seconds)

    fetcher = open_fetcher(web, world=replace(web.world(), connector=connect))
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(read_url(URL))

    assert caught.value.kind == "connection"
    assert "'news.example'" in str(caught.value)
