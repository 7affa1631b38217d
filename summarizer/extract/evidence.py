"""Where the quotes of a draft stand, and whether they may be used there."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from summarizer.extract.accounts import is_official_account
from summarizer.schema.article import Article, Sentence
from summarizer.schema.span import TextSpan
from summarizer.schema.words import Zone
from summarizer.text.addressed import blank_out, find_addressed, shared_chars
from summarizer.text.articleform import shown_sentences
from summarizer.text.fold import fold_text
from summarizer.text.locate import QuoteLocator

_EARLIER = 2
"""How many sentences before a quote count as its context."""
_BODY: frozenset[Zone] = frozenset(("narration", "quotation"))


class Place(NamedTuple):
    """Where a quote stands."""

    span: TextSpan
    """The stretch of the article."""
    sentence: Sentence
    """The sentence that it begins in."""
    near: str
    """The folded text of the sentences that it touches."""
    before: str
    """The folded text between the beginning of its sentence and the quote."""
    after: str
    """The folded text between the quote and the end of its sentence."""
    context: str
    """`near`, after the folded text of the two sentences before: what `the port` may stand for."""


class Flaw(NamedTuple):
    """What is wrong with an item of a draft."""

    kind: str
    """A stable word, such as `quote_not_verbatim`."""
    reason: str
    """What is wrong, for people and for the model."""


class Evidence:
    """The parts of an article that quotes may be taken from.

    Args:
        article: The article.
        people: Names of persons who take part: their posts are statements.
    """

    def __init__(self, article: Article, people: Iterable[str] = ()) -> None:
        self._article = article
        names = tuple(people)
        self.posts = frozenset(
            sentence.number
            for sentence in article.sentences
            if sentence.zone == "embedded_post" and is_official_account(sentence.account, names)
        )
        """Numbers of the sentences in posts of officials and institutions."""
        addressed = find_addressed(article.text, article.sentences)
        self.no_evidence = addressed.no_evidence
        """Stretches in words to a machine."""
        self.doubted = (*addressed.no_evidence, *addressed.doubted)
        """These, and speech in such words: whom they alone name took no part."""
        self.set_aside = frozenset(
            one.number for one in article.sentences if self._is_for_machines(one.start, one.end)
        )
        """Numbers of the sentences that say nothing else."""
        telling = [one for one in article.sentences if one.number not in self.set_aside]
        body = [one for one in telling if one.zone in _BODY or one.number in self.posts]
        self.shown = shown_sentences(article)
        """Sentences that a model is shown, in order."""
        self._ends_shown = [one.end for one in self.shown]
        headlines = [one for one in telling if one.zone == "headline"]
        self._anywhere = QuoteLocator(article.text, article.sentences)
        self._tiers = (self._anywhere.among(body), self._anywhere.among(headlines))
        self._starts = [one.start for one in article.sentences]
        self._folded: dict[tuple[int, int], str] = {}

    def find(self, quote: str, sentence: int) -> Place | Flaw:
        """Return where a quote stands: in the body, else in a headline; or what is wrong with it.

        Args:
            quote: What a draft quotes.
            sentence: The number of the sentence that it names.
        """
        for locator in self._tiers:
            span = locator.locate(quote, sentence)
            if span is not None and not self._is_for_machines(span.start, span.end):
                return self._place(span)
        span = self._anywhere.locate(quote, sentence)
        if span is None:
            return Flaw("quote_not_verbatim", "the quote does not stand in the article")
        if self._is_for_machines(span.start, span.end):
            return Flaw("zone_not_evidence", "the quote stands in words to a machine, no report")
        zone = self._touched(span)[0].zone
        return Flaw("zone_not_evidence", f"the quote stands in {zone!r}, which is no evidence")

    def told(self) -> Iterator[str]:
        """Yield the text of the sentences that may name somebody, without words to a machine."""
        for one in self.shown:
            if one.zone != "embedded_post" or one.number in self.posts:
                yield blank_out(self._article.text, one.start, one.end, self.doubted)

    def told_by_anybody(self) -> Iterator[str]:
        """Yield the text of the posts of others, without words to a machine."""
        for one in self.shown:
            if one.zone == "embedded_post" and one.number not in self.posts:
                yield blank_out(self._article.text, one.start, one.end, self.no_evidence)

    def _is_for_machines(self, start: int, end: int) -> bool:
        """Return whether half or more of a stretch, without spaces, is in words to a machine."""
        if not self.no_evidence:
            return False
        told = blank_out(self._article.text, start, end, self.no_evidence)
        if shared_chars(self.no_evidence, start, end) == 0:
            return False
        letters = sum(map(str.isalnum, self._article.text[start:end]))
        return 2 * sum(map(str.isalnum, told)) <= letters

    def touched(self, span: TextSpan) -> tuple[int, ...]:
        """Return the numbers of the sentences that a span touches, in order."""
        return tuple(sentence.number for sentence in self._touched(span))

    def _touched(self, span: TextSpan) -> Sequence[Sentence]:
        sentences = self._article.sentences
        last = bisect_left(self._starts, span.end)
        first = last
        while first and sentences[first - 1].end > span.start:
            first -= 1
        return sentences[first:last]

    def _place(self, span: TextSpan) -> Place:
        touched = self._touched(span)
        near = self._fold(touched[0].start, touched[-1].end)
        before = bisect_right(self._ends_shown, touched[0].start)
        earlier = self.shown[max(0, before - _EARLIER) : before]
        return Place(
            span=span,
            sentence=touched[0],
            near=near,
            before=self._fold(touched[0].start, span.start),
            after=self._fold(span.end, touched[-1].end),
            context="\n".join([*(self._fold(one.start, one.end) for one in earlier), near]),
        )

    def _fold(self, start: int, end: int) -> str:
        if (start, end) not in self._folded:
            told = blank_out(self._article.text, start, end, self.no_evidence)
            self._folded[start, end] = fold_text(told)
        return self._folded[start, end]
