"""Readers of articles: bytes and markup of any kind."""

import unicodedata

from fuzz import seeding
from fuzz.choices import Choices
from fuzz.target import Target, text_of, wide_text_of
from summarizer.check.sources import check_article
from summarizer.errors import UnreadableArticleError
from summarizer.heap.sketch import sketch_article
from summarizer.ingest.article import HTML, MARKDOWN, PLAIN, article_from_bytes, article_from_text
from summarizer.ingest.decode import decode_text
from summarizer.ingest.frontmatter import read_front_matter
from summarizer.ingest.page import read_page
from summarizer.schema.article import Article
from summarizer.schema.canonical import compact_json
from summarizer.text.articleform import read_form, shown_sentences, write_form
from summarizer.text.edtf import is_edtf
from summarizer.text.normalize import normalize_text

_UNREADABLE = (UnreadableArticleError,)


def check_decode(data: bytes) -> None:
    """See that bytes become text that can be written again."""
    decoded = decode_text(data)

    assert decoded.text.encode()
    assert "\x00" not in decoded.text


def check_page(data: bytes) -> None:
    """See that the blocks of a page cover its text in order."""
    page = read_page(text_of(data).replace("\x00", ""))

    assert unicodedata.is_normalized("NFC", page.text)
    position = 0
    for block in page.blocks:
        assert position <= block.start < block.end <= len(page.text)
        assert not page.text[position : block.start].strip()
        position = block.end
    assert not page.text[position:].strip()


def check_front_matter(data: bytes) -> None:
    """See that the head of a file ends inside of it."""
    text = normalize_text(text_of(data))

    front = read_front_matter(text)

    assert 0 <= front.end <= len(text)
    assert all(front.declared.values())


def check_text(data: bytes) -> None:
    """See that an article that a program hands over as text holds together."""
    check_read_article(article_from_text(wide_text_of(data)))


def check_file(data: bytes) -> None:
    """See that an article of a file of any kind holds together."""
    choices = Choices(data)
    media_type = choices.pick((PLAIN, HTML, MARKDOWN))

    check_read_article(article_from_bytes(choices.rest, uri="any", media_type=media_type))


def check_read_article(article: Article) -> None:
    """See that sentences cover the text, and that record, question and sketch hold them."""
    assert check_article(article) == ()
    assert unicodedata.is_normalized("NFC", article.text)
    assert article.published is None or is_edtf(article.published)
    assert Article.model_validate_json(compact_json(article)) == article
    shown = shown_sentences(article)
    if shown:
        lines = read_form(write_form(article, shown)).lines
        assert [line.number for line in lines] == [one.number for one in shown]
        assert [line.zone for line in lines] == [one.zone for one in shown]
    sketch_article(article)


TARGETS = (
    Target("decode", check_decode, "bytes", _UNREADABLE, seeding.articles, sample=40),
    Target("page", check_page, "text", _UNREADABLE, seeding.pages, weight=4, sample=50),
    Target("front_matter", check_front_matter, "text", seeds=seeding.pages),
    Target("article_text", check_text, "text", _UNREADABLE, seeding.articles, 4, sample=50),
    Target("article_file", check_file, "bytes", _UNREADABLE, seeding.pages, 4, sample=50),
)
"""Targets of this part."""
