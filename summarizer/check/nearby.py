"""What stands in the sentences that a quote touches: text, numbers, dates."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from summarizer.check.quotes import sentences_of
from summarizer.schema.article import Article
from summarizer.schema.span import Span
from summarizer.text.amounts import holds_number
from summarizer.text.dateparts import falls_in_named_part
from summarizer.text.dates import DateMention, find_dates, values_of
from summarizer.text.fold import fold_text
from summarizer.text.numbers import date_numbers, numbers_of
from summarizer.text.sums import same_sums
from summarizer.text.tongues import find_dates_in, reads_dates


def references_of(article: Article) -> tuple[str, ...]:
    """Return the days that the article's relative dates can be counted from: at most two."""
    return _references(article.dateline or "", article.published, _language(article))


def is_english(article: Article) -> bool:
    """Return whether the article's names and number words can be read."""
    return _language(article) in ("en", "und")


def reads_its_dates(article: Article) -> bool:
    """Return whether the dates of the article can be read, those in words included."""
    return is_english(article) or reads_dates(_language(article))


def _language(article: Article) -> str:
    return article.language.split("-")[0]


def dates_near(span: Span, article: Article) -> frozenset[str]:
    """Return the dates, EDTF, in the sentences that the span touches."""
    return values_of(_mentions_near(span, article))


def dates_inside(span: Span, article: Article) -> frozenset[str]:
    """Return the dates, EDTF, that the quote itself touches."""
    return frozenset(
        mention.value
        for mention in _mentions_near(span, article)
        if mention.start < span.end and span.start < mention.end
    )


def falls_in_part_near(value: str, span: Span, article: Article) -> bool:
    """Return whether a date lies in the part of a month or year that these sentences tell of."""
    references = references_of(article)
    for sentence in sentences_of(article, span):
        text = article.text[sentence.start : sentence.end]
        if falls_in_named_part(value, text, _dates_of(text, references, _language(article))):
            return True
    return False


def text_near(span: Span, article: Article) -> str:
    """Return the text of the sentences that the span touches, folded.

    Folded as it was when the item was found: what is hidden beside a figure parts no number.
    """
    sentences = sentences_of(article, span)
    return " ".join(fold_text(article.text[one.start : one.end]) for one in sentences)


def _mentions_near(span: Span, article: Article) -> Iterator[DateMention]:
    """Yield the dates in the sentences that the span touches, at their places in the article."""
    references = references_of(article)
    for sentence in sentences_of(article, span):
        text = article.text[sentence.start : sentence.end]
        for mention in _dates_of(text, references, _language(article)):
            start, end = sentence.start + mention.start, sentence.start + mention.end
            yield mention._replace(start=start, end=end)


@lru_cache(maxsize=4096)
def _references(dateline: str, published: str | None, language: str) -> tuple[str, ...]:
    days = [published] if published else []
    days += [mention.value for mention in _read(dateline, published, language)]
    return tuple(dict.fromkeys(days))


@lru_cache(maxsize=4096)
def _dates_of(text: str, references: tuple[str, ...], language: str) -> tuple[DateMention, ...]:
    return tuple(
        mention
        for reference in references or (None,)
        for mention in _read(text, reference, language)
    )


def _read(text: str, reference: str | None, language: str) -> tuple[DateMention, ...]:
    if language in ("en", "und"):
        return find_dates(text, reference=reference)
    return find_dates_in(text, language=language, reference=reference)


def numbers_apart(
    numbers: AbstractSet[str],
    spans: Sequence[Span],
    articles: Mapping[str, Article],
    *,
    said: str = "",
) -> frozenset[str]:
    """Return the numbers that neither the quotes hold nor the sentences that they touch.

    `said` is where the numbers are from: its amounts may be written in another way there.

    A number of a date that stands in such a sentence, or that its words come to, counts as held.
    What takes long to read, such as dates, is read only while a number is missing.
    """
    left = set(numbers)
    for read in (_numbers_of_quote, _numbers_of_sentences, _numbers_of_dates):
        for span in spans:
            if not left:
                return frozenset()
            left -= read(span, articles.get(span.source))
    for span in spans:
        article = articles.get(span.source)
        if not left or article is None:
            continue
        near, language = text_near(span, article), _language(article)
        if is_english(article):
            left -= same_sums(said, near)
        else:
            left -= {one for one in left if holds_number(one, near, language)}
    return frozenset(left)


def _numbers_of_quote(span: Span, _article: Article | None) -> frozenset[str]:
    return numbers_of(fold_text(span.quote))


def _numbers_of_sentences(span: Span, article: Article | None) -> frozenset[str]:
    return numbers_of(text_near(span, article)) if article else frozenset()


def _numbers_of_dates(span: Span, article: Article | None) -> frozenset[str]:
    dates = dates_near(span, article) if article else ()
    return frozenset(number for date in dates for number in date_numbers(date))
