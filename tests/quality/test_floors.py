"""Floors of both modes on every event, pinned with the corpus that they hold for."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from quality import EVENTS, MODES, Corpus, Mode, read_corpus, reason_of, score_event

FLOORS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "floors.toml").read_text("utf-8")
)


@pytest.fixture(scope="module", params=sorted(EVENTS))
def corpus(request: pytest.FixtureRequest) -> Corpus:
    return read_corpus(request.param)


def test_floors_are_of_this_corpus(corpus: Corpus) -> None:
    assert FLOORS[corpus.name]["corpus"] == corpus.digest


@pytest.mark.parametrize("mode", MODES)
def test_a_mode_holds_its_floors(corpus: Corpus, mode: Mode) -> None:
    card = score_event(corpus, mode)
    figures = card.figures

    floors, ceilings = FLOORS[corpus.name][mode], FLOORS[corpus.name][f"{mode}_at_most"]
    missed = {name: figures[name] for name, floor in floors.items() if (figures[name] or 0) < floor}
    passed = {name: figures[name] for name, most in ceilings.items() if (figures[name] or 0) > most}
    assert (missed, passed) == ({}, {})
    assert all(reason_of(corpus.name, mode, hit.what) for hit in card.lists.hits)
