"""What stands in the sentences that a quote touches: text, numbers, dates."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from summarizer.check.quotes import sentences_of
from summarizer.schema.article import Article
from summarizer.schema.span import Span
from summarizer.text.dates import DateMention, find_dates
from summarizer.text.numbers import date_numbers, numbers_of


def references_of(article: Article) -> tuple[str, ...]:
    """Return the days that the article's relative dates can be counted from: at most two."""
    return _references(article.dateline or "", article.published)


def is_english(article: Article) -> bool:
    """Return whether the article's dates and number words can be read."""
    return article.language.split("-")[0] in ("en", "und")


def dates_near(span: Span, article: Article) -> frozenset[str]:
    """Return the dates, EDTF, in the sentences that the span touches."""
    return frozenset(mention.value for mention in _mentions_near(span, article))


def dates_inside(span: Span, article: Article) -> frozenset[str]:
    """Return the dates, EDTF, that the quote itself touches."""
    return frozenset(
        mention.value
        for mention in _mentions_near(span, article)
        if mention.start < span.end and span.start < mention.end
    )


def text_near(span: Span, article: Article) -> str:
    """Return the text of the sentences that the span touches."""
    sentences = sentences_of(article, span)
    return " ".join(article.text[sentence.start : sentence.end] for sentence in sentences)


def _mentions_near(span: Span, article: Article) -> Iterator[DateMention]:
    """Yield the dates in the sentences that the span touches, at their places in the article."""
    references = references_of(article)
    for sentence in sentences_of(article, span):
        text = article.text[sentence.start : sentence.end]
        for mention in _dates_of(text, references):
            start, end = sentence.start + mention.start, sentence.start + mention.end
            yield mention._replace(start=start, end=end)


@lru_cache(maxsize=4096)
def _references(dateline: str, published: str | None) -> tuple[str, ...]:
    days = [published] if published else []
    days += [mention.value for mention in find_dates(dateline, reference=published)]
    return tuple(dict.fromkeys(days))


@lru_cache(maxsize=4096)
def _dates_of(text: str, references: tuple[str, ...]) -> tuple[DateMention, ...]:
    return tuple(
        mention
        for reference in references or (None,)
        for mention in find_dates(text, reference=reference)
    )


def numbers_near(spans: Iterable[Span], articles: Mapping[str, Article]) -> frozenset[str]:
    """Return the numbers in the sentences that the spans touch, and of the dates in them."""
    known: set[str] = set()
    for span in spans:
        known |= numbers_of(span.quote)
        article = articles.get(span.source)
        if article is None:
            continue
        known |= numbers_of(text_near(span, article))
        for date in dates_near(span, article):
            known |= date_numbers(date)
    return frozenset(known)
