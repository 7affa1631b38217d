"""What the items of one article are held against, made from the article and its items."""

from collections.abc import Sequence
from functools import cache

from summarizer.extract.draft import Entry
from summarizer.extract.evidence import Evidence
from summarizer.extract.held import Reading, holder_of
from summarizer.extract.masked import Parties
from summarizer.extract.specifics import ArticleWords
from summarizer.prompts import load_prompt, prompt_uses
from summarizer.schema.article import Article
from summarizer.schema.draft import ClaimDraft, ParticipantDraft
from summarizer.vocabulary.load import Vocabulary


def make_reading(
    article: Article, entries: Sequence[Entry], vocabulary: Vocabulary, *, told_in: str = "en"
) -> Reading:
    """Return what the items of an article are held against.

    Args:
        article: The article.
        entries: Its items.
        vocabulary: Names of states and bodies.
        told_in: Code of the language that statements are in.
    """
    named = [one.item for one in entries if isinstance(one.item, ParticipantDraft)]
    evidence = Evidence(article)
    if any(one.zone == "embedded_post" for one in article.sentences):
        # Whose post counts is told by the names of people, so those have to stand elsewhere.
        words = ArticleWords(article, vocabulary, evidence)
        people = [one.name for one in named if one.kind == "person" and words.names(one.name)]
        evidence = Evidence(article, people)
    words = ArticleWords(article, vocabulary, evidence)
    return Reading(
        evidence=evidence,
        words=words,
        vocabulary=vocabulary,
        people=tuple(dict.fromkeys(one.name for one in named if words.names(one.name))),
        told_in=told_in,
        parties=_parties(entries, vocabulary),
        prompts=_prompts(),
    )


@cache
def _prompts() -> tuple[str, ...]:
    """Return what models are told, of all prompts."""
    return tuple(load_prompt(prompt_id).text for prompt_id in prompt_uses())


def _parties(entries: Sequence[Entry], vocabulary: Vocabulary) -> Parties:
    """Return who is named by the items: states and bodies, and people with their sides."""
    named = [one.item for one in entries if isinstance(one.item, ParticipantDraft)]
    claims = [one.item for one in entries if isinstance(one.item, ClaimDraft)]
    bodies = [one.name for one in named if one.kind != "person"]
    held = [holder for claim in claims for holder in claim.holders]
    sides = [one.side for one in named if one.side]
    people = {(one.name, holder_of(one.side, vocabulary)) for one in named if one.kind == "person"}
    return Parties(
        names=tuple(sorted({holder_of(one, vocabulary) for one in {*bodies, *held, *sides}})),
        people=tuple(sorted(people)),
    )
