"""What reconciling knows of the sources: who came first, who copies whom, who votes."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from summarizer.schema.article import Article

Value = TypeVar("Value")

_UNKNOWN_DAY = "9999"


class SourceRank(NamedTuple):
    """What sources are ordered by: the earliest first, those without a date last."""

    published: str
    source: str


@dataclass(frozen=True)
class SourceBook:
    """The articles of one event and what is known of them."""

    articles: Mapping[str, Article]
    """Every article by id."""
    origins: Mapping[str, str]
    """Article id to the id of the article whose text it retells, or its own."""
    official: frozenset[str]
    """Ids of official texts and press releases."""

    def rank(self, source: str) -> SourceRank:
        """Return what the source is ordered by."""
        return SourceRank(self.articles[source].published or _UNKNOWN_DAY, source)

    def published(self) -> dict[str, str | None]:
        """Return the day of publication of every source."""
        return {source: article.published for source, article in self.articles.items()}

    def independent(self, sources: Iterable[str]) -> int:
        """Return how many origins these sources have."""
        return len({self.origins[source] for source in sources})


def majority(
    votes: Iterable[tuple[str, Value]],
    book: SourceBook,
    key: Callable[[Value], Hashable] = lambda value: value,
) -> Value:
    """Return what most independent origins say; of equals the value that an official text has.

    Then comes the value that the earliest source has. An origin votes once: with the value that its
    sources give most often, of equals the one that its earliest source gives first.

    Args:
        votes: Source and value, the votes of one source in the order in which it gives them.
        book: What is known of the sources.
        key: What two values that count as one have in common. The value that is returned is the
            one that the earliest source gives.

    Raises:
        ValueError: There is no vote.
    """
    ordered = sorted(votes, key=lambda vote: book.rank(vote[0]))
    if not ordered:
        msg = "expected at least one vote"
        raise ValueError(msg)
    by_origin: dict[str, Counter[Hashable]] = {}
    for source, value in ordered:
        by_origin.setdefault(book.origins[source], Counter())[key(value)] += 1
    tally: Counter[Hashable] = Counter()
    for counts in by_origin.values():
        tally[counts.most_common(1)[0][0]] += 1
    backed = {key(value) for source, value in ordered if source in book.official}
    most = max(tally.values())
    best = [one for one, count in tally.items() if count == most]
    leading = [one for one in best if one in backed] or best
    return next(value for _, value in ordered if key(value) in leading)
