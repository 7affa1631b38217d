"""A model each of whose answers is a step of the run, described as OpenTelemetry describes such.

Names are those of the conventions for generative AI, in development when this was written
(https://github.com/open-telemetry/semantic-conventions-genai/blob/main/docs/gen-ai/gen-ai-spans.md).
What the conventions call opt-in, messages and answers, is never among them.
"""

from urllib.parse import urlsplit

from summarizer.llm.base import Completion, LanguageModel, Request
from summarizer.tracing import Attribute, is_watched, step

PROVIDER = "openai"
"""The protocol that is spoken; whose server it is shows in `server.address`."""

_PORTS = {"http": 80, "https": 443}


class TracedModel:
    """A model whose requests are seen: how long each took, what it cost, and how it failed.

    A request is one step, with the retries and re-asks that it needed.
    """

    def __init__(self, inner: LanguageModel) -> None:
        self._inner = inner

    async def complete(self, request: Request) -> Completion:
        """Return the answer of the model behind.

        Raises:
            ModelError: The request failed.
        """
        if not is_watched():
            return await self._inner.complete(request)
        with step(f"chat {request.model}", describe_request(request), is_call=True) as current:
            completion = await self._inner.complete(request)
            current.note(describe_answer(completion))
            return completion


def describe_request(request: Request) -> dict[str, Attribute | None]:
    """Return what is known of a request before it is answered."""
    server = urlsplit(request.endpoint)
    return {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": PROVIDER,
        "gen_ai.request.model": request.model,
        "gen_ai.output.type": "json",
        "gen_ai.request.temperature": request.sampling.temperature,
        "gen_ai.request.top_p": request.sampling.top_p,
        "gen_ai.request.seed": request.sampling.seed,
        "gen_ai.request.max_tokens": request.sampling.max_output_tokens,
        "server.address": server.hostname,
        "server.port": server.port or _PORTS.get(server.scheme),
        "summarizer.prompt": request.prompt,
        "summarizer.request.key": request.key,
    }


def describe_answer(completion: Completion) -> dict[str, Attribute | None]:
    """Return what is known of an answer."""
    return {
        "gen_ai.response.model": completion.model,
        "gen_ai.usage.input_tokens": completion.usage.input_tokens,
        "gen_ai.usage.output_tokens": completion.usage.output_tokens,
    }
