"""A folder of files that are made to harm whoever reads them, with good ones between them.

Everything is made here, so that nothing large or harmful is kept in git.
"""

import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from fileforms import (
    article_text,
    draw_pdf,
    make_docx,
    make_mail,
    make_page,
    make_pdf,
    make_rss,
    make_warc,
    repacked,
    rss_item,
    zeros,
)

MEGABYTE = 1_000_000
LAUGHS = '<!DOCTYPE x [<!ENTITY l0 "ha">{}]>'.format(
    "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
)
GOOD: dict[str, Callable[[], bytes]] = {
    "good.txt": lambda: article_text("Ada").encode(),
    "good.html": lambda: make_page("Bo"),
    "good.pdf": lambda: make_pdf(article_text("Cy").split("\n\n"), title="An air route"),
    "good.docx": lambda: make_docx(article_text("Di").split("\n\n"), title="An air route"),
    "good.eml": lambda: make_mail(article_text("Ed")).as_bytes(),
    "good.rss": lambda: make_rss([rss_item("An air route", article_text("Flo"))]),
    "good.jsonl": lambda: json.dumps({"text": article_text("Gus"), "outlet": "Gus"}).encode(),
    "good.warc.gz": lambda: make_warc([("https://a.example", "text/html", make_page("Hal"))]),
}
"""Name to content of files that are to be briefed."""
GOOD_URIS = sorted(
    name + ("#1" if name.endswith((".rss", ".jsonl", ".warc.gz")) else "") for name in GOOD
)


def inflating(size: int, byte: bytes = b"\x00", times: int = 1) -> bytes:
    """Return so many bytes, packed by zlib without ever being held."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(byte * MEGABYTE) for _ in range(size // MEGABYTE))
    packed += packer.flush()
    for _ in range(times - 1):
        packed = zlib.compress(packed, 9)
    return packed


def pdf_of(objects: dict[int, bytes]) -> bytes:
    """Return a PDF file of these objects, the first of them its catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(objects) + 1
    out += b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(out)


def pdf_with(stream: bytes, filters: bytes) -> bytes:
    """Return a PDF whose only page has this stream as its content."""
    head = b"<< /Filter %s /Length %d >>\nstream\n" % (filters, len(stream))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
    page += b"/Resources << /Font << /F 5 0 R >> >> >>"
    return pdf_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: page,
            4: head + stream + b"\nendstream",
            5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        }
    )


def pdf_in_circles() -> bytes:
    """Return a PDF whose tree of pages contains itself."""
    return pdf_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000000 >>",
        }
    )


def pdf_of_letters() -> bytes:
    """Return a PDF of a few kB with 20 million letters on its only page."""
    line = b"BT /F 8 Tf 50 700 Td (" + b"x" * 990 + b") Tj ET\n"
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(line * 1_000) for _ in range(20)) + packer.flush()
    return pdf_with(packed, b"/FlateDecode")


def lying_warc() -> bytes:
    data = make_warc([("https://a.example", "text/html", make_page("Ida"))], packed=False)
    length = data.index(b"Content-Length: ") + len(b"Content-Length: ")
    end = data.index(b"\r\n", length)
    return data[:length] + b"99999999999999999999" + data[end:]


def warc_with_a_bomb() -> bytes:
    body = b"<p>" + b" " * 200 * MEGABYTE
    return make_warc([("https://a.example", "text/html", body)])


def deep_mail() -> bytes:
    return b"Subject: deep\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(5_000)
    )


def shouting_mail() -> bytes:
    return b"Subject: " + b"=?utf-8?q?=41?= " * 50_000 + b"\nFrom: " + b"<" * 50_000 + b"\n\nx"


def slipping_docx() -> bytes:
    return repacked(make_docx(["The ministers met."]), {"../../../tmp/evil": b"x"})


def docx_with(body: bytes) -> bytes:
    return repacked(make_docx(["The ministers met."]), {"word/document.xml": body})


def two_encodings() -> bytes:
    return (
        "The ministers of Côte d’Ivoire met on Tuesday.\n".encode()
        + "Les ministres se sont réunis à Genève, où ils ont signé.\n".encode("cp1252") * 5
    )


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "b01-gzip-bomb.txt.gz": ("too_large", lambda: zeros(200 * MEGABYTE)),
    "b02-gzip-bomb.jsonl.gz": ("malformed", lambda: zeros(200 * MEGABYTE)),
    "b03-gzip-bomb.warc.gz": ("malformed", lambda: zeros(200 * MEGABYTE)),
    "b04-warc-bomb.warc.gz": ("too_large", warc_with_a_bomb),
    "b05-zip-bomb.docx": ("unsafe", lambda: docx_with(b" " * 100 * MEGABYTE)),
    "b06-docx-laughs.docx": ("unsafe", lambda: docx_with(f"{LAUGHS}<x>&l9;</x>".encode())),
    "b07-feed-laughs.xml": (
        "unsafe",
        lambda: make_rss(["<item><title>&l9;</title></item>"], prolog=LAUGHS),
    ),
    "b08-pdf-bomb.pdf": (
        "*",
        lambda: pdf_with(inflating(600 * MEGABYTE, b" ", 2), b"[/FlateDecode /FlateDecode]"),
    ),
    "b09-pdf-letters.pdf": ("", pdf_of_letters),
    "b10-pdf-circles.pdf": ("malformed", pdf_in_circles),
    "l01-line.txt": ("too_large", lambda: b"x" * 50 * MEGABYTE),
    "l02-line.html": ("too_large", lambda: b"<p>" + b"x" * 50 * MEGABYTE),
    "l03-line.jsonl": ("malformed", lambda: b'{"text": "' + b"x" * 50 * MEGABYTE + b'"}'),
    "l04-line.eml": ("too_large", lambda: b"Subject: x\n\n" + b"x" * 49 * MEGABYTE),
    "l05-word.txt": ("", lambda: b"x" * 4_900_000),
    "l06-spaces.txt": ("", lambda: b"The ministers met." + b" " * 4_900_000 + b"The end."),
    "l07-stops.txt": ("", lambda: b"a. " * 100_000),
    "n01-nested.html": ("unreadable", lambda: b"<div>" * 100_000 + b"The ministers met."),
    "n02-nested.html": ("unreadable", lambda: b"<b><i>" * 100_000 + b"The ministers met."),
    "n03-nested.xml": ("empty", lambda: make_rss(["<item>" * 100_000])),
    "n04-nested.jsonl": ("malformed", lambda: b'{"text": ' + b"[" * 4_000_000),
    "n05-nested.eml": ("*", deep_mail),
    "n06-head.eml": ("*", shouting_mail),
    "n07-nested.docx": ("malformed", lambda: docx_with(b"<w>" * 100_000)),
    "n08-comments.html": ("", lambda: b"<p>The ministers met.</p>" + b"<!--" * 1_200_000),
    "n09-hidden.html": (
        "",
        lambda: (
            b"<p>The ministers met in Lima on Tuesday.</p>"
            + b"<div style=color:#fff>" * 200
            + b"<i style=color:#fff>x</i>" * 100_000
        ),
    ),
    "n10-hidden.html": (
        "",
        lambda: (
            b"<p>The ministers met in Lima on Tuesday.</p>"
            + b"<div hidden>a b c d" * 200
            + b"<i hidden>x</i>" * 100_000
        ),
    ),
    "n11-style.html": (
        "",
        lambda: b"<p>They met.</p><i style='" + b"transform:clip:rect(" * 200_000 + b"'>x</i>",
    ),
    "p01-encrypted.pdf": ("encrypted", lambda: draw_pdf([(9, 9, "secret")], encrypt="word")),
    "p02-malformed.pdf": ("malformed", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 100),
    "p03-truncated.pdf": ("malformed", lambda: make_pdf(["The ministers met."])[:400]),
    "p04-scanned.pdf": ("no_text_layer", lambda: draw_pdf([])),
    "p05-word.pdf": ("malformed", lambda: make_docx(["The ministers met."])),
    "p06-pdf.docx": ("malformed", lambda: make_pdf(["The ministers met."])),
    "s01-slip.docx": ("unsafe", slipping_docx),
    "s02-lying.warc": ("malformed", lying_warc),
    "t01-nuls.txt": ("binary", lambda: b"The ministers\x00 met.\n" * 50),
    "t02-encodings.txt": ("", two_encodings),
    "t03-surrogates.jsonl": ("malformed", lambda: b'{"text": "The ministers \\ud800 met."}'),
    "t04-sentences.txt": ("", lambda: b"The delegates spoke of rain. " * 10_000),
    "t05-names.txt": (
        "",
        lambda: b"Minister " + b"Aa" * 5_000 + b" of Peru met " + b"Bb " * 3_500 + b"in Lima.",
    ),
    "t06-empty.pdf": ("malformed", lambda: b""),
    "t07-empty.docx": ("malformed", lambda: b""),
    "t08-empty.warc": ("empty", lambda: b""),
    "t09-title.jsonl": (
        "",
        lambda: json.dumps({"text": article_text("Jo"), "outlet": "O" * 10_000}).encode(),
    ),
}
"""Name to the kind of its error and its content; `*`: any kind, empty: it may be read as well."""


def write_folder(folder: Path) -> None:
    """Write all files, the good ones between the others."""
    for name, content in _contents():
        (folder / name).write_bytes(content())


def _contents() -> Iterator[tuple[str, Callable[[], bytes]]]:
    yield from GOOD.items()
    for name, (_, content) in HOSTILE.items():
        yield name, content
