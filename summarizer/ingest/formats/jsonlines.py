"""Files of JSON lines: every line is an article."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, BinaryIO

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.formats.feed import titled_html
from summarizer.ingest.formats.part import (
    MAX_PARTS,
    MAX_TEXT_CHARS,
    AnyPart,
    BadPart,
    Part,
    with_title,
)
from summarizer.ingest.frontmatter import KEYS

MAX_LINE_BYTES = 10_000_000
"""A longer line is no article; one that was read by this package is three times its text."""
CHUNK_BYTES = 1_000_000

_EXPECTED = 'expected an object with "text" or "html"'


def read_json_lines(
    stream: BinaryIO, only: frozenset[int] | None = None, *, most_bytes: int
) -> Iterator[AnyPart]:
    """Yield the article of every line; blank ones are passed over. Nothing but one line is held.

    Args:
        stream: The file.
        only: Numbers of the lines that are wanted; None for all.
        most_bytes: Lines that begin further behind are not read.
    """
    number = parts = passed = 0
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        is_wanted = only is None or number in only
        if len(line) > MAX_LINE_BYTES:
            digest, skipped = _skip_line(stream, line)
            passed += skipped
            if is_wanted:
                msg = f"the line is longer than {MAX_LINE_BYTES / 1_000_000:g} MB"
                yield BadPart(msg, "too_large", number, digest)
                parts += 1
        elif is_wanted and line.strip(b"\xef\xbb\xbf\r\n\t "):
            yield _read_line(line.rstrip(b"\r\n"), number)
            parts += 1
        passed += len(line)
        if parts >= MAX_PARTS or passed > most_bytes:
            if stream.read(1):
                most = f"{MAX_PARTS} articles and {most_bytes / 1_000_000:g} MB"
                msg = f"what follows the first {most} is not read; cut the file into several"
                yield BadPart(msg, "too_large", number + 1)
            return


def _skip_line(stream: BinaryIO, begun: bytes) -> tuple[str, int]:
    """Read to the end of a line without keeping it; return its SHA-256 and the bytes skipped."""
    digest, skipped = sha256(begun), 0
    while not begun.endswith(b"\n") and (begun := stream.readline(CHUNK_BYTES)):
        digest.update(begun)
        skipped += len(begun)
    return digest.hexdigest(), skipped


def _read_line(line: bytes, number: int) -> AnyPart:
    digest = sha256(line).hexdigest()
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return BadPart("the line is not UTF-8", "undecodable", number, digest)
    except (ValueError, RecursionError):
        return BadPart(f"the line is no JSON; {_EXPECTED}", "malformed", number, digest)
    if not isinstance(data, dict):
        return BadPart(f"the line is no object; {_EXPECTED}", "malformed", number, digest)
    if "sentences" in data and "schema_version" in data:
        return Part(line.decode("utf-8-sig"), kind="record", number=number, digest=digest)
    try:
        return _read_object(data, number, digest)
    except UnreadableArticleError as exc:
        return BadPart(str(exc), exc.kind, number, digest)


def _read_object(data: Mapping[str, Any], number: int, digest: str) -> Part:
    text, html = data.get("text"), data.get("html")
    content = text if isinstance(text, str) and text.strip() else html
    if not isinstance(content, str):
        raise UnreadableArticleError(f"{_EXPECTED}, found neither", kind="malformed")
    if not _is_whole([content, *(one for one in data.values() if isinstance(one, str))]):
        msg = "the line holds half of a surrogate pair"
        raise UnreadableArticleError(msg, kind="undecodable")
    if len(content) > MAX_TEXT_CHARS:
        raise UnreadableArticleError("the article is too long", kind="too_large")
    declared: dict[str, str] = {}
    for key, value in data.items():
        name = KEYS.get(key.lower())
        if name and isinstance(value, str) and value.strip():
            declared.setdefault(name, " ".join(value.split()))
    url = data.get("url")
    notes = (f"url {url[:500]}",) if isinstance(url, str) and url.strip() else ()
    title = declared.get("title")
    if content is html:
        return Part(
            titled_html(html, title), "html", number, digest, declared=declared, notes=notes
        )
    if "\x00" in content:
        raise UnreadableArticleError("the text holds NUL characters", kind="binary")
    laid_out = with_title(content, title)
    return Part(
        laid_out.text,
        "text",
        number,
        digest,
        blocks=laid_out.blocks,
        declared=declared,
        notes=notes,
    )


def _is_whole(texts: list[str]) -> bool:
    """Return whether no text has half of a surrogate pair, which UTF-8 cannot hold."""
    try:
        for text in texts:
            text.encode()
    except UnicodeEncodeError:
        return False
    return True
