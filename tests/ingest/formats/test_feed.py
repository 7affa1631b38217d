"""RSS and Atom files: every entry is an article."""

from pathlib import Path

import pytest
from fileforms import article_text, make_rss, rss_item

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.formats.feed import read_feed
from summarizer.ingest.formats.part import BadPart, Part
from summarizer.ingest.read import read_articles
from summarizer.schema.article import Article

TITLE = "Peru and Ghana open an air route"
TEXT = article_text("Ada")
ATOM = f"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <title>The Lima Ledger</title>
  <entry><title type="html">Peru &amp;amp; Ghana</title><published>2032-03-09T18:00:00Z</published>
    <author><name>Luz Rojas</name></author><link href="https://ledger.example/1"/>
    <summary>A teaser.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></div></content>
  </entry>
  <entry><title>In plain words</title><updated>2032-03-10T01:00:00Z</updated>
    <content type="text">{TEXT}</content></entry>
  <entry><title>Nothing but a title</title></entry>
</feed>"""


def articles(tmp_path: Path, data: bytes, name: str = "feed.xml") -> tuple[Article, ...]:
    (tmp_path / name).write_bytes(data)
    return read_articles([str(tmp_path)]).articles


def test_every_item_is_an_article_of_its_own(tmp_path: Path) -> None:
    data = make_rss([rss_item(TITLE, TEXT), rss_item("Another one", article_text("Bo"))])

    first, second = articles(tmp_path, data)

    assert (first.uri, second.uri) == ("feed.xml#1", "feed.xml#2")
    assert (first.title, first.outlet, first.byline) == (TITLE, "The Accra Wire", "Ama Mensah")
    assert (first.published, first.published_from) == ("2032-03-09", "metadata")
    assert (first.language, first.media_type) == ("en", "application/rss+xml")
    assert first.text == f"{TITLE}\n\n{TEXT}"
    assert [one.zone for one in first.sentences] == ["headline", "narration", "narration"]
    assert first.notes[0] == "url https://wire.example/1"


def test_entries_of_atom_are_read_in_any_form(tmp_path: Path) -> None:
    (tmp_path / "feed.atom").write_text(ATOM)

    read = read_articles([str(tmp_path)])

    first, second = read.articles
    assert (first.title, first.byline, first.published) == (
        "Peru & Ghana",
        "Luz Rojas",
        "2032-03-09",
    )
    assert (second.title, second.published, second.outlet) == (
        "In plain words",
        "2032-03-10",
        "The Lima Ledger",
    )
    assert second.text == f"In plain words\n\n{TEXT}"
    assert [(one.uri, one.kind) for one in read.unread] == [("feed.atom#3", "empty")]


def test_feed_that_is_named_with_a_number_gives_that_entry(tmp_path: Path) -> None:
    data = make_rss([rss_item(TITLE, TEXT), rss_item("Another one", article_text("Bo"))])
    (tmp_path / "feed.rss").write_bytes(data)

    (article,) = read_articles([f"{tmp_path}/feed.rss#2"]).articles

    assert (article.uri, article.title) == ("feed.rss#2", "Another one")


def test_broken_feed_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    data = make_rss([rss_item(TITLE, TEXT), rss_item("Another one", article_text("Bo"))])

    first, *_ = articles(tmp_path, data[: -len(data) // 3])

    assert first.title == TITLE
    assert any("broken in line" in note for note in first.notes)


LAUGHS = '<!DOCTYPE x [<!ENTITY l0 "ha">{}]>'.format(
    "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (
            "unsafe",
            make_rss(["<item><title>&l9;</title></item>"], prolog=LAUGHS),
        ),
        ("unsafe", make_rss([], prolog='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')),
        ("malformed", b"<urlset><url/></urlset>"),
        ("malformed", b"no XML at all"),
        ("malformed", b""),
        ("empty", make_rss([])),
    ],
    ids=["billion laughs", "external entity", "no feed", "no XML", "nothing", "no entry"],
)
def test_what_is_no_feed_is_a_named_error(kind: str, data: bytes) -> None:
    with pytest.raises(UnreadableArticleError) as caught:
        read_feed(data)

    assert caught.value.kind == kind


def test_an_entry_of_half_a_surrogate_pair_is_told_and_the_next_one_read() -> None:
    good = b"<entry><content>Chile and Fiji agreed on Monday.</content></entry>"

    found = read_feed(b"<feed><entry><content>&#xD800;</content></entry>" + good + b"</feed>")

    bad, read = found
    assert isinstance(bad, BadPart)
    assert bad.kind == "undecodable"
    assert isinstance(read, Part)
