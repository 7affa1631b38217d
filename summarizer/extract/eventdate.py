"""The days of the event, as dates of their own where a draft gives them only with the event."""

from collections.abc import Iterable

from summarizer.extract.evidence import Evidence
from summarizer.extract.specifics import ArticleWords
from summarizer.schema.article import Article, Sentence
from summarizer.schema.communique import GroundedDate, GroundedEvent, GroundedItem
from summarizer.schema.span import TextSpan
from summarizer.schema.words import DateRole
from summarizer.text.edtf import same_edtf
from summarizer.text.similarity import content_words

PROVENANCE = "event"
"""What such a date says of where it comes from."""
_ZONES = frozenset(("narration", "quotation"))


def dates_of_event(
    article: Article,
    items: Iterable[GroundedItem],
    *,
    evidence: Evidence,
    words: ArticleWords,
) -> tuple[GroundedDate, ...]:
    """Return the days on which the event was held and its document issued, where sentences say so.

    The day of the event is looked for in the sentence that names the event, that of the document in
    the first sentence that names its kind. None for a role that the items have a date of.
    """
    found = list(items)
    event = next((one for one in found if isinstance(one, GroundedEvent)), None)
    if event is None:
        return ()
    known = {one.role for one in found if isinstance(one, GroundedDate)}
    shown = [one for one in article.sentences if one.zone in _ZONES]
    own = evidence.touched(event.span)
    naming = [one for one in shown if one.number in own]
    telling = (one for one in shown if _names_document(article, one, event))
    wanted: tuple[tuple[DateRole, str | None, str, Iterable[Sentence]], ...] = (
        ("meeting", event.held, event.name, naming),
        ("document_issued", event.document_issued, event.document_kind or "", telling),
    )
    dates = (
        _find_day(article, sentences, words, role, value, about)
        for role, value, about, sentences in wanted
        if value is not None and role not in known
    )
    return tuple(one for one in dates if one is not None)


def _names_document(article: Article, sentence: Sentence, event: GroundedEvent) -> bool:
    """Return whether a sentence has the last word of what the outcome document is called."""
    kind = content_words(event.document_kind or "")
    text = article.text[sentence.start : sentence.end]
    return bool(kind) and kind[-1] in content_words(text)


def _find_day(
    article: Article,
    sentences: Iterable[Sentence],
    words: ArticleWords,
    role: DateRole,
    value: str,
    about: str,
) -> GroundedDate | None:
    """Return the first mention of a day in these sentences as a date."""
    for sentence in sentences:
        text = article.text[sentence.start : sentence.end]
        for mention in words.mentions_in(text):
            if same_edtf(mention.value, value):
                return GroundedDate(
                    span=TextSpan(
                        start=sentence.start + mention.start,
                        end=sentence.start + mention.end,
                        quote=text[mention.start : mention.end],
                    ),
                    sentence=sentence.number,
                    zone=sentence.zone,
                    provenance=PROVENANCE,
                    role=role,
                    value=value,
                    about=about,
                )
    return None
