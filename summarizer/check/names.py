"""Participants and the event named by every quote that is given for them."""

from collections.abc import Iterable, Mapping

from summarizer.check.nearby import is_english
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing, Event, Participant
from summarizer.schema.finding import Finding
from summarizer.text.fold import fold_text
from summarizer.text.names import name_words, sound_key, strip_titles
from summarizer.text.words import find_words, word_texts
from summarizer.vocabulary.load import Vocabulary

_LEAST_LETTERS = 2
_LEAST_SOUND_LETTERS = 4
_LEAST_CONTENT_LETTERS = 4
_EVENT_WORDS = frozenset(
    word[:6]
    for word in (
        "agreement ceremony conference congress consultations dialogue exercise forum inauguration"
        " meeting ministerial mission negotiations plenary round session signing summit talks"
        " treaty trip visit visited workshop"
    ).split()
)


def check_names(
    briefing: Briefing, articles: Mapping[str, Article], vocabulary: Vocabulary | None
) -> tuple[Finding, ...]:
    """Return a finding for every quote that has no word of the name of what it should name.

    States and bodies go by many names (`the Kremlin`); without a vocabulary they are left out, and
    so is what articles in other languages call them.
    """
    english = {id_ for id_, article in articles.items() if is_english(article)}
    findings = [
        Finding(
            path=f"$.participants[{index}].evidence[{number}]",
            code="specifics",
            message=f"the quote has no name of {participant.name!r}",
        )
        for index, participant in enumerate(briefing.participants)
        if participant.kind == "person" or vocabulary is not None
        for number, span in enumerate(participant.evidence)
        if span.source in english and not _names(fold_text(span.quote), participant, vocabulary)
    ]
    findings += [
        Finding(
            path=f"$.event.evidence[{index}]",
            code="specifics",
            message=f"the quote has no word of {briefing.event.name!r}, and no other for an event",
        )
        for index, span in enumerate(briefing.event.evidence)
        if span.source in english
        and not _names_event(fold_text(span.quote), briefing.event, vocabulary)
    ]
    return tuple(findings)


def _names_event(quote: str, event: Event, vocabulary: Vocabulary | None) -> bool:
    """Return whether a quote has a word of the event's name or place, a party, or says `talks`.

    A name that has only short words, or none, has to stand in it whole.
    """
    if fold_text(event.name) in quote:
        return True
    words = _content_words(f"{event.name} {event.series or ''} {event.place or ''}")
    if (words | _EVENT_WORDS) & _content_words(quote):
        return True
    mentions = vocabulary.mentions(quote) if vocabulary is not None else ()
    return any(mention.code in event.parties for mention in mentions)


def _content_words(text: str) -> frozenset[str]:
    """Return the words of four letters and more, cut to six: plurals and demonyms compare."""
    words = (word.text for word in find_words(text))
    return frozenset(word[:6] for word in words if len(word) >= _LEAST_CONTENT_LETTERS)


def _names(quote: str, participant: Participant, vocabulary: Vocabulary | None) -> bool:
    names = (participant.name, *participant.aliases)
    said = frozenset(word_texts(quote))
    if any(words and said.issuperset(words) for words in map(word_texts, names)):
        return True
    held = _words((quote,))
    if _words(names) & held:
        return True
    if participant.kind == "person":
        return False
    if {_acronym(name) for name in names} & held:
        return True
    if vocabulary is None:
        return False
    codes = {participant.side, *(vocabulary.holder(name) for name in names)} - {None}
    return any(mention.code in codes for mention in vocabulary.mentions(quote))


def _words(names: Iterable[str]) -> frozenset[str]:
    """Return the words of names without their titles, romanizations of longer ones as one."""
    words: set[str] = set()
    for name in names:
        bare = strip_titles(name)
        parts = {*name_words(bare), *(word.text for word in find_words(bare))}
        words.update(
            part if len(part) < _LEAST_SOUND_LETTERS else sound_key(part) for part in parts
        )
    return frozenset(word for word in words if len(word) >= _LEAST_LETTERS)


def _acronym(name: str) -> str:
    return "".join(part[0] for part in name.split() if part[:1].isupper()).casefold()
