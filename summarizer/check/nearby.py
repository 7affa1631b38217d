"""What stands in the sentences that a quote touches: text, numbers, dates."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
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


def numbers_apart(
    numbers: AbstractSet[str], spans: Sequence[Span], articles: Mapping[str, Article]
) -> frozenset[str]:
    """Return the numbers that neither the quotes hold nor the sentences that they touch.

    A number of a date that stands in such a sentence, or that its words come to, counts as held.
    What takes long to read, such as dates, is read only while a number is missing.
    """
    left = set(numbers)
    for read in (_numbers_of_quote, _numbers_of_sentences, _numbers_of_dates):
        for span in spans:
            if not left:
                return frozenset()
            left -= read(span, articles.get(span.source))
    return frozenset(left)


def _numbers_of_quote(span: Span, _article: Article | None) -> frozenset[str]:
    return numbers_of(span.quote)


def _numbers_of_sentences(span: Span, article: Article | None) -> frozenset[str]:
    return numbers_of(text_near(span, article)) if article else frozenset()


def _numbers_of_dates(span: Span, article: Article | None) -> frozenset[str]:
    dates = dates_near(span, article) if article else ()
    return frozenset(number for date in dates for number in date_numbers(date))
