"""Web archives (WARC, ISO 28500): every page that a server answered with is an article."""

import zlib
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.decode import decode_text
from summarizer.ingest.formats.part import MAX_PARTS, AnyPart, BadPart, Part, printable

MAX_PAGE_BYTES = 5_000_000
"""Larger pages are no articles."""
MAX_SKIPPED_BYTES = 100_000_000
"""So much of one record that is too large, such as a film, is passed over to reach the next."""
CHUNK_BYTES = 1_000_000

_START_BYTES = 100
_GZIP = b"\x1f\x8b"
_HTML = ("text/html", "application/xhtml+xml")
_PLAIN = ("text/plain", "text/markdown")
_BROKEN = (
    ArchiveLoadFailed,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    TypeError,
    OverflowError,
    AttributeError,
)
"""What is raised over records that are no records."""
_INSIDE = (b"\r\n\r\nWARC/1.0\r\n", b"\r\n\r\nWARC/1.1\r\n")
"""What a record holds that says to be longer than it is: the beginning of the next one."""


def read_warc(data: bytes) -> list[AnyPart]:
    """Return the pages of a web archive; what goes with them, such as pictures, is passed over.

    Raises:
        UnreadableArticleError: `kind` is `malformed` or `empty`.
    """
    if not _start_of(data).startswith(b"WARC/"):
        msg = "the file is no WARC" if data else "the file is empty"
        raise UnreadableArticleError(msg, kind="malformed" if data else "empty")
    parts = list(_read_records(data))
    if not parts:
        raise UnreadableArticleError("the archive holds no page", kind="empty")
    if len(parts) == 1 and isinstance(parts[0], BadPart) and parts[0].number == 1:
        raise UnreadableArticleError(parts[0].reason, kind=parts[0].kind)
    return parts


def _start_of(data: bytes) -> bytes:
    """Return how an archive begins, unpacked; empty where it is packed and broken."""
    if not data.startswith(_GZIP):
        return data[:_START_BYTES]
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, _START_BYTES)
    except zlib.error:
        return b""


def _read_records(data: bytes) -> Iterator[AnyPart]:
    """Yield the pages; one is held back until it is seen that the next record begins behind it."""
    archive = ArchiveIterator(BytesIO(data))
    number = pages = errors = 0
    part: AnyPart | None = None
    while True:
        error: BadPart | None = None
        following: AnyPart | None = None
        record = None
        try:
            record = next(archive, None)
            is_wrong, errors = archive.err_count > errors, archive.err_count
            if record is not None:
                following = _read_record(record, number + 1)
        except _BROKEN:
            is_wrong = archive.err_count > errors
            msg = "the record is broken; it and what follows it in the archive are not read"
            error = BadPart(msg, "malformed", number + 1)
        except _TooLongError as exc:
            error = BadPart(str(exc), "too_large", number + 1)
        if part is not None:
            pages += 1
            yield _bad_length(part.number, part.digest) if is_wrong else part
        if record is None and error is None:
            if not number:
                yield BadPart("the archive holds no record, or breaks off", "malformed", 1)
            return
        if error is not None:
            yield error
            return
        if pages >= MAX_PARTS:
            msg = f"pages after the first {MAX_PARTS} are not read; cut the archive into several"
            yield BadPart(msg, "too_large", number + 1)
            return
        number += 1
        part = following


def _bad_length(number: int | None, digest: str) -> BadPart:
    msg = "the record's length is wrong: it ends before, or after, the next one begins"
    return BadPart(msg, "malformed", number, digest)


class _TooLongError(Exception):
    """A record is so long that the next one cannot be reached."""


def _read_record(record: ArcWarcRecord, number: int) -> AnyPart | None:
    """Return the page of a record; None where it holds none."""
    content_type, charset = _content_type(record)
    if content_type not in (*_HTML, *_PLAIN):
        _pass_over(record)
        return None
    payload = record.content_stream().read(MAX_PAGE_BYTES + 1)
    digest = sha256(payload).hexdigest()
    if len(payload) > MAX_PAGE_BYTES:
        _pass_over(record)
        msg = f"the page is larger than {MAX_PAGE_BYTES / 1_000_000:g} MB"
        return BadPart(msg, "too_large", number, digest)
    if any(mark in payload for mark in _INSIDE):
        return _bad_length(number, digest)
    if getattr(record.raw_stream, "limit", 0) > 0:
        return BadPart("the record breaks off", "malformed", number, digest)
    try:
        decoded = decode_text(payload, charset or None)
    except UnreadableArticleError as exc:
        return BadPart(str(exc), exc.kind, number, digest)
    url = printable(record.rec_headers.get_header("WARC-Target-URI") or "")[:500]
    return Part(
        decoded.text,
        "html" if content_type in _HTML else "text",
        number,
        digest,
        encoding=decoded.encoding,
        notes=(f"url {url}",) if url else (),
    )


def _content_type(record: ArcWarcRecord) -> tuple[str, str]:
    """Return type and encoding of what a server answered with; empty where that is no page."""
    if record.rec_type == "response" and record.http_headers is not None:
        if record.http_headers.get_statuscode() != "200":
            return "", ""
        header = record.http_headers.get_header("Content-Type") or "text/html"
    elif record.rec_type in ("resource", "conversion"):
        header = record.rec_headers.get_header("Content-Type") or ""
    else:
        return "", ""
    kind, _, options = header.partition(";")
    name, _, charset = options.partition("=")
    return kind.strip().lower(), charset.strip(" \"'") if name.strip().lower() == "charset" else ""


def _pass_over(record: ArcWarcRecord) -> None:
    """Read to the end of a record without keeping it.

    Raises:
        _TooLongError: The end is too far away.
    """
    passed = 0
    while chunk := record.raw_stream.read(CHUNK_BYTES):
        passed += len(chunk)
        if passed > MAX_SKIPPED_BYTES:
            most = f"{MAX_SKIPPED_BYTES / 1_000_000:g} MB"
            msg = f"the record is larger than {most}; what follows it is not read"
            raise _TooLongError(msg)
