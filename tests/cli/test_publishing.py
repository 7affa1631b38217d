import json
from pathlib import Path

import pytest
from synthetic import make_articles, make_briefing

from summarizer.cli.main import run
from summarizer.cli.outputs import json_lines
from summarizer.render.canonical import render_json


@pytest.fixture
def briefing(folder: Path) -> Path:
    path = folder / "oulu.json"
    path.write_bytes(render_json(make_briefing(make_articles())))
    return path


def test_markdown_goes_to_standard_output(
    briefing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["render", "oulu.json"]) == 0

    page = capsys.readouterr().out
    assert page.startswith("# ")
    assert "Finland" in page


def test_json_comes_out_as_it_went_in(briefing: Path) -> None:
    assert run(["render", "oulu.json", "--to", "json", "-o", "again.json"]) == 0

    assert (briefing.parent / "again.json").read_bytes() == briefing.read_bytes()


def test_the_page_shows_the_articles_beside_the_briefing(briefing: Path) -> None:
    articles = make_articles()
    (briefing.parent / "oulu.articles.jsonl").write_bytes(json_lines(articles))

    assert run(["render", "oulu.json", "--to", "html", "-o", "oulu.html"]) == 0

    page = (briefing.parent / "oulu.html").read_text()
    assert page.startswith("<!doctype html>")
    assert "Lahtinen at the port of Montevideo." in page


def test_without_articles_the_page_shows_their_quotes_and_says_so(
    briefing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["render", "oulu.json", "--to", "html"]) == 0

    shown = capsys.readouterr()
    assert "The article is not at hand" in shown.out
    assert "Lahtinen at the port of Montevideo." not in shown.out
    assert "no 'oulu.articles.jsonl' beside 'oulu.json'" in shown.err


def test_the_page_shows_articles_that_are_named(briefing: Path, folder: Path) -> None:
    (folder / "away").mkdir()
    (folder / "away" / "x.articles.jsonl").write_bytes(json_lines(make_articles()))

    words = ["render", "oulu.json", "away/x.articles.jsonl", "--to", "html", "-o", "oulu.html"]
    assert run(words) == 0

    assert "Lahtinen at the port of Montevideo." in (folder / "oulu.html").read_text()


def test_the_page_from_original_files_is_that_of_brief(articles: Path, folder: Path) -> None:
    run(["brief", "articles", "--model", "builtin", "--html", "-o", "one/b.json"])
    whole = (folder / "one" / "b.html").read_bytes()
    (folder / "one" / "b.articles.jsonl").rename(folder / "one" / "gone.jsonl")

    assert run(["render", "one/b.json", "articles", "--to", "html", "-o", "again.html"]) == 0

    assert (folder / "again.html").read_bytes() == whole


def test_what_was_set_aside_is_read_beside_the_articles_that_are_named(
    articles: Path, folder: Path
) -> None:
    run(["brief", "articles", "--model", "builtin", "--html", "-o", "one/b.json"])
    (folder / "b.json").write_bytes((folder / "one" / "b.json").read_bytes())

    words = ["render", "b.json", "one/b.articles.jsonl", "--to", "html", "-o", "again.html"]
    assert run(words) == 0

    assert (folder / "again.html").read_bytes() == (folder / "one" / "b.html").read_bytes()


def test_articles_that_are_others_are_told(
    briefing: Path, articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["render", "oulu.json", "articles", "--to", "html", "-o", "oulu.html"]) == 0

    assert "of the briefing's articles are not there" in capsys.readouterr().err


def test_articles_for_a_form_without_them_are_a_usage_error(
    briefing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["render", "oulu.json", "articles"]) == 2

    assert "only `--to html` shows articles" in capsys.readouterr().err


def test_what_is_no_briefing_is_a_usage_error(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "other.json").write_text('{"schema_version": "1"}')

    assert run(["render", "other.json"]) == 2

    assert "'other.json' is no Briefing: Field required @ $.id" in capsys.readouterr().err


def test_an_unknown_form_is_a_usage_error(briefing: Path) -> None:
    assert run(["render", "oulu.json", "--to", "pdf"]) == 2


def test_schemas_are_written_and_match(folder: Path) -> None:
    assert run(["schema", "--out", "forms"]) == 0

    names = sorted(path.name for path in (folder / "forms").iterdir())
    assert "briefing.schema.json" in names
    assert all(json.loads((folder / "forms" / name).read_bytes()) for name in names)
    assert run(["schema", "--out", "forms", "--check"]) == 0


@pytest.mark.parametrize("name", ["article.schema.json", "left_over.schema.json"])
def test_a_schema_that_is_out_of_date_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    run(["schema", "--out", "forms"])
    (folder / "forms" / name).write_text("{}")

    assert run(["schema", "--out", "forms", "--check"]) == 6

    assert name in capsys.readouterr().err
    assert (folder / "forms" / name).read_text() == "{}"


def test_the_committed_schemas_are_up_to_date(folder: Path) -> None:
    committed = Path(__file__).resolve().parents[2] / "schemas"

    assert run(["schema", "--out", str(committed), "--check"]) == 0
