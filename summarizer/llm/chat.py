"""The request that a prompt and what it is about make."""

from summarizer.llm.base import Message, ModelProfile, Request
from summarizer.prompts import Prompt, answer_schema


def chat_request(prompt: Prompt, system: str, user: str, *, profile: ModelProfile) -> Request:
    """Return the request of two messages that asks for the answer of a prompt.

    Args:
        prompt: Names the request and the schema of its answer.
        system: What the model is told; the text of the prompt, as a rule.
        user: What it is about.
        profile: What a request to the model says.
    """
    return Request(
        endpoint=profile.endpoint,
        model=profile.model,
        prompt=prompt.id,
        messages=(Message(role="system", content=system), Message(role="user", content=user)),
        answer_name=prompt.answer,
        answer_schema=dict(answer_schema(prompt.answer)),
        sampling=profile.sampling,
    )
