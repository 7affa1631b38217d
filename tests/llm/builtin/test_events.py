"""The event that the embedded extractor names."""

import pytest

from summarizer.ingest.article import article_from_text
from summarizer.llm.builtin.model import draft_article
from summarizer.schema.draft import EventDraft
from summarizer.text.articleform import read_form, write_form

HEAD = "---\npublished: 2029-05-16\nlanguage: en\n---\n"
VISIT = """The Laotian premier is paying an official visit to Bhutan from 15 to 18 May 2029.

Laos and Bhutan held talks in Thimphu on 16 May. They endorsed a Weaving Council and looked forward
to the Business Forum on 17 May. The Joint Commission will hold its first session in Pakse."""


def event_of(text: str) -> EventDraft | None:
    draft, _ = draft_article(read_form(write_form(article_from_text(HEAD + text))))
    return draft.event


def test_visit_is_the_event_and_not_the_talks_or_bodies_on_it() -> None:
    event = event_of(VISIT)

    assert event is not None
    assert (event.name, event.kind, event.series) == ("official visit", "visit", None)
    assert (event.held, event.place) == ("2029-05-15/2029-05-18", "Thimphu")


@pytest.mark.parametrize(
    "sentence",
    [
        "Laos spared them the exam of its Nursing Council, and Bhutan agreed to that.",
        "Laos and Bhutan agreed to reform the Security Council.",
    ],
)
def test_body_that_did_not_meet_is_no_event(sentence: str) -> None:
    assert event_of(sentence) is None


def test_body_that_met_is_an_event() -> None:
    event = event_of("The Laos-Bhutan Weaving Council met in Thimphu on Monday.")

    assert event is not None
    assert event.name == "Laos-Bhutan Weaving Council"


def test_place_of_somebody_quoted_is_not_that_of_the_event() -> None:
    event = event_of(
        VISIT.replace("in Thimphu on", "on") + '\n\n"A ward in Haa is full," she said.'
    )

    assert event is not None
    assert event.place is None
