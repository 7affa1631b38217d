"""Numbers and words that an item gives, looked for in the sentences of its quotes."""

from collections.abc import Iterator, Mapping

from summarizer.check.nearby import is_english, numbers_near, text_near
from summarizer.check.walk import walk_claims, walk_kind
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing, Claim, DivergenceValue, Report
from summarizer.schema.finding import Finding
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
        counts = {str(len(holders)) for holders in _holders_told(claim)}
        known = numbers_near(claim.reports, articles) | counts
        findings += _unknown_numbers(f"{path}.statement", claim.statement, known, foreign=foreign)
    for path, report in walk_kind(briefing, Report):
        findings += _check_verbatim(path, report, articles)
    for path, value in walk_kind(briefing, DivergenceValue):
        known = numbers_near(value.evidence, articles)
        findings += _unknown_numbers(f"{path}.value", value.value, known, foreign=foreign)
    return (*findings, *_check_summary(briefing, articles, foreign=foreign))


def _holders_told(claim: Claim) -> Iterator[tuple[str, ...]]:
    yield claim.holders
    for report in claim.reports:
        yield report.holders


def _unknown_numbers(
    path: str, text: str, known: frozenset[str], *, foreign: bool
) -> list[Finding]:
    unknown = sorted(one for one in numbers_of(text) - known if not foreign or one in text)
    if not unknown:
        return []
    message = f"{', '.join(unknown)} stands in no sentence that it rests on"
    return [Finding(path=path, code="specifics", message=message)]


def _check_verbatim(
    path: str, report: Report, articles: Mapping[str, Article]
) -> Iterator[Finding]:
    """Yield a finding for speech act and qualifiers that are not in the sentences as written."""
    article = articles.get(report.source)
    if article is None:
        return
    folded = fold_text(text_near(report, article)).casefold()
    for field, words in (
        ("act_as_written", (report.act_as_written,)),
        ("qualifiers", report.qualifiers),
    ):
        for word in words:
            if fold_text(word).casefold() not in folded:
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
    by_item = _numbers_by_item(briefing, articles)
    findings = []
    for index, sentence in enumerate(briefing.summary):
        known = everywhere.union(*(by_item.get(item, frozenset()) for item in sentence.items))
        findings += _unknown_numbers(
            f"$.summary[{index}].text", sentence.text, known, foreign=foreign
        )
    return findings


def _numbers_by_item(
    briefing: Briefing, articles: Mapping[str, Article]
) -> dict[str, frozenset[str]]:
    numbers = {}
    for _, claim in walk_claims(briefing):
        numbers[claim.id] = numbers_near(claim.reports, articles)
    for participant in briefing.participants:
        numbers[participant.id] = numbers_near(participant.evidence, articles)
    for date in briefing.dates:
        numbers[date.id] = date_numbers(date.value) | numbers_near(date.evidence, articles)
    for divergence in briefing.divergences:
        spans = [span for value in divergence.values for span in value.evidence]
        dates = (date_numbers(value.value) for value in divergence.values)
        numbers[divergence.id] = numbers_near(spans, articles).union(*dates)
    return numbers
