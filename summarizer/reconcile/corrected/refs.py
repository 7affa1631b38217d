"""Which words of which article a reader means."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from summarizer.reconcile.corrected.book import StaleError
from summarizer.schema.article import Article
from summarizer.schema.corrections import ItemRef
from summarizer.schema.span import Span
from summarizer.text.fold import fold_text

Found = TypeVar("Found")


def find_by_quote(
    ref: ItemRef,
    candidates: Iterable[Found],
    spans_of: Callable[[Found], Iterable[Span]],
    articles: Mapping[str, Article],
) -> tuple[Found, ...]:
    """Return what rests on the quote: on just these words, or else on more or fewer of them.

    Raises:
        StaleError: There is no such article, or nothing of it rests on the quote.
    """
    sources = find_articles(ref.article, articles)
    if not sources:
        msg = f"there is no article {ref.article!r}"
        raise StaleError(msg)
    wanted = plain_words(ref.quote)
    exact: list[Found] = []
    near: list[Found] = []
    for one in candidates:
        quotes = {plain_words(span.quote) for span in spans_of(one) if span.source in sources}
        if wanted in quotes:
            exact.append(one)
        elif any(wanted in quote or quote in wanted for quote in quotes):
            near.append(one)
    if not exact and not near:
        msg = f"nothing rests on “{ref.quote}” in {ref.article!r}"
        raise StaleError(msg)
    return tuple(exact or near)


def find_articles(name: str, articles: Mapping[str, Article]) -> frozenset[str]:
    """Return the ids of the articles that go by this id, path, file name or outlet.

    The first of these that any article goes by counts.
    """
    wanted = name.strip()
    ways: Sequence[Callable[[Article], bool]] = (
        lambda one: one.id == wanted,
        lambda one: one.uri == wanted,
        lambda one: one.uri.rpartition("/")[2] == wanted,
        lambda one: plain_words(one.outlet or "") == plain_words(wanted),
    )
    for goes_by in ways:
        found = frozenset(id_ for id_, article in articles.items() if goes_by(article))
        if found:
            return found
    return frozenset()


def plain_words(text: str) -> str:
    """Return a text as it is compared: folded, in lower case, without marks and stops around it.

    >>> plain_words("  “Both  sides agreed.” ")
    'both sides agreed'
    """
    words = " ".join(fold_text(text).casefold().split())
    return words.strip(".,;:'\" ")
