from collections.abc import Sequence

import pytest
from islands import (
    LINES,
    PROFILE,
    ScriptedModel,
    aside,
    make_claim,
    make_date,
    make_draft,
    make_event,
    make_islands,
    make_participant,
)
from synthetic import Line

from summarizer.errors import ExtractionError, InputTooLargeError, RefusedError
from summarizer.extract.extract import extract_communique
from summarizer.extract.request import cut_article
from summarizer.llm.base import LanguageModel, ModelProfile
from summarizer.prompts import load_prompt
from summarizer.schema.article import Article
from summarizer.schema.communique import Communique
from summarizer.schema.draft import CommuniqueDraft
from summarizer.vocabulary.load import load_vocabulary

RADAR = make_claim(2, "agreed to share radar data", "Chile and Fiji agreed to share radar data.")


async def extract(
    model: LanguageModel, article: Article | None = None, profile: ModelProfile = PROFILE
) -> Communique:
    return await extract_communique(
        article or make_islands(),
        model=model,
        profile=profile,
        prompt=load_prompt("extract.v1"),
        vocabulary=load_vocabulary(),
    )


def slices_back(article: Article, communique: Communique) -> bool:
    items = [*communique.participants, *communique.dates, *communique.claims]
    items += [communique.event] if communique.event else []
    return all(article.text[one.span.start : one.span.end] == one.span.quote for one in items)


async def test_a_draft_becomes_a_communique_with_every_quote_in_place() -> None:
    article = make_islands()
    draft = make_draft(
        event=make_event(
            2, "talks were led", "talks", place="Suva", country="FJI", held="2031-05-12"
        ),
        participants=[
            make_participant(
                3,
                "Ana Rojas Vidal of Chile",
                "Foreign Minister Ana Rojas Vidal",
                side="Chile",
                roles=("Foreign Ministers", "Queen of the sea"),
            ),
        ],
        dates=[make_date(4, "by 31 December 2032", "2032-12-31", "deadline")],
        agreements=[
            RADAR,
            make_claim(
                4,
                'open a "joint sea-rescue school" in Levuka',
                "They will open a joint sea-rescue school in Levuka.",
                act="Will Open",
                act_as_written="will open",
                qualifiers=("joint", "grand"),
            ),
        ],
        positions=[
            make_claim(
                6,
                "called for an immediate and unconditional end to driftnet fishing",
                "Fiji called for an end to driftnet fishing.",
                holders=("Fiji",),
                act="call for",
                act_as_written="called for",
                targets=("China",),
                qualifiers=("immediate", "unconditional"),
            ),
        ],
        set_aside=[aside(1, "repeat"), aside(2, "background"), aside(7, "background")],
    )
    model = ScriptedModel(draft, rules={"agreements[1]": "will"})

    communique = await extract(model, article)

    assert len(model.requests) == 1
    assert communique.rejected == ()
    assert slices_back(article, communique)
    radar, school, call = communique.claims
    assert (radar.type, radar.sentence, radar.zone) == ("agreement", 2, "narration")
    assert school.span.quote == "open a “joint sea‑rescue school” in Levuka"
    assert (school.act, school.provenance) == ("will open", "will")
    assert school.qualifiers == ("joint",)
    assert (call.holders, call.targets) == (("FJI",), ())
    assert call.span.quote.endswith("drift\u00adnet fishing")
    (person,) = communique.participants
    assert (person.name, person.side, person.roles) == (
        "Ana Rojas Vidal",
        "CHL",
        ("Foreign Ministers",),
    )
    assert communique.event is not None
    assert (communique.event.place, communique.event.country) == ("Suva", "FJI")
    assert communique.event.held == "2031-05-12"
    assert communique.model == "scripted-1-0512"
    assert communique.prompts == (load_prompt("extract.v1").use, load_prompt("recheck.v1").use)
    assert communique.request_keys == (model.requests[0].key, model.rechecks[0].key)


async def test_the_ledger_has_one_entry_for_every_sentence() -> None:
    draft = make_draft(
        agreements=[RADAR],
        set_aside=[aside(2, "background"), aside(3, "background"), aside(99, "chrome")],
    )

    communique = await extract(ScriptedModel(draft))

    entries = [(one.sentence, one.status, one.reason, one.by) for one in communique.ledger]
    assert entries == [
        (1, "unaccounted", None, "nobody"),
        (2, "cited", None, "item"),
        (3, "set_aside", "background", "model"),
        (4, "unaccounted", None, "nobody"),
        (5, "unaccounted", None, "nobody"),
        (6, "unaccounted", None, "nobody"),
        (7, "unaccounted", None, "nobody"),
        (8, "unaccounted", None, "nobody"),
        (9, "unaccounted", None, "nobody"),
        (10, "set_aside", "embedded_post", "zone"),
        (11, "set_aside", "reader_comment", "zone"),
        (12, "set_aside", "link", "zone"),
    ]


@pytest.mark.fault(36)
async def test_a_bad_quote_is_asked_for_once_more_and_corrected() -> None:
    wrong = make_claim(2, "pledged to share radar images", "Chile and Fiji share radar data.")
    model = ScriptedModel(
        make_draft(agreements=[wrong, make_claim(8, "support the ocean pact", "Both support it.")]),
        make_draft(agreements=[RADAR]),
    )

    communique = await extract(model)

    first, second = model.requests
    assert [one.role for one in second.messages] == ["system", "user", "assistant", "user"]
    assert second.messages[:2] == first.messages
    assert '"pledged to share radar images"' in second.messages[3].content
    assert "support the ocean pact" not in second.messages[3].content
    assert communique.rejected == ()
    assert [one.statement for one in communique.claims] == [RADAR.statement, "Both support it."]
    assert communique.request_keys == (first.key, second.key, model.rechecks[0].key)
    assert communique.prompts[1] == load_prompt("reask.v1").use


async def test_a_re_ask_is_the_same_on_every_run() -> None:
    wrong = make_draft(agreements=[make_claim(2, "no such words", "They agreed.")])
    models = [ScriptedModel(wrong, make_draft()) for _ in range(2)]

    communiques = [await extract(model) for model in models]

    assert communiques[0] == communiques[1]
    assert models[0].requests[1].key == models[1].requests[1].key


@pytest.mark.fault(36)
async def test_what_fails_twice_is_rejected_with_its_reason() -> None:
    wrong = make_claim(2, "pledged to share radar images", "They share radar images.")
    worse = make_claim(2, "promised to share radar images", "They share radar images.")
    model = ScriptedModel(make_draft(agreements=[RADAR, wrong]), make_draft(agreements=[worse]))

    communique = await extract(model)

    (rejected,) = communique.rejected
    assert (rejected.path, rejected.kind) == ("agreements[1]", "quote_not_verbatim")
    assert rejected.quote == worse.quote
    assert len(model.requests) == 2


async def test_an_item_that_is_given_up_keeps_its_first_reason() -> None:
    wrong = make_claim(2, "pledged to share radar images", "They share radar images.")

    communique = await extract(ScriptedModel(make_draft(agreements=[wrong]), make_draft()))

    (rejected,) = communique.rejected
    assert rejected.quote == wrong.quote
    assert [one.status for one in communique.ledger[:2]] == ["unaccounted", "unaccounted"]


async def test_a_re_ask_brings_nothing_new() -> None:
    wrong = make_claim(2, "pledged to share radar images", "They share radar images.")
    new = make_claim(8, "support the ocean pact", "Both governments support the ocean pact.")
    model = ScriptedModel(
        make_draft(agreements=[wrong]), make_draft(agreements=[RADAR, new], positions=[new])
    )

    communique = await extract(model)

    assert [one.statement for one in communique.claims] == [RADAR.statement]


async def claim_kinds(*claims: object) -> list[str]:
    draft = make_draft(positions=list(claims))
    communique = await extract(ScriptedModel(draft, draft))
    return [one.kind for one in communique.rejected]


@pytest.mark.parametrize(
    ("sentence", "quote", "statement", "kind"),
    [
        (5, "agreed to lower tuna quotas", "They agreed to lower tuna quotas.", "polarity"),
        (5, "Neither side agreed to lower tuna quotas", "They agreed to lower quotas.", "polarity"),
        (7, "wait for others", "Chile will wait for others.", "polarity"),
        (
            2,
            "agreed to share radar data",
            "They share radar data at 14 stations.",
            "unsupported_specifics",
        ),
        (
            2,
            "agreed to share radar data",
            "They share radar data from 1 June 2031.",
            "unsupported_specifics",
        ),
        (
            2,
            "agreed to share radar data",
            "Chile and Peru share radar data.",
            "unsupported_specifics",
        ),
        (
            2,
            "agreed to share radar data",
            "Zembla told them to share radar data.",
            "unsupported_specifics",
        ),
        (2, "agreed to share radar data", "They share the Hakon radar.", "unsupported_specifics"),
        (10, "Fiji agreed to everything", "Fiji agreed to everything.", "zone_not_evidence"),
        (11, "Chile agreed to pay Fiji", "Chile agreed to pay Fiji.", "zone_not_evidence"),
        (12, "Peru rejects the pact", "Peru rejects the pact.", "zone_not_evidence"),
        (2, "agreed to share radar data", " ", "bad_value"),
    ],
)
async def test_what_the_article_does_not_prove_is_rejected(
    sentence: int, quote: str, statement: str, kind: str
) -> None:
    assert await claim_kinds(make_claim(sentence, quote, statement)) == [kind]


@pytest.mark.parametrize(
    ("sentence", "quote", "statement"),
    [
        (5, "Neither side agreed to lower tuna quotas", "They did not agree to lower tuna quotas."),
        (7, "We will not wait for others", "Rojas said that Chile would not wait for others."),
        (2, "agreed to share radar data", "On 12 May 2031 Chile and Fiji agreed to share data."),
        (2, "agreed to share radar data", "Santiago and Suva agreed to share radar data."),
        (2, "agreed to share radar data", "The Chilean and Fijian sides share radar data."),
        (8, "support the ocean pact", "Rojas Vidal and Vula support the ocean pact."),
        (4, "by 31 December 2032", "A school opens in Levuka by the end of December 2032."),
    ],
)
async def test_what_words_stand_for_may_be_said(sentence: int, quote: str, statement: str) -> None:
    claim = make_claim(sentence, quote, statement)
    people = [
        make_participant(3, "Ana Rojas Vidal", "Ana Rojas Vidal"),
        make_participant(3, "Tomasi Vula", "Tomasi Vula"),
    ]

    communique = await extract(ScriptedModel(make_draft(participants=people, positions=[claim])))

    assert communique.rejected == ()
    assert len(communique.claims) == 1


@pytest.mark.parametrize(
    ("holders", "kind"), [((), "bad_value"), (("PER",), "unsupported_specifics")]
)
async def test_a_position_has_holders_that_the_article_names(
    holders: Sequence[str], kind: str
) -> None:
    claim = make_claim(8, "support the ocean pact", "Both support the pact.", holders=holders)

    assert await claim_kinds(claim) == [kind]


@pytest.mark.parametrize(
    ("quote", "value", "kept"),
    [
        ("on Monday", "2031-05-12", True),
        ("May 12", "2031-05", True),
        ("on Monday", "2031-05-13", False),
        ("on Monday", "2031-21", False),
        ("on Monday", "XXXX", False),
        ("share radar data", "2031-06-01", False),
    ],
)
async def test_a_date_is_one_that_its_sentence_gives(quote: str, value: str, *, kept: bool) -> None:
    draft = make_draft(dates=[make_date(2, quote, value)], agreements=[RADAR])

    communique = await extract(ScriptedModel(draft, draft))

    assert [one.value for one in communique.dates] == ([value] if kept else [])
    assert [one.kind for one in communique.rejected] == ([] if kept else ["bad_value"])


PARTS = "Surveys run from the start of June to the end of August and are due at the end of 2032."
EARLIER = "In March of last year they met in Lima, and in January they meet again."
STAY = "They signed on the second day of a visit that runs from Sunday to Tuesday."


@pytest.mark.parametrize(
    ("line", "quote", "value", "kept"),
    [
        (PARTS, "from the start of June to the end of August", "2031-06-01/2031-08-31", True),
        (PARTS, "from the start of June to the end of August", "2031-06/2031-08", True),
        (PARTS, "from the start of June to the end of August", "2031-06-25/2031-08-31", False),
        (PARTS, "at the end of 2032", "2032-12-31", True),
        (PARTS, "at the end of 2032", "2032-12", True),
        (PARTS, "at the end of 2032", "2032-02", False),
        ("Boats sail before the middle of June.", "before the middle of June", "2031-06-15", True),
        ("Boats sail before the middle of June.", "before the middle of June", "2031-06-28", False),
        ("Boats sail in early 2032.", "in early 2032", "2032-02", True),
        ("Boats sail in early 2032.", "in early 2032", "2032-10", False),
        (EARLIER, "In March of last year", "2030-03", True),
        (EARLIER, "In March of last year", "2031-03", False),
        (EARLIER, "in January", "2032-01", True),
        (EARLIER, "in January", "2031-01", True),
        (EARLIER, "in January", "2030-01", False),
        (STAY, "on the second day of a visit that runs from Sunday to Tuesday", "2031-05-12", True),
        (
            STAY,
            "on the second day of a visit that runs from Sunday to Tuesday",
            "2031-05-15",
            False,
        ),
    ],
)
async def test_a_date_may_be_told_by_the_part_of_a_month_or_by_a_visit(
    line: str, quote: str, value: str, *, kept: bool
) -> None:
    article = make_islands([Line("Chile and Fiji met."), Line(line)], published="2031-05-14")
    draft = make_draft(dates=[make_date(2, quote, value)])

    communique = await extract(ScriptedModel(draft, draft), article)

    assert [one.value for one in communique.dates] == ([value] if kept else [])


@pytest.mark.parametrize(
    ("line", "kept"), [("Chile will share data the next day.", True), ("Chile shares data.", False)]
)
async def test_without_a_day_to_count_from_a_date_needs_words_that_tell_a_time(
    line: str, *, kept: bool
) -> None:
    lines = [Line("Chile and Fiji met on 12 May 2031."), Line(line)]
    article = make_islands(lines, published=None, dateline=None)
    draft = make_draft(dates=[make_date(2, line, "2031-05-13")])

    communique = await extract(ScriptedModel(draft, draft), article)

    assert bool([one for one in communique.dates if one.value == "2031-05-13"]) == kept


@pytest.mark.parametrize(
    ("quote", "name", "kind", "found"),
    [
        ("Ana Rojas Vidal", "Ana Rojas Vidal", "person", "Ana Rojas Vidal"),
        ("The talks were led", "Tomasi Vula", "person", "Tomasi Vula"),
        ("Ana Rojas Vidal of Chile", "CHL", "state", "Ana Rojas Vidal of Chile"),
        ("Ana Rojas Vidal", "Boris Vidal", "person", None),
        ("Ana Rojas Vidal", "Peru", "state", None),
        ("Ana Rojas Vidal", "", "person", None),
        ("Ana Rojas Vidal of Chile", "Chilean", "person", None),
    ],
)
async def test_a_participant_is_named_in_its_quote(
    quote: str, name: str, kind: str, found: str | None
) -> None:
    participant = make_participant(3, quote, name, kind=kind)
    draft = make_draft(participants=[participant], agreements=[RADAR])

    communique = await extract(ScriptedModel(draft, draft))

    assert [one.span.quote for one in communique.participants] == ([found] if found else [])


async def test_a_headline_counts_only_where_the_body_is_silent() -> None:
    pact = make_claim(1, "back ocean pact", "Chile and Fiji back an ocean pact.")
    data = make_claim(1, "will share radar data", "Chile and Fiji will share radar data.")

    alone = await extract(ScriptedModel(make_draft(agreements=[data], positions=[pact])))
    repeated = await extract(ScriptedModel(make_draft(agreements=[data, RADAR], positions=[pact])))

    assert [one.zone for one in alone.claims] == ["headline", "headline"]
    assert [one.span.quote for one in repeated.claims] == [
        "back ocean pact",
        "agreed to share radar data",
    ]


async def test_a_headline_that_only_repeats_is_set_aside() -> None:
    data = make_claim(1, "will share radar data", "Chile and Fiji will share radar data.")

    communique = await extract(ScriptedModel(make_draft(agreements=[data, RADAR])))

    first = communique.ledger[0]
    assert (first.status, first.reason, first.by) == ("set_aside", "repeat", "zone")


async def test_words_that_stand_in_the_body_too_are_quoted_from_there() -> None:
    lines = (LINES[0], LINES[1], LINES[1])
    article = make_islands(
        (LINES[0].__class__("agreed to share radar data", "headline"), *lines[1:2])
    )
    claim = make_claim(1, "agreed to share radar data", "They agreed to share radar data.")

    communique = await extract(ScriptedModel(make_draft(agreements=[claim])), article)

    assert [one.zone for one in communique.claims] == ["narration"]


async def test_a_post_of_a_ministry_is_a_statement_of_its_account() -> None:
    claim = make_claim(9, "trained 40 officers", "Fiji trained 40 officers.", holders=("FJI",))

    communique = await extract(ScriptedModel(make_draft(facts=[claim])))

    (found,) = communique.claims
    assert (found.zone, found.speaker) == ("embedded_post", "@FijiForeignMinistry")


async def test_doubles_are_one() -> None:
    again = RADAR.model_copy(update={"statement": "Chile and Fiji agree to share data of radar."})

    communique = await extract(ScriptedModel(make_draft(agreements=[RADAR, RADAR, again])))

    assert len(communique.claims) == 1


def windowed(article: Article, *, parts: int) -> ModelProfile:
    """Return a model whose window is so small that the article is cut into so many parts."""
    prompt = load_prompt("extract.v1")
    for tokens in range(4_000, 20_000, 10):
        profile = PROFILE.model_copy(update={"context_tokens": tokens})
        try:
            if len(cut_article(article, profile=profile, prompt=prompt)) == parts:
                return profile
        except InputTooLargeError:
            continue
    msg = f"no window cuts the article into {parts}"
    raise AssertionError(msg)


@pytest.mark.fault(37)
async def test_a_long_article_is_asked_about_in_parts() -> None:
    article = make_islands()
    answers: list[CommuniqueDraft | str] = []
    whole = make_draft(
        agreements=[RADAR],
        positions=[make_claim(8, "support the ocean pact", "Both support the ocean pact.")],
    )
    answers += [make_draft(agreements=whole.agreements), make_draft()]
    answers += [make_draft(positions=whole.positions), make_draft()]
    model = ScriptedModel(*answers)

    communique = await extract(model, article, windowed(article, parts=4))

    assert len(model.requests) == 4
    shown = [one.messages[1].content for one in model.requests]
    assert all(text.startswith("<<article ") for text in shown)
    assert "[2] SUVA" in shown[0]
    assert "[8] Both" in "".join(shown[1:])
    assert communique.claims[0].statement == RADAR.statement
    assert len(communique.request_keys) == len(model.requests) + len(model.rechecks)


async def test_parts_are_joined_under_running_paths() -> None:
    wrong = make_claim(8, "no such words", "Both support the ocean pact.")
    script = [make_draft(agreements=[RADAR]), make_draft(agreements=[wrong])]
    model = ScriptedModel(*script, *[make_draft()] * 6)

    communique = await extract(model, None, windowed(make_islands(), parts=4))

    assert [one.path for one in communique.rejected] == ["agreements[1]"]


async def test_an_answer_that_is_no_draft_names_the_place() -> None:
    with pytest.raises(ExtractionError, match=r"islands\.txt.*@ \$\.agreements\[0\]\.stance"):
        await extract(
            ScriptedModel(
                make_draft(agreements=[RADAR]).model_dump_json().replace('"support"', '"maybe"')
            )
        )


async def test_an_article_without_a_report_is_not_asked_about() -> None:
    model = ScriptedModel()

    with pytest.raises(ExtractionError, match="no sentence that could be evidence"):
        await extract(model, make_islands(LINES[10:]))

    assert model.requests == []


async def test_a_refusal_is_passed_on() -> None:
    with pytest.raises(RefusedError):
        await extract(ScriptedModel(RefusedError("no")))
