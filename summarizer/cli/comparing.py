"""`diff`: two briefings held against each other."""

import sys
from importlib.resources import files
from pathlib import Path
from typing import Literal

from rich.console import RenderableType
from rich.text import Text

from summarizer.cli.outputs import STDOUT, read_briefing_file, write_result
from summarizer.cli.painting import painted_line
from summarizer.cli.tables import print_to_text
from summarizer.cli.terminal import print_text
from summarizer.editions import diff_briefings
from summarizer.render.diff.outline import Outline
from summarizer.render.diff.write import (
    outline_diff,
    render_diff_html,
    render_diff_markdown,
    render_diff_text,
)
from summarizer.schema.canonical import pretty_json
from summarizer.schema.difference import BriefingDiff
from summarizer.text.plain import plain_text
from summarizer.vocabulary.load import Vocabulary, load_vocabulary


def diff_files(
    old: Path,
    new: Path,
    *,
    to: Literal["terminal", "markdown", "html", "json"],
    terms: Path | None,
    output: Path,
) -> None:
    """Write what changed from one briefing to another.

    Raises:
        UsageError: A file is no briefing.
        ConfigurationError: The table of terms cannot be used.
    """
    vocabulary = load_vocabulary(terms)
    found = diff_briefings(read_briefing_file(old), read_briefing_file(new), vocabulary)
    if to == "json":
        write_result(output, pretty_json(found).encode())
        return
    names = {code: country.name for code, country in vocabulary.countries.items()}
    outline = outline_diff(found, name_of=names)
    if to == "html":
        write_result(output, _page(outline).encode())
    elif to == "markdown":
        write_result(output, render_diff_markdown(outline).encode())
    elif output == STDOUT:
        print_text(_painted(outline))
    else:
        write_result(output, render_diff_text(outline).encode())


def tell_changes(found: BriefingDiff, vocabulary: Vocabulary) -> str:
    """Return in a few lines how much is new, gone or changed, and what each article added."""
    names = {code: country.name for code, country in vocabulary.countries.items()}
    outline = outline_diff(found, name_of=names)
    added = [one for one in outline.sections if one.title == "What the new articles added"]
    return render_diff_text(outline._replace(sections=tuple(added))).rstrip("\n")


def _page(outline: Outline) -> str:
    folder = files("summarizer.render.diff")
    return render_diff_html(
        outline,
        template=folder.joinpath("page.html").read_text(encoding="utf-8"),
        style=folder.joinpath("page.css").read_text(encoding="utf-8"),
    )


def _painted(outline: Outline) -> str:
    """Return the comparison for standard output: in colour on a terminal, marked in a pipe."""
    if not sys.stdout.isatty():
        return render_diff_text(outline)
    parts: list[RenderableType] = [
        Text(plain_text(outline.title), style="bold"),
        *(painted_line(one) for one in outline.lead),
    ]
    for one in outline.sections:
        parts += ["", Text(one.title, style="bold reverse")]
        parts += [painted_line(line, indent=2) for line in one.lines]
    return print_to_text(parts, to_stderr=False, gap=0)
