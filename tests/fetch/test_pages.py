"""Several pages: one that fails is told, and stops nobody else."""

from pathlib import Path

import pytest
from fakeweb import FakeWeb, reply
from fetchcase import open_fetcher

from summarizer.fetch.pages import FetchedPages, fetch_pages
from summarizer.fetch.saving import PageFolder

ENDINGS = {"text/html": ".html", "text/plain": ".txt"}
GOOD = "http://news.example/a"
PAGE = b"<p>Two ministers met.</p>"


def fetch_all(web: FakeWeb, folder: Path, *urls: str, dry: bool = False) -> FetchedPages:
    return fetch_pages(urls, PageFolder(folder, ENDINGS), None if dry else open_fetcher(web))


def test_bad_pages_are_told_and_good_ones_are_saved(web: FakeWeb, tmp_path: Path) -> None:
    web.pages[GOOD] = reply(PAGE)
    bad = ("http://news.example/gone", "http://127.0.0.1/", "ftp://news.example/", "http://[x/")

    pages = fetch_all(web, tmp_path, *bad, GOOD)

    assert [path.read_bytes() for path in pages.files] == [PAGE]
    assert [one.kind for one in pages.unread] == ["status", "not_public", "bad_url", "bad_url"]
    assert {one.status for one in pages.unread} == {"failed"}
    assert len({one.id for one in pages.unread}) == len(bad)
    assert pages.unread[0].uri == "http://news.example/gone"


def test_what_could_not_be_fetched_shows_no_password_and_no_key(
    web: FakeWeb, tmp_path: Path
) -> None:
    pages = fetch_all(web, tmp_path, "http://me:secret@news.example/a", f"{GOOD}?token=secret")

    assert len(pages.unread) == 2
    assert "secret" not in repr(pages.unread)


@pytest.mark.parametrize(
    "url", ["ftp://news.example/", "http://me:pw@news.example/", "http://127.1/"]
)
def test_reason_does_not_repeat_the_url_that_it_is_told_with(
    web: FakeWeb, tmp_path: Path, url: str
) -> None:
    (unread,) = fetch_all(web, tmp_path, url).unread

    assert unread.reason.startswith("not fetched: ")
    assert unread.uri not in unread.reason


def test_one_url_in_several_spellings_is_fetched_once(web: FakeWeb, tmp_path: Path) -> None:
    web.pages[GOOD] = reply(PAGE)

    pages = fetch_all(web, tmp_path, GOOD, "HTTP://News.example:80/b/../a#top")

    assert len(pages.files) == 1
    assert web.asked.count(GOOD) == 1


def test_one_url_that_fails_is_told_once(web: FakeWeb, tmp_path: Path) -> None:
    pages = fetch_all(web, tmp_path, "http://127.1/", "http://127.1/", GOOD, GOOD + "#top")

    assert [one.kind for one in pages.unread] == ["bad_url", "status"]


def test_page_that_is_saved_is_not_fetched_again(web: FakeWeb, tmp_path: Path) -> None:
    web.pages[GOOD] = reply(PAGE)
    first = fetch_all(web, tmp_path, GOOD)
    web.connected.clear()

    second = fetch_all(web, tmp_path, GOOD)

    assert second.files == first.files
    assert (first.fetched, second.fetched) == (1, 0)
    assert web.connected == []


def test_page_that_was_changed_is_fetched_again(web: FakeWeb, tmp_path: Path) -> None:
    web.pages[GOOD] = reply(PAGE)
    (path,) = fetch_all(web, tmp_path, GOOD).files
    path.write_bytes(b"cut sho")

    fetch_all(web, tmp_path, GOOD)

    assert path.read_bytes() == PAGE


def test_dry_run_finds_what_is_saved_and_sends_nothing(web: FakeWeb, tmp_path: Path) -> None:
    web.pages[GOOD] = reply(PAGE)
    fetch_all(web, tmp_path, GOOD)
    web.connected.clear()

    pages = fetch_all(web, tmp_path, GOOD, "http://news.example/b", dry=True)

    assert len(pages.files) == 1
    assert [one.kind for one in pages.unread] == ["not_fetched"]
    assert web.connected == []
