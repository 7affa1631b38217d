"""Saved pages: safe names, whole files, and where they come from beside them."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from fakeweb import FakeTime

from summarizer.errors import FetchError
from summarizer.fetch.fetch import Page
from summarizer.fetch.saving import PageFolder
from summarizer.fetch.weburl import read_url
from summarizer.schema.fetched import FETCHED_ENDING, FetchedPage

ENDINGS = {"text/html": ".html", "text/plain": ".txt"}
URL = "https://www.news.example/world/two-ministers-met.html?id=7&token=abc#top"


def page(url: str = URL, body: bytes = b"<p>text</p>") -> Page:
    headers = {"etag": '"7"', "set-cookie": "id=1", "content-type": "text/html"}
    known = read_url(url)
    return Page(known, known, 0, "text/html", "koi8-r", headers, body)


def save(folder: Path, one: Page) -> Path:
    return PageFolder(folder, ENDINGS).save(one, FakeTime().clock)


def test_page_is_saved_byte_for_byte_and_found_again(tmp_path: Path) -> None:
    body = b"\xff\x00\r\n"

    path = save(tmp_path / "a.fetched", page(body=body))

    assert path.read_bytes() == body
    assert PageFolder(tmp_path / "a.fetched", ENDINGS).find(read_url(URL)) == path


def test_what_is_known_of_a_page_stands_beside_it_without_keys_and_cookies(tmp_path: Path) -> None:
    path = save(tmp_path, page())

    text = path.with_name(path.name + FETCHED_ENDING).read_text()
    known = FetchedPage.model_validate_json(text)
    assert known.url == "https://www.news.example/world/two-ministers-met.html?id=7&token=***"
    assert known.fetched == "2026-01-05T00:00:00Z"
    assert known.charset == "koi8-r"
    assert known.headers == {"content-type": "text/html", "etag": '"7"'}
    assert "abc" not in text + path.name


def test_page_that_was_changed_is_not_found(tmp_path: Path) -> None:
    path = save(tmp_path, page())
    path.write_bytes(b"other")

    assert PageFolder(tmp_path, ENDINGS).find(read_url(URL)) is None


def test_page_without_what_is_known_of_it_is_not_found(tmp_path: Path) -> None:
    path = save(tmp_path, page())
    path.with_name(path.name + FETCHED_ENDING).unlink()

    assert PageFolder(tmp_path, ENDINGS).find(read_url(URL)) is None


@pytest.mark.parametrize(
    "url",
    [
        URL,
        "https://con.example/nul",
        "https://com1.example/aux.txt",
        "https://news.example/",
        "https://news.example/..%2F..%2Fetc%2Fpasswd",
        "https://news.example/a/..\u202e..%5C..%00",
        "https://news.example/C:%5Cwindows",
        "https://news.example/" + "x" * 1_500,
        "https://" + "sub." * 50 + "example/a",
        "https://news.example/-rf",
        "https://news.example/.hidden. ",
        "https://bücher.example/é",
        "https://[2606:4700:4700::1111]/a",
        "https://news.example/readme",
    ],
)
def test_name_of_a_file_is_safe_on_every_system(tmp_path: Path, url: str) -> None:
    path = save(tmp_path, page(url))

    assert path.parent == tmp_path
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{12}\.html", path.name)
    assert len(path.name) <= 110
    stem = path.name.partition(".")[0]
    assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d|readme|license|changelog", stem)


def test_urls_that_differ_have_files_that_differ_on_every_system(tmp_path: Path) -> None:
    base = "https://news.example"
    urls = ["/a", "/A", "/a?", "/a?b", "/a/", "/á", "/b/a", "/a%20", "/a+"]

    names = {save(tmp_path, page(base + url)).name.lower() for url in urls}

    assert len(names) == len(urls)


def test_link_in_the_place_of_a_page_is_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    path = save(tmp_path / "a.fetched", page())
    about = path.with_name(path.name + FETCHED_ENDING)
    for link in (path, about):
        link.unlink()
        link.symlink_to(precious)

    assert PageFolder(path.parent, ENDINGS).find(read_url(URL)) is None
    save(path.parent, page())

    assert precious.read_text() == "mine"
    assert not path.is_symlink()
    assert not about.is_symlink()


def test_link_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "a.fetched").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(FetchError) as caught:
        save(tmp_path / "a.fetched", page())

    assert caught.value.kind == "output"
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.fetched").write_text("a file")

    with pytest.raises(FetchError) as caught:
        save(tmp_path / "a.fetched", page())

    assert caught.value.kind == "output"


def test_nothing_is_left_over_beside_pages(tmp_path: Path) -> None:
    path = save(tmp_path, page())
    save(tmp_path, replace(page(), body=b"newer"))

    assert path.read_bytes() == b"newer"
    assert sorted(one.name for one in tmp_path.iterdir()) == [path.name, path.name + FETCHED_ENDING]
    assert json.loads((tmp_path / (path.name + FETCHED_ENDING)).read_text())["redirects"] == 0
