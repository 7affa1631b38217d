"""Files of many formats with articles in them, made for tests; nothing of them is kept in git."""

import base64
import gzip
import io
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

HEADER = "The Lima Ledger  |  9 March 2032"
WIDTH, HEIGHT = A4


def article_text(name: str) -> str:
    """Return a short article of its own, on one event that all share."""
    return (
        f"LIMA, March 9 ({name}) - The foreign ministers of Peru and Ghana agreed on Tuesday to "
        "open a direct air route by 2033.\n\n"
        f"Peru's minister said after the talks that {name} would report on the next round.\n"
    )


def make_pdf(
    paragraphs: Sequence[str],
    *,
    title: str = "",
    columns: int = 1,
    header: str = HEADER,
    hyphenate: bool = True,
) -> bytes:
    """Return a PDF in justified columns, with a header and a page number on every page."""
    margin, gutter = 56, 16
    width = (WIDTH - 2 * margin - (columns - 1) * gutter) / columns
    frames = [
        Frame(margin + n * (width + gutter), margin, width, HEIGHT - 2 * margin - 60, 0, 0, 0, 0)
        for n in range(columns)
    ]

    def furnish(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(margin, HEIGHT - 36, header)
        canvas.drawCentredString(WIDTH / 2, 30, f"Page {document.page}")
        if document.page == 1 and title:
            canvas.setFont("Times-Bold", 18)
            canvas.drawString(margin, HEIGHT - 80, title)

    body = ParagraphStyle(
        "body",
        fontName="Times-Roman",
        fontSize=10,
        leading=12,
        alignment=4,
        firstLineIndent=10,
        embeddedHyphenation=1 if hyphenate else 0,
    )
    target = io.BytesIO()
    document = BaseDocTemplate(target, pagesize=A4, invariant=1)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=furnish))
    document.build([Paragraph(escaped(one), body) for one in paragraphs])
    return target.getvalue()


def draw_pdf(lines: Sequence[tuple[float, float, str]], *, pages: int = 1, **options: str) -> bytes:
    """Return a PDF with these lines at these places, counted from the upper left, on each page."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1, **options)
    for _ in range(pages):
        for x, y, text in lines:
            canvas.setFont("Times-Roman", 11)
            canvas.drawString(x, HEIGHT - y, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def make_docx(paragraphs: Sequence[str], *, title: str = "", header: str = "") -> bytes:
    """Return a Word file."""
    document = docx.Document()
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if title:
        document.add_heading(title, level=0)
    for one in paragraphs:
        document.add_paragraph(one)
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def repacked(data: bytes, changes: dict[str, bytes]) -> bytes:
    """Return an archive with some of its files replaced or added."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in source.namelist():
            if name not in changes:
                packed.writestr(name, source.read(name))
        for name, content in changes.items():
            packed.writestr(name, content)
    return target.getvalue()


def make_mail(text: str, **headers: str) -> EmailMessage:
    """Return a mail."""
    message = EmailMessage()
    defaults = {
        "Subject": "Peru and Ghana open an air route",
        "From": "Ministry of Aviation of Peru <press@aviation.example>",
        "Date": "Tue, 09 Mar 2032 18:00:00 -0500",
    }
    for name, value in (defaults | {key.capitalize(): one for key, one in headers.items()}).items():
        message[name] = value
    message.set_content(text)
    return message


def make_rss(entries: Sequence[str], *, prolog: str = "") -> bytes:
    """Return an RSS feed with these items."""
    items = "\n".join(entries)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{prolog}\n'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Accra Wire</title>'
        f"<language>en-gb</language>\n{items}\n</channel></rss>"
    ).encode()


def rss_item(title: str, text: str, *, day: str = "Tue, 09 Mar 2032 18:00:00 GMT") -> str:
    """Return an item of a feed with its text as HTML."""
    page = "".join(f"<p>{escaped(one)}</p>" for one in text.strip().split("\n\n"))
    return (
        f"<item><title>{escaped(title)}</title><link>https://wire.example/1</link>"
        f"<pubDate>{day}</pubDate><dc:creator>Ama Mensah</dc:creator>"
        f"<description>A teaser.</description>"
        f"<content:encoded><![CDATA[{page}]]></content:encoded></item>"
    )


def make_warc(pages: Sequence[tuple[str, str, bytes]], *, packed: bool = True) -> bytes:
    """Return a web archive with responses: address, content type and body of each."""
    records = []
    for url, content_type, body in pages:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\n\r\n".encode()
        lines = (
            "WARC/1.0",
            "WARC-Type: response",
            f"WARC-Target-URI: {url}",
            "WARC-Date: 2032-03-09T12:00:00Z",
            "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>",
            "Content-Type: application/http; msgtype=response",
            f"Content-Length: {len(head) + len(body)}",
        )
        record = "\r\n".join((*lines, "", "")).encode() + head + body + b"\r\n\r\n"
        records.append(gzip.compress(record, mtime=0) if packed else record)
    return b"".join(records)


def make_page(name: str) -> bytes:
    """Return a page of HTML with an article."""
    paragraphs = "".join(f"<p>{one}</p>" for one in article_text(name).strip().split("\n\n"))
    return f"<!DOCTYPE html><html><body><h1>An air route</h1>{paragraphs}</body></html>".encode()


def zeros(size: int) -> bytes:
    """Return so many zeros, packed by gzip without ever being held."""
    target = io.BytesIO()
    with gzip.GzipFile(fileobj=target, mode="wb", mtime=0) as packed:
        for _ in range(size // 1_000_000):
            packed.write(bytes(1_000_000))
    return target.getvalue()


def in_base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
