"""The day of the event, as a date of its own where a draft gives it only with the event."""

from collections.abc import Iterable

from summarizer.extract.evidence import Evidence
from summarizer.extract.specifics import ArticleWords
from summarizer.schema.article import Article
from summarizer.schema.communique import GroundedDate, GroundedEvent, GroundedItem
from summarizer.schema.span import TextSpan
from summarizer.text.dates import find_dates
from summarizer.text.edtf import same_edtf

PROVENANCE = "event.held"
"""What the date says of where it comes from."""


def date_of_event(
    article: Article,
    items: Iterable[GroundedItem],
    *,
    evidence: Evidence,
    words: ArticleWords,
) -> GroundedDate | None:
    """Return the day on which the event was held, where its own sentence gives it.

    None where the items have a date of a meeting, or the sentence that names the event has no such
    day.
    """
    found = list(items)
    event = next((one for one in found if isinstance(one, GroundedEvent)), None)
    if event is None or event.held is None:
        return None
    if any(isinstance(one, GroundedDate) and one.role == "meeting" for one in found):
        return None
    numbers = evidence.touched(event.span)
    for sentence in (one for one in article.sentences if one.number in numbers):
        text = article.text[sentence.start : sentence.end]
        for reference in words.references or (None,):
            for mention in find_dates(text, reference=reference):
                if same_edtf(mention.value, event.held):
                    return GroundedDate(
                        span=TextSpan(
                            start=sentence.start + mention.start,
                            end=sentence.start + mention.end,
                            quote=text[mention.start : mention.end],
                        ),
                        sentence=sentence.number,
                        zone=sentence.zone,
                        provenance=PROVENANCE,
                        role="meeting",
                        value=event.held,
                        about=event.name,
                    )
    return None
