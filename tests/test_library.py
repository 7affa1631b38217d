"""What programs and notebooks use."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from clisupport import clean_environment
from scripted import write_articles
from synthetic import make_articles, make_briefing

import summarizer
from summarizer import (
    Briefing,
    brief_articles,
    check_briefing,
    read_briefing,
    render_html,
    render_json,
    render_markdown,
)
from summarizer.errors import NothingUsableError, UsageError
from summarizer.schema.canonical import seal_briefing

NASTY = '<script>alert(1)</script> {{ 7 * 7 }} \x1b[2J "quoted"'
LOADED = """
import sys
import summarizer
before = {name.partition(".")[0] for name in sys.modules}
names = sorted(name for name in sys.modules if name.startswith("summarizer"))
print(sorted(before & {"pydantic", "spacy", "scipy", "numpy", "openai", "rich"}), names)
"""


def test_importing_the_package_loads_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        capture_output=True,
        text=True,
        env=clean_environment(),
        check=True,
    )

    assert done.stdout.strip() == "[] ['summarizer']"


@pytest.mark.parametrize("name", summarizer.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(summarizer, name) is not None
    assert name in dir(summarizer)


def test_another_name_is_none() -> None:
    with pytest.raises(AttributeError, match="no attribute 'summarise'"):
        summarizer.summarise  # noqa: B018


def test_articles_are_briefed_in_one_call(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "articles")

    outcome = brief_articles(folder, model="builtin", environ={})

    assert len(outcome.briefing.sources) == 3
    assert check_briefing(render_json(outcome.briefing), outcome.articles) == ()
    assert render_markdown(outcome.briefing).startswith("# ")
    assert "<!doctype html>" in render_html(outcome.briefing, outcome.articles)


def test_it_can_be_called_where_an_event_loop_runs(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "articles")

    async def cell() -> Briefing:
        return brief_articles([str(folder)], environ={}).briefing

    assert asyncio.run(cell()).id == brief_articles(folder, environ={}).briefing.id


def test_corrections_and_an_earlier_briefing_count(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "articles")
    plain = brief_articles(folder, environ={}).briefing
    (folder / "corrections.toml").write_text(
        f'[[drop]]\nitem = "{plain.agreements[0].id}"\nnote = "n"\n', encoding="utf-8"
    )

    corrected = brief_articles(folder, previous=plain, environ={}).briefing

    assert len(corrected.agreements) == len(plain.agreements) - 1
    assert corrected.provenance.previous is not None
    assert corrected.provenance.previous.briefing == plain.id


def test_a_folder_without_a_readable_article_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")

    with pytest.raises(NothingUsableError, match=r"a\.txt"):
        brief_articles(tmp_path, environ={})


def test_a_briefing_is_read_again(tmp_path: Path) -> None:
    briefing = make_briefing(make_articles())
    (tmp_path / "b.json").write_bytes(render_json(briefing))
    (tmp_path / "c.json").write_text("{}", encoding="utf-8")

    assert read_briefing(tmp_path / "b.json") == briefing
    with pytest.raises(UsageError, match="is no briefing"):
        read_briefing(tmp_path / "c.json")
    with pytest.raises(UsageError, match="cannot read"):
        read_briefing(tmp_path / "d.json")


def test_a_notebook_shows_a_table() -> None:
    briefing = make_briefing(make_articles())

    shown = briefing._repr_html_()

    assert shown is not None
    assert shown.count("<table>") == 2
    assert briefing.agreements[0].id in shown
    assert briefing.divergences[0].question in shown


def test_a_notebook_shows_text_of_articles_as_text() -> None:
    briefing = make_briefing(make_articles())
    event = briefing.event.model_copy(update={"name": NASTY, "place": NASTY})
    claims = [one.model_copy(update={"statement": NASTY}) for one in briefing.agreements]
    sources = [one.model_copy(update={"outlet": NASTY}) for one in briefing.sources]
    changes = {"event": event, "agreements": tuple(claims), "sources": tuple(sources)}

    shown = seal_briefing(briefing.model_copy(update=changes))._repr_html_()

    assert shown is not None
    assert "<script" not in shown
    assert "\x1b" not in shown
    assert "&lt;script&gt;" in shown


def test_without_the_library_a_notebook_falls_back_on_text() -> None:
    code = (
        "from summarizer.schema.briefing import Briefing\n"
        "print(Briefing.model_construct()._repr_html_())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "None"
