"""Files of every format, from the command line: briefed, checked from the originals, shown."""

import json
from pathlib import Path
from typing import Any

import pytest
from clisupport import run_cli
from hostile import GOOD, GOOD_URIS

from summarizer.cli.main import run


@pytest.fixture
def briefed(folder: Path) -> Path:
    """The working folder with articles of every format in `articles`, and their briefing."""
    (folder / "articles").mkdir()
    for name, content in GOOD.items():
        (folder / "articles" / name).write_bytes(content())
    assert run(["brief", "articles", "--model", "builtin", "-o", "b.json"]) == 0
    return folder


def briefing_of(folder: Path, name: str = "b.json") -> dict[str, Any]:
    found = json.loads((folder / name).read_bytes())
    assert isinstance(found, dict)
    return found


def test_every_format_gives_a_source_that_was_read(briefed: Path) -> None:
    sources = briefing_of(briefed)["sources"]

    assert sorted(one["uri"] for one in sources) == GOOD_URIS
    assert {one["status"] for one in sources} == {"read"}


def test_briefing_stands_up_to_the_original_files(briefed: Path) -> None:
    assert run(["check", "b.json", "articles"]) == 0
    assert run(["check", "b.json"]) == 0
    assert run(["check", "b.json", *(f"articles/{uri}" for uri in GOOD_URIS)]) == 0


def test_articles_as_they_were_read_give_the_same_briefing(briefed: Path) -> None:
    assert run(["brief", "b.articles.jsonl", "--model", "builtin", "-o", "again.json"]) == 0

    assert (briefed / "again.json").read_bytes() == (briefed / "b.json").read_bytes()


def test_briefing_beside_the_articles_is_not_read_back(briefed: Path) -> None:
    arguments = ["brief", "articles", "--model", "builtin", "-o", "articles/b.json"]

    assert run(arguments) == 0
    assert run(arguments) == 0
    assert (briefed / "articles" / "b.json").read_bytes() == (briefed / "b.json").read_bytes()


def test_quote_of_a_pdf_is_shown_with_its_page(
    briefed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims = briefing_of(briefed)["agreements"]
    source = next(one for one in briefing_of(briefed)["sources"] if one["uri"] == "good.pdf")
    item = next(one["id"] for one in claims if source["id"] in one["reported_by"])
    capsys.readouterr()

    assert run(["show", "b.json", item]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if ", p. 1  [good.pdf:" in line]
    assert not [line for line in lines if ", p. 1  [good.txt:" in line]


@pytest.mark.parametrize("name", ["good.pdf", "good.docx", "good.rss"])
def test_standard_input_is_told_by_its_first_bytes(folder: Path, name: str) -> None:
    arguments = ("brief", "-", "--model", "builtin", "-o", "b.json")

    done = run_cli(folder, *arguments, stdin=GOOD[name]())

    assert done.returncode == 0, done.stderr
    (source,) = briefing_of(folder)["sources"]
    assert source["uri"] == ("-#1" if name == "good.rss" else "-")
