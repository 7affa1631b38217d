"""A late article renames nothing."""

from collections.abc import Iterable

import pytest
from comparing import SEEDS, brief_files, brief_folder
from correcting import brief_seeds
from synthetic import make_articles, make_briefing

from summarizer.check.identity import check_item_ids
from summarizer.compare.keep import keep_ids
from summarizer.editions import comparing_lexicon, continue_briefing
from summarizer.errors import UsageError
from summarizer.schema.briefing import Briefing, Claim
from summarizer.schema.canonical import briefing_digest, pretty_json, seal_briefing, to_plain
from summarizer.schema.order import order_briefing
from summarizer.vocabulary.load import load_vocabulary

LEXICON = comparing_lexicon(load_vocabulary())
FIRST = min(path.name for path in SEEDS.glob("*.txt"))


def claims_of(briefing: Briefing) -> tuple[Claim, ...]:
    return (*briefing.agreements, *briefing.positions, *briefing.facts)


def places_of(claim: Claim) -> set[tuple[str, int, int]]:
    return {(one.source, one.start, one.end) for one in claim.reports}


def names_of_seeds() -> Iterable[str]:
    return sorted(path.name for path in SEEDS.glob("*.txt"))


def test_the_same_articles_keep_every_id() -> None:
    briefing = brief_folder(SEEDS)

    again = keep_ids(briefing, briefing, LEXICON)

    assert again.id == briefing.id
    assert again.provenance.previous is not None
    assert again.provenance.previous.kept == ()
    assert briefing.id in again.provenance.notes[-1]


@pytest.mark.parametrize("late", names_of_seeds())
def test_a_late_article_changes_no_id_of_a_claim_that_is_still_there(late: str) -> None:
    old, plain = brief_folder(SEEDS, without=late), brief_folder(SEEDS)

    new = keep_ids(plain, old, LEXICON)

    ids_before = {one.id: places_of(one) for one in claims_of(old)}
    kept = {one.id for one in claims_of(new)} & ids_before.keys()
    for one in claims_of(new):
        same = [id_ for id_, places in ids_before.items() if places == places_of(one)]
        assert not same or one.id in same or one.id[:3] != same[0][:3]
    made = {one.id for one in claims_of(plain)} & ids_before.keys()
    assert len(kept) >= len(made)
    assert len({one.id for one in claims_of(new)}) == len(claims_of(plain))
    assert check_item_ids(new) == ()
    assert new.id == briefing_digest(to_plain(new))
    assert order_briefing(new) == new


def test_an_earlier_published_article_moves_no_id() -> None:
    """Some seed is published first: without it its claims have other anchors."""
    moved = 0
    for late in names_of_seeds():
        new = keep_ids(brief_folder(SEEDS), brief_folder(SEEDS, without=late), LEXICON)
        assert new.provenance.previous is not None
        moved += len(new.provenance.previous.kept)

    assert moved > 0


def test_nothing_but_ids_depends_on_the_earlier_briefing() -> None:
    old, plain = brief_folder(SEEDS, without=FIRST), brief_folder(SEEDS)

    new = keep_ids(plain, old, LEXICON)

    def bare(briefing: Briefing) -> list[dict[str, object]]:
        told = [one.model_dump(exclude={"id", "divergences"}) for one in claims_of(briefing)]
        return sorted(told, key=str)

    assert bare(new) == bare(plain)
    assert [one.text for one in new.summary] == [one.text for one in plain.summary]
    assert new.event == plain.event


def test_keeping_is_the_same_twice() -> None:
    old, plain = brief_folder(SEEDS, without=FIRST), brief_folder(SEEDS)

    first, second = (pretty_json(keep_ids(plain, old, LEXICON)) for _ in range(2))

    assert first == second


def swap(briefing: Briefing, first: str, second: str) -> Briefing:
    """Return the briefing with two ids of its agreements exchanged, as an earlier one had them."""
    names = {first: second, second: first}
    agreements = tuple(
        one.model_copy(update={"id": names.get(one.id, one.id)}) for one in briefing.agreements
    )
    divergences = tuple(
        one.model_copy(update={"items": tuple(names.get(id_, id_) for id_ in one.items)})
        for one in briefing.divergences
    )
    changed = briefing.model_copy(update={"agreements": agreements, "divergences": divergences})
    return seal_briefing(order_briefing(changed))


def test_places_count_more_than_ids() -> None:
    plain = brief_folder(SEEDS)
    first, second = plain.agreements[:2]
    old = swap(plain, first.id, second.id)

    new = keep_ids(plain, old, LEXICON)

    by_id = {one.id: one.statement for one in claims_of(new)}
    assert by_id[second.id] == first.statement
    assert by_id[first.id] == second.statement
    assert check_item_ids(new) == ()


def test_an_item_leaves_its_id_to_the_one_that_had_it() -> None:
    plain = brief_folder(SEEDS)
    first, second = plain.agreements[:2]
    had = first.model_copy(update={"id": second.id})
    old = seal_briefing(
        plain.model_copy(
            update={"agreements": (had, *plain.agreements[2:]), "divergences": (), "summary": ()}
        )
    )

    new = keep_ids(plain, old, LEXICON)

    by_statement = {one.statement: one.id for one in claims_of(new)}
    assert by_statement[first.statement] == second.id
    assert by_statement[second.statement] not in {first.id, second.id}
    assert check_item_ids(new) == ()


def test_a_claim_that_moves_to_another_list_keeps_its_digits() -> None:
    old = brief_seeds()
    claim = old.positions[0]

    moved = {"item": claim.id, "type": "agreement", "note": "it is agreed"}
    new = brief_seeds({"retype": [moved]}, previous=old)

    (there,) = [one for one in new.agreements if places_of(one) == places_of(claim)]
    assert there.id == claim.id.replace("pos-", "agr-")
    corrections = new.provenance.corrections
    assert corrections is not None
    assert corrections.applied[0].items == (there.id,)
    assert check_item_ids(new) == ()
    again = brief_seeds({"retype": [{**moved, "item": there.id}]}, previous=new)
    assert there.id in {one.id for one in again.agreements}


def test_an_id_that_is_listed_and_not_there_is_found() -> None:
    plain = brief_folder(SEEDS)
    new = keep_ids(plain, swap(plain, plain.agreements[0].id, plain.agreements[1].id), LEXICON)
    lost = new.model_copy(update={"agreements": new.agreements[1:]})

    found = check_item_ids(lost)

    assert any(one.path.startswith("$.provenance.previous.kept") for one in found)


def test_a_briefing_of_another_event_is_refused() -> None:
    other = make_briefing(make_articles())

    with pytest.raises(UsageError, match="no article in common"):
        continue_briefing(brief_files(sorted(SEEDS.glob("*.txt"))[:1]), other, load_vocabulary())
