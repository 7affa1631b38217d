"""One file's bytes, one text or one part of a file, as an Article."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import NamedTuple

from pydantic import ValidationError

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.decode import decode_text, take_text
from summarizer.ingest.elsewhere import is_elsewhere, outlet_of, read_elsewhere, read_published
from summarizer.ingest.formats.part import Part
from summarizer.ingest.frontmatter import read_front_matter
from summarizer.ingest.hidden import flag_unseen
from summarizer.ingest.language import detect_language, language_code
from summarizer.ingest.mediatypes import HTML, MARKDOWN, PLAIN
from summarizer.ingest.page import Page, read_page
from summarizer.schema.article import Article
from summarizer.schema.flags import Flag, sort_flags
from summarizer.schema.ids import make_article_id
from summarizer.text.dates import is_edtf
from summarizer.text.masthead import Masthead, read_masthead
from summarizer.text.normalize import count_hidden, normalize_text
from summarizer.text.published import Published, full_days
from summarizer.text.segment import split_sentences
from summarizer.text.suspects import flag_text, has_bad_scheme
from summarizer.text.units import Block, blocks_of_text, split_units
from summarizer.text.zones import ZonedUnit, zone_units
from summarizer.vocabulary.agencies import Agencies, load_agencies

__all__ = (
    "HTML",
    "MARKDOWN",
    "PLAIN",
    "article_from_bytes",
    "article_from_part",
    "article_from_text",
)

MAX_NAME_CHARS = 500
"""What a file declares of itself is cut here: no title, outlet or author has a longer name."""


class _Taken(NamedTuple):
    """What was taken from a file."""

    page: Page
    """Its text in blocks."""
    declared: Mapping[str, str]
    """What it declares of itself; this goes before what its text says."""
    uri: str
    media_type: str
    encoding: str
    digest: str
    notes: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()


def article_from_bytes(
    data: bytes,
    *,
    uri: str,
    media_type: str = PLAIN,
    charset: str | None = None,
    agencies: Agencies | None = None,
) -> Article:
    """Return the article that a file's bytes hold.

    Args:
        data: The bytes.
        uri: Path that the article is known by.
        media_type: `text/plain`, `text/markdown` or `text/html`.
        charset: Encoding that a server named for it.
        agencies: Agencies by their names in all scripts; None for those of the package.

    Raises:
        UnreadableArticleError: The bytes are no text, or the text is no article.
    """
    decoded = decode_text(data, charset)
    notes = (f"the encoding {decoded.encoding} was guessed",) if decoded.sniffed else ()
    page, declared = _take(decoded.text, media_type)
    digest = sha256(data).hexdigest()
    taken = _Taken(page, declared, uri, media_type, decoded.encoding, digest, notes)
    return _build(taken, agencies or load_agencies())


def article_from_text(text: str, *, uri: str = "-", media_type: str = PLAIN) -> Article:
    """Return the article that a text is; for programs that have no file.

    Raises:
        UnreadableArticleError: The text is empty, or no text.
    """
    decoded = take_text(text)
    page, declared = _take(decoded.text, media_type)
    digest = sha256(text.encode()).hexdigest()
    taken = _Taken(page, declared, uri, media_type, decoded.encoding, digest)
    return _build(taken, load_agencies())


def article_from_part(
    part: Part, *, uri: str, media_type: str, digest: str, agencies: Agencies | None = None
) -> Article:
    """Return the article that a part of a file is.

    Args:
        part: The part.
        uri: Path that the article is known by.
        media_type: What the file is.
        digest: SHA-256 of the file, for parts that have none of their own.
        agencies: Agencies by their names in all scripts; None for those of the package.

    Raises:
        UnreadableArticleError: The part is no text, or the text is no article.
    """
    if part.kind == "record":
        return _read_record(part.content)
    text = take_text(part.content).text
    if part.blocks:
        flags = tuple(flag_unseen(part.unseen))
        page = Page(text, part.blocks, None, part.title, None, None, None, part.hidden, flags)
    else:
        page, _ = _take(text, HTML if part.kind == "html" else PLAIN)
    return _build(
        _Taken(
            page,
            part.declared,
            uri,
            part.media_type or media_type,
            part.encoding,
            part.digest or digest,
            part.notes,
            part.pages,
        ),
        agencies or load_agencies(),
    )


def _read_record(line: str) -> Article:
    """Return the article that was read before and written down as a record.

    Raises:
        UnreadableArticleError: It is no such record, or its id is not of its text.
    """
    try:
        article = Article.model_validate_json(line)
    except ValidationError as exc:
        msg = "the line looks like an article that was read before, and is damaged"
        raise UnreadableArticleError(msg, kind="malformed") from exc
    position = 0
    for sentence in article.sentences:
        if not position <= sentence.start < sentence.end <= len(article.text):
            position = -1
            break
        position = sentence.end
    is_own = article.id == make_article_id(article.text, article.outlet)
    if position <= 0 or not is_own:
        msg = "the line's article is not what it says: its id or its sentences are of another text"
        raise UnreadableArticleError(msg, kind="malformed")
    return article


def _build(taken: _Taken, agencies: Agencies) -> Article:
    page, declared = taken.page, taken.declared
    text = page.text
    units = split_units(text, page.blocks)
    draft = zone_units(text, units)
    language = language_code(declared.get("language")) or _language_of(text, draft)
    if language == "und":
        language = language_code(page.language) or language
    elsewhere = read_elsewhere(text, draft, language, agencies)
    draft = elsewhere.units
    sentences = split_sentences(
        text,
        draft,
        language=language if language != "und" else "en",
        dateline=elsewhere.dateline,
    )
    if not sentences:
        raise UnreadableArticleError("the file holds no words", kind="empty")
    masthead = read_masthead(text, draft)
    outlet = _name(declared.get("outlet")) or _name(page.outlet)
    outlet = outlet or outlet_of(masthead.outlet, agencies)
    dated = _published(declared, page, masthead)
    dateline, byline, notes = masthead.dateline, masthead.byline, _notes(taken, language)
    if is_elsewhere(language):
        outlet = outlet or elsewhere.outlet
        if elsewhere.dispatch is not None:
            dateline = elsewhere.dispatch.text
            byline = byline or elsewhere.dispatch.reporter
        if dated.value is None:
            dated = read_published(text, draft, sentences, language, elsewhere.dispatch)
    return Article(
        id=make_article_id(text, outlet),
        uri=taken.uri,
        sha256=taken.digest,
        media_type=taken.media_type,
        encoding=taken.encoding,
        outlet=outlet,
        title=_name(declared.get("title")) or masthead.title or _name(page.title),
        byline=_name(declared.get("byline")) or byline or _name(page.byline),
        dateline=dateline,
        published=dated.value,
        published_from=dated.where,
        language=language,
        text=text,
        sentences=sentences,
        notes=(*notes, *dated.notes, *masthead.notes),
        pages=taken.pages,
        hidden_markup=page.hidden,
        flags=sort_flags(
            (*flag_text(text, sentences), *_flag_addresses(taken.uri, declared), *page.flags)
        ),
    )


def _notes(taken: _Taken, language: str) -> Iterator[str]:
    """Yield what is to be told of a file, whose text is in this language."""
    page = taken.page
    yield from taken.notes
    hidden = count_hidden(page.text)
    if hidden:
        yield f"{hidden} invisible characters are hidden from models"
    if page.hidden:
        yield f"{page.hidden} stretches that no reader sees are left out"
    marked = language_code(page.language)
    if marked not in (None, "und", language):
        yield f"the page is marked as {marked!r}, and its text reads as {language!r}"


def _flag_addresses(uri: str, declared: Mapping[str, str]) -> Iterator[Flag]:
    """Yield a flag for each address of the article that a browser would run."""
    for name, address in (("path", uri), *sorted(declared.items())):
        if has_bad_scheme(address):
            yield Flag(kind="bad_url_scheme", detail=f"{name} of the article")


def _take(raw: str, media_type: str) -> tuple[Page, dict[str, str]]:
    """Return a text in blocks, and what its front matter declares."""
    if media_type == HTML:
        return read_page(raw), {}
    text = normalize_text(raw)
    if media_type == MARKDOWN:
        front = read_front_matter(text)
        if front.end:
            head = Block(0, front.end, "chrome")
            return _plain(text, (head, Block(front.end, len(text)))), front.declared
    return _plain(text, blocks_of_text(text)), {}


def _plain(text: str, blocks: tuple[Block, ...]) -> Page:
    return Page(text, blocks, None, None, None, None)


def _name(value: str | None) -> str | None:
    """Return what something is called, cut where no name goes on; None where it says nothing."""
    return (value or "")[:MAX_NAME_CHARS].strip() or None


def _language_of(text: str, units: tuple[ZonedUnit, ...]) -> str:
    """Return the language of the prose, or of all where there is no prose."""
    prose = [one for one in units if one.zone == "narration"] or list(units)
    return detect_language(" ".join(text[one.unit.start : one.unit.end] for one in prose))


def _published(declared: Mapping[str, str], page: Page, masthead: Masthead) -> Published:
    """Return the day of publication: declared, else of the masthead, else of the dateline."""
    for value in (declared.get("published"), page.published):
        day = _day_of(value) if value else None
        if day is not None:
            return Published(day, "metadata")
    return Published(masthead.published, masthead.published_from)


def _day_of(value: str) -> str | None:
    """Return the day that metadata give, in EDTF: of a time stamp, or as people write it."""
    if is_edtf(value[:10]):
        return value[:10]
    return next(iter(full_days(value[:MAX_NAME_CHARS])), None)
