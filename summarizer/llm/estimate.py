"""What requests would come to, before any is sent.

The tokens of a request come from its characters (`summarizer.text.tokens`), rather too many than
too few. Those of an answer, and what follows on the first request about an article, can only be
told from runs that were: the recordings of three events, six or seven articles each, answered by a
language model. Their extracts came to 4.1 to 4.5 times the tokens of the article; the whole run,
with what was asked again and about the event as a whole, to 2.1 to 2.4 times the requests, 2.4 to
2.9 times the tokens of requests, and 1.1 times the tokens of answers. The highest are used.
Retries and re-asks come on top.
"""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from summarizer.errors import NoRecordingError, PendingAnswerError
from summarizer.llm.base import Completion, LanguageModel, Request, Usage
from summarizer.llm.prices import Price
from summarizer.text.tokens import estimate_tokens

_ANSWER_SHARE = 4.5
_WHOLE_REQUESTS = 2.4
_WHOLE_INPUT = 2.9
_WHOLE_OUTPUT = 1.1


@dataclass(frozen=True)
class Estimate:
    """About how much some requests come to.

    Attributes:
        requests: How many there are.
        input_tokens: Tokens of them.
        output_tokens: Tokens of their answers.
    """

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0

    def __add__(self, other: Self) -> "Estimate":
        """Return what both come to."""
        return Estimate(
            self.requests + other.requests,
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
        )

    def cost(self, price: Price | None) -> float | None:
        """Return US dollars; None where the price is unknown."""
        usage = Usage(input_tokens=self.input_tokens, output_tokens=self.output_tokens)
        return None if price is None else price.cost(usage)

    def whole_run(self) -> "Estimate":
        """Return what a whole run comes to whose first requests about articles these are."""
        return Estimate(
            round(self.requests * _WHOLE_REQUESTS),
            round(self.input_tokens * _WHOLE_INPUT),
            round(self.output_tokens * _WHOLE_OUTPUT),
        )


def estimate_requests(requests: Iterable[Request]) -> Estimate:
    """Return about how much these requests come to, if each is answered at once."""
    return sum(map(_estimate_request, requests), Estimate())


class CountingModel:
    """Sends nothing: answers what is kept, and counts what would be asked.

    Attributes:
        estimate: What the requests so far come to; of two of one key, one.
    """

    def __init__(self, kept: Sequence[LanguageModel] = ()) -> None:
        """Count nothing yet.

        Args:
            kept: Answer what they have kept, and raise `NoRecordingError` for all else.
        """
        self._kept = tuple(kept)
        self._keys: set[str] = set()
        self.estimate = Estimate()

    async def complete(self, request: Request) -> Completion:
        """Return the answer that is kept.

        Raises:
            PendingAnswerError: None is; the request is counted.
        """
        for model in self._kept:
            with suppress(NoRecordingError):
                return await model.complete(request)
        if request.key not in self._keys:
            self._keys.add(request.key)
            self.estimate += _estimate_request(request)
        msg = f"{request.prompt!r} would be asked"
        raise PendingAnswerError(msg)


def _estimate_request(request: Request) -> Estimate:
    schema = estimate_tokens(json.dumps(request.answer_schema))
    messages = [estimate_tokens(message.content) for message in request.messages]
    answer = round(messages[-1] * _ANSWER_SHARE) if messages else 0
    most = request.sampling.max_output_tokens
    return Estimate(1, sum(messages) + schema, answer if most is None else min(answer, most))
