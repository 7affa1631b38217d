"""Seven articles on one meeting in seven languages make one briefing.

The model is a stub whose answers were written by hand (`tests/tongues.py`); they are no recordings.
"""

import json

from tongues import WORDS, HandWrittenModel, read_articles

from summarizer.check.briefing import check_briefing
from summarizer.llm.base import ModelProfile
from summarizer.pipeline import Outcome, summarize
from summarizer.render.canonical import render_json
from summarizer.render.markdown import render_markdown
from summarizer.schema.article import Article
from summarizer.schema.briefing import Participant
from summarizer.schema.span import Span
from summarizer.vocabulary.load import load_vocabulary

PROFILE = ModelProfile(endpoint="http://127.0.0.1:9/v1", model="hand-written-1")
XU = {"Xu Wenhao", "Сюй Вэньхао", "شو ون هاو", "徐文浩", "शू वेनहाओ"}
PAREDES = {"Lucía Paredes", "Лусия Паредес", "لوسيا باريديس", "露西娅·帕雷德斯", "लूसिया परेदेस"}


async def brief(
    articles: list[Article], *, notes: str = "en", model: HandWrittenModel | None = None
) -> Outcome:
    profile = PROFILE.model_copy(update={"language": notes})
    return await summarize(articles, model=model or HandWrittenModel(notes), profile=profile)


def people_of(outcome: Outcome) -> dict[str, Participant]:
    return {one.name: one for one in outcome.briefing.participants if one.kind == "person"}


async def test_all_articles_are_of_one_event() -> None:
    outcome = await brief(read_articles())

    briefing = outcome.briefing
    assert outcome.failures == ()
    assert [one.rejected for one in outcome.communiques] == [()] * len(WORDS)
    assert {one.status for one in briefing.sources} == {"read"}
    assert {one.language for one in briefing.sources} == set(WORDS)
    assert briefing.event.parties == ("CHN", "PER")
    assert briefing.event.held == "2031-05-12"


async def test_names_of_all_scripts_are_two_persons_and_two_states() -> None:
    outcome = await brief(read_articles())

    people = people_of(outcome)
    states = [one for one in outcome.briefing.participants if one.kind == "state"]
    assert set(people) == {"Xu Wenhao", "Lucía Paredes"}
    assert {"Xu Wenhao", *people["Xu Wenhao"].aliases} == XU
    assert {"Lucía Paredes", *people["Lucía Paredes"].aliases} == PAREDES
    assert [len(one.reported_by) for one in people.values()] == [7, 7]
    assert sorted((one.side, one.tier, len(one.reported_by)) for one in states) == [
        ("CHN", "party", 7),
        ("PER", "party", 7),
    ]


async def test_what_was_assumed_of_names_stands_in_every_output() -> None:
    outcome = await brief(read_articles())

    joined = {one.name: one for one in people_of(outcome)["Xu Wenhao"].joined}
    page = render_markdown(outcome.briefing)
    assert set(joined) == XU - {"Xu Wenhao"}
    assert joined["徐文浩"].read_as == "Xu Wenhao"
    for one in joined.values():
        assert one.name in page
        assert json.dumps(one.assumed, ensure_ascii=False) in render_json(outcome.briefing).decode()
    assert "joined by transliteration" in page


async def test_claims_of_all_languages_are_three_with_their_own_words() -> None:
    outcome = await brief(read_articles())

    briefing = outcome.briefing
    claims = (*briefing.agreements, *briefing.positions, *briefing.facts)
    by_id = {article.id: article for article in outcome.articles}
    assert [len(claim.reported_by) for claim in claims] == [7, 7, 7]
    assert {claim.speaker for claim in claims} == {None, "Xu Wenhao", "Lucía Paredes"}
    for claim in claims:
        for report in claim.reports:
            assert by_id[report.source].text[report.start : report.end] == report.quote
    quotes = {by_id[r.source].language: r.quote for r in claims[0].reports}
    assert quotes == {language: words["agreed"] for language, words in WORDS.items()}


async def test_dates_of_all_languages_are_three() -> None:
    outcome = await brief(read_articles())

    told = {(one.role, one.value): len(one.reported_by) for one in outcome.briefing.dates}
    assert told.pop(("meeting", "2031-05-12")) == 7
    assert told.pop(("deadline", "2032-12-31")) == 7
    assert told.pop(("next_meeting", "2033")) == 7
    assert {role for role, _ in told} <= {"publication"}
    assert outcome.briefing.divergences == ()


async def test_briefing_holds_when_every_quote_is_read_again() -> None:
    outcome = await brief(read_articles())

    articles = {article.id: article for article in outcome.articles}
    raw = render_json(outcome.briefing)
    findings = check_briefing(raw, outcome.articles, vocabulary=load_vocabulary())

    assert list(findings) == []
    for span in _spans(outcome):
        assert articles[span.source].text[span.start : span.end] == span.quote


async def test_order_of_articles_does_not_matter() -> None:
    one, other = await brief(read_articles()), await brief(read_articles()[::-1])

    assert render_json(one.briefing) == render_json(other.briefing)


async def test_rules_alone_link_articles_in_other_letters_by_their_statements() -> None:
    class Ungrouped(HandWrittenModel):
        """Says that no two statements are one, in an answer that is no partition."""

        def _answer(self, request: object) -> dict[str, object]:
            answer = super()._answer(request)  # type: ignore[arg-type]  # any request
            return {"groups": [], "wholes": []} if "groups" in answer else answer

    outcome = await brief(read_articles("en", "ru", "ar", "zh", "hi"), model=Ungrouped())

    claims = (*outcome.briefing.agreements, *outcome.briefing.positions)
    assert [len(claim.reported_by) for claim in claims] == [5, 5, 5]


async def test_english_alone_is_asked_as_ever() -> None:
    model = HandWrittenModel()

    await brief(read_articles("en"), model=model)

    content = model.asked[0].messages[1].content
    assert content.startswith("<<article ")
    assert "language.v1" not in "".join(model.asked[0].messages[0].content)


async def test_other_languages_are_asked_with_what_is_wanted_in_which() -> None:
    model = HandWrittenModel()

    outcome = await brief(read_articles("ru"), model=model)

    content = model.asked[0].messages[1].content
    assert "Language of the notes: English (en)" in content
    assert "\nlanguage: ru\n" in content
    used = {one.id for one in outcome.briefing.provenance.prompts}
    assert "language.v1" in used


async def test_briefing_can_be_in_another_language_than_its_articles() -> None:
    model = HandWrittenModel("ru")

    outcome = await brief(read_articles("en", "ru", "zh"), notes="ru", model=model)

    briefing = outcome.briefing
    assert "Language of the notes: Russian (ru)" in model.asked[0].messages[1].content
    assert briefing.provenance.language == "ru"
    assert briefing.agreements[0].statement.startswith("Китай и Перу договорились")
    assert {r.quote for r in briefing.agreements[0].reports} == {
        WORDS[language]["agreed"] for language in ("en", "ru", "zh")
    }
    assert briefing.summary[0].text.startswith("Китай")


def _spans(outcome: Outcome) -> list[Span]:
    briefing = outcome.briefing
    return [
        *(span for one in briefing.participants for span in one.evidence),
        *(span for one in briefing.dates for span in one.evidence),
        *briefing.event.evidence,
    ]
