"""One file's bytes, or one text, as an Article."""

from hashlib import sha256

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.decode import decode_text, take_text
from summarizer.ingest.frontmatter import read_front_matter
from summarizer.ingest.language import detect_language, language_code
from summarizer.ingest.page import Page, read_page
from summarizer.schema.article import Article
from summarizer.schema.ids import make_article_id
from summarizer.schema.words import PublishedFrom
from summarizer.text.dates import is_edtf
from summarizer.text.masthead import Masthead, read_masthead
from summarizer.text.normalize import count_hidden, normalize_text
from summarizer.text.published import full_days, published_elsewhere
from summarizer.text.segment import split_sentences
from summarizer.text.units import Block, blocks_of_text, split_units
from summarizer.text.zones import ZonedUnit, zone_units

HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"


def article_from_bytes(
    data: bytes, *, uri: str, media_type: str = PLAIN, charset: str | None = None
) -> Article:
    """Return the article that a file's bytes hold.

    Args:
        data: The bytes.
        uri: Path that the article is known by.
        media_type: `text/plain`, `text/markdown` or `text/html`.
        charset: Encoding that a server named for it.

    Raises:
        UnreadableArticleError: The bytes are no text, or the text is no article.
    """
    decoded = decode_text(data, charset)
    notes = [f"the encoding {decoded.encoding} was guessed"] if decoded.sniffed else []
    return _build(
        decoded.text,
        uri=uri,
        media_type=media_type,
        encoding=decoded.encoding,
        digest=sha256(data).hexdigest(),
        notes=notes,
    )


def article_from_text(text: str, *, uri: str = "-", media_type: str = PLAIN) -> Article:
    """Return the article that a text is; for programs that have no file.

    Raises:
        UnreadableArticleError: The text is empty, or no text.
    """
    decoded = take_text(text)
    return _build(
        decoded.text,
        uri=uri,
        media_type=media_type,
        encoding=decoded.encoding,
        digest=sha256(text.encode()).hexdigest(),
        notes=[],
    )


def _build(
    raw: str, *, uri: str, media_type: str, encoding: str, digest: str, notes: list[str]
) -> Article:
    page = read_page(raw) if media_type == HTML else None
    text = page.text if page else normalize_text(raw)
    blocks, declared = _blocks(text, page, media_type)
    units = split_units(text, blocks)
    draft = zone_units(text, units)
    language = language_code(declared.get("language")) or _language_of(text, draft)
    marked = language_code(page.language) if page else None
    if language == "und" and marked:
        language = marked
    sentences = split_sentences(text, draft, language=language if language != "und" else "en")
    if not sentences:
        raise UnreadableArticleError("the file holds no words", kind="empty")
    masthead = read_masthead(text, draft)
    hidden = count_hidden(text)
    if hidden:
        notes = [*notes, f"{hidden} invisible characters are hidden from models"]
    if marked not in (None, "und", language):
        notes = [*notes, f"the page is marked as {marked!r}, and its text reads as {language!r}"]
    outlet = declared.get("outlet") or (page.outlet if page else None) or masthead.outlet
    published, where = _published(declared, page, masthead)
    if published is None and language not in ("en", "und"):
        published, where, _ = published_elsewhere(text, sentences, language)
    return Article(
        id=make_article_id(text, outlet),
        uri=uri,
        sha256=digest,
        media_type=media_type,
        encoding=encoding,
        outlet=outlet,
        title=declared.get("title") or masthead.title or (page.title if page else None),
        byline=declared.get("byline") or masthead.byline or (page.byline if page else None),
        dateline=masthead.dateline,
        published=published,
        published_from=where,
        language=language,
        text=text,
        sentences=sentences,
        notes=(*notes, *masthead.notes),
    )


def _blocks(
    text: str, page: Page | None, media_type: str
) -> tuple[tuple[Block, ...], dict[str, str]]:
    """Return the blocks of the text, and what its front matter declares."""
    if page is not None:
        return page.blocks, {}
    if media_type == MARKDOWN:
        front = read_front_matter(text)
        if front.end:
            head = Block(0, front.end, "chrome")
            return (head, Block(front.end, len(text))), front.declared
    return blocks_of_text(text), {}


def _language_of(text: str, units: tuple[ZonedUnit, ...]) -> str:
    """Return the language of the prose, or of all where there is no prose."""
    prose = [one for one in units if one.zone == "narration"] or list(units)
    return detect_language(" ".join(text[one.unit.start : one.unit.end] for one in prose))


def _published(
    declared: dict[str, str], page: Page | None, masthead: Masthead
) -> tuple[str | None, PublishedFrom | None]:
    """Return the day of publication: declared, else of the masthead, else of the dateline."""
    for value in (declared.get("published"), page.published if page else None):
        day = _day_of(value) if value else None
        if day is not None:
            return day, "metadata"
    return masthead.published, masthead.published_from


def _day_of(value: str) -> str | None:
    """Return the day that metadata give, in EDTF: of a time stamp, or as people write it."""
    if is_edtf(value[:10]):
        return value[:10]
    return next(iter(full_days(value)), None)
