"""Sources held against the articles that were given."""

from collections.abc import Mapping

from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing, Source
from summarizer.schema.finding import Finding
from summarizer.schema.ids import make_article_id

_SHARED_FIELDS = ("sha256", "outlet", "title", "published", "language", "pages")


def check_sources(briefing: Briefing, articles: Mapping[str, Article]) -> tuple[Finding, ...]:
    """Return a finding for every source without its article, or with another one.

    Paths are not compared: the files may have moved since. A source that was not read needs no
    article.
    """
    findings: list[Finding] = []
    for index, source in enumerate(briefing.sources):
        path = f"$.sources[{index}]"
        article = articles.get(source.id)
        if article is not None:
            findings += _compare(path, source, article)
        elif source.status == "read":
            message = f"no article with id {source.id!r} was given; its file is {source.uri!r}"
            findings.append(_source(path, message))
        if (source.reason is None) != (source.status == "read"):
            findings.append(_source(f"{path}.reason", f"does not go with {source.status!r}"))
    return tuple(findings)


def check_article(article: Article) -> tuple[Finding, ...]:
    """Return a finding where an article's id is not of its text, or its sentences do not cover it.

    Files of articles can be damaged as well, and quotes and zones are read from them.
    """
    path = f"articles[{article.id!r}]"
    if article.id != make_article_id(article.text, article.outlet):
        return (_source(path, "its id is not the one of its text and outlet"),)
    position = 0
    for number, sentence in enumerate(article.sentences, start=1):
        between = article.text[position : sentence.start]
        covers = position <= sentence.start < sentence.end <= len(article.text)
        if sentence.number != number or not covers or between.strip():
            return (_source(path, f"sentence {number} is not the next stretch of its text"),)
        position = sentence.end
    if article.text[position:].strip():
        return (_source(path, "its sentences end before its text does"),)
    return ()


def _compare(path: str, source: Source, article: Article) -> list[Finding]:
    findings = []
    for field in _SHARED_FIELDS:
        found, wanted = getattr(source, field), getattr(article, field)
        if found != wanted:
            message = f"expected {wanted!r} as in the article, found {found!r}"
            findings.append(_source(f"{path}.{field}", message))
    ledger = source.ledger
    if source.status == "read":
        accounted = ledger.cited + ledger.set_aside + ledger.unaccounted
        if not ledger.sentences == accounted == len(article.sentences):
            message = (
                f"expected counts for {len(article.sentences)} sentences, found "
                f"{ledger.sentences}, of which {accounted} are cited, set aside or unaccounted for"
            )
            findings.append(_source(f"{path}.ledger", message))
    return findings


def _source(path: str, message: str) -> Finding:
    return Finding(path=path, code="source", message=message)
