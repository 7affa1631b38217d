"""Corrections of claims, on the seeds."""

import itertools
import random
from typing import Any

import pytest
from correcting import (
    applied,
    brief_seeds,
    claim_with,
    claims_of,
    quotes_of_no_other,
    read_seeds,
    ref_of,
    stale,
)
from telling import Holds, Says, report

from summarizer.check.briefing import check_briefing
from summarizer.reconcile.prepare import prepare_event
from summarizer.reconcile.reconcile import reconcile_event
from summarizer.render.canonical import render_json
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing, Claim
from summarizer.schema.communique import Communique
from summarizer.schema.corrections import CorrectionList
from summarizer.vocabulary.load import load_vocabulary

GWADAR = "agr-ff25890af9"
KARAKORAM = "agr-6252a502df"
TAIWAN = "pos-be46dd7cab"
CITED_TWICE = "agr-cc7b87e2d2"


def assert_stands_up(briefing: Briefing) -> None:
    articles, _ = read_seeds()
    raw = render_json(briefing)
    assert check_briefing(raw, articles, vocabulary=load_vocabulary()) == ()


def by_id(briefing: Briefing, id_: str) -> Claim:
    return next(one for one in claims_of(briefing) if one.id == id_)


def quotes_of(claim: Claim) -> set[tuple[str, str]]:
    return {(one.source, one.quote) for one in claim.reports}


def merge(*items: object) -> dict[str, Any]:
    return {"merge": [{"items": list(items), "note": "one matter"}]}


def reconcile_one(
    article: Article, communique: Communique, corrections: dict[str, Any] | None = None
) -> Briefing:
    found = None if corrections is None else CorrectionList.model_validate(corrections)
    prepared = prepare_event(
        [article], [communique], vocabulary=load_vocabulary(), corrections=found
    )
    return reconcile_event(prepared, tool="summarizer test")


def test_no_corrections_change_nothing_but_the_list() -> None:
    plain, corrected = brief_seeds(), brief_seeds({})

    assert plain.provenance.corrections is None
    assert b"corrections" not in render_json(plain)
    assert corrected.id == plain.id
    assert applied(corrected) == ()
    assert stale(corrected) == ()


def test_merged_claims_are_one_with_all_reports() -> None:
    plain = brief_seeds()
    first, second = by_id(plain, GWADAR), by_id(plain, KARAKORAM)

    merged = brief_seeds(merge(GWADAR, KARAKORAM))

    (done,) = applied(merged)
    one = by_id(merged, done.items[0])
    assert quotes_of(one) == quotes_of(first) | quotes_of(second)
    assert set(one.omitted_by) == set(first.omitted_by) & set(second.omitted_by)
    assert one.corroboration.sources == len({report.source for report in one.reports})
    assert done.before == tuple(sorted((GWADAR, KARAKORAM)))
    assert len(claims_of(merged)) == len(claims_of(plain)) - 1
    assert_stands_up(merged)


def test_a_quote_means_the_same_claim_as_an_id() -> None:
    plain = brief_seeds()
    refs = [ref_of(plain, by_id(plain, id_)) for id_ in (GWADAR, KARAKORAM)]

    by_quote = brief_seeds(merge(*refs))

    assert by_quote.id == brief_seeds(merge(GWADAR, KARAKORAM)).id


def test_a_merge_can_name_what_a_merge_made() -> None:
    first = applied(brief_seeds(merge(GWADAR, KARAKORAM)))[0].items[0]
    both = {
        "merge": [
            {"items": [GWADAR, KARAKORAM], "note": "n"},
            {"items": [first, "agr-410bacbc0e"], "note": "n"},
        ]
    }
    at_once = brief_seeds(merge(GWADAR, KARAKORAM, "agr-410bacbc0e"))

    assert brief_seeds(both).id == at_once.id


def test_reports_that_are_split_off_are_a_claim_of_their_own() -> None:
    plain = brief_seeds()
    claim = by_id(plain, TAIWAN)
    leaving = ref_of(plain, claim, 1)

    split = brief_seeds({"split": [{"item": TAIWAN, "reports": [leaving], "note": "other"}]})

    (done,) = applied(split)
    parted = by_id(split, done.items[0])
    assert {report.quote for report in parted.reports} == {leaving["quote"]}
    rest = claim_with(split, claim.reports[0].quote)
    assert quotes_of(rest) | quotes_of(parted) == quotes_of(claim)
    assert claim.reports[1].source in rest.omitted_by
    assert_stands_up(split)


def test_a_split_undoes_a_merge() -> None:
    plain = brief_seeds()
    first, second = by_id(plain, "agr-410bacbc0e"), by_id(plain, "agr-c1be50eac5")
    leaving = [ref_of(plain, second, number) for number in range(len(second.reports))]
    both = {
        **merge(first.id, second.id),
        "split": [{"item": first.id, "reports": leaving, "note": "not one"}],
    }

    assert brief_seeds(both).id == plain.id


def test_a_dropped_claim_is_gone_and_kept_in_the_list() -> None:
    plain = brief_seeds()
    claim = by_id(plain, TAIWAN)

    dropped = brief_seeds({"drop": [{"item": TAIWAN, "note": "a false alarm"}]})

    assert not [one for one in claims_of(dropped) if quotes_of(one) == quotes_of(claim)]
    (done,) = applied(dropped)
    assert done.items == ()
    assert done.was == claim.statement
    assert {span.quote for span in done.evidence} == {one.quote for one in claim.reports}
    assert [one.ledger for one in dropped.sources] == [one.ledger for one in plain.sources]
    assert_stands_up(dropped)


def test_a_renamed_claim_says_what_the_reader_says() -> None:
    words = {"statement": "Both will run the Gwadar Port.", "topic": "ports"}

    renamed = brief_seeds({"rename": [{"item": GWADAR, **words, "note": "plainer"}]})

    one = by_id(renamed, GWADAR)
    assert (one.statement, one.topic) == ("Both will run the Gwadar Port.", "ports")
    assert [(two.field, two.items) for two in applied(renamed)] == [
        ("statement", (GWADAR,)),
        ("topic", (GWADAR,)),
    ]
    assert quotes_of(one) == quotes_of(by_id(brief_seeds(), GWADAR))
    assert_stands_up(renamed)


def test_a_correction_is_of_the_claim_that_was_named_where_one_sentence_makes_two() -> None:
    """Who is for a levy and who is against it, said in one sentence and one statement."""
    told = report(Holds(), Says("Mongolia and Portugal differ over a levy on wool", act="state"))
    (claim,) = told.communique.claims
    sides: list[dict[str, Any]] = [
        {"holders": ("MNG",), "stance": "support"},
        {"holders": ("PRT",), "stance": "oppose"},
    ]
    both = {"claims": tuple(claim.model_copy(update=one) for one in sides)}
    communique = told.communique.model_copy(update=both)
    plain = reconcile_one(told.article, communique)
    assert len(claims_of(plain)) == 2

    for one in claims_of(plain):
        entry = {"item": one.id, "statement": "A levy.", "note": "shorter"}
        renamed = reconcile_one(told.article, communique, {"rename": [entry]})

        assert [two.id for two in claims_of(renamed) if two.statement == "A levy."] == [one.id]
        assert [(two.items, two.before) for two in applied(renamed)] == [((one.id,), (one.id,))]


def test_a_retyped_claim_stands_in_another_list() -> None:
    plain = brief_seeds()

    retyped = brief_seeds({"retype": [{"item": GWADAR, "type": "fact", "note": "it is done"}]})

    (done,) = applied(retyped)
    assert done.items[0] in {one.id for one in retyped.facts}
    assert done.was == "agreement"
    assert quotes_of(by_id(retyped, done.items[0])) == quotes_of(by_id(plain, GWADAR))
    assert_stands_up(retyped)


def test_divergences_are_those_of_the_corrected_claim() -> None:
    """The two positions on Taiwan differ as one claim, or stop differing apart."""
    plain = brief_seeds()
    first = by_id(plain, "pos-36ccd75cd2")
    assert first.divergences
    others = [ref_of(plain, first, n) for n in range(1, len(first.reports))]

    split = brief_seeds({"split": [{"item": first.id, "reports": others, "note": "n"}]})

    alone = claim_with(split, first.reports[0].quote)
    assert not set(alone.divergences) & set(first.divergences)
    assert_stands_up(split)


def test_a_divergence_can_be_dropped() -> None:
    plain = brief_seeds()
    id_ = plain.divergences[0].id

    dropped = brief_seeds({"drop": [{"item": id_, "note": "only a synonym"}]})

    assert len(dropped.divergences) == len(plain.divergences) - 1
    assert plain.divergences[0].question not in {
        one.question for one in dropped.divergences if one.items == plain.divergences[0].items
    }
    assert_stands_up(dropped)


@pytest.mark.parametrize("late", [one.uri for one in read_seeds()[0]])
def test_corrections_by_quote_survive_a_new_article(late: str) -> None:
    old = brief_seeds(without=late)
    told = [one for one in claims_of(old) if quotes_of_no_other(old, one)]
    first, second, third, fourth = ({"id": one.id, **ref_of(old, one)} for one in told[:4])
    corrections = merge(first, second)
    corrections["drop"] = [{"item": third, "note": "n"}]
    corrections["rename"] = [{"item": fourth, "topic": "t", "note": "n"}]

    new = brief_seeds(corrections)

    assert len(applied(new)) == 3
    assert stale(new) == ()
    assert_stands_up(new)


def test_ids_of_an_earlier_briefing_are_understood() -> None:
    late = min(read_seeds()[0], key=lambda one: one.published or "9").uri
    old = brief_seeds(without=late)
    new_ids = {one.id for one in claims_of(brief_seeds())}
    moved = [one for one in claims_of(old) if one.id not in new_ids]
    corrections = {"drop": [{"item": one.id, "note": "n"} for one in moved]}

    assert moved
    assert len(stale(brief_seeds(corrections))) == len(moved)
    known = brief_seeds(corrections, previous=old)
    assert not [one for one in stale(known) if one.reason == "no item has this id"]
    assert len(applied(known)) + len(stale(known)) == len(moved)
    assert applied(known)


def test_an_order_of_entries_says_nothing() -> None:
    plain = brief_seeds()
    entries: list[tuple[str, dict[str, Any]]] = [
        ("merge", {"items": [GWADAR, KARAKORAM], "note": "a"}),
        ("merge", {"items": [KARAKORAM, "agr-410bacbc0e"], "note": "b"}),
        ("split", {"item": TAIWAN, "reports": [ref_of(plain, by_id(plain, TAIWAN))], "note": "c"}),
        ("drop", {"item": "agr-374519b29f", "note": "d"}),
        ("rename", {"item": "agr-374519b29f", "topic": "e", "note": "e"}),
        ("rename", {"item": GWADAR, "topic": "f", "note": "f"}),
        ("rename", {"item": GWADAR, "topic": "g", "note": "g"}),
        ("retype", {"item": "agr-69f6b4470d", "type": "position", "note": "h"}),
        ("drop", {"item": "agr-0000000000", "note": "i"}),
    ]
    shuffler = random.Random(7)
    spellings = set()

    for _ in range(3):
        shuffler.shuffle(entries)
        found: dict[str, Any] = {}
        for kind, entry in entries:
            found.setdefault(kind, []).append(entry)
        spellings.add(render_json(brief_seeds(found)))

    assert len(spellings) == 1


STALE = {
    "an unknown id": ("agr-0000000000", "no item has this id"),
    "an unknown article": ({"article": "nowhere.txt", "quote": "both"}, "there is no article"),
    "an unknown quote": ({"article": "{first}", "quote": "flying saucers"}, "nothing rests on"),
}


@pytest.mark.parametrize("case", STALE)
def test_what_matches_nothing_is_reported(case: str) -> None:
    item, reason = STALE[case]
    uri = read_seeds()[0][0].uri
    ref = {**item, "article": item["article"].format(first=uri)} if isinstance(item, dict) else item

    found = brief_seeds({"drop": [{"item": ref, "note": "why"}]})

    (one,) = stale(found)
    assert reason in one.reason
    assert one.note == "why"
    assert applied(found) == ()
    assert found.id == brief_seeds().id
    assert any("Not applied" in note and reason in note for note in found.provenance.notes)
    assert_stands_up(found)


def test_what_is_dropped_is_not_renamed() -> None:
    both = {
        "drop": [{"item": GWADAR, "note": "d"}],
        "rename": [{"item": GWADAR, "topic": "ports", "note": "r"}],
        "retype": [{"item": GWADAR, "type": "fact", "note": "r"}],
    }

    found = brief_seeds(both)

    assert [one.kind for one in stale(found)] == ["rename"]
    assert "drops" in stale(found)[0].reason
    assert found.id == brief_seeds({"drop": [{"item": GWADAR, "note": "d"}]}).id


def test_two_that_contradict_each_other_do_nothing() -> None:
    both = {
        "rename": [
            {"item": GWADAR, "topic": "ports", "note": "a"},
            {"item": GWADAR, "topic": "harbours", "note": "b"},
        ]
    }

    found = brief_seeds(both)

    assert [one.reason for one in stale(found)] == [
        "another correction gives it something else"
    ] * 2
    assert found.id == brief_seeds().id


def test_a_merge_of_what_is_one_already_is_reported() -> None:
    plain = brief_seeds()
    claim = by_id(plain, GWADAR)

    found = brief_seeds(merge(GWADAR, ref_of(plain, claim)))

    assert [one.reason for one in stale(found)] == ["they are one claim without it"]


def test_words_of_several_claims_are_reported_with_their_ids() -> None:
    plain = brief_seeds()
    claim = by_id(plain, GWADAR)
    shared = next(one for one in claim.reports if one not in quotes_of_no_other(plain, claim))
    ref = ref_of(plain, claim, claim.reports.index(shared))

    found = brief_seeds({"drop": [{"item": ref, "note": "n"}]})

    (one,) = stale(found)
    assert "several claims" in one.reason
    assert GWADAR in one.reason


def test_a_merge_goes_on_without_what_is_gone() -> None:
    found = brief_seeds(merge(GWADAR, KARAKORAM, "agr-0000000000"))

    assert found.id == brief_seeds(merge(GWADAR, KARAKORAM)).id
    assert [one.about for one in stale(found)] == [("agr-0000000000",)]


def test_pairs_of_corrections_stand_up() -> None:
    """Any two of these together add up."""
    some: list[dict[str, Any]] = [
        merge(GWADAR, KARAKORAM),
        {"retype": [{"item": KARAKORAM, "type": "position", "note": "n"}]},
        {"drop": [{"item": KARAKORAM, "note": "n"}]},
        {"rename": [{"item": KARAKORAM, "statement": "A road.", "note": "n"}]},
        merge(TAIWAN, "pos-293a2fe619"),
        {"retype": [{"item": TAIWAN, "type": "agreement", "note": "n"}]},
    ]
    for one, other in itertools.combinations(some, 2):
        joined = {kind: [*one.get(kind, []), *other.get(kind, [])] for kind in {**one, **other}}
        assert_stands_up(brief_seeds(joined))
