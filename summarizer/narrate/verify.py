"""Whether a sentence that a model wrote stands on the items that it names.

A model words the summary; code sees that nothing comes in by the wording: every number, date and
name of a sentence is one of its items', and what the sources differ on is told as a difference.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.narrate.figures import unknown_amounts
from summarizer.narrate.numbering import NumberedItem
from summarizer.schema.briefing import Briefing
from summarizer.text.dates import find_dates
from summarizer.text.fold import fold_text
from summarizer.text.gravity import acts_beyond
from summarizer.text.labels import label_sources
from summarizer.text.names import fold_letters
from summarizer.text.numbers import numbers_of
from summarizer.text.opposition import IN_FAVOUR, SOMEHOW_AGAINST
from summarizer.text.similarity import content_words, stem
from summarizer.text.words import find_words

_CAPITALIZED = re.compile(r"[^\W\d_][\w'’]*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]\s+|[“\"‘(]\s*)$")
_TELLS_APART = re.compile(
    r"\b(?:differ\w*|according to|while|whereas|but|although|disagree\w*|report\w*|sa(?:y|ys|id)"
    r"|put\w*|g(?:ive|ives|ave)|speak\w*|spoke|writ\w*|wrote|ha(?:s|d|ve)|nam(?:e|es|ed)|versions?"
    r"|accounts?|quot\w*|attribut\w*|descri\w*|mention\w*|only in)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:not(?! only| (?:later|less|more|fewer|earlier) than)|never|nor|neither|cannot)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_OPPOSES = re.compile(
    r"\b(?:no|without|refus|reject|declin|den(?:y|ie)|oppos|against|fail|ban)", re.IGNORECASE
)
"""What says as much as a denial."""
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1dff\u2c00-\uffef]+")
_OPENINGS = frozenset(
    """agreements articles accounts among apart asked besides beyond delegations differing
    differences earlier elsewhere envoys experts following foreign however instead later leaders
    meanwhile moreover negotiators nonetheless nevertheless outlets overall positions participants
    reports representatives separate sources talks thereafter therefore versions""".split()
)
"""Words that begin a sentence of a summary and that no item need have."""
_CALENDAR = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday""".split()
)
"""Names of the calendar; dates are compared as dates."""


_LEAST_SHARE = 0.5
"""Share of the content words of a sentence that its items have; good ones have nearly all."""


@dataclass(frozen=True)
class Ground:
    """What every sentence of a summary may use."""

    words: frozenset[str]
    """Stems of the words that name the event, its parties, and the sources."""
    numbers: frozenset[str]
    """Numbers in the names of the event and of the sources."""
    dates: frozenset[str]
    """Dates of the event, EDTF."""
    reference: str | None
    """The day that relative dates are counted from."""


def read_ground(briefing: Briefing, name_of: Mapping[str, str]) -> Ground:
    """Return what every sentence of the summary of a briefing may use."""
    event = briefing.event
    named = [event.name, event.series or "", event.place or ""]
    named += [str(event.round or ""), *label_sources(briefing.sources).values()]
    if event.document is not None:
        named.append(event.document.kind)
    codes = {*event.parties, event.country or ""}
    named += [name_of.get(code, code) for code in sorted(codes)]
    issued = event.document.issued if event.document else None
    return Ground(
        words=_stems(named),
        numbers=frozenset().union(*map(numbers_of, named)),
        dates=frozenset(one for one in (event.held, issued) if one),
        reference=event.held,
    )


def find_flaw(
    text: str, items: Sequence[NumberedItem], ground: Ground, lower_words: Collection[str]
) -> str | None:
    """Return why a sentence may not stand in the summary; None where it may.

    Args:
        text: The sentence.
        items: The items that it names.
        ground: What every sentence may use.
        lower_words: Words that the briefing's items have in lower case: no names.
    """
    if not text.strip():
        return "it is empty"
    if not items:
        return "it rests on no item"
    held = " ".join(item.words for item in items)
    flaws = (
        _unknown_dates(text, held, ground),
        _unknown_numbers(text, held, ground),
        _unknown_denial(text, held),
        _unknown_names(text, held, ground, lower_words),
        _settled_dispute(text, items),
        _turned_round(text, items, held),
        _unknown_act(text, held, ground),
        _said_freely(text, held, ground),
    )
    return next((flaw for flaw in flaws if flaw), None)


def words_in_lower_case(items: Iterable[NumberedItem]) -> frozenset[str]:
    """Return the words that stand somewhere in lower case, folded."""
    return frozenset(
        fold_letters(word)
        for item in items
        for word in _CAPITALIZED.findall(item.words)
        if word.islower()
    )


def _unknown_dates(text: str, held: str, ground: Ground) -> str | None:
    """Return the flaw of a sentence with a date that neither its items nor the event has."""
    known = ground.dates | {one.value for one in find_dates(held, reference=ground.reference)}
    for mention in find_dates(text, reference=ground.reference):
        if not any(_lies_in(mention.value, value) for value in known):
            return f"its items do not have the date {text[mention.start : mention.end]!r}"
    return None


def _lies_in(value: str, known: str) -> bool:
    """Return whether a date is a known one, an end of it, or as much of it as is told."""
    ends = {end for end in (*known.split("/"), known) if end}
    return any(value == end or end.startswith(f"{value}-") for end in ends) or all(
        any(one == end or end.startswith(f"{one}-") for end in ends) for one in value.split("/")
    )


def _unknown_numbers(text: str, held: str, ground: Ground) -> str | None:
    """Return the flaw of a sentence with a number, outside of dates, that its items do not have."""
    known = numbers_of(_without_dates(held, ground)) | ground.numbers
    plain = _without_dates(text, ground)
    unknown = sorted(numbers_of(plain) - known)
    if unknown:
        return f"its items do not have {', '.join(unknown)}"
    amount = unknown_amounts(plain, _without_dates(held, ground), ground.numbers)
    return f"its items do not have {amount!r}" if amount else None


def _unknown_denial(text: str, held: str) -> str | None:
    """Return the flaw of a sentence that denies where none of its items does."""
    found = _DENIES.search(text)
    if found is None or _DENIES.search(held) or _OPPOSES.search(held):
        return None
    return f"its items do not say {found.group()!r}"


def _without_dates(text: str, ground: Ground) -> str:
    for mention in reversed(find_dates(text, reference=ground.reference)):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return text


def _unknown_names(
    text: str, held: str, ground: Ground, lower_words: Collection[str]
) -> str | None:
    folded = fold_text(text)
    known = ground.words | _stems([held])
    foreign = next((one for one in _OTHER_SCRIPT.findall(folded) if one not in held), None)
    if foreign is not None:
        return f"its items do not name {foreign!r}"
    for match in _CAPITALIZED.finditer(folded):
        word = re.sub(r"['’]s?$", "", match.group())
        letters = fold_letters(word)
        if not word[0].isupper() or letters in _CALENDAR or stem(letters) in known:
            continue
        is_word = letters in lower_words and not (word.isupper() and len(word) > 1)
        begins = _SENTENCE_START.search(folded[: match.start()]) is not None
        if not (is_word or (begins and _may_begin(letters))):
            return f"its items do not name {word!r}"
    return None


def _may_begin(letters: str) -> bool:
    """Return whether a word begins sentences without being a name."""
    return not content_words(letters) or letters in _OPENINGS or letters.endswith("ly")


def _settled_dispute(text: str, items: Sequence[NumberedItem]) -> str | None:
    """Return the flaw of a sentence that tells as settled what sources differ on."""
    named = {item.id for item in items}
    for item in items:
        if item.disputed_by and not item.disputed_by & named:
            return f"item {item.number} is disputed, and the sentence does not name the difference"
    tells = any(item.line.startswith("difference") for item in items)
    if tells and not _TELLS_APART.search(text):
        return "it names a difference and does not tell it"
    return None


def _turned_round(text: str, items: Sequence[NumberedItem], held: str) -> str | None:
    """Return the flaw of a sentence that has those who are against something be for it."""
    opposing = [item for item in items if item.opposes]
    if not opposing:
        return None
    if not SOMEHOW_AGAINST.search(text):
        return f"item {opposing[0].number} is against something, and the sentence does not say so"
    known = _stems([held])
    for found in IN_FAVOUR.finditer(text):
        if stem(found.group().split()[-1].lower()) not in known:
            return f"its items do not say {found.group()!r}"
    return None


def _unknown_act(text: str, held: str, ground: Ground) -> str | None:
    """Return the flaw of a sentence with a grave act that neither its items nor the event has."""
    for act in acts_beyond(text, held):
        if not _stems([act]) <= ground.words:
            return f"its items do not say {act!r}"
    return None


def _said_freely(text: str, held: str, ground: Ground) -> str | None:
    """Return the flaw of a sentence of which its items do not have most words."""
    said = {stem(word) for word in content_words(text)} - ground.words
    if not said:
        return None
    shared = said & {stem(word) for word in content_words(held)}
    return None if len(shared) >= _LEAST_SHARE * len(said) else "its items say something else"


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word.text) for text in texts for word in find_words(text))
