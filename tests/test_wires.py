"""Seven reports of agencies on one meeting, in seven languages, make one briefing.

The model is a stub whose answers were written by hand (`tests/tongues.py`), or that lies.
"""

from copy import deepcopy
from typing import Any

import pytest
from tongues import HandWrittenModel, Told, read_articles, read_told

from summarizer.check.briefing import check_briefing
from summarizer.llm.base import ModelProfile
from summarizer.pipeline import Outcome, summarize
from summarizer.render.canonical import render_json
from summarizer.render.markdown import render_markdown
from summarizer.schema.article import Sentence
from summarizer.text.bidi import ISOLATE, POP
from summarizer.vocabulary.load import load_vocabulary

PROFILE = ModelProfile(endpoint="http://127.0.0.1:9/v1", model="hand-written-1")
TOLD = read_told("wires")
LANGUAGES = tuple(TOLD["words"])
NURLANOVA = {TOLD["words"][language]["nurlanova"] for language in LANGUAGES}
SALAZAR = {TOLD["words"][language]["salazar"] for language in LANGUAGES}

READER = "海边人_88"
"""Who comments on the Chinese report."""


async def brief(*languages: str, told: Told = TOLD) -> Outcome:
    articles = read_articles(*languages, folder="wires")
    return await summarize(articles, model=HandWrittenModel(told=told), profile=PROFILE)


def changed(kind: str, number: int, **values: str) -> Told:
    """Return what is told with an item that says something else."""
    told = deepcopy(dict(TOLD))
    told[kind][number].update(values)
    return told


async def test_nothing_that_is_told_rightly_is_lost() -> None:
    outcome = await brief()

    briefing = outcome.briefing
    claims = (*briefing.agreements, *briefing.positions)
    assert [one.rejected for one in outcome.communiques] == [()] * len(LANGUAGES)
    assert [len(one.reported_by) for one in claims] == [len(LANGUAGES)] * 4
    assert {(one.role, one.value, len(one.reported_by)) for one in briefing.dates} >= {
        ("deadline", "2031-09-01", len(LANGUAGES))
    }
    assert briefing.divergences == ()


async def test_names_in_six_scripts_and_in_cases_are_two_persons_and_two_states() -> None:
    outcome = await brief()

    called = [{one.name, *one.aliases} for one in outcome.briefing.participants]
    states = [one for one in outcome.briefing.participants if one.kind == "state"]
    assert NURLANOVA in called
    assert SALAZAR in called
    assert len(called) == 4
    assert {(one.side, len(one.reported_by)) for one in states} == {("ECU", 7), ("KAZ", 7)}


async def test_sources_are_called_by_their_agencies_on_the_page() -> None:
    outcome = await brief()

    page = render_markdown(outcome.briefing)

    assert {one.outlet for one in outcome.briefing.sources} == {
        *("新华社", "РИА Новости", "رويترز", "भाषा", "اے پی پی", "EFE", "AFP")
    }
    assert f"| {ISOLATE}رويترز{POP} |" in page
    assert page.count(ISOLATE) == page.count(POP)


async def test_briefing_holds_when_every_quote_is_read_again() -> None:
    outcome = await brief()

    raw = render_json(outcome.briefing)

    assert list(check_briefing(raw, outcome.articles, vocabulary=load_vocabulary())) == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_date_that_the_sentence_does_not_give_is_set_aside(language: str) -> None:
    told = changed("dates", 0, value="2031-10-01")

    outcome = await brief(language, told=told)

    assert [one.role for one in outcome.briefing.dates if one.role == "deadline"] == []
    assert len(outcome.communiques[0].rejected) == 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_quote_that_no_sentence_has_is_set_aside(language: str) -> None:
    model = Inventing(told=TOLD)
    articles = read_articles(language, folder="wires")

    outcome = await summarize(articles, model=model, profile=PROFILE)

    assert len(outcome.briefing.agreements) == 1
    assert [one.kind for one in outcome.communiques[0].rejected] == ["quote_not_verbatim"]


class Inventing(HandWrittenModel):
    """Turns a word of its first agreement round in the quote."""

    def _answer(self, request: Any) -> dict[str, Any]:
        answer = super()._answer(request)
        for item in answer.get("agreements", ())[:1]:
            item["quote"] = item["quote"].replace("2031", "2032")
        return answer


class Listening(HandWrittenModel):
    """Takes a reader who comments for one of those who met."""

    def _answer(self, request: Any) -> dict[str, Any]:
        answer = super()._answer(request)
        if answer.get("participants"):
            (number,) = (one.number for one in self.article.sentences if self.reads(one))
            answer["participants"][0] |= {"sentence": number, "quote": READER, "name": READER}
        return answer

    article = read_articles("zh", folder="wires")[0]

    def reads(self, sentence: Sentence) -> bool:
        return self.article.text.startswith(READER, sentence.start)


async def test_reader_of_the_chinese_report_takes_no_part() -> None:
    model = Listening(told=TOLD)

    outcome = await summarize([model.article], model=model, profile=PROFILE)

    assert READER not in {one.name for one in outcome.briefing.participants}
    assert {one.kind for one in outcome.communiques[0].rejected} == {"zone_not_evidence"}
