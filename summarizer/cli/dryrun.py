"""`--dry-run`: what a run would ask, in requests, tokens and money; nothing is sent."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

from summarizer.cli.terminal import print_text
from summarizer.errors import PendingAnswerError
from summarizer.extracting import extract_articles
from summarizer.llm.estimate import CountingModel, Estimate
from summarizer.llm.prices import Price, find_price, load_prices
from summarizer.schema.article import Article
from summarizer.settings import Settings
from summarizer.wiring import kept_answers, live_profile

NOTHING_SENT = "nothing would be sent: the embedded extractor or recordings answer"


@dataclass(frozen=True)
class RunEstimate:
    """What a run over some articles would ask.

    Attributes:
        articles: How many there are.
        first: The requests that would go out first; what is recorded or stored is not among them.
    """

    articles: int = 0
    first: Estimate = field(default_factory=Estimate)

    def __add__(self, other: Self) -> "RunEstimate":
        """Return what both runs would ask."""
        return RunEstimate(self.articles + other.articles, self.first + other.first)


def estimate_articles(articles: Sequence[Article], settings: Settings) -> RunEstimate:
    """Return what extracting from these articles would ask first; nothing is sent or written.

    Raises:
        SummarizerError: The settings cannot be used.
    """
    if settings.uses_builtin or settings.replay is not None:
        return RunEstimate(len(articles))
    return asyncio.run(_estimate(articles, settings))


def tell_estimate(
    articles: Sequence[Article], settings: Settings, *, is_whole_run: bool = True
) -> int:
    """Print what a run would ask and return the exit code.

    Raises:
        SummarizerError: The settings cannot be used.
    """
    print_text(describe_estimate(estimate_articles(articles, settings), settings, is_whole_run))
    return 0


def describe_estimate(estimate: RunEstimate, settings: Settings, is_whole_run: bool = True) -> str:
    """Return an estimate in words.

    Args:
        estimate: What would be asked.
        settings: Name the model, its prices and the limits of the run.
        is_whole_run: Whether a briefing would come of it, and not only communiqués.
    """
    lines = [f"{estimate.articles} articles, model {settings.model or 'builtin'}"]
    if settings.uses_builtin or settings.replay is not None:
        return "\n".join([*lines, NOTHING_SENT])
    price = find_price(load_prices(settings.prices), live_profile(settings))
    lines.append(f"first requests: {_words(estimate.first, price)}")
    if is_whole_run:
        whole = estimate.first.whole_run()
        lines.append(f"a typical whole run: {_words(whole, price)}")
        lines.append("(what follows depends on the answers; retries and re-asks come on top)")
    if price is None:
        lines.append(f"no price is known of {settings.model!r}: name a file with --prices FILE")
    else:
        lines.append(f"price: {price.source or 'your own file'} {price.date}".rstrip())
    return "\n".join(lines)


async def _estimate(articles: Sequence[Article], settings: Settings) -> RunEstimate:
    with kept_answers(settings) as kept:
        counting = CountingModel(kept)
        with suppress(PendingAnswerError):
            await extract_articles(articles, model=counting, profile=live_profile(settings))
    return RunEstimate(len(articles), counting.estimate)


def _words(estimate: Estimate, price: Price | None) -> str:
    cost = estimate.cost(price)
    money = "cost unknown" if cost is None else f"about {cost:.2f} US dollars"
    return (
        f"{estimate.requests} requests, about {estimate.input_tokens:,} tokens in and"
        f" {estimate.output_tokens:,} out, {money}"
    )
