"""An article as it was read."""

from pydantic import Field

from summarizer.schema.base import SCHEMA_VERSION, Record, is_empty, is_zero
from summarizer.schema.flags import Flag
from summarizer.schema.words import PublishedFrom, SourceStatus, Zone


class Sentence(Record):
    """One sentence, or one line of page furniture, of an article."""

    number: int = Field(ge=1)
    """Position in the article, counted from 1 over all zones."""
    start: int = Field(ge=0)
    """First code point in `Article.text`."""
    end: int = Field(ge=1)
    """One past the last code point."""
    zone: Zone
    """What part of the page it belongs to."""
    paragraph: int = Field(ge=1)
    """Number of the block of lines it stands in, counted from 1."""
    account: str | None = None
    """For an embedded post: the account as it stands in the post, such as `@ForeignMinistry`."""


class Article(Record):
    """One report: its text in the one coordinate system, its sentences, and what it says of itself.

    `text` is NFC with LF line ends; every offset of every record counts its code points.
    """

    schema_version: str = SCHEMA_VERSION
    """Version of this record's schema."""
    id: str
    """`a` and 12 hex digits of the SHA-256 of text and outlet."""
    uri: str
    """Path relative to the folder that was named, with forward slashes; `-` for standard input; the
    URL of a page that was fetched. Of a file with several articles, such as a feed, with `#` and
    the number of this one."""
    sha256: str
    """SHA-256 of the file's bytes, in hex; of its own bytes where the file holds several."""
    media_type: str
    """What the file is, such as `text/html` or `application/pdf`."""
    encoding: str
    """Encoding that the bytes were decoded with, such as `utf-8`."""
    outlet: str | None
    """Who published it, as the article says; None where it does not say."""
    title: str | None
    """Its headline; None where it has none."""
    byline: str | None
    """Who wrote it, as it says."""
    dateline: str | None
    """The dateline as it stands, such as `ISLAMABAD, Jan 5 (APP)`."""
    published: str | None
    """Day of publication, EDTF; None where the article does not say."""
    published_from: PublishedFrom | None
    """Where `published` was read."""
    language: str
    """BCP 47 code of the language of most of its sentences; `und` where it cannot be told."""
    text: str
    """The whole text."""
    sentences: tuple[Sentence, ...]
    """Its sentences in order; they do not overlap, and all between them is white space."""
    notes: tuple[str, ...] = ()
    """What was noticed while reading, such as counts of invisible characters that were hidden."""
    pages: tuple[int, ...] = Field(default=(), exclude_if=is_empty)
    """First code point of each page, the first page first; empty where there are no pages."""
    hidden_markup: int = Field(default=0, ge=0, exclude_if=is_zero)
    """How many stretches of text and comments were left out because no reader of the page sees
    them."""
    flags: tuple[Flag, ...] = Field(default=(), exclude_if=is_empty)
    """What a person should look at, by place; left out where there is nothing."""


class UnreadSource(Record):
    """A file or article that feeds nothing into the briefing, and why."""

    id: str
    """Id of the article; for an unreadable file `a` and 12 hex digits of its bytes' SHA-256."""
    uri: str
    """Path relative to the folder that was named, or a URL."""
    sha256: str
    """SHA-256 of the file's bytes, in hex; of no bytes where the file could not be opened."""
    outlet: str | None = None
    """Who published it, where that is known."""
    title: str | None = None
    """Its headline, where that is known."""
    published: str | None = None
    """Day of publication, EDTF, where that is known."""
    language: str = "und"
    """BCP 47 code of its language."""
    sentences: int = 0
    """How many sentences it has; 0 where it could not be read."""
    status: SourceStatus
    """What became of it."""
    reason: str
    """Why, for people."""
    kind: str
    """The error's stable word, such as `unreadable`."""
    flags: tuple[Flag, ...] = Field(default=(), exclude_if=is_empty)
    """What a person should look at, by place; left out where there is nothing."""
