"""One item in the words of every source, each sentence with its neighbours."""

from collections.abc import Sequence

from summarizer.errors import UsageError
from summarizer.schema.article import Article, Sentence
from summarizer.schema.briefing import (
    Briefing,
    Claim,
    Date,
    Divergence,
    Participant,
    Report,
    Source,
)
from summarizer.schema.span import Span
from summarizer.text.datewords import date_in_words
from summarizer.text.labels import label_sources
from summarizer.text.plain import plain_text, spaced_text

OPEN, CLOSE = "»", "«"
"""What stands around a quote in its sentence."""


def show_item(briefing: Briefing, articles: Sequence[Article], item_id: str) -> str:
    """Return every source's sentence of one item, with the sentences before and after it.

    It is plain text for a terminal: characters that could steer one are gone. Of an article that
    is not given, or whose text is another one, only the quote is shown.

    Args:
        briefing: Where the item stands.
        articles: Articles of the briefing, in any order.
        item_id: Id of a claim, date, participant or divergence, or its unambiguous beginning.

    Raises:
        UsageError: No item has this id, or several begin with it.
    """
    item = _find_item(briefing, item_id)
    labels = label_sources(briefing.sources)
    by_id = {article.id: article for article in articles}
    sources = {source.id: source for source in briefing.sources}
    lines = [f"{item.id}  {_headline(item)}"]
    for name, spans in _spans_of(item):
        if name:
            lines += ["", name]
        for span in spans:
            lines += ["", _place(span, labels, sources)]
            lines += _in_context(span, by_id.get(span.source))
            for further in span.further if isinstance(span, Report) else ():
                lines += _in_context(further, by_id.get(further.source))
    return "\n".join(lines) + "\n"


def _find_item(briefing: Briefing, item_id: str) -> Claim | Date | Participant | Divergence:
    items: dict[str, Claim | Date | Participant | Divergence] = {}
    for claim in (*briefing.agreements, *briefing.positions, *briefing.facts):
        items[claim.id] = claim
    items |= {date.id: date for date in briefing.dates}
    items |= {participant.id: participant for participant in briefing.participants}
    items |= {divergence.id: divergence for divergence in briefing.divergences}
    begin = [id_ for id_ in items if item_id and id_.startswith(item_id)]
    if item_id in items or len(begin) == 1:
        return items[item_id if item_id in items else begin[0]]
    if begin:
        msg = f"{item_id!r} begins {len(begin)} ids ({', '.join(begin[:5])}); give more of it"
    else:
        example = next(iter(items), "agr-0123456789")
        msg = f"no item {item_id!r} in this briefing; expected an id such as {example!r}"
    raise UsageError(msg)


def _headline(item: Claim | Date | Participant | Divergence) -> str:
    if isinstance(item, Claim):
        return plain_text(item.statement)
    if isinstance(item, Divergence):
        return f"{plain_text(item.question)} ({item.type}, {item.materiality})"
    if isinstance(item, Date):
        role = item.role.replace("_", " ")
        return f"{date_in_words(plain_text(item.value))}, {role}: {plain_text(item.about)}"
    return f"{plain_text(item.name)}, {item.tier} ({item.kind})"


def _spans_of(
    item: Claim | Date | Participant | Divergence,
) -> list[tuple[str, tuple[Span, ...]]]:
    """Return the item's spans under headings; one without a heading where it has no versions."""
    if isinstance(item, Claim):
        return [("", item.reports)]
    if isinstance(item, Divergence):
        return [(f"== {plain_text(value.value)}", value.evidence) for value in item.values]
    return [("", item.evidence)]


def _place(span: Span, labels: dict[str, str], sources: dict[str, Source]) -> str:
    source = sources.get(span.source)
    words = [labels.get(span.source, plain_text(span.source))]
    if source is not None and source.published:
        words.append(date_in_words(plain_text(source.published)))
    if isinstance(span, Report):
        words.append(plain_text(span.act_as_written))
        words += [plain_text(qualifier) for qualifier in span.qualifiers]
    where = f"{plain_text(source.uri)}:" if source is not None else ""
    return f"{', '.join(words)}  [{where}{span.start}-{span.end}]"


def _in_context(span: Span, article: Article | None) -> list[str]:
    """Return the lines of the sentence and its neighbours, the quote marked."""
    if article is None or article.text[span.start : span.end] != span.quote:
        return [f"  > {OPEN}{plain_text(span.quote)}{CLOSE}  (article not at hand)"]
    touched = [
        index
        for index, sentence in enumerate(article.sentences)
        if sentence.start < span.end and span.start < sentence.end
    ]
    if not touched:
        return [f"  > {OPEN}{plain_text(span.quote)}{CLOSE}"]
    first, last = touched[0], touched[-1]
    before = article.sentences[first - 1 : first] if first else ()
    after = article.sentences[last + 1 : last + 2]
    start, end = article.sentences[first].start, article.sentences[last].end
    marked = (
        f"{_slice(article, start, span.start)}{OPEN}{plain_text(span.quote)}{CLOSE}"
        f"{_slice(article, span.end, end)}"
    )
    return [
        *(f"    {_sentence(article, one)}" for one in before),
        f"  > {marked}",
        *(f"    {_sentence(article, one)}" for one in after),
    ]


def _sentence(article: Article, sentence: Sentence) -> str:
    text = plain_text(article.text[sentence.start : sentence.end])
    return text if sentence.zone == "narration" else f"({sentence.zone}) {text}"


def _slice(article: Article, start: int, end: int) -> str:
    return spaced_text(article.text[start:end])
