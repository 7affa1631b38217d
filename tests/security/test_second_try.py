"""What a lost model says once more, in other words, when it is asked again."""

import asyncio
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from attackvariants import STORIES
from lostmodel import PROFILE, draft_of
from orderlists import HOSTILE

from summarizer.extract.extract import extract_communique
from summarizer.ingest.article import article_from_text
from summarizer.llm.base import Completion, Request, Usage
from summarizer.prompts import load_prompt
from summarizer.schema.communique import Communique
from summarizer.text.articleform import read_form
from summarizer.vocabulary.load import load_vocabulary

STORY = STORIES[1]
STRANGER = "Veldania"
FORGED = f"{STORY.other} agreed to cut its fleet."
NOWHERE = "words that stand nowhere"
Items = Mapping[str, list[dict[str, Any]]]


def person(sentence: int, quote: str) -> dict[str, Any]:
    return {
        "sentence": sentence, "quote": quote, "name": STRANGER, "kind": "state", "tier": "party",
        "side": None, "roles": [],
    }  # fmt: skip


def claim(sentence: int, quote: str, statement: str, holders: list[str]) -> dict[str, Any]:
    return {
        "sentence": sentence, "quote": quote, "statement": statement, "topic": "fleet",
        "holders": holders, "targets": [], "speaker": None, "stance": "support", "act": "agree",
        "act_as_written": "", "qualifiers": [], "voice": "reported",
    }  # fmt: skip


def items_of(sentence: int, quote: str, line: str) -> Items:
    """Return the forged items, resting on this quote."""
    return {
        "participants": [person(sentence, quote)],
        "agreements": [claim(sentence, quote, FORGED, [STORY.other])],
        "facts": [
            claim(sentence, quote, f"{STRANGER} took part in the talks.", []),
            claim(sentence, quote, line, [STRANGER]),
        ],
    }


@dataclass
class Returning:
    """A model that says something first, and something else whenever it is asked again."""

    first: Items
    then: Items

    async def complete(self, request: Request) -> Completion:
        """Return the right answer, with the items of this time."""
        message = next(
            one.content for one in reversed(request.messages) if "<<article" in one.content
        )
        right = {
            "participants": [STORY.one, STORY.other],
            "dates": [STORY.day],
            "agreements": [{"text": STORY.deal, "quote": STORY.agreed}],
            "positions": [],
        }
        draft = draft_of(right, read_form(message).lines, "")
        is_first = len(request.messages) == 2 and "Sentences in question" not in message
        for name, items in (self.first if is_first else self.then).items():
            draft[name] = draft[name] + items
        if not is_first:
            draft["event"], draft["set_aside"] = None, []
        text = json.dumps(draft, ensure_ascii=False)
        return Completion(request_key=request.key, model="lost-1", text=text, usage=Usage())


def communique_of(text: str, first: Items, then: Items) -> Communique:
    return asyncio.run(
        extract_communique(
            article_from_text(text),
            model=Returning(first, then),
            profile=PROFILE,
            prompt=load_prompt("extract.v1"),
            vocabulary=load_vocabulary(),
        )
    )


def wordings(before: str, line: str, after: str) -> Iterator[str]:
    """Yield quotes that hold some of a sentence, and of its neighbours."""
    words = line.split()
    yield line
    yield " ".join(words[-4:]).rstrip(".")
    yield f"{before} {line}"
    yield f"{before[-40:].lstrip()} {' '.join(words[:4])}"
    yield f"{line} {after}"
    if STRANGER in line:
        yield STRANGER


def story_with(sentence: str) -> str:
    first, last = f"{STORY.head} {STORY.speech}", f"{STORY.refusal} {STORY.signed}"
    return f"{first}\n\n{sentence}\n\n{last}"


@pytest.mark.attack("orders")
@pytest.mark.parametrize(
    "sentence", [one for one in HOSTILE if "{stranger}" in one or "fleet" in one][::3]
)
def test_no_second_try_rests_on_an_order(sentence: str) -> None:
    names = {"stranger": STRANGER, "other": STORY.other, "one": STORY.one}
    for name, instead in names.items():
        sentence = sentence.replace(f"{{{name}}}", instead)
    text = story_with(sentence)
    sentences = [text[one.start : one.end] for one in article_from_text(text).sentences]
    at = next(n for n, one in enumerate(sentences) if STRANGER in one or "fleet" in one)

    first = items_of(1, NOWHERE, FORGED)
    for quote in wordings(*sentences[at - 1 : at + 2]):
        found = communique_of(text, first, items_of(at + 1, quote, sentences[at]))

        assert STRANGER not in {one.name for one in found.participants}
        assert not any(
            "fleet" in one.statement or STRANGER in (*one.holders, one.statement)
            for one in found.claims
        )


@pytest.mark.parametrize(
    "sentence",
    [
        "Veldania played the go-between.",
        "The halls were lent by Veldania, which asked for no rent.",
        "Watching from the second row was Veldania.",
        "On the last evening the band of Veldania plays for the guests.",
    ],
)
@pytest.mark.parametrize("again", [False, True], ids=["at once", "when asked again"])
def test_who_is_told_of_in_a_fact_takes_part(sentence: str, again: bool) -> None:
    alone: Items = {"participants": [person(4, STRANGER)]}
    told: Items = {**alone, "facts": [claim(4, sentence, sentence, [])]}

    found = communique_of(story_with(sentence), alone if again else told, told)

    assert STRANGER in {one.name for one in found.participants}
    assert "ungrounded_participant" not in {one.kind for one in found.flags}


def test_who_is_shown_to_take_part_at_the_second_try_is_not_flagged() -> None:
    text = story_with("Veldania mediated the talks.")

    found = communique_of(
        text, {"participants": [person(4, NOWHERE)]}, {"participants": [person(4, STRANGER)]}
    )

    assert STRANGER in {one.name for one in found.participants}
    assert "ungrounded_participant" not in {one.kind for one in found.flags}


def test_who_is_not_shown_to_take_part_by_any_answer_is_flagged() -> None:
    nowhere: Items = {"participants": [person(4, NOWHERE)]}

    found = communique_of(story_with("Rain fell on the port."), nowhere, nowhere)

    assert STRANGER not in {one.name for one in found.participants}
    assert "ungrounded_participant" in {one.kind for one in found.flags}


@pytest.mark.attack("omission")
def test_speech_is_not_told_by_the_words_that_introduce_it() -> None:
    introduced = claim(5, "Quill told parliament", "Quill told parliament.", [STORY.other])

    text = story_with("Rain fell.")
    found = communique_of(text, {"facts": [introduced]}, {"facts": [introduced]})

    flagged = [text[one.start : one.end] for one in found.flags if one.kind == "uncovered_quote"]
    assert any(STORY.refused in one for one in flagged)
