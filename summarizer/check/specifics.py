"""Numbers and words that an item gives, looked for in the sentences of its quotes."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from summarizer.check.nearby import is_english, numbers_apart, text_near
from summarizer.check.walk import walk_claims, walk_kind
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing, Claim, DivergenceValue, Report
from summarizer.schema.finding import Finding
from summarizer.schema.span import Span
from summarizer.text.fold import fold_text
from summarizer.text.labels import label_sources
from summarizer.text.numbers import date_numbers, numbers_of


def check_specifics(briefing: Briefing, articles: Mapping[str, Article]) -> tuple[Finding, ...]:
    """Return a finding for every number or verbatim word that the sentences do not hold.

    Looked for are the numbers of statements, of divergence values and of the summary, and the
    speech acts and qualifiers that reports give verbatim. A number that a date in the sentence
    resolves to (`on Monday`) counts as standing there, and so does the number of a claim's holders
    (`the five countries`). Where an article is in another language,
    numbers are looked for in figures only.
    """
    findings: list[Finding] = []
    foreign = not all(map(is_english, articles.values()))
    for path, claim in walk_claims(briefing):
        counts = {str(len(holders)) for holders in _holders_told(claim) if holders}
        told = _told_numbers(claim.statement, foreign=foreign) - counts
        unknown = numbers_apart(told, claim.reports, articles, said=claim.statement)
        findings += _describe(f"{path}.statement", unknown)
    for path, report in walk_kind(briefing, Report):
        findings += _check_verbatim(path, report, articles)
    for path, value in walk_kind(briefing, DivergenceValue):
        told = _told_numbers(value.value, foreign=foreign)
        findings += _describe(
            f"{path}.value", numbers_apart(told, value.evidence, articles, said=value.value)
        )
    return (*findings, *_check_summary(briefing, articles, foreign=foreign))


def _holders_told(claim: Claim) -> Iterator[tuple[str, ...]]:
    yield claim.holders
    for report in claim.reports:
        yield report.holders


def _told_numbers(text: str, *, foreign: bool) -> frozenset[str]:
    """Return the numbers of a text; where an article is foreign, those in figures only."""
    return frozenset(one for one in numbers_of(text) if not foreign or one in text)


def _describe(path: str, unknown: AbstractSet[str]) -> list[Finding]:
    if not unknown:
        return []
    message = f"{', '.join(sorted(unknown))} stands in no sentence that it rests on"
    return [Finding(path=path, code="specifics", message=message)]


def _check_verbatim(
    path: str, report: Report, articles: Mapping[str, Article]
) -> Iterator[Finding]:
    """Yield a finding for speech act and qualifiers that are not in the sentences as written."""
    article = articles.get(report.source)
    if article is None:
        return
    near = text_near(report, article).casefold()
    for field, words in (
        ("act_as_written", (report.act_as_written,)),
        ("qualifiers", report.qualifiers),
    ):
        for word in words:
            if fold_text(word).casefold() not in near:
                message = f"{word!r} does not stand in the sentence of the quote"
                yield Finding(path=f"{path}.{field}", code="specifics", message=message)


def _check_summary(
    briefing: Briefing, articles: Mapping[str, Article], *, foreign: bool
) -> list[Finding]:
    """Return a finding for every number of the summary that none of its items holds.

    What the event and the names of the sources hold may stand in every sentence.
    """
    event = briefing.event
    common = [event.name, event.place or "", event.held or "", str(event.round or "")]
    common += label_sources(briefing.sources).values()
    everywhere = frozenset().union(*(numbers_of(text) | date_numbers(text) for text in common))
    items = _spans_by_item(briefing)
    findings = []
    for index, sentence in enumerate(briefing.summary):
        unknown = _told_numbers(sentence.text, foreign=foreign) - everywhere
        for item in sentence.items:
            spans, own = items.get(item, ((), frozenset()))
            unknown = numbers_apart(unknown - own, spans, articles, said=sentence.text)
        findings += _describe(f"$.summary[{index}].text", unknown)
    return findings


def _spans_by_item(briefing: Briefing) -> dict[str, tuple[Sequence[Span], frozenset[str]]]:
    """Return the quotes of every item, and the numbers of dates that are its own values."""
    items: dict[str, tuple[Sequence[Span], frozenset[str]]] = {}
    for _, claim in walk_claims(briefing):
        items[claim.id] = (claim.reports, frozenset())
    for participant in briefing.participants:
        items[participant.id] = (participant.evidence, frozenset())
    for date in briefing.dates:
        items[date.id] = (date.evidence, date_numbers(date.value))
    for divergence in briefing.divergences:
        spans = [span for value in divergence.values for span in value.evidence]
        dates = (date_numbers(value.value) for value in divergence.values)
        items[divergence.id] = (spans, frozenset().union(*dates))
    return items
