"""A summary worded by a model, every sentence of it held against its items."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from summarizer.errors import EndpointUnusableError, ModelError
from summarizer.llm.base import LanguageModel, ModelProfile, Request
from summarizer.llm.chat import chat_request
from summarizer.narrate.numbering import NumberedItem, number_items, write_items
from summarizer.narrate.verify import find_flaw, read_ground, words_in_lower_case
from summarizer.prompts import Prompt
from summarizer.schema.briefing import Briefing, SummarySentence
from summarizer.schema.questions import SentenceDraft, SummaryDraft
from summarizer.text.leaks import leaks_prompt
from summarizer.text.plain import plain_text

LEAST_SENTENCES = 4
"""Sentences, the headline included, that a model's summary must keep to be one."""


MOST_SENTENCES = 40
"""Of a summary, so many sentences are looked at; ten are asked for."""


@dataclass(frozen=True)
class Narration:
    """What came of asking."""

    sentences: tuple[SummarySentence, ...]
    """The headline and the sentences that stand on their items; empty where too few do."""
    refused: tuple[str, ...]
    """Sentences that do not, each with the reason."""
    request_keys: tuple[str, ...]
    """Key of the request; empty where the model failed."""


async def ask_summary(
    briefing: Briefing,
    *,
    model: LanguageModel,
    profile: ModelProfile,
    prompt: Prompt,
    name_of: Mapping[str, str],
) -> Narration:
    """Return the summary that a model words.

    Args:
        briefing: What to summarize.
        model: What answers.
        profile: What a request to it says.
        prompt: What it is told.
        name_of: Alpha-3 code to the name that people use.

    Raises:
        SummarizerError: The request failed in a way that ends the run.
    """
    items = number_items(briefing, name_of)
    if not items:
        return Narration((), (), ())
    request = build_request(briefing, items, profile=profile, prompt=prompt, name_of=name_of)
    try:
        completion = await model.complete(request)
    except EndpointUnusableError:
        raise
    except ModelError as exc:
        return Narration((), (f"the model failed: {exc}",), ())
    try:
        draft = SummaryDraft.model_validate_json(completion.text)
    except ValidationError as exc:
        return Narration(
            (), (f"the answer is no summary: {exc.errors()[0]['msg']}",), (request.key,)
        )
    told = (draft.headline, *draft.sentences)
    kept, refused = _verify(told, items, briefing, name_of=name_of, prompt=prompt)
    return Narration(kept if len(kept) >= LEAST_SENTENCES else (), refused, (request.key,))


def build_request(
    briefing: Briefing,
    items: Sequence[NumberedItem],
    *,
    profile: ModelProfile,
    prompt: Prompt,
    name_of: Mapping[str, str],
) -> Request:
    """Return the request for the summary of a briefing."""
    lines = write_items(briefing, items, name_of)
    return chat_request(prompt, prompt.text, lines, profile=profile)


def _verify(
    drafts: Sequence[SentenceDraft],
    items: Sequence[NumberedItem],
    briefing: Briefing,
    *,
    name_of: Mapping[str, str],
    prompt: Prompt,
) -> tuple[tuple[SummarySentence, ...], tuple[str, ...]]:
    ground, lower_words = read_ground(briefing, name_of), words_in_lower_case(items)
    by_number = {item.number: item for item in items}
    kept, refused = [], []
    for draft in drafts[:MOST_SENTENCES]:
        named = [by_number[number] for number in draft.items if number in by_number]
        text = plain_text(draft.text)
        flaw = find_flaw(text, named, ground, lower_words)
        if leaks_prompt(text, (prompt.text,), " ".join(item.words for item in named)):
            flaw = "it repeats what the model was told"
        if flaw is None:
            ids = tuple(sorted({item.id for item in named}))
            kept.append(SummarySentence(text=text, items=ids))
        else:
            refused.append(f"{text} ({flaw})")
    return tuple(kept), tuple(refused)
