"""Pages that were fetched are read like files, and known by their URLs."""

from hashlib import sha256
from pathlib import Path

import pytest

from summarizer.errors import UsageError
from summarizer.ingest.read import read_articles
from summarizer.schema.canonical import pretty_json
from summarizer.schema.fetched import FETCHED_ENDING, FetchedPage

URL = "https://news.example/world/a?id=7"
RUSSIAN = "<p>Министры встретились в Москве и обсудили сотрудничество двух стран.</p>"


def write_page(
    folder: Path, body: bytes, *, url: str = URL, charset: str | None = None, name: str = "a.html"
) -> Path:
    path = folder / name
    path.write_bytes(body)
    known = FetchedPage(
        url=url,
        final_url=url,
        redirects=0,
        fetched="2026-01-05T00:00:00Z",
        media_type="text/html",
        charset=charset,
        sha256=sha256(body).hexdigest(),
        headers={},
    )
    about = path.with_name(path.name + FETCHED_ENDING)
    about.write_bytes(pretty_json(known).encode())
    return path


def test_page_is_known_by_its_url(tmp_path: Path) -> None:
    path = write_page(tmp_path, b"<p>Two ministers met in Oslo.</p>")

    for source in (str(path), str(tmp_path)):
        (article,) = read_articles([source]).articles
        assert article.uri == URL


def test_time_of_fetching_changes_nothing(tmp_path: Path) -> None:
    path = write_page(tmp_path, b"<p>Two ministers met in Oslo.</p>")
    about = path.with_name(path.name + FETCHED_ENDING)
    before = read_articles([str(path)])
    about.write_text(about.read_text().replace("2026-01-05", "2027-02-06"))

    assert read_articles([str(path)]) == before


def test_articles_stand_by_url_among_files(tmp_path: Path) -> None:
    write_page(tmp_path, b"<p>Two ministers met in Oslo.</p>", name="a.html")
    (tmp_path / "b.html").write_bytes(b"<p>Three ministers met in Rome.</p>")

    assert [one.uri for one in read_articles([str(tmp_path)]).articles] == ["b.html", URL]


@pytest.mark.parametrize("charset", ["koi8-r", "windows-1251", "iso-8859-5"])
def test_encoding_that_the_server_named_is_used(tmp_path: Path, charset: str) -> None:
    path = write_page(tmp_path, RUSSIAN.encode(charset), charset=charset)

    (article,) = read_articles([str(path)]).articles

    assert "Министры встретились" in article.text
    assert article.notes == ()


def test_encoding_that_the_server_named_comes_before_what_the_page_declares(tmp_path: Path) -> None:
    body = b'<meta charset="windows-1251">' + RUSSIAN.encode("koi8-r")

    (article,) = read_articles([str(write_page(tmp_path, body, charset="koi8-r"))]).articles

    assert "Министры встретились" in article.text


@pytest.mark.parametrize("charset", ["windows-1251", "us-ascii", "utf-7", "hex", "no-such", "idna"])
def test_wrong_encoding_of_a_server_spoils_no_utf8(tmp_path: Path, charset: str) -> None:
    (article,) = read_articles(
        [str(write_page(tmp_path, RUSSIAN.encode(), charset=charset))]
    ).articles

    assert "Министры встретились" in article.text
    assert article.encoding == "utf-8"


def test_japanese_with_escapes_is_read_as_the_server_says(tmp_path: Path) -> None:
    body = "<p>両国の外相が東京で会談した。</p>".encode("iso2022_jp")

    (article,) = read_articles([str(write_page(tmp_path, body, charset="iso-2022-jp"))]).articles

    assert "外相" in article.text


def test_page_that_was_changed_is_not_taken_for_what_the_url_says(tmp_path: Path) -> None:
    path = write_page(tmp_path, b"<p>Two ministers met in Oslo.</p>")
    path.write_bytes(b"<p>No ministers met in Oslo.</p>")

    ingested = read_articles([str(path)])

    assert ingested.articles == ()
    assert "changed after it was fetched" in ingested.unread[0].reason
    assert ingested.unread[0].uri == URL


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[" * 100_000,
        '{"url": "javascript:alert(1)"}',
        '{"url": "https://a.example/\\u001b[31m"}',
    ],
)
def test_damaged_side_file_is_told_and_stops_nobody_else(tmp_path: Path, text: str) -> None:
    path = write_page(tmp_path, b"<p>Two ministers met in Oslo.</p>")
    path.with_name(path.name + FETCHED_ENDING).write_text(text)
    (tmp_path / "b.html").write_bytes(b"<p>Three ministers met in Rome.</p>")

    ingested = read_articles([str(tmp_path)])

    assert [one.uri for one in ingested.articles] == ["b.html"]
    assert [one.uri for one in ingested.unread] == ["a.html"]
    assert "cannot be read" in ingested.unread[0].reason


@pytest.mark.parametrize(
    "source", ["https://news.example/a?key=1", "HTTP://u:secret@x", "ftp://x/"]
)
def test_url_is_refused_where_nothing_may_be_fetched(source: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_articles([source])

    assert "`--fetch`" in str(caught.value)
    assert "secret" not in str(caught.value)
    assert "key=1" not in str(caught.value)
