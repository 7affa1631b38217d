"""Whether the sentence of a claim is of those who are said to hold it.

A quote proves that something was said, not who said it. So where the sentence names nobody of the
holders and nobody that could stand for them, and says of somebody else that he says it, the claim
is held by the wrong party.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from summarizer.extract.evidence import Place
from summarizer.extract.masked import Parties
from summarizer.extract.roles import Told, is_of_another
from summarizer.extract.signs import look_at
from summarizer.text.fold import fold_text
from summarizer.text.names import name_words, strip_titles
from summarizer.text.words import word_texts
from summarizer.vocabulary.load import Vocabulary

TOGETHER = re.compile(
    r"\b(?:both|two|sides?|part(?:y|ies)|they|their|them|he|she|his|her|it|its|countr(?:y|ies)|ministers|leaders"
    r"|delegations?|governments?|presidents|officials|nations?|neighbou?rs|capitals|counterparts?|pair|duo|who|other"
    r"|each|joint\w*|communiqu\w+|declaration|statement|document|agreement|text|memorandum|accord|states|bilateral"
    r"|mutual\w*|together|talks|meeting)\b",
    re.IGNORECASE,
)
"""Words that may stand for the holders."""
SINGLE = frozenset("he she his her it its country nation government delegation".split())
"""Of these, the words that stand for whoever was named just before."""
ACTS = (
    r"(?:sa(?:id|ys)|t(?:old|ells)|add(?:ed|s)|stress(?:ed|es)|reject(?:ed|s)|oppos(?:ed|es)|refus(?:ed|es)|denie[ds]"
    r"|agree[ds]|pledge[ds]|vow(?:ed|s)|call(?:ed|s)|urge[ds]|demand(?:ed|s)|condemn(?:ed|s)|welcom(?:ed|es)|support(?:ed|s)"
    r"|back(?:ed|s)|reaffirm(?:ed|s)|reiterate[ds]|confirm(?:ed|s)|announc(?:ed|es)|declare[ds]|insist(?:ed|s)|warn(?:ed|s)"
    r"|offer(?:ed|s)|promis(?:ed|es)|express(?:ed|es)|voic(?:ed|es)|prais(?:ed|es)|thank(?:ed|s)|ask(?:ed|s)|maintain(?:ed|s)"
    r"|accept(?:ed|s)|declin(?:ed|es)|threaten(?:ed|s)|object(?:ed|s)|endors(?:ed|es)|acknowledge[ds]|argue[ds]|note[ds])"
)
_SAYS_AFTER = re.compile(
    rf"\W{{1,3}}(?:\w+ly |also |has |had |again |would |will ){{0,2}}[\"']?{ACTS}\b", re.I
)
_SAYS_BEFORE = re.compile(
    rf"\b{ACTS}\W+(?!(?:of|about|on|in|at|to|for|with|from|that)\b)(?:\w+\W+){{0,4}}$",
    re.IGNORECASE,
)
"""Not `said of Haiti`, which is what is spoken of."""
_LEAVES_OUT = re.compile(
    r"\b(?:all but|everyone but|except|except for|other than|apart from|unlike|besides)"
    r"\W+(?:the )?$",
    re.IGNORECASE,
)
"""`All but Poland backed it` is not of Poland."""
_STOP = re.compile(r"(?<=\w{3}[.!?])['\"]?\s")
_STOPS = (".", "!", "?")
_CLOSES_SPEECH = re.compile(r"[,.!?]?['\"]\W*(?:\w+\W+){0,3}$")


_SUBJECT_CHARS = 6
"""A pronoun that begins so near the beginning of a quote is its subject."""


def speaks_for_another(
    place: Place,
    holders: Sequence[str],
    parties: Parties,
    vocabulary: Vocabulary,
    *,
    statement: str = "",
) -> str | None:
    """Return who says what stands in a sentence, where nobody of the holders may; None otherwise.

    Args:
        place: Where the quote stands.
        holders: Codes and names of who is said to hold it.
        parties: Who else is named in the article.
        vocabulary: Names of states and bodies.
        statement: What the claim says.
    """
    quote = fold_text(place.span.quote)
    near = _sentence_around(place, quote)
    start = near.index(quote)
    told = Told(near, start, start + len(quote), statement)
    other = is_of_another(told, holders, parties, vocabulary)
    if other is not None or not may_be_said(near):
        return other
    words = frozenset(word_texts(place.near))
    codes = {mention.code for mention in vocabulary.mentions(place.near)}
    if any(_is_named(holder, words, codes, parties) for holder in holders):
        return None
    speaker = next(iter(sorted(_speakers(near, holders, parties, vocabulary))), None)
    if speaker is None:
        return None
    named_at, name = speaker
    # `Hale said his country ...`: what stands for one party behind its name stands for that one,
    # and `it` in the middle of a quote for what the quote is about.
    inside = range(near.index(quote) + _SUBJECT_CHARS, near.index(quote) + len(quote))
    for found in TOGETHER.finditer(near):
        is_single = found.group().lower() in SINGLE
        if not is_single or (found.start() < named_at and found.start() not in inside):
            return None
    return name


def may_be_said(near: str) -> bool:
    """Return whether a folded sentence may be of somebody who says it, and of nobody else.

    It is not where it has no verb of saying, or a word that may stand for any holder.
    """
    return look_at(near).is_said


def _sentence_around(place: Place, quote: str) -> str:
    """Return the sentence of a quote; a mark that never closes makes one of several."""
    before, after = place.before, place.after
    if any(mark in before[:-1] for mark in _STOPS):
        before = _STOP.split(before)[-1]
    if any(mark in after[:-1] for mark in _STOPS):
        after = _STOP.split(after)[0]
    return f"{before}{quote}{after}"


def _is_named(holder: str, words: frozenset[str], codes: set[str], parties: Parties) -> bool:
    if holder in codes or set(word_texts(holder)) <= words:
        return True
    return any(side == holder and _surname(person) in words for person, side in parties.people)


def _speakers(
    near: str, holders: Iterable[str], parties: Parties, vocabulary: Vocabulary
) -> Iterator[tuple[int, str]]:
    """Yield who is said to say something, and where it is named; not those who hold the claim."""
    held = set(holders)
    for mention in vocabulary.country_mentions(near):
        if mention.code not in held and is_speaking(near, mention.start, mention.end):
            yield mention.start, near[mention.start : mention.end]
    others = {name for name in parties.names if name not in held and len(name) > 3}
    others |= {_last(person) for person, side in parties.people if side and side not in held}
    for name in sorted(others):
        for found in re.finditer(rf"\b{re.escape(name)}\b", near):
            if is_speaking(near, found.start(), found.end()):
                yield found.start(), name


def is_speaking(near: str, start: int, end: int) -> bool:
    """Return whether a sentence says of the name at `[start, end)` that it says something."""
    before = near[:start]
    if _SAYS_AFTER.match(near, end):
        return _LEAVES_OUT.search(before) is None
    said = _SAYS_BEFORE.search(before)
    return said is not None and _CLOSES_SPEECH.search(before[: said.start()] + " ") is not None


def _surname(person: str) -> str:
    return (name_words(strip_titles(person)) or ("",))[-1]


def _last(person: str) -> str:
    return (strip_titles(person).split() or [person])[-1]
