"""What is known before anything is linked: which event, which articles, and their claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.reconcile.events import ChosenEvent, choose_event
from summarizer.reconcile.mentions import (
    Lexicon,
    Mention,
    act_word_factors,
    read_lexicon,
    read_mentions,
)
from summarizer.reconcile.origins import find_origins_by_runs, is_official, runs_of
from summarizer.reconcile.sources import SourceBook
from summarizer.schema.article import Article, UnreadSource
from summarizer.schema.briefing import Briefing
from summarizer.schema.communique import Communique
from summarizer.schema.corrections import CorrectionList
from summarizer.text.similarity import WordWeights, weigh_words
from summarizer.vocabulary.load import Vocabulary

FRAME_WORD_FACTOR = 0.5
"""Weight of words that name speech acts against words that name matters: outlets exchange verbs."""


@dataclass(frozen=True)
class PreparedEvent:
    """What is known before anything is linked: the event, its articles and their claims."""

    paired: tuple[tuple[Article, Communique], ...]
    """Every article that was read with its communiqué, by id."""
    chosen: ChosenEvent
    """The event, and the articles on another."""
    book: SourceBook
    """The articles of the event."""
    others: SourceBook
    """The articles on another event."""
    lexicon: Lexicon
    """What it takes to read a claim."""
    mentions: tuple[Mention, ...]
    """The claims of the articles of the event."""
    weights: WordWeights
    """How much their words say."""
    corrections: CorrectionList | None = None
    """What a reader corrects; None without a file of corrections."""
    previous: Briefing | None = None
    """An earlier briefing, whose ids a reader's corrections can use; nothing else of it counts."""

    @property
    def communiques(self) -> tuple[Communique, ...]:
        """Return the communiqués of the event, by id."""
        return tuple(one for _, one in self.paired if one.article in self.book.articles)


def prepare_event(
    articles: Sequence[Article],
    communiques: Sequence[Communique],
    *,
    vocabulary: Vocabulary,
    unread: Sequence[UnreadSource] = (),
    wanted: str | None = None,
    corrections: CorrectionList | None = None,
    previous: Briefing | None = None,
) -> PreparedEvent:
    """Return the event of these articles, ready to be linked.

    Args:
        articles: The articles that were read, in any order.
        communiques: One for each of them, in any order.
        vocabulary: Speech acts, countries, terms of art.
        unread: Files and articles that could not be read.
        wanted: Words of the event that is asked for; None for the most reported one.
        corrections: What a reader corrects.
        previous: An earlier briefing, whose ids the corrections can use.

    Raises:
        UsageError: No article is of the event that is asked for.
        ValueError: An article has no communiqué or two, or a communiqué no article.
    """
    paired = _pair(articles, communiques, {one.id for one in unread})
    runs = {article.id: runs_of(article) for article, _ in paired}
    everything = _make_book((article for article, _ in paired), runs)
    chosen = choose_event([one for _, one in paired], everything, vocabulary, wanted=wanted)
    mine = [(one, two) for one, two in paired if one.id not in chosen.others]
    lexicon = read_lexicon(vocabulary, chosen.event.parties, [two for _, two in mine])
    mentions = read_mentions([two for _, two in mine], lexicon)
    return PreparedEvent(
        paired=tuple(paired),
        chosen=chosen,
        book=_make_book((one for one, _ in mine), runs),
        others=_make_book((one for one, _ in paired if one.id in chosen.others), runs),
        lexicon=lexicon,
        mentions=mentions,
        weights=weigh_words(
            (mention.words for mention in mentions),
            act_word_factors(vocabulary, FRAME_WORD_FACTOR),
        ),
        corrections=corrections,
        previous=previous,
    )


def _pair(
    articles: Iterable[Article], communiques: Iterable[Communique], unread: set[str]
) -> list[tuple[Article, Communique]]:
    """Return each article with its communiqué, by id."""
    by_article: dict[str, Communique] = {}
    for communique in communiques:
        if communique.article in by_article:
            msg = f"two communiqués of article {communique.article!r}"
            raise ValueError(msg)
        by_article[communique.article] = communique
    by_id = {article.id: article for article in articles}
    excused = unread - by_article.keys()
    lone = sorted((by_id.keys() - excused) ^ by_article.keys())
    if lone:
        msg = f"expected one communiqué for each article, found otherwise for {lone}"
        raise ValueError(msg)
    return [(by_id[id_], by_article[id_]) for id_ in sorted(by_article)]


def _make_book(articles: Iterable[Article], runs: Mapping[str, frozenset[int]]) -> SourceBook:
    by_id = {article.id: article for article in articles}
    return SourceBook(
        articles=by_id,
        origins=find_origins_by_runs(by_id.values(), runs),
        official=frozenset(id_ for id_, article in by_id.items() if is_official(article)),
    )
