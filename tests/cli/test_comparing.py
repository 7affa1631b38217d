import json
import re
from pathlib import Path

import pytest
from synthetic import make_articles, make_briefing

from summarizer.cli.main import run
from summarizer.render.canonical import render_json
from summarizer.schema.canonical import pretty_json, seal_briefing
from summarizer.schema.difference import BriefingDiff

NASTY = '<script>alert(1)</script> {{ 7 * 7 }} \x1b[2J "quoted" *bold*'


@pytest.fixture
def pair(folder: Path) -> tuple[Path, Path]:
    """Two editions of one briefing; the older one lacks a position."""
    briefing = make_briefing(make_articles())
    older = seal_briefing(briefing.model_copy(update={"positions": briefing.positions[1:]}))
    (folder / "old.json").write_bytes(render_json(older))
    (folder / "new.json").write_bytes(render_json(briefing))
    return folder / "old.json", folder / "new.json"


def test_json_is_the_record(
    pair: tuple[Path, Path], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["diff", "old.json", "new.json", "--to", "json"]) == 0

    written = capfdbinary.readouterr().out.decode()
    diff = BriefingDiff.model_validate_json(written)
    assert written == pretty_json(diff)
    assert [one.status for one in diff.claims].count("added") == 1


def test_in_a_pipe_the_difference_is_plain(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", "old.json", "new.json"]) == 0

    shown = capsys.readouterr().out
    added = make_briefing(make_articles()).positions[0]
    assert "\x1b" not in shown
    assert f"Position: {added.statement}" in shown.partition("Added")[2]


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json"])
def test_every_form_can_go_to_a_file(
    pair: tuple[Path, Path], form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", "old.json", "new.json", "--to", form, "-o", "out"]) == 0

    assert (pair[0].parent / "out").read_text(encoding="utf-8").strip()
    assert capsys.readouterr().out == ""


def spoiled(folder: Path) -> None:
    plain = json.loads((folder / "new.json").read_bytes())
    plain["positions"][0]["statement"] = NASTY
    plain["event"]["name"] = NASTY
    plain["sources"][0]["outlet"] = NASTY
    (folder / "new.json").write_text(json.dumps(plain), encoding="utf-8")


def test_the_page_runs_and_loads_nothing(pair: tuple[Path, Path]) -> None:
    spoiled(pair[0].parent)

    assert run(["diff", "old.json", "new.json", "--to", "html", "-o", "page.html"]) == 0

    page = (pair[0].parent / "page.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "{{ 7 * 7 }}" in page
    assert "default-src 'none'" in page
    assert not re.findall(r"(?:src|href)=\"(?!#)", page)
    assert "\x1b" not in page


def test_the_styles_of_the_page_are_the_ones_that_it_allows(pair: tuple[Path, Path]) -> None:
    from base64 import b64encode
    from hashlib import sha256

    assert run(["diff", "old.json", "new.json", "--to", "html", "-o", "page.html"]) == 0

    page = (pair[0].parent / "page.html").read_text(encoding="utf-8")
    style = page.partition("<style>")[2].partition("</style>")[0]
    assert f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in page


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_text_from_articles_steers_nothing(
    pair: tuple[Path, Path], form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoiled(pair[0].parent)

    assert run(["diff", "old.json", "new.json", "--to", form]) == 0

    assert "\x1b" not in capsys.readouterr().out


def test_what_is_no_briefing_is_a_usage_error(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    pair[0].write_text("{}", encoding="utf-8")

    assert run(["diff", "old.json", "new.json"]) == 2

    assert "'old.json' is no Briefing" in capsys.readouterr().err


def test_terms_of_art_can_be_added(pair: tuple[Path, Path]) -> None:
    (pair[0].parent / "terms.toml").write_text("no = table", encoding="utf-8")

    assert run(["diff", "old.json", "new.json", "--terms", "terms.toml"]) == 2
