import os
import subprocess
import sys
from pathlib import Path

import pytest
from clisupport import clean_environment
from synthetic import make_articles, make_briefing

from summarizer.cli.outputs import (
    articles_beside,
    briefing_files,
    json_lines,
    read_briefing_file,
    read_lines,
)
from summarizer.errors import UsageError
from summarizer.render.canonical import render_json
from summarizer.schema.article import Article


def test_everything_is_named_after_the_briefing(folder: Path) -> None:
    files = briefing_files(Path("out/tallinn.v2.json"))

    assert [path.name for path in files] == [
        "tallinn.v2.json",
        "tallinn.v2.md",
        "tallinn.v2.articles.jsonl",
        "tallinn.v2.communiques.jsonl",
        "tallinn.v2.run.json",
        "tallinn.v2.html",
        "tallinn.v2.changes.json",
    ]


def test_a_name_without_ending_is_kept(folder: Path) -> None:
    assert [path.name for path in briefing_files(Path("b"))][:2] == ["b", "b.md"]


@pytest.mark.parametrize("name", ["b.md", "b.articles.jsonl", "b.run.json", ".", "b.TXT"])
def test_a_name_that_a_neighbour_needs_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(UsageError):
        briefing_files(Path(name))


def test_notes_of_the_same_name_are_not_written_over(folder: Path) -> None:
    (folder / "b.md").write_text("my notes")

    with pytest.raises(UsageError, match=r"'b\.md'"):
        briefing_files(Path("b.json"))


def test_a_page_of_the_same_name_is_not_written_over(folder: Path) -> None:
    (folder / "b.html").write_text("my page")

    assert briefing_files(Path("b.json")).html == Path("b.html")
    with pytest.raises(UsageError, match=r"'b\.html'"):
        briefing_files(Path("b.json"), html=True)


@pytest.mark.parametrize("beside", ["b.json", "b.articles.jsonl"])
def test_the_page_of_an_earlier_briefing_is(folder: Path, beside: str) -> None:
    (folder / "b.md").write_text("# An earlier briefing")
    (folder / beside).write_text("")

    assert briefing_files(Path("b.json")).markdown == Path("b.md")


@pytest.mark.parametrize("name", ["b.json", "b.communiques.jsonl", "b.jsonl", "b"])
def test_articles_stand_beside(name: str) -> None:
    assert articles_beside(Path("out", name)) == Path("out/b.articles.jsonl")


def test_lines_come_back_as_they_went(folder: Path) -> None:
    path = folder / "a.jsonl"
    path.write_bytes(json_lines(make_articles()))

    assert read_lines(path, Article) == make_articles()


def test_a_line_may_hold_any_character(folder: Path) -> None:
    text = "one\u2028two\x85three\x1c"
    article = make_articles()[0].model_copy(update={"title": text})
    path = folder / "a.jsonl"
    path.write_bytes(json_lines([article]))

    assert read_lines(path, Article)[0].title == text


def test_a_briefing_comes_back_as_it_went(folder: Path) -> None:
    briefing = make_briefing(make_articles())
    path = folder / "b.json"
    path.write_bytes(render_json(briefing))

    assert read_briefing_file(path) == briefing


def test_json_on_a_terminal_steers_nothing_and_stays_json(folder: Path) -> None:
    briefing = make_briefing(make_articles())
    source = briefing.sources[0].model_copy(update={"title": "a\x9b2Jb\u202ec"})
    hostile = briefing.model_copy(update={"sources": (source,)})
    (folder / "b.json").write_bytes(render_json(hostile))
    ours, theirs = os.openpty()

    process = subprocess.Popen(
        [sys.executable, "-m", "summarizer", "render", "b.json", "--to", "json"],
        stdout=theirs,
        env=clean_environment(),
    )
    os.close(theirs)
    shown = _read_all(ours)

    assert process.wait(timeout=60) == 0
    assert b"a\\u009b2Jb\\u202ec" in shown
    assert "\x9b".encode() not in shown


def _read_all(descriptor: int) -> bytes:
    """Return what was written to a terminal until the other side closed it."""
    parts = []
    try:
        while part := os.read(descriptor, 65536):
            parts.append(part)
    except OSError:  # Linux reports a terminal without another side as an input error.
        pass
    finally:
        os.close(descriptor)
    return b"".join(parts)
