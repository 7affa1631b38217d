import codecs
import os
from io import BytesIO
from pathlib import Path

import pytest

from summarizer.errors import UsageError
from summarizer.ingest.read import MAX_BYTES, read_articles

TEXT = "Peru and Ghana agreed on Tuesday to meet again in the spring of next year in Accra.\n"


def kinds(folder: Path) -> dict[str, str]:
    return {one.uri: one.kind for one in read_articles([str(folder)]).unread}


def test_files_that_cannot_be_read_stop_nobody_else(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (tmp_path / "broken.txt").write_bytes(codecs.BOM_UTF8 + b"caf\xe9")
    (tmp_path / "blank.html").write_text("<html><script>var x = 1</script></html>")

    read = read_articles([str(tmp_path)])

    assert [article.uri for article in read.articles] == ["good.txt"]
    assert kinds(tmp_path) == {
        "binary.txt": "binary",
        "blank.html": "empty",
        "broken.txt": "undecodable",
        "empty.txt": "empty",
    }
    assert all(one.reason and one.status == "failed" for one in read.unread)


def test_file_over_the_cap_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(TEXT * 3)
    (tmp_path / "short.txt").write_text(TEXT)

    read = read_articles([str(tmp_path)], max_bytes=len(TEXT) * 2)

    assert [article.uri for article in read.articles] == ["short.txt"]
    assert [(one.uri, one.kind) for one in read.unread] == [("long.txt", "too_large")]
    assert len(TEXT) * 3 < MAX_BYTES


def test_file_of_exactly_the_cap_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)

    assert len(read_articles([str(tmp_path)], max_bytes=len(TEXT)).articles) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    assert kinds(tmp_path) == {"pipe.txt": "unreadable"}


def test_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "self.txt").symlink_to("self.txt")

    assert kinds(tmp_path) == {"gone.txt": "unreadable", "self.txt": "unreadable"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_is_told(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(TEXT)
    (tmp_path / "secret.txt").chmod(0)
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "a.txt").write_text(TEXT)
    (tmp_path / "closed").chmod(0)

    try:
        assert kinds(tmp_path) == {"closed": "unreadable", "secret.txt": "unreadable"}
    finally:
        (tmp_path / "closed").chmod(0o700)


def test_same_text_twice_is_one_article_with_a_copy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    (tmp_path / "b.txt").write_bytes(codecs.BOM_UTF8 + TEXT.replace("\n", "\r\n").encode())

    read = read_articles([str(tmp_path)])

    (article,) = read.articles
    assert article.uri == "a.txt"
    assert read.copies == {article.id: ("b.txt",)}


def test_same_text_of_two_outlets_is_two_articles(tmp_path: Path) -> None:
    for outlet in ("The Suva Post", "The Riga Courier"):
        source = f"---\noutlet: {outlet}\n---\n{TEXT}"
        (tmp_path / f"{outlet}.md").write_text(source)

    read = read_articles([str(tmp_path)])

    assert [article.outlet for article in read.articles] == ["The Riga Courier", "The Suva Post"]
    assert read.copies == {}


def test_two_empty_files_are_two_sources(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"")

    unread = read_articles([str(tmp_path)]).unread

    assert len({one.id for one in unread}) == 2


def test_standard_input_is_an_article() -> None:
    read = read_articles(["-"], stdin=BytesIO(TEXT.encode()))

    assert [(article.uri, article.media_type) for article in read.articles] == [("-", "text/plain")]


def test_html_on_standard_input_is_told_by_its_first_bytes() -> None:
    page = f"<!DOCTYPE html><p>{TEXT}</p>"

    for data in (page.encode(), b"\xef\xbb\xbf\n" + page.encode(), page.encode("utf-16")):
        (article,) = read_articles(["-"], stdin=BytesIO(data)).articles
        assert article.media_type == "text/html"
        assert article.text.strip() == TEXT.strip()


def test_page_that_was_saved_as_text_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"<!DOCTYPE html><html><p>{TEXT}</p></html>")
    (tmp_path / "b.txt").write_text(f"<We write> no markup here.\n{TEXT}")

    read = read_articles([str(tmp_path)])

    assert [article.media_type for article in read.articles] == ["text/html", "text/plain"]


def test_standard_input_that_is_too_long_is_not_read_to_its_end() -> None:
    stream = BytesIO(TEXT.encode() * 100)

    read = read_articles(["-"], stdin=stream, max_bytes=200)

    assert [one.kind for one in read.unread] == ["too_large"]
    assert stream.tell() == 201


def test_no_standard_input_is_an_error_of_usage() -> None:
    with pytest.raises(UsageError, match="standard input"):
        read_articles(["-"])


def test_folder_without_articles_is_an_error_of_usage(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text("{}")

    with pytest.raises(UsageError, match="no articles in"):
        read_articles([str(tmp_path)])
    with pytest.raises(UsageError):
        read_articles([])


def test_articles_are_the_same_whatever_the_order_of_the_sources(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(
            f"{TEXT}\nThis is what {name} adds to it, of its own accord.\n"
        )
    sources = [str(tmp_path / name) for name in ("b.txt", "c.txt", "a.txt")]

    assert read_articles(sources) == read_articles(sources[::-1]) == read_articles([str(tmp_path)])
