from hypothesis import given
from hypothesis import strategies as st
from synthetic import make_briefing

from summarizer.schema.ids import (
    IdBasis,
    anchor_of,
    claim_ids,
    item_ids,
    make_article_id,
    make_item_id,
)
from summarizer.schema.span import Span

BRIEFING = make_briefing()
PUBLISHED = {"a1": "2031-05-06", "a2": "2031-05-05", "a3": None}


def span(source: str, start: int = 0) -> Span:
    return Span(source=source, start=start, end=start + 3, quote="abc")


SPANS = st.builds(span, st.sampled_from(["a1", "a2", "a3"]), st.integers(0, 3))
BASES = st.lists(
    st.builds(
        IdBasis,
        spans=st.lists(SPANS, min_size=1, max_size=3, unique=True).map(tuple),
        parts=st.sampled_from([(), ("meeting",)]),
        ties=st.sampled_from([(), ("agree",)]),
        rank=st.sampled_from(["", "x"]),
    ),
    max_size=8,
)


def test_anchor_is_of_the_earliest_source_then_id_then_place() -> None:
    assert anchor_of([span("a1"), span("a2", 2), span("a2", 1)], PUBLISHED) == span("a2", 1)
    assert anchor_of([span("a3"), span("a1", 1)], PUBLISHED) == span("a1", 1)


def test_id_rests_on_the_anchor_and_on_nothing_later() -> None:
    before = item_ids("agr", [IdBasis((span("a2"),))], PUBLISHED)

    after = item_ids("agr", [IdBasis((span("a2"), span("a1"), span("a3")))], PUBLISHED)

    assert before == after == (make_item_id("agr", span("a2")),)


def test_items_of_one_sentence_are_told_apart_by_their_own_places() -> None:
    shared = span("a2")
    bases = [IdBasis((shared, span("a1", 1))), IdBasis((shared, span("a1", 2)))]

    ids = item_ids("agr", bases, PUBLISHED)

    assert ids == (make_item_id("agr", span("a1", 1)), make_item_id("agr", span("a1", 2)))


def test_item_keeps_its_id_when_others_come_to_rest_on_its_only_place() -> None:
    lump = IdBasis((span("a2"),), ties=("agree",))
    others = [IdBasis((span("a2"), span("a1", 1))), IdBasis((span("a2"), span("a1", 2)))]

    (before,) = item_ids("agr", [lump], PUBLISHED)

    assert item_ids("agr", [lump, *others], PUBLISHED)[0] == before


def test_items_without_places_of_their_own_are_told_apart_by_ties() -> None:
    bases = [IdBasis((span("a1"),), ties=("agree",)), IdBasis((span("a1"),), ties=("oppose",))]

    ids = item_ids("agr", bases, PUBLISHED)

    assert ids[0] == make_item_id("agr", span("a1"), "agree")
    assert ids[0] != ids[1]


def test_claims_that_differ_in_their_topic_alone_keep_their_ids_in_any_order() -> None:
    report = BRIEFING.agreements[0].reports[0]
    made = BRIEFING.agreements[0].model_copy(update={"reports": (report,)})
    claims = [made.model_copy(update={"topic": topic}) for topic in ("tax", "ferries", "pilots")]
    published = {report.source: "2031-05-06"}

    ids = claim_ids("agr", claims, published)

    assert len(set(ids)) == 3
    assert claim_ids("agr", claims[::-1], published) == ids[::-1]


def test_items_that_nobody_can_tell_apart_have_their_ids_in_order() -> None:
    """So they have in a list, which is ordered by id where places are the same."""
    for start in range(6):
        ids = item_ids("agr", [IdBasis((span("a1", start),))] * 3, PUBLISHED)

        assert list(ids) == sorted(ids)


@given(BASES)
def test_no_two_items_have_one_id(bases: list[IdBasis]) -> None:
    ids = item_ids("agr", bases, PUBLISHED)

    assert len(set(ids)) == len(bases)


@given(BASES)
def test_ids_do_not_depend_on_the_order(bases: list[IdBasis]) -> None:
    ids = item_ids("agr", bases, PUBLISHED)
    turned = item_ids("agr", bases[::-1], PUBLISHED)

    assert sorted(ids) == sorted(turned)


def test_article_id_depends_on_text_and_outlet() -> None:
    assert make_article_id("text", "A") != make_article_id("text", "B")
    assert make_article_id("text", None) == make_article_id("text", "")
