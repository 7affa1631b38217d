"""One block of numbered statements to groups of their numbers.

The answer is numbers, so nothing can be invented in it. An answer that is no partition of the
numbers is refused and asked for again with what is wrong with it; where the model cannot do
better, the caller decides by itself.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from summarizer.errors import EndpointUnusableError, ModelError
from summarizer.llm.base import Completion, LanguageModel, ModelProfile, Request
from summarizer.llm.chat import chat_request
from summarizer.llm.corrections import Correction, correction_messages
from summarizer.prompts import Prompt
from summarizer.schema.questions import ClaimGroups, Statement, StatementBlock
from summarizer.text.normalize import quoted_line

MOST_REASKS = 2
"""How often an answer that is no partition is asked for again."""
_LISTED = 20


logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Grouping:
    """What came of asking about all blocks of an event."""

    answers: tuple[ClaimGroups | None, ...]
    """The groups of each block; None where no answer could be used."""
    request_keys: tuple[str, ...]
    """Keys of the requests that were answered, by block."""


@dataclass(frozen=True)
class GroupAnswer:
    """What came of asking about a block."""

    groups: ClaimGroups | None
    """The groups; None where no answer was a partition of the numbers."""
    request_keys: tuple[str, ...]
    """Keys of the requests, in the order in which they were asked."""


async def group_blocks(
    blocks: Sequence[StatementBlock],
    *,
    model: LanguageModel,
    profile: ModelProfile,
    prompt: Prompt,
) -> Grouping:
    """Return the groups of all blocks, which are asked about side by side.

    A block that the model fails on is left to the caller.

    Raises:
        SummarizerError: A request failed in a way that ends the run.
    """
    asked = await asyncio.gather(
        *(group_statements(block, model=model, profile=profile, prompt=prompt) for block in blocks),
        return_exceptions=True,
    )
    answers: list[ClaimGroups | None] = []
    keys: list[str] = []
    for one in asked:
        if isinstance(one, ModelError) and not isinstance(one, EndpointUnusableError):
            logger.warning(
                "statements are grouped by rule, since the model failed",
                extra={"fields": {"error.type": one.kind}},
            )
            answers.append(None)
        elif isinstance(one, BaseException):
            raise one
        else:
            answers.append(one.groups)
            keys += one.request_keys
    return Grouping(tuple(answers), tuple(keys))


async def group_statements(
    block: StatementBlock, *, model: LanguageModel, profile: ModelProfile, prompt: Prompt
) -> GroupAnswer:
    """Return the groups of a block.

    Raises:
        ModelError: A request failed.
    """
    request = build_request(block, profile=profile, prompt=prompt)
    keys = []
    for _ in range(MOST_REASKS + 1):
        completion = await model.complete(request)
        keys.append(completion.request_key)
        answer = _read(completion)
        faults = "it does not fit its schema" if answer is None else find_faults(answer, block)
        if answer is not None and not faults:
            return GroupAnswer(answer, tuple(keys))
        request = _ask_again(request, completion, faults)
    return GroupAnswer(None, tuple(keys))


def build_request(block: StatementBlock, *, profile: ModelProfile, prompt: Prompt) -> Request:
    """Return the request for a block."""
    lines = "\n".join(map(_write_line, block.statements))
    return chat_request(prompt, prompt.text, lines, profile=profile)


def find_faults(answer: ClaimGroups, block: StatementBlock) -> str:
    """Return what keeps an answer from being a partition, in words; empty where nothing does."""
    counts = Counter(number for group in answer.groups for number in group)
    known = {one.number for one in block.statements}
    faults = [
        (sorted(known - counts.keys()), "in no group"),
        (sorted(number for number, count in counts.items() if count > 1), "in several groups"),
        (sorted(counts.keys() - known), "not among the statements"),
    ]
    lines = [
        f"{what}: {', '.join(map(str, numbers[:_LISTED]))}" for numbers, what in faults if numbers
    ]
    return "; ".join(lines)


def _read(completion: Completion) -> ClaimGroups | None:
    try:
        return ClaimGroups.model_validate_json(completion.text)
    except ValidationError:
        return None


def _ask_again(request: Request, completion: Completion, faults: str) -> Request:
    again = correction_messages(Correction(completion.text, faults))
    return request.model_copy(update={"messages": (*request.messages, *again)})


def _write_line(one: Statement) -> str:
    holders = ", ".join(one.holders) or "nobody"
    return (
        f"{one.number} | {one.article} | {one.list} | {holders} |"
        f" {_one_line(one.statement)} || {_one_line(one.quote)}"
    )


def _one_line(text: str) -> str:
    """Return what a model is shown of words of an article, as in the article's own request."""
    return quoted_line(text)
