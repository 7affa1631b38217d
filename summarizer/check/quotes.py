"""Quotes read again from the articles, and the zones that they stand in."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from summarizer.check.walk import walk_kind, walk_spans
from summarizer.schema.article import Article, Sentence
from summarizer.schema.briefing import Briefing, Report
from summarizer.schema.finding import Finding
from summarizer.schema.span import Span
from summarizer.schema.words import EVIDENCE_ZONES


def check_quotes(briefing: Briefing, articles: Mapping[str, Article]) -> tuple[Finding, ...]:
    """Return a finding for every quote that does not stand where it should, or may not be used."""
    read = {source.id for source in briefing.sources if source.status == "read"}
    findings: list[Finding] = []
    for path, report in walk_kind(briefing, Report):
        findings += _check_further(path, report, articles.get(report.source))
    for path, span in walk_spans(briefing):
        if span.source not in read:
            message = f"{span.source!r} is no source that was read"
            findings.append(Finding(path=f"{path}.source", code="reference", message=message))
            continue
        article = articles.get(span.source)
        if article is None:
            continue  # the source has its finding
        wrong = _check_place(path, span, article)
        findings += [wrong] if wrong else _check_zones(path, span, article)
    return tuple(findings)


def _check_further(path: str, report: Report, article: Article | None) -> list[Finding]:
    """Return a finding for every sentence that goes on about a report somewhere else."""
    findings = []
    for index, span in enumerate(report.further):
        in_one_post = article is None or _account(article, span) == _account(article, report)
        if span.source != report.source or not in_one_post:
            where = f"{path}.further[{index}]"
            message = "goes on about a quote of another source or post"
            findings.append(Finding(path=where, code="reference", message=message))
    return findings


def _account(article: Article, span: Span) -> str:
    """Return the account whose post a span stands in; of a span in none, what no other has."""
    accounts = {one.account for one in sentences_of(article, span)}
    return accounts.pop() or f"[{span.start}, {span.end})" if len(accounts) == 1 else ""


def sentences_of(article: Article, span: Span) -> tuple[Sentence, ...]:
    """Return the sentences that the span touches, in order.

    They are looked for as what they should be: one after the other (`check_article`).
    """
    sentences = article.sentences
    first = bisect_right(sentences, span.start, key=_end_of)
    last = bisect_left(sentences, span.end, first, key=_start_of)
    return sentences[first:last]


def _start_of(sentence: Sentence) -> int:
    return sentence.start


def _end_of(sentence: Sentence) -> int:
    return sentence.end


def _check_place(path: str, span: Span, article: Article) -> Finding | None:
    found = article.text[span.start : span.end]
    if found == span.quote:
        return None
    elsewhere = article.text.find(span.quote)
    hint = f"; it stands at {elsewhere}" if elsewhere >= 0 else "; it stands nowhere in the article"
    message = f"expected {_short(span.quote)} at {span.start}, found {_short(found)}{hint}"
    return Finding(path=path, code="quote", message=message)


def _check_zones(path: str, span: Span, article: Article) -> list[Finding]:
    sentences = sentences_of(article, span)
    if not sentences:
        return [Finding(path=path, code="zone", message="stands in no sentence of the article")]
    findings = []
    for sentence in sentences:
        if sentence.zone not in EVIDENCE_ZONES:
            message = f"stands in {sentence.zone} (sentence {sentence.number}): never evidence"
            findings.append(Finding(path=path, code="zone", message=message))
        elif sentence.zone == "embedded_post" and not sentence.account:
            message = f"stands in a post of nobody named (sentence {sentence.number})"
            findings.append(Finding(path=path, code="zone", message=message))
    return findings


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")
