"""What an article names: states, bodies, people, dates and numbers, wherever in it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from summarizer.extract.acronyms import read_acronyms
from summarizer.extract.crossnames import stands_in
from summarizer.extract.evidence import Evidence
from summarizer.schema.article import Article
from summarizer.text.addressed import speaks_to_machine
from summarizer.text.amounts import holds_number
from summarizer.text.articleform import shown_sentences
from summarizer.text.dates import DateMention, edtf_bounds, find_dates, values_of
from summarizer.text.fold import fold_text
from summarizer.text.names import fold_letters, strip_titles
from summarizer.text.numbers import numbers_of
from summarizer.text.quantities import find_ordinals
from summarizer.text.tongues import find_dates_in, reads_dates
from summarizer.text.words import letter_runs, word_texts
from summarizer.vocabulary.load import Vocabulary

SMALL_WORDS = frozenset(
    """a an the this that these those both each all in on at to for from by with as of and or but it
    they he she we its their his her two three some many several other others during after before
    under according following""".split()
)
"""Words that say nothing about whom or what a text names."""
PREFIX_LETTERS = 5
"""First letters that words of one root mostly share."""


class Meant(NamedTuple):
    """What names stand for."""

    words: frozenset[str]
    """Their words."""
    codes: frozenset[str]
    """The states and bodies of the article, and what these names stand for."""


class ArticleWords:
    """What the sentences that a model is shown name, and what the article says of itself.

    Args:
        article: The article.
        vocabulary: Names of states and bodies.
        evidence: Where quotes may stand; posts of anybody and words to machines name nobody. None
            where all that is shown counts.
    """

    def __init__(
        self, article: Article, vocabulary: Vocabulary, evidence: Evidence | None = None
    ) -> None:
        self._article = article
        self._names: dict[str, bool] = {}
        self._people: dict[str, bool] = {}
        self._dates_of: dict[str, frozenset[str]] = {}
        self._meant_by: dict[tuple[str, ...], Meant] = {}
        self.vocabulary = vocabulary
        self._posts = ""
        labels = [article.title, article.byline, article.dateline, article.outlet]
        if evidence is None:
            self._sentences = [
                article.text[one.start : one.end] for one in shown_sentences(article)
            ]
        else:
            self._sentences = list(evidence.told())
            self._posts = "\n".join(map(fold_text, evidence.told_by_anybody()))
            labels = [one for one in labels if one and not speaks_to_machine(one)]
        self.text = "\n".join(fold_text(part or "") for part in (*self._sentences, *labels))
        """The folded text of all of it."""
        self.language = article.language.split("-")[0]
        """BCP 47 code of the article's language."""
        self.is_english = self.language in ("en", "und")
        """Whether names can be compared: those of other languages may be translated."""
        self.reads_dates = self.is_english or reads_dates(self.language)
        """Whether dates can be compared: in words, they are read in some languages only."""

    @cached_property
    def codes(self) -> frozenset[str]:
        """States, bodies and territories that are named in any form."""
        return frozenset(mention.code for mention in self.vocabulary.mentions(self.text))

    @cached_property
    def references(self) -> tuple[str, ...]:
        """The days that relative dates can be counted from: of publication, of the dateline."""
        days = [self._article.published] if self._article.published else []
        dateline = self._article.dateline or ""
        found = self._mentions(dateline, self._article.published)
        return tuple(dict.fromkeys((*days, *(mention.value for mention in found))))

    @cached_property
    def dates(self) -> frozenset[str]:
        """The dates of all sentences, EDTF."""
        return frozenset(value for one in self._sentences for value in self.dates_of(one))

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """Words that stand somewhere in lower case: no names."""
        return frozenset(
            fold_letters(word) for word in set(letter_runs(self.text)) if word.islower()
        )

    @cached_property
    def lower_prefixes(self) -> frozenset[str]:
        """The first letters of these words."""
        return frozenset(word[:PREFIX_LETTERS] for word in self.lower_words)

    @cached_property
    def acronyms(self) -> Mapping[str, frozenset[str]]:
        """Acronyms that the article explains, with the words that they stand for."""
        return read_acronyms(self.text)

    @cached_property
    def _words(self) -> frozenset[str]:
        spelled_out: frozenset[str] = frozenset().union(*self.acronyms.values())
        return spelled_out.union(word_texts(self.text), self.acronyms)

    def gives(self, value: str) -> bool:
        """Return whether the dates of the article, and those it counts from, give a date.

        Sentences are read until they do; those of the event mostly stand first.
        """
        found = set(self.references)
        if fits(value, found):
            return True
        for sentence in self._sentences:
            more = self.dates_of(sentence) - found
            found |= more
            if more and fits(value, found):
                return True
        return False

    def dates_of(self, text: str) -> frozenset[str]:
        """Return the dates of a text, counted from the days that the article gives."""
        if text not in self._dates_of:
            self._dates_of[text] = values_of(self.mentions_in(text))
        return self._dates_of[text]

    def mentions_in(self, text: str) -> Iterator[DateMention]:
        """Yield the dates of a text of the article with their places, for each day of reference."""
        for reference in self.references or (None,):
            yield from self._mentions(text, reference)

    def dates_in_year_of(self, text: str, value: str) -> frozenset[str]:
        """Return the dates of a text, those without a year counted from a date that is given."""
        day = edtf_bounds(value).first
        return values_of(self._mentions(text, day.isoformat()))

    def _mentions(self, text: str, reference: str | None) -> tuple[DateMention, ...]:
        if self.is_english:
            return find_dates(text, reference=reference)
        return find_dates_in(text, language=self.language, reference=reference)

    def meant_by(self, names: tuple[str, ...]) -> Meant:
        """Return what names stand for that are known to be meant; many claims share them."""
        if names not in self._meant_by:
            holder = self.vocabulary.holder
            self._meant_by[names] = Meant(
                words=frozenset(chain.from_iterable(map(word_texts, names))),
                codes=self.codes.union([holder(name) or name for name in names]),
            )
        return self._meant_by[names]

    def names(self, name: str) -> bool:
        """Return whether the article names a holder, a person or a place anywhere."""
        if name not in self._names:
            self._names[name] = self._is_named(name)
        return self._names[name]

    def _is_named(self, name: str) -> bool:
        if not self.is_english or name in self.codes:
            return True
        code = self.vocabulary.holder(name)
        if code is not None:
            return code in self.codes
        words = set(word_texts(strip_titles(name)))
        return bool(words) and words <= self._words

    def names_person(self, name: str) -> bool:
        """Return whether the article names a person, in a case or in letters of its own."""
        if self.is_english:
            return self.names(name)
        if name not in self._people:
            self._people[name] = stands_in(name, self.text)
        return self._people[name]

    def has_words(self, text: str) -> bool:
        """Return whether all words of a text stand somewhere in the article."""
        words = set(word_texts(text))
        return not self.is_english or words <= self._words | SMALL_WORDS

    def has_words_anywhere(self, text: str) -> bool:
        """Return whether all words of a text stand in the article or in anybody's post."""
        words = set(word_texts(text))
        return not self.is_english or words <= self._words.union(
            SMALL_WORDS, word_texts(self._posts)
        )

    def has_number(self, number: int | None) -> bool:
        """Return whether the article has a number, in figures or words, as ordinal or not."""
        if number is None or number < 0:
            return False
        if str(number) in numbers_of(self.text):
            return True
        if not self.is_english:
            return holds_number(str(number), self.text, self.language)
        return any(ordinal.value == number for ordinal in find_ordinals(self.text))


def fits(value: str, dates: Iterable[str]) -> bool:
    """Return whether these dates give a value: each end of it is one of their ends, or has one.

    >>> fits("2026", ["2026-01-04"]), fits("2026-01-03", ["2026-01-03/2026-01-05"])
    (True, True)
    >>> fits("2026-01-04", ["2026"]), fits("2029/2038", ["2029"])
    (False, False)
    """
    found = list(dates)
    return value in found or all(_has_an_end(end, found) for end in value.split("/"))


def fits_one_end(value: str, dates: Iterable[str]) -> bool:
    """Return whether these dates give one end of a period.

    >>> fits_one_end("2029/2038", ["2029"])
    True
    """
    found = list(dates)
    return "/" in value and any(_has_an_end(end, found) for end in value.split("/"))


def _has_an_end(value: str, dates: Iterable[str]) -> bool:
    first, last = edtf_bounds(value)
    ends = (edtf_bounds(end) for date in dates for end in date.split("/"))
    return any(first <= one.first and one.last <= last for one in ends)
