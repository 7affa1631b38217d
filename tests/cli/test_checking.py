import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from synthetic import make_articles, make_briefing

from summarizer.cli.main import run
from summarizer.cli.outputs import json_lines
from summarizer.render.canonical import render_json
from summarizer.schema.canonical import briefing_digest, pretty_json

Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def briefing(folder: Path) -> Path:
    """A briefing's file with its articles beside it."""
    articles = make_articles()
    path = folder / "oulu.json"
    path.write_bytes(render_json(make_briefing(articles)))
    (folder / "oulu.articles.jsonl").write_bytes(json_lines(articles))
    return path


def damage(path: Path, change: Change) -> None:
    """Change the briefing and make its id and its bytes anew, as who hides a change would."""
    plain = json.loads(path.read_bytes())
    change(plain)
    plain["id"] = briefing_digest(plain)
    path.write_text(pretty_json(plain), encoding="utf-8")


def test_a_true_briefing_has_no_findings(
    briefing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "oulu.json"]) == 0

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "no findings" in captured.err


def test_a_compact_briefing_has_no_findings(briefing: Path) -> None:
    assert run(["render", "oulu.json", "--to", "json", "--compact", "-o", "oulu.json"]) == 0

    assert b"\n" not in briefing.read_bytes()
    assert run(["check", "oulu.json"]) == 0


def _quote(plain: dict[str, Any]) -> None:
    report = plain["agreements"][0]["reports"][0]
    report["quote"] = "x" * len(report["quote"])


def _offset(plain: dict[str, Any]) -> None:
    report = plain["agreements"][0]["reports"][0]
    report["start"] += 1
    report["end"] += 1


def _reference(plain: dict[str, Any]) -> None:
    plain["divergences"][0]["items"] = ["agr-0000000000"]


def _item_id(plain: dict[str, Any]) -> None:
    plain["facts"][0]["id"] = "fac-0000000000"


@pytest.mark.parametrize(
    ("change", "path"),
    [
        pytest.param(_quote, "$.agreements[0].reports[0]", id="quote"),
        pytest.param(_offset, "$.agreements[0].reports[0]", id="offset"),
        pytest.param(_reference, "$.divergences[0]", id="reference"),
        pytest.param(_item_id, "$.facts[0].id", id="id"),
    ],
)
def test_damage_is_found_with_its_path(
    briefing: Path, capsys: pytest.CaptureFixture[str], change: Change, path: str
) -> None:
    damage(briefing, change)

    assert run(["check", "oulu.json"]) == 6

    assert any(line.startswith(path) for line in capsys.readouterr().out.splitlines())


def test_findings_can_be_printed_as_json(
    briefing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    briefing.write_bytes(briefing.read_bytes() + b"\n")

    assert run(["check", "oulu.json", "--json"]) == 6

    findings = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["code"], one["path"]) for one in findings] == [("bytes", "$")]


def test_what_is_no_briefing_is_a_finding(
    briefing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    briefing.write_bytes(b"not json\x1b[2J")

    assert run(["check", "oulu.json"]) == 6

    assert "\x1b" not in capsys.readouterr().out


def test_articles_can_be_named(briefing: Path) -> None:
    (briefing.parent / "oulu.articles.jsonl").rename(briefing.parent / "kept.jsonl")

    assert run(["check", "oulu.json", "kept.jsonl"]) == 0


def test_missing_articles_are_a_usage_error(
    briefing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (briefing.parent / "oulu.articles.jsonl").unlink()

    assert run(["check", "oulu.json"]) == 2

    assert "'oulu.articles.jsonl'" in capsys.readouterr().err


def test_a_source_without_its_article_is_a_finding(
    briefing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    beside = briefing.parent / "oulu.articles.jsonl"
    beside.write_bytes(beside.read_bytes().split(b"\n", 1)[1])

    assert run(["check", "oulu.json"]) == 6

    assert "$.sources[0]" in capsys.readouterr().out


def test_a_changed_article_is_a_finding(briefing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    beside = briefing.parent / "oulu.articles.jsonl"
    beside.write_bytes(beside.read_bytes().replace(b"reaffirmed", b"rejected!!"))

    assert run(["check", "oulu.json"]) == 6

    assert "quote" in capsys.readouterr().out


def test_a_damaged_line_is_named(briefing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    beside = briefing.parent / "oulu.articles.jsonl"
    beside.write_bytes(beside.read_bytes() + b'{"id": "a"}\n')

    assert run(["check", "oulu.json"]) == 2

    assert "'oulu.articles.jsonl', line 4" in capsys.readouterr().err


def test_a_missing_briefing_is_a_usage_error(folder: Path) -> None:
    assert run(["check", "nothing.json"]) == 2


def test_show_puts_the_quote_in_its_context(
    briefing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    item = make_briefing(make_articles()).agreements[0]

    assert run(["show", "oulu.json", item.id]) == 0

    shown = capsys.readouterr().out
    assert f"»{item.reports[0].quote}«" in shown


def test_show_of_an_unknown_item_is_a_usage_error(briefing: Path) -> None:
    assert run(["show", "oulu.json", "agr-nothing"]) == 2
