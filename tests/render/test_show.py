# ruff: noqa: E501 (snapshots keep the long lines of what they are of)

import pytest
from inline_snapshot import snapshot
from synthetic import make_articles, make_briefing

from summarizer.errors import UsageError
from summarizer.render.show import show_item

ARTICLES = make_articles()
BRIEFING = make_briefing(ARTICLES)


def id_of(topic: str) -> str:
    claims = (*BRIEFING.agreements, *BRIEFING.positions, *BRIEFING.facts)
    return next(claim.id for claim in claims if claim.topic == topic)


def test_a_claim_is_shown_with_each_sources_sentence_and_its_neighbours() -> None:
    assert show_item(BRIEFING, ARTICLES, id_of("forest fires")) == snapshot("""\
agr-8fa5ea8b90  The two sides agreed to exchange satellite images of forest fires every six hours.

Río Press Agency, 12 May 2031, agreed  [01_wire.txt:368-435]
    The talks were co-chaired by Uruguay’s Foreign Minister Ana Pereyra Sosa and Finland’s Foreign Minister Eero Lahtinen.
  > The two sides »agreed to exchange satellite images of forest fires every six hours«.
    They will publish a common timber register by 31 December 2032.

The Helsinki Ledger, 13 May 2031, agreed  [02_ledger.txt:263-328]
    The two countries agreed to set up a joint forest data centre in Tacuarembó.
  > They also »agreed to swap satellite pictures of forest fires every six hours«.
    Finland will put 45 million euros into restoring native forest, Lahtinen said.
""")


def test_a_divergence_is_shown_version_by_version() -> None:
    divergence = next(one for one in BRIEFING.divergences if one.type == "number")

    assert show_item(BRIEFING, ARTICLES, divergence.id) == snapshot("""\
div-3af2d579b3  How much will Finland pay for the restoration of native forest? (number, high)

== 40 million euros

Río Press Agency, 12 May 2031  [01_wire.txt:519-535]
    They will publish a common timber register by 31 December 2032.
  > Finland pledged »40 million euros« for the restoration of native forest.
    Uruguay called for an immediate and unconditional end to tariffs on certified pulp.

== 45 million euros

The Helsinki Ledger, 13 May 2031  [02_ledger.txt:348-364]
    They also agreed to swap satellite pictures of forest fires every six hours.
  > Finland will put »45 million euros« into restoring native forest, Lahtinen said.
    Uruguay asked for an end to tariffs on certified pulp.
""")


def test_dates_and_participants_are_shown_as_well() -> None:
    evidence = {date.id: date.evidence for date in BRIEFING.dates}
    evidence |= {participant.id: participant.evidence for participant in BRIEFING.participants}

    for id_, spans in evidence.items():
        text = show_item(BRIEFING, ARTICLES, id_)
        assert text.startswith(id_)
        assert all(f"»{span.quote}«" in text for span in spans)


def test_a_sentence_at_the_edge_of_its_article_has_one_neighbour() -> None:
    text = show_item(BRIEFING, ARTICLES, id_of("researchers"))

    assert text.count("\n    ") == 2
    assert "(embedded_post)" in text


def test_the_beginning_of_an_id_will_do() -> None:
    whole = id_of("wetlands")

    assert show_item(BRIEFING, ARTICLES, whole[:8]) == show_item(BRIEFING, ARTICLES, whole)


@pytest.mark.parametrize(
    ("item_id", "message"),
    [
        ("agr-0000000000", "no item 'agr-0000000000' in this briefing; expected an id such as"),
        ("", "no item ''"),
        ("agr-", "'agr-' begins 3 ids"),
    ],
)
def test_an_unknown_id_is_told(item_id: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        show_item(BRIEFING, ARTICLES, item_id)


@pytest.mark.parametrize("articles", [(), "changed"])
def test_without_the_article_the_quote_is_shown_alone(articles: object) -> None:
    changed = [one.model_copy(update={"text": "x" + one.text}) for one in ARTICLES]

    text = show_item(BRIEFING, changed if articles else (), id_of("wetlands"))

    assert "»Finland voiced concern over illegal logging in protected wetlands«" in text
    assert "(article not at hand)" in text


def test_controls_of_an_article_do_not_reach_the_terminal() -> None:
    ledger = ARTICLES[1]
    old = "They also agreed"
    hostile = ledger.text.replace(old, "\x1b[2J \x9b\u202e  \x07agreed")
    assert len(hostile) == len(ledger.text)
    changed = (ARTICLES[0], ledger.model_copy(update={"text": hostile}), ARTICLES[2])

    text = show_item(BRIEFING, changed, id_of("data centre"))

    assert "[2J agreed to swap" in text
    assert not any(one in text for one in "\x1b\x9b\u202e\x07")


def test_the_claims_of_a_topic_are_shown_one_after_the_other() -> None:
    claims = (*BRIEFING.agreements, *BRIEFING.positions, *BRIEFING.facts)
    topic = next(one.topic for one in claims if one.topic)
    told = [one for one in claims if one.topic == topic]

    text = show_item(BRIEFING, ARTICLES, topic.upper())

    assert [line for line in text.splitlines() if line[:3] in ("agr", "pos", "fac")] == [
        f"{one.id}  {one.statement}" for one in told
    ]


@pytest.mark.parametrize(("context", "neighbours"), [(0, 0), (1, 2), (2, 4), (99, 10)])
def test_the_number_of_neighbours_can_be_chosen(context: int, neighbours: int) -> None:
    claim = next(one for one in BRIEFING.agreements if one.topic == "forest fires")
    only = claim.model_copy(update={"reports": claim.reports[1:]})
    briefing = BRIEFING.model_copy(update={"agreements": (only,)})

    text = show_item(briefing, ARTICLES, only.id, context=context)

    assert sum(line.startswith("    ") for line in text.splitlines()) == neighbours
