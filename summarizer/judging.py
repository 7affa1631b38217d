"""What a model says on many articles at once: which statements are one claim, and what differs.

A reader's corrections are made before the reports of a claim are compared, so that a live model
compares the claims as the reader has them. Where only recorded answers are at hand and none of them
is about the corrected claims, those about the claims without corrections serve, as far as they go.
"""

from collections.abc import Awaitable
from dataclasses import dataclass, replace
from typing import TypeVar

from summarizer.errors import NoRecordingError
from summarizer.judge.compare import Proposals, compare_blocks
from summarizer.judge.group import group_blocks
from summarizer.llm.base import LanguageModel, ModelProfile
from summarizer.prompts import Prompt, load_prompt
from summarizer.reconcile.prepare import PreparedEvent
from summarizer.reconcile.reconcile import plan_comparisons, plan_questions
from summarizer.schema.provenance import PromptUse
from summarizer.schema.questions import ClaimDifferences, ClaimGroups
from summarizer.steps import StepRunner
from summarizer.tracing import stepped

GROUP_PROMPT = "group.v1"
"""Id of the prompt that asks which statements report the same thing."""
DIVERGE_PROMPT = "diverge.v1"
"""Id of the prompt that asks what differs between the reports of one claim."""

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Judgement:
    """What a model says on many articles at once; nothing where none was asked.

    Attributes:
        groups: Which statements are one claim, by block.
        differences: What it sees differ between reports, by block.
        before_corrections: Whether the differences are those of the claims without corrections.
        prompts: The prompts that were used.
        request_keys: Keys of the answers.
    """

    groups: tuple[ClaimGroups | None, ...] | None = None
    differences: tuple[ClaimDifferences | None, ...] | None = None
    before_corrections: bool = False
    prompts: tuple[PromptUse, ...] = ()
    request_keys: tuple[str, ...] = ()


@stepped("judge")
async def judge_event(
    prepared: PreparedEvent, *, model: LanguageModel, profile: ModelProfile, run_step: StepRunner
) -> Judgement:
    """Ask which statements are one claim, and then what differs between the reports of each.

    The embedded extractor is asked neither.

    Raises:
        SummarizerError: A request failed in a way that ends the run.
    """
    if profile.is_builtin:
        return Judgement()
    group, compare = load_prompt(GROUP_PROMPT), load_prompt(DIVERGE_PROMPT)
    blocks = await run_step(plan_questions, prepared)
    grouping = await group_blocks(blocks, model=model, profile=profile, prompt=group)

    async def propose(event: PreparedEvent) -> Proposals:
        claims = await run_step(plan_comparisons, event, grouping.answers)
        return await compare_blocks(claims, model=model, profile=profile, prompt=compare)

    before = False
    try:
        proposals = await propose(prepared)
    except NoRecordingError as exc:
        if prepared.corrections is None:
            raise
        before = True
        proposals = await recorded_without(exc, propose(without_corrections(prepared)))
    used = ((grouping.request_keys, group), (proposals.request_keys, compare))
    return Judgement(
        groups=grouping.answers,
        differences=proposals.answers,
        before_corrections=before,
        prompts=tuple(prompt_use(prompt) for keys, prompt in used if keys),
        request_keys=(*grouping.request_keys, *proposals.request_keys),
    )


def without_corrections(prepared: PreparedEvent) -> PreparedEvent:
    """Return the event as the articles have it."""
    return replace(prepared, corrections=None)


async def recorded_without(missing: NoRecordingError, asked: Awaitable[Answer]) -> Answer:
    """Return what is asked without corrections, after what is asked with them was not recorded.

    Raises:
        NoRecordingError: It is not recorded either.
        SummarizerError: The run cannot go on.
    """
    try:
        return await asked
    except NoRecordingError:
        msg = (
            f"{missing}; a reader's corrections change what is asked, and what is asked without "
            "them was not recorded either"
        )
        raise NoRecordingError(msg) from missing


def prompt_use(prompt: Prompt) -> PromptUse:
    """Return a prompt as the provenance of a briefing lists it."""
    return PromptUse(id=prompt.id, sha256=prompt.sha256)
