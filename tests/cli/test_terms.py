"""Terms of art of a user's own, from the command line."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from scripted import write_articles

from summarizer.cli.main import run

TABLE = """
[[term]]
name = "kind of pass"
materiality = "medium"
source = "Handbook of the desk (2030)"
[term.forms]
road = ["mountain road"]
track = ["mountain track"]
"""
PAGE = """{outlet}

Bhutan and Laos agree on a way

THIMPHU, March {day}, 2031: The transport ministers of Bhutan and Laos met in Thimphu on March 3.

Bhutan and Laos agreed to reopen the mountain {word} of Haa to traders by 2033.
"""


@pytest.fixture
def pages(folder: Path) -> Path:
    """A folder with two articles that differ in one word."""
    write_articles(
        folder / "pages",
        {
            "a.txt": PAGE.format(outlet="Alpha Post", day=4, word="road"),
            "b.txt": PAGE.format(outlet="Beta Times", day=5, word="track"),
        },
    )
    (folder / "own.toml").write_text(TABLE, encoding="utf-8")
    return folder


def briefing(folder: Path) -> dict[str, list[dict[str, str]]]:
    loaded: dict[str, list[dict[str, str]]] = json.loads((folder / "briefing.json").read_bytes())
    return loaded


def test_a_table_of_ones_own_makes_a_word_a_difference(pages: Path) -> None:
    assert run(["brief", "pages", "--model", "builtin"]) == 0
    assert briefing(pages)["divergences"] == []

    assert run(["brief", "pages", "--model", "builtin", "--terms", "own.toml"]) == 0

    (found,) = briefing(pages)["divergences"]
    assert found["question"] == "In which form is the kind of pass given?"


def test_the_briefing_names_the_table(pages: Path) -> None:
    run(["brief", "pages", "--model", "builtin", "--terms", "own.toml"])

    digest = sha256((pages / "own.toml").read_bytes()).hexdigest()
    assert digest in (pages / "briefing.json").read_text("utf-8")


def test_a_table_that_is_not_there_is_a_usage_error(
    pages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["brief", "pages", "--model", "builtin", "--terms", "none.toml"]) == 2

    assert "cannot read the terms of art in 'none.toml'" in capsys.readouterr().err
    assert not (pages / "briefing.json").exists()
