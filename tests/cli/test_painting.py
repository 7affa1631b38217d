"""What a terminal shows, seen from a terminal of the test's own."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from clisupport import clean_environment
from synthetic import make_articles, make_briefing

from summarizer.cli.outputs import json_lines
from summarizer.render.canonical import render_json
from summarizer.schema.canonical import seal_briefing

ARTICLES = make_articles()
BRIEFING = make_briefing(ARTICLES)
_CODES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def briefing(folder: Path) -> Path:
    path = folder / "new.json"
    path.write_bytes(render_json(BRIEFING))
    older = seal_briefing(BRIEFING.model_copy(update={"dates": BRIEFING.dates[1:]}))
    (folder / "old.json").write_bytes(render_json(older))
    (folder / "new.articles.jsonl").write_bytes(json_lines(ARTICLES))
    return path


def on_terminal(folder: Path, *arguments: str, **environ: str) -> str:
    """Return what a command writes to a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "summarizer", *arguments],
        cwd=folder,
        env=clean_environment({"TERM": "xterm-256color", "COLUMNS": "80", **environ}),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        pieces = []
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            pieces.append(piece)
        os.close(ours)
    assert process.returncode == 0
    return b"".join(pieces).decode()


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("diff", "old.json", "new.json"), id="diff"),
        pytest.param(("matrix", "new.json"), id="matrix"),
        pytest.param(("show", "new.json", BRIEFING.agreements[0].id), id="show"),
    ],
)
def test_a_terminal_gets_colours_and_no_line_is_wider_than_it(
    briefing: Path, arguments: tuple[str, ...]
) -> None:
    shown = on_terminal(briefing.parent, *arguments)

    assert _CODES.search(shown)
    plain = _CODES.sub("", shown)
    assert "\x1b" not in plain
    assert max(len(line.rstrip("\r")) for line in plain.split("\n")) <= 80


def test_no_color_is_heeded(briefing: Path) -> None:
    shown = on_terminal(briefing.parent, "diff", "old.json", "new.json", NO_COLOR="1")

    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", shown)


def test_the_quoted_words_are_marked(briefing: Path) -> None:
    item = BRIEFING.agreements[0]

    shown = on_terminal(briefing.parent, "show", "new.json", item.id, COLUMNS="200")

    marked = re.findall(r"\x1b\[1;4;33m(.*?)\x1b\[0m", shown)
    assert [report.quote for report in item.reports] == marked
