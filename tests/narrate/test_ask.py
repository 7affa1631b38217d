"""A summary that a model words: what may stand in it, whatever the model writes."""

import json
from typing import Any

import pytest
from synthetic import COUNTRY_NAMES, make_briefing

from summarizer.errors import EndpointUnusableError, RefusedError, SummarizerError
from summarizer.llm.base import Completion, ModelProfile, Request
from summarizer.narrate.ask import Narration, ask_summary
from summarizer.narrate.numbering import number_items, write_items
from summarizer.prompts import load_prompt

PROFILE = ModelProfile(endpoint="http://127.0.0.1/v1", model="m")
BRIEFING = make_briefing()
ITEMS = number_items(BRIEFING, COUNTRY_NAMES)


def number_of(words: str) -> int:
    """Return the number of the first item with these words in its line."""
    return next(item.number for item in ITEMS if words in item.line)


CENTRE = number_of("set up a joint forest data centre")
IMAGES = number_of("exchange satellite images")
PARIS = number_of("Paris Agreement")
LOGGING = number_of("illegal logging")
SUM = number_of("restoration of native forest")
DIFFERENCE = number_of("How much will Finland pay")


class Says:
    """Answers with a summary, or fails."""

    def __init__(self, answer: dict[str, Any] | SummarizerError) -> None:
        self._answer = answer
        self.requests: list[Request] = []

    async def complete(self, request: Request) -> Completion:
        """Return the summary."""
        self.requests.append(request)
        if isinstance(self._answer, SummarizerError):
            raise self._answer
        return Completion(request_key=request.key, model="m", text=json.dumps(self._answer))


def sentence(text: str, *items: int) -> dict[str, Any]:
    return {"text": text, "items": list(items)}


GOOD = [
    sentence("Finland and Uruguay agree on a forest data centre", CENTRE),
    sentence("They set up a joint forest data centre in Tacuarembó.", CENTRE),
    sentence("They will exchange satellite images of forest fires every six hours.", IMAGES),
    sentence("Both ministers reaffirmed their support for the Paris Agreement.", PARIS),
]


async def narrate(*sentences: dict[str, Any]) -> Narration:
    answer = {"headline": sentences[0], "sentences": list(sentences[1:])}
    return await ask_summary(
        BRIEFING,
        model=Says(answer),
        profile=PROFILE,
        prompt=load_prompt("narrate.v1"),
        name_of=COUNTRY_NAMES,
    )


async def test_sentences_that_stand_on_their_items_are_kept_with_ids() -> None:
    narration = await narrate(*GOOD)

    assert [one.text for one in narration.sentences] == [one["text"] for one in GOOD]
    ids = {item.number: item.id for item in ITEMS}
    assert narration.sentences[1].items == (ids[CENTRE],)
    assert narration.refused == ()


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (sentence("They set up 12 forest data centres.", CENTRE), "do not have 12"),
        (
            sentence("The centre in Tacuarembó opens in March 2034.", CENTRE),
            "the date 'March 2034'",
        ),
        (sentence("They met on 13 May 2031.", CENTRE), "the date '13 May 2031'"),
        (sentence("They and Brazil set up a data centre.", CENTRE), "do not name 'Brazil'"),
        (sentence("Minister Zamboni set up a data centre.", CENTRE), "do not name 'Zamboni'"),
        (sentence("They set up a data centre."), "rests on no item"),
        (sentence("They set up a data centre.", 999), "rests on no item"),
        (sentence("", CENTRE), "it is empty"),
        (sentence("Finland will pay for the restoration of native forest.", SUM), "is disputed"),
        (
            sentence("Finland pays 40 million euros for native forest.", SUM, DIFFERENCE),
            "does not tell it",
        ),
    ],
    ids=[
        "number",
        "month",
        "day",
        "state",
        "person",
        "no-item",
        "unknown-item",
        "empty",
        "settled",
        "not-told",
    ],
)
async def test_a_sentence_that_does_not_stand_is_refused(bad: dict[str, Any], why: str) -> None:
    narration = await narrate(*GOOD, bad)

    assert len(narration.sentences) == len(GOOD)
    (refused,) = narration.refused
    assert why in refused


@pytest.mark.parametrize(
    "text",
    [
        "A hundred experts set up a data centre.",
        "Hundreds of experts set up a data centre.",
        "They set up a dozen joint forest data centres.",
        "At a second round they set up a data centre.",
        "They set up a data centre worth two-thirds of it.",
        "Brazil and Finland set up a data centre.",
        "They set up a data centre. Zamboni praised it.",
        "Zamboni: they set up a data centre.",
        "They set up a data centre with NATO.",
        "They set up a data centre with 習近平.",
        "They did not set up a data centre.",
        "They never set up a data centre.",
    ],
)
async def test_neither_number_words_nor_names_nor_denials_come_in(text: str) -> None:
    narration = await narrate(*GOOD, sentence(text, CENTRE))

    assert len(narration.sentences) == len(GOOD)


@pytest.mark.parametrize(
    ("amount", "stands"),
    [
        ("40 million euros", True),
        ("€40 million", True),
        ("40 billion euros", False),
        ("40m dollars", False),
        ("40 percent", False),
    ],
)
async def test_amounts_are_compared_with_scale_and_currency(amount: str, stands: bool) -> None:
    text = f"Río Press Agency reports {amount} for native forest, others report another sum."

    narration = await narrate(*GOOD, sentence(text, SUM, DIFFERENCE))

    assert (narration.refused == ()) is stands


async def test_a_difference_may_be_told_with_its_versions() -> None:
    told = sentence(
        "Río Press Agency reports 40 million euros for native forest, The Helsinki Ledger 45"
        " million.",
        SUM,
        DIFFERENCE,
    )

    narration = await narrate(*GOOD, told)

    assert narration.refused == ()


async def test_the_day_of_the_event_may_be_told_in_any_sentence() -> None:
    narration = await narrate(*GOOD, sentence("On 12 May 2031 they set up a centre.", CENTRE))

    assert narration.refused == ()


async def test_too_few_sentences_are_no_summary() -> None:
    narration = await narrate(*GOOD[:2], sentence("They met 99 times.", CENTRE))

    assert narration.sentences == ()


@pytest.mark.parametrize("answer", [RefusedError("no"), {"headline": "x"}])
async def test_a_model_that_fails_leaves_the_summary_to_the_template(answer: Any) -> None:
    narration = await ask_summary(
        BRIEFING,
        model=Says(answer),
        profile=PROFILE,
        prompt=load_prompt("narrate.v1"),
        name_of=COUNTRY_NAMES,
    )

    assert narration.sentences == ()
    assert len(narration.refused) == 1


async def test_an_unusable_endpoint_ends_the_run() -> None:
    with pytest.raises(EndpointUnusableError):
        await ask_summary(
            BRIEFING,
            model=Says(EndpointUnusableError("no")),
            profile=PROFILE,
            prompt=load_prompt("narrate.v1"),
            name_of=COUNTRY_NAMES,
        )


def test_every_item_is_one_line_with_its_number() -> None:
    lines = write_items(BRIEFING, ITEMS, COUNTRY_NAMES).split("\n")

    assert lines[0].startswith("event | ")
    assert [int(line.partition(" | ")[0]) for line in lines[1:]] == list(range(1, len(ITEMS) + 1))
    assert any(line.split(" | ")[1] == "difference" for line in lines[1:])


async def test_a_sentence_that_repeats_the_prompt_is_refused() -> None:
    told = (
        "They set up a joint forest data centre and will exchange satellite images of forest fires"
    )
    repeated = "was put together from several articles; you are given its items"

    narration = await narrate(
        *GOOD,
        sentence(f"{told}.", CENTRE, IMAGES),
        sentence(f"{told} that {repeated}.", CENTRE, IMAGES),
    )

    assert len(narration.sentences) == len(GOOD) + 1
    (refused,) = narration.refused
    assert "it repeats what the model was told" in refused
