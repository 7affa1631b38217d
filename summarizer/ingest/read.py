"""Files in, articles out; a file that cannot be read is told and stops nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import UnreadableArticleError, UsageError
from summarizer.ingest.article import HTML, PLAIN, article_from_bytes
from summarizer.ingest.sources import MEDIA_TYPES, SourceFile, find_files
from summarizer.schema.article import Article, UnreadSource

MAX_BYTES = 5_000_000
"""Larger files are no articles; the longest investigations stay below a tenth of this."""

_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")
_NO_TEXT = b"\xef\xbb\xbf\xff\xfe \t\r\n"
"""Byte order marks and white space."""


@dataclass(frozen=True)
class Ingested:
    """What came of the sources."""

    articles: tuple[Article, ...]
    """By uri; no two of one id."""
    unread: tuple[UnreadSource, ...] = ()
    """Files that could not be read, by uri."""
    copies: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Article id to the uris of further files with the same text and outlet."""


def read_articles(
    sources: Sequence[str], *, max_bytes: int = MAX_BYTES, stdin: BinaryIO | None = None
) -> Ingested:
    """Return the articles of files, folders and patterns; `-` is standard input.

    Args:
        sources: What the user named.
        max_bytes: Larger files are not read.
        stdin: Where `-` is read from.

    Raises:
        UsageError: A source does not exist or is a URL, a folder holds no article, or `-` has
            nothing to read.
    """
    files = find_files(sources)
    if not files:
        named = ", ".join(map(repr, sources)) or "nothing"
        kinds = " ".join(sorted(MEDIA_TYPES))
        raise UsageError(f"no articles in {named}; articles end in {kinds}")
    by_id: dict[str, Article] = {}
    copies: dict[str, list[str]] = {}
    unread: list[UnreadSource] = []
    for file in files:
        data = b""
        try:
            data = _read_bytes(file, max_bytes, stdin)
            page = file.fetched.require(data) if file.fetched else None
            article = article_from_bytes(
                data,
                uri=file.uri,
                media_type=_media_type(file, data),
                charset=page.charset if page else None,
            )
        except UnreadableArticleError as exc:
            unread.append(_unread(file, data, exc))
            continue
        if article.id in by_id:
            copies.setdefault(article.id, []).append(article.uri)
        else:
            by_id[article.id] = article
    return Ingested(
        articles=tuple(by_id.values()),
        unread=tuple(unread),
        copies={article: tuple(uris) for article, uris in copies.items()},
    )


def _read_bytes(file: SourceFile, max_bytes: int, stdin: BinaryIO | None) -> bytes:
    if file.path is None:
        if stdin is None:
            raise UsageError("'-' was named and there is no standard input")
        data = stdin.read(max_bytes + 1)
    else:
        data = _read_file(file.path, max_bytes)
    if len(data) > max_bytes:
        limit = f"{max_bytes / 1_000_000:g} MB"
        raise UnreadableArticleError(f"the file is larger than {limit}", kind="too_large")
    return data


def _read_file(path: Path, max_bytes: int) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableArticleError("the folder cannot be opened", kind="unreadable")
        if not path.is_file():
            raise UnreadableArticleError("this is no regular file", kind="unreadable")
        with path.open("rb") as stream:
            return stream.read(max_bytes + 1)
    except OSError as exc:
        reason = exc.strerror or "it cannot be opened"
        raise UnreadableArticleError(f"cannot read the file: {reason}", kind="unreadable") from exc


def _media_type(file: SourceFile, data: bytes) -> str:
    """Return the media type by the file's name, or by its first bytes where that says little."""
    known = MEDIA_TYPES.get(file.path.suffix.lower(), PLAIN) if file.path else PLAIN
    if known != PLAIN:
        return known
    # NULs go, so that the ASCII of UTF-16 can be read.
    head = data[:1_000].replace(b"\x00", b"").lstrip(_NO_TEXT)[:100].lower()
    return HTML if head.startswith(_HTML_STARTS) else PLAIN


def _unread(file: SourceFile, data: bytes, error: UnreadableArticleError) -> UnreadSource:
    digest = sha256(data).hexdigest()
    # Two empty files are two sources, so the name is part of the id.
    unique = sha256(data + b"\x00" + file.uri.encode()).hexdigest()
    return UnreadSource(
        id=f"a{unique[:12]}",
        uri=file.uri,
        sha256=digest,
        status="failed",
        reason=str(error),
        kind=error.kind,
    )
