"""What sites ask of programs is done (RFC 9309)."""

import tracemalloc

import pytest
from fakeweb import FakeWeb, Reply, moved, reply
from fetchcase import fetch, open_fetcher, refuse

from summarizer.errors import FetchError
from summarizer.fetch.limits import FetchLimits
from summarizer.fetch.weburl import read_url

URL = "http://news.example/world/a?id=7"
ROBOTS = "http://news.example/robots.txt"
PAGE = b"<p>Two ministers met.</p>"

FORBIDDING = {
    "all": "User-agent: *\nDisallow: /\n",
    "folder": "User-agent: *\nDisallow: /world/\n",
    "wildcard": "User-agent: *\nDisallow: /*?id=\n",
    "this-program": "User-agent: *\nAllow: /\n\nUser-agent: Summarizer\nDisallow: /\n",
    "longest-match": "User-agent: *\nAllow: /\nDisallow: /world\n",
    "in-a-group-of-several": "User-agent: other\nUser-agent: summarizer\nDisallow: /world\n",
    "with-a-version": "User-agent: summarizer/1.0 # ours\nDisallow: /world\n",
    "without-a-colon": "User agent *\nDisallow /world\n",
    "byte-order-mark": "\ufeffUser-agent: *\nDisallow: /\n",
    "old-mac-lines": "User-agent: *\rDisallow: /\r",
}
ALLOWING = {
    "empty": "",
    "nothing-forbidden": "User-agent: *\nDisallow:\n",
    "another-program": "User-agent: other\nDisallow: /\n",
    "this-program": "User-agent: *\nDisallow: /\n\nUser-agent: summarizer\nAllow: /\n",
    "longer-match": "User-agent: *\nDisallow: /\nAllow: /world/\n",
    "beginning-of-our-name": "User-agent: sum\nDisallow: /\n",
    "more-than-our-name": "User-agent: summarizer-pro\nDisallow: /\n",
    "a-web-page": "<html><body>Not found</body></html>",
    "garbage": "\x00\xff\n:::\nDisallow",
}


@pytest.mark.parametrize("name", FORBIDDING)
def test_forbidden_page_is_not_asked_for(web: FakeWeb, name: str) -> None:
    web.pages[ROBOTS] = reply(FORBIDDING[name].encode(), content_type="text/plain")
    web.pages[URL] = reply(PAGE)

    error = refuse(web, URL)

    assert error.kind == "robots"
    assert web.asked == [ROBOTS]


@pytest.mark.parametrize("name", ALLOWING)
def test_allowed_page_is_fetched(web: FakeWeb, name: str) -> None:
    web.pages[ROBOTS] = reply(ALLOWING[name].encode("utf-8", "replace"), content_type=None)
    web.pages[URL] = reply(PAGE)

    assert fetch(web, URL).body == PAGE


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_site_without_rules_forbids_nothing(web: FakeWeb, status: int) -> None:
    web.pages[ROBOTS] = reply(status=status)
    web.pages[URL] = reply(PAGE)

    assert fetch(web, URL).body == PAGE


@pytest.mark.parametrize("status", [429, 500, 503])
def test_site_whose_rules_are_out_of_order_is_left(web: FakeWeb, status: int) -> None:
    web.pages[ROBOTS] = reply(status=status)
    web.pages[URL] = reply(PAGE)

    error = refuse(web, URL)

    assert error.kind == "robots"
    assert web.asked == [ROBOTS]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        pytest.param(Reply(b"", hangs=True), "timeout", id="silent"),
        pytest.param(Reply(b""), "bad_response", id="hangs-up"),
        pytest.param(reply(b"#" * 600_000), "too_large", id="too-long"),
        pytest.param(moved(ROBOTS), "redirects", id="in-a-circle"),
    ],
)
def test_site_whose_rules_cannot_be_read_is_left_and_says_why(
    web: FakeWeb, answer: Reply, kind: str
) -> None:
    web.pages[ROBOTS] = answer
    web.pages[URL] = reply(PAGE)

    error = refuse(web, URL, limits=FetchLimits(read_seconds=0.2))

    assert error.kind == kind
    assert "robots.txt" in str(error)
    assert web.asked == [ROBOTS]


def test_rules_of_half_a_megabyte_are_read(web: FakeWeb) -> None:
    rules = b"# " + b"x" * 500_000 + b"\nUser-agent: *\nDisallow: /\n"
    web.pages[ROBOTS] = reply(rules, content_type="text/plain")

    assert refuse(web, URL).kind == "robots"


def test_rules_for_thousands_of_programs_take_no_memory(web: FakeWeb) -> None:
    agents = "".join(f"User-agent: a{number}\n" for number in range(15_000))
    rules = "".join(f"Disallow: /{number}\n" for number in range(14_000))
    web.pages[ROBOTS] = reply((agents + rules).encode(), content_type="text/plain")
    web.pages[URL] = reply(PAGE)

    tracemalloc.start()
    page = fetch(web, URL)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert page.body == PAGE
    assert peak < 50_000_000


def test_rules_are_read_once_for_all_pages_of_a_site(web: FakeWeb) -> None:
    web.pages[ROBOTS] = [reply(b"User-agent: *\nDisallow: /private/\n"), reply(status=500)]
    web.pages[URL] = reply(PAGE)
    fetcher = open_fetcher(web)

    fetcher.fetch(read_url(URL))
    fetcher.fetch(read_url(URL))
    with pytest.raises(FetchError):
        fetcher.fetch(read_url("http://news.example/private/x"))

    assert web.asked.count(ROBOTS) == 1


def test_rules_may_be_at_another_host(web: FakeWeb) -> None:
    web.pages[ROBOTS] = moved("http://www.news.example/rules")
    web.pages["http://www.news.example/rules"] = reply(b"User-agent: *\nDisallow: /\n")

    assert refuse(web, URL).kind == "robots"


def test_redirect_into_a_forbidden_folder_is_not_followed(web: FakeWeb) -> None:
    web.pages[ROBOTS] = reply(b"User-agent: *\nDisallow: /private/\n")
    web.pages[URL] = moved("/world/../private/x")
    web.pages["http://news.example/private/x"] = reply(PAGE)

    error = refuse(web, URL)

    assert error.kind == "robots"
    assert web.asked == [ROBOTS, URL]


def test_redirect_to_another_site_asks_for_its_rules(web: FakeWeb) -> None:
    web.pages[URL] = moved("http://other.example/b")
    web.pages["http://other.example/b"] = reply(PAGE)
    web.pages["http://other.example/robots.txt"] = reply(b"User-agent: *\nDisallow: /b\n")

    error = refuse(web, URL)

    assert error.kind == "robots"
    assert "'other.example'" in str(error)
