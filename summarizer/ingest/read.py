"""Files in, articles out; a file that cannot be read is told and stops nobody else."""

import gzip
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import BinaryIO, NamedTuple, cast

from summarizer.errors import UnreadableArticleError, UsageError
from summarizer.ingest.article import article_from_bytes, article_from_part
from summarizer.ingest.formats.feed import read_feed
from summarizer.ingest.formats.jsonlines import read_json_lines
from summarizer.ingest.formats.part import AnyPart, BadPart
from summarizer.ingest.mediatypes import (
    FEED,
    GZIP,
    HTML,
    JSON_LINES,
    MARKDOWN,
    MAX_BYTES,
    MEDIA_TYPES,
    PLAIN,
    READERS,
    WARC,
    max_bytes_of,
    media_type_of,
    sniff_media_type,
)
from summarizer.ingest.process import ParserProcess
from summarizer.ingest.sources import SourceFile, find_files
from summarizer.schema.article import Article, UnreadSource
from summarizer.vocabulary.agencies import Agencies, load_agencies

__all__ = ("MAX_BYTES", "Ingested", "read_articles")


MAX_TOLD = 100
"""Of the articles of one file that cannot be read, so many are told one by one."""


@dataclass(frozen=True)
class Ingested:
    """What came of the sources."""

    articles: tuple[Article, ...]
    """By uri; no two of one id."""
    unread: tuple[UnreadSource, ...] = ()
    """Files that could not be read, by uri."""
    copies: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Article id to the uris of further files with the same text and outlet."""


class _Unread(NamedTuple):
    """A file, or an article of one, that cannot be read."""

    uri: str
    data: bytes
    """Its bytes, as far as they were read."""
    error: UnreadableArticleError
    digest: str | None = None
    """SHA-256 of its own bytes, where those are not at hand."""


def read_articles(
    sources: Sequence[str],
    *,
    max_bytes: int | None = None,
    stdin: BinaryIO | None = None,
    parsers: ParserProcess | None = None,
    agencies: Agencies | None = None,
) -> Ingested:
    """Return the articles of files, folders and patterns; `-` is standard input.

    Args:
        sources: What the user named.
        max_bytes: Larger files are not read; None for what is usual for their types.
        stdin: Where `-` is read from.
        parsers: Reads binary formats; None for one that ends with this call.
        agencies: Agencies by their names in all scripts; None for those of the package.

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
    with ParserProcess() as own:
        reader = _Reader(max_bytes, stdin, parsers or own, agencies or load_agencies())
        for found in (one for file in files for one in reader.read(file)):
            if isinstance(found, _Unread):
                unread.append(_unread(found))
            elif found.id in by_id:
                copies.setdefault(found.id, []).append(found.uri)
            else:
                by_id[found.id] = found
    return Ingested(
        articles=tuple(by_id.values()),
        unread=tuple(unread),
        copies={article: tuple(uris) for article, uris in copies.items()},
    )


_LEADS_OUT = (
    "the link leads out of the folder that was named; name the file itself, or put a copy there"
)


class _Reader:
    """Reads files."""

    def __init__(
        self,
        max_bytes: int | None,
        stdin: BinaryIO | None,
        parsers: ParserProcess,
        agencies: Agencies,
    ) -> None:
        self._max_bytes = max_bytes
        self._stdin = stdin
        self._parsers = parsers
        self._agencies = agencies

    def read(self, file: SourceFile) -> Iterator[Article | _Unread]:
        """Yield the articles of a file."""
        named = (media_type_of(file.path.name) if file.path else None) or PLAIN
        data = b""
        try:
            if file.leads_out:
                raise UnreadableArticleError(_LEADS_OUT, kind="unreadable")
            if named == JSON_LINES:
                yield from self._read_lines(file)
                return
            data = self._read_bytes(file, named)
            if len(data) > self._most(named):
                raise _too_large(self._most(named))
            page = file.fetched.require(data) if file.fetched else None
            media_type = sniff_media_type(named, data)
            if media_type in (PLAIN, MARKDOWN, HTML):
                charset = page.charset if page else None
                yield article_from_bytes(
                    data,
                    uri=file.uri,
                    media_type=media_type,
                    charset=charset,
                    agencies=self._agencies,
                )
                return
            parts = self._parts(media_type, data)
        except UnreadableArticleError as exc:
            yield _Unread(file.uri, data, exc)
            return
        read = _PartReader(file, media_type, sha256(data).hexdigest(), self._agencies)
        yield from _articles_of(parts, read)

    def _parts(self, media_type: str, data: bytes) -> list[AnyPart]:
        if media_type == FEED:
            return read_feed(data)
        return self._parsers.read(READERS[media_type], data)

    def _read_lines(self, file: SourceFile) -> Iterator[Article | _Unread]:
        """Yield the article of every line of a file; of one without any, why that is so."""
        told: list[Article | _Unread] = []
        has_article = False
        with self._open(file, JSON_LINES) as stream:
            lines = read_json_lines(stream, file.only, most_bytes=self._most(JSON_LINES))
            read = _PartReader(file, JSON_LINES, "", self._agencies)
            for one in _articles_of(lines, read):
                has_article = has_article or isinstance(one, Article)
                told.append(one)
                if has_article:
                    yield from told
                    told.clear()
        if not has_article:
            reason = "no line of the file is an article"
            if told and isinstance(told[0], _Unread):
                reason = f"{reason}; the first: {told[0].error}"
            error = UnreadableArticleError(reason, kind="malformed" if told else "empty")
            yield _Unread(file.uri, b"", error)

    def _most(self, media_type: str) -> int:
        return max_bytes_of(media_type) if self._max_bytes is None else self._max_bytes

    def _read_bytes(self, file: SourceFile, media_type: str) -> bytes:
        """Return a file's bytes; one more than may be where there are more."""
        with self._open(file, media_type) as stream:
            return stream.read(self._most(media_type) + 1)

    @contextmanager
    def _open(self, file: SourceFile, media_type: str) -> Iterator[BinaryIO]:
        """Open a file, unpacked where it is packed; what goes wrong with it is told as such."""
        if file.path is None:
            if self._stdin is None:
                raise UsageError("'-' was named and there is no standard input")
            yield self._stdin
            return
        try:
            if file.path.is_dir():
                raise UnreadableArticleError("the folder cannot be opened", kind="unreadable")
            if not file.path.is_file():
                raise UnreadableArticleError("this is no regular file", kind="unreadable")
            with file.path.open("rb") as stream:
                # Web archives are packed record by record, and unpacked where they are read.
                is_packed = file.path.name.lower().endswith(GZIP) and media_type != WARC
                yield cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if is_packed else stream
        except (gzip.BadGzipFile, EOFError, zlib.error) as exc:
            msg = "the file is packed by gzip, and broken"
            raise UnreadableArticleError(msg, kind="malformed") from exc
        except OSError as exc:
            reason = exc.strerror or "it cannot be opened"
            msg = f"cannot read the file: {reason}"
            raise UnreadableArticleError(msg, kind="unreadable") from exc


class _PartReader(NamedTuple):
    """What the parts of a file are read with."""

    file: SourceFile
    media_type: str
    digest: str
    agencies: Agencies


def _articles_of(parts: Iterable[AnyPart], read: _PartReader) -> Iterator[Article | _Unread]:
    """Yield the articles that parts of a file are, each known by the file and its number.

    Of those that cannot be read so many are told one by one, and the rest by their count.
    """
    bad = 0
    for found in _found_in(parts, read):
        bad += isinstance(found, _Unread)
        if isinstance(found, Article) or bad <= MAX_TOLD:
            yield found
    if bad > MAX_TOLD:
        msg = f"{bad - MAX_TOLD} further articles of the file cannot be read"
        yield _Unread(read.file.uri, b"", UnreadableArticleError(msg), read.digest)


def _found_in(parts: Iterable[AnyPart], read: _PartReader) -> Iterator[Article | _Unread]:
    file, digest = read.file, read.digest
    for part in parts:
        if file.only is not None and part.number not in file.only:
            continue
        uri = file.uri if part.number is None else f"{file.uri}#{part.number}"
        try:
            if isinstance(part, BadPart):
                raise UnreadableArticleError(part.reason, kind=part.kind)
            yield article_from_part(
                part,
                uri=uri,
                media_type=read.media_type,
                digest=digest,
                agencies=read.agencies,
            )
        except UnreadableArticleError as exc:
            yield _Unread(uri, b"", exc, part.digest or digest)


def _too_large(max_bytes: int) -> UnreadableArticleError:
    limit = f"{max_bytes / 1_000_000:g} MB"
    return UnreadableArticleError(f"the file is larger than {limit}", kind="too_large")


def _unread(one: _Unread) -> UnreadSource:
    # Two empty files are two sources, so the name is part of the id.
    unique = sha256((one.digest or "").encode() + one.data + b"\x00" + one.uri.encode()).hexdigest()
    return UnreadSource(
        id=f"a{unique[:12]}",
        uri=one.uri,
        sha256=one.digest or sha256(one.data).hexdigest(),
        status="failed",
        reason=str(one.error),
        kind=one.error.kind,
    )
