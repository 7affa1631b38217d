"""The main job on the five real articles, with the embedded extractor."""

import asyncio
import json
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from summarizer.check.briefing import check_briefing
from summarizer.ingest.read import Ingested, read_articles
from summarizer.pipeline import Outcome, summarize
from summarizer.render.canonical import render_json
from summarizer.render.markdown import render_markdown
from summarizer.schema.briefing import Briefing, Claim
from summarizer.schema.span import Span
from summarizer.schema.words import EVIDENCE_ZONES
from summarizer.settings import load_settings
from summarizer.vocabulary.load import load_vocabulary
from summarizer.wiring import open_model

SEEDS = Path(__file__).parents[1] / "seeds"


def run_builtin(ingested: Ingested, *, concurrency: int = 4) -> Outcome:
    settings = load_settings({"model": "builtin"}, environ={}, cwd=SEEDS)

    async def run() -> Outcome:
        opened = open_model(settings)
        try:
            return await summarize(
                ingested.articles,
                model=opened.model,
                profile=opened.profile,
                concurrency=concurrency,
            )
        finally:
            await opened.close()

    return asyncio.run(run())


@pytest.fixture(scope="module")
def ingested() -> Ingested:
    return read_articles([str(SEEDS)])


@pytest.fixture(scope="module")
def outcome(ingested: Ingested) -> Outcome:
    return run_builtin(ingested)


@pytest.fixture(scope="module")
def briefing(outcome: Outcome) -> Briefing:
    return outcome.briefing


def claims_of(briefing: Briefing) -> tuple[Claim, ...]:
    return (*briefing.agreements, *briefing.positions, *briefing.facts)


def spans_of(briefing: Briefing) -> list[Span]:
    return [
        *briefing.event.evidence,
        *(span for one in briefing.participants for span in one.evidence),
        *(span for one in briefing.dates for span in one.evidence),
        *(report.span for claim in claims_of(briefing) for report in claim.reports),
        *(s for one in briefing.divergences for value in one.values for s in value.evidence),
    ]


def uris(briefing: Briefing, sources: tuple[str, ...]) -> set[str]:
    names = {source.id: source.uri[:3] for source in briefing.sources}
    return {names[source] for source in sources}


def test_seeds_hold_five_articles_and_nothing_else(ingested: Ingested) -> None:
    assert [article.uri[:3] for article in ingested.articles] == ["000", "001", "002", "003", "004"]
    assert ingested.unread == ()


@pytest.mark.parametrize(
    ("surname", "side", "office"), [("Wang", "CHN", "foreign minister"), ("Dar", "PAK", "minister")]
)
def test_both_ministers_lead_their_sides(
    briefing: Briefing, surname: str, side: str, office: str
) -> None:
    found = [p for p in briefing.participants if p.kind == "person" and surname in p.name.split()]

    assert [(one.tier, one.side) for one in found] == [("principal", side)]
    assert any(office in role.lower() for role in found[0].roles)


@pytest.mark.parametrize(
    ("role", "value"),
    [("meeting", "2026-01-04"), ("visit", "2026-01-03/2026-01-05"), ("next_meeting", "2027")],
)
def test_dates_have_their_roles(briefing: Briefing, role: str, value: str) -> None:
    assert value in {date.value.rstrip("?~%") for date in briefing.dates if date.role == role}


def test_gaza_ceasefire_is_a_divergence_of_wording(briefing: Briefing) -> None:
    found = [
        one
        for one in briefing.divergences
        if one.type == "wording" and all("ceasefire" in value.value for value in one.values)
    ]

    assert len(found) == 1
    cut = {frozenset(uris(briefing, value.reported_by)) for value in found[0].values}
    assert cut == {frozenset({"000"}), frozenset({"001"}), frozenset({"002"}), frozenset({"003"})}


def test_one_china_is_a_divergence_between_principle_and_policy(briefing: Briefing) -> None:
    by_value = {
        value.value.lower(): uris(briefing, value.reported_by)
        for one in briefing.divergences
        if one.type == "wording"
        for value in one.values
        if "one-china" in value.value.lower()
    }

    assert {uri for v, found in by_value.items() if "principle" in v for uri in found} == {
        "002",
        "004",
    }
    assert {uri for v, found in by_value.items() if "policy" in v for uri in found} == {"003"}


def test_no_item_rests_on_page_furniture(briefing: Briefing, ingested: Ingested) -> None:
    zones = {
        (article.id, position): sentence.zone
        for article in ingested.articles
        for sentence in article.sentences
        for position in range(sentence.start, sentence.end)
    }

    resting = {zones.get((span.source, span.start)) for span in spans_of(briefing)}

    assert resting <= EVIDENCE_ZONES


def test_every_sentence_is_accounted_for_or_listed(outcome: Outcome) -> None:
    sentences = {article.id: len(article.sentences) for article in outcome.articles}

    for communique in outcome.communiques:
        numbers = [entry.sentence for entry in communique.ledger]
        assert numbers == list(range(1, sentences[communique.article] + 1))
        for entry in communique.ledger:
            assert (entry.reason is None) == (entry.status != "set_aside")


def test_check_finds_nothing(briefing: Briefing, ingested: Ingested) -> None:
    raw = render_json(briefing)

    assert check_briefing(raw, ingested.articles, vocabulary=load_vocabulary()) == ()


def test_bytes_do_not_depend_on_order_or_concurrency(
    briefing: Briefing, ingested: Ingested
) -> None:
    orders = list(permutations(ingested.articles))
    shuffled = Random(7).sample(orders, 2)

    again = [
        run_builtin(Ingested(order), concurrency=concurrency).briefing
        for order, concurrency in zip(shuffled, (1, 16), strict=True)
    ]

    assert [render_json(one) for one in again] == [render_json(briefing)] * 2


def test_provenance_says_that_no_language_model_was_asked(briefing: Briefing) -> None:
    plain = json.loads(render_json(briefing))

    assert plain["provenance"]["models"] == ["builtin-1"]
    assert any("language model" in note for note in plain["provenance"]["notes"])


def test_readme_shows_what_is_written(briefing: Briefing) -> None:
    readme = (SEEDS.parent / "README.md").read_text("utf-8")
    excerpt = readme.partition("<!-- excerpt")[2].split("```")[1].strip("\n").split("\n")
    countries = load_vocabulary().countries
    page = render_markdown(briefing, name_of={c: one.name for c, one in countries.items()})

    assert len(excerpt) > 5
    assert [line for line in excerpt if line not in page.split("\n")] == []
