"""Blocks of claims to the differences that a model sees between their reports.

It only proposes: which of them are differences, code decides.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from summarizer.errors import EndpointUnusableError, ModelError
from summarizer.llm.base import Completion, LanguageModel, ModelProfile, Request
from summarizer.llm.chat import chat_request
from summarizer.prompts import Prompt
from summarizer.schema.questions import ClaimDifferences, ComparedClaim, ComparisonBlock
from summarizer.text.normalize import quoted_line

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Proposals:
    """What came of asking about all blocks of an event."""

    answers: tuple[ClaimDifferences | None, ...]
    """The differences of each block; None where no answer could be used."""
    request_keys: tuple[str, ...]
    """Keys of the requests that were answered, by block."""


async def compare_blocks(
    blocks: Sequence[ComparisonBlock],
    *,
    model: LanguageModel,
    profile: ModelProfile,
    prompt: Prompt,
) -> Proposals:
    """Return the differences of all blocks, which are asked about side by side.

    A block that the model fails on has none.

    Raises:
        SummarizerError: A request failed in a way that ends the run.
    """
    requests = [build_request(block, profile=profile, prompt=prompt) for block in blocks]
    asked = await asyncio.gather(*map(model.complete, requests), return_exceptions=True)
    answers: list[ClaimDifferences | None] = []
    keys: list[str] = []
    for one in asked:
        if isinstance(one, ModelError) and not isinstance(one, EndpointUnusableError):
            logger.warning(
                "differences are found by rule, since the model failed",
                extra={"fields": {"error.type": one.kind}},
            )
            answers.append(None)
        elif isinstance(one, BaseException):
            raise one
        else:
            answers.append(_read(one))
            keys.append(one.request_key)
    return Proposals(tuple(answers), tuple(keys))


def build_request(block: ComparisonBlock, *, profile: ModelProfile, prompt: Prompt) -> Request:
    """Return the request for a block."""
    lines = "\n".join(line for claim in block.claims for line in _write_claim(claim))
    return chat_request(prompt, prompt.text, lines, profile=profile)


def _read(completion: Completion) -> ClaimDifferences | None:
    try:
        return ClaimDifferences.model_validate_json(completion.text)
    except ValidationError:
        return None


def _write_claim(claim: ComparedClaim) -> list[str]:
    reports = [
        f"  {one.article} | {', '.join(one.holders) or 'nobody'} |"
        f" {' / '.join(quoted_line(quote) for quote in one.quotes)}"
        for one in claim.reports
    ]
    return [f"{claim.number} | {claim.list} | {quoted_line(claim.statement)}", *reports]
