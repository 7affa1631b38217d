"""Items in the words of every source, each sentence with its neighbours."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from summarizer.errors import UsageError
from summarizer.render.corrections import tell_corrections
from summarizer.render.runs import Line, Run, line
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
from summarizer.text.pages import page_words
from summarizer.text.plain import plain_text, spaced_text

OPEN, CLOSE = "»", "«"
"""What stands around a quote in its sentence."""
_MOST_TOPICS = 8

Item: TypeAlias = Claim | Date | Participant | Divergence


def show_item(
    briefing: Briefing, articles: Sequence[Article], item: str, *, context: int = 1
) -> str:
    """Return what `show_lines` does as plain text, the quotes between `»` and `«`."""
    lines = show_lines(briefing, articles, item, context=context)
    return "\n".join(_plain_line(one) for one in lines) + "\n"


def show_lines(
    briefing: Briefing, articles: Sequence[Article], item: str, *, context: int = 1
) -> tuple[Line, ...]:
    """Return every source's sentence of an item, or of all claims of a topic, with neighbours.

    It is for a terminal: characters that could steer one are gone. Of an article that is not
    given, or whose text is another one, only the quote is shown.

    Args:
        briefing: Where the item stands.
        articles: Articles of the briefing, in any order.
        item: Id of a claim, date, participant or divergence, its unambiguous beginning, or a topic.
        context: How many sentences to show before and after.

    Raises:
        UsageError: No item has this id, several begin with it, and no claim has this topic.
    """
    labels = label_sources(briefing.sources)
    by_id = {article.id: article for article in articles}
    sources = {source.id: source for source in briefing.sources}
    lines: list[Line] = []
    for one in find_items(briefing, item):
        lines += [line()] * bool(lines)
        lines.append(line(Run(one.id, "id"), "  ", Run(_headline(one), "strong")))
        lines += _corrected(one.id, briefing)
        lines += _joined(one)
        for name, spans in _spans_of(one):
            lines += [line(), line(Run(name, "strong"))] if name else []
            for span in spans:
                lines += [line(), _place(span, labels, sources)]
                lines += _in_context(span, by_id.get(span.source), context)
                for further in span.further if isinstance(span, Report) else ():
                    lines += _in_context(further, by_id.get(further.source), context)
    return tuple(lines)


def _corrected(id_: str, briefing: Briefing) -> Iterator[Line]:
    """Yield what a reader corrected of an item."""
    corrections = briefing.provenance.corrections
    own = [one for one in corrections.applied if id_ in one.items] if corrections else []
    if corrections and own:
        for told in tell_corrections(corrections.model_copy(update={"applied": own, "stale": ()})):
            yield line(Run(f"  corrected by a reader: {plain_text(told)}", "quiet"))


def _joined(item: Item) -> Iterator[Line]:
    """Yield what was assumed of a participant's names in other scripts."""
    for one in item.joined if isinstance(item, Participant) else ():
        yield line(
            Run("  joined by transliteration: ", "quiet"),
            Run(plain_text(one.name), "quiet"),
            Run(f": {plain_text(one.assumed)}", "quiet"),
        )


def find_items(briefing: Briefing, words: str) -> tuple[Item, ...]:
    """Return the item with this id or beginning of one; else the claims of this topic.

    Raises:
        UsageError: There is none, or several ids begin so.
    """
    items = _items_by_id(briefing)
    begin = [id_ for id_ in items if words and id_.startswith(words)]
    if words in items or len(begin) == 1:
        return (items[words if words in items else begin[0]],)
    topic = plain_text(words).casefold()
    claims = [one for one in items.values() if isinstance(one, Claim)]
    found = [one for one in claims if plain_text(one.topic).casefold() == topic]
    if found and topic:
        return tuple(found)
    if begin:
        msg = f"{words!r} begins {len(begin)} ids ({', '.join(begin[:5])}); give more of it"
    else:
        gone = _told_as_gone(briefing, words)
        msg = f"no item {words!r} in this briefing; {gone or _expected(items, claims)}"
    raise UsageError(msg)


def _items_by_id(briefing: Briefing) -> Mapping[str, Item]:
    items: dict[str, Item] = {}
    for claim in (*briefing.agreements, *briefing.positions, *briefing.facts):
        items[claim.id] = claim
    items |= {date.id: date for date in briefing.dates}
    items |= {participant.id: participant for participant in briefing.participants}
    return items | {divergence.id: divergence for divergence in briefing.divergences}


def _told_as_gone(briefing: Briefing, id_: str) -> str:
    """Return what a reader did to the item that had this id; empty where nobody did anything."""
    corrections = briefing.provenance.corrections
    own = tuple(one for one in corrections.applied if id_ in one.before) if corrections else ()
    if corrections is None or not own:
        return ""
    told = tell_corrections(corrections.model_copy(update={"applied": own, "stale": ()}))
    return f"a reader corrected it: {plain_text('; '.join(told))}"


def _expected(items: Mapping[str, Item], claims: Sequence[Claim]) -> str:
    example = next(iter(items), "agr-0123456789")
    topics = [
        repr(one) for one in dict.fromkeys(plain_text(claim.topic) for claim in claims) if one
    ]
    more = ", ..." if len(topics) > _MOST_TOPICS else ""
    told = f", or a topic ({', '.join(topics[:_MOST_TOPICS])}{more})" if topics else ""
    return f"expected an id such as {example!r}{told}"


def _headline(item: Item) -> str:
    if isinstance(item, Claim):
        return plain_text(item.statement)
    if isinstance(item, Divergence):
        return f"{plain_text(item.question)} ({item.type}, {item.materiality})"
    if isinstance(item, Date):
        role = item.role.replace("_", " ")
        return f"{date_in_words(plain_text(item.value))}, {role}: {plain_text(item.about)}"
    return f"{plain_text(item.name)}, {item.tier} ({item.kind})"


def _spans_of(item: Item) -> list[tuple[str, tuple[Span, ...]]]:
    """Return the item's spans under headings; one without a heading where it has no versions."""
    if isinstance(item, Claim):
        return [("", item.reports)]
    if isinstance(item, Divergence):
        return [(f"== {plain_text(value.value)}", value.evidence) for value in item.values]
    return [("", item.evidence)]


def _place(span: Span, labels: Mapping[str, str], sources: Mapping[str, Source]) -> Line:
    source = sources.get(span.source)
    words = [labels.get(span.source, plain_text(span.source))]
    if source is not None and source.published:
        words.append(date_in_words(plain_text(source.published)))
    if isinstance(span, Report):
        words.append(plain_text(span.act_as_written))
        words += [plain_text(qualifier) for qualifier in span.qualifiers]
    page = page_words(source.pages, span.start) if source is not None else ""
    words += [page] if page else []
    where = f"{plain_text(source.uri)}:" if source is not None else ""
    # Each in a run of its own, so that what is written from right to left can be kept apart.
    listed = [part for word in words for part in (", ", word)][1:]
    return line(*listed, "  ", Run(f"[{where}{span.start}-{span.end}]", "quiet"))


def _in_context(span: Span, article: Article | None, context: int) -> Iterator[Line]:
    """Yield the sentences that the span touches, the quote marked, and their neighbours."""
    quote = Run(plain_text(span.quote), "mark")
    if article is None or article.text[span.start : span.end] != span.quote:
        yield line("  > ", quote, Run("  (article not at hand)", "quiet"))
        return
    touched = [
        index
        for index, sentence in enumerate(article.sentences)
        if sentence.start < span.end and span.start < sentence.end
    ]
    if not touched:
        yield line("  > ", quote)
        return
    first, last = touched[0], touched[-1]
    start, end = article.sentences[first].start, article.sentences[last].end
    for one in article.sentences[max(0, first - context) : first]:
        yield _neighbour(article, one)
    before = spaced_text(article.text[start : span.start])
    yield line("  > ", before, quote, spaced_text(article.text[span.end : end]))
    for one in article.sentences[last + 1 : last + 1 + context]:
        yield _neighbour(article, one)


def _neighbour(article: Article, sentence: Sentence) -> Line:
    text = plain_text(article.text[sentence.start : sentence.end])
    if sentence.zone == "narration":
        return line("    ", Run(text, "quiet"))
    # The zone is told in a run of its own, since the sentence may be written from right to left.
    return line("    ", Run(f"({sentence.zone}) ", "quiet"), Run(text, "quiet"))


def _plain_line(one: Line) -> str:
    return "".join(
        f"{OPEN}{run.text}{CLOSE}" if run.style == "mark" else run.text for run in one.runs
    )
