"""The first stage: what each article says, one by one, and what becomes of those that fail."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.errors import (
    ArticleError,
    EndpointUnusableError,
    ModelError,
    PendingAnswerError,
    SummarizerError,
)
from summarizer.kept import Basis, KeptCommuniques, NotingModel
from summarizer.llm.base import LanguageModel, ModelProfile
from summarizer.llm.timelimit import TimeLimit
from summarizer.prompts import Prompt, load_prompt
from summarizer.schema.article import Article, UnreadSource
from summarizer.schema.communique import Communique
from summarizer.tracing import current_step, stepped
from summarizer.vocabulary.load import Vocabulary, load_vocabulary

EXTRACT_PROMPT = "extract.v1"
"""Id of the prompt that communiqués are asked for with."""


@dataclass(frozen=True)
class Extraction:
    """What was found in the articles one by one, each in the order of the articles."""

    communiques: tuple[Communique, ...]
    failures: tuple[UnreadSource, ...]


@stepped("extract")
async def extract_articles(
    articles: Sequence[Article],
    *,
    model: LanguageModel,
    profile: ModelProfile,
    concurrency: int = 4,
    time_limit: TimeLimit | None = None,
    on_done: Callable[[Article], None] | None = None,
    kept: KeptCommuniques | None = None,
) -> Extraction:
    """Return what each article says of the event. An article that fails does not stop the others.

    Raises:
        PendingAnswerError: Answers are to come from a batch file; every article was asked about.
        SummarizerError: The run cannot go on. What was under way is let finish first, so that no
            answer that was paid for is lost; nothing new is begun.
    """
    prompt, vocabulary = load_prompt(EXTRACT_PROMPT), load_vocabulary()
    limit = time_limit or TimeLimit()
    waiting = deque(articles)
    results: dict[str, Communique | UnreadSource] = {}
    pending: list[PendingAnswerError] = []

    async def work() -> None:
        while waiting:
            article = waiting.popleft()
            try:
                results[article.id] = await extract_article(
                    article,
                    model=model,
                    profile=profile,
                    prompt=prompt,
                    vocabulary=vocabulary,
                    time_limit=limit,
                    kept=kept,
                )
            except PendingAnswerError as exc:
                pending.append(exc)
            except BaseException:
                waiting.clear()
                raise
            if on_done is not None:
                on_done(article)

    workers = [work() for _ in range(min(concurrency, len(articles)))]
    for ended in await asyncio.gather(*workers, return_exceptions=True):
        if isinstance(ended, BaseException):
            raise ended
    if pending:
        raise pending[0]
    ordered = [results[article.id] for article in articles]
    return Extraction(
        communiques=tuple(one for one in ordered if isinstance(one, Communique)),
        failures=tuple(one for one in ordered if isinstance(one, UnreadSource)),
    )


@stepped("extract article")
async def extract_article(
    article: Article,
    *,
    model: LanguageModel,
    profile: ModelProfile,
    prompt: Prompt,
    vocabulary: Vocabulary,
    time_limit: TimeLimit,
    kept: KeptCommuniques | None = None,
) -> Communique | UnreadSource:
    """Return what the article says of the event, or why it could not be used.

    What was found in it before is read back where nothing has changed that it was made from.
    """
    basis = Basis(article, profile, prompt, vocabulary)
    current_step().note({"summarizer.article": article.id})
    try:
        async with time_limit.running():
            return await _find_or_extract(basis, model, kept)
    except EndpointUnusableError:
        raise
    except (ArticleError, ModelError) as exc:
        current_step().note_error(exc)
        return describe_failure(article, exc)


async def _find_or_extract(
    basis: Basis, model: LanguageModel, kept: KeptCommuniques | None
) -> Communique:
    if kept is not None:
        found = await kept.find(basis)
        if found is not None:
            return found
    from summarizer.extract.extract import extract_communique  # It takes a while to load.

    noting = NotingModel(model)
    communique = await extract_communique(
        basis.article,
        model=noting,
        profile=basis.profile,
        prompt=basis.prompt,
        vocabulary=basis.vocabulary,
    )
    if kept is not None:
        kept.keep(basis, communique, noting.used)
    return communique


def describe_failure(article: Article, error: SummarizerError) -> UnreadSource:
    """Return an article that could not be used as the source that the briefing lists."""
    language = error.kind == "unread_language"
    return UnreadSource(
        id=article.id,
        uri=article.uri,
        sha256=article.sha256,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        language=article.language,
        sentences=len(article.sentences),
        status="unread_language" if language else "failed",
        reason=str(error),
        kind=error.kind,
        flags=article.flags,
    )
