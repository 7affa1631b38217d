"""A folder with articles on two events."""

import json
from pathlib import Path

import pytest
from scripted import ARTICLES, write_articles

from summarizer.cli.main import run

OTHER = """Andes Post

Peru and Chile agree on a tunnel

ARICA, March 3, 2031 (AP): The transport ministers of Peru and Chile met in Arica on March 3 for the
second round of the Border Works Forum.

Peru and Chile agreed to build a railway tunnel near Tacna by 2040.

Peru and Chile agreed to train 20 engineers.

Chile rejected a toll on the border road.
"""


@pytest.fixture
def heap(folder: Path) -> Path:
    """A folder with three articles on one event and one on another."""
    return write_articles(folder / "heap", {**ARTICLES, "tunnel.txt": OTHER})


def briefing(folder: Path) -> dict[str, object]:
    loaded: dict[str, object] = json.loads((folder / "briefing.json").read_bytes())
    return loaded


def parties(folder: Path) -> object:
    event = briefing(folder)["event"]
    assert isinstance(event, dict)
    return event["parties"]


def test_the_most_reported_event_is_briefed_and_the_other_is_told(
    heap: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["brief", "heap", "--model", "builtin"]) == 0

    assert parties(folder) == ["EST", "PRT"]
    err = capsys.readouterr().err
    assert "1 article is on another event: " in err
    assert "name it with --event" in err


def test_the_other_event_can_be_asked_for(heap: Path, folder: Path) -> None:
    assert run(["brief", "heap", "--model", "builtin", "--event", "Peru and Chile"]) == 0

    assert parties(folder) == ["CHL", "PER"]
    sources = briefing(folder)["sources"]
    assert isinstance(sources, list)
    assert sum(source["status"] == "other_event" for source in sources) == 3


@pytest.mark.parametrize(
    "words",
    ["peru and chile", "PERU", "PER", "per", "chl, per", "Chl", "3 March", "3/3/2031"],
)
def test_the_other_event_is_found_in_any_case_by_code_or_day(
    heap: Path, folder: Path, words: str
) -> None:
    assert run(["brief", "heap", "--model", "builtin", "--event", words]) == 0

    assert parties(folder) == ["CHL", "PER"]


def test_an_event_that_nobody_reports_is_a_usage_error(
    heap: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["brief", "heap", "--model", "builtin", "--event", "Helsinki gala"]) == 2

    err = capsys.readouterr().err
    assert "no article is on the event 'Helsinki gala'; there are: " in err
    assert "(CHL, PER), round 2, in Arica, 2031-03-03" in err
    assert "(EST, PRT)" in err
