"""What files are: by their names, or by their first bytes; and how large each may be."""

HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIL = "message/rfc822"
FEED = "application/rss+xml"
JSON_LINES = "application/jsonl"
WARC = "application/warc"

MEDIA_TYPES = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".docx": DOCX,
    ".eml": MAIL,
    ".rss": FEED,
    ".atom": FEED,
    ".xml": FEED,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".warc": WARC,
}
"""Ending of a name, in lower case, to what the file is."""
GZIP = ".gz"
"""What comes behind it where the file is packed."""

MAX_BYTES = 5_000_000
"""Larger texts and pages are no articles; the longest investigations stay below a tenth of this."""
MAX_BYTES_BY_TYPE = {
    PDF: 50_000_000,
    DOCX: 50_000_000,
    MAIL: 50_000_000,
    FEED: 20_000_000,
    JSON_LINES: 100_000_000,
    WARC: 100_000_000,
}
"""What larger files of other types may be: PDF, Word files and mails hold pictures, the others many
articles. Lines of JSON are read one by one, all others as a whole."""
READERS = {PDF: "pdf", DOCX: "docx", MAIL: "mail", WARC: "warc"}
"""Types that are read in a process of their own, and what its reader is called."""

_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")
_FEED_MARKS = (b"<rss", b"<feed", b"<rdf:rdf")
_NO_TEXT = b"\xef\xbb\xbf\xff\xfe \t\r\n"
"""Byte order marks and white space."""
SNIFFED_BYTES = 1_000


def media_type_of(name: str) -> str | None:
    """Return what a file of this name is, packed or not; None where it says nothing."""
    stem, dot, last = name.lower().removesuffix(GZIP).rpartition(".")
    return MEDIA_TYPES.get(dot + last) if stem else None


def sniff_media_type(named: str, data: bytes) -> str:
    """Return what a file is by its first bytes, where its name says little."""
    if named != PLAIN:
        return named
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in data[:SNIFFED_BYTES]:
        return DOCX
    if data.startswith(b"WARC/1."):
        return WARC
    # NULs go, so that the ASCII of UTF-16 can be read.
    start = data[:SNIFFED_BYTES].replace(b"\x00", b"").lstrip(_NO_TEXT).lower()
    if start.startswith((b"<?xml", *_FEED_MARKS)) and any(mark in start for mark in _FEED_MARKS):
        return FEED
    return HTML if start.startswith(_HTML_STARTS) else PLAIN


def max_bytes_of(media_type: str) -> int:
    """Return how large a file of a type may be."""
    return MAX_BYTES_BY_TYPE.get(media_type, MAX_BYTES)
