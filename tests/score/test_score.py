"""The score of the gold itself, of lazy systems, and of briefings with known faults."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import pytest

from summarizer.schema.gold import Gold
from summarizer.score.lazy import gold_briefing, lazy_briefings
from summarizer.score.score import score_briefing

Plain = dict[str, Any]
FIELDS = ("coverage", "citation_f1", "joint", "omission_f1")
# Figures of the lazy systems as they were published with the golds.
LAZY = {
    "seeds": [(0.602, 0.594, 0.358, 0), (0.388, 1, 0.388, 0.270), (1, 0.601, 0.601, 0)],
    "e1-norway-kenya": [(0.846, 0.435, 0.368, 0), (0.769, 1, 0.769, 0.703), (1, 0.731, 0.731, 0)],
    "e2-chile-korea": [(0.917, 0.408, 0.374, 0), (0.833, 1, 0.833, 0.719), (1, 0.803, 0.803, 0)],
}


class EventData(Protocol):
    """An event's gold and the texts of its articles by file name."""

    name: str
    gold: Gold
    texts: dict[str, str]


def test_gold_scores_full_marks_against_itself(event: EventData) -> None:
    figures = score_briefing(gold_briefing(event.gold), event.gold, event.texts).figures

    rates: tuple[str, ...] = (
        "quote_validity",
        "precision",
        "holder_accuracy",
        "stance_accuracy",
        "bcubed_f1",
    )
    rates += ("participants_f1", "principals_f1", "dates_f1", "divergence_f1_strict")
    rates += ("partition_accuracy", "event_accuracy", "source_records", *FIELDS)
    assert {name: figures[name] for name in rates} == pytest.approx(dict.fromkeys(rates, 1.0))
    assert figures["false_divergences"] == figures["trap_hits"] == figures["voice_errors"] == 0


def test_lazy_systems_score_what_was_published(event: EventData) -> None:
    briefings = lazy_briefings(event.gold, event.texts)

    figures = [
        tuple(score_briefing(plain, event.gold, event.texts).figures[name] for name in FIELDS)
        for plain in briefings.values()
    ]

    assert figures == [pytest.approx(row, abs=0.0006) for row in LAZY[event.name]]


def test_empty_briefing_scores_nothing_and_does_not_crash(event: EventData) -> None:
    card = score_briefing({}, event.gold, event.texts)

    assert [card.figures[name] for name in FIELDS] == [0.0, 0.0, 0.0, 0.0]
    assert len(card.lists.missed_claims) == len(event.gold.claims)


def test_order_of_lists_changes_no_figure(event: EventData) -> None:
    plain = gold_briefing(event.gold)
    turned = {k: v[::-1] if isinstance(v, list) else v for k, v in copy.deepcopy(plain).items()}

    scores = [score_briefing(one, event.gold, event.texts).figures for one in (plain, turned)]

    assert scores[0] == pytest.approx(scores[1])


@dataclass(frozen=True)
class Fault:
    """A damage to a perfect briefing, and the figure that must notice it."""

    id: str
    damage: Callable[[Plain], None]
    figure: str
    better: Callable[[float, float], bool]


def _higher(after: float, before: float) -> bool:
    return after > before


def _lower(after: float, before: float) -> bool:
    return after < before


def _claims(plain: Plain) -> list[Plain]:
    return [*plain["agreements"], *plain["positions"]]


def _invent_quote(plain: Plain) -> None:
    plain["agreements"][0]["reports"][0]["quote"] = "words that nobody wrote at all"


def _shift_offsets(plain: Plain) -> None:
    report = plain["agreements"][0]["reports"][0]
    report.update(start=report["start"] + 2, end=report["end"] + 2)


def _drop_claims(plain: Plain) -> None:
    plain["agreements"] = plain["agreements"][2:]


def _swap_holders(plain: Plain) -> None:
    for claim in _claims(plain):
        claim["holders"] = ["FJI"]


def _flip_stances(plain: Plain) -> None:
    for claim in plain["positions"]:
        claim["stance"] = "oppose" if claim["stance"] == "support" else "support"


def _name_silent_source(plain: Plain) -> None:
    for claim in _claims(plain):
        claim["reported_by"] = sorted({*claim["reported_by"], *claim["omitted_by"]})


def _forget_omissions(plain: Plain) -> None:
    for claim in _claims(plain):
        claim["omitted_by"] = []


def _split_claims(plain: Plain) -> None:
    extra = copy.deepcopy([c for c in plain["agreements"] if len(c["reports"]) > 1][:3])
    for claim in extra:
        claim.update(id=claim["id"] + "-2")
        claim["reports"] = claim["reports"][:1]
    plain["agreements"] += extra


def _add_stranger(plain: Plain) -> None:
    stranger = {"id": "par-x", "name": "Zed Quorl", "kind": "person", "tier": "principal"}
    plain["participants"].append({**stranger, "evidence": []})


def _change_dates(plain: Plain) -> None:
    for date in plain["dates"]:
        date["role"] = "term" if date["role"] != "term" else "meeting"


def _drop_divergences(plain: Plain) -> None:
    plain["divergences"] = plain["divergences"][1:]


def _invent_divergence(plain: Plain) -> None:
    first, second = plain["participants"][0], plain["participants"][1]
    values = [
        {"value": one["name"], "reported_by": one["reported_by"][:1], "evidence": []}
        for one in (first, second)
    ]
    made_up = {"id": "div-x", "type": "entity", "items": [], "question": "", "values": values}
    plain["divergences"].append(made_up)


def _dangle(plain: Plain) -> None:
    plain["summary"] = [{"text": "Something.", "items": ["agr-nowhere"]}]


FAULTS = [
    Fault("invented quote", _invent_quote, "quote_validity", _lower),
    Fault("shifted offsets", _shift_offsets, "quote_validity", _lower),
    Fault("dropped claims", _drop_claims, "coverage", _lower),
    Fault("dropped claims", _drop_claims, "joint", _lower),
    Fault("other holders", _swap_holders, "holder_accuracy", _lower),
    Fault("flipped stances", _flip_stances, "stance_accuracy", _lower),
    Fault("silent source named", _name_silent_source, "citation_f1", _lower),
    Fault("silent source named", _name_silent_source, "reported_by_without_quote", _higher),
    Fault("omissions forgotten", _forget_omissions, "omission_f1", _lower),
    Fault("split claims", _split_claims, "precision", _lower),
    Fault("stranger", _add_stranger, "participants_f1", _lower),
    Fault("stranger", _add_stranger, "principals_f1", _lower),
    Fault("roles of dates", _change_dates, "dates_f1", _lower),
    Fault("dropped divergence", _drop_divergences, "divergence_f1", _lower),
    Fault("invented divergence", _invent_divergence, "false_divergences", _higher),
    Fault("dangling reference", _dangle, "dangling_references", _higher),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.id}: {fault.figure}")
def test_fault_moves_its_figure(fault: Fault, event: EventData) -> None:
    plain = gold_briefing(event.gold)
    before = score_briefing(plain, event.gold, event.texts).figures[fault.figure]
    damaged = copy.deepcopy(plain)
    fault.damage(damaged)

    after = score_briefing(damaged, event.gold, event.texts).figures[fault.figure]

    assert before is not None
    assert after is not None
    assert fault.better(after, before), (before, after)


def test_claim_from_a_link_line_is_a_trap_hit(seeds: EventData) -> None:
    plain = gold_briefing(seeds.gold)
    trap = next(trap for trap in seeds.gold.traps if trap.rule == "no_extract")
    span = {"source": trap.file, "start": trap.start, "end": trap.end, "quote": trap.quote}
    claim = {"id": "pos-x", "statement": trap.quote, "holders": ["CHN"], "stance": "oppose"}
    plain["positions"].append({**claim, "reports": [{**span, "voice": "reported"}]})

    card = score_briefing(plain, seeds.gold, seeds.texts)

    assert card.figures["trap_hits"] == 1
    assert [hit.id for hit in card.lists.hits if hit.what == f"trap: {trap.id}"] == ["pos-x"]


def test_forbidden_string_in_a_statement_is_a_hit(seeds: EventData) -> None:
    plain = gold_briefing(seeds.gold)
    word = next(one.text for one in seeds.gold.must_not_appear if one.kind == "string")
    plain["agreements"][0]["statement"] += f" since {word}"

    card = score_briefing(plain, seeds.gold, seeds.texts)

    assert card.figures["must_not_appear_hits"] == 1


def test_lists_name_what_was_missed_with_quotes(seeds: EventData) -> None:
    plain = gold_briefing(seeds.gold)
    missed = plain["agreements"].pop()

    card = score_briefing(plain, seeds.gold, seeds.texts)

    assert [line.id for line in card.lists.missed_claims] == [missed["id"]]
    assert card.lists.missed_claims[0].quotes
