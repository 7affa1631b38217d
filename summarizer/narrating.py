"""The summary of a briefing: worded by a model and held against its items, or by template."""

import logging
from collections.abc import Iterable

from summarizer.judging import prompt_use
from summarizer.llm.base import LanguageModel, ModelProfile
from summarizer.narrate.ask import ask_summary
from summarizer.narrate.template import narrate_briefing, narrate_statements
from summarizer.prompts import load_prompt
from summarizer.reconcile.records import RECORDED_NOTE
from summarizer.schema.briefing import Briefing, Claim, Date, Divergence, Participant
from summarizer.schema.canonical import seal_briefing
from summarizer.schema.provenance import PromptUse, Provenance
from summarizer.tracing import stepped
from summarizer.vocabulary.load import load_vocabulary

logger = logging.getLogger(__name__)

NARRATE_PROMPT = "narrate.v1"
"""Id of the prompt that asks for the summary."""


@stepped("narrate")
async def narrate_event(
    briefing: Briefing, *, model: LanguageModel, profile: ModelProfile
) -> Briefing:
    """Return the briefing with a summary, sealed: by a language model, or else by template.

    In another language than English it repeats statements.

    Raises:
        SummarizerError: The request failed in a way that ends the run.
    """
    if profile.language != "en":
        return seal_briefing(narrate_statements(briefing))
    name_of = _names_of_states()
    if not profile.is_builtin:
        prompt = load_prompt(NARRATE_PROMPT)
        narration = await ask_summary(
            briefing, model=model, profile=profile, prompt=prompt, name_of=name_of
        )
        if narration.refused:
            count = {"sentences": len(narration.refused)}
            logger.info("left out of the summary", extra={"fields": count})
        if narration.sentences:
            used = _with_uses(briefing.provenance, (prompt_use(prompt),), narration.request_keys)
            told = {"summary": narration.sentences, "provenance": used}
            return seal_briefing(briefing.model_copy(update=told))
    return seal_briefing(narrate_briefing(briefing, name_of=name_of))


def carry_summary(plain: Briefing, briefing: Briefing) -> Briefing:
    """Return a corrected briefing with a summary, sealed, where no answer about it is at hand.

    Args:
        plain: The briefing without corrections, with the summary that a model worded.
        briefing: The corrected one. It gets that summary if no correction touches what it rests
            on, and one by template otherwise.
    """
    before, after = _items(plain), _items(briefing)
    named = {id_ for sentence in plain.summary for id_ in sentence.items}
    told = narrate_briefing(briefing, name_of=_names_of_states())
    used = briefing.provenance
    if all(id_ in after and after[id_] == before[id_] for id_ in named):
        told = briefing.model_copy(update={"summary": plain.summary})
        used = _with_uses(used, plain.provenance.prompts, plain.provenance.request_keys)
    if RECORDED_NOTE not in used.notes:
        used = used.model_copy(update={"notes": (*used.notes, RECORDED_NOTE)})
    return seal_briefing(told.model_copy(update={"provenance": used}))


def _items(briefing: Briefing) -> dict[str, Claim | Date | Divergence | Participant]:
    """Return what a summary can rest on, by id; a claim without the differences about it."""
    claims = (*briefing.agreements, *briefing.positions, *briefing.facts)
    return {
        **{one.id: one.model_copy(update={"divergences": ()}) for one in claims},
        **{one.id: one for one in briefing.participants},
        **{one.id: one for one in briefing.dates},
        **{one.id: one for one in briefing.divergences},
    }


def _with_uses(
    provenance: Provenance, prompts: Iterable[PromptUse], keys: Iterable[str]
) -> Provenance:
    """Return the provenance with more prompts and their answers."""
    used = {*provenance.prompts, *prompts}
    return provenance.model_copy(
        update={
            "prompts": tuple(sorted(used, key=lambda one: (one.id, one.sha256))),
            "request_keys": tuple(sorted({*provenance.request_keys, *keys})),
        }
    )


def _names_of_states() -> dict[str, str]:
    return {code: country.name for code, country in load_vocabulary().countries.items()}
