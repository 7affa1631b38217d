"""Readers of formats that hold articles: mail, feeds, JSON lines, archives, word processors, PDF.

In a run they work in a process of their own; here they do not, so that what they do is seen.
"""

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence

from fuzz import seeding
from fuzz.target import Target, may_end_in
from fuzz.targets.reading import check_read_article
from summarizer.errors import UnreadableArticleError
from summarizer.ingest.article import article_from_part
from summarizer.ingest.formats.docx import read_docx
from summarizer.ingest.formats.feed import read_feed
from summarizer.ingest.formats.jsonlines import read_json_lines
from summarizer.ingest.formats.mail import read_mail
from summarizer.ingest.formats.part import AnyPart, BadPart
from summarizer.ingest.formats.pdf import read_pdf
from summarizer.ingest.formats.warc import read_warc

_MOST_READ = 20


def articles_of(read: Callable[[bytes], Sequence[AnyPart]]) -> Callable[[bytes], None]:
    """Return a check that what a reader finds in a file are sound articles, or are told off."""

    def check(data: bytes) -> None:
        """See that every part of a file is a sound article, or is refused with a reason."""
        for part in read(data)[:_MOST_READ]:
            if isinstance(part, BadPart):
                assert part.reason
                continue
            with may_end_in(UnreadableArticleError):
                article = article_from_part(part, uri="any", media_type="any", digest="0" * 64)
                check_read_article(article)

    return check


def _read_lines(data: bytes) -> list[AnyPart]:
    return list(read_json_lines(io.BytesIO(data), most_bytes=1_000_000))


def _lines() -> Iterator[bytes]:
    yield b'{"text": "Chile and Fiji agreed.", "title": "Talks", "published": "2031-05-12"}\n'
    yield b'{"html": "<p>Chile and Fiji agreed.</p>", "outlet": "Wire", "language": "en"}\n'


def _mails() -> Iterator[bytes]:
    head = b"From: a@b.org\nSubject: =?utf-8?q?Talks?=\nDate: Mon, 12 May 2031 10:00:00 +0000\n"
    plain = head + b"Content-Type: text/plain; charset=utf-8\n\nChile and Fiji agreed.\n-- \nX\n"
    parts = (
        b"--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
        b"<p>Chile=20agreed.</p>\n--b\nContent-Type: text/plain\n"
        b"Content-Transfer-Encoding: base64\n\nQ2hpbGUgYWdyZWVkLg==\n--b--\n"
    )
    yield plain
    yield head + b"Content-Type: multipart/alternative; boundary=b\n\n" + parts
    yield from seeding.pages()


def _feeds() -> Iterator[bytes]:
    item = b"<item><title>Talks</title><link>http://a.b/c</link><pubDate>Mon, 12 May 2031</pubDate>"
    item += b"<description>&lt;p&gt;Chile and Fiji agreed.&lt;/p&gt;</description></item>"
    yield b"<rss version='2.0'><channel><title>Wire</title>" + item + b"</channel></rss>"
    entry = b"<entry><title>Talks</title><updated>2031-05-12</updated><content type='html'>"
    entry += b"&lt;p&gt;Chile agreed.&lt;/p&gt;</content></entry>"
    yield b"<feed xmlns='http://www.w3.org/2005/Atom'>" + entry + b"</feed>"


def _archives() -> Iterator[bytes]:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Chile and Fiji agreed.</p>"
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.b/c\r\n"
    head += b"WARC-Date: 2031-05-12T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    head += b"Content-Type: application/http; msgtype=response\r\n"
    yield head + b"Content-Length: %d\r\n\r\n" % len(page) + page + b"\r\n\r\n"


def _documents() -> Iterator[bytes]:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = "<w:p><w:r><w:t>Chile and Fiji agreed.</w:t></w:r></w:p>"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        body = f'<w:document xmlns:w="{word}"><w:body>{text}</w:body></w:document>'
        archive.writestr("word/document.xml", body)
    yield target.getvalue()


def _sheets() -> Iterator[bytes]:
    yield _pdf(b"BT /F1 12 Tf 72 700 Td (Chile and Fiji agreed.) Tj 0 -14 Td (They met.) Tj ET")
    yield _pdf(
        b"BT /F1 9 Tf 1 1 1 rg 72 700 Td [(Ch) -20 (ile)] TJ 3 Tr (hidden) Tj ET 0 0 9 9 re f"
    )
    yield b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n%%EOF"


def _pdf(content: bytes) -> bytes:
    """Return a PDF file of one page that shows what its content says."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
    page += b"/Resources<</Font<</F1 5 0 R>>>>>>"
    stream = b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
    tree = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    whole, places = b"%PDF-1.4\n", []
    for number, one in enumerate((b"<</Type/Catalog/Pages 2 0 R>>", tree, page, stream, font), 1):
        places.append(len(whole))
        whole += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer<</Size 6/Root 1 0 R>>\n"
    return whole + head + b"startxref\n%d\n%%%%EOF\n" % len(whole)


_UNREADABLE = (UnreadableArticleError,)
TARGETS = (
    Target("mail", articles_of(read_mail), "bytes", _UNREADABLE, _mails, 3, sample=30),
    Target("feed", articles_of(read_feed), "bytes", _UNREADABLE, _feeds, 3, sample=30),
    Target("json_lines", articles_of(_read_lines), "bytes", _UNREADABLE, _lines, 2, sample=30),
    Target("warc", articles_of(read_warc), "bytes", _UNREADABLE, _archives, 2, sample=30),
    Target("docx", articles_of(read_docx), "bytes", _UNREADABLE, _documents, 2, sample=30),
    Target("pdf", articles_of(read_pdf), "bytes", _UNREADABLE, _sheets, 2, sample=15),
)
"""Targets of this part."""
