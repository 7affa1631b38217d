import pytest
from islands import (
    PROFILE,
    ScriptedModel,
    aside,
    make_claim,
    make_draft,
    make_islands,
    make_participant,
)
from synthetic import Line

from summarizer.errors import ExtractionError
from summarizer.extract.extract import extract_communique
from summarizer.llm.base import ModelProfile
from summarizer.prompts import load_prompt
from summarizer.schema.article import Article
from summarizer.schema.communique import Communique
from summarizer.schema.draft import SetAsideDraft
from summarizer.vocabulary.load import load_vocabulary

RADAR = make_claim(2, "agreed to share radar data", "Chile and Fiji agreed to share radar data.")
SCHOOL = make_claim(4, "will open a “joint sea‑rescue school”", "They will open a school.")


async def extract(
    model: ScriptedModel, article: Article | None = None, profile: ModelProfile = PROFILE
) -> Communique:
    return await extract_communique(
        article or make_islands(),
        model=model,
        profile=profile,
        prompt=load_prompt("extract.v1"),
        vocabulary=load_vocabulary(),
    )


def asked_about(model: ScriptedModel) -> list[int]:
    """Return the numbers that the model was asked about once more."""
    (request,) = model.rechecks
    line = next(
        one for one in request.messages[1].content.split("\n") if one.startswith("Sentences in")
    )
    return [int(number) for number in line.partition(": ")[2].split(", ")]


def all_aside(*left: int, reason: str = "background") -> list[SetAsideDraft]:
    """Set every sentence of the islands aside but those."""
    return [aside(number, reason) for number in range(1, 10) if number not in left]


async def test_sentences_that_nobody_mentions_are_asked_about() -> None:
    model = ScriptedModel(make_draft(agreements=[RADAR], set_aside=all_aside(2, 5)))

    await extract(model)

    assert 5 in asked_about(model)


async def test_quoted_speech_and_speech_acts_are_asked_about_although_set_aside() -> None:
    model = ScriptedModel(make_draft(agreements=[RADAR], set_aside=all_aside(2)))

    await extract(model)

    # 5: agreed to lower; 6: called for; 7: a quotation; 8: support; 9: a ministry's post. Not 3 and
    # 4: they have no such word.
    assert asked_about(model) == [5, 6, 7, 8, 9]


@pytest.mark.parametrize("reason", ["chrome", "other_event", "link"])
async def test_other_reasons_are_not_doubted(reason: str) -> None:
    model = ScriptedModel(make_draft(agreements=[RADAR], set_aside=all_aside(2, reason=reason)))

    await extract(model)

    assert model.rechecks == []


async def test_what_an_official_posts_is_doubted_whatever_it_says() -> None:
    draft = make_draft(agreements=[RADAR], set_aside=all_aside(2, reason="embedded_post"))
    model = ScriptedModel(draft)

    await extract(model)

    # 9 is a post of a ministry; of 10, a blog's, a rule has disposed.
    assert 9 in asked_about(model)
    assert 10 not in asked_about(model)


async def test_a_repeat_of_what_is_cited_is_not_doubted() -> None:
    lines = (
        Line("SUVA, May 12 (RPA) - Chile and Fiji on Monday agreed to share radar data."),
        Line("Radar data will be shared, Chile and Fiji agreed."),
        Line("They agreed to ban drift nets."),
    )
    claim = make_claim(
        1, "agreed to share radar data", "Chile and Fiji agreed to share radar data."
    )
    draft = make_draft(agreements=[claim], set_aside=[aside(2, "repeat"), aside(3, "repeat")])
    model = ScriptedModel(draft)

    await extract(model, make_islands(lines))

    assert asked_about(model) == [3]


async def test_what_the_second_look_finds_is_grounded_and_kept() -> None:
    pact = make_claim(8, "support the ocean pact", "Both governments support the ocean pact.")
    invented = make_claim(6, "called for a ban on whaling", "Fiji called for a ban on whaling.")
    model = ScriptedModel(
        make_draft(agreements=[RADAR], set_aside=all_aside(2)),
        rechecks=[make_draft(positions=[pact, invented])],
    )

    communique = await extract(model)

    assert [one.statement for one in communique.claims] == [RADAR.statement, pact.statement]
    assert [one.kind for one in communique.rejected] == ["quote_not_verbatim"]
    entry = communique.ledger[7]
    assert (entry.status, entry.by) == ("cited", "item")


async def test_an_item_about_a_sentence_that_was_not_asked_about_is_left_out() -> None:
    model = ScriptedModel(
        make_draft(agreements=[RADAR], set_aside=all_aside(2)),
        rechecks=[make_draft(agreements=[SCHOOL])],
    )

    communique = await extract(model)

    assert [one.statement for one in communique.claims] == [RADAR.statement]


async def test_the_second_reason_counts() -> None:
    model = ScriptedModel(
        make_draft(agreements=[RADAR], set_aside=all_aside(2)),
        rechecks=[make_draft(set_aside=[aside(7, "outlet_opinion")])],
    )

    communique = await extract(model)

    assert communique.ledger[6].reason == "outlet_opinion"
    assert communique.ledger[5].reason == "background"


async def test_only_the_sentences_and_their_neighbours_are_shown() -> None:
    model = ScriptedModel(make_draft(agreements=[RADAR], set_aside=all_aside(2, 4)))

    await extract(model)

    shown = model.rechecks[0].messages[1].content.partition("<<article")[2]
    assert "[1 headline]" not in shown
    assert "[2]" not in shown
    assert "[3]" in shown
    assert f"- [2] {RADAR.statement}" in model.rechecks[0].messages[1].content


async def test_the_embedded_extractor_is_not_asked_twice() -> None:
    builtin = ModelProfile(endpoint="builtin", model="builtin-1")
    model = ScriptedModel(make_draft(agreements=[RADAR]))

    await extract(model, profile=builtin)

    assert model.rechecks == []


async def test_quotations_without_items_are_a_failure() -> None:
    with pytest.raises(ExtractionError, match="quotes speech"):
        await extract(ScriptedModel(make_draft(set_aside=all_aside())))


async def test_without_quotations_an_empty_result_is_one() -> None:
    lines = (Line("Rain fell on Suva."), Line("The harbour was closed for a day."))
    draft = make_draft(set_aside=[aside(1, "background"), aside(2, "background")])

    communique = await extract(ScriptedModel(draft), make_islands(lines))

    assert communique.claims == ()


async def test_an_aim_that_was_set_aside_is_asked_about() -> None:
    lines = (
        Line("SUVA, May 12 (RPA) - Chile and Fiji on Monday agreed to share radar data."),
        Line("The visit aims to bring the two coasts closer."),
        Line("Aims were many, and the sea was calm."),
    )
    draft = make_draft(
        agreements=[make_claim(1, "agreed to share radar data", RADAR.statement)],
        set_aside=[aside(2, "background"), aside(3, "background")],
    )
    model = ScriptedModel(draft)

    await extract(model, make_islands(lines))

    assert asked_about(model) == [2]


async def test_an_opinion_that_gives_a_participant_and_a_number_is_asked_about() -> None:
    lines = (
        Line("SUVA, May 12 (RPA) - Chile and Fiji on Monday agreed to share radar data."),
        Line("Tomasi Vula is the first minister whom Chile receives in 2031."),
        Line("Tomasi Vula looked like a man at ease."),
        Line("It was the best of the 12 meetings."),
    )
    draft = make_draft(
        participants=[make_participant(2, "Tomasi Vula", "Tomasi Vula")],
        agreements=[make_claim(1, "agreed to share radar data", RADAR.statement)],
        set_aside=[aside(number, "outlet_opinion") for number in (3, 4)],
    )
    model = ScriptedModel(draft)

    await extract(model, make_islands(lines))

    assert model.rechecks == []

    more = (*lines, Line("Vula flew in on flight 7."))
    draft = draft.model_copy(update={"set_aside": (*draft.set_aside, aside(5, "outlet_opinion"))})
    model = ScriptedModel(draft)

    await extract(model, make_islands(more))

    assert asked_about(model) == [5]
    assert "The list: 5" in model.rechecks[0].messages[1].content


async def test_a_sentence_whose_words_stand_in_many_cited_ones_is_still_asked_about() -> None:
    lines = (
        Line("SUVA, May 12 (RPA) - Chile and Fiji on Monday agreed to share radar data."),
        Line("They agreed to ban drift nets."),
        Line("They agreed to share nets."),
    )
    nets = make_claim(2, "agreed to ban drift nets", "Chile and Fiji agreed to ban drift nets.")
    radar = make_claim(1, "agreed to share radar data", RADAR.statement)
    model = ScriptedModel(make_draft(agreements=[radar, nets], set_aside=[aside(3, "repeat")]))

    await extract(model, make_islands(lines))

    assert asked_about(model) == [3]
