"""The whole way: any articles and any valid drafts, to a briefing that stands up to them."""

import asyncio
import json
import re
from collections.abc import Sequence
from typing import Any

from fuzz import seeding
from fuzz.choices import Choices
from fuzz.scene import LINES, PROFILE, Scene, make_articles
from fuzz.seeding import decisions
from fuzz.showing import show_briefing, show_diff
from fuzz.target import Target, UnsoundError, text_of
from summarizer.check.briefing import check_briefing
from summarizer.check.walk import walk_claims, walk_spans
from summarizer.editions import continue_briefing
from summarizer.errors import (
    ArticleError,
    ExtractionError,
    ModelError,
    NothingUsableError,
    UnreadableArticleError,
    UsageError,
)
from summarizer.extract.extract import extract_communique
from summarizer.ingest.article import article_from_text
from summarizer.llm.builtin.model import BuiltinModel
from summarizer.pipeline import Outcome, summarize
from summarizer.prompts import load_prompt
from summarizer.render.canonical import render_json
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing
from summarizer.schema.communique import Communique
from summarizer.schema.corrections import CorrectionList
from summarizer.schema.finding import Finding
from summarizer.schema.words import EVIDENCE_ZONES
from summarizer.text.numbers import numbers_of
from summarizer.vocabulary.load import load_vocabulary

_INDEX = re.compile(r"\[[^\]]*\]")
_NOT_BRIEFED = (NothingUsableError, UsageError)


def check_extract(data: bytes) -> None:
    """See that any valid drafts against any article come to quotes that stand in it."""
    choices = Choices(data)
    articles = make_articles(choices, 1)
    for article in articles:
        check_communique(article, asyncio.run(_extract(article, Scene(choices))))


async def _extract(article: Article, model: Scene) -> Communique:
    return await extract_communique(
        article,
        model=model,
        profile=PROFILE,
        prompt=load_prompt("extract.v1"),
        vocabulary=load_vocabulary(),
    )


def check_communique(article: Article, communique: Communique) -> None:
    """See that everything in a communiqué stands in its article."""
    items = [*communique.participants, *communique.dates, *communique.claims]
    items += [communique.event] if communique.event else []
    assert all(article.text[one.span.start : one.span.end] == one.span.quote for one in items)
    assert all(one.zone in EVIDENCE_ZONES for one in items)
    ledger = [one.sentence for one in communique.ledger]
    assert ledger == [one.number for one in article.sentences]


def check_brief(data: bytes) -> None:
    """See that articles, answers and corrections of any kind make a briefing that stands up."""
    choices = Choices(data)
    articles = make_articles(choices, 4)
    corrections = make_corrections(choices, articles) if choices.flag(3) else None

    outcome = brief(articles, Scene(choices), corrections)

    check_outcome(outcome)


def check_builtin(data: bytes) -> None:
    """See that the embedded extractor makes a sound briefing of any article."""
    choices = Choices(data)
    lines = [choices.pick(LINES) for _ in range(choices.number(0, 6))]
    lines.insert(choices.number(0, len(lines)), text_of(choices.rest))
    article = article_from_text("\n\n".join(lines), uri="any")

    check_outcome(brief([article], BuiltinModel()))


def check_editions(data: bytes) -> None:
    """See that any two briefings can be compared, and one can go on from another."""
    choices = Choices(data)
    old = brief(make_articles(choices, 2), Scene(choices))
    new = brief(make_articles(choices, 3), Scene(choices))

    show_diff(old.briefing, new.briefing)
    going_on = continue_briefing(new.briefing, old.briefing, load_vocabulary())

    raw = render_json(going_on)
    expect_none(check_briefing(raw, new.articles, vocabulary=load_vocabulary()))


def check_damaged(data: bytes) -> None:
    """See that a briefing that somebody changed is told apart or read, and nothing worse."""
    choices = Choices(data)
    outcome = brief(make_articles(choices, 2), Scene(choices))
    plain = json.loads(render_json(outcome.briefing))
    for _ in range(choices.number(1, 4)):
        _damage(plain, choices)

    check_briefing(json.dumps(plain).encode(), outcome.articles, vocabulary=load_vocabulary())


def check_any_briefing(data: bytes) -> None:
    """See that bytes that are no briefing are told so."""
    assert check_briefing(data, (), vocabulary=load_vocabulary())


def brief(
    articles: Sequence[Article],
    model: Scene | BuiltinModel,
    corrections: CorrectionList | None = None,
) -> Outcome:
    """Return the briefing of these articles."""
    profile = model.profile if isinstance(model, BuiltinModel) else PROFILE
    return asyncio.run(summarize(articles, model=model, profile=profile, corrections=corrections))


def check_outcome(outcome: Outcome) -> None:
    """See that a briefing stands up to its articles, and can be written in every way."""
    by_id = {article.id: article for article in outcome.articles}
    for _, span in walk_spans(outcome.briefing):
        assert by_id[span.source].text[span.start : span.end] == span.quote
    for communique in outcome.communiques:
        check_communique(by_id[communique.article], communique)
    raw = render_json(outcome.briefing)
    assert Briefing.model_validate_json(raw) == outcome.briefing
    findings = check_briefing(raw, outcome.articles, vocabulary=load_vocabulary())
    readers = readers_statements(outcome.briefing)
    expect_none([one for one in findings if (one.code, one.path) not in readers])
    show_briefing(outcome)


def readers_statements(briefing: Briefing) -> set[tuple[str, str]]:
    """Return where a reader's statement gives numbers, and what may be found there.

    A reader may rename a claim to anything, and check complains of numbers that no article has, as
    docs/corrections.md says: that is no fault, neither there nor where the summary repeats them.
    """
    corrections = briefing.provenance.corrections
    renamed = {
        id_
        for one in (corrections.applied if corrections else ())
        if one.field == "statement" and numbers_of(one.value or "")
        for id_ in one.items
    }
    told = [
        f"$.summary[{index}].text"
        for index, sentence in enumerate(briefing.summary)
        if not renamed.isdisjoint(sentence.items)
    ]
    own = [f"{path}.statement" for path, claim in walk_claims(briefing) if claim.id in renamed]
    return {("specifics", path) for path in (*own, *told)}


def expect_none(findings: Sequence[Finding]) -> None:
    """See that there are no findings.

    Raises:
        UnsoundError: There are; its kind is the fields and codes that they are of.
    """
    if findings:
        kinds = sorted({f"{_INDEX.sub('', one.path)} {one.code}" for one in findings})
        raise UnsoundError(", ".join(kinds), str(findings))


def make_corrections(choices: Choices, articles: Sequence[Article]) -> CorrectionList:
    """Return corrections that mean items of these articles, or nothing at all.

    Raises:
        UsageError: None is valid.
    """
    kinds = [choices.pick(("merge", "split", "drop", "rename", "retype")) for _ in range(2)]
    plain: dict[str, list[Any]] = {}
    for kind in kinds:
        plain.setdefault(kind, []).append(_correction(kind, choices, articles))
    try:
        return CorrectionList.model_validate(plain)
    except ValueError as error:
        raise UsageError(str(error)) from error


def _correction(kind: str, choices: Choices, articles: Sequence[Article]) -> dict[str, Any]:
    def item() -> Any:
        if choices.flag(4) or not articles:
            return {"name": choices.pick(("Portugal", "Estonia", "Jüri Ratas", "nobody"))}
        article = choices.pick(articles)
        sentence = choices.pick(article.sentences)
        quote = article.text[sentence.start : sentence.end]
        return {"article": article.uri, "quote": quote}

    note = "because"
    if kind == "merge":
        return {"items": [item(), item()], "note": note}
    if kind == "split":
        return {"item": item(), "reports": [item()], "note": note}
    if kind == "drop":
        return {"item": item(), "note": note}
    if kind == "rename":
        return {"item": item(), "statement": choices.text(4) or "x", "note": note}
    return {"item": item(), "type": choices.pick(("agreement", "position", "fact")), "note": note}


def _damage(plain: Any, choices: Choices) -> None:
    """Change one value of a JSON object, somewhere."""
    while True:
        keys = list(plain) if isinstance(plain, dict) else list(range(len(plain)))
        if not keys:
            return
        key = choices.pick(keys)
        inner = plain[key]
        if isinstance(inner, dict | list) and inner and not choices.flag(6):
            plain = inner
            continue
        plain[key] = _other_value(inner, choices)
        return


def _other_value(value: Any, choices: Choices) -> Any:
    kind = choices.number(0, 5)
    if kind == 0:
        return choices.pick((None, 0, -1, 10**30, True, "", [], {}, 1.5))
    if isinstance(value, str):
        return choices.text(3) if kind < 3 else value + choices.text(1)
    if isinstance(value, int):
        return value + choices.number(-3, 3)
    if isinstance(value, list):
        return [*value, *value] if kind < 3 else value[1:]
    return choices.text(2)


TARGETS = (
    Target(
        "extract", check_extract, "choices", (ExtractionError, ModelError), decisions, 8, sample=30
    ),
    Target("brief", check_brief, "choices", _NOT_BRIEFED, decisions, 12, sample=20),
    Target(
        "builtin",
        check_builtin,
        "text",
        (NothingUsableError, UnreadableArticleError, ArticleError),
        seeding.lines,
        10,
        sample=6,
    ),
    Target("editions", check_editions, "choices", _NOT_BRIEFED, decisions, 6, sample=8),
    Target("damaged_briefing", check_damaged, "choices", _NOT_BRIEFED, decisions, 6, sample=10),
    Target("any_briefing", check_any_briefing, "bytes", sample=30),
)
"""Targets of this part."""
