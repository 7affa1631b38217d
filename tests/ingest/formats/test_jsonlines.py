"""Files of JSON lines: every line is an article, and a bad one is nobody else's loss."""

import gzip
import json
from pathlib import Path

from fileforms import article_text

from summarizer.ingest.formats.jsonlines import MAX_LINE_BYTES
from summarizer.ingest.read import Ingested, read_articles

TEXT = article_text("Ada")


def read(tmp_path: Path, *lines: object, name: str = "all.jsonl") -> Ingested:
    data = b"".join(
        (one if isinstance(one, bytes) else json.dumps(one).encode()) + b"\n" for one in lines
    )
    (tmp_path / name).write_bytes(data)
    return read_articles([str(tmp_path)])


def test_line_is_an_article_with_what_it_declares(tmp_path: Path) -> None:
    line = {
        "text": TEXT,
        "title": "Peru and Ghana open an air route",
        "outlet": "The Lima Ledger",
        "byline": "Luz Rojas",
        "published": "2032-03-09T10:00:00Z",
        "url": "https://ledger.example/1",
        "language": "en-GB",
        "section": "world",
    }

    (article,) = read(tmp_path, line).articles

    assert article.uri == "all.jsonl#1"
    assert article.text == f"Peru and Ghana open an air route\n\n{TEXT}"
    assert (article.title, article.outlet) == (line["title"], "The Lima Ledger")
    assert (article.byline, article.published) == ("Luz Rojas", "2032-03-09")
    assert article.language == "en"
    assert (article.media_type, article.encoding) == ("application/jsonl", "utf-8")
    assert article.notes[0] == "url https://ledger.example/1"


def test_html_goes_through_the_reader_of_pages(tmp_path: Path) -> None:
    html = f"<nav>Home</nav><p>{TEXT}</p><script>evil()</script>"

    line = {"html": html, "headline": "An air route", "source": "APP"}

    (article,) = read(tmp_path, line).articles

    assert article.text.startswith("An air route\n\n")
    assert "evil" not in article.text
    assert (article.title, article.outlet) == ("An air route", "APP")


def test_bad_line_is_an_unread_source_and_loses_nobody(tmp_path: Path) -> None:
    long = b'{"text": "' + b"x" * MAX_LINE_BYTES + b'"}'
    ingested = read(
        tmp_path,
        {"text": TEXT},
        b"no JSON",
        b"[" * 100_000,
        b"[1, 2]",
        {"title": "nothing else"},
        {"text": 5},
        long,
        b'{"text": "half of a pair: \\ud800 and so on, said the minister"}',
        b'{"text": "caf\xe9"}',
        {"text": "NUL\x00 in the middle of a sentence"},
        {"text": "1" * 5_000},
        b"",
        b'{"text": ' + b"9" * 5_000 + b"}",
        {"text": article_text("Bo")},
    )

    assert [one.uri for one in ingested.articles] == ["all.jsonl#1", "all.jsonl#14"]
    assert [(one.uri.rpartition("#")[2], one.kind) for one in ingested.unread] == [
        ("2", "malformed"),
        ("3", "malformed"),
        ("4", "malformed"),
        ("5", "malformed"),
        ("6", "malformed"),
        ("7", "too_large"),
        ("8", "undecodable"),
        ("9", "undecodable"),
        ("10", "binary"),
        ("11", "empty"),
        ("13", "malformed"),
    ]
    assert len({one.id for one in ingested.unread}) == len(ingested.unread)


def test_file_without_any_article_is_one_unread_source(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)

    ingested = read(tmp_path, {"custom_id": "1", "body": {}}, {"custom_id": "2", "body": {}})

    (only,) = ingested.unread
    assert (only.uri, only.kind) == ("all.jsonl", "malformed")
    assert '"text" or "html"' in only.reason


def test_articles_that_were_read_before_come_back_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(article_text("Bo"))
    before = read_articles([str(tmp_path)]).articles
    stored = tmp_path / "briefing.articles.jsonl"
    stored.write_text("".join(f"{one.model_dump_json()}\n" for one in before))

    assert read_articles([str(tmp_path)]).articles == before
    assert read_articles([str(stored)]).articles == before


def test_record_that_was_tampered_with_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (article,) = read_articles([str(tmp_path)]).articles
    other = article.model_copy(update={"text": article.text.replace("agreed", "failed")})
    stored = tmp_path / "x.articles.jsonl"
    stored.write_text(f"{other.model_dump_json()}\n{article.model_dump_json()}\n")

    ingested = read_articles([str(stored)])

    assert ingested.articles == (article,)
    assert [(one.uri, one.kind) for one in ingested.unread] == [("x.articles.jsonl#1", "malformed")]


def test_files_packed_by_gzip_are_unpacked_up_to_the_cap(tmp_path: Path) -> None:
    line = json.dumps({"text": TEXT}).encode()
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(article_text("Bo").encode()))
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(bytes(50_000_000)))
    (tmp_path / "broken.txt.gz").write_bytes(b"\x1f\x8b\x08 nothing")

    ingested = read_articles([str(tmp_path)])

    assert [one.uri for one in ingested.articles] == ["a.jsonl.gz#1", "b.txt.gz"]
    assert [(one.uri, one.kind) for one in ingested.unread] == [
        ("bomb.txt.gz", "too_large"),
        ("broken.txt.gz", "malformed"),
    ]
