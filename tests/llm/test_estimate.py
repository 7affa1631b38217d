"""What requests would come to is told before any is sent, rather too much than too little."""

from pathlib import Path

import pytest
from fakeanswers import make_request

from summarizer.errors import PendingAnswerError
from summarizer.llm.base import Sampling
from summarizer.llm.estimate import CountingModel, Estimate, estimate_requests
from summarizer.llm.prices import Price
from summarizer.llm.stores.folder import FolderStore
from summarizer.text.tokens import estimate_tokens

RECORDINGS = Path(__file__).parents[1] / "recordings"
EVENTS = ("seeds", "e1-norway-kenya", "e2-chile-korea")


def test_requests_add_up() -> None:
    one, two = make_request("x" * 300), make_request("y" * 600)

    both = estimate_requests([one, two])

    assert both == estimate_requests([one]) + estimate_requests([two])
    assert both.requests == 2
    assert both.output_tokens == 450 + 900


def test_answers_are_bounded_by_what_the_server_is_told() -> None:
    request = make_request("x" * 3000, sampling=Sampling(max_output_tokens=50))

    assert estimate_requests([request]).output_tokens == 50


def test_an_unknown_price_is_no_cost() -> None:
    estimate = Estimate(1, 1_000_000, 1_000_000)

    assert estimate.cost(None) is None
    assert estimate.cost(Price(model="m", input=1, output=2)) == 3.0


async def test_the_same_request_is_counted_once() -> None:
    model = CountingModel()

    for _ in range(2):
        with pytest.raises(PendingAnswerError):
            await model.complete(make_request())

    assert model.estimate.requests == 1


@pytest.mark.parametrize("event", EVENTS)
def test_recorded_runs_come_to_no_more_than_is_told(event: str) -> None:
    """By the same count of characters: first requests, and what the whole run came to."""
    recordings = FolderStore(RECORDINGS / event).all_recordings()
    first = [one for one in recordings if _is_first(one.prompt, len(one.request.messages))]
    told = Estimate(
        len(first),
        sum(_tokens(text for _, text in one.request.messages) for one in first),
        sum(round(4.5 * estimate_tokens(one.request.messages[-1][1])) for one in first),
    ).whole_run()

    assert len(recordings) <= 1.02 * told.requests
    asked = sum(_tokens(text for _, text in one.request.messages) for one in recordings)
    assert 0.8 * told.input_tokens <= asked <= told.input_tokens
    answered = sum(estimate_tokens(one.raw) for one in recordings)
    assert 0.8 * told.output_tokens <= answered <= told.output_tokens


def _is_first(prompt: str, messages: int) -> bool:
    return prompt.startswith("extract.") and messages == 2


def _tokens(texts: object) -> int:
    assert hasattr(texts, "__iter__")
    return sum(estimate_tokens(text) for text in texts)
