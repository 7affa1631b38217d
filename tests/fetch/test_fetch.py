"""One page: redirects, statuses, types, and manners."""

import pytest
from fakeweb import FakeWeb, Reply, moved, reply
from fetchcase import fetch, open_fetcher, refuse

from summarizer.fetch.limits import FetchLimits
from summarizer.fetch.weburl import read_url

URL = "http://news.example/a"
ROBOTS = "http://news.example/robots.txt"
PAGE = b"<p>Two ministers met.</p>"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_is_followed_and_written_down(web: FakeWeb, status: int) -> None:
    web.pages[URL] = moved("http://other.example/b", status)
    web.pages["http://other.example/b"] = reply(PAGE)

    page = fetch(web, URL)

    assert page.body == PAGE
    assert (page.url.text, page.final.text, page.redirects) == (URL, "http://other.example/b", 1)


def test_redirect_in_utf8_is_followed(web: FakeWeb) -> None:
    web.pages[URL] = Reply(b"HTTP/1.1 302 X\r\nLocation: /\xc3\xa9\r\nContent-Length: 0\r\n\r\n")
    web.pages["http://news.example/%C3%A9"] = reply(PAGE)

    assert fetch(web, URL).body == PAGE


def test_five_redirects_are_followed_and_six_are_not(web: FakeWeb) -> None:
    for number in range(6):
        web.pages[f"http://news.example/{number}"] = moved(f"/{number + 1}")
    web.pages["http://news.example/6"] = reply(PAGE)

    assert fetch(web, "http://news.example/1").redirects == 5
    assert refuse(web, "http://news.example/0").kind == "redirects"


@pytest.mark.parametrize("location", [URL, "a", "/b"])
def test_circle_is_left(web: FakeWeb, location: str) -> None:
    web.pages[URL] = moved(location)
    web.pages["http://news.example/b"] = moved("/a")

    error = refuse(web, URL)

    assert error.kind == "redirects"
    assert len(web.asked) <= 3


@pytest.mark.parametrize("status", [204, 206, 300, 304, 401, 403, 404, 410, 418, 451, 500, 502])
def test_status_other_than_success_is_no_page(web: FakeWeb, status: int) -> None:
    web.pages[URL] = reply(PAGE, status=status)

    error = refuse(web, URL)

    assert error.kind in ("status", "bad_response")
    assert web.asked.count(URL) == 1


def test_redirect_without_a_place_is_no_page(web: FakeWeb) -> None:
    web.pages[URL] = reply(status=302)

    assert refuse(web, URL).kind == "status"


@pytest.mark.parametrize("status", [429, 503])
def test_server_that_names_a_time_is_asked_once_more(web: FakeWeb, status: int) -> None:
    web.pages[URL] = [reply(status=status, headers={"Retry-After": "7"}), reply(PAGE)]

    page = fetch(web, URL)

    assert page.body == PAGE
    assert web.time.sleeps == [7.0]


def test_time_may_be_named_as_a_date(web: FakeWeb) -> None:
    date = {"Retry-After": "Mon, 05 Jan 2026 00:00:09 GMT"}
    web.pages[URL] = [reply(status=503, headers=date), reply(PAGE)]

    fetch(web, URL)

    assert web.time.sleeps == [9.0]


def test_server_that_still_has_no_time_is_left(web: FakeWeb) -> None:
    web.pages[URL] = reply(status=429, headers={"Retry-After": "2"})

    error = refuse(web, URL)

    assert error.kind == "status"
    assert "429" in str(error)
    assert web.asked.count(URL) == 2


@pytest.mark.parametrize("asked", ["31", "86400", "1e9", "999999999999", "-1", "soon", "", "NaN"])
def test_long_or_strange_times_are_not_waited_for(web: FakeWeb, asked: str) -> None:
    web.pages[URL] = reply(status=429, headers={"Retry-After": asked})

    error = refuse(web, URL)

    assert error.kind == "status"
    assert web.time.sleeps == []
    assert web.asked.count(URL) == 1


@pytest.mark.parametrize(
    "named",
    [
        "application/octet-stream",
        "image/png",
        "application/json",
        "text/html-not",
        "video/mp4; charset=utf-8",
        "",
        None,
        ";",
        "text/html\x1b[31m",
    ],
)
def test_type_that_is_not_read_is_not_downloaded(web: FakeWeb, named: str | None) -> None:
    web.pages[URL] = reply(b"", content_type=named, length=1_000, hangs=True)

    error = refuse(web, URL)

    assert error.kind in ("media_type", "bad_response")
    assert str(error).isprintable()


@pytest.mark.parametrize(
    ("named", "media_type", "charset"),
    [
        ("text/html", "text/html", None),
        ("TEXT/HTML; Charset=UTF-8", "text/html", "utf-8"),
        ('text/plain; format=flowed; charset="windows-1251"', "text/plain", "windows-1251"),
        ("application/xhtml+xml;charset=koi8-r", "text/html", "koi8-r"),
        ("text/html; charset=", "text/html", None),
        ("text/html; charset=../../x y", "text/html", None),
        ("text/html; charset*=utf-8''x", "text/html", None),
    ],
)
def test_type_and_charset_are_read(
    web: FakeWeb, named: str, media_type: str, charset: str | None
) -> None:
    web.pages[URL] = reply(PAGE, content_type=named)

    page = fetch(web, URL)

    assert (page.media_type, page.charset) == (media_type, charset)


def test_pages_of_one_host_have_a_pause_between_and_others_none(web: FakeWeb) -> None:
    for url in (URL, "http://news.example/b", "http://other.example/c"):
        web.pages[url] = reply(PAGE)
    fetcher = open_fetcher(web)

    fetcher.fetch(read_url(URL))
    fetcher.fetch(read_url("http://other.example/c"))
    assert web.time.sleeps == []

    fetcher.fetch(read_url("http://news.example/b"))
    assert web.time.sleeps == [1.0]


@pytest.mark.parametrize(("asked", "pause"), [("4", 4.0), ("0.2", 1.0), ("86400", 30.0)])
def test_pause_that_a_site_asks_for_is_made_within_reason(
    web: FakeWeb, asked: str, pause: float
) -> None:
    web.pages[ROBOTS] = reply(f"User-agent: *\nCrawl-delay: {asked}\n".encode())
    for url in (URL, "http://news.example/b"):
        web.pages[url] = reply(PAGE)
    fetcher = open_fetcher(web)

    fetcher.fetch(read_url(URL))
    fetcher.fetch(read_url("http://news.example/b"))

    assert web.time.sleeps == [pause]


def test_waiting_on_purpose_costs_no_time_of_the_page(web: FakeWeb) -> None:
    web.pages[URL] = [reply(status=429, headers={"Retry-After": "20"}), reply(PAGE)]

    assert fetch(web, URL, limits=FetchLimits(page_seconds=10.0)).body == PAGE
