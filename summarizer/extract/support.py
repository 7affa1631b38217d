"""Numbers, dates and names of a statement, looked for where the statement rests.

They stand in the sentence of the quote, or are what its words were resolved to: the holders for
`both sides`, a participant for `he`, a state for its capital or its people, a date for `on Sunday`,
a name of the sentences before for `the port`.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from summarizer.extract.acronyms import words_of
from summarizer.extract.evidence import Place
from summarizer.extract.specifics import PREFIX_LETTERS, SMALL_WORDS, ArticleWords, fits
from summarizer.text.amounts import holds_number
from summarizer.text.dates import find_dates
from summarizer.text.fold import fold_text
from summarizer.text.numbers import date_numbers, numbers_of
from summarizer.text.quantities import find_quantities
from summarizer.text.sums import same_sums
from summarizer.text.words import word_texts

_LEAST_SCALE = 100
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_CAPITALIZED = re.compile(r"[A-Z][\w']*")
_POSSESSIVE = re.compile(r"'s?$")
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_ARTICLE_NEXT = re.compile(r"\ (?:the|a|an|its|their|all)\ ")
"""What follows a verb that begins a statement (`Use the canal`), and hardly ever a name."""
_OFFICE_WORDS = frozenset(
    """minister ministers foreign prime deputy vice president presidents secretary general
    chancellor premier premiers leader leaders head heads ambassador ambassadors envoy envoys
    delegation delegations government governments state states country countries nation nations
    side sides party parties republic kingdom federation union member members
    joint statement communique declaration memorandum agreement document text""".split()
)
"""Words that a statement may write with a capital though the article does not."""
_COMMON_ENDINGS = ("s", "tion", "ment", "ing", "ity", "ship", "ed", "ly", "ance", "ence")
"""Endings of words that may well begin a sentence and are no names."""


def unsupported_specifics(
    statement: str,
    place: Place,
    known: Iterable[str],
    words: ArticleWords,
    *,
    holders: int = 0,
    told_in: str = "en",
) -> tuple[str, ...]:
    """Return what a statement gives that neither its sentence nor what is known holds.

    Args:
        statement: What a claim says.
        place: Where its quote stands.
        known: Names that words of the sentence stand for: holders, speakers, participants.
        words: What the article names.
        holders: How many hold the claim; "the five countries" counts them. 0 counts nothing.
        told_in: BCP 47 code of the language of the statement; names are compared in English only.
    """
    is_english = words.is_english and told_in == "en"
    names = Names(place.context, known, words) if is_english else None
    counted = _unsupported_numbers(statement, place.near, words)
    return (
        *(one for one in counted if not holders or one != str(holders)),
        *_unsupported_dates(statement, place.near, words),
        *(names.unsupported(fold_text(statement), place.near) if names else ()),
    )


def _unsupported_numbers(statement: str, near: str, words: ArticleWords) -> tuple[str, ...]:
    if not words.is_english:
        return _numbers_apart(statement, near, words)
    given = numbers_of(statement)
    left = given.difference(numbers_of(near))
    if not left:
        return ()
    in_dates = (date_numbers(value) for value in sorted(words.dates_of(near)))
    left = left.difference(*in_dates)
    return tuple(sorted(left - same_sums(statement, near))) if left else ()


def _numbers_apart(statement: str, near: str, words: ArticleWords) -> tuple[str, ...]:
    """Return the figures of a statement that a sentence in another language does not hold.

    Those of dates are compared as dates: the words that give a day may be `on Monday`.
    """
    bare = statement
    for mention in reversed(find_dates(statement, reference=None)):
        bare = f"{bare[: mention.start]} {bare[mention.end :]}"
    scales = {one.value for one in find_quantities(bare)}
    missing = []
    for number in sorted(one for one in numbers_of(bare) if one in bare):
        scale = next(
            (value / Decimal(number) for value in sorted(scales) if _is_of(value, number)), None
        )
        if not holds_number(number, near, words.language, scale=scale):
            missing.append(number)
    return tuple(missing)


def _is_of(value: Decimal, number: str) -> bool:
    """Return whether a sum is a number of thousands, millions and so on."""
    try:
        scale = value / Decimal(number) if Decimal(number) else Decimal(1)
    except InvalidOperation:  # Two marks of a fraction: `1.2.3` is no number of anything.
        return False
    return (
        scale >= _LEAST_SCALE
        and scale == scale.to_integral_value()
        and set(str(int(scale))) <= {"1", "0"}
    )


def _unsupported_dates(statement: str, near: str, words: ArticleWords) -> tuple[str, ...]:
    if not (words.references and words.is_english):
        return ()
    given = {one.value: one.also for one in words.mentions_in(statement)}
    held = words.dates_of(near) if given else frozenset()
    return tuple(
        value
        for value, also in sorted(given.items())
        if not (fits(value, held) or (also and fits(also, held)))
    )


class Names:
    """Names that a statement may give.

    Args:
        context: The sentences of the quote and the ones before, folded.
        known: Names that are known to be meant.
        words: What the article names.
    """

    def __init__(self, context: str, known: Iterable[str], words: ArticleWords) -> None:
        self._words = words
        self._context = context
        self._in_order = word_texts(context)
        meant = words.meant_by(tuple(known))
        self._held = meant.words.union(self._in_order)
        self._codes = meant.codes

    def unsupported(self, statement: str, near: str) -> tuple[str, ...]:
        """Return the names of a folded statement that nothing holds, in order.

        Acronyms, dates and sums can only take names from the list, so they are looked for where
        there are any.
        """
        if not self.not_held(statement, self._held, ()):
            return ()
        held = self._held | self._acronyms(statement)
        settled = (*self._dated(statement), *_same_sums(statement, near))
        return self.not_held(statement, held, settled)

    def not_held(
        self, statement: str, held: frozenset[str], known: Iterable[tuple[int, int]]
    ) -> tuple[str, ...]:
        """Return the names outside of the known places that these words do not hold, in order."""
        settled = bytearray(len(statement))
        for start, end in known:
            settled[start:end] = b"\x01" * (end - start)
        wrong = []
        for start, end, code in self._mentions(statement):
            name = statement[start:end]
            is_known = code in self._codes or settled.find(1, start, end) >= 0
            if not is_known and not held.issuperset(word_texts(name)):
                wrong.append((start, name))
            settled[start:end] = b"\x01" * (end - start)
        first = _first_word(statement)
        for match in _capitalized(statement):
            word, is_first = match.group(), match.start() == first
            if settled.find(1, match.start(), match.end()) >= 0:
                continue
            if is_first and _ARTICLE_NEXT.match(statement, match.end()):
                continue
            if not self._is_held(word, held, first=is_first):
                wrong.append((match.start(), word))
        return tuple(dict.fromkeys(name for _, name in sorted(wrong)))

    def _mentions(self, statement: str) -> Iterator[tuple[int, int, str]]:
        for mention in self._words.vocabulary.mentions(statement):
            yield mention.start, mention.end, mention.code

    def _dated(self, statement: str) -> Iterator[tuple[int, int]]:
        """Yield where dates stand; those are compared as dates."""
        for reference in self._words.references or (None,):
            for mention in find_dates(statement, reference=reference):
                yield mention.start, mention.end

    def _acronyms(self, statement: str) -> frozenset[str]:
        """Return acronyms and names of the statement that stand for one another in the context."""
        in_order = word_texts(statement)
        found: set[str] = set()
        for short in sorted(match.group().lower() for match in _ACRONYM.finditer(statement)):
            if words_of(short, self._in_order):
                found.add(short)
        for short in sorted({match.group().lower() for match in _ACRONYM.finditer(self._context)}):
            found |= words_of(short, in_order)
        for short, name in self._words.acronyms.items():
            if short in self._held:
                found |= name
            elif name <= self._held:
                found.add(short)
        return frozenset(found)

    def _is_held(self, word: str, held: frozenset[str], *, first: bool) -> bool:
        if word.lower() in held:
            return True
        parts = word_texts(_POSSESSIVE.sub("", word) if "'" in word else word)
        return self._are_held(parts, held, first=first) or (
            self._words.vocabulary.holder(word) in self._codes
        )

    def _are_held(self, parts: Iterable[str], held: frozenset[str], *, first: bool) -> bool:
        return all(
            part in held
            or part.removesuffix("s") in held
            or f"{part}s" in held
            or part in SMALL_WORDS
            or part in _OFFICE_WORDS
            or part in self._words.lower_words
            or (first and self._may_begin_a_sentence(part))
            for part in parts
        )

    def _may_begin_a_sentence(self, word: str) -> bool:
        """Return whether a word with a capital is likely to be no name where it comes first."""
        return (
            word.endswith(_COMMON_ENDINGS)
            or word[:PREFIX_LETTERS] in self._words.lower_prefixes
            or self._words.vocabulary.act(word) is not None
        )


def _first_word(text: str) -> int:
    """Return where the first word of a text begins; -1 where it has none."""
    found = _WORD.search(text)
    return found.start() if found else -1


def _capitalized(text: str) -> list[re.Match[str]]:
    """Return the words of a text that begin with a capital; few do, so the others are passed by."""
    if not text.isascii():
        return [word for word in _WORD.finditer(text) if word[0][0].isupper()]
    return [one for one in _CAPITALIZED.finditer(text) if _begins_word(text, one.start())]


def _begins_word(text: str, position: int) -> bool:
    """Return whether a letter of a text of ASCII is the first of its word."""
    start = position
    while start and (text[start - 1].isalnum() or text[start - 1] in "_'"):
        start -= 1
        if text[start].isalpha():
            return False
    return True


def _same_sums(statement: str, near: str) -> Iterator[tuple[int, int]]:
    """Yield where a statement has a sum of money that its sentence has in another spelling."""
    sums = [one for one in find_quantities(statement) if one.currency or one.unit == "rupee"]
    held = {(one.value, one.currency) for one in find_quantities(near)} if sums else set()
    for sum_ in sums:
        if not held.isdisjoint(((sum_.value, sum_.currency), (sum_.value, None))):
            yield sum_.start, sum_.end
